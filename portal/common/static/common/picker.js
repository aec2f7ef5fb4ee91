// Boxes of the admin in which one chooses by typing: their list is filled while one types. Rows that are added later, too.

const WAIT = 200;
const asked = new WeakMap();

document.addEventListener("input", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !box.dataset.options || !box.list) return;
  clearTimeout(asked.get(box));
  asked.set(box, setTimeout(() => fill(box), WAIT));
});

async function fill(box) {
  const typed = box.value;
  if ([...box.list.options].some((option) => option.value === typed)) return; // chosen from the list
  const answer = await fetch(`${box.dataset.options}?${new URLSearchParams({ typed })}`, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || box.value !== typed) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  box.list.replaceChildren(...page.querySelectorAll("option"));
}
