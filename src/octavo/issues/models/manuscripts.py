"""What an article has of a manuscript: the lookups that turn one into the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _
from wagtail.models import Page

from octavo.core.manuscript.blocks import Block, Box, Figure, Span
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.issues.body import Lookups, blocks_of, body_of, named_pages, named_pictures
from octavo.issues.errors import ManuscriptUnstorable
from octavo.issues.models.authors import Author
from octavo.issues.models.pictures import Picture
from octavo.issues.models.sections import Section
from octavo.issues.rich_text import linked_pages, one_line, one_line_to_html

if TYPE_CHECKING:
    from octavo.issues.models.articles import Article


def manuscript_of(article: Article) -> Manuscript:
    """The article as a manuscript."""
    body = list(article.body.get_prep_value())
    lookups = Lookups(
        pictures=_names_of(named_pictures(body)),
        addresses=addresses_of(named_pages(body) | linked_pages(article.lead_caption)),
    )
    return Manuscript(
        headline=article.title,
        standfirst=article.standfirst,
        bylines=tuple(
            Byline(row.name or (row.author.title if row.author else ""), row.role, row.url)
            for row in article.bylines.all()
        ),
        section=article.section.slug if article.section else "",
        dateline=article.dateline,
        published_on=article.published_on,
        language=article.language,
        lead_image=_lead_image(article, lookups),
        blocks=blocks_of(body, lookups=lookups),
    )


def _names_of(pictures: set[int]) -> Mapping[int, str]:
    rows = Picture.objects.filter(pk__in=pictures) if pictures else Picture.objects.none()
    return dict(rows.values_list("pk", "name"))


def addresses_of(pages: set[int]) -> Mapping[int, str]:
    """Where the pages with these numbers are, as far as they are there."""
    rows = Page.objects.filter(pk__in=pages) if pages else ()
    return {page.pk: page.url for page in rows if page.url}


def _lead_image(article: Article, lookups: Lookups) -> Figure | None:
    """The lead image. Its width says that there is one, also when only words came in."""
    figure = Figure(
        source=article.lead_picture.name if article.lead_picture else article.lead_source,
        alt=article.lead_alt,
        caption=one_line(article.lead_caption, addresses=lookups.addresses),
        credit=article.lead_credit,
        licence=article.lead_licence,
        span=cast(Span, article.lead_span or "column"),
    )
    return figure if article.lead_span or figure != Figure() else None


def take_in(article: Article, manuscript: Manuscript) -> None:
    """Make the article say what the manuscript says; saving it is another step.

    A section that the magazine does not have leaves the article without one, which closing tells.
    """
    refuse_what_is_too_long(article, manuscript)
    pictures = _numbers_of(figures_of(manuscript))
    article.title = manuscript.headline
    article.standfirst = manuscript.standfirst
    article.section = Section.objects.filter(slug=manuscript.section).first()
    article.dateline = manuscript.dateline
    article.published_on = manuscript.published_on
    article.language = manuscript.language
    _take_lead_image(article, manuscript.lead_image, pictures)
    article.body = body_of(manuscript.blocks, pictures=pictures)
    authors = {author.title: author for author in _authors_named(manuscript.bylines)}
    rows = article._meta.get_field("bylines").related_model
    article.bylines = [
        rows(
            sort_order=index,
            name=byline.name,
            role=byline.role,
            url=byline.url,
            author=authors.get(byline.name),
        )
        for index, byline in enumerate(manuscript.bylines)
    ]


def _authors_named(bylines: Iterable[Byline]) -> Iterable[Author]:
    return Author.objects.filter(title__in={byline.name for byline in bylines if byline.name})


def _take_lead_image(article: Article, figure: Figure | None, pictures: Mapping[str, int]) -> None:
    shown = figure or Figure()
    picture = pictures.get(shown.source)
    article.lead_picture = Picture.objects.get(pk=picture) if picture else None
    article.lead_source = "" if picture else shown.source
    article.lead_alt = shown.alt
    article.lead_caption = one_line_to_html(shown.caption)
    article.lead_credit = shown.credit
    article.lead_licence = shown.licence
    article.lead_span = figure.span if figure else ""


def figures_of(manuscript: Manuscript) -> list[Figure]:
    """Every figure of a manuscript, the lead image first."""

    def within(blocks: Iterable[Block]) -> Iterable[Figure]:
        for block in blocks:
            if isinstance(block, Figure):
                yield block
            elif isinstance(block, Box):
                yield from within(block.blocks)

    lead = [manuscript.lead_image] if manuscript.lead_image else []
    return [*lead, *within(manuscript.blocks)]


def _numbers_of(figures: Iterable[Figure]) -> Mapping[str, int]:
    names = {figure.source for figure in figures if figure.source}
    rows = Picture.objects.filter(name__in=names) if names else Picture.objects.none()
    return dict(rows.values_list("name", "pk"))


def refuse_what_is_too_long(article: Article, manuscript: Manuscript) -> None:
    """Some fields have an end; cutting words off in silence is no way out."""
    lead = manuscript.lead_image or Figure()
    fields = {
        "title": manuscript.headline,
        "dateline": manuscript.dateline,
        "language": manuscript.language,
        "lead_source": lead.source,
        "lead_credit": lead.credit,
        "lead_licence": lead.licence,
    }
    rows = article._meta.get_field("bylines").related_model
    checked = [(article, name, value) for name, value in fields.items()]
    for byline in manuscript.bylines:
        checked += [(rows, name, getattr(byline, name)) for name in ("name", "role", "url")]
    for model, name, value in checked:
        field = model._meta.get_field(name)
        if len(value) > field.max_length:
            message = _("The %(field)s is longer than %(most)d characters: %(value)s…") % {
                "field": field.verbose_name,
                "most": field.max_length,
                "value": value[:60],
            }
            raise ManuscriptUnstorable(message)
