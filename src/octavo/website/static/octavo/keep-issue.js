/** The button that keeps the current issue for reading offline; the service worker does the work. */
const button = document.querySelector("[data-keep]");
const said = button.nextElementSibling;
const workers = navigator.serviceWorker;

/** Says how the keeping stands: in the words of the page for keeping, kept or failed. */
function tell(how) {
  button.disabled = how === "keeping";
  button.hidden = how === "kept";
  said.textContent = button.dataset[how];
}

/** Has the worker fetch the issue: it is active when all of it has come, and redundant if not. */
async function keep() {
  tell("keeping");
  try {
    const { installing, waiting } = await workers.register("/service-worker.js");
    const worker = installing ?? waiting;
    if (!worker) return tell("kept");
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") tell("kept");
      if (worker.state === "redundant") tell("failed");
    });
  } catch {
    tell("failed");
  }
}

if (workers) {
  button.addEventListener("click", keep);
  workers.getRegistration().then((known) => known?.active && tell("kept"));
} else button.parentElement.remove();
