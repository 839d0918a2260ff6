"""Who is no person: programs that say so. Those that do not are told from readers by nobody."""

from __future__ import annotations

from functools import lru_cache

# Short, and only words that no browser of a person has in its name.
WORDS = (
    *(b"bot", b"crawl", b"spider", b"slurp", b"preview", b"monitor", b"headless", b"lighthouse"),
    *(b"facebookexternalhit", b"feedfetcher", b"scrapy"),
    *(
        b"curl/",
        b"wget/",
        b"python",
        b"httpx",
        b"aiohttp",
        b"libwww-perl",
        b"go-http-client",
        b"java/",
    ),
    *(b"okhttp", b"axios", b"node-fetch", b"guzzle", b"httpclient"),
)
NOT_MEANT = b"cubot"  # telephones of that make
LOOKED_AT = 300  # bytes; whoever says more is told by these


def is_machine(user_agent: bytes) -> bool:
    """Whether its sender says that it is a program, or says nothing at all."""
    return _says_so(user_agent[:LOOKED_AT])


@lru_cache(maxsize=2048)
def _says_so(user_agent: bytes) -> bool:
    said = user_agent.lower().replace(NOT_MEANT, b"")
    return not user_agent.strip() or any(word in said for word in WORDS)
