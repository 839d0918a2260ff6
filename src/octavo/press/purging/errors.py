"""Why caches could not be told.

PurgeFailed
├── CacheAway       it does not answer, or not in time
└── CacheRefuses    it answers that it will not
"""

from __future__ import annotations


class PurgeFailed(Exception):
    """Its text is a sentence for the operator; it holds no token."""


class CacheAway(PurgeFailed):
    pass


class CacheRefuses(PurgeFailed):
    pass
