"""What a pass says, and how it is written down.

One line of text in a cookie's own letters, its fields in a fixed order, parted by full stops:

    1.<key>.<id>.<account>.<issued at>.<expires at>.<rights>.<signature>

A web server that knows HMAC and how to split a line can read it: see `docs/reference/pass.md`. No
field can be written in two ways, so that one pass has one spelling.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

VERSION = "1"
MOST_BYTES = 600
SHORTEST, LONGEST = 3600, 86_400  # seconds that a pass is good for: an hour to a day
NO_RIGHTS = "-"
AND_MORE = "+"  # among the rights: there was no room for all of them

KEY = re.compile(r"[a-z0-9]{1,16}")
ID = re.compile(r"[A-Za-z0-9_-]{22}")  # 16 random bytes
ACCOUNT = re.compile(r"[A-Za-z0-9_-]{1,64}")
# Of our own making: what one right is written as. The door tells them apart and reads none of it.
RIGHT = re.compile(r"[A-Za-z0-9:+_-]{1,80}")
INSTANT = re.compile(r"[1-9][0-9]{0,10}")  # seconds since 1970
LAST = 99_999_999_999


@dataclass(frozen=True, slots=True)
class Pass:
    """What the door believes of somebody until `expires_at`.

    `id` is random and belongs to this pass alone, `rights` are the words of `core.access.rights`.
    Times are whole seconds since 1970, UTC; the pass is good in `[issued_at, expires_at)`.
    """

    id: str
    account: str
    issued_at: int
    expires_at: int
    rights: tuple[str, ...] = ()

    @property
    def is_well_formed(self) -> bool:
        """Whether every field can be written down, and its time is as long as one may be."""
        return bool(
            ID.fullmatch(self.id)
            and ACCOUNT.fullmatch(self.account)
            and all(RIGHT.fullmatch(right) for right in self.rights)
            and self.rights != (NO_RIGHTS,)
            and 0 < self.issued_at < self.expires_at <= LAST
            and SHORTEST <= self.expires_at - self.issued_at <= LONGEST
        )

    def words(self, key: str) -> str:
        """All that is signed. The pass has to be well formed."""
        rights = "~".join(self.rights) or NO_RIGHTS
        fields = (VERSION, key, self.id, self.account, self.issued_at, self.expires_at, rights)
        return ".".join(map(str, fields))
