"""Articles come into the index when they appear, and leave it when they are withdrawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.measuring import running_text
from octavo.issues.models import Article, Author, Issue
from octavo.issues.models.selecting import ArticleQuerySet
from octavo.search import vocabulary
from octavo.search.engines import Fields, engine
from octavo.search.models import IndexedArticle
from octavo.search.words import BETWEEN, as_line, legible, words_in

AT_ONCE = 20


def take_in(article: Article) -> None:
    """Let readers find the article as it is published now."""
    with transaction.atomic():
        vocabulary.change(_write(article))


def take_out(article: Article) -> None:
    """Let nobody find the article any more."""
    IndexedArticle.objects.filter(pk=article.pk).delete()


def forget_words(indexed: IndexedArticle) -> None:
    """What goes with an indexed article, however it is deleted."""
    vocabulary.change(dict.fromkeys(words_of(indexed), -1))


def take_in_works_of(author: Author) -> None:
    """Bring the articles of an author up to date, whose name may be another now."""
    named = Q(bylines__author=author, bylines__name="")
    for article in out_now().filter(named).distinct():
        take_in(article)


def date_articles_of(issue: Issue) -> None:
    """Give the articles that have no date of their own the one of their issue."""
    undated = Article.objects.filter(flatplan_item__issue=issue, published_on=None)
    IndexedArticle.objects.filter(article__in=undated.values("pk")).update(
        appeared_on=issue.dated_on, year=issue.dated_on.year
    )


def out_now() -> ArticleQuerySet:
    """The articles that belong into the index."""
    found: ArticleQuerySet = Article.objects.live().not_spiked()
    return found


def behind() -> ArticleQuerySet:
    """The articles that the index lacks, or has with a text that is no longer the published one."""
    as_published = IndexedArticle.objects.filter(
        article=OuterRef("pk"), revision=Coalesce(OuterRef("live_revision_id"), 0)
    )
    found: ArticleQuerySet = out_now().filter(~Exists(as_published))
    return found


def surplus() -> QuerySet[IndexedArticle]:
    """What the index has of articles that are not out."""
    return IndexedArticle.objects.filter(~Exists(out_now().filter(pk=OuterRef("article"))))


def is_foreign() -> bool:
    """Whether the forms of words are those of another language than the publication's."""
    return vocabulary.is_foreign()


def is_in_step() -> bool:
    """Whether the index holds what is out, and nothing else, in the publication's language."""
    return not (behind().exists() or surplus().exists() or is_foreign())


def mend() -> int:
    """Bring the index in step; return how many articles had to be looked at."""
    late = list(behind().values_list("pk", flat=True))
    count = len(late) + surplus().delete()[0]
    for _article in _taken_in(late):
        pass
    if vocabulary.is_foreign():
        vocabulary.renew()
    return count


def rebuild() -> Iterator[Article]:
    """Make the whole index again, yielding each article when it is in.

    Readers can search meanwhile, and what was done before a crash is kept.
    """
    surplus().delete()
    yield from _taken_in(list(out_now().order_by("pk").values_list("pk", flat=True)))
    vocabulary.renew()


def fields_of(manuscript: Manuscript, *, text: str) -> Fields:
    """What the article is found by: headline; standfirst and names; running text."""
    about = [manuscript.standfirst, *(byline.name for byline in manuscript.bylines)]
    return Fields(
        headline=_line([manuscript.headline]), about=_line(about), body=_line(text.split("\n\n"))
    )


def words_of(fields: Fields | IndexedArticle) -> set[str]:
    """Every word that it is found by, once."""
    return {*fields.headline.split(), *fields.about.split(), *fields.body.split()} - {BETWEEN}


def _line(parts: Iterable[str]) -> str:
    """The words of the parts, so kept apart that no phrase goes from one into the next."""
    lines = [" ".join(words_in(part)) for part in parts]
    return as_line(f" {BETWEEN} ".join(line for line in lines if line).split())


def _write(article: Article) -> dict[str, int]:
    """Write an article; return for each word that changed whether one has it more now, or fewer."""
    manuscript = article.manuscript()
    day = _day_of(article)
    text = legible(running_text(manuscript))
    fields = fields_of(manuscript, text=text)
    known = IndexedArticle.objects.select_for_update().filter(pk=article.pk).first()
    indexed = IndexedArticle(
        article=article,
        revision=article.live_revision_id or 0,
        section_id=article.section_id,
        appeared_on=day,
        year=day.year if day else None,
        headline=fields.headline,
        about=fields.about,
        body=fields.body,
        text=text,
    )
    indexed.save(force_insert=known is None, force_update=known is not None)
    engine().keep(article.pk, fields)
    before, now = words_of(known) if known else set(), words_of(fields)
    return dict.fromkeys(now - before, 1) | dict.fromkeys(before - now, -1)


def _taken_in(keys: Sequence[int]) -> Iterator[Article]:
    """A few in each transaction: a long one would keep the newsroom from writing."""
    with_all = out_now().select_related("section", "flatplan_item__issue")
    for start in range(0, len(keys), AT_ONCE):
        some = with_all.filter(pk__in=keys[start : start + AT_ONCE])
        with transaction.atomic():
            articles = list(some.prefetch_related("bylines__author"))
            counts: Counter[str] = Counter()
            for article in articles:
                counts.update(_write(article))
            vocabulary.change(counts)
        yield from articles


def _day_of(article: Article) -> date | None:
    """The date a reader sees: the article's own, else its issue's."""
    item = getattr(article, "flatplan_item", None)
    return article.published_on or (item.issue.dated_on if item else None)
