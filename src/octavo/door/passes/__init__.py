"""Which passes are believed: the keys and what was taken back, as files that the door follows."""

from octavo.door.passes.believing import Believer, Holder
from octavo.door.passes.keys import KeysUnusable, make_keys, read_keys, renew_keys
from octavo.door.passes.metering import read_meter, write_meter
from octavo.door.passes.revoking import Revoker

__all__ = [
    "Believer",
    "Holder",
    "KeysUnusable",
    "Revoker",
    "make_keys",
    "read_keys",
    "read_meter",
    "renew_keys",
    "write_meter",
]
