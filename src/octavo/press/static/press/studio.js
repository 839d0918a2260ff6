/**
 * The studio: plays words where they stand, and shows how far the reading is. Without it a link
 * leads to the sound, every field is seen, and the page is loaded again.
 */
(() => {
  const EVERY = 1500; // milliseconds between two looks at the state
  const sound = new Audio();
  const refused = document.querySelector(".studio-refused");

  async function play(url) {
    if (refused) refused.hidden = true;
    const answer = await fetch(url);
    if (!answer.ok) {
      if (refused) {
        refused.textContent = await answer.text();
        refused.hidden = false;
      }
      return;
    }
    URL.revokeObjectURL(sound.src);
    sound.src = URL.createObjectURL(await answer.blob());
    await sound.play();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-plays]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    play(link.href);
  });

  for (const button of document.querySelectorAll("button[data-tries]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { form } = button;
      const asked = new URLSearchParams({
        words: form.elements.written.value,
        said: form.elements.said.value,
      });
      play(`${form.dataset.soundUrl}?${asked}`);
    });
  }

  document.documentElement.classList.add("studio-scripted");
  for (const choice of document.querySelectorAll("select[data-decides]")) {
    const instead = choice.closest(".studio-row").querySelector(".studio-instead");
    const show = () => {
      instead.hidden = choice.value !== "instead";
    };
    choice.addEventListener("change", show);
    show();
  }

  async function look() {
    const state = document.getElementById("studio-state");
    if (!state || !("atWork" in state.dataset)) return;
    try {
      if (!document.hidden) await renew(state);
    } catch {
      // The server is away: the next look finds it again.
    }
    setTimeout(look, EVERY);
  }

  async function renew(state) {
    const answer = await fetch(state.dataset.pulseUrl, { headers: { Accept: "application/json" } });
    const { pulse } = await answer.json();
    if (pulse === state.dataset.pulse) return;
    const page = await fetch(location.href);
    if (!page.ok) return;
    const parsed = new DOMParser().parseFromString(await page.text(), "text/html");
    const fresh = parsed.getElementById("studio-state");
    if (fresh) state.replaceWith(document.adoptNode(fresh));
  }

  setTimeout(look, EVERY);
})();
