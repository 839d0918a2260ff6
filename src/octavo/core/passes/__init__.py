"""Makes and reads the reader's signed pass: what the door believes of whom, and for how long."""

from octavo.core.passes.document import AND_MORE, LONGEST, MOST_BYTES, SHORTEST, Pass
from octavo.core.passes.guest import read_guest, sign_guest, sign_guest_making_room
from octavo.core.passes.keys import Key, KeyRing
from octavo.core.passes.reading import believed, read, still_good
from octavo.core.passes.refusing import PassRefused, Why
from octavo.core.passes.revoking import Revocations
from octavo.core.passes.signing import NoSuchPass, TooManyRights, sign

__all__ = [
    "AND_MORE",
    "LONGEST",
    "MOST_BYTES",
    "SHORTEST",
    "Key",
    "KeyRing",
    "NoSuchPass",
    "Pass",
    "PassRefused",
    "Revocations",
    "TooManyRights",
    "Why",
    "believed",
    "read",
    "read_guest",
    "sign",
    "sign_guest",
    "sign_guest_making_room",
    "still_good",
]
