"""The fields in which an editor says for whom something is, and when it opens to everybody."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel, Panel

from octavo.core.access import ACCESSES

MOST_DAYS = 36_500


class Access(models.TextChoices):
    """For whom it is. An empty word leaves it to the issue, then to the section."""

    OPEN = "open", _("everybody")
    REGISTERED = "registered", _("readers with an account")
    SUBSCRIBERS = "subscribers", _("subscribers")


def access_field() -> models.CharField:
    """For whom; empty where it is said further out."""
    return models.CharField(_("for"), max_length=12, blank=True, choices=Access)


def days_field() -> models.PositiveIntegerField:
    """After how many days the moving wall opens."""
    return models.PositiveIntegerField(
        _("opens after so many days"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_DAYS)],
        help_text=_("Counted from the day it appears. Empty means never."),
    )


def access_constraint(kind: str) -> models.CheckConstraint:
    """The database refuses a word that the decision would not know."""
    return models.CheckConstraint(
        condition=models.Q(access__in=("", *ACCESSES)), name=f"{kind}_access_is_known"
    )


def access_panel(*rows: Panel, help_text: Any) -> MultiFieldPanel:
    """The fields together, under one head."""
    return MultiFieldPanel(list(rows), heading=_("Who may read"), help_text=help_text)
