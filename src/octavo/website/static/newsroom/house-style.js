// Shows what is chosen at once: in the pages of the preview, and in the table of contrasts.
// Without this script, the button “Preview” does the same.

const form = document.querySelector("form[data-house-style]");
const frames = [...document.querySelectorAll(".house-style-frame iframe")];
const tables = document.querySelector("[data-tables]");
const PAUSE = 150; // milliseconds; a colour that is dragged sends many values

let waiting;
let asked = 0;

/** The choices as a preview's address carries them: everything but the files. */
function choices() {
  const given = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrfmiddlewaretoken") given.set(name, value);
  }
  return given;
}

/** Lets a page that is shown take its style from another address, without loading it again. */
function restyle(frame, given) {
  const sheet = frame.contentDocument?.querySelector("link[data-house-style]");
  if (!sheet) return;
  const address = new URL(sheet.href);
  const wanted = new URLSearchParams(given);
  wanted.set("ground", frame.dataset.ground);
  address.search = wanted;
  if (address.href !== sheet.href) replaceSheet(sheet, address.href);
  rename(frame.contentDocument, given.get("name") ?? "");
}

/** The old sheet stays until the new one is there, so that nothing flashes. */
function replaceSheet(sheet, address) {
  const next = sheet.cloneNode();
  next.href = address;
  next.addEventListener("load", () => sheet.remove());
  delete sheet.dataset.houseStyle;
  sheet.after(next);
}

function rename(page, name) {
  const mark = page.querySelector(".wordmark a");
  if (!mark) return;
  const drawn = logo(form.elements.logo_file, form.elements.without_logo);
  if (drawn) {
    mark.replaceChildren(Object.assign(page.createElement("img"), { src: drawn, alt: name, height: 40 }));
  } else if (form.elements.without_logo?.checked || !mark.querySelector("img")) {
    mark.textContent = name;
  }
}

const drawings = new WeakMap();

/** The address of a file that was chosen and is not sent yet. */
function logo(input, without) {
  const file = input?.files?.[0];
  if (!file || without?.checked) return "";
  if (!drawings.has(file)) drawings.set(file, URL.createObjectURL(file));
  return drawings.get(file);
}

async function show() {
  const given = choices();
  const mine = ++asked;
  for (const frame of frames) restyle(frame, given);
  const answer = await fetch(`${form.dataset.check}?${given}`);
  if (!answer.ok || mine !== asked) return;
  const open = [...tables.querySelectorAll("details")].map((table) => table.open);
  tables.innerHTML = await answer.text();
  tables.querySelectorAll("details").forEach((table, at) => (table.open ||= open[at]));
}

/** The code of a colour beside its patch: so that it can be read, and compared with a style guide. */
function writeCode(input) {
  const code = input.nextElementSibling?.matches("output") ? input.nextElementSibling : document.createElement("output");
  code.className = "house-style-code";
  code.htmlFor = input.id;
  code.textContent = input.value.toUpperCase();
  input.after(code);
}

if (form) {
  // A page that comes after a choice was made must not stand there in the old style.
  for (const frame of frames) frame.addEventListener("load", () => asked && restyle(frame, choices()));
  form.querySelectorAll("input[type=color]").forEach(writeCode);
  form.addEventListener("input", ({ target }) => {
    if (target.type === "color") writeCode(target);
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
}
