/**
 * Lights the sentence that is read, and in it the word, keeps both in view, and hears from where one
 * points.
 *
 * The page stays as it is. Its running text is gone through once; each sentence of the narration is
 * looked for in it, in order, and what it stands on becomes ranges, which the style sheet colours.
 * Without the Custom Highlight API the paragraph is marked.
 */
const UNREAD = [
  ".running, .kicker, .byline, .caption-line, .listen, .aside, .share, .source, .biography, .advertisement",
  ".note-mark, .pull-quote, .notes, .corrections, .held-back, figcaption, .on-paper",
].join(", ");
const PARAGRAPHS = "p, li, h1, h2, h3, h4, h5, h6, td, th";
const TRUST = 100; // how many times its own length a sentence may stand further on
const LINGERS = 0.2; // seconds that a word stays lit in the pause after it
const SETTLED = 1500; // milliseconds after which a scroll of ours is over in any case

const player = document.querySelector(".player");
const sound = document.querySelector(".listen audio");
const article = document.querySelector(".article");
const [where, here] = ["where", "here"].map((act) => player.querySelector(`[data-act=${act}]`));
const mark = player.querySelector(".from-here");
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

let sentences = []; // of the narration
let places = new Map(); // where they begin in the page's text, by number
let beginnings = new Map(); // the first sentence's number, by paragraph
let nodes = []; // the page's text nodes, each with where it begins
let current = -1;
let word;
let isFollowing = true;
let isOurs = false; // the scroll that goes on
let pointed; // the paragraph that has the mark
let settled;

/* Finding. */

/** The page's running text, with a space for each white space; remembers its nodes. */
function textOfPage() {
  let text = "";
  nodes = [];
  const both = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  const walk = document.createTreeWalker(article, both, (node) => {
    if (node.nodeType === Node.TEXT_NODE || node.localName === "br") return NodeFilter.FILTER_ACCEPT;
    return node.matches(UNREAD) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (node.data) nodes.push({ node, starts: text.length });
    text += spaced(node.data ?? " ");
  }
  return text;
}

const spaced = (text) => text.replace(/\s/g, " ");

/** Looks for each sentence after the one before. A short one is not believed from afar. */
function findAll() {
  const text = textOfPage();
  let from = 0;
  places = new Map();
  beginnings = new Map();
  sentences.forEach(({ path, text: said }, number) => {
    const at = path ? text.indexOf(spaced(said), from) : -1;
    if (at < 0 || at - from > said.length * TRUST) return;
    places.set(number, at);
    from = at + said.length;
    const paragraph = ranges(at, at + 1)[0].startContainer.parentElement.closest(PARAGRAPHS);
    if (paragraph && !beginnings.has(paragraph)) beginnings.set(paragraph, number);
  });
}

/** The ranges of a stretch, one in each text node: what stands between them stays out. */
function ranges(starts, ends) {
  const first = nodes.findLastIndex((one) => one.starts <= starts);
  const found = [];
  for (let at = first; at >= 0 && nodes[at]?.starts < ends; at++) {
    const { node, starts: begins } = nodes[at];
    const range = new Range();
    range.setStart(node, Math.min(node.length, Math.max(0, starts - begins)));
    range.setEnd(node, Math.min(node.length, ends - begins));
    if (!range.collapsed) found.push(range);
  }
  return found;
}

/* Lighting. */

const lights = globalThis.Highlight && { sentence: new Highlight(), word: new Highlight() };
if (lights) {
  CSS.highlights.set("octavo-sentence", lights.sentence);
  CSS.highlights.set("octavo-word", lights.word);
}

function light(name, found) {
  lights?.[name].clear();
  for (const range of found) lights?.[name].add(range);
}

/** What is read now. Called at each frame while the sound goes on. */
function show() {
  const now = sound.currentTime + 0.02;
  const number = sentences.findLastIndex(({ starts }) => starts <= now);
  if (number !== current) showSentence(number);
  const said = places.has(number) && sentences[number].words?.findLast(([starts]) => starts <= now);
  if (said === word) return;
  word = said;
  light("word", said && said[1] + LINGERS > now ? rangesOfWord(number, said) : []);
}

function showSentence(number) {
  current = number;
  word = undefined;
  light("word", []);
  const found = rangesOf(number);
  light("sentence", found);
  if (!lights) {
    document.querySelector("[data-read]")?.removeAttribute("data-read");
    found[0]?.startContainer.parentElement.closest(PARAGRAPHS).setAttribute("data-read", "");
  }
  if (isFollowing) follow();
  where.hidden = isFollowing || !places.has(number);
}

function rangesOf(number) {
  const at = places.get(number);
  return at === undefined ? [] : ranges(at, at + sentences[number].text.length);
}

/** Cues count characters, and a script counts some of them twice. */
function rangesOfWord(number, [, , ...stretch]) {
  const { text } = sentences[number];
  const isSimple = !/[\ud800-\udbff]/.test(text);
  const inScript = (at) => (isSimple ? at : [...text].slice(0, at).join("").length);
  const [from, to] = stretch.map((at) => places.get(number) + inScript(at));
  return ranges(from, to);
}

function goOn() {
  show();
  if (!sound.paused) requestAnimationFrame(goOn);
}

/* Following. */

/** Scrolls when the sentence is not in the middle of the window; never while something is selected. */
function follow() {
  const found = rangesOf(current);
  if (!found.length || !getSelection().isCollapsed) return;
  const { top } = found[0].getBoundingClientRect();
  const { bottom } = found.at(-1).getBoundingClientRect();
  const foot = player.getBoundingClientRect().top;
  if (top > innerHeight / 10 && bottom < foot - innerHeight / 8) return;
  isOurs = true;
  clearTimeout(settled);
  settled = setTimeout(() => (isOurs = false), SETTLED);
  scrollTo({ top: scrollY + top - innerHeight / 4, behavior: isStill.matches ? "instant" : "smooth" });
}

/** Follows from now on, or leaves the reader where they are; then the ways back are shown. */
function setFollowing(isOn) {
  isFollowing = isOn;
  where.hidden = isOn || !places.has(current);
  here.hidden = isOn || !beginnings.size;
  if (isOn) follow();
}

const isHeard = () => !player.hidden && places.size > 0;

function leave() {
  if (isFollowing && isHeard() && !sound.paused) setFollowing(false);
}

/* Hearing from where one points. */

function hearFrom(paragraph) {
  mark.hidden = true;
  sound.dispatchEvent(new CustomEvent("hear", { detail: sentences[beginnings.get(paragraph)].starts }));
  sound.play();
}

/** The first paragraph that begins in the window, or else the one that fills it. */
function paragraphInView() {
  const all = [...beginnings.keys()];
  const tops = all.map((one) => one.getBoundingClientRect().top);
  const first = tops.findIndex((top) => top >= 0);
  return first >= 0 && tops[first] < innerHeight ? all[first] : all[tops.findLastIndex((top) => top < 0)];
}

/** Puts the play mark into the margin beside the paragraph that is pointed at. */
function pointAt({ target, type, pointerType }) {
  const paragraph = target.closest?.(PARAGRAPHS);
  const isMeant = type === "click" ? !target.closest("a") && getSelection().isCollapsed : pointerType === "mouse";
  if (!isHeard() || !isMeant || !beginnings.has(paragraph)) return;
  if (paragraph === pointed && !mark.hidden) return;
  pointed = paragraph;
  const { left, right, top } = paragraph.getBoundingClientRect();
  const style = getComputedStyle(paragraph);
  const line = parseFloat(style.lineHeight) || parseFloat(style.fontSize);
  mark.hidden = false;
  const { width, height } = mark.getBoundingClientRect();
  const beside = style.direction === "rtl" ? right : left - width;
  mark.style.left = `${Math.max(0, Math.min(beside, innerWidth - width))}px`;
  mark.style.top = `${top + (line - height) / 2}px`;
}

sound.addEventListener("cues", ({ detail }) => {
  sentences = detail?.sentences ?? [];
  findAll();
  setFollowing(true);
  current = -1;
  showSentence(-1);
  show();
});
sound.addEventListener("hear", () => {
  setFollowing(true);
  current = -1;
});
sound.addEventListener("play", () => requestAnimationFrame(goOn));
sound.addEventListener("seeked", show);
sound.addEventListener("ended", () => showSentence(-1));
article.addEventListener("pointermove", pointAt);
article.addEventListener("click", pointAt);
mark.addEventListener("click", () => hearFrom(pointed));
where.addEventListener("click", () => setFollowing(true));
here.addEventListener("click", () => isHeard() && hearFrom(paragraphInView()));
for (const sign of ["wheel", "touchmove"]) addEventListener(sign, leave, { passive: true });
addEventListener("scroll", () => {
  mark.hidden = true;
  if (!isOurs) leave();
}, { passive: true });
addEventListener("scrollend", () => (isOurs = false));
