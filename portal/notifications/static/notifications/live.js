// The number beside the inbox, kept true while the page is open. A socket that is blocked costs only that.
const link = document.querySelector("[data-inbox]");

function show(unread) {
  const most = Number(link.dataset.most);
  const number = new Intl.NumberFormat(document.documentElement.lang).format(Math.min(unread, most)) + (unread > most ? "+" : "");
  const count = link.querySelector(".count");
  if (count) { count.textContent = unread ? number : ""; }
  link.setAttribute("aria-label", unread ? link.dataset.labelSome.replace("%", number) : link.dataset.labelNone);
}

let wait = 1000;
function connect() {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live/inbox/`);
  socket.addEventListener("open", () => { wait = 1000; });
  socket.addEventListener("message", (event) => show(JSON.parse(event.data).unread));
  socket.addEventListener("close", (event) => {
    if (event.code === 4403) return;
    setTimeout(connect, wait + Math.random() * 1000);
    wait = Math.min(wait * 2, 60000);
  });
}
if (link && "WebSocket" in window) connect();
