"""Addresses that get no mail, or not this mail, and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class SuppressedQuerySet(models.QuerySet["Suppressed"]):
    def against(self, address: str, kind: str) -> SuppressedQuerySet:
        """What keeps a letter of this kind from this address."""
        return self.filter(address=address.lower(), kind__in=("", kind))


class Suppressed(models.Model):
    """One address that gets no mail at all, or no letter of one kind."""

    class Because(models.TextChoices):
        BOUNCED = "bounced", _("mail came back")
        COMPLAINED = "complained", _("was called spam")
        ASKED = "asked", _("asked for none")

    address = models.EmailField(_("e-mail address"), help_text=_("In small letters."))
    kind = models.CharField(_("letter"), max_length=60, blank=True, help_text=_("Empty: all mail."))
    because = models.CharField(_("because"), max_length=10, choices=Because)
    since = models.DateTimeField(_("since"))

    objects: ClassVar[models.Manager[Suppressed]] = SuppressedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")
        constraints = [
            models.UniqueConstraint(fields=["address", "kind"], name="suppressed_once"),
            models.CheckConstraint(
                condition=models.Q(address=Lower("address")), name="suppressed_in_small_letters"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.get_because_display()}"
