// Text boxes become editors when somebody turns to them. Until then, and without this script, they
// are text boxes that hold Markdown. The editor itself (170 kB) is fetched on the first focus.

const boxes = new WeakMap();
let known = null;

function config() {
  known ??= JSON.parse(document.querySelector("script[data-editor-config]").textContent);
  return known;
}

class Box {
  constructor(element) {
    this.element = element;
    this.textarea = element.querySelector("textarea");
    this.formatInput = element.querySelector("[data-editor-format]");
    this.status = element.querySelector("[data-editor-status]");
    Object.assign(this, config()); // modules, urls, words, languages
    this.place = element.dataset.place;
    this.form = this.textarea.form;
    this.editor = null;
    this.listeners = new Set();
    this.ready = null;
  }

  // What stands in the box now, as it would be posted.
  read() {
    if (this.editor) return { text: this.editor.isEmpty ? "" : this.editor.getHTML(), format: "html" };
    return { text: this.textarea.value, format: this.formatInput.value };
  }

  // What a reader would see of it: for the counter.
  length() {
    return this.editor ? this.editor.getText().trim().length : this.textarea.value.trim().length;
  }

  changed() {
    for (const listener of this.listeners) listener();
  }

  say(words) {
    this.status.textContent = words;
  }

  // Fetch the editor and put it in the place of the text box. What is typed meanwhile is kept.
  load() {
    this.ready ??= this.mount().catch((error) => {
      this.ready = null; // the text box still works; the next focus tries again
      console.error("The editor did not load.", error);
    });
    return this.ready;
  }

  async mount() {
    const names = Object.keys(this.modules);
    const loaded = await Promise.all(names.map((name) => import(this.modules[name])));
    const parts = Object.fromEntries(names.map((name, index) => [name, loaded[index]]));
    const html = await this.startingHtml();
    if (this.element.isConnected && !this.editor) parts.setup.mount(this, parts, html);
    return this.editor;
  }

  async startingHtml() {
    if (this.formatInput.value === "html") return this.textarea.value; // put back by the browser or from this device
    const text = this.textarea.value;
    if (!text.trim()) return "";
    const template = this.element.querySelector("template[data-editor-html]");
    if (template && text === this.textarea.defaultValue && template.innerHTML.trim()) return template.innerHTML;
    if (!/[*_`#>[\]|~\\@<]|^\s*([-+]|\d+[.)])\s|https?:/m.test(text)) return paragraphs(text);
    try {
      const body = new URLSearchParams({ preview: "text", text, csrfmiddlewaretoken: this.token() });
      const answer = await fetch(this.urls.preview, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.ok) {
        const { html } = await answer.json();
        if (this.textarea.value === text) return html; // nothing was typed meanwhile
      }
    } catch { /* no connection: the signs stay as they were typed */ }
    return paragraphs(this.textarea.value);
  }

  token() {
    return this.form?.elements.csrfmiddlewaretoken?.value ?? "";
  }
}

export function paragraphs(text) {
  const holder = document.createElement("div");
  for (const block of text.split(/\n{2,}/)) {
    const paragraph = holder.appendChild(document.createElement("p"));
    block.split("\n").forEach((line, index) => {
      if (index) paragraph.append(document.createElement("br"));
      paragraph.append(line);
    });
  }
  return holder.innerHTML;
}

function setUp(element) {
  if (boxes.has(element)) return;
  const box = new Box(element);
  boxes.set(element, box);
  const { textarea, form } = box;

  textarea.addEventListener("focus", () => box.load(), { once: false });
  element.addEventListener("pointerover", () => prefetch(box), { once: true });
  textarea.addEventListener("input", () => { if (!box.editor) box.changed(); });
  textarea.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit(form);
    }
  });
  element.querySelector("[role=toolbar]")?.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-command]");
    if (!button || box.editor) return; // afterwards the editor's own listener does it
    await box.load();
    if (box.editor) button.click();
  });
  counter(box);
  if (box.place) import(box.drafts).then((drafts) => drafts.keep(box));
  if (box.formatInput.value === "html" || element.contains(document.activeElement)) box.load();
}

function prefetch(box) {
  for (const address of Object.values(box.modules)) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "modulepreload", href: address });
    document.head.append(link);
  }
}

export function submit(form) {
  form?.requestSubmit(form.querySelector("button[type=submit], button:not([type])") ?? undefined);
}

// How much is missing, or how much is left when the end is near. Not spoken at each key.
function counter(box) {
  const place = box.element.querySelector("[data-editor-count]");
  const least = Number(box.element.dataset.min) || 0;
  const most = Number(box.element.dataset.max) || 0;
  const show = () => {
    const length = box.length();
    if (least && length < least) place.textContent = box.words.least.replace("%(count)s", length).replace("%(least)s", least);
    else if (most && length > most * 0.9) place.textContent = box.words.left.replace("%(count)s", most - length);
    else place.textContent = "";
  };
  box.listeners.add(show);
  show();
}

// Quotes: a button with data-quote="#the-text" (and data-quote-author, data-quote-url, data-quote-into="#form")
// puts the selected part of that text, or all of it, into the box. In a post nothing of it need be said: the text
// is the .read of its article, the author its .who, the address that of its number, the box the one in #reply.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-quote]");
  if (!button || event.ctrlKey || event.metaKey) return;
  const post = button.closest("article[id]");
  const source = button.dataset.quote ? find(button.dataset.quote) : post?.querySelector(".read");
  const into = button.dataset.quoteInto;
  const target = into ? boxFor(into) : boxFor("#reply") || boxFor();
  if (!source || !target) return; // a link goes where it leads
  event.preventDefault();
  const author = button.dataset.quoteAuthor ?? post?.querySelector(".who")?.textContent.trim();
  const url = button.dataset.quoteUrl ?? (post ? `/p/${post.id.slice(1)}/` : undefined);
  insertQuote(chosenHtml(source), author, { url, box: target });
});

function find(selector) {
  try { return document.querySelector(selector); } catch { return null; }
}

function boxFor(selector) {
  const within = selector ? find(selector) : document;
  const element = within?.matches?.("[data-editor]") ? within : within?.querySelector("[data-editor]");
  return element && boxes.get(element);
}

function chosenHtml(source) {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const holder = document.createElement("div");
  if (range && source.contains(range.commonAncestorContainer)) holder.append(range.cloneContents());
  else {
    holder.append(...[...source.childNodes].map((node) => node.cloneNode(true)));
    for (const quote of holder.querySelectorAll(":scope > blockquote")) quote.remove(); // not quotes of quotes
  }
  for (const extra of holder.querySelectorAll("button, form, script, style, svg, .vh")) extra.remove();
  return holder.innerHTML;
}

export async function insertQuote(html, author = "", { url = "", box = boxFor() } = {}) {
  if (!box) return;
  box.element.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  await box.load();
  if (box.editor) box.insertQuote(html, author, url);
  else {
    const holder = document.createElement("div");
    holder.innerHTML = html;
    const lines = holder.textContent.trim().split("\n").map((line) => `> ${line.trim()}`);
    box.textarea.value = `${box.textarea.value.trimEnd()}\n\n${lines.join("\n")}\n\n`.trimStart();
    box.textarea.focus();
    box.changed();
  }
}

function setUpAll(root) {
  if (root.matches?.("[data-editor]")) setUp(root);
  for (const element of root.querySelectorAll?.("[data-editor]") ?? []) setUp(element);
}

function setUpTags(root) {
  const inputs = [...(root.querySelectorAll?.("input[data-tags]") ?? [])];
  if (inputs.length) import(config().tags).then((tags) => inputs.forEach((input) => tags.enhance(input, config())));
}

setUpAll(document);
setUpTags(document);
document.addEventListener("htmx:load", (event) => setUpAll(event.target));
document.addEventListener("htmx:beforeCleanupElement", (event) => {
  const box = boxes.get(event.target);
  if (box?.editor) box.editor.destroy();
});
