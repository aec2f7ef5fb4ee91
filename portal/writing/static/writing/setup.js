// Makes the editor and keeps the text box behind it true.

export function mount(box, parts, html) {
  const { bundle, tools, mentions, emoji, files } = parts;
  const { textarea, element, form } = box;
  const field = document.createElement("div");
  field.className = "rich";
  textarea.before(field);

  let leaveByTab = false; // Escape, then Tab: out of the editor, also from a list or a table
  const editor = new bundle.Editor({
    element: field,
    injectCSS: false, // the Content-Security-Policy would stop it; editor.css has these rules
    content: html,
    extensions: extensions(box, parts),
    editorProps: {
      attributes: attributesFrom(textarea, element),
      transformPastedHTML: harmless,
      handleKeyDown(view, event) {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          parts.loader.submit(form);
          return true;
        }
        if (event.key === "Escape") leaveByTab = true;
        else if (event.key === "Tab" && leaveByTab) {
          leaveByTab = false;
          event.stopImmediatePropagation();
          return false;
        } else leaveByTab = false;
        return false;
      },
      handleDOMEvents: {
        // Before any key map: a Tab after Escape belongs to the page.
        keydown(view, event) {
          return event.key === "Tab" && leaveByTab;
        },
      },
    },
  });

  const hadFocus = document.activeElement === textarea;
  const caret = textarea.selectionStart;
  const atEnd = caret === 0 || caret >= textarea.value.length; // 0: come by Tab or a script, to go on writing
  box.editor = editor;
  const height = textarea.offsetHeight;
  textarea.hidden = true;
  textarea.required = false; // a hidden box cannot be pointed at by the browser; the server checks
  editor.view.dom.style.minHeight = `${height}px`;
  const id = textarea.id;
  textarea.removeAttribute("id");
  editor.view.dom.id = id;
  element.classList.add("is-rich");
  document.getElementById(`${id}-label`)?.addEventListener("click", () => editor.commands.focus());

  let timer;
  const sync = () => {
    clearTimeout(timer);
    const now = box.read();
    if (textarea.value === now.text && box.formatInput.value === now.format) return;
    textarea.value = now.text;
    box.formatInput.value = now.format;
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  };
  editor.on("update", () => {
    clearTimeout(timer);
    timer = setTimeout(sync, 150);
    box.changed();
  });
  form?.addEventListener("submit", sync, true);
  form?.addEventListener("formdata", (event) => {
    const now = box.read();
    event.formData.set(textarea.name, now.text);
    event.formData.set(box.formatInput.name, now.format);
  });
  form?.addEventListener("reset", () => setTimeout(() => {
    editor.commands.clearContent(true);
    sync();
  }));
  box.write = (content) => {
    editor.commands.setContent(content, { emitUpdate: true });
    sync();
  };
  box.insertQuote = (quoted, author, url) => insertQuote(box, quoted, author, url);

  const dialogs = document.createElement("div");
  dialogs.append(element.querySelector("template[data-editor-dialogs]").content.cloneNode(true));
  document.body.append(dialogs);
  box.dialogs = dialogs;
  editor.on("destroy", () => dialogs.remove());

  tools.attach(box);
  mentions.attach(box);
  emoji.attach(box, mentions);
  files.attach(box);
  sync();
  if (hadFocus) {
    // At once: the command waits for the next frame, and what is typed until then would go nowhere.
    editor.view.focus();
    editor.commands.focus(atEnd ? "end" : positionOf(editor, caret));
  }
}

function extensions(box, { bundle, mentions, emoji, files, tools }) {
  const {
    Document, Paragraph, Text, HardBreak, Heading, Blockquote, BulletList, OrderedList, ListItem, HorizontalRule, CodeBlock,
    Bold, Italic, Strike, Code, Subscript, Superscript, Image, Table, TableRow, TableHeader, TableCell,
    Gapcursor, Dropcursor, UndoRedo, TrailingNode, Placeholder, Link, Mark,
  } = bundle;
  return [
    Document, Paragraph, Text, HardBreak, Blockquote, BulletList, OrderedList, ListItem, HorizontalRule,
    Heading.configure({ levels: [2, 3] }),
    CodeBlock.configure({ exitOnArrowDown: true }),
    Bold, Italic, Strike, Code, Subscript, Superscript,
    Mark.create({ name: "kbd", parseHTML: () => [{ tag: "kbd" }], renderHTML: () => ["kbd", 0] }),
    Link.extend({ addKeyboardShortcuts: () => ({ "Mod-k": () => tools.editLink(box) }) }).configure({
      openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: "https",
    }),
    Image.extend({
      addAttributes() {
        return { ...this.parent?.(), width: { default: null }, height: { default: null } };
      },
    }).configure({ inline: true }),
    Table.configure({ resizable: false }), TableRow, TableHeader, TableCell,
    Gapcursor, Dropcursor, UndoRedo, TrailingNode,
    Placeholder.configure({ placeholder: box.textarea.placeholder || "" }),
    mentions.node(bundle), mentions.completion(bundle, box), emoji.completion(bundle, box), files.extension(bundle, box),
  ];
}

function attributesFrom(textarea, element) {
  const attributes = {
    role: "textbox",
    "aria-multiline": "true",
    "aria-labelledby": `${textarea.id}-label`,
    class: "read",
  };
  for (const name of ["aria-describedby", "aria-invalid"]) if (textarea.hasAttribute(name)) attributes[name] = textarea.getAttribute(name);
  if (textarea.required) attributes["aria-required"] = "true";
  if (textarea.placeholder) attributes["aria-placeholder"] = textarea.placeholder;
  if (element.dataset.place) attributes["data-place"] = element.dataset.place;
  return attributes;
}

// What is pasted loses scripts, styles and the pictures of other sites: those would tell who reads here.
// The server cleans again, whatever comes.
function harmless(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const picture of page.querySelectorAll("img")) {
    if (!(picture.getAttribute("src") ?? "").startsWith("/uploads/")) picture.remove();
  }
  for (const extra of page.querySelectorAll("script, style, iframe, object, embed, svg, math")) extra.remove();
  for (const element of page.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (name.startsWith("on") || name === "style") element.removeAttribute(name);
  }
  return page.body.innerHTML;
}

// The place in the editor of the n-th character of the text box: paragraphs count one line end more there.
function positionOf(editor, offset) {
  let left = offset;
  let found = editor.state.doc.content.size;
  editor.state.doc.descendants((node, position) => {
    if (left < 0) return false;
    if (node.isText || node.type.name === "hardBreak") {
      if (left <= node.nodeSize) found = position + left;
      left -= node.nodeSize;
      if (left < 0) return false;
    } else if (node.isTextblock && position > 0) left -= 2;
    return true;
  });
  return Math.min(found, editor.state.doc.content.size);
}

function insertQuote(box, html, author, url) {
  const holder = document.createElement("div");
  holder.innerHTML = html.trim();
  if (!holder.textContent.trim() && !holder.querySelector("img")) return;
  const quote = document.createElement("blockquote");
  if (author) {
    const line = quote.appendChild(document.createElement("p"));
    const [before, after] = box.words.wrote.split("%(name)s");
    const name = document.createElement(url ? "a" : "strong");
    if (url) name.setAttribute("href", url);
    name.textContent = author;
    line.append(before, name, after ?? "");
  }
  quote.append(...holder.childNodes);
  const { editor } = box;
  const end = editor.isEmpty ? 0 : editor.state.selection.$to.end(1) + 1;
  editor.chain().insertContentAt(end, `${quote.outerHTML}<p></p>`).focus(null, { scrollIntoView: true }).run();
  const after = editor.state.doc.resolve(Math.min(editor.state.doc.content.size, editor.state.selection.to));
  editor.commands.setTextSelection(after.pos);
}
