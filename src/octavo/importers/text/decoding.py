"""Bytes to text: byte order mark, strict UTF-8, then the charsets that people really use."""

from __future__ import annotations

import codecs
import html
import quopri
import re
from dataclasses import dataclass

import ftfy

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Tried on what is not UTF-8; where two make equal sense, the earlier one wins.
_CHARSETS = ("cp1252", "mac_roman", "cp1250", "cp1251", "cp1253", "cp1254", "koi8-r", "cp437")
_SAMPLE = 200_000  # bytes that are weighed when the charset is unknown
_MOJIBAKE = re.compile("â[€\x80]|Ã[\u0080-\u00bf¤¶¼Ÿ©¨ª«­¯±²³´µº]|Â[\u00a0-\u00bf]|ÔÇ[ÖÿÙ£]")
_QUOTED = re.compile(rb"=(?:[0-9A-F]{2}|\r?\n)")
_QUOTED_BREAK = re.compile(rb"=\r?\n")
_ENTITY = re.compile(
    r"&(?:amp|nbsp|quot|lt|gt|apos|[lr][sd]quo|[mn]dash|hellip|[A-Za-z](?:acute|grave|uml|circ|cedil|tilde|ring)|szlig|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
)
_LINE_ENDS = re.compile("\r\n|\r|\x85|\x0b|\u2028")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b-\u200d\u2060\ufeff\ud800-\udfff\ufff9-\ufffc]")
_LIGATURES = {
    0xFB00 + n: letters for n, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
}
_AROUND = re.compile(r"(.?)([^\x00-\x7f])(?=(.?))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    warnings: tuple[str, ...] = ()


def decoded(content: bytes) -> str:
    """The text of a file, with line feeds for line ends."""
    return decode(content).text


def decode(content: bytes) -> Decoded:
    """The text of a file, and a warning where its characters had to be guessed or mended."""
    content = _unquoted(content)
    text, warnings = _by_charset(content)
    if _MOJIBAKE.search(text):
        mended = "\n".join(ftfy.fix_encoding(line) for line in text.split("\n"))
        if mended != text:
            text = mended
            warnings = (*warnings, "Characters that had been encoded twice were mended.")
    if _ENTITY.search(text):
        text = html.unescape(text)
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return Decoded(_UNSEEN.sub("", text).translate(_LIGATURES), warnings)


def _by_charset(content: bytes) -> tuple[str, tuple[str, ...]]:
    for bom, codec in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(codec, "replace"), ()
    if codec := _wide_codec(content[:4000]):
        return content.decode(codec, "replace"), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost * 3 < sum(1 for _ in re.finditer("[\u0080-\ufffc]", text)):
        return _mixed(content), ("The file mixes two charsets; stray characters were guessed.",)
    codec = _likeliest(content[:_SAMPLE])
    if codec == "cp1252":
        return content.decode("cp1252", "replace"), ()
    return content.decode(codec, "replace"), (f"The charset was guessed: {codec}.",)


def _wide_codec(head: bytes) -> str:
    """Which UTF-16 this is when it has no mark: every other byte is nought."""
    evens, odds = head[0::2].count(0), head[1::2].count(0)
    if len(head) < 8 or max(evens, odds) < len(head) * 0.3 or min(evens, odds) > len(head) * 0.05:
        return ""
    return "utf-16-be" if evens > odds else "utf-16-le"


def _mixed(content: bytes) -> str:
    """UTF-8 with single bytes of Windows-1252 in it."""
    parts: list[str] = []
    while content:
        try:
            parts.append(content.decode("utf-8"))
            break
        except UnicodeDecodeError as trouble:
            parts.append(content[: trouble.start].decode("utf-8"))
            stray = content[trouble.start : trouble.start + 1]
            parts.append(stray.decode("cp1252", "replace"))
            content = content[trouble.start + 1 :]
        if len(parts) > 2000:
            parts.append(content.decode("utf-8", "replace"))
            break
    return "".join(parts)


def _likeliest(content: bytes) -> str:
    """The charset in which the bytes above ASCII stand where such characters stand in texts."""
    return max(_CHARSETS, key=lambda codec: (_sense(content, codec), -_CHARSETS.index(codec)))


def _sense(content: bytes, codec: str) -> float:
    text = content.decode(codec, "replace")
    points = 0.0
    for before, character, after in _AROUND.findall(text):
        points += _points(before, character, after)
    return points


def _points(before: str, character: str, after: str) -> float:
    if character in "\ufffd" or "\x80" <= character < "\xa0":
        return -5
    if character.isalpha():
        return _letter_points(before, character, after)
    if character in "“„‘«‚":
        return 1.3 if not before.isalnum() and (after.isalnum() or after in "\xa0 ") else -1
    if character in "”’»":
        return 1.3 if before and not before.isspace() else -1
    if character in "–—…·•\xa0":
        return 0.8
    return 0.3 if character in "€£©®°§½¼¾²³¿¡™×†‡" else -1.5


def _letter_points(before: str, character: str, after: str) -> float:
    if character.isupper() and before.islower():
        return -2
    if character in "éèêëàâäáåçñöóôòüúùûíìîïßæøœÉÄÖÜÅØãõ":
        inside = before.isalpha() + after.isalpha()
        return 1.1 if inside == 2 else 0.7 if inside or character in "àéóÀ" else -1
    is_strange_alone = not before.isalpha() and not after.isalpha()
    is_run = "\u0370" <= character < "\u0500" and (
        "\u0370" <= before < "\u0500" or "\u0370" <= after < "\u0500"
    )
    if is_run:
        return 1.2
    return -1 if is_strange_alone else 0.4


def _unquoted(content: bytes) -> bytes:
    """Quoted-printable that was saved as it stood in the mail: `=E2=80=99`, `=` at line ends."""
    sample = content[:_SAMPLE]
    if len(_QUOTED_BREAK.findall(sample)) < 2 or len(_QUOTED.findall(sample)) < 3:
        return content
    strays = len(re.findall(rb"=(?![0-9A-F]{2}|\r?\n)", sample))
    if strays * 4 > len(_QUOTED.findall(sample)) or any(byte > 127 for byte in sample):
        return content
    return quopri.decodestring(content)
