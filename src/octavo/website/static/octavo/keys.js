/**
 * Keys for reading. The list that `?` shows stands in the page, and names where each key leads.
 * Never while somebody types, never with another key held, and not at all once switched off.
 */
const dialog = document.querySelector("dialog.keys");
const leads = {};
for (const { dataset } of dialog.querySelectorAll("[data-keys]")) {
  for (const key of dataset.keys.split(" ")) leads[key] = dataset.leads.split(", ");
}
const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const OWN_ARROWS = "input, [tabindex='0'], audio, video"; // they have a use for arrows

addEventListener("keydown", (event) => {
  const { key, target } = event;
  const isHeld = event.ctrlKey || event.altKey || event.metaKey;
  const isOff = document.documentElement.dataset.keys === "off";
  if (isHeld || isOff || event.defaultPrevented || dialog.open || target.closest(TYPING)) return;
  if (key.startsWith("Arrow") && target.closest(OWN_ARROWS)) return;
  const there = leads[key]?.map((place) => document.querySelector(place)).find(Boolean);
  if (!there) return;
  event.preventDefault();
  if (there === dialog) return dialog.showModal();
  there.focus();
  there.click();
});

document.querySelector("[data-show-keys]").addEventListener("click", () => dialog.showModal());
