"""A few words as sound, at once, for an editor who wants to hear them."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from io import BytesIO

from django.http import HttpResponse
from django.utils.translation import gettext as _

from octavo.core.renditions.narration.spoken.lexicon import lexicon_of as said_so
from octavo.core.renditions.narration.spoken.speaking import speak
from octavo.core.renditions.narration.spoken.words import Spoken
from octavo.issues.models import Article
from octavo.issues.models.articles import publication_language
from octavo.press.narration.errors import NarrationTrouble
from octavo.press.studio.choosing import Chosen
from octavo.press.studio.pronouncing import lexicon_of
from octavo.press.studio.voices import narrator

MOST_LETTERS = 2000
BETWEEN = 0.35  # seconds


def sound_of(
    words: str | Sequence[Spoken], chosen: Chosen, *, article: Article | None, said: str = ""
) -> HttpResponse:
    """A WAV of it, or a sentence that says why there is none."""
    try:
        spoken = _spoken(words, article, said) if isinstance(words, str) else list(words)
        if not any(one.words for one in spoken):
            return _refused(_("There is nothing to say."))
        if sum(len(one.text) for one in spoken) > MOST_LETTERS:
            return _refused(_("That is too much to say at once."))
        return HttpResponse(_wav(spoken, chosen), content_type="audio/wav")
    except (ValueError, NarrationTrouble) as trouble:
        return _refused(str(trouble))


def _spoken(words: str, article: Article | None, said: str) -> list[Spoken]:
    """The words, with what is about to be said of them if that is not kept yet."""
    lexicon = said_so({words: said}) if said else lexicon_of(article)
    language = article.language if article else publication_language()
    return [speak(words, language=language, lexicon=lexicon)]


def _wav(spoken: Sequence[Spoken], chosen: Chosen) -> bytes:
    import numpy as np  # loaded when somebody listens

    engine, _slash, voice = chosen.voice.partition("/")
    reader = narrator(engine)
    pause = np.zeros(int(BETWEEN * reader.sample_rate), np.float32)
    pieces = []
    for one in spoken:
        pieces += [reader.synthesize(one, voice=voice, speed=chosen.speed).samples, pause]
    sound = np.clip(np.concatenate(pieces), -1, 1)
    written = BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(reader.sample_rate)
        file.writeframes((sound * 32767).astype("<i2").tobytes())
    return written.getvalue()


def _refused(sentence: str) -> HttpResponse:
    return HttpResponse(sentence, status=400, content_type="text/plain; charset=utf-8")
