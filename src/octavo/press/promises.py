"""Which forms an issue has when it appears. The web is always one of them."""

from __future__ import annotations

from octavo.issues.freezing import publication
from octavo.press.forms import FORMS, Form


def promised_forms() -> tuple[Form, ...]:
    """The stored forms that the publication promises, in the order in which they are made."""
    said = publication()
    return tuple(form for name, form in FORMS.items() if getattr(said, f"promises_{name}"))


def all_forms() -> tuple[Form, ...]:
    """What somebody gets who asks for all: no form on request, unless it is promised."""
    promised = promised_forms()
    return tuple(form for form in FORMS.values() if form in promised or not form.is_on_request)
