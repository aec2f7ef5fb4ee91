// A line of tags between commas becomes a row of tags, with suggestions. The form is sent the same line.

const MOST = 5;

export function enhance(input, { urls, words }) {
  if (input.dataset.tags === "ready") return;
  input.dataset.tags = "ready";
  new Tags(input, urls.tags, words).start();
}

class Tags {
  constructor(input, address, words) {
    this.source = input; // what is posted
    this.address = address;
    this.words = words;
    this.names = [];
    this.found = [];
    this.at = -1;
  }

  start() {
    const { source } = this;
    this.entry = source.cloneNode();
    for (const name of ["name", "value", "data-tags", "maxlength", "required"]) this.entry.removeAttribute(name);
    this.entry.value = "";
    this.chips = document.createElement("div");
    this.chips.className = "set";
    this.list = document.createElement("ul");
    Object.assign(this.list, { className: "members-found", id: `${source.id}-found`, hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.words.tags);
    const frame = document.createElement("div");
    frame.className = "tags-entry";
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id, autocomplete: "off", placeholder: this.words.addTag })) this.entry.setAttribute(name, value);
    source.type = "hidden";
    source.removeAttribute("id");
    frame.append(this.entry, this.list);
    source.before(this.chips, frame);
    source.addEventListener("change", () => this.read());
    this.entry.addEventListener("input", () => this.typed());
    this.entry.addEventListener("keydown", (event) => this.key(event));
    this.entry.addEventListener("blur", () => { this.take(this.entry.value); this.close(); });
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.take(option.dataset.name);
    });
    source.form?.addEventListener("submit", () => this.take(this.entry.value), true);
    this.read();
  }

  read() {
    this.names = this.source.value.split(/[,;]/).map((name) => name.trim()).filter(Boolean);
    this.show();
  }

  write() {
    this.source.value = this.names.join(", ");
    this.source.dispatchEvent(new Event("input", { bubbles: true })); // the draft hears of it
    this.show();
  }

  show() {
    this.chips.replaceChildren(...this.names.map((name) => {
      const chip = document.createElement("span");
      chip.className = "chip on";
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "×";
      remove.setAttribute("aria-label", this.words.removeTag.replace("%(name)s", name));
      remove.addEventListener("click", () => {
        this.names = this.names.filter((other) => other !== name);
        this.write();
        this.entry.focus();
      });
      chip.append(name, " ", remove);
      return chip;
    }));
    this.chips.hidden = !this.names.length;
    this.entry.disabled = false;
    this.entry.placeholder = this.names.length < MOST ? this.words.addTag : "";
  }

  take(text) {
    const added = text.split(/[,;]/).map((name) => name.trim().toLowerCase()).filter((name) => name && !this.names.includes(name));
    this.entry.value = "";
    this.close();
    if (!added.length) return;
    this.names.push(...added);
    this.write();
  }

  typed() {
    if (/[,;]/.test(this.entry.value)) return void this.take(this.entry.value);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(this.entry.value.trim()), 120);
  }

  async ask(query) {
    this.request?.abort();
    if (!query) return void this.close();
    this.request = new AbortController();
    try {
      const answer = await fetch(`${this.address}?q=${encodeURIComponent(query)}`, { signal: this.request.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return void this.close();
      this.found = (await answer.json()).tags.filter((tag) => !this.names.includes(tag.name));
    } catch { return; }
    this.at = -1;
    this.list.replaceChildren(...this.found.map((tag, index) => {
      const item = document.createElement("li");
      item.id = `${this.list.id}-${index}`;
      item.setAttribute("role", "option");
      item.dataset.name = tag.name;
      const name = document.createElement("b");
      name.textContent = tag.name;
      const count = document.createElement("span");
      count.textContent = tag.count;
      item.append(name, count);
      return item;
    }));
    this.list.hidden = !this.found.length;
    this.mark();
  }

  mark() {
    const isOpen = !this.list.hidden;
    this.entry.setAttribute("aria-expanded", String(isOpen));
    [...this.list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === this.at)));
    const current = isOpen && this.list.children[this.at];
    if (current) this.entry.setAttribute("aria-activedescendant", current.id);
    else this.entry.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const isOpen = !this.list.hidden;
    if (isOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = (this.at + step + this.found.length) % this.found.length;
      this.mark();
    } else if (event.key === "Enter" && this.entry.value.trim()) {
      event.preventDefault(); // takes the tag; an empty line posts the form
      this.take(isOpen && this.at >= 0 ? this.found[this.at].name : this.entry.value);
    } else if (event.key === "Escape" && isOpen) this.close();
    else if (event.key === "Backspace" && !this.entry.value && this.names.length) {
      this.names.pop();
      this.write();
    }
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.list.hidden = true;
    this.mark();
  }
}
