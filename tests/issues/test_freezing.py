from datetime import UTC, date, datetime

from tests.factories import a_picture, an_article, an_issue

from octavo.core.issue.document import (
    AdvertisementItem,
    ArticleItem,
    BlankPage,
    Cover,
    HousePage,
    Masthead,
)
from octavo.core.issue.schema import issue_from_json, issue_to_json
from octavo.core.manuscript.blocks import Figure, Paragraph
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.issues.freezing import freeze
from octavo.issues.models import Article, FlatplanItem, Issue

NOW = datetime(2027, 1, 15, 9, tzinfo=UTC)


def test_an_issue_is_frozen_with_all_that_stands_in_it(magazine):
    article = an_article()
    picture = a_picture(shade=9, alt="A quay", credit="Ben Orr")
    issue = an_issue(articles=(article,), volume=2, cover=picture, cover_lines="Water\n\nMoney\n")
    issue.letter, issue.letter_by = "<p>Dear reader</p>", "Edda"
    issue.flatplan.add(
        FlatplanItem(kind="advertisement", label="Vell Ferries", position="back", sort_order=1),
        FlatplanItem(kind="house", label="Puzzle", sort_order=2, pages=2),
        FlatplanItem(kind="blank", sort_order=3),
    )
    issue.save()

    frozen = freeze(issue)

    assert (frozen.number, frozen.volume, frozen.dated_on) == (7, 2, date(2027, 1, 15))
    assert frozen.masthead == Masthead(name="The Vell Review")
    quay = Figure(source=picture.name, alt="A quay", credit="Ben Orr")
    assert frozen.cover == Cover(picture=quay, lines=("Water", "Money"))
    assert frozen.letter.bylines == (Byline("Edda"),)
    assert frozen.letter.blocks == (Paragraph((Text("Dear reader"),)),)
    assert frozen.items == (
        ArticleItem("the-tide-tables-were-wrong", article.manuscript(), "Politics"),
        AdvertisementItem("Vell Ferries", "back"),
        HousePage("Puzzle", pages=2),
        BlankPage(),
    )
    assert issue_from_json(issue_to_json(frozen)) == frozen


def test_a_published_issue_is_frozen_as_readers_see_it(magazine):
    first, second = an_article(headline="First"), an_article(headline="Second")
    issue = an_issue(articles=(first, second))
    issue.close(by=None, now=NOW)
    issue.appear(now=NOW)
    Article.objects.get(pk=first.pk).spike(because="Not true.", by=None, now=NOW)
    draft = Article.objects.get(pk=second.pk).get_latest_revision_as_object()
    draft.title = "Second thoughts"
    draft.save_revision()

    (item,) = freeze(Issue.objects.get()).items

    assert (item.section_head, item.manuscript.headline) == ("Politics", "Second")
