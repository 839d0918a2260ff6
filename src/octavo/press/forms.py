"""The forms that an issue and its articles have, and who makes each: one line a form.

The web is a form as well; the website makes it when it is asked for, so nothing is stored of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from octavo.core.issue.document import Issue
from octavo.press.design.own import own_design
from octavo.press.errors import FormUnknown
from octavo.press.made import Heard, House, Made, Paging, Supply

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WEB = "web"


@dataclass(frozen=True, slots=True)
class Bench:
    """What lies ready for a maker beside the copy.

    `folder` is its own, for what it wants to find again, such as converted pictures. `paging` are
    the printed pages, where print or screen edition have any. `narrations` go by slug; a form in
    which nothing is heard has none. `silent` are the articles that nobody is to read aloud.
    `changed_on` is the day of the latest change that readers were told of: no clock is read.
    """

    house: House
    supply: Supply
    folder: Path
    changed_on: date
    paging: Paging = field(default_factory=Paging)
    narrations: Mapping[str, Heard] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()


class Maker(Protocol):
    """One engine. The same copy and bench give the same bytes, whoever asks and when.

    `version` changes whenever the bytes would, so that stored editions are known to be stale.
    """

    @property
    def version(self) -> str: ...

    def make_issue(self, issue: Issue, *, bench: Bench) -> Made:
        """The edition of a whole issue."""

    def make_article(self, issue: Issue, slug: str, *, bench: Bench) -> Made:
        """One article by itself; the issue holds nothing else."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    `needs` are the modules that its engine cannot do without, `follows` the forms whose printed
    pages it names, the first one that has any. One that `is_heard` holds narrations. One that
    `is_on_request` is made where it is promised, or asked for by name.
    """

    name: str
    label: _StrPromise
    ending: str
    media_type: str
    maker: Callable[[], Maker]
    needs: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    has_articles: bool = True
    is_for_readers: bool = True
    is_heard: bool = False
    is_on_request: bool = False

    def is_installed(self) -> bool:
        """Whether the engine is here; it is not loaded by asking."""
        return all(find_spec(module) for module in self.needs)


# Engines are loaded when they are asked for: most of what Octavo does needs none of them.


@cache
def _print() -> Maker:
    from octavo.press.printing.making import PrintMaker
    from octavo.press.printing.profile import OWN_PROFILE

    return PrintMaker(settings.PRINT_PROFILE or OWN_PROFILE, own_design())


@cache
def _screen() -> Maker:
    from octavo.press.screen.making import ScreenMaker

    return ScreenMaker(own_design())


@cache
def _epub() -> Maker:
    from octavo.press.ebook.maker import EbookMaker

    return EbookMaker(own_design())


@cache
def _audio() -> Maker:
    from octavo.press.audiobook.maker import AudiobookMaker

    return AudiobookMaker(own_design())


FORMS: dict[str, Form] = {
    "print": Form(
        "print",
        _("Print"),
        ending="pdf",
        media_type="application/pdf",
        maker=_print,
        needs=("typst", "pikepdf"),
        has_articles=False,
        is_for_readers=False,
    ),
    "screen": Form(
        "screen",
        _("Screen PDF"),
        ending="pdf",
        media_type="application/pdf",
        maker=_screen,
        needs=("typst", "pikepdf"),
    ),
    "epub": Form(
        "epub",
        _("EPUB"),
        ending="epub",
        media_type="application/epub+zip",
        maker=_epub,
        follows=("print", "screen"),
        is_heard=True,
    ),
    "audio": Form(
        "audio",
        _("Audiobook"),
        ending="m4b",
        media_type="audio/mp4",
        maker=_audio,
        needs=("av",),
        has_articles=False,
        is_heard=True,
        is_on_request=True,
    ),
}


def form_named(name: str) -> Form:
    """The form of that name; FormUnknown for any other."""
    try:
        return FORMS[name]
    except KeyError:
        message = _("There is no form “%(name)s”.")
        raise FormUnknown(message % {"name": name}) from None


def forms_for_readers() -> tuple[Form, ...]:
    """Those whose files readers may fetch."""
    return tuple(form for form in FORMS.values() if form.is_for_readers)
