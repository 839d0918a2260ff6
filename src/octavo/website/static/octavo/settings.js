/**
 * Remembers the reading settings on this device, and nowhere else.
 *
 * Each input with `data-setting` is one with an attribute of the page: comfort.css reads `data-size`,
 * `data-measure` and `data-ground`, the scripts `data-keys`, `data-places` and `data-depth`. What is as it comes
 * is not written down.
 */
const KEPT = "octavo-reading";
const PLACES = ["places", "heard"]; // where the reader stopped, in a text and in its narration
const page = document.documentElement.dataset;
const inputs = [...document.querySelectorAll("[data-setting]")];

/** The settings that differ from what comes. */
const chosen = () => JSON.parse(localStorage.getItem(KEPT)) ?? {};

/** Brings the page and its inputs to what was chosen. */
function show() {
  const settings = chosen();
  for (const input of inputs) {
    const { setting } = input.dataset;
    const value = settings[setting] ?? "";
    if (value) page[setting] = value;
    else delete page[setting];
    input.checked = input.type === "checkbox" ? !value : value === input.value;
  }
  // The browser's own bars follow the ground that was chosen, or else the device.
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    const { ground } = meta.dataset;
    const isChosen = settings.ground === ground;
    meta.media = settings.ground ? (isChosen ? "all" : "not all") : `(prefers-color-scheme: ${ground})`;
  }
}

for (const input of inputs) {
  input.addEventListener("change", () => {
    const settings = chosen();
    settings[input.dataset.setting] = input.type === "checkbox" && input.checked ? "" : input.value;
    localStorage.setItem(KEPT, JSON.stringify(settings));
    if (settings.places) for (const name of PLACES) localStorage.removeItem(`octavo-${name}`);
    show();
  });
}

document.querySelector("[data-forget]").addEventListener("click", async ({ target }) => {
  for (const name of ["reading", "listening", ...PLACES]) localStorage.removeItem(`octavo-${name}`);
  delete page.place;
  show();
  const keeping = await navigator.serviceWorker?.getRegistration();
  keeping?.active?.postMessage("forget");
  target.nextElementSibling.textContent = target.dataset.forget;
});

show();
// Another window changed them, or the browser brings back a page as it was left.
addEventListener("storage", show);
addEventListener("pageshow", show);
