"""Audiobooks: a chapter for each article in the issue's order, or a sentence that says why not."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest
from tests.press.demo import demo_issue, demo_supply
from tests.press.ebook.books import a_bench
from tests.press.narration.makers import a_picture

from octavo.core.issue.document import ArticleItem, Cover, Issue
from octavo.press.audiobook.maker import AudiobookMaker, Binding, bind
from octavo.press.ebook.cover import can_draw
from octavo.press.errors import NothingToMake
from octavo.press.forms import form_named
from octavo.press.made import Heard, Problem
from octavo.press.narration.codecs import aac
from octavo.press.narration.sound import RATE
from octavo.press.narration.tags import Tags

NO_COVER = "The audiobook has no cover: its picture cannot be shown."


def a_sound(path: Path, title: str) -> Path:
    """A second of a low tone, as the narration of an article is kept."""
    tone = 0.1 * np.sin(np.arange(RATE, dtype=np.float32) / 20)
    tags = Tags(title=title, author="", album="", marks=(), seconds=1.0, cover=None)
    path.write_bytes(aac.encode([tone], tags, bit_rate=64_000))
    return path


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


def test_the_sound_of_each_article_is_bound_into_one_file(tmp_path):
    first, second = (a_sound(tmp_path / f"{name}.m4a", name) for name in ("Fog", "Tides"))
    chapters = (("Fog", first), ("Tides", second))

    content = bind(Binding("No. 18", "The Vell Review", chapters, a_picture()))

    with av.open(BytesIO(content)) as book:
        assert book.metadata["title"] == "No. 18"
        assert book.metadata["artist"] == "The Vell Review"
        assert [it["metadata"]["title"] for it in book.chapters()] == ["Fog", "Tides"]
        assert book.duration / av.time_base == pytest.approx(2.0, abs=0.2)


def test_the_press_knows_the_maker():
    form = form_named("audio")

    assert isinstance(form.maker(), AudiobookMaker)
    assert form.maker().version
    assert form.is_installed()
