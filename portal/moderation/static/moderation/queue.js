// Single keys in the review queue: J next case, C claim, D decide, U undo. Off where the member has switched single keys off
// on this device (the page of keyboard shortcuts). Everything they do is a button or a link as well.
const singleKeys = () => {
  try { return localStorage.getItem("single-keys") !== "off"; } catch { return true; }
};
if (singleKeys()) {
  document.querySelectorAll(".queue [data-single-keys]").forEach((hint) => { hint.hidden = false; });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
    if (event.target.closest("input:not([type=radio]), textarea, select, [contenteditable], [role=dialog]")) return;
    const key = event.key.toLowerCase();
    const decide = key === "d" && document.querySelector(".queue [data-decide] input[type=radio]");
    const thing = "jcu".includes(key) && document.querySelector(`.queue [data-key="${key}"]`);
    if (decide) {
      event.preventDefault();
      (document.querySelector(".queue [data-decide] input[type=radio]:checked") || decide).focus();
    } else if (thing) {
      event.preventDefault();
      thing.click();
    }
  });
}

// A prepared reason goes into the box as soon as it is chosen, and its rule with it. Without script a button does it.
const chosen = document.querySelector(".queue [data-decide] select[name=template]");
const begin = document.querySelector(".queue [data-begin]");
if (chosen && begin) {
  begin.hidden = true;
  chosen.addEventListener("change", () => {
    const { reason, rule } = chosen.selectedOptions[0].dataset;
    if (!reason) return;
    chosen.form.elements.reason.value = reason;
    if (rule) chosen.form.elements.rule.value = rule;
  });
}
