// What a visitor reads before signing in stays in this tab, and goes with the tab. Whoever then asks may show it
// with the question (portal/common/view_history.py); nothing of it is sent before the form for asking is opened.
const NAME = "commonweal:read";
const MOST = 10;

function read() {
  try { return JSON.parse(sessionStorage.getItem(NAME)) ?? []; } catch { return []; }
}

const page = document.querySelector("[data-read]");
if (page) {
  const rest = read().filter((one) => one !== page.dataset.read);
  try { sessionStorage.setItem(NAME, JSON.stringify([page.dataset.read, ...rest].slice(0, MOST))); } catch { /* shut or full */ }
}

const field = document.querySelector("[data-read-here]");
if (field) {
  const known = field.value; // after a refused form: what the list shows already
  field.value = read().join(",");
  // Once htmx listens: the list of the form is drawn anew.
  if (field.value !== known) addEventListener("load", () => field.dispatchEvent(new Event("readhere", { bubbles: true })));
}
