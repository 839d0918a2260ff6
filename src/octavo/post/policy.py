"""How long the post tries, how it spreads its work, what it keeps: the rules, executed as read.

`docs/reference/mail.md` says the same in words.
"""

from __future__ import annotations

from datetime import timedelta

# After each try that came to nothing, in vain so often: then the letter is given up.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=20),
    timedelta(hours=1),
    *[timedelta(hours=4)] * 17,  # nearly three days in all, as mail servers do
)
MOST_TRIES = len(PAUSES) + 1
# A letter in the hands of a process is nobody else's for so long. Who was killed then had it.
LEASE = timedelta(minutes=5)
# One round of sending, after which other work has its turn.
A_ROUND = timedelta(seconds=10)

# What a letter said is kept so long after it went; that there was one, for good: keys are for ever.
WORDS_KEPT_FOR = timedelta(days=90)
LONGEST_SUBJECT = 200


def pause_after(tries: int) -> timedelta | None:
    """How long to wait after so many tries; None when the letter is given up."""
    return PAUSES[tries - 1] if tries <= len(PAUSES) else None
