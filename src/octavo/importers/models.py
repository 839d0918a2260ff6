"""Copy that has arrived and waits for an editor to look at what was guessed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from octavo.importers import keeping
from octavo.importers.copy import Imported
from octavo.importers.kinds import KINDS
from octavo.importers.reading import Asked

if TYPE_CHECKING:
    from octavo.accounts.models import Account
    from octavo.issues.models import Article


def as_asked(kind: str) -> Asked:
    """What an editor said a file is; what is no kind counts as not said."""
    return cast(Asked, kind) if kind in KINDS else "auto"


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    """Questions about arrivals."""

    def waiting(self) -> ArrivalQuerySet:
        """Those nobody has stored or put away, the newest first."""
        return self.filter(stored_at=None, put_away_at=None).order_by("-arrived_at", "-pk")


class Arrival(models.Model):
    """A file that somebody brought. It stays as it came; only storing makes an article of it."""

    name = models.CharField(_("file name"), max_length=255)
    content = models.BinaryField(_("bytes as they came"))
    kind = models.CharField(_("read as"), max_length=20, default="auto")
    outcome = models.JSONField(_("what was read"))
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    arrived_at = models.DateTimeField()
    stored_at = models.DateTimeField(null=True)
    article = models.ForeignKey("issues.Article", models.SET_NULL, null=True, related_name="+")
    put_away_at = models.DateTimeField(null=True)

    objects = ArrivalQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def receive(
        cls, imported: Imported, *, content: bytes, kind: str, by: Account, now: datetime
    ) -> Arrival:
        """Keep a file and what was read in it."""
        return cls.objects.create(
            name=imported.path[-255:],
            content=content,
            kind=kind,
            outcome=keeping.to_json(imported),
            brought_by=by,
            arrived_at=now,
        )

    def imported(self) -> Imported:
        """What was read in the file, without the pictures' bytes."""
        outcome: dict[str, Any] = self.outcome
        return keeping.from_json(outcome)

    def read_again(self, imported: Imported, *, kind: str) -> None:
        """Replace what was read, after the editor said what kind of file this is."""
        self.kind = kind
        self.outcome = keeping.to_json(imported)
        self.save(update_fields=["kind", "outcome"])

    def become(self, article: Article, *, now: datetime) -> None:
        """Note which article came of it."""
        self.article = article
        self.stored_at = now
        self.save(update_fields=["article", "stored_at"])

    def put_away(self, *, now: datetime) -> None:
        """Take it off the list of what waits; the file itself is kept."""
        self.put_away_at = now
        self.save(update_fields=["put_away_at"])
