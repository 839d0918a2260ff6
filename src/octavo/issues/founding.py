"""Founds a magazine: its pages, its people's groups and its workflow. Founding twice is once."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from octavo.issues.accessibility import accessibility_statement
from octavo.issues.models import (
    ArticleShelf,
    AuthorShelf,
    IssueShelf,
    Magazine,
    Publication,
    Section,
    StandingPage,
)
from octavo.issues.models.sections import NAMED_HUES
from octavo.issues.staffing import staff


def found(
    *, name: str, strapline: str = "", description: str = "", hostname: str = "localhost"
) -> Magazine:
    """The magazine, with everything in place that an editor needs to begin.

    What is there already is left as it is, so that an editor's changes stay.
    """
    with transaction.atomic():
        magazine = Magazine.objects.first() or _new_magazine(name, hostname)
        for shelf, title, slug in (
            (IssueShelf, _("Past issues"), "issues"),
            (ArticleShelf, _("Articles"), "articles"),
            (AuthorShelf, _("Authors"), "authors"),
        ):
            if not shelf.objects.exists():
                magazine.add_child(instance=shelf(title=title, slug=slug))
        _begin_sections(magazine)
        _begin_standing_pages(magazine)
        _name_publication(name, strapline, description)
        staff()
    return magazine


def _new_magazine(name: str, hostname: str) -> Magazine:
    """The home page in the place of Wagtail's welcome page, which goes."""
    root = Page.get_first_root_node()
    welcome = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    magazine = root.add_child(instance=Magazine(title=name, slug="magazine"))
    if welcome is None:
        Site.objects.create(
            hostname=hostname, root_page=magazine, is_default_site=True, site_name=name
        )
        return magazine
    old = welcome.root_page
    welcome.root_page, welcome.hostname, welcome.site_name = magazine, hostname, name
    welcome.save()
    if old.content_type.model == "page" and not old.get_children().exists():
        old.delete()
    return magazine


def _begin_sections(magazine: Magazine) -> None:
    """The six sections a magazine begins with; none if it has sections already."""
    titles = {
        "politics": _("Politics"),
        "finance": _("Finance"),
        "foreign-affairs": _("Foreign affairs"),
        "environment": _("Environment"),
        "culture": _("Culture"),
        "technology": _("Technology"),
    }
    if not Section.objects.exists():
        for slug in NAMED_HUES:
            magazine.add_child(instance=Section(title=titles[slug], slug=slug, hue=slug))


def _begin_standing_pages(magazine: Magazine) -> None:
    """Pages for the footer, empty but for a line that says what belongs there.

    What the pages do for every reader is known already, and stands written.
    """
    skeleton = {
        "about": (_("About"), _("What the magazine is and who makes it.")),
        "contact": (_("Contact"), _("How to reach the editors and the subscriber desk.")),
        "imprint": (_("Imprint"), _("Publisher, address and who answers for the contents.")),
        "privacy": (_("Privacy"), _("Which data the magazine keeps, why, and for how long.")),
        "terms": (_("Terms"), _("What subscribers and the magazine promise each other.")),
    }
    if StandingPage.objects.exists():
        return
    for slug, (title, line) in skeleton.items():
        _add_standing_page(magazine, title, slug, f"<p>{line}</p>")
    _add_standing_page(magazine, _("Accessibility"), "accessibility", accessibility_statement())


def _add_standing_page(magazine: Magazine, title: str, slug: str, body: str) -> None:
    page = StandingPage(title=title, slug=slug, body=body, show_in_menus=True)
    magazine.add_child(instance=page)


def _name_publication(name: str, strapline: str, description: str) -> None:
    site = Site.objects.get(is_default_site=True)
    Publication.objects.get_or_create(
        site=site, defaults={"name": name, "strapline": strapline, "description": description}
    )
