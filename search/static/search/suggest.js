// Titles under the search boxes while one types. A combobox with a listbox (WAI-ARIA); without script the boxes just search.
const WAIT = 150;
const LEAST = 2;
let boxes = 0;

for (const form of document.querySelectorAll("form[data-suggest]")) attach(form, form.querySelector("input[type=search]"));

function attach(form, input) {
  const id = `suggest-${(boxes += 1)}`;
  const list = document.createElement("ul");
  list.id = id;
  list.className = "suggest";
  list.role = "listbox";
  list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
  list.hidden = true;
  const status = document.createElement("span");
  status.className = "vh";
  status.role = "status";
  form.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" })) {
    input.setAttribute(name, value);
  }

  let timer, running, typed = "", current = -1;

  const options = () => [...list.children];

  function close() {
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    options()[current]?.setAttribute("aria-selected", "false");
    current = place;
    const option = options()[current];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function show(items) {
    list.replaceChildren(...items.map((item, place) => {
      const option = document.createElement("li");
      option.id = `${id}-${place}`;
      option.role = "option";
      option.setAttribute("aria-selected", "false");
      option.dataset.url = item.url;
      const kind = document.createElement("span");
      kind.className = "small muted";
      kind.textContent = item.kind;
      option.append(item.title, " ", kind);
      return option;
    }));
    current = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    status.textContent = items.length ? form.dataset.some : form.dataset.none;
  }

  async function ask() {
    running?.abort();
    const words = input.value.trim();
    if (words === typed && !list.hidden) return;
    typed = words;
    if (words.length < LEAST && /^[\x20-\x7e]*$/.test(words)) {
      status.textContent = "";
      close();
      return;
    }
    running = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: running.signal });
      if (answer.ok && document.activeElement === input) show((await answer.json()).items);
    } catch (error) {
      if (error.name !== "AbortError") close(); // offline: searching itself will say so
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = list.hidden ? 0 : options().length;
    if (event.key === "ArrowDown" && !count) ask();
    else if (event.key === "ArrowDown") choose(current + 1 >= count ? -1 : current + 1);
    else if (event.key === "ArrowUp" && count) choose(current < 0 ? count - 1 : current - 1);
    else if (event.key === "Enter" && current >= 0) location.assign(options()[current].dataset.url);
    else if (event.key === "Escape" && count) close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => {
    clearTimeout(timer);
    running?.abort();
    close();
  });
  // Before the box loses the focus, so that the press still finds its option.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
}
