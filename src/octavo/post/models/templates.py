"""The words of a letter that an editor changed; without a row the letter has those it came with."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterTemplate(models.Model):
    """Subject and body of one letter in one language."""

    kind = models.CharField(_("letter"), max_length=60)
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("body"))
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("letter template")
        verbose_name_plural = _("letter templates")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language"], name="one_template_per_letter_and_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.language})"
