/**
 * Says once, when the page of an article is left, how many quarters of its text were seen.
 *
 * Nothing else is said, no cookie goes along, and nothing is kept. A browser that asks not to be
 * tracked says nothing at all, nor does one whose reader has switched this off.
 */
const text = document.querySelector("[data-beacon]");
const isUnwanted = navigator.globalPrivacyControl || navigator.doNotTrack === "1";
let seen = 0; // hundredths of the text: how far the foot of the window has come
let isSaid = false;

function look() {
  const { top, height } = text.getBoundingClientRect();
  if (height) seen = Math.max(seen, ((innerHeight - top) / height) * 100);
}

function say() {
  const quarter = Math.min(100, Math.floor(seen / 25) * 25);
  if (isSaid || quarter < 25 || document.documentElement.dataset.depth === "off") return;
  isSaid = true;
  const plain = { method: "POST", keepalive: true, credentials: "omit" };
  fetch(text.dataset.beacon + quarter, plain).catch(() => {});
}

if (text && !isUnwanted) {
  addEventListener("scroll", look, { passive: true });
  addEventListener("resize", look);
  look();
  addEventListener("pagehide", say);
  document.addEventListener("visibilitychange", () => document.hidden && say());
}
