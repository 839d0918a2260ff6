"""What the post forgets: the words of old letters, and everything of somebody who is erased."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from octavo.post.kinds import Rank
from octavo.post.models import Enclosure, Outgoing, Suppressed
from octavo.post.policy import WORDS_KEPT_FOR

# How a key begins that is made for one letter, and never asked for again.
ONCE = "once:"
_NOBODY = "erased@invalid.invalid"


def forget_words(*, now: datetime) -> int:
    """Drop what letters said long ago; their keys stay, so that none is sent twice.

    Keys that are never asked for again go with the letter: codes have one each, and what went to
    many is no news any more.
    """
    old = Outgoing.objects.filter(made_at__lt=now - WORDS_KEPT_FOR, due_at=None)
    old.filter(Q(key__startswith=ONCE) | Q(rank=Rank.BROUGHT)).delete()
    Enclosure.objects.filter(letter__in=old).delete()
    return int(old.exclude(html="", text="").update(html="", text="", subject=""))


def forget(address: str) -> int:
    """Drop whom and what letters to this address were: for a person who is erased.

    What waits is not sent any more. That nothing may be sent there is kept: it is why no letter
    will reach them by mistake.
    """
    theirs = Outgoing.objects.filter(to__iexact=address)
    Enclosure.objects.filter(letter__in=theirs).delete()
    Suppressed.objects.filter(address=address.lower(), because=Suppressed.Because.ASKED).exclude(
        kind=""
    ).delete()
    count = theirs.update(
        to=_NOBODY, html="", text="", subject="", stop_link="", due_at=None, failed_because=""
    )
    return int(count)
