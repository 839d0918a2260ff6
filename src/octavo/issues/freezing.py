"""An issue as frozen data, which print, e-book and every other edition are made from."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from octavo.core.issue import document as frozen
from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.issues import running_text
from octavo.issues.models import Article, FlatplanItem, Issue, Picture, Publication
from octavo.issues.models.articles import publication_language
from octavo.issues.models.manuscripts import addresses_of
from octavo.issues.publishing import text_of
from octavo.issues.rich_text import linked_pages


def freeze(issue: Issue) -> frozen.Issue:
    """The issue as it is now: what readers see once it is published, the latest texts before.

    Between the two, while it is closed, the texts are those that will go out.
    """
    items = issue.flatplan.select_related(
        "supplied", "article__cleared_revision", "article__approved_revision"
    )
    return frozen.Issue(
        number=issue.number,
        dated_on=issue.dated_on,
        masthead=masthead(),
        volume=issue.volume,
        title=issue.title,
        cover=frozen.Cover(picture=_figure(issue.cover), lines=_lines(issue.cover_lines)),
        letter=letter_of(issue),
        items=tuple(_items(items, state=issue.State(issue.state))),
    )


def masthead() -> frozen.Masthead:
    """Who makes the magazine, as its publication settings say."""
    said = publication()
    return frozen.Masthead(
        name=said.name,
        strapline=said.strapline,
        publisher=said.publisher,
        editors=said.editors,
        address=said.address,
        issn=said.issn,
    )


def publication() -> Publication:
    """What the magazine says of itself."""
    return Publication.objects.filter(site__is_default_site=True).first() or Publication()


def _figure(picture: Picture | None) -> Figure | None:
    if picture is None:
        return None
    return Figure(
        source=picture.name,
        alt=picture.description,
        credit=picture.credit,
        licence=picture.licence,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def letter_of(issue: Issue) -> Manuscript | None:
    """The editor's letter, if there is one."""
    addresses = addresses_of(linked_pages(issue.letter))
    blocks = tuple(running_text.from_html(issue.letter, addresses=addresses))
    if not blocks:
        return None
    return Manuscript(
        headline=_("From the editor"),
        bylines=(Byline(issue.letter_by),) if issue.letter_by else (),
        published_on=issue.dated_on,
        language=publication_language(),
        blocks=blocks,
    )


def _items(items: Iterator[FlatplanItem], *, state: Issue.State) -> Iterator[frozen.FlatplanItem]:
    """The flatplan. The head of an item that is left out passes to the one behind it."""
    head = ""
    for item in items:
        head = item.section_head or head
        made = _item(item, head, state=state)
        if made is not None:
            yield made
            head = ""


def _item(item: FlatplanItem, head: str, *, state: Issue.State) -> frozen.FlatplanItem | None:
    """One item; none for an article that was taken from the readers."""
    match item.kind:
        case item.Kind.ADVERTISEMENT:
            supplied = item.supplied.file.name if item.supplied else ""
            return frozen.AdvertisementItem(item.label, item.position, supplied, head, item.pages)
        case item.Kind.HOUSE:
            return frozen.HousePage(item.label, head, item.pages)
        case item.Kind.BLANK:
            return frozen.BlankPage(head, item.pages)
    article = item.article
    is_out = state == Issue.State.PUBLISHED
    if article is None or article.spiked_at or (is_out and not article.live):
        return None
    text = _text(article, state)
    return frozen.ArticleItem(text.slug, text.manuscript(), head, item.pages)


def _text(article: Article, state: Issue.State) -> Article:
    """What was published, what is going to be, or else the latest draft."""
    match state:
        case Issue.State.PUBLISHED:
            return article
        case Issue.State.CLOSED:
            return text_of(article).as_object()
    return article.get_latest_revision_as_object()
