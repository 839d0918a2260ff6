// Keeps pictures of pages as fresh as the saved text. Without it a page shows them when it is loaded.
(() => {
  const EVERY = 500; // milliseconds between two looks at one article

  async function look(place) {
    if (!document.hidden) {
      try {
        const answer = await fetch(place.dataset.pulseUrl, { headers: { Accept: "application/json" } });
        const { pulse } = await answer.json();
        const shown = place.querySelector(".press-pages");
        if (pulse !== shown.dataset.pulse) await renew(place, shown);
      } catch {
        // The server is away: the next look finds it again.
      }
    }
  }

  async function renew(place, shown) {
    shown.setAttribute("aria-busy", "true");
    const answer = await fetch(place.dataset.pagesUrl);
    shown.removeAttribute("aria-busy");
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(".press-pages");
    if (fresh) shown.replaceWith(document.adoptNode(fresh));
  }

  // One after the other: an issue has many articles, and drawing takes the machine a while.
  async function watch() {
    for (const place of document.querySelectorAll("[data-pages-url]")) await look(place);
    setTimeout(watch, EVERY);
  }

  watch();
})();
