"""What an installation needs to know to work with Stripe. Light: settings are checked with it."""

from __future__ import annotations

from dataclasses import dataclass

STRIPE = "https://api.stripe.com"
SCRIPTS = "https://js.stripe.com"


@dataclass(frozen=True, slots=True)
class Keys:
    """Two keys, and what webhooks are signed with: several secrets while one is being replaced.

    `stand_in` is the address of a server that answers in Stripe's place, for tests.
    """

    secret: str = ""
    public: str = ""
    webhooks: tuple[str, ...] = ()
    stand_in: str = ""

    @property
    def is_test(self) -> bool:
        """Whether no money moves."""
        return "_test_" in self.secret

    @property
    def address(self) -> str:
        """Where requests go."""
        return self.stand_in or STRIPE

    @property
    def script(self) -> str:
        """The script of the card field. It has to come from Stripe, which asks for that."""
        scripts = f"{self.stand_in}/js.stripe.com" if self.stand_in else SCRIPTS
        return f"{scripts}/v3/"

    def trouble(self) -> str:
        """Which setting is wrong, and what it must be; empty where all is well."""
        if not self.secret.startswith(("sk_", "rk_")):
            return "OCTAVO_STRIPE_KEY must be a secret key, which begins with sk_ or rk_."
        if not self.public.startswith("pk_"):
            return "OCTAVO_STRIPE_PUBLIC_KEY must be a publishable key, which begins with pk_."
        if self.is_test != ("_test_" in self.public):
            both = "OCTAVO_STRIPE_KEY and OCTAVO_STRIPE_PUBLIC_KEY"
            return f"{both} must both be live or both for tests."
        if not self.webhooks or not all(one.startswith("whsec_") for one in self.webhooks):
            return "OCTAVO_STRIPE_WEBHOOKS must be the signing secret, which begins with whsec_."
        return ""
