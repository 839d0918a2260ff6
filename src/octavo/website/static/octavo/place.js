/**
 * Keeps the place where the reader stopped in an article, on this device, and offers it next time.
 *
 * A place is the number of a paragraph and its first words. The words decide: in a corrected text
 * they are looked for elsewhere, and when they are gone, so is the place.
 */
const KEPT = "octavo-places";
const MOST = 40; // articles; the oldest place makes room
const OPENING = 60; // letters that tell a paragraph from others
const WORTH_KEEPING = 2; // paragraphs: who stopped before begins again

const page = document.documentElement.dataset;
const here = location.pathname;
const line = document.querySelector(".place a");
const paragraphs = [
  ...document.querySelectorAll(".text > p:not(.on-paper), .text > :is(.interview, .verse) p"),
];
const words = (paragraph) => paragraph.textContent.trim().slice(0, OPENING);

/** Places by address. */
const places = () => JSON.parse(localStorage.getItem(KEPT)) ?? {};

/** Writes the place in this article down, or strikes it out. */
function keep(place) {
  const { [here]: _earlier, ...others } = places();
  const all = Object.entries(place ? { ...others, [here]: place } : others);
  const newest = all.sort(([, one], [, other]) => other.on - one.on).slice(0, MOST);
  localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(newest)));
}

/** Fills the line that leads back, if the paragraph is still there. */
function offer(place) {
  const there = [paragraphs[place.at], ...paragraphs].find((it) => it && words(it) === place.words);
  if (there) {
    there.id ||= "place";
    line.hash = there.id;
    line.querySelector("q").textContent = place.words.replace(/\s+\S*$/, "…");
  } else {
    delete page.place;
    keep();
  }
}

/** Sees which paragraph is at the top of the window now. */
function look() {
  const isFinished = paragraphs.at(-1).getBoundingClientRect().bottom < innerHeight;
  const at = paragraphs.findIndex((it) => it.getBoundingClientRect().bottom > innerHeight / 6);
  if (isFinished) keep();
  else if (at >= WORTH_KEEPING) keep({ at, words: words(paragraphs[at]), on: Date.now() });
}

if (paragraphs.length) {
  const place = places()[here];
  if (place && page.places !== "off") offer(place);
  let waiting;
  addEventListener("scroll", () => {
    clearTimeout(waiting);
    if (page.places !== "off") waiting = setTimeout(look, 400);
  });
}
