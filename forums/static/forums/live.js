// An open topic or list stays true without reload. A socket that is down or blocked costs only that:
// it tries again, ever slower, and the page reads as it was served.
const topic = document.querySelector("[data-live-topic]");
const board = document.querySelector("[data-live-board]");

function listen(path, hear) {
  let wait = 1000;
  const connect = () => {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}`);
    socket.addEventListener("open", () => { wait = 1000; document.documentElement.dataset.live = "on"; });
    socket.addEventListener("message", (event) => hear(JSON.parse(event.data)));
    socket.addEventListener("close", (event) => {
      delete document.documentElement.dataset.live;
      if (event.code === 4403) return;
      setTimeout(connect, wait + Math.random() * 1000);
      wait = Math.min(wait * 2, 60000);
    });
  };
  connect();
}

if (topic && "WebSocket" in window) {
  const bar = document.querySelector("[data-live-bar]");
  const link = bar?.querySelector("a");
  let fresh = 0;
  listen(`/live/topic/${topic.dataset.liveTopic}/`, (news) => {
    if (news.event === "voted") {
      for (const count of document.querySelectorAll(`[data-helpful="${news.post}"]`)) count.textContent = news.helpful_count;
      return;
    }
    if (news.is_mine) return; // the page that did it shows it already
    if (news.event === "replied" || news.event === "commented") {
      fresh += 1;
      const words = fresh === 1 ? bar.dataset.one : bar.dataset.many.replace("%", fresh);
      link.textContent = words;
      if (fresh === 1) link.href = `/p/${news.post}/`;
    } else if (fresh === 0) {
      link.textContent = bar.dataset[news.event] ?? bar.dataset.changed;
      link.href = news.post ? `/p/${news.post}/` : location.href;
    }
    bar.hidden = false; // a bar, so that nothing that is being read jumps
  });
}

if (board && "WebSocket" in window) {
  listen(`/live/board/${board.dataset.liveBoard}/`, (news) => {
    const count = document.querySelector(`[data-replies="${news.topic}"]`);
    if (count) count.firstChild.textContent = news.reply_count;
  });
}
