"""Which words a letter has: those the newsroom wrote, or else those that came with it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from time import monotonic

from django.conf import settings

from octavo.post.kinds import Kind
from octavo.post.models import LetterTemplate

OURS = ("en", "de")
Kept = dict[tuple[str, str], tuple[str, str]]
# A checkout writes letters, and has no time to ask for their words each time.
REMEMBERED_FOR = 10.0  # seconds
_remembered: list[tuple[float, Kept]] = []


def languages() -> tuple[str, ...]:
    """Those in which words can be written: ours and the publication's own."""
    own = base(settings.LANGUAGE_CODE)
    return OURS if own in OURS else (*OURS, own)


def base(language: str) -> str:
    """The language without its country: German is one for Graz and Hamburg."""
    return language.replace("_", "-").split("-")[0].lower()


def wording(kind: Kind, *, language: str) -> tuple[str, str]:
    """Subject and body. A language that has no words for it is English."""
    wanted, kept = base(language), _kept()
    return (
        kept.get((kind.name, wanted))
        or shipped(kind, language=wanted)
        or kept.get((kind.name, "en"))
        or words_it_came_with(kind, language="en")
    )


def forget() -> None:
    """Ask anew which words the newsroom wrote."""
    _remembered.clear()


def _kept() -> Kept:
    """All that the newsroom wrote: a few rows, asked for once in a while."""
    if not _remembered or _remembered[0][0] < monotonic():
        rows = LetterTemplate.objects.values_list("kind", "language", "subject", "body")
        kept = {(kind, language): (subject, body) for kind, language, subject, body in rows}
        _remembered[:] = [(monotonic() + REMEMBERED_FOR, kept)]
    return _remembered[0][1]


def shipped(kind: Kind, *, language: str) -> tuple[str, str] | None:
    """The words that came with it; None in a language in which there are none."""
    return _file(kind.words / language / f"{kind.name}.txt")


def words_it_came_with(kind: Kind, *, language: str) -> tuple[str, str]:
    """Those in its language, or else the English ones, which each letter has."""
    found = shipped(kind, language=base(language)) or shipped(kind, language="en")
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
