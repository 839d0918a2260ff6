"""A letter in HTML: its blocks as MJML with marks, and the facts that take their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from octavo.post.facts import Piece, Said
from octavo.post.frame import Look, framed
from octavo.post.words import Block, Leading, Line

# MJML leaves it as it is, in words and in addresses alike.
_MARK = re.compile("@@([a-z_]+)@@")


def page(blocks: Iterable[Block], look: Look, *, language: str) -> str:
    """The whole page with marks where facts, title and preview will stand."""
    column = "\n".join(_mjml(block, look) for block in blocks)
    return framed(column, look=look, language=language, title="@@_title@@", preview="@@_preview@@")


def filled(page: str, known: Mapping[str, Said], look: Look, *, title: str, preview: str) -> str:
    """The page with its facts, each of them escaped."""
    values = {name: _in_html(value, look) for name, value in known.items()}
    values |= {"_title": escape(title), "_preview": escape(preview)}
    return _MARK.sub(lambda mark: values.get(mark[1], ""), page)


def _mjml(block: Block, look: Look) -> str:
    lines = [_marked(line, look) for line in block.lines]
    light = look.light
    if block.tag == "headline":
        style = (
            f"font-size:36px;line-height:40px;font-weight:300;letter-spacing:-.015em;"
            f"color:{light.ink};margin:0"
        )
        return f'<mj-text padding="0 0 24px"><h1 style="{style}">{lines[0]}</h1></mj-text>'
    if block.tag == "button":
        return _button(block, look)
    if block.tag == "rows":
        return _table(block.labels, lines, look)
    if block.tag == "code":
        return (
            f'<mj-text css-class="code" font-family="{look.sans}" font-size="30px" '
            f'line-height="40px" letter-spacing="2px" padding="4px 0 24px">{lines[0]}</mj-text>'
        )
    if block.tag == "pieces":
        return f'<mj-text padding="0 0 20px">{lines[0]}</mj-text>'
    words = "<br/>".join(lines)
    return f'<mj-text padding="0 0 20px"><p style="margin:0">{words}</p></mj-text>'


def _button(block: Block, look: Look) -> str:
    (button,) = block.lines[0]
    assert isinstance(button, Leading)  # noqa: S101 - so the block was read
    light = look.light
    return (
        f'<mj-button css-class="button" align="left" href="@@{button.fact}@@" '
        f'background-color="{light.panel}" color="{light.on_panel}" border-radius="0" '
        f'font-family="{look.sans}" font-size="17px" font-weight="600" inner-padding="14px 22px" '
        f'padding="4px 0 28px">{escape(button.words)}</mj-button>'
    )


def _table(labels: tuple[str, ...], lines: list[str], look: Look) -> str:
    """A table of two columns: what it is, and what it says."""
    light, sans = look.light, look.sans.replace('"', "'")
    rule = f"border-top:1px solid {light.hairline}"
    rows = "".join(
        f'<tr><th class="soft rule" scope="row" style="{rule};font:400 15px/22px {sans};'
        f"color:{light.soft};text-align:left;vertical-align:top;padding:8px 12px 8px 0;"
        "word-break:normal;overflow-wrap:normal;"
        f'width:42%">{escape(label)}</th>'
        f'<td class="rule" style="{rule};font-size:17px;line-height:22px;color:{light.ink};'
        f'text-align:left;vertical-align:top;padding:8px 0;word-break:break-word">{line}</td></tr>'
        for label, line in zip(labels, lines, strict=True)
    )
    return (
        '<mj-text padding="0 0 24px"><table cellpadding="0" cellspacing="0" '
        f'style="width:100%;border-collapse:collapse">{rows}</table></mj-text>'
    )


def _marked(line: Line, look: Look) -> str:
    """A line in HTML, with a mark for each fact. What an editor wrote is words, never markup."""
    found = []
    for one in line:
        if isinstance(one, str):
            found.append(_literal(one))
        elif isinstance(one, Leading):
            style = f"color:{look.light.ink};text-decoration:underline"
            words = _literal(one.words) or f"@@{one.fact}@@"
            found.append(f'<a class="ink" href="@@{one.fact}@@" style="{style}">{words}</a>')
        else:
            found.append(f"@@{one.fact}@@")
    return "".join(found)


def _literal(words: str) -> str:
    return escape(words).replace("@@", "@&#8203;@")


def _in_html(value: Said, look: Look) -> str:
    if isinstance(value, str):
        return escape(value).replace("\n", "<br/>")
    return "".join(_piece(piece, look, at) for at, piece in enumerate(value))


def _piece(piece: Piece, look: Look, at: int) -> str:
    """An article in the list, as in the contents of the issue."""
    light = look.light
    number = look.section(piece.section)
    ink = light.soft if number is None else look.sections[number][1]
    name = "soft" if number is None else f"section-{number}"
    rule = f"border-top:1px solid {light.hairline};" if at else ""
    label = (
        f'<p class="{name}" style="margin:0 0 4px;font:600 14px/20px {look.sans};color:{ink}">'
        f"{escape(piece.section)}</p>"
    )
    head = f'<span class="ink">{escape(piece.headline)}</span>'
    if piece.link:
        head = (
            f'<a class="ink" href="{escape(piece.link)}" '
            f'style="color:{light.ink};text-decoration:none">{escape(piece.headline)}</a>'
        )
    parts = [
        label if piece.section else "",
        f'<h2 style="margin:0;font-size:24px;line-height:29px;font-weight:400;'
        f'letter-spacing:-.01em;color:{light.ink}">{head}</h2>',
    ]
    if piece.standfirst:
        parts.append(
            f'<p style="margin:6px 0 0;font-size:17px;line-height:25px">'
            f"{escape(piece.standfirst)}</p>"
        )
    if piece.byline:
        parts.append(
            f'<p class="soft" style="margin:6px 0 0;font:400 14px/20px {look.sans};'
            f'color:{light.soft}">{escape(piece.byline)}</p>'
        )
    return f'<div class="rule" style="{rule}padding:16px 0 18px">{"".join(parts)}</div>'
