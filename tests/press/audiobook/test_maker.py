"""Audiobooks: a chapter for each article in the issue's order, or a sentence that says why not."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from tests.press.demo import demo_issue, demo_supply
from tests.press.ebook.books import a_bench

from octavo.core.issue.document import ArticleItem, Cover, Issue
from octavo.press.audiobook.maker import AudiobookMaker, Binding, bind
from octavo.press.ebook.cover import can_draw
from octavo.press.errors import NothingToMake
from octavo.press.forms import form_named
from octavo.press.made import Heard, Problem

NO_COVER = "The audiobook has no cover: its picture cannot be shown."


class Binder:
    """Binds nothing, and writes down what it was given."""

    def __init__(self) -> None:
        self.bound: list[Binding] = []

    def __call__(self, binding: Binding) -> bytes:
        self.bound.append(binding)
        return b"bound"


@pytest.fixture
def heard(tmp_path) -> dict[str, Heard]:
    """Every article of no. 18."""
    narrations = {}
    for slug in slugs(demo_issue()):
        sound = tmp_path / f"{slug}.m4a"
        sound.write_bytes(slug.encode())
        narrations[slug] = Heard(sound, Path("cues.json"), 9.0, slug)
    return narrations


def slugs(issue: Issue) -> list[str]:
    return [item.slug for item in issue.items if isinstance(item, ArticleItem)]


def bound(issue: Issue, folder: Path, **fields) -> tuple[Binding, tuple[Problem, ...]]:
    binder = Binder()
    made = AudiobookMaker(bind=binder).make_issue(issue, bench=a_bench(folder, **fields))
    assert made.content == b"bound"
    return binder.bound[0], made.problems


def test_an_audiobook_has_a_chapter_for_each_article_in_the_issues_order(heard, tmp_path):
    issue = replace(demo_issue(), cover=Cover())

    binding, problems = bound(issue, tmp_path, heard=dict(reversed(heard.items())))

    assert [sound.stem for _headline, sound in binding.chapters] == slugs(issue)
    assert [headline for headline, _sound in binding.chapters] == [
        item.manuscript.headline for item in issue.items if isinstance(item, ArticleItem)
    ]
    assert (binding.author, binding.cover, problems) == ("The Vell Review", None, ())
    assert binding.title == f"The Vell Review, no. 18: {issue.title}"


def test_its_cover_is_the_drawn_one_of_the_issue(heard, tmp_path):
    binding, problems = bound(demo_issue(), tmp_path, heard=heard, supply=demo_supply())

    assert can_draw()
    assert binding.cover[:3] in (b"\xff\xd8\xff", b"\x89PN")
    assert problems == ()


def test_a_cover_that_cannot_be_shown_is_a_problem_of_the_issue(heard, tmp_path):
    picture = demo_issue().cover.picture.source
    (tmp_path / "x").write_bytes(b"no picture")
    (tmp_path / "lines").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>')

    for supply in ({}, {picture: tmp_path / "x"}, {picture: tmp_path / "lines"}):
        binding, problems = bound(demo_issue(), tmp_path / "cache", heard=heard, supply=supply)
        assert (binding.cover, problems) == (None, (Problem(NO_COVER),))


def test_articles_that_are_not_read_aloud_yet_are_named(heard, tmp_path):
    first, second, *others = heard
    heard[second].audio.unlink()
    some = {slug: heard[slug] for slug in (second, *others)}
    headlines = {
        item.slug: item.manuscript.headline
        for item in demo_issue().items
        if isinstance(item, ArticleItem)
    }

    with pytest.raises(NothingToMake) as refused:
        bound(demo_issue(), tmp_path, heard=some)

    assert str(refused.value) == (
        f"Not read aloud yet: “{headlines[first]}”, “{headlines[second]}”."
    )


def test_an_issue_without_articles_and_one_article_alone_are_no_audiobooks(heard, tmp_path):
    with pytest.raises(NothingToMake, match=r"No\. 18 has no articles"):
        bound(replace(demo_issue(), items=()), tmp_path)
    with pytest.raises(NothingToMake, match="Only whole issues"):
        AudiobookMaker().make_article(demo_issue(), "calm", bench=a_bench(tmp_path))


def test_the_engine_is_given_the_chapters_and_what_the_whole_is_called(monkeypatch):
    engine = ModuleType("octavo.press.narration.audiobook")
    engine.audiobook = lambda *given, **said: repr((given, said)).encode()
    monkeypatch.setitem(sys.modules, "octavo.press.narration", ModuleType("octavo.press.narration"))
    monkeypatch.setitem(sys.modules, engine.__name__, engine)
    chapters = (("Fog", "fog.m4a"),)

    content = bind(Binding("No. 18", "The Vell Review", chapters, b"jpeg"))

    said = {"title": "No. 18", "author": "The Vell Review", "cover": b"jpeg"}
    assert content == repr(((chapters,), said)).encode()


def test_the_press_knows_the_maker():
    form = form_named("audio")

    assert isinstance(form.maker(), AudiobookMaker)
    assert form.maker().version
    assert form.is_installed()
