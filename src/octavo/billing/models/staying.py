"""Rows of money are added, never changed and never deleted."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from octavo.billing.errors import LedgerRowsStay


class StayingQuerySet(models.QuerySet[Any]):
    def update(self, **columns: Any) -> int:
        """Refused."""
        raise _refusal()

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise _refusal()


class StayingRow(models.Model):
    """A row that is as it was written."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row; one that stands is refused."""
        if not self._state.adding:
            raise _refusal()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise _refusal()


def _refusal() -> LedgerRowsStay:
    return LedgerRowsStay(_("A row of money stays as it was written: add another."))
