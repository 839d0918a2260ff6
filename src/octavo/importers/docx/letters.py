"""Settles what each run of letters looks like, whatever style said it, and what is no plain run."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from octavo.importers.docx.names import first, found, is_on, remove, tag, unwrap, value, words_of
from octavo.importers.docx.styles import Styles

LANGUAGE_STYLE = "octavo-language-"
_TRANSPARENT = ("w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:ruby", "w:rubyBase")
_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?"?([^"\s]+)"?')


def settle_letters(root: etree._Element, styles: Styles) -> None:
    """Write bold, italic and small capitals on the runs themselves; open what mammoth passes by."""
    for name in _TRANSPARENT:
        for element in list(root.iter(tag(name))):
            unwrap(element)
    for element in list(root.iter(tag("w:rt"), tag("w:rubyPr"))):
        remove(element)
    for element in list(root.iter(tag("w:fldSimple"))):
        _open_field(element)
    for element in list(root.iter(tag("m:oMath"), tag("m:oMathPara"))):
        _open_formula(element)
    for run in root.iter(tag("w:r")):
        _settle(run, styles)


def main_language(root: etree._Element, styles: Styles) -> str:
    """The language most letters are in, as far as the document says."""
    letters: Counter[str] = Counter()
    for run in root.iter(tag("w:r")):
        letters[_language(run) or styles.language] += len(words_of(run))
    return letters.most_common(1)[0][0] if letters else styles.language


def mark_languages(root: etree._Element, main: str) -> set[str]:
    """Give italic runs in another language a style that says so; which languages there are."""
    spoken: set[str] = set()
    for run in root.iter(tag("w:r")):
        language = _language(run)
        is_other = language and main and language.split("-")[0] != main.split("-")[0]
        if (
            is_other
            and is_on(run, "w:rPr/w:i")
            and re.fullmatch(r"[a-zA-Z]{2,3}(-\w{2,8})*", language)
        ):
            properties = first(run, "w:rPr")
            style = etree.SubElement(properties, tag("w:rStyle"))
            style.set(tag("w:val"), LANGUAGE_STYLE + language)
            spoken.add(language)
    return spoken


def _language(run: etree._Element) -> str:
    language = first(run, "w:rPr/w:lang")
    return "" if language is None else language.get(tag("w:val"), "")


def _settle(run: etree._Element, styles: Styles) -> None:
    """Direct formatting counts, then the character style; the paragraph's style says nothing of
    single words.
    """
    properties = first(run, "w:rPr")
    style_id = value(run, "w:rPr/w:rStyle")
    if properties is None or not style_id:
        return
    looks = styles.looks(style_id)
    name = " ".join(value(s, "w:name") or "" for s in styles.chain(style_id)).lower()
    said = {
        "w:b": looks.bold or "strong" in name or None,
        "w:i": looks.italic or "emphasis" in name or None,
        "w:smallCaps": looks.small_capitals,
    }
    for switch, is_set in said.items():
        if is_set and first(properties, switch) is None:
            etree.SubElement(properties, tag(switch))
    for style in found(properties, "w:rStyle"):
        remove(style)


def _open_field(field: etree._Element) -> None:
    """A simple field shows its result; a link among them becomes the long form of a link."""
    instruction = field.get(tag("w:instr"), "")
    if _LINK.match(instruction):
        parent, place = field.getparent(), field.getparent().index(field)
        for kind in ("separate", "instruction", "begin"):
            run = etree.Element(tag("w:r"))
            if kind == "instruction":
                etree.SubElement(run, tag("w:instrText")).text = instruction
            else:
                etree.SubElement(run, tag("w:fldChar")).set(tag("w:fldCharType"), kind)
            parent.insert(place, run)
        end = etree.Element(tag("w:r"))
        etree.SubElement(end, tag("w:fldChar")).set(tag("w:fldCharType"), "end")
        field.addnext(end)
    unwrap(field)


def _open_formula(formula: etree._Element) -> None:
    """A formula leaves its letters in the line."""
    if formula.getparent() is None:
        return
    run = etree.Element(tag("w:r"))
    text = etree.SubElement(run, tag("w:t"))
    text.text = "".join(each.text or "" for each in formula.iter(tag("m:t")))
    formula.addprevious(run)
    remove(formula)
