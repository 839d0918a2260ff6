/**
 * Says at the end of an article how many free ones are left, or who has given it.
 *
 * A subscriber's page fetches nothing, and no page does where nothing is counted. A page that a
 * browser had fetched ahead comes again when it is really read: nothing was opened before.
 */
const place = document.querySelector(".meter");
const isAskedFor = place && (place.matches(".is-metered") || location.hash === "#given");

async function tell() {
  const answer = await fetch(place.dataset.notice, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const said = new DOMParser().parseFromString(await answer.text(), "text/html");
  place.replaceChildren(...said.body.children);
}

if (isAskedFor && !("subscriber" in document.documentElement.dataset)) {
  if (document.prerendering) {
    document.addEventListener("prerenderingchange", () => location.reload(), { once: true });
  } else {
    tell().catch(() => {}); // the link to the same page stays
  }
}
