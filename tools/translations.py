"""Gather the words that readers see, and compile their translations. Needs no gettext programs.

    python tools/translations.py            # bring every .po up to date, and compile
    python tools/translations.py --new fr   # begin another language

Translate the empty lines of website/locale/<language>/LC_MESSAGES/django.po, then run it again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[1] / "src/octavo"
LOCALE = SOURCE / "website/locale"
# What readers see, and the names that a new magazine begins with.
READERS_SEE = (
    "website/templates/**/*.html",
    "accounts/templates/**/*.html",
    "accounts/*.py",
    "press/studio/wording.py",
    "billing/templates/billing/**/*.html",
    "billing/templates/rehearsal/*.html",
    "billing/templates/stripe/*.html",
    "billing/reader/**/*.py",
    "billing/acts/*.py",
    "billing/bank/accounts.py",
    "billing/bank_account.py",
    "billing/books.py",
    "billing/documents.py",
    "billing/due/arrears.py",
    "billing/effects.py",
    "billing/errors.py",
    "billing/models/documents.py",
    "billing/taxing.py",
    "billing/wording.py",
    "listening/templates/listening/found.html",
    "listening/templates/listening/made.html",
    "listening/templates/listening/parts/*.html",
    "listening/templates/listening/podcasts.html",
    "listening/episodes.py",
    "listening/finding.py",
    "listening/forms.py",
    "listening/gathering.py",
    "listening/making.py",
    "listening/programs.py",
    "listening/views/podcasts.py",
    "listening/views/private.py",
    "memberships/addresses.py",
    "newsletters/templates/**/*.html",
    "newsletters/*.py",
    "website/templatetags/*.py",
    "website/pages/*.py",
    "website/machines/**/*.py",
    "website/views/*.py",
    "website/app/*.py",
    "website/house_style/*.py",
    "issues/accessibility.py",
    "issues/founding.py",
    "press/ebook/maker.py",
)
KEYWORDS = {
    "_": None,
    "N": None,
    "gettext": None,
    "gettext_lazy": None,
    "lazy": None,
    "ngettext": (1, 2),
    "gettext_noop": None,
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}


def template() -> Catalog:
    """Every string that is marked where readers see it."""
    catalog = Catalog(project="Octavo", copyright_holder="the Octavo authors", fuzzy=False)
    for path in files():
        for line, function, messages in marked(path):
            context, words = messages if function in WITH_CONTEXT else (None, messages)
            name = str(path.relative_to(SOURCE))
            catalog.add(words, locations=[(name, line)], context=context)
    return catalog


def files() -> list[Path]:
    return sorted(path for pattern in READERS_SEE for path in SOURCE.glob(pattern))


def marked(path: Path) -> Iterator[tuple[int, str, str | tuple[str, str]]]:
    """The marked strings of a Python file or a template: line, function, words.

    Of two strings the first is a context and the second the words, or one word and many.
    """
    text = path.read_text()
    if path.suffix == ".html":
        text = templatize(text)
    for line, function, messages, _comments in extract_python(
        BytesIO(text.encode()), list(KEYWORDS), [], {"encoding": "utf-8"}
    ):
        if function == "ngettext" or function in WITH_CONTEXT:
            yield line, function, (messages[0], messages[1])
        elif isinstance(messages, str):
            yield line, function, messages


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as gettext reads it, the same bytes for the same words."""
    written = BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def renew(path: Path) -> None:
    """Bring one language up to date with the source, and compile it."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parts[-3])
    begun = catalog.creation_date
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.creation_date = begun  # so that nothing changes when no word has
    catalog.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_by_file=True, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compiled(catalog))
    missing = [message.id for message in catalog if message.id and not message.string]
    sys.stdout.write(f"{path.parts[-3]}: {len(catalog)} strings, {len(missing)} to translate\n")


def begin(language: str) -> None:
    """An empty catalogue for another language."""
    path = LOCALE / language / "LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, Catalog(locale=language, project="Octavo"))


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--new", metavar="LANGUAGE")
    asked = parser.parse_args()
    if asked.new:
        begin(asked.new)
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        renew(path)


if __name__ == "__main__":
    main()
