"""A saved mail: its text is the copy, or a document attached to it; the header gives hints."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.utils import getaddresses
from pathlib import PurePath

from octavo.core.manuscript.document import Byline, Manuscript
from octavo.importers import text
from octavo.importers.copy import Hints, RawCopy, SetAside
from octavo.importers.errors import CopyUnreadable, FileBroken, FileEmpty
from octavo.importers.judgement.names import is_name, recased
from octavo.importers.text.decoding import decode
from octavo.importers.text.envelopes import COVERING_NOTE, plain_subject
from octavo.importers.text.letters import opened_blocks

ReadAttached = Callable[..., RawCopy | Manuscript]
_DOCUMENTS = frozenset({".docx", ".txt", ".text", ".md", ".markdown", ".html", ".htm"})
_FEWEST_WORDS = 120  # of a mail that is itself the copy although a document is attached
_MOST_PARTS = 200
_ONE_BYTE = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "", "ascii": ""}
_MARKED = re.compile(
    rb"<(?:a\s[^>]{0,300}href|em|i|b|strong|h[1-6]|blockquote|li)\b", re.IGNORECASE
)
_QUOTES = re.compile(r"(>*) ?")


def read(content: bytes, *, name: str, read_attached: ReadAttached) -> RawCopy | Manuscript:
    """Find the copy in a mail. `read_attached` reads attached documents and HTML as files."""
    parts, message = _parts(content, name=name)
    hints = _hints(message)
    documents = [part for part in parts if _is_document(part)]
    body = next((p for p in parts if _is_shown(p) and p.get_content_type() == "text/plain"), None)
    plain = _plain(body) if body is not None else ""
    if documents and len(plain.split()) < _FEWEST_WORDS:
        raw = _of_document(documents, name=name, read_attached=read_attached)
        if isinstance(raw, Manuscript):
            return raw
        note = (SetAside(plain.strip(), COVERING_NOTE),) if plain.strip() else ()
        return _joined(replace(raw, set_aside=(*note, *raw.set_aside)), hints)
    if any(map(str.isalnum, plain)) and not _has_marked_page(parts):
        raw = text.read_text(plain, is_letter=True)
    else:
        raw = _of_page(parts, name=name, read_attached=read_attached)
    return _joined(replace(raw, warnings=(*raw.warnings, *_unread(parts))), hints)


def _parts(content: bytes, *, name: str) -> tuple[list[EmailMessage], EmailMessage]:
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (MessageError, RecursionError, ValueError, LookupError) as broken:
        trouble = "is a mail whose parts cannot be told from each other."
        raise FileBroken(name, trouble) from broken
    return parts[:_MOST_PARTS], message


def _is_shown(part: Message) -> bool:
    return part.get_content_disposition() != "attachment"


def _is_document(part: Message) -> bool:
    name = _filename(part)
    return bool(name) and PurePath(name).suffix.lower() in _DOCUMENTS


def _filename(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except (LookupError, ValueError):
        return ""


def _plain(part: Message) -> str:
    """The words of a text part, whatever its charset is said to be; soft line ends joined."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    found = _decoded(content, (part.get_content_charset() or "").lower())
    params = dict(part.get_params(failobj=[]) or [])
    if params.get("format", "").lower() == "flowed":
        return _unflowed(found, deletes_space=params.get("delsp", "").lower() == "yes")
    return found


def _decoded(content: bytes, charset: str) -> str:
    charset = _ONE_BYTE.get(charset, charset)
    if charset:
        try:
            return content.decode(charset).replace("\r\n", "\n").replace("\r", "\n")
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(content).text


def _unflowed(plain: str, *, deletes_space: bool) -> str:
    """Lines of `format=flowed`: a space at the end says that the line goes on in the next."""
    lines: list[str] = []
    goes_on, depth = False, ""
    for line in plain.split("\n"):
        quotes = _QUOTES.match(line)
        level = quotes[1] if quotes else ""
        words = line[len(level) :].removeprefix(" ")
        if goes_on and level == depth:
            lines[-1] += words
        else:
            lines.append(f"{level} {words}" if level else words)
        goes_on = words.endswith(" ") and words != "-- "
        if goes_on and deletes_space:
            lines[-1] = lines[-1][:-1]
        depth = level
    return "\n".join(lines)


def _of_document(
    documents: Sequence[Message], *, name: str, read_attached: ReadAttached
) -> RawCopy | Manuscript:
    """The first attached document that can be read; what keeps others from it becomes a warning."""
    warnings: list[str] = []
    found: RawCopy | Manuscript | None = None
    trouble: CopyUnreadable | None = None
    for part in documents:
        attached = _filename(part)
        if found is not None:
            warnings.append(f"“{attached}” was attached, too, and was not read.")
            continue
        content = part.get_payload(decode=True)
        try:
            found = read_attached(content if isinstance(content, bytes) else b"", name=attached)
        except CopyUnreadable as unreadable:
            trouble = unreadable
            warnings.append(str(unreadable))
    if found is None:
        raise trouble or FileEmpty(name, "is a mail without any text.")
    if isinstance(found, Manuscript):
        return found
    return replace(found, warnings=(*found.warnings, *warnings))


def _of_page(parts: Sequence[Message], *, name: str, read_attached: ReadAttached) -> RawCopy:
    """The HTML of a mail that has no plain text, without the letter around the copy."""
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else None
    if not isinstance(content, bytes) or not content.strip():
        raise FileEmpty(name, "is a mail without any text.")
    if page is not None and (charset := page.get_content_charset()):
        content = _decoded(content, charset.lower()).encode("utf-8")
    found = read_attached(content, name=name, kind="html")
    if isinstance(found, Manuscript):
        raise FileBroken(name, "is a mail that says it is a manuscript.")
    return opened_blocks(found)


def _has_marked_page(parts: Sequence[Message]) -> bool:
    """Whether the same words come as HTML, too, with links or emphasis that plain text loses."""
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None and _is_shown(page) else None
    return isinstance(content, bytes) and bool(_MARKED.search(content))


def _unread(parts: Sequence[Message]) -> list[str]:
    names = [_filename(part) for part in parts]
    return [f"“{name}” was attached and was not read." for name in names if name]


def _hints(message: Message) -> Hints:
    """What the header says: the subject, and who sent it."""
    subject = plain_subject(_header(message, "subject"))
    people = getaddresses([_header(message, "from")])
    sender = _in_order(people[0][0].strip("\"' ")) if people else ""
    bylines = (Byline(recased(sender)),) if is_name(sender) else ()
    return Hints(headline=subject, bylines=bylines, is_from_sender=True)


def _header(message: Message, name: str) -> str:
    try:
        value = str(message.get(name, ""))
    except (ValueError, LookupError, IndexError, AttributeError):
        return ""
    return "" if "\ufffd" in value else value


def _in_order(name: str) -> str:
    """`Fox, Ada` as it is said."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and is_name(f"{first} {last}") else name


def _joined(raw: RawCopy, hints: Hints) -> RawCopy:
    """The copy's own hints first; the sender signs only what nobody else has signed."""
    own = raw.hints
    if own.is_from_sender:
        joined = replace(
            own, headline=own.headline or hints.headline, bylines=own.bylines or hints.bylines
        )
    elif own.headline or own.bylines:
        joined = replace(own, bylines=own.bylines or hints.bylines)
    else:
        joined = replace(own, headline=hints.headline, bylines=hints.bylines, is_from_sender=True)
    return replace(raw, hints=joined)
