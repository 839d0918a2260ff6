// Keeps the readiness board fresh while editions are being made. Without it the page reloads.
(() => {
  const EVERY = 2000; // milliseconds
  const board = () => document.getElementById("board");
  // Nobody is disturbed who looks elsewhere, or who has something of the board in their hands.
  const isInUse = () => document.hidden || board().contains(document.activeElement);

  async function look() {
    const shown = board();
    if (!shown || !("atWork" in shown.dataset)) return;
    try {
      const answer = await fetch(shown.dataset.pulseUrl, { headers: { Accept: "application/json" } });
      const { pulse } = await answer.json();
      if (pulse !== shown.dataset.pulse && !isInUse()) await renew(shown);
    } catch {
      // The server is away: the next look finds it again.
    }
    setTimeout(look, EVERY);
  }

  async function renew(shown) {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("board");
    if (fresh) shown.replaceWith(document.adoptNode(fresh));
  }

  setTimeout(look, EVERY);
})();
