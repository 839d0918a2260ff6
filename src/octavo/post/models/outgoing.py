"""Letters on their way, and that they went: one row for each key, for good."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from octavo.post.policy import LEASE


class OutgoingQuerySet(models.QuerySet["Outgoing"]):
    def due(self, *, now: datetime) -> Self:
        """What wants sending now, the awaited first."""
        return self.filter(due_at__lte=now).order_by("rank", "due_at", "pk")

    def waiting(self) -> Self:
        """What will be tried, now or later."""
        return self.filter(due_at__isnull=False)

    def given_up(self) -> Self:
        """What was tried in vain, or may not be sent."""
        return self.filter(due_at=None, sent_at=None)


class Outgoing(models.Model):
    """One letter to one address. Its key is the promise that it is sent once."""

    kind = models.CharField(_("letter"), max_length=60)
    to = models.EmailField(_("to"))
    language = models.CharField(_("language"), max_length=10)
    key = models.CharField(_("key"), max_length=200, unique=True)
    subject = models.CharField(_("subject"), max_length=200)
    html = models.TextField(_("HTML"), blank=True)
    text = models.TextField(_("text"), blank=True)
    stop_link = models.CharField(
        _("where it is declined"), max_length=500, blank=True, help_text=_("In its headers.")
    )
    rank = models.PositiveSmallIntegerField(_("rank"))
    is_demanded = models.BooleanField(_("demanded by law or contract"), default=False)
    keeps_words = models.BooleanField(_("keeps its words"), default=True)
    made_at = models.DateTimeField(_("made at"))
    worthless_at = models.DateTimeField(_("worthless from"), null=True)
    due_at = models.DateTimeField(
        _("tried next at"), null=True, help_text=_("Empty: it went, or it was given up.")
    )
    sent_at = models.DateTimeField(_("sent at"), null=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    failed_because = models.TextField(_("failed because"), blank=True)

    objects: ClassVar[Any] = OutgoingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("outgoing letter")
        verbose_name_plural = _("outgoing letters")
        indexes = [
            models.Index(
                fields=["rank", "due_at"], condition=Q(due_at__isnull=False), name="post_due"
            ),
            models.Index(fields=["to"], name="post_to"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.to}"

    @property
    def message_id(self) -> str:
        """The same at each try: who gets a letter twice can tell that it is one."""
        host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
        return f"<{sha256(self.key.encode()).hexdigest()[:40]}@{host}>"

    def take(self, *, now: datetime) -> bool:
        """Whether it is in our hands now, and in nobody else's for as long as the lease."""
        mine = Outgoing.objects.filter(pk=self.pk, due_at=self.due_at, tries=self.tries)
        if not mine.update(due_at=now + LEASE, tries=F("tries") + 1):
            return False
        self.due_at, self.tries = now + LEASE, self.tries + 1
        return True

    def went(self, *, now: datetime) -> None:
        """It was handed over. Words that open a door, or went to many, are forgotten."""
        self.sent_at, self.due_at, self.failed_because = now, None, ""
        changed = ["sent_at", "due_at", "failed_because"]
        if not self.keeps_words:
            self.html = self.text = ""
            changed += ["html", "text"]
        self.save(update_fields=changed)

    def fail(self, because: str, *, again_at: datetime | None) -> None:
        """It did not go; it is tried again then, or given up."""
        self.failed_because, self.due_at = because[:1000], again_at
        self.save(update_fields=["failed_because", "due_at"])


class Enclosure(models.Model):
    """A file that lies in a letter."""

    letter = models.ForeignKey(Outgoing, models.CASCADE, related_name="enclosures")
    name = models.CharField(_("name"), max_length=120)
    content = models.BinaryField(_("content"))

    class Meta:
        verbose_name = _("enclosure")
        verbose_name_plural = _("enclosures")

    def __str__(self) -> str:
        return self.name
