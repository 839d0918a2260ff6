"""What a password must be, beyond what Django looks at."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from octavo.accounts.policy import LONGEST_PASSWORD


class NotTooLong:
    """Refuses what is so long that checking it costs us. No kind of letter is asked for."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for one letter more than allowed."""
        if len(password) > LONGEST_PASSWORD:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        """The rule, for people."""
        return _("A password has at most %(most)d characters.") % {"most": LONGEST_PASSWORD}
