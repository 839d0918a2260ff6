/**
 * Keeps the current issue when the magazine is an app, and says so when a page is a kept one.
 * Who only visits gets no service worker; keep-issue.js asks for it on a reader's word.
 */
const { kept } = document.documentElement.dataset;
const keep = () => navigator.serviceWorker?.register("/service-worker.js").catch(() => {});

addEventListener("appinstalled", keep);
if (matchMedia("(display-mode: standalone)").matches && !navigator.connection?.saveData) keep();

if (kept) {
  const notice = document.createElement("p");
  notice.className = "kept-notice sheet label";
  notice.role = "status";
  document.body.prepend(notice);
  // A region that is there first and filled then is read out.
  requestAnimationFrame(() => (notice.textContent = kept));
}
