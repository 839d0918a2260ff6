"""Who reads an article: a person, a voice chosen for it, the magazine's own voice, or nobody."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.issues.models import Article
from octavo.press.models import ArticleVoice, NarrationSettings


@dataclass(frozen=True, slots=True)
class Chosen:
    """A voice with its speed, or a recording by its name in the store and who reads it."""

    voice: str = ""
    speed: float = 1.0
    recording: str = ""
    reader: str = ""

    @property
    def is_synthetic(self) -> bool:
        return not self.recording


def house_voice() -> NarrationSettings:
    """What the magazine says of narration."""
    return NarrationSettings.objects.filter(site__is_default_site=True).first() or (
        NarrationSettings()
    )


def chosen_for(article: Article) -> Chosen | None:
    """Who reads it; None where nobody does."""
    own = ArticleVoice.objects.filter(article=article).first()
    if own is not None and own.reads != ArticleVoice.Reads.HOUSE:
        return _own(own)
    return chosen_by_house()


def chosen_by_house() -> Chosen | None:
    """The magazine's own voice; None for one that has nothing read by itself."""
    house = house_voice()
    return Chosen(voice=house.voice, speed=house.speed) if house.is_narrated else None


def _own(own: ArticleVoice) -> Chosen | None:
    match own.reads:
        case ArticleVoice.Reads.VOICE:
            return Chosen(voice=own.voice, speed=own.speed)
        case ArticleVoice.Reads.RECORDING:
            return Chosen(recording=own.recording, reader=own.reader)
    return None
