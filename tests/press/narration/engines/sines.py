"""A speech program for tests: a tone for each word, and every bad manner on request."""

from __future__ import annotations

import base64
import json
import math
import sys
import time
from array import array
from typing import Any

RATE = 16_000
TONE = 0.2  # seconds a word
VOICES = [
    {"name": "low", "language": "en", "label": "Low"},
    {"name": "high", "language": "en", "label": "High"},
]


def tones(count: int, *, pitch: float) -> bytes:
    """Words of equal length with a short silence after each."""
    samples = array("h")
    for _ in range(count):
        samples.extend(
            round(9000 * math.sin(2 * math.pi * pitch * at / RATE))
            for at in range(int(TONE * RATE))
        )
        samples.extend([0] * int(TONE * RATE / 4))
    return samples.tobytes()


def answer(question: dict[str, Any], manner: str) -> dict[str, Any]:
    if question["ask"] == "hello":
        return {"fingerprint": "sines 1", "rate": RATE, "voices": VOICES}
    text, count = question["text"], len(question["words"])
    if "sleep" in text:
        time.sleep(60)
    if "die" in text:
        sys.exit(3)
    if "die once" in manner and question_number == 2:
        sys.exit(3)
    if "complain" in text:
        return {"error": "I have a cold."}
    pitch = {"low": 220.0, "high": 440.0}[question["voice"]]
    told = base64.b64encode(tones(count, pitch=pitch)).decode()
    step = TONE * 1.25
    times = [[index * step, index * step + TONE] for index in range(count)]
    if "muddle" in text:
        times.reverse()
    return {"audio": told, "words": None if manner == "plain" else times}


question_number = 0
if __name__ == "__main__":
    for line in sys.stdin:
        question_number += 1
        if "babble" in line:
            said = "ba ba ba"
        else:
            said = json.dumps(answer(json.loads(line), "".join(sys.argv[1:])))
        sys.stdout.write(said + "\n")
        sys.stdout.flush()
