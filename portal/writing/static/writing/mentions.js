// @handle: a node in the text, and a list of members to choose from while one is typed.

const PATTERN = /(?:^|[\s(])@([\p{L}\p{N}_.-]{1,30})$/u;

export function node({ Node }) {
  return Node.create({
    name: "mention",
    group: "inline",
    inline: true,
    atom: true,
    selectable: false,
    addAttributes: () => ({ id: { default: "" }, username: { default: "" } }),
    parseHTML: () => [{
      tag: "a.mention[data-member]",
      priority: 2000, // above the rule of links
      getAttrs: (element) => {
        const username = (element.getAttribute("href") ?? "").match(/^\/members\/([A-Za-z0-9_.-]{1,30})\/$/)?.[1];
        return username ? { id: element.dataset.member, username } : false;
      },
    }],
    renderHTML: ({ node: { attrs } }) => [
      "a", { class: "mention", href: `/members/${attrs.username}/`, "data-member": attrs.id }, `@${attrs.username}`,
    ],
    renderText: ({ node: { attrs } }) => `@${attrs.username}`,
  });
}

// The extension hands keys to the list; `attach` draws it once the editor stands.
export function completion({ Extension, Plugin }, box) {
  return Extension.create({
    name: "mentionCompletion",
    priority: 1100, // before the base key map, which would take Enter
    addProseMirrorPlugins: () => [new Plugin({
      view: () => ({ update: (view) => box.members?.look(view), destroy: () => box.members?.close() }),
      props: { handleKeyDown: (view, event) => box.members?.key(event) ?? false },
    })],
  });
}

export function attach(box) {
  box.members = new MemberList(box, {
    id: "members", pattern: PATTERN, label: box.words.members, nobody: box.words.nobody, found: box.words.found,
    address: box.urls.mentions, key: "members",
  });
}

// A list of what is found for the word before the caret. It knows nothing of what the things are.
export class FoundList {
  constructor(box, about) {
    this.box = box;
    this.about = about;
    this.dom = box.editor.view.dom;
    this.list = document.createElement("ul");
    Object.assign(this.list, { id: `${this.dom.id}-${about.id}`, className: "members-found", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", about.label);
    box.element.append(this.list);
    this.count = box.element.querySelector("[data-editor-found]");
    this.dom.setAttribute("aria-autocomplete", "list");
    this.found = [];
    this.at = 0;
    this.range = null;
    this.left = null; // where Escape closed it: not opened again for this @
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the caret stays
      const option = event.target.closest("[role=option]");
      if (option) this.choose(Number(option.dataset.index));
    });
    this.dom.addEventListener("blur", () => this.close());
  }

  look(view) {
    const { selection } = view.state;
    const { $from } = selection;
    const inCode = $from.parent.type.spec.code || $from.marks().some((mark) => mark.type.name === "code");
    const before = selection.empty && !inCode ? $from.parent.textBetween(Math.max(0, $from.parentOffset - 40), $from.parentOffset, "\n", "\ufffc") : "";
    const whole = this.whole(before);
    if (whole) {
      const { from } = selection;
      this.range = { from: from - whole.length };
      this.found = [whole.chosen];
      queueMicrotask(() => this.choose(0)); // not while the editor takes in this very key
      return undefined;
    }
    const match = before.match(this.about.pattern);
    if (!match) {
      this.left = null;
      return this.close();
    }
    const from = selection.from - match[1].length - 1;
    if (this.left === from) return undefined;
    if (this.range?.from === from && this.query === match[1]) return undefined;
    this.range = { from, to: selection.from };
    this.query = match[1];
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(match[1]), 120);
    return undefined;
  }

  // Was a name typed to its end? Members have none.
  whole() {
    return null;
  }

  async ask(query) {
    this.request?.abort();
    this.request = new AbortController();
    try {
      const address = `${this.about.address}?q=${encodeURIComponent(query)}`;
      const answer = await fetch(address, { signal: this.request.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return this.close();
      this.show((await answer.json())[this.about.key]);
    } catch { /* overtaken by the next key, or no connection */ }
    return undefined;
  }

  show(things) {
    if (!this.range) return;
    this.found = things;
    this.at = 0;
    this.list.replaceChildren(...things.map((thing, index) => this.option(thing, index)));
    this.list.hidden = !things.length;
    this.count.textContent = things.length ? this.about.found.replace("%(count)s", things.length) : this.about.nobody;
    if (!things.length) return this.mark();
    const spot = this.box.editor.view.coordsAtPos(this.range.from);
    const frame = this.box.element.getBoundingClientRect();
    const below = spot.bottom + 4;
    const isRoom = below + this.list.offsetHeight <= innerHeight || spot.top < this.list.offsetHeight;
    this.list.style.top = `${(isRoom ? below : spot.top - this.list.offsetHeight - 4) - frame.top}px`;
    this.list.style.left = `${Math.max(4, Math.min(spot.left - frame.left, frame.width - this.list.offsetWidth - 4))}px`;
    this.dom.setAttribute("aria-controls", this.list.id);
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === this.at)));
    const current = this.list.hidden ? null : this.list.children[this.at];
    if (current) {
      this.dom.setAttribute("aria-activedescendant", current.id);
      current.scrollIntoView({ block: "nearest" });
    } else this.dom.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (this.list.hidden) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + this.found.length) % this.found.length;
      this.mark();
      return true;
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return false;
    if (event.key === "Enter" || event.key === "Tab") {
      this.choose(this.at);
      return true;
    }
    if (event.key === "Escape") {
      this.left = this.range?.from ?? null;
      this.close();
      event.stopPropagation();
      return true;
    }
    return false;
  }

  choose(index) {
    const thing = this.found[index];
    const range = this.range;
    if (!thing || !range) return;
    const to = this.box.editor.state.selection.from;
    this.close();
    this.found = [];
    this.box.editor.chain().focus().insertContentAt({ from: range.from, to }, this.content(thing)).run();
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.range = null;
    this.query = null;
    if (this.list.hidden) return;
    this.list.hidden = true;
    this.count.textContent = "";
    this.dom.removeAttribute("aria-controls");
    this.dom.removeAttribute("aria-activedescendant");
  }
}

class MemberList extends FoundList {
  option(member, index) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${index}`;
    item.setAttribute("role", "option");
    item.dataset.index = index;
    const name = document.createElement("b");
    name.textContent = member.name;
    const handle = document.createElement("span");
    handle.textContent = `@${member.username}`;
    item.append(face(member), name, handle);
    return item;
  }

  content(member) {
    return [
      { type: "mention", attrs: { id: String(member.id), username: member.username } },
      { type: "text", text: " " },
    ];
  }
}

function face(member) {
  if (member.picture) {
    const picture = document.createElement("img");
    Object.assign(picture, { className: "av s", src: member.picture, alt: "", width: 24, height: 24 });
    return picture;
  }
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("class", `av h${member.hue % 8} s`);
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("aria-hidden", "true");
  const path = drawing.appendChild(document.createElementNS(space, "path"));
  path.setAttribute("d", member.path || "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z");
  return drawing;
}
