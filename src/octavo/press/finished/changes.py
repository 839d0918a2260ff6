"""What changes a page, and which pages: those are dropped before the change is there to be seen.

A page carries the key of every row that it read, so a changed row says by itself whom it concerns.
Beside that, a change may bring something into a page that has not read it yet: each kind of row
says below which pages that may be. Where that could be any page, all are dropped.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed, post_page_move

from octavo.advertising.models import Booking
from octavo.advertising.placements import BY_NAME
from octavo.door.store import EVERYTHING
from octavo.issues.models import (
    Article,
    ArticleByline,
    Author,
    Correction,
    FlatplanItem,
    FrontPiece,
    Issue,
    IssueShelf,
    Magazine,
    Picture,
    Publication,
    Section,
    StandingPage,
)
from octavo.issues.models.pictures import picture_cut
from octavo.issues.noting import key_of
from octavo.memberships.models import Offer
from octavo.press.finished.pressing import at, of_kind
from octavo.press.finished.store import store
from octavo.press.models import Edition, Narration, Overrule

Keys = Iterable[str]

# A draft changes no page that readers see, and writes no more than these of its page.
OF_A_DRAFT = frozenset(
    {
        "alias_of",
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "live_revision",
        "go_live_at",
        "expire_at",
    }
)
HOME = "kind:page"


def _article(article: Article) -> Keys:
    """Whoever read it, and the lists that it may come into.

    One that appears or goes, or is called otherwise, may be linked from anywhere.
    """
    stored = Article.objects.filter(pk=article.pk).values_list("live", "slug").first()
    if stored is None or stored != (article.live, article.slug):
        return (EVERYTHING,) if article.live or (stored and stored[0]) else ()
    if not article.live:
        return ()
    lists = (of_kind(kind) for kind in ("page", "listing", "feed", "section"))
    return (key_of(article), *lists, *_authors(article), *_issue_of(article))


def _authors(article: Article) -> Keys:
    return [at(byline.author.url or "") for byline in article.bylines.all() if byline.author]


def _issue_of(article: Article) -> Keys:
    item = getattr(article, "flatplan_item", None)
    return [at(item.issue.url or "")] if item else ()


def _in_every_page(page: Page) -> Keys:
    """Masthead and foot are on every page."""
    stored = Page.objects.filter(pk=page.pk).values_list("live", flat=True).first()
    return (EVERYTHING,) if page.live or stored else ()


def _author(author: Author) -> Keys:
    return (key_of(author), at(author.url or "")) if author.pk else ()


def _magazine(magazine: Magazine) -> Keys:
    return (EVERYTHING,)


def _byline(byline: ArticleByline) -> Keys:
    if not byline.article.live:
        return ()
    return (f"issues.article:{byline.article_id}", f"issues.author:{byline.author_id}")


def _flatplan_item(item: FlatplanItem) -> Keys:
    return (f"issues.issue:{item.issue_id}",)


def _correction(correction: Correction) -> Keys:
    return (f"issues.article:{correction.article_id}", of_kind("listing"), HOME)


def _edition(edition: Edition) -> Keys:
    page = edition.article or edition.issue
    return (at(page.url or ""), HOME)


def _narration(narration: Narration) -> Keys:
    """How long it is to hear stands on its page, and in the contents of its issue."""
    article, stored = narration.article, Narration.objects.filter(pk=narration.pk).first()
    is_heard = bool(narration.files or (stored and stored.files))
    return (key_of(article), *_issue_of(article)) if article.live and is_heard else ()


def _overrule(overrule: Overrule) -> Keys:
    return (at(overrule.issue.url or ""), HOME)


def _picture(picture: Picture) -> Keys:
    return (key_of(picture),) if picture.pk else ()


def _offer(offer: Offer) -> Keys:
    """What everybody may buy is offered on every page."""
    stored = Offer.objects.filter(pk=offer.pk).values_list("audience", flat=True).first()
    return (EVERYTHING,) if Offer.Audience.PUBLIC in {offer.audience, stored} else ()


def _booking(booking: Booking) -> Keys:
    """Whoever shows it, and the pages of the place that it was or will be in."""
    stored = Booking.objects.filter(pk=booking.pk).values_list("placement", flat=True).first()
    places = (BY_NAME[name] for name in {booking.placement, stored} if name in BY_NAME)
    return (key_of(booking), *(of_kind(place.of_kind) for place in places))


def _everything(row: Model) -> Keys:
    return (EVERYTHING,)


CONCERNED: dict[type[Model], Callable[[Any], Keys]] = {
    Article: _article,
    ArticleByline: _byline,
    Author: _author,
    Booking: _booking,
    Correction: _correction,
    Edition: _edition,
    FlatplanItem: _flatplan_item,
    FrontPiece: _magazine,
    Issue: _in_every_page,
    IssueShelf: _in_every_page,
    Magazine: _magazine,
    Narration: _narration,
    Offer: _offer,
    Overrule: _overrule,
    Page: _in_every_page,
    Picture: _picture,
    Publication: _everything,
    Section: _in_every_page,
    Site: _everything,
    StandingPage: _in_every_page,
}


def follow(*, then: Callable[[], object]) -> None:
    """Hear of every change from now on; `then` is called when it is there, to press again."""
    for kind in CONCERNED:
        for signal, receiver in (
            (pre_save, _about_to_change),
            (post_save, partial(_changed, then)),
            (pre_delete, _about_to_change),
            (post_delete, partial(_changed, then)),
        ):
            uid = f"finished-{id(signal)}-{kind.__name__}"
            signal.connect(receiver, sender=kind, weak=False, dispatch_uid=uid)
    sections = Booking.sections.through
    uid = "finished-sections-of-bookings"
    m2m_changed.connect(partial(_sections, then), sender=sections, weak=False, dispatch_uid=uid)
    picture_cut.connect(partial(_cut, then), weak=False, dispatch_uid="finished-cut")
    for moved in (page_slug_changed, post_page_move):
        moved.connect(partial(_moved, then), weak=False, dispatch_uid=f"finished-{id(moved)}")


def change(keys: Keys) -> list[str]:
    """Drop what depends on these, and hold the store; return the names of the holds."""
    kept, wanted = store(), list(keys)
    if kept is None or not wanted:
        return []
    return [kept.hold(wanted, now=time.time())]


def _about_to_change(sender: type[Model], instance: Any, **signal: Any) -> None:
    """Before the change is there: from now until it is, nothing is named."""
    if store() is None or signal.get("raw") or _is_draft(signal):
        return
    is_going = signal["signal"] is pre_delete and isinstance(instance, Page)
    keys = (EVERYTHING,) if is_going and instance.live else CONCERNED[sender](instance)
    instance.__dict__.setdefault("_octavo_holds", []).extend(change(keys))


def _changed(then: Callable[[], object], sender: type[Model], instance: Any, **signal: Any) -> None:
    holds = instance.__dict__.pop("_octavo_holds", [])
    if signal.get("created"):  # only now its number and its address are known
        holds += change(CONCERNED[sender](instance))
    if holds:
        _free_after(holds, then)


def _cut(then: Callable[[], object], instance: Picture, **_signal: Any) -> None:
    if holds := change(_picture(instance)):
        _free_after(holds, then)


def _sections(then: Callable[[], object], instance: Any, **_signal: Any) -> None:
    """Before the sections of a booking are others, and once more when they are."""
    if isinstance(instance, Booking) and (holds := change(_booking(instance))):
        _free_after(holds, then)


def _moved(then: Callable[[], object], **_signal: Any) -> None:
    if holds := change([EVERYTHING]):
        _free_after(holds, then)


def _free_after(holds: list[str], then: Callable[[], object]) -> None:
    """Let pages be named again once the change is there for all to see."""
    transaction.on_commit(partial(_free, holds, then))


def _free(holds: list[str], then: Callable[[], object]) -> None:
    kept = store()
    if kept is not None:
        for hold in holds:
            kept.free(hold, now=time.time())
        then()


def _is_draft(signal: dict[str, Any]) -> bool:
    fields = signal.get("update_fields")
    return fields is not None and set(fields) <= OF_A_DRAFT
