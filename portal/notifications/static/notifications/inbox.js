// A line that is opened is read. Without script the button beside it does the same.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-line]");
  const form = link?.closest("li")?.querySelector("form");
  if (form) navigator.sendBeacon(form.action, new FormData(form));
});
