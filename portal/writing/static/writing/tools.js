// The toolbar, and a second bar for what the caret stands in: a table, a block of code, a link.

const COMMANDS = {
  bold: { run: (chain) => chain.toggleBold(), on: "bold" },
  italic: { run: (chain) => chain.toggleItalic(), on: "italic" },
  strike: { run: (chain) => chain.toggleStrike(), on: "strike" },
  heading: { run: (chain) => chain.toggleHeading({ level: 2 }), on: "heading" },
  quote: { run: (chain) => chain.toggleBlockquote(), on: "blockquote" },
  list: { run: (chain) => chain.toggleBulletList(), on: "bulletList" },
  numbers: { run: (chain) => chain.toggleOrderedList(), on: "orderedList" },
  code: { run: (chain) => chain.toggleCode(), on: "code" },
  codeblock: { run: (chain) => chain.toggleCodeBlock(), on: "codeBlock" },
  table: { run: (chain) => chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true }) },
  "row-add": { run: (chain) => chain.addRowAfter() },
  "row-remove": { run: (chain) => chain.deleteRow() },
  "column-add": { run: (chain) => chain.addColumnAfter() },
  "column-remove": { run: (chain) => chain.deleteColumn() },
  "table-remove": { run: (chain) => chain.deleteTable() },
  "link-remove": { run: (chain) => chain.extendMarkRange("link").unsetLink() },
};

export function attach(box) {
  const { element, editor } = box;
  const bars = [...element.querySelectorAll("[role=toolbar]")];
  const buttons = [...element.querySelectorAll("button[data-command]")];
  const language = element.querySelector("select[data-editor-language]");
  for (const name of box.languages) language.add(new Option(name, name));

  element.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-command]");
    if (button && element.contains(button)) act(box, button.dataset.command);
  });
  for (const bar of bars) roving(bar, editor);
  language.addEventListener("change", () => {
    editor.chain().focus().updateAttributes("codeBlock", { language: language.value || null }).run();
  });

  const show = () => {
    for (const button of buttons) {
      const { on } = COMMANDS[button.dataset.command] ?? {};
      if (on) button.setAttribute("aria-pressed", String(editor.isActive(on)));
      if (button.dataset.command === "link") button.setAttribute("aria-pressed", String(editor.isActive("link")));
    }
    for (const part of element.querySelectorAll("[data-when]")) part.hidden = !editor.isActive(part.dataset.when);
    language.value = editor.getAttributes("codeBlock").language ?? "";
    const context = element.querySelector("[data-editor-context]");
    context.hidden = ![...context.querySelectorAll("[data-when]")].some((part) => !part.hidden);
  };
  editor.on("transaction", show);
  show();
}

function act(box, command) {
  if (command === "link") return editLink(box);
  if (command === "picture") return box.files.pick();
  const found = COMMANDS[command];
  return found && found.run(box.editor.chain().focus()).run();
}

// One stop for Tab; the arrow keys go from button to button, Escape back into the text.
function roving(bar, editor) {
  const all = () => [...bar.querySelectorAll("button, select")].filter((item) => item.offsetParent);
  const stop = (item) => { for (const other of bar.querySelectorAll("button, select")) other.tabIndex = other === item ? 0 : -1; };
  const first = bar.querySelector("button, select");
  if (first) stop(first);
  bar.addEventListener("focusin", (event) => stop(event.target));
  bar.addEventListener("keydown", (event) => {
    const items = all();
    const at = items.indexOf(event.target);
    const forward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    let next = null;
    if (event.key === forward) next = items[(at + 1) % items.length];
    else if (event.key === back) next = items[(at - 1 + items.length) % items.length];
    else if (event.key === "Home") [next] = items;
    else if (event.key === "End") next = items.at(-1);
    else if (event.key === "Escape") editor.commands.focus();
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

// Always handled: the browser's own Ctrl+K must not open.
export function editLink(box) {
  const { editor, dialogs, words } = box;
  const dialog = dialogs.querySelector("dialog[data-editor-link]");
  const [address, text] = dialog.querySelectorAll("input");
  const problem = dialog.querySelector("[data-problem]");
  const isLink = editor.isActive("link");
  if (isLink) editor.commands.extendMarkRange("link");
  const { from, to, empty } = editor.state.selection;
  const chosen = editor.state.doc.textBetween(from, to, " ");
  address.value = isLink ? editor.getAttributes("link").href ?? "" : /^https?:\/\/\S+$/.test(chosen) ? chosen : "";
  text.value = chosen;
  text.closest(".field").hidden = !empty;
  const settle = (event) => {
    if (event.submitter?.value !== "ok") return;
    const href = tidy(address.value);
    problem.textContent = href ? "" : words.address;
    address.toggleAttribute("aria-invalid", !href);
    if (!href) {
      event.preventDefault();
      address.focus();
      return;
    }
    const chain = editor.chain().focus();
    if (empty && !isLink) {
      chain.insertContentAt(from, [{ type: "text", text: text.value.trim() || href, marks: [{ type: "link", attrs: { href } }] }]).unsetMark("link").run();
    } else chain.setTextSelection({ from, to }).setLink({ href }).setTextSelection(to).run();
  };
  const form = dialog.querySelector("form");
  form.addEventListener("submit", settle);
  dialog.addEventListener("close", () => {
    form.removeEventListener("submit", settle);
    problem.textContent = "";
    address.removeAttribute("aria-invalid");
    editor.commands.focus();
  }, { once: true });
  dialog.showModal();
  address.focus();
  return true;
}

function tidy(address) {
  const text = address.trim();
  if (/^(https?:\/\/|mailto:)\S+$/i.test(text) || /^[/#]\S*$/.test(text)) return text;
  if (/^[^\s@]+@[^\s@]+\.\w+$/.test(text)) return `mailto:${text}`;
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : "";
}
