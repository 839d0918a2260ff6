"""What is refused about access, as facts.

AccessRefusal
├── GrantSenseless     it ends before it begins, names nothing, or has no reason
├── GrantEnded         it was withdrawn before, or is over
├── NotGiven           this reader may not give it, or not now
└── Unknown            there is no such reader or item
"""

from __future__ import annotations


class AccessRefusal(Exception):
    """The message is a sentence for a person."""


class GrantSenseless(AccessRefusal):
    pass


class GrantEnded(AccessRefusal):
    pass


class NotGiven(AccessRefusal):
    pass


class Unknown(AccessRefusal):
    pass
