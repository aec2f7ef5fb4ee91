// Adds to the workbench what a plain form cannot: choosing all, the number chosen, one open panel. The page works without it.
const bulk = document.querySelector("[data-bulk]");
const all = document.querySelector("[data-all]");
const boxes = [...document.querySelectorAll('.workbench input[name="idea"]')];
const panels = [...document.querySelectorAll(".workbench details.menu")];

if (bulk) {
  const chosen = bulk.querySelector("[data-chosen]");
  const tells = bulk.querySelector("[data-tells]");
  const clear = bulk.querySelector("[data-clear]");
  const fill = (element, count) => {
    const text = count.toLocaleString(document.documentElement.lang || undefined);
    element.textContent = element.dataset.text.replace("%(count)s", text);
  };
  const update = () => {
    const on = boxes.filter((box) => box.checked);
    bulk.hidden = on.length === 0;
    fill(chosen, on.length);
    fill(tells, on.reduce((sum, box) => sum + Number(box.dataset.voters), 0));
    all.checked = on.length === boxes.length;
    all.indeterminate = on.length > 0 && on.length < boxes.length;
  };
  const set = (value) => {
    boxes.forEach((box) => { box.checked = value; });
    update();
  };
  all.hidden = false;
  clear.hidden = false;
  all.addEventListener("change", () => set(all.checked));
  clear.addEventListener("click", () => {
    set(false);
    all.focus();
  });
  boxes.forEach((box) => box.addEventListener("change", update));
  update();
}

panels.forEach((panel) => panel.querySelector("summary").addEventListener("click", () => {
  if (panel.open) return; // about to close
  panels.filter((other) => other !== panel).forEach((other) => { other.open = false; });
}));
document.addEventListener("click", (event) => {
  panels.filter((panel) => panel.open && !panel.contains(event.target)).forEach((panel) => { panel.open = false; });
});
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && panels.find((panel) => panel.open);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
document.getElementById("errors")?.focus();
