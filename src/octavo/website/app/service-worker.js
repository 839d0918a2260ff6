/*
 * Keeps the current issue on the reader's device, and shows it when there is no network.
 *
 * `MAGAZINE` stands in a line before this one. A new version of the magazine is a new worker: it
 * fetches the whole issue before it takes over, so what is kept is one whole issue or the other.
 * Only pages of that list are ever kept: nothing of the newsroom, no search, nothing that was sent.
 */
const PREFIX = "octavo-issue-";
const CACHE = PREFIX + MAGAZINE.version;
const KEPT_AT = "x-kept-at";
const PATIENCE = 4000; // milliseconds that a page may take while there is a copy of it
const FITTING_WIDTH = 960; // of the sizes of a picture, the first one as wide as this
const MOST_BYTES = 48e6; // pictures beyond that are left out; pages and styles never are
const ANY = { ignoreVary: true }; // one reader, one device: there is one answer

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(keepIssue().catch((trouble) => caches.delete(CACHE).then(() => Promise.reject(trouble))));
});

addEventListener("activate", (event) => event.waitUntil(dropEarlierIssues().then(() => clients.claim())));

addEventListener("message", (event) => {
  if (event.data === "forget") event.waitUntil(forget());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST" && MAGAZINE.leaving.includes(pathname)) event.waitUntil(forget());
  if (request.method !== "GET") return;
  if (pathname.startsWith(MAGAZINE.newsroom) || pathname.startsWith(MAGAZINE.account)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (isForGood(pathname)) event.respondWith(file(request));
  else if (request.destination) event.respondWith(fetch(request).catch(() => copyOf(request)));
});

/** Whether what is at that address never changes: its name would change with it. */
const isForGood = (address) => MAGAZINE.files.some((place) => address.startsWith(place));

const copyOf = async (request) => (await caches.match(request, ANY)) ?? Response.error();

/** A page from the network; its copy if that fails or takes too long; else the offline page. */
async function page(event) {
  const { search, origin, pathname } = new URL(event.request.url);
  const address = origin + pathname;
  const copy = (await isStillGood()) && (await caches.match(address, ANY));
  const fresh = fetch(event.request);
  if (!copy) return fresh.catch(offlinePage);
  if (!search) event.waitUntil(fresh.then((response) => renew(address, response.clone()), () => {}));
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE));
  try {
    const response = await Promise.race([fresh, late]);
    return response.status < 500 ? response : asCopy(copy);
  } catch {
    return asCopy(copy);
  }
}

/** Whether the reader's right lasts; when it does not, every copy goes. */
async function isStillGood() {
  const list = await caches.match(MAGAZINE.list, ANY);
  if (!list) return true; // there are no copies
  const { until } = await list.json();
  const isGood = Date.now() < Date.parse(until);
  if (!isGood) await forget();
  return isGood;
}

/** A file that never changes: the kept one, or for a picture another size of it. */
async function file(request) {
  const kept = await caches.match(request, ANY);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(CACHE);
    const same = (await cache.keys()).find((other) => picture(other.url) === picture(request.url));
    return same ? cache.match(same, ANY) : Response.error();
  }
}

/** What all sizes and crops of one picture have in common in their address. */
const picture = (address) => new URL(address).pathname.replace(/(\/[^/.]+)\.[^/]*$/, "$1");

/** Brings a copy up to date, or drops it when the page is not for this reader any longer. */
async function renew(address, response) {
  const cache = await caches.open(CACHE);
  if (isPage(response)) await put(cache, address, response);
  else if (response.status < 500) await cache.delete(address);
  const list = await cache.match(MAGAZINE.list, ANY);
  const isOld = list && Date.now() - Date.parse(list.headers.get(KEPT_AT)) > 6 * 3600e3;
  if (isOld) await put(cache, MAGAZINE.list, await fetch(MAGAZINE.list, { cache: "no-store" }));
}

const isPage = (response) =>
  response.status === 200 &&
  !response.redirected &&
  !/no-store/.test(response.headers.get("cache-control")) &&
  /^text\/html/.test(response.headers.get("content-type"));

/** A page without its advertisements: a copy may be read when they are long over. */
const withoutAdvertisements = (html) => html.replace(/<aside id="advertisement-.*?<\/aside>\s*/gs, "");

/** Stores a response with the time, and says how many bytes it has. */
async function put(cache, address, response) {
  const text = isPage(response) && withoutAdvertisements(await response.text());
  const body = text ? new Blob([text]) : await response.blob();
  const headers = new Headers(response.headers);
  headers.set(KEPT_AT, new Date().toISOString());
  await cache.put(address, new Response(body, { headers }));
  return body.size;
}

/** The copy, with the sentence that says what it is for app.js to show. */
async function asCopy(copy) {
  const form = { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" };
  const kept = new Date(copy.headers.get(KEPT_AT)).toLocaleString(MAGAZINE.language, form);
  const said = (navigator.onLine ? MAGAZINE.unreachable : MAGAZINE.offline).replace("{when}", kept);
  const html = (await copy.text()).replace("<html", `<html data-kept="${said.replaceAll('"', "&quot;")}"`);
  return new Response(html, { headers: copy.headers });
}

async function offlinePage() {
  const list = await caches.match(MAGAZINE.offlinePage, ANY);
  return list ? new Response(list.body, { status: 503, headers: list.headers }) : Response.error();
}

/** Fetches the issue: pages first, then what they are drawn with, then pictures as far as they fit. */
async function keepIssue() {
  const cache = await caches.open(CACHE);
  const list = await fetch(MAGAZINE.list, { cache: "no-store" });
  const { pages } = await list.clone().json();
  await put(cache, MAGAZINE.list, list);
  const files = new Set();
  const pictures = new Set();
  let bytes = 0;
  for (const address of [MAGAZINE.offlinePage, ...pages]) {
    const response = await fetch(address, { cache: "no-cache" });
    if (!isPage(response)) throw new Error(`${address} cannot be kept`);
    const html = withoutAdvertisements(await response.clone().text());
    bytes += await put(cache, address, response);
    for (const found of filesIn(html)) files.add(found);
    for (const found of picturesIn(html)) pictures.add(found);
  }
  for (const address of files) bytes += await keepFile(cache, address, files);
  for (const address of pictures) {
    if (bytes < MOST_BYTES) bytes += await keepFile(cache, address).catch(() => 0);
  }
}

/** Keeps one file, taken from an earlier issue's cache if it is there; fonts of a style sheet, too. */
async function keepFile(cache, address, files) {
  const there = isForGood(address) && (await caches.match(address, ANY));
  const response = there || (await fetch(address));
  if (!response.ok) throw new Error(`${address} cannot be kept`);
  if (/^text\/css/.test(response.headers.get("content-type"))) {
    const css = await response.clone().text();
    // A set that grows while it is gone through is gone through to its new end.
    for (const [, font] of css.matchAll(/url\("?([^")]+\.woff2)"?\)/g)) {
      files.add(new URL(font, new URL(address, location)).pathname);
    }
  }
  return put(cache, address, response);
}

/** Style sheets, scripts, faces and icons that a page names. */
function* filesIn(html) {
  for (const [tag] of html.matchAll(/<(?:link|script)\b[^>]*>/g)) {
    const isFetched = /^<script/.test(tag) || /\brel="(?:stylesheet|preload|icon|manifest)"/.test(tag);
    const [, address] = tag.match(/\b(?:href|src)="(\/[^"]+)"/) ?? [];
    if (isFetched && address) yield address.replaceAll("&amp;", "&");
  }
}

/** One fitting size of each picture of a page. */
function* picturesIn(html) {
  for (const [tag] of html.matchAll(/<img\b[^>]*>/g)) {
    const [, sizes] = tag.match(/\bsrcset="([^"]+)"/) ?? [];
    const [, only] = tag.match(/\bsrc="([^"]+)"/) ?? [];
    const offered = (sizes ?? "").split(", ").map((each) => each.split(" "));
    const fitting = offered.find(([, width]) => parseInt(width) >= FITTING_WIDTH) ?? offered.at(-1);
    const address = fitting[0] || only;
    if (address?.startsWith("/")) yield address;
  }
}

async function dropEarlierIssues() {
  const names = await caches.keys();
  const earlier = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  return Promise.all(earlier.map((name) => caches.delete(name)));
}

/** Leaves nothing on the device. Also what signing out sends. */
async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
  await registration.unregister();
}
