"""Commands of site generators inside Markdown: pictures and films are kept, the rest set aside."""

from __future__ import annotations

import re
from html import escape

_SHORTCODE = re.compile(
    r"\{\{[<%]\s*(?P<close>/?)\s*(?P<name>[\w-]{1,40})(?P<rest>[^{}]{0,1000}?)/?\s*[>%]\}\}"
)
_LIQUID = re.compile(r"\{%-?\s*(?P<name>\w{1,40})(?P<rest>[^{}%]{0,1000}?)-?%\}")
_ARGUMENT = re.compile(r"""([\w-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))""")
_PLAIN = re.compile(r"""["']?([\w./:?=&-]+)["']?""")
_PICTURES = frozenset({"figure", "image", "img", "picture", "photo"})
_FILMS = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
}
_TRANSPARENT = frozenset({"blockquote", "quote", "callout", "notice", "highlight", "raw", "endraw"})


def without_shortcodes(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with pictures and films as HTML, and the commands that were taken out."""
    taken: list[str] = []

    def replaced(match: re.Match[str]) -> str:
        name, rest = match["name"].lower(), match["rest"]
        arguments = {key.lower(): a or b or c for key, a, b, c in _ARGUMENT.findall(rest)}
        if name in _PICTURES and (arguments.get("src") or arguments.get("url")):
            return _figure(arguments)
        if name in _FILMS and (found := _PLAIN.search(arguments.get("id") or rest)):
            known = found[1] if "/" in found[1] else _FILMS[name] + found[1]
            return f'<iframe src="{escape(known)}"></iframe>'
        if name not in _TRANSPARENT:
            taken.append(match[0])
        return ""

    return _LIQUID.sub(replaced, _SHORTCODE.sub(replaced, text)), tuple(taken)


def _figure(arguments: dict[str, str]) -> str:
    source = escape(arguments.get("src") or arguments.get("url") or "")
    alt = escape(arguments.get("alt", ""))
    caption = escape(arguments.get("caption") or arguments.get("title") or "")
    credit = escape(arguments.get("credit") or arguments.get("attr") or "")
    credited = f' <span class="credit">{credit}</span>' if credit else ""
    words = f"<figcaption>{caption}{credited}</figcaption>"
    return f'<figure><img src="{source}" alt="{alt}">{words}</figure>'
