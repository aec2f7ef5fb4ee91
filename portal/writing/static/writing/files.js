// Pictures and files: by button, paste or drop. Typing goes on while they are sent.

export function extension({ Extension, pm }, box) {
  const { Plugin, PluginKey } = pm.state;
  const { Decoration, DecorationSet } = pm.view;
  const key = new PluginKey("uploads");
  return Extension.create({
    name: "uploads",
    addProseMirrorPlugins: () => [new Plugin({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, set) {
          let next = set.map(transaction.mapping, transaction.doc); // the place wanders with what is typed before it
          const act = transaction.getMeta(key);
          if (act?.add) next = next.add(transaction.doc, [Decoration.widget(act.add.at, act.add.dom, { id: act.add.id, side: 1 })]);
          if (act?.remove) next = next.remove(next.find(null, null, (spec) => spec.id === act.remove));
          return next;
        },
      },
      props: {
        decorations: (state) => key.getState(state),
        handlePaste: (view, event) => box.files?.take(view, event.clipboardData, view.state.selection.from) ?? false,
        handleDrop(view, event) {
          const spot = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.from;
          return box.files?.take(view, event.dataTransfer, spot, event) ?? false;
        },
      },
      view: () => {
        box.uploadsKey = key;
        return {};
      },
    })],
  });
}

export function attach(box) {
  box.files = new Files(box);
}

class Files {
  constructor(box) {
    this.box = box;
    this.going = 0;
    this.input = document.createElement("input");
    Object.assign(this.input, { type: "file", multiple: true, hidden: true });
    this.input.setAttribute("aria-label", box.words.file);
    box.element.append(this.input);
    this.input.addEventListener("change", () => {
      const chosen = [...this.input.files]; // the list is emptied with the input
      this.input.value = "";
      for (const file of chosen) this.send(file, box.editor.state.selection.from);
    });
    // Nothing is posted without the picture that is still on its way.
    box.form?.addEventListener("submit", (event) => {
      if (!this.going) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      box.say(box.words.wait);
    }, true);
  }

  pick() {
    this.input.click();
  }

  take(view, transfer, at, event) {
    const files = [...(transfer?.files ?? [])];
    if (!files.length || (!event && transfer.types.includes("text/html") && transfer.types.includes("text/plain"))) return false; // text from a word processor brings a picture of itself along
    event?.preventDefault();
    for (const file of files) this.send(file, at);
    return true;
  }

  async send(file, at) {
    const { box } = this;
    const { editor, words } = box;
    const id = crypto.randomUUID?.() ?? String(Math.random());
    const dom = document.createElement("span");
    dom.className = "sending";
    dom.contentEditable = "false";
    const bar = dom.appendChild(document.createElement("progress"));
    Object.assign(bar, { max: 100, value: 0 });
    bar.setAttribute("aria-label", file.name);
    dom.append(file.name);
    editor.view.dispatch(editor.state.tr.setMeta(box.uploadsKey, { add: { id, at, dom } }));
    this.mark(1);
    box.say(words.sending.replace("%(name)s", file.name));
    try {
      const made = await upload(box, file, (share) => { bar.value = share; });
      const alt = made.is_image ? await askForWords(box, file, made) : "";
      this.insert(id, made, alt);
      box.say(words.added.replace("%(name)s", made.name));
    } catch (error) {
      this.remove(id);
      box.say(error.message || words.failed);
    } finally {
      this.mark(-1);
    }
  }

  mark(step) {
    this.going += step;
    this.box.element.toggleAttribute("aria-busy", this.going > 0);
  }

  place(id) {
    const found = this.box.uploadsKey.getState(this.box.editor.state).find(null, null, (spec) => spec.id === id);
    return found.length ? found[0].from : null;
  }

  remove(id) {
    const { editor } = this.box;
    if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(this.box.uploadsKey, { remove: id }));
  }

  insert(id, made, alt) {
    const { editor } = this.box;
    const at = this.place(id) ?? editor.state.selection.to;
    this.remove(id);
    const content = made.is_image
      ? [{ type: "image", attrs: { src: made.url, alt, width: made.width, height: made.height } }]
      : [{ type: "text", text: made.name, marks: [{ type: "link", attrs: { href: made.url } }] }, { type: "text", text: " " }];
    editor.chain().insertContentAt(at, content).run();
  }
}

// fetch tells nothing about progress.
function upload(box, file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("file", file, file.name);
    request.open("POST", box.urls.upload);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", box.token());
    request.upload.addEventListener("progress", (event) => progress((event.loaded / event.total) * 100));
    request.addEventListener("error", () => reject(new Error(box.words.failed)));
    request.addEventListener("load", () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* a proxy's own page */ }
      if (request.status === 201) resolve(answer);
      else reject(new Error(answer.error || box.words.failed));
    });
    request.send(data);
  });
}

// What does it show? Asked once, answered by a sentence or left empty for a picture that only decorates.
function askForWords(box, file, made) {
  const dialog = box.dialogs.querySelector("dialog[data-editor-alt]");
  const input = dialog.querySelector("input");
  const picture = dialog.querySelector("img");
  if (dialog.open) return Promise.resolve(""); // several at once: words can be put in later
  picture.src = made.url;
  input.value = "";
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      picture.removeAttribute("src");
      box.editor.commands.focus();
      resolve(dialog.returnValue === "ok" ? input.value.trim() : "");
    }, { once: true });
    dialog.returnValue = "";
    dialog.showModal();
    input.focus();
  });
}
