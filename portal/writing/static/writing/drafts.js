// Nothing typed is lost: kept on this device within a second, and on the server within three.

const SERVER = 2500; // milliseconds after the last key
const DEVICE = 600;
const KEEP = 30 * 24 * 3600 * 1000;

export function keep(box) {
  forgetOthers(box.element.dataset.member);
  new Keeper(box).start();
}

class Keeper {
  constructor(box) {
    this.box = box;
    this.name = `commonweal:draft:${box.element.dataset.member}:${box.place}`;
    this.known = box.element.dataset.saved || ""; // when the server's copy was saved
    this.sent = null; // what the server has
    this.leaving = false;
  }

  start() {
    const { box } = this;
    this.put();
    this.sent = box.read().text;
    this.last = this.sent;
    box.listeners.add(() => this.changed());
    for (const field of this.fields()) field.addEventListener("input", () => this.changed());
    box.form?.addEventListener("submit", (event) => queueMicrotask(() => { if (!event.defaultPrevented) this.submitted(); }));
    box.form?.addEventListener("reset", () => this.forget());
    // Posted by htmx: the page stays, so nothing may be saved behind the back of what was just posted.
    box.form?.addEventListener("htmx:beforeRequest", (event) => { if (event.target === box.form) this.submitted(); });
    box.form?.addEventListener("htmx:afterRequest", (event) => {
      if (event.target !== box.form) return;
      this.leaving = false;
      if (event.detail.successful) this.forget();
      else this.changed();
    });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.save(true); });
    addEventListener("online", () => this.save());
    box.element.addEventListener("click", (event) => {
      if (event.target.closest("[data-draft-discard]")) this.discard();
    });
  }

  fields() {
    const kinds = "input:not([type=hidden]):not([type=file]):not([type=password]):not([type=submit]), input[data-tags], textarea[data-kept-in-draft], select";
    return [...(this.box.form?.querySelectorAll(kinds) ?? [])].filter((field) => field.name && !field.closest("dialog"));
  }

  // At the start: the server's draft stands in the box already; a newer one of this device goes over it.
  put() {
    const { element, textarea, formatInput } = this.box;
    const server = JSON.parse(element.dataset.draft || "null");
    if (server) this.fill(server.title, server.data);
    const own = this.stored();
    if (!own) return;
    const isPosted = own.submitted && (own.saved ? !this.known : document.querySelector("main")?.textContent.includes(opening(own.text)));
    if (isPosted || Date.now() - own.at > KEEP) return void localStorage.removeItem(this.name);
    const isNewer = own.dirty && (!this.known || own.at > Date.parse(this.known));
    if (!isNewer || !own.text.trim() || (textarea.value.trim() && !server)) return;
    textarea.value = own.text;
    formatInput.value = own.format;
    this.fill(own.title, own.data);
    this.box.say(this.box.words.restored);
    this.box.element.querySelector("[data-draft-discard]")?.removeAttribute("hidden");
    if (own.format === "html") this.box.load();
  }

  fill(title, data = {}) {
    for (const field of this.fields()) {
      const value = field.name === "title" ? title : data[`field:${field.name}`];
      if (value === undefined || value === "") continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = field.value === value || field.checked;
      else if (!field.value || field.tagName === "SELECT") {
        field.value = value;
        field.dispatchEvent(new Event("change", { bubbles: true })); // a row of tags is drawn anew
      }
    }
  }

  stored() {
    try { return JSON.parse(localStorage.getItem(this.name)); } catch { return null; }
  }

  changed() {
    clearTimeout(this.deviceTimer);
    clearTimeout(this.serverTimer);
    this.deviceTimer = setTimeout(() => this.store(true), DEVICE);
    this.serverTimer = setTimeout(() => this.save(), SERVER);
  }

  now() {
    const data = { url: location.pathname + location.search, label: this.box.element.dataset.label || document.querySelector("h1")?.textContent.trim().slice(0, 200) || "" };
    let title = "";
    for (const field of this.fields()) {
      if (field.name === "title") title = field.value;
      else if ((field.type !== "checkbox" && field.type !== "radio") || field.checked) data[`field:${field.name}`] = field.value;
    }
    const { text, format } = this.box.read();
    return { text, format, title, data };
  }

  store(dirty, submitted = false) {
    const now = this.now();
    try {
      if (!now.text.trim() && !now.title.trim()) localStorage.removeItem(this.name);
      else localStorage.setItem(this.name, JSON.stringify({ ...now, at: Date.now(), saved: this.known, dirty, submitted }));
    } catch { /* the device's store is full or shut; the server still keeps it */ }
  }

  async save(isLeaving = false, force = false) {
    const { box } = this;
    clearTimeout(this.serverTimer);
    const now = this.now();
    const mark = JSON.stringify([now.text, now.title]);
    if (this.leaving || !box.element.isConnected || mark === this.mark || (this.mark === undefined && now.text === this.sent)) return;
    this.store(true);
    const body = new URLSearchParams({
      place: box.place, title: now.title, body: now.text, body_format: now.format,
      data: JSON.stringify(now.data), known: this.known, force: force ? "1" : "",
    });
    try {
      const answer = await fetch(box.urls.draft, {
        method: "POST", body, keepalive: isLeaving && body.toString().length < 60000,
        headers: { Accept: "application/json", "X-CSRFToken": box.token() },
      });
      const told = await answer.json().catch(() => ({}));
      if (answer.status === 409) return void this.conflict(told);
      if (!answer.ok) return void box.say(told.error || box.words.offline);
      this.mark = mark;
      this.known = told.saved;
      this.store(false);
      box.say(told.saved ? box.words.saved.replace("%(time)s", clock(told.saved)) : "");
    } catch {
      if (!isLeaving) box.say(box.words.offline);
    }
  }

  // Another device saved later: the member says which text goes on.
  conflict({ error, other }) {
    const { box } = this;
    const theirs = button(box.words.take, () => {
      this.known = other.saved;
      if (box.editor) box.write(other.html);
      else box.textarea.value = other.text;
      this.mark = JSON.stringify([box.read().text, this.now().title]);
      this.store(false);
      box.say(box.words.saved.replace("%(time)s", clock(other.saved)));
    });
    const mine = button(box.words.keep, () => this.save(false, true));
    box.say(`${error} `);
    box.status.append(theirs, " ", mine);
  }

  async discard() {
    const { box } = this;
    clearTimeout(this.serverTimer);
    clearTimeout(this.deviceTimer);
    if (box.editor) box.write("");
    else {
      box.textarea.value = "";
      box.formatInput.value = "markdown";
    }
    clearTimeout(this.serverTimer);
    clearTimeout(this.deviceTimer);
    this.forget();
    box.element.querySelector("[data-draft-discard]")?.setAttribute("hidden", "");
    try {
      const body = new URLSearchParams({ place: box.place });
      await fetch(box.urls.discard, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": box.token() } });
      box.say(box.words.discarded);
    } catch {
      box.say(box.words.offline);
    }
    box.changed();
    clearTimeout(this.serverTimer);
    clearTimeout(this.deviceTimer);
  }

  forget() {
    localStorage.removeItem(this.name);
    this.known = "";
    this.mark = undefined;
    this.sent = "";
  }

  // The server forgets the draft when it takes the text. If it never does, this device still has it.
  submitted() {
    this.leaving = true;
    clearTimeout(this.serverTimer);
    clearTimeout(this.deviceTimer);
    this.store(true, true);
    setTimeout(() => { this.leaving = false; }, 5000);
  }
}

function button(words, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "btn small", textContent: words });
  made.addEventListener("click", act);
  return made;
}

function clock(iso) {
  return new Intl.DateTimeFormat(document.documentElement.lang || undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(iso));
}

function opening(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  return (page.body.textContent ?? "").trim().slice(0, 40) || "\u0000";
}

// On a shared computer nobody finds what the one before was writing.
function forgetOthers(member) {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("commonweal:draft:") && !name.startsWith(`commonweal:draft:${member}:`)) localStorage.removeItem(name);
    }
  } catch { /* no store */ }
}
