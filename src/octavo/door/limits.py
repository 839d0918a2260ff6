"""What a sender may send, and how slowly."""

from __future__ import annotations

Headers = list[tuple[bytes, bytes]]

MOST_URL_BYTES = 4096
MOST_HEADERS = 100
MOST_HEADER_BYTES = 16_384
MOST_PIPELINED = 64  # requests that wait while an earlier one is answered
MOST_BODY_BYTES = (
    1_000_000_000  # Django has limits of its own; this one keeps the disk from filling
)
HEAD_WITHIN = 10.0  # seconds for a whole head
LEAST_SPEED = 1000.0  # bytes a second of a body, once those ten seconds are over
IDLE = 75.0  # seconds between two requests, or until a reader takes more of an answer


class Refused(Exception):
    """A request that is not answered; its text is one sentence for whoever sent it."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def refuse_too_much(headers: Headers) -> None:
    """Refuse more headers than anybody needs."""
    if len(headers) > MOST_HEADERS or _size(headers) > MOST_HEADER_BYTES:
        raise Refused(431, "The headers are too long, or too many.")


def _size(headers: Headers) -> int:
    return len(b"".join([part for pair in headers for part in pair]))


def is_doubtful(said: dict[bytes, bytes], headers: Headers) -> bool:
    """Whether anything in the headers makes it worth to look closer."""
    return len(said) != len(headers) or b"host" not in said or b"transfer-encoding" in said


def refuse_ambiguous(headers: Headers, *, version: str) -> None:
    """Refuse what two servers could read in two ways: that is how requests are smuggled."""
    names = [name for name, _ in headers]
    hosts = names.count(b"host")
    if hosts > 1 or (hosts == 0 and version == "1.1"):
        raise Refused(400, "A request has one Host header.")
    codings = [value.lower() for name, value in headers if name == b"transfer-encoding"]
    if codings:
        if codings != [b"chunked"] or b"content-length" in names or version != "1.1":
            raise Refused(400, "How long the body is can be read in two ways.")
    elif names.count(b"content-length") > 1:
        raise Refused(400, "The length of the body is said twice.")
