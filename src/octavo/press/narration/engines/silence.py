"""The silence that engines leave around speech: how long a pause lasts is for the script to say."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from octavo.press.narration.engines.port import Samples

KEPT = 0.04  # seconds before and after what can be heard
FRAME = 0.005  # seconds that are judged at once
FLOOR = 0.01  # -40 dB below the loudest frame: what is fainter is breath and hum


def trimmed(
    samples: Samples, spans: Mapping[int, tuple[int, int]], *, rate: int
) -> tuple[Samples, dict[int, tuple[int, int]]]:
    """What can be heard with a little silence around it, and the words at their new places.

    No word loses more than silence; its time is cut to what is left of the sound.
    """
    first, last = heard(samples, rate=rate)
    kept = samples[first:last]
    return kept, {
        word: (min(max(starts - first, 0), len(kept)), min(max(ends - first, 0), len(kept)))
        for word, (starts, ends) in spans.items()
    }


def heard(samples: Samples, *, rate: int) -> tuple[int, int]:
    """From where to where there is something to hear; nothing at all is (0, 0)."""
    frame = max(round(FRAME * rate), 1)
    whole = len(samples) // frame * frame
    frames = np.abs(samples[:whole]).reshape(-1, frame).max(axis=1) if whole else np.zeros(0)
    loud = np.flatnonzero(frames > FLOOR * frames.max()) if len(frames) else np.zeros(0, int)
    if len(loud) == 0:
        return 0, 0
    kept = round(KEPT * rate)
    return max(int(loud[0]) * frame - kept, 0), min(
        (int(loud[-1]) + 1) * frame + kept, len(samples)
    )
