// Choosing several topics: all of the page at once, and how many. Without script each box works by itself.
const bar = document.getElementById("bulk");
const all = bar?.querySelector("[data-all]");
const boxes = [...document.querySelectorAll("input[name='topic'][form='bulk']")];

function count() {
  const chosen = boxes.filter((box) => box.checked).length;
  bar.querySelector("[data-count]").textContent = bar.dataset.chosen.replace("%", chosen);
  all.checked = chosen === boxes.length;
  all.indeterminate = chosen > 0 && chosen < boxes.length;
}

if (all && boxes.length) {
  all.closest("[hidden]").hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    count();
  });
  for (const box of boxes) box.addEventListener("change", count);
  count();
}
