"""Brings the demo magazine in the way a magazine comes in: stored, approved, closed, published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.documents.models import Document
from wagtail.models import Site

from octavo.accounts.models import Account
from octavo.core.manuscript import schema
from octavo.core.manuscript.blocks import Figure
from octavo.issues.founding import found
from octavo.issues.models import (
    Article,
    Author,
    AuthorShelf,
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
from octavo.issues.pictures import keep_picture
from octavo.issues.running_text import to_html
from octavo.issues.storing import store
from octavo.press.tasks import order_all
from octavo.website.demo.advertising import book_all
from octavo.website.demo.content_files import issues, manuscripts, pictures, record
from octavo.website.demo.people import hire, welcome_subscriber
from octavo.website.demo.rounds import put_at_step
from octavo.website.demo.selling import put_on_sale, subscribe

PROMISES = ("promises_print", "promises_screen", "promises_epub")
PAUSE = timedelta(minutes=1)  # who starts the demo reads it first
APPEARS_AT = time(6)  # in the publication's zone, on the date of the cover


class MagazineThere(Exception):
    """There is a magazine already, and the demo does not mix with it."""


def is_loaded() -> bool:
    """Whether the demo, or an older one with fewer issues, is there."""
    numbers = [said["number"] for said in issues() if said["state"] == Issue.State.PUBLISHED]
    return Issue.objects.filter(number__in=numbers, state=Issue.State.PUBLISHED).exists()


def is_empty() -> bool:
    """Whether nobody has begun a magazine here."""
    return not (Article.objects.exists() or Issue.objects.exists())


def load() -> Iterator[str]:
    """Bring the demo in, saying before each part what comes; all of it is stored, or nothing.

    Loading twice changes nothing. Raises MagazineThere in a newsroom that has articles of its own.
    """
    if is_loaded():
        return
    if not is_empty():
        sentence = "There are articles or issues here already; the demo is for an empty newsroom."
        raise MagazineThere(sentence)
    with ExitStack() as undo, transaction.atomic():
        yield "publication"
        _found()
        publisher = hire()
        subscribe(welcome_subscriber())
        yield "authors"
        _bring_authors(publisher, undo)
        articles: dict[str, Article] = {}
        access = _access()
        for folder in ("articles", "drafts"):
            for slug, manuscript in manuscripts(folder).items():
                yield f"“{manuscript.headline}”"
                article = store(manuscript, pictures=pictures(), by=publisher, slug=slug)
                articles[slug] = article
                if slug in access:
                    article.access = access[slug]
                    article.save_revision(user=publisher, clean=False)
                if folder == "articles":
                    article.approve()
        for said in issues():
            yield f"no. {said['number']}"
            issue = _bring_issue(said, articles, publisher, undo)
            if said["state"] == Issue.State.PUBLISHED:
                _publish(issue, publisher)
                _correct(said.get("corrections", []), articles, publisher)
            for slug, step in said.get("at_step", {}).items():
                put_at_step(articles[slug], step, by=publisher)
        yield "advertisements"
        book_all(publisher, undo)
        _put_in_front(articles)
        _promise_all_forms()
        undo.pop_all()


def _access() -> dict[str, str]:
    """For whom articles are that are not for everybody, by slug."""
    return {slug: whom for said in issues() for slug, whom in said.get("access", {}).items()}


def _found() -> None:
    said = record("publication")
    magazine = found(
        name=said["name"], strapline=said["strapline"], description=said["description"]
    )
    site = Site.objects.get(is_default_site=True)
    own = {key: said[key] for key in ("publisher", "editors", "address", "issn")}
    nothing = dict.fromkeys(PROMISES, False)  # its issues appeared years before it has a press
    meter = {f"meter_{whom}": count for whom, count in said["meter"].items()}
    Publication.objects.filter(site=site).update(**own, **nothing, **meter)
    for section in record("sections"):
        Section.objects.filter(slug=section["slug"]).update(
            title=section["title"], draft_title=section["title"], blurb=section["blurb"]
        )
    for page in record("standing_pages"):
        body = _rich_text(page["blocks"])
        standing = StandingPage.objects.filter(slug=page["slug"]).first()
        if standing is None:
            new = StandingPage(title=page["title"], slug=page["slug"])
            standing = magazine.add_child(instance=new)
        standing.title, standing.body = page["title"], body
        standing.show_in_menus = page["show_in_menus"]
        standing.save()
    _offer(said["offer"])
    put_on_sale()


def _offer(said: dict[str, Any]) -> None:
    """The offer block; what it lists and where its button leads, the offers on sale say."""
    Publication.objects.filter(site__is_default_site=True).update(
        offer_heading=said["heading"],
        offer_pitch=said["pitch"],
        offer_included="\n".join(said["included"]),
        offer_button=said["button"],
    )


def _promise_all_forms() -> None:
    """From now on every issue has all forms. Those that are out get theirs in the background."""
    Publication.objects.update(**dict.fromkeys(PROMISES, True))
    for issue in Issue.objects.published():
        order_all(issue, articles_after=PAUSE)


def _put_in_front(articles: Mapping[str, Article]) -> None:
    """The front page as an editor of the demo chose it."""
    magazine = Magazine.objects.get()
    for order, piece in enumerate(record("publication")["front"]):
        FrontPiece.objects.create(
            magazine=magazine,
            article=articles[piece["slug"]],
            words=piece.get("words", ""),
            sort_order=order,
        )


def _bring_authors(by: Account, undo: ExitStack) -> None:
    shelf = AuthorShelf.objects.get()
    for author in record("authors"):
        shelf.add_child(
            instance=Author(
                title=author["name"],
                slug=author["slug"],
                biography=f"<p>{author['biography']}</p>",
                portrait=_picture(author["portrait"], by, undo),
            )
        )
    # Bylines link to author pages by name, so the authors come before what they wrote.


def _bring_issue(
    said: dict[str, Any], articles: dict[str, Article], by: Account, undo: ExitStack
) -> Issue:
    issue = Issue(
        number=said["number"],
        volume=said["volume"],
        title=said["title"] or _("Issue %(number)d") % said,
        dated_on=date.fromisoformat(said["dated_on"]),
        closes_on=date.fromisoformat(said["closes_on"]) if "closes_on" in said else None,
        cover=_picture(said["cover"], by, undo) if said["cover"] else None,
        cover_lines="\n".join(said["cover_lines"]),
        letter=_rich_text(said["letter"]["blocks"]),
        letter_by=said["letter"]["by"],
        live=False,
        owner=by,
    )
    issue.flatplan.set(list(_items(said["flatplan"], articles, by, undo)))
    IssueShelf.objects.get().add_child(instance=issue)
    issue.save_revision(user=by)
    return issue


def _items(
    flatplan: Sequence[dict[str, Any]],
    articles: dict[str, Article],
    by: Account,
    undo: ExitStack,
) -> Iterator[FlatplanItem]:
    for order, item in enumerate(flatplan):
        yield FlatplanItem(
            kind=item["kind"],
            section_head=item.get("section_head", ""),
            article=articles[item["slug"]] if "slug" in item else None,
            pages=item["pages"],
            label=item.get("label", ""),
            position=item.get("position", ""),
            supplied=_document(item["file"], by, undo) if "file" in item else None,
            sort_order=order,
        )


def _publish(issue: Issue, by: Account) -> None:
    """Close and publish the issue as of the morning of its date."""
    morning = _morning(issue.dated_on)
    issue.close(by=by, now=morning)
    issue.appear(by=by, now=morning)


def _correct(said: Sequence[dict[str, str]], articles: dict[str, Article], by: Account) -> None:
    """Say what readers had read wrong; the manuscripts hold the text put right."""
    for correction in said:
        article, day = articles[correction["slug"]], date.fromisoformat(correction["dated_on"])
        article.correct(correction["text"], by=by)
        article.corrections.get(dated_on=None).appear(on=day)
        # Wagtail would publish as of the present moment; the changed text appeared that morning.
        Article.objects.filter(pk=article.pk).update(last_published_at=_morning(day))


def _morning(day: date) -> datetime:
    return datetime.combine(day, APPEARS_AT, timezone.get_default_timezone())


def _picture(said: dict[str, str], by: Account, undo: ExitStack) -> Picture:
    figure = Figure(
        source=said["source"], alt=said["alt"], credit=said["credit"], licence=said["licence"]
    )
    return keep_picture(pictures()[said["source"]], figure=figure, by=by, undo=undo)


def _document(said: dict[str, str], by: Account, undo: ExitStack) -> Document:
    """An advertiser's file, kept among the documents."""
    content = ContentFile(pictures()[said["source"]], name=said["source"])
    document = Document(title=said["alt"][:255], file=content, uploaded_by_user=by)
    document.save()
    undo.callback(document.file.storage.delete, document.file.name)
    return document


def _rich_text(blocks: Sequence[dict[str, Any]]) -> str:
    return to_html([schema.block_from_json(block) for block in blocks])  # type: ignore[misc]
