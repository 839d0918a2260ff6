/** Brings the advertisement into view in each window. An anchor would move the newsroom's page, too. */
function bringIntoView(frame) {
  const there = frame.contentDocument?.getElementById(frame.dataset.shows);
  if (there) frame.contentWindow.scrollTo(0, there.getBoundingClientRect().top - frame.clientHeight / 3);
}

for (const frame of document.querySelectorAll("iframe[data-shows]")) {
  frame.addEventListener("load", () => bringIntoView(frame));
  bringIntoView(frame);
}
