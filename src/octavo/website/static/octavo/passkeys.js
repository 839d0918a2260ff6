/** Passkeys: the only thing of an account that a page cannot do without script.
 *
 * A form with `data-passkey` is sent with what the device answers. Its challenge stands in the page,
 * or is fetched when the button is pressed. */
const form = document.querySelector("form[data-passkey]");

const bytesOf = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const keysOf = (list) => list?.map((key) => ({ ...key, id: bytesOf(key.id) }));

async function challenge() {
  const inPage = form.querySelector("#passkey-options");
  if (inPage) return JSON.parse(inPage.textContent);
  const answer = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
  return answer.json();
}

/** What the server must know of the device's answer, in letters. */
function written(key) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (key.response[part]) response[part] = textOf(key.response[part]);
  }
  return { id: key.id, rawId: textOf(key.rawId), type: key.type, response, clientExtensionResults: key.getClientExtensionResults() };
}

async function ask() {
  const { creation_options: add, request_options: use } = await challenge();
  const wanted = (add ?? use).publicKey;
  const publicKey = { ...wanted, challenge: bytesOf(wanted.challenge) };
  if (!add) return navigator.credentials.get({ publicKey: { ...publicKey, allowCredentials: keysOf(wanted.allowCredentials) } });
  const user = { ...wanted.user, id: bytesOf(wanted.user.id) };
  return navigator.credentials.create({ publicKey: { ...publicKey, user, excludeCredentials: keysOf(wanted.excludeCredentials) } });
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const failed = form.querySelector("[data-failed]");
  failed.textContent = "";
  try {
    form.elements.credential.value = JSON.stringify(written(await ask()));
    form.submit();
  } catch {
    failed.textContent = failed.dataset.failed; // no such key, or its owner said no
  }
});
