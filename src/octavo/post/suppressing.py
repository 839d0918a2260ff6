"""Who gets no mail, or not this mail."""

from __future__ import annotations

from datetime import datetime

from octavo.post.models import Suppressed


def why_not(address: str, *, kind: str) -> str:
    """Why no letter of this kind goes there; empty when it may."""
    found = Suppressed.objects.filter(address=address.lower(), kind__in=("", kind)).first()
    return found.because if found else ""


def found_for(address: str) -> Suppressed | None:
    """What keeps all mail from that address; None where nothing does."""
    return Suppressed.objects.filter(address=address.lower(), kind="").first() if address else None


def suppress(address: str, *, because: str, now: datetime, kind: str = "") -> None:
    """Send nothing there from now on, or no letter of this kind. The first reason stays."""
    Suppressed.objects.get_or_create(
        address=address.lower(), kind=kind, defaults={"because": because, "since": now}
    )


def welcome(address: str, *, kind: str = "") -> bool:
    """Send there again; whether anything kept it back. Of one kind, that wish is taken back."""
    return bool(Suppressed.objects.filter(address=address.lower(), kind=kind).delete()[0])


def decline(address: str, *, kind: str, now: datetime) -> None:
    """The reader asked for none of these."""
    suppress(address, because=Suppressed.Because.ASKED, kind=kind, now=now)


def is_declined(address: str, *, kind: str) -> bool:
    """Whether the reader asked for none of these."""
    return Suppressed.objects.filter(address=address.lower(), kind=kind).exists()


def follow(*, before: str, after: str) -> None:
    """What a person asked for holds for the address that they have now."""
    asked = Suppressed.objects.filter(
        address=before.lower(), because=Suppressed.Because.ASKED
    ).exclude(kind="")
    for row in asked:
        decline(after, kind=row.kind, now=row.since)
    asked.delete()
