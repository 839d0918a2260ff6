"""Writes XML: every word escaped, and none of the characters that XML cannot hold."""

from __future__ import annotations

import re

from lxml import etree

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def child(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """Another element below that one, in its namespace unless the name has one."""
    space = etree.QName(parent).namespace
    tag = name if name.startswith("{") or not space else f"{{{space}}}{name}"
    made = etree.SubElement(parent, tag, {key: clean(it) for key, it in attributes.items()})
    made.text = clean(text) or None
    return made


def clean(text: str) -> str:
    """The text without control characters that a paste may have brought."""
    return _FORBIDDEN.sub("", text)


def written(root: etree._Element) -> bytes:
    """The document, with its declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")
