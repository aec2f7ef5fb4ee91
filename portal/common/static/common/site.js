// Small conveniences. Every page reads and works without them.
const root = document.documentElement;

// Theme: written to a cookie, so that the server sends the right one and nothing flashes.
const isDark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const switches = document.querySelectorAll("[data-theme-switch]");

function nameSwitches() {
  for (const button of switches) button.querySelector("span").textContent = isDark() ? button.dataset.light : button.dataset.dark;
}

for (const button of switches) {
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax${secure}`;
    nameSwitches();
  });
}
nameSwitches();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameSwitches);

// Menus are <details>: close them on Escape and on a click elsewhere.
const openMenus = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  if (!"/?".includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || !hasSingleKeys()) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  const box = document.querySelector(".find input");
  if (event.key === "?") {
    event.preventDefault();
    showShortcuts();
  } else if (box?.offsetParent) {
    event.preventDefault();
    box.focus();
  }
});

// Single keys can be turned off: whoever dictates would set them off by a word.
function hasSingleKeys() {
  try { return localStorage.getItem("single-keys") !== "off"; } catch { return true; }
}

function tendSingleKeys(place) {
  const choice = place.querySelector("[data-single-keys]");
  if (!choice) return;
  const box = choice.querySelector("input");
  choice.hidden = false;
  box.checked = hasSingleKeys();
  box.addEventListener("change", () => {
    try { localStorage.setItem("single-keys", box.checked ? "on" : "off"); } catch { /* this device keeps nothing */ }
  });
}
tendSingleKeys(document);

// The list of shortcuts is a page of its own; here it comes into a dialog, so that one stays where one is.
const shortcuts = document.querySelector("[data-shortcuts-open]");

async function showShortcuts() {
  if (document.querySelector("[data-shortcuts]")) return;
  const answer = await fetch(shortcuts.href).catch(() => null);
  if (!answer?.ok) {
    location.assign(shortcuts.href);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const list = page.querySelector("[data-shortcuts]");
  const head = page.querySelector("h1");
  if (!list || document.querySelector("[data-shortcuts]")) return;
  const dialog = document.createElement("dialog");
  dialog.className = "dialog stack";
  head.id = "shortcuts-head";
  dialog.setAttribute("aria-labelledby", head.id);
  const close = document.createElement("button");
  Object.assign(close, { type: "button", className: "btn", textContent: shortcuts.dataset.close, autofocus: true });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(head, list, close);
  document.body.append(dialog);
  tendSingleKeys(dialog);
  dialog.showModal();
}

shortcuts?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  showShortcuts();
});

// Toasts say that something is done. They go by themselves after a while, never while somebody is on them.
const toasts = document.querySelector(".toasts");

function tend(toast) {
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = toasts.dataset.close;
  close.addEventListener("click", () => toast.remove());
  toast.append(close);
  let timer;
  const seconds = toast.querySelector("form") ? 30 : 10;  // as long as a post can be taken back
  const start = () => { timer = setTimeout(() => toast.remove(), seconds * 1000); };
  const stop = () => clearTimeout(timer);
  for (const name of ["pointerenter", "focusin"]) toast.addEventListener(name, stop);
  for (const name of ["pointerleave", "focusout"]) toast.addEventListener(name, start);
  start();
}

function say(text) {
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = text;
  toasts.append(toast);
  tend(toast);
}

if (toasts) {
  for (const toast of toasts.querySelectorAll(".toast")) tend(toast);
  // The server answers an htmx request with HX-Trigger: {"toast": "Saved"}.
  document.addEventListener("toast", (event) => say(event.detail.value ?? String(event.detail)));
  document.addEventListener("htmx:responseError", async (event) => {
    const type = event.detail.xhr.getResponseHeader("Content-Type") ?? "";
    if (!type.startsWith("text/html")) return;
    // An error page in the answer: its heading is the sentence.
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const sentence = page.querySelector("[data-reason]")?.textContent.trim();
    if (sentence) say(sentence);
  });
}

// A refused form: the summary of its errors gets the focus, and each of its links leads into its field.
document.querySelector("[data-focus]")?.focus();
document.addEventListener("htmx:afterSettle", (event) => event.target.querySelector?.("[data-focus]")?.focus());
document.addEventListener("click", (event) => {
  const link = event.target.closest(".errors a[href^='#']");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (field) {
    event.preventDefault();
    (field.matches("input, select, textarea") ? field : (field.querySelector("input, select, textarea") ?? field)).focus();
  }
});

// What scrolls sideways can be reached by keyboard.
function letScroll(within) {
  for (const box of within.querySelectorAll("pre, .scroll")) {
    if (box.scrollWidth > box.clientWidth && !box.hasAttribute("tabindex")) box.tabIndex = 0;
  }
}
letScroll(document);
document.addEventListener("htmx:afterSettle", (event) => letScroll(event.target));
addEventListener("resize", () => letScroll(document));

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.target === "_blank") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  event.submitter?.setAttribute("aria-busy", "true");
});
// Back from the browser's page cache: the form may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("form [aria-busy]")) button.removeAttribute("aria-busy");
});
