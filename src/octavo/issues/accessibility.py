"""The accessibility statement that a magazine begins with: what its pages do, and what to add."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def accessibility_statement() -> SafeString:
    """What is true of every magazine made with Octavo; brackets say what only a publisher knows."""
    return format_html(
        "<p>{}</p><h2>{}</h2>{}<h2>{}</h2>{}<h2>{}</h2><p>{}</p>",
        _(
            "We want everybody to be able to read this magazine, and aim at level AA of the Web "
            "Content Accessibility Guidelines 2.2."
        ),
        _("What the pages do"),
        _list(_what_the_pages_do()),
        _("What is not good enough yet"),
        _list([_("[Name here what you know does not work, and until when you will mend it.]")]),
        _("Tell us"),
        _(
            "If something stands in your way, write to us: [e-mail address, telephone number]. We "
            "answer within [number] working days. If that does not help, you may complain to [the "
            "authority in charge]. Last looked at on [date]."
        ),
    )


def _what_the_pages_do() -> list[str]:
    """Each line is kept by the templates and style sheets, and checked by tests."""
    return [
        _("Every page can be used with the keyboard alone and shows where the focus is."),
        _(
            "Text can be enlarged to twice its size and pages read at a width of 320 pixels "
            "without loss; wide tables alone scroll sideways."
        ),
        _("Contrast is at least 4.5 to 1, in light and in dark; forced colours are respected."),
        _("Headings, lists, tables, notes and changes of language are marked as what they are."),
        _("Pictures in articles can be described; those that only decorate are passed over."),
        _("Nothing moves or plays by itself, and everything works without JavaScript."),
        _("Readers may change the size of the text, the length of its lines, and light or dark."),
    ]


def _list(items: Iterable[str]) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((it,) for it in items)))
