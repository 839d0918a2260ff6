// localstripe has Stripe's older card element alone. This gives it the words of the newer one, which
// our card page uses, and lets them stand on its own card element and its own window for 3-D Secure.
(() => {
  const theirs = window.Stripe;
  window.Stripe = (key) => {
    const stripe = theirs(key);
    const ask = async (path, said) => {
      const body = JSON.stringify({ key, ...said });
      const answer = await fetch(`${LOCALSTRIPE_BASE_API}/v1/${path}`, { method: "POST", body });
      return answer.json();
    };
    const goBack = (to) => {
      location.assign(to);
      return new Promise(() => {});
    };
    return {
      elements({ clientSecret }) {
        const made = stripe.elements();
        return {
          secret: clientSecret,
          create() {
            const card = made.create("card");
            const listen = card.on.bind(card);
            card.on = (name, then) => (name === "ready" ? queueMicrotask(then) : listen(name, then));
            return card;
          },
          card: () => made.getElement("card"),
        };
      },
      async confirmSetup({ elements, confirmParams }) {
        const said = { payment_method: { card: elements.card() } };
        const { error } = await stripe.confirmCardSetup(elements.secret, said);
        return error ? { error } : goBack(confirmParams.return_url);
      },
      async confirmPayment({ elements, confirmParams }) {
        const intent = elements.secret.match(/^(pi_\w+)_secret_/)[1];
        const card = { ...elements.card().value.card };
        const said = { payment_method_data: { type: "card", card } };
        const first = await ask(`payment_intents/${intent}/confirm`, said);
        if (first.error) return { error: first.error };
        if (first.status === "requires_action") {
          const { error, paymentIntent } = await stripe.confirmCardPayment(elements.secret, {});
          const why = error || paymentIntent.last_payment_error;
          if (why) return { error: why };
        }
        return goBack(confirmParams.return_url);
      },
    };
  };
})();
