"""Which addresses a link in an article may lead to."""

from __future__ import annotations

import re

# No white space, control characters or backslashes: browsers read those in surprising ways.
_ADDRESS = re.compile(
    r"""(?: https?://[^\s/?#\\\x00-\x1f][^\s\\\x00-\x1f\x7f]*
          | mailto:[^\s\\\x00-\x1f\x7f]+
          | /(?!/)[^\s\\\x00-\x1f\x7f]*
        )""",
    re.VERBOSE | re.IGNORECASE,
)


def is_address(url: str) -> bool:
    """Whether a link may lead there: http, https, mailto, or a path within the magazine.

    A lone `#`, a relative path, `//host` and schemes that run (`javascript:`) are no addresses.
    """
    return _ADDRESS.fullmatch(url) is not None
