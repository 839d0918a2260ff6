"""Which words a letter has: those the newsroom wrote, or else those that came with it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from octavo.post.kinds import Kind
from octavo.post.models import LetterTemplate

OURS = ("en", "de")


def languages() -> tuple[str, ...]:
    """Those in which words can be written: ours and the publication's own."""
    own = base(settings.LANGUAGE_CODE)
    return OURS if own in OURS else (*OURS, own)


def base(language: str) -> str:
    """The language without its country: German is one for Graz and Hamburg."""
    return language.replace("_", "-").split("-")[0].lower()


def wording(kind: Kind, *, language: str) -> tuple[str, str]:
    """Subject and body. A language that has no words for it is English."""
    wanted = base(language)
    kept = {
        row.language: (row.subject, row.body)
        for row in LetterTemplate.objects.filter(kind=kind.name, language__in={wanted, "en"})
    }
    return (
        kept.get(wanted)
        or shipped(kind, language=wanted)
        or kept.get("en")
        or _must(shipped(kind, language="en"), kind)
    )


def shipped(kind: Kind, *, language: str) -> tuple[str, str] | None:
    """The words that came with it; None in a language in which there are none."""
    return _file(kind.words / language / f"{kind.name}.txt")


def _must(found: tuple[str, str] | None, kind: Kind) -> tuple[str, str]:
    if found is None:
        message = f"The letter “{kind.name}” has no English words."
        raise FileNotFoundError(message)
    return found


@lru_cache(maxsize=512)
def _file(path: Path) -> tuple[str, str] | None:
    """The first line is the subject; the body begins after an empty one."""
    if not path.is_file():
        return None
    subject, _, body = path.read_text(encoding="utf-8").partition("\n")
    return subject.strip(), body.strip() + "\n"
