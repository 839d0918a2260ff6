/** Tells the style sheets, before anything is drawn, who reads, and how. */
try {
  const page = document.documentElement.dataset;
  const kept = (name) => JSON.parse(localStorage.getItem(name)) ?? {};
  page.script = "";
  if (document.cookie.includes("octavo_subscriber=1")) page.subscriber = "";
  Object.assign(page, kept("octavo-reading"));
  if (kept("octavo-places")[location.pathname] && page.places !== "off") page.place = "";
} catch {
  // Storage is shut off: the page is as it comes.
}
