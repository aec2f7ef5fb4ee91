// A line that is opened is read, with all events in it. Without script the button beside it does the same.
document.addEventListener("click", (event) => {
  const form = event.target.closest("a[data-line]")?.closest("li")?.querySelector("form.read");
  if (!form) return;
  const read = new FormData(form);
  read.append("quiet", "1");
  navigator.sendBeacon(form.action, read);
});
