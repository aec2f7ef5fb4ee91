// B keeps the post that has the focus, or leads to its note once it is kept. It works inside a post only, so that
// nobody who dictates or slips sets it off elsewhere.
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "b" || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const button = event.target.closest(".post")?.querySelector("[data-keep]");
  if (button) {
    event.preventDefault();
    button.click();
  }
});
