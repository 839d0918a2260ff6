"""What the newsroom refuses, as facts.

NewsroomRefusal
├── ManuscriptUnstorable
├── PictureUnreadable
├── SlugTaken
├── MagazineNotFounded
├── NothingToFree
├── ReasonMissing
└── IssueRefusal
    ├── IssueIncomplete
    ├── IssueNotPlanned
    ├── IssueNotClosed
    ├── IssueNotReady
    └── ArticlePlacedAlready
"""

from __future__ import annotations

from collections.abc import Sequence


class NewsroomRefusal(Exception):
    """Something the newsroom does not do; the message is a sentence for a person."""


class ManuscriptUnstorable(NewsroomRefusal):
    """A manuscript has something that the newsroom cannot keep as it is."""


class PictureUnreadable(NewsroomRefusal):
    """Bytes that came as a picture are none."""


class SlugTaken(NewsroomRefusal):
    """Another article stands at this address."""


class NothingToFree(NewsroomRefusal):
    """The article is for everybody already, or for nobody yet."""


class MagazineNotFounded(NewsroomRefusal):
    """There is no magazine yet to put this into."""


class ReasonMissing(NewsroomRefusal):
    """What was asked for needs a reason or a sentence, and none was given."""


class IssueRefusal(NewsroomRefusal):
    """Something an issue does not allow in its present state."""


class IssueIncomplete(IssueRefusal):
    """The issue cannot close: `missing` says what each item lacks."""

    def __init__(self, missing: Sequence[object]) -> None:
        super().__init__("; ".join(str(lack) for lack in missing))
        self.missing = tuple(missing)


class IssueNotPlanned(IssueRefusal):
    """Only an issue that is still planned can be changed or closed."""


class IssueNotClosed(IssueRefusal):
    """Only a closed issue can be published, set to appear, or opened again."""


class IssueNotReady(IssueRefusal):
    """The issue cannot appear: `lacks` says which form that it promises is not ready, and why."""

    def __init__(self, lacks: Sequence[str]) -> None:
        super().__init__(" ".join(lacks))
        self.lacks = tuple(lacks)


class ArticlePlacedAlready(IssueRefusal):
    """The article has its place in an issue."""
