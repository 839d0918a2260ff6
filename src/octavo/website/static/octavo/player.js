/**
 * Plays an article's narration, and after it those of its issue: the bar at the window's foot.
 *
 * How fast, how far, and whether to go on is kept on this device; a subscriber's place is also told
 * to the magazine, for their other devices. All words stand in the page. What reads along is told of
 * sentences and words by the event `cues`, and tells by `hear` where to go on.
 */
const KEPT = "octavo-listening";
const PLACES = "octavo-heard"; // seconds by address
const MOST = 40; // places; the oldest makes room
const WORTH_KEEPING = 5; // seconds from the beginning
const EVERY = 15e3; // milliseconds between two notes of the place
const PATIENCE = 800; // milliseconds that a place kept elsewhere may take
const STEP = 15; // seconds
const AGAIN = 1.5; // seconds into a sentence after which going back begins it again

const page = document.documentElement.dataset;
const row = document.querySelector(".listen");
const bar = document.querySelector(".player");
const audio = row.querySelector("audio");
const find = (name) => bar.querySelector(name);
const [place, title, more, panel] = [".player-place", ".player-title a", ".player-more", ".player-panel"].map(find);
const [now, whole] = [".player-now", ".player-whole"].map(find);
const pieces = [...bar.querySelectorAll("[data-piece]")];
const own = pieces[0];
let piece = own;
let cues; // of the piece that is heard, once they have come
let noted = 0; // when the place was last written down
let alarm; // of the sleep timer
let isMoved = false; // the place, by a hand that has not let go

/** What the device keeps under a name; nothing where it keeps nothing. */
function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? {};
  } catch {
    return {};
  }
}

function keep(name, said) {
  try {
    localStorage.setItem(name, JSON.stringify(said));
  } catch {
    // Storage is shut off, or full: it is heard as well.
  }
}

const mayKeep = () => page.places !== "off";
const chosen = (name) => find(`[name=${name}]:checked`)?.value;

/** Seconds as a clock shows them. */
function clock(seconds) {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  const two = (count) => String(count).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/* The place: where the reader stopped, in each article. */

/** Writes the place down, or strikes it out; a subscriber's is told to the magazine. */
function note() {
  if (bar.hidden || !audio.duration) return;
  noted = Date.now();
  const isOver = audio.ended || audio.duration - audio.currentTime < 1;
  const seconds = isOver ? 0 : Math.round(audio.currentTime * 10) / 10;
  if (mayKeep()) {
    const { [piece.dataset.piece]: _earlier, ...others } = read(PLACES);
    const all = Object.entries(others);
    if (seconds > WORTH_KEEPING) all.push([piece.dataset.piece, { seconds, on: noted }]);
    const newest = all.sort(([, one], [, other]) => other.on - one.on).slice(0, MOST);
    keep(PLACES, Object.fromEntries(newest));
  }
  if (isTold() && piece === own) tell(seconds);
}

/** Whether the reader is one whose place the magazine keeps: only a subscriber's page knows. */
const isTold = () => "subscriber" in page && mayKeep() && bar.dataset.resume;

/** Sends the place, also while the page is being left. */
function tell(seconds) {
  const token = /csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const body = new URLSearchParams({ seconds });
  const sent = { method: "POST", keepalive: true, body, headers: { "X-CSRFToken": token } };
  fetch(bar.dataset.resume, sent).catch(() => {});
}

/** The place that was kept on another device, if there is one; undefined when it is late. */
async function elsewhere() {
  if (!isTold()) return undefined;
  try {
    const answer = await fetch(bar.dataset.resume, { signal: AbortSignal.timeout(PATIENCE) });
    return answer.status === 200 ? (await answer.json()).seconds : undefined;
  } catch {
    return undefined;
  }
}

let there = elsewhere(); // asked for once
const kept = () => (mayKeep() && read(PLACES)[piece.dataset.piece]?.seconds) || 0;

/* Playing. */

/** Goes to that second; before the sound is known, as soon as it is. */
function go(seconds) {
  const to = () => (audio.currentTime = Math.max(0, Math.min(seconds, audio.duration || seconds)));
  if (audio.readyState) to();
  else audio.addEventListener("loadedmetadata", to, { once: true });
}

/** Plays on. A browser that waits for a click of its own says nothing, and neither do we. */
async function play() {
  say("");
  bar.hidden = false;
  if (audio.error || audio.networkState === audio.NETWORK_NO_SOURCE) audio.load(); // once more
  try {
    await audio.play();
  } catch (trouble) {
    if (trouble.name === "NotSupportedError") fail();
    showState();
  }
}

const toggle = () => (audio.paused ? play() : audio.pause());

/** Begins where the reader stopped, here or elsewhere. */
async function begin() {
  if (!bar.hidden) return toggle();
  bar.hidden = false;
  getCues();
  if (!audio.currentTime) go((await there) ?? kept());
  there = undefined;
  return play();
}

/** Takes up another article of the issue, where it was left. */
function take(another) {
  piece = another;
  const sources = piece.dataset.sources.split("|").map((said) => {
    const [src, ...type] = said.split(" ");
    return Object.assign(document.createElement("source"), { src, type: type.join(" ") });
  });
  audio.replaceChildren(...sources);
  audio.load();
  nameIt();
  getCues();
  go(kept());
  return play();
}

/** Fetches the sentences, words and parts; without them one hears as well. */
async function getCues() {
  const wanted = piece;
  cues = undefined;
  showSkips(false);
  const answer = await fetch(wanted.dataset.cues).catch(() => undefined);
  const found = answer?.ok ? await answer.json() : undefined;
  if (piece !== wanted) return;
  cues = found;
  showSkips(true);
  showTime();
}

/** Lets go by what there is to go by, once that is known, and tells what reads along. */
function showSkips(areKnown) {
  for (const pair of bar.querySelectorAll("[data-for]")) {
    const has = cues?.[pair.dataset.for]?.length > 1;
    pair.hidden = areKnown && !has;
    for (const button of pair.querySelectorAll("button")) button.disabled = !has;
  }
  const detail = piece === own ? cues : undefined;
  audio.dispatchEvent(new CustomEvent("cues", { detail }));
}

/** Goes to the next beginning of a sentence or part, or to this one's, or to the one before. */
function skip(list, isBack) {
  const at = list.findLastIndex(({ starts }) => starts <= audio.currentTime + 0.02);
  const isInside = at >= 0 && audio.currentTime - list[at].starts > AGAIN;
  const to = list[isBack ? Math.max(0, isInside ? at : at - 1) : at + 1];
  if (to) hear(to.starts);
}

/** Goes to that second, and has what reads along follow. */
const hear = (seconds) => audio.dispatchEvent(new CustomEvent("hear", { detail: seconds }));

/** The article after this one, if there is one. */
const next = () => pieces[pieces.indexOf(piece) + 1];

/** At the end: the next article, if that was chosen, and no wish to sleep. */
function end() {
  note();
  if (next() && find("[name=goes-on]").checked && chosen("sleep") !== "end") take(next());
  else if (chosen("sleep") === "end") sleep();
}

/** Stops because the reader wished so. */
function sleep() {
  if (!audio.paused || audio.ended) say(bar.dataset.slept);
  audio.pause();
  find("[name=sleep]").checked = true;
}

function setAlarm() {
  clearTimeout(alarm);
  const minutes = Number(chosen("sleep"));
  if (minutes) alarm = setTimeout(sleep, minutes * 60e3);
}

/* What the bar shows. */

/** A line for what went wrong or came to its end; it is read out. */
function say(words) {
  find(".player-said").textContent = words;
}

function fail() {
  say(bar.dataset.failed);
  showState();
}

function nameIt() {
  title.textContent = piece.textContent;
  title.href = piece.dataset.piece;
  find(".player-next").textContent = next()?.textContent ?? "–";
  showThen();
  for (const one of pieces) one.ariaCurrent = one === piece ? "true" : null;
}

/** What comes after this, where it comes by itself. */
function showThen() {
  const then = find(".player-then");
  then.hidden = !next() || !find("[name=goes-on]").checked;
  then.querySelector("i").textContent = next()?.textContent ?? "";
}

function showState() {
  const isPlaying = !audio.paused && !audio.ended;
  const button = find(".play");
  button.ariaLabel = isPlaying ? button.dataset.pause : button.dataset.play;
  for (const one of [row, bar]) one.toggleAttribute("data-playing", isPlaying);
}

function showTime() {
  const all = audio.duration || cues?.duration || 0;
  const seconds = isMoved ? Number(place.value) : audio.currentTime;
  const at = clock(seconds);
  if (now.textContent !== at) {
    now.textContent = at;
    place.ariaValueText = place.dataset.said.replace("{at}", at).replace("{all}", clock(all));
  }
  whole.textContent = all ? clock(all) : "";
  place.max = Math.ceil(all) || 1;
  place.value = seconds;
  bar.style.setProperty("--heard", all ? seconds / all : 0);
}

function openPanel(isOpen) {
  panel.hidden = !isOpen;
  bar.toggleAttribute("data-open", isOpen);
  more.ariaExpanded = isOpen;
}

// The panel goes when the reader turns to the page; what has the focus is never under the bar.
for (const sign of ["pointerdown", "focusin"]) {
  document.addEventListener(sign, ({ target }) => bar.contains(target) || openPanel(false));
}
new ResizeObserver(() => {
  document.documentElement.style.setProperty("--bar", `${Math.ceil(bar.getBoundingClientRect().height)}px`);
}).observe(bar);

function close() {
  note();
  audio.pause();
  openPanel(false);
  bar.hidden = true;
  row.querySelector("button").focus({ preventScroll: true });
}

/* What the reader does. */

const acts = {
  play: toggle,
  back: () => go(audio.currentTime - STEP),
  on: () => go(audio.currentTime + STEP),
  "sentence-back": () => cues && skip(cues.sentences, true),
  "sentence-on": () => cues && skip(cues.sentences, false),
  "chapter-back": () => cues && skip(cues.chapters, true),
  "chapter-on": () => cues && skip(cues.chapters, false),
  more: () => openPanel(panel.hidden),
  close,
};
const keys = { k: toggle, ArrowLeft: acts.back, ArrowRight: acts.on, Escape: () => openPanel(false) };

bar.addEventListener("keydown", (event) => {
  const isOnInput = event.target.matches("input");
  const isHeld = event.ctrlKey || event.altKey || event.metaKey;
  const isPlace = event.target === place;
  const act = event.key === " " && isPlace ? toggle : keys[event.key];
  if (!act || isHeld || (isOnInput && !isPlace && event.key.startsWith("Arrow"))) return;
  event.preventDefault();
  if (event.key === "Escape" && panel.contains(event.target)) more.focus();
  act();
});

bar.addEventListener("click", ({ target }) => {
  acts[target.closest("[data-act]")?.dataset.act]?.();
  const another = target.closest("[data-piece]");
  if (!another) return;
  note();
  take(another);
});

bar.addEventListener("change", ({ target }) => {
  if (target.name === "sleep") setAlarm();
  if (target.name === "speed") audio.playbackRate = audio.defaultPlaybackRate = target.value;
  if (target.name === "goes-on") showThen();
  if (["speed", "goes-on"].includes(target.name)) {
    keep(KEPT, { speed: Number(chosen("speed")), goesOn: find("[name=goes-on]").checked });
  }
});

// To the page one is on already leads the way back to where it is read.
title.addEventListener("click", (event) => {
  if (piece !== own) return;
  event.preventDefault();
  find("[data-act=where]").click();
});
// A place that is dragged is shown at once, and fetched when it is let go.
place.addEventListener("input", () => {
  isMoved = true;
  showTime();
});
place.addEventListener("change", () => {
  isMoved = false;
  go(Number(place.value));
});
row.querySelector("button").addEventListener("click", begin);
addEventListener("pagehide", note);

const heard = {
  hear: ({ detail }) => go(detail),
  play: showState,
  pause: () => (showState(), note()),
  ended: () => (showState(), end()),
  timeupdate: () => (showTime(), !audio.paused && Date.now() - noted > EVERY && note()),
  seeked: showTime,
  durationchange: showTime,
};
for (const [name, act] of Object.entries(heard)) audio.addEventListener(name, act);
// A source that fails gives way to the next one, and only the last one's failure is ours.
const isLast = (target) => [audio, audio.lastElementChild].includes(target);
audio.addEventListener("error", ({ target }) => isLast(target) && fail(), true);

const { speed = 1, goesOn = false } = read(KEPT);
const fitting = find(`[name=speed][value="${speed}"]`);
if (fitting) {
  fitting.checked = true;
  audio.playbackRate = audio.defaultPlaybackRate = speed;
}
find("[name=goes-on]").checked = goesOn;
noted = Date.now();
nameIt();
row.dataset.ready = "";
if ("wanted" in row.dataset) begin();
