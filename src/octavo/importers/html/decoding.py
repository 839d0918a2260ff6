"""The bytes of a saved page as text, whatever charset it says or keeps quiet about."""

from __future__ import annotations

import codecs
import re

import ftfy

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})"""
    rb"""|<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
# Browsers read these names as the larger set that the page was in fact written in.
_MEANT = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252",
    "us-ascii": "cp1252", "ascii": "cp1252", "windows-1252": "cp1252", "iso-8859-9": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "big5": "big5hkscs", "iso-8859-11": "cp874", "tis-620": "cp874",
}  # fmt: skip
_TWICE_ENCODED = re.compile("â€|Ã[\u0080-\u00bf¤¶¼Ÿ©¨ª«­¯±²³´µº]|Â[\u00a0-\u00bf]")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_UTF8_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HEAD = 8192  # where a page must say its charset; generous, for those with long comments above


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a page, and a warning when some of it had to be guessed or mended."""
    text, warnings = _decoded(content)
    if _TWICE_ENCODED.search(text):
        mended = "\n".join(map(ftfy.fix_encoding, text.split("\n")))
        if mended != text:
            warnings = (*warnings, "Characters that had been encoded twice were mended.")
            text = mended
    return text, warnings


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    for bom, codec in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(codec, "replace"), ()
    if codec := _wide_codec(content[:400]):
        return content.decode(codec, "replace"), ()
    declared = _declared_codec(content[:_HEAD])
    if declared == "iso2022_jp":
        return content.decode(declared, "replace"), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared and declared not in ("utf-8", "cp1252"):
        return _by_declaration(content, declared)
    return _western(content)


def _wide_codec(head: bytes) -> str:
    """Which UTF-16 this is when it has no mark: every other byte of markup is nought."""
    evens, odds = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half < 4 or max(evens, odds) < half * 0.6:
        return ""
    return "utf-16-be" if evens > odds else "utf-16-le"


def _declared_codec(head: bytes) -> str:
    found = _DECLARED.search(head)
    if not found:
        return ""
    label = (found.group(1) or found.group(2)).decode("ascii").lower()
    if label.startswith(("utf-16", "utf-32")):
        return "utf-8"  # whoever could read this declaration was not reading UTF-16
    try:
        return codecs.lookup(_MEANT.get(label, label)).name.replace("-jp", "_jp")
    except LookupError:
        return ""


def _by_declaration(content: bytes, codec: str) -> tuple[str, tuple[str, ...]]:
    text = content.decode(codec, "replace")
    lost = text.count("\ufffd")
    if not lost:
        return text, ()
    return text, (f"{lost} characters could not be read and are shown as \ufffd.",)


def _western(content: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-8 with a few foreign bytes in it, or Windows-1252 throughout."""
    whole = _UTF8_CHARACTER.findall(content)
    stray = len(_HIGH_BYTE.findall(content)) - sum(map(len, whole))
    if len(whole) > stray:
        warning = "The file mixes two charsets; the stray characters were read as Windows-1252."
        return content.decode("utf-8", _AS_WINDOWS), (warning,)
    return content.decode("cp1252", _AS_LATIN), ()


def _stray_as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.start + 1]
    return stray.decode("cp1252", _AS_LATIN), error.start + 1


def _stray_as_latin(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return chr(error.object[error.start]), error.start + 1


_AS_WINDOWS = "octavo-stray-as-windows"
_AS_LATIN = "octavo-stray-as-latin"
codecs.register_error(_AS_WINDOWS, _stray_as_windows)
codecs.register_error(_AS_LATIN, _stray_as_latin)
