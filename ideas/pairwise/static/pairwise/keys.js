// 1, 2 and S choose between two ideas. Only where such keys are wanted (see /shortcuts/), and never while one types.
function areWanted() {
  try { return localStorage.getItem("single-keys") !== "off"; } catch { return true; }
}

function showHint() {
  for (const hint of document.querySelectorAll("[data-keys-hint]")) hint.hidden = !areWanted();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !areWanted()) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  const button = [...document.querySelectorAll("[data-keys] [data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
  if (button) {
    event.preventDefault();
    button.click();
  }
});

// The next two come in place of these: the focus goes with them, so that Tab begins there.
document.addEventListener("htmx:afterSwap", (event) => {
  showHint();
  const head = event.target.id === "pair" || event.detail.target?.id === "pair" ? document.querySelector("#pair h3 a, #pair h3") : null;
  head?.focus({ preventScroll: true });
});
showHint();
