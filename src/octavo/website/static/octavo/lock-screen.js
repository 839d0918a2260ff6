/**
 * Shows on a device's lock screen what is heard, and lets its keys, and those of a headset, work it.
 *
 * It knows no more of the player than a reader does: what its title says, and which buttons it has.
 */
const session = navigator.mediaSession;
const player = document.querySelector(".player");
const sound = document.querySelector(".listen audio");
const press = (button) => button?.click();
const act = (name) => () => press(player.querySelector(`[data-act=${name}]`));

/** Goes to the next part, or after the last one to the next article. */
function goOn() {
  const before = sound.currentTime;
  act("chapter-on")();
  if (sound.currentTime !== before) return;
  press(player.querySelector("li:has([aria-current]) + li button"));
}

const keys = {
  play: () => sound.paused && act("play")(),
  pause: () => sound.paused || act("play")(),
  seekbackward: act("back"),
  seekforward: act("on"),
  seekto: ({ seekTime }) => (sound.currentTime = seekTime),
  previoustrack: act("chapter-back"),
  nexttrack: goOn,
};

/** Names what is heard; of another article than the page's no author stands in the page. */
function name() {
  const { author: artist, album, picture } = player.dataset;
  const isOwn = player.querySelector("[data-piece]").ariaCurrent;
  session.metadata = new MediaMetadata({
    title: player.querySelector(".player-title a").textContent,
    artist: isOwn ? artist : "",
    album,
    artwork: picture ? [{ src: picture }] : [],
  });
}

function tell() {
  const { duration, playbackRate, currentTime: position } = sound;
  if (position <= duration && duration < Infinity) session.setPositionState({ duration, playbackRate, position });
}

if (session) {
  for (const [key, does] of Object.entries(keys)) {
    try {
      session.setActionHandler(key, does);
    } catch {
      // This system has no such key.
    }
  }
  sound.addEventListener("cues", name);
  for (const sign of ["seeked", "durationchange", "ratechange"]) sound.addEventListener(sign, tell);
}
