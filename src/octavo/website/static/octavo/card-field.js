/**
 * Stripe's own field in the card page: it sees the number, this page does not. What is entered is
 * paid, or kept for later, and the reader is sent back here, where the magazine asks what came of it.
 */
const form = document.querySelector("[data-card-field]");
const part = (name) => form.querySelector(`[data-${name}]`);

function say(sentence) {
  part("said").textContent = sentence;
  part("said").hidden = !sentence;
}

function begin() {
  const stripe = window.Stripe(form.dataset.key);
  const elements = stripe.elements({
    clientSecret: form.dataset.secret,
    locale: document.documentElement.lang.slice(0, 2) || "auto",
    appearance: appearance(),
  });
  const field = elements.create("payment");
  field.on("ready", () => part("waiting")?.remove());
  field.mount(part("field"));
  const go = part("go");
  go.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (go.disabled) return;
    go.disabled = true;
    say("");
    const finish = form.dataset.kind === "pay" ? "confirmPayment" : "confirmSetup";
    const back = new URL(form.dataset.back, location.href).href;
    try {
      // Without an error the reader is on the way back already.
      const { error } = await stripe[finish]({ elements, confirmParams: { return_url: back } });
      if (error) say(error.message || "");
      go.disabled = false;
    } catch {
      location.reload(); // what came of it is asked when the page is made
    }
  });
}

// The field is in a frame of its own and cannot see our sheet: it is told the colours in words.
function appearance() {
  const { backgroundColor: paper, color: ink } = getComputedStyle(document.body);
  const isDark = paper.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 384;
  return {
    theme: isDark ? "night" : "stripe",
    variables: {
      colorBackground: paper, colorText: ink, colorPrimary: ink,
      borderRadius: "0px", fontSizeBase: "16px",
    },
  };
}

if (window.Stripe) begin();
else part("lost").hidden = false;
