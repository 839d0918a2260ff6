/** Tells the style sheets, before anything is drawn, what this reader chose and where they stopped. */
try {
  const page = document.documentElement.dataset;
  const kept = (name) => JSON.parse(localStorage.getItem(name)) ?? {};
  page.script = "";
  Object.assign(page, kept("octavo-reading"));
  if (kept("octavo-places")[location.pathname] && page.places !== "off") page.place = "";
} catch {
  // Storage that is shut off: the page is as it comes.
}
