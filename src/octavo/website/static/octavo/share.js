/** Passing an article on: the address to the clipboard, or the system's own sheet. Nobody is told. */
const share = document.querySelector(".share");
const address = share.querySelector("input");
const [copy, system] = share.querySelectorAll("button");
const said = share.querySelector("[role=status]");

address.addEventListener("focus", () => address.select());

copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(address.value);
    said.textContent = copy.dataset.done;
  } catch {
    address.focus(); // selects it, to be copied by hand
  }
});

if (navigator.share) {
  system.hidden = false;
  system.addEventListener("click", () => {
    navigator.share({ title: document.title, url: address.value }).catch(() => {});
  });
}
