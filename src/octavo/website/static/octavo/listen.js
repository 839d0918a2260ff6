/**
 * Brings the player when a reader reaches for it: whoever only reads fetches none of it.
 *
 * Some browsers play only what a click began, so the first click begins to load the sound.
 */
const row = document.querySelector(".listen");

/** The sheet first, then the script: the player never shows undressed. */
function bring() {
  if ("brought" in row.dataset) return;
  row.dataset.brought = "";
  const sheet = document.createElement("link");
  const script = document.createElement("script");
  Object.assign(sheet, { rel: "stylesheet", media: "screen", href: row.dataset.sheet });
  Object.assign(script, { type: "module", src: row.dataset.player });
  for (const part of [sheet, script]) part.addEventListener("error", giveUp);
  sheet.addEventListener("load", () => document.head.append(script));
  document.head.append(sheet);
}

/** Without a network it may be tried again. */
function giveUp() {
  for (const said of ["brought", "wanted", "playing"]) delete row.dataset[said];
}

if (row) {
  for (const sign of ["pointerover", "focusin", "click"]) row.addEventListener(sign, bring);
  row.querySelector("button").addEventListener("click", () => {
    if ("ready" in row.dataset) return;
    row.dataset.wanted = row.dataset.playing = "";
    row.querySelector("audio").load();
  });
}
