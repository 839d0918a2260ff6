"""What the database knows of background work beside the tasks themselves."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """One task in the queue: how often it may be tried and what went wrong last.

    The task itself (function, arguments, state) is a row of the queue's own, of the same id.
    A task that was enqueued without us has no job until it fails.
    """

    id = models.UUIDField(primary_key=True)
    dedupe_key = models.CharField(  # noqa: DJ001 - null is “no key”, and unique
        _("dedupe key"),
        max_length=200,
        null=True,
        unique=True,
        help_text=_("While the job waits no other with the same key is taken into the queue."),
    )
    most_tries = models.PositiveSmallIntegerField(_("most tries"))
    last_error = models.TextField(_("last error"), blank=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")

    def __str__(self) -> str:
        return str(self.id)


class Worker(models.Model):
    """One process that runs jobs. Its row goes when it ends in its own way."""

    id = models.CharField(max_length=64, primary_key=True)
    machine = models.CharField(_("machine"), max_length=255)
    process = models.PositiveIntegerField(_("process number"))
    began = models.CharField(_("process began"), max_length=40, blank=True)
    started_at = models.DateTimeField(_("started at"))
    seen_at = models.DateTimeField(_("seen at"))

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return self.id


class Slot(models.Model):
    """The last moment for which a scheduled task was enqueued. Whoever moves it on enqueues."""

    name = models.CharField(_("name"), max_length=200, primary_key=True)
    starts_at = models.DateTimeField(_("starts at"))

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
