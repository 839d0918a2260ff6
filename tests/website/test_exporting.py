"""The whole demo goes out and comes back, by JSON and by Markdown."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from octavo.issues.models import Article, Picture
from octavo.website.commandline import main
from octavo.website.demo import content_files as demo
from octavo.website.demo.loading import load

pytestmark = pytest.mark.django_db


@pytest.fixture
def out(tmp_path: Path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    for _ in load():
        pass
    folder = tmp_path / "out"
    assert CliRunner().invoke(main, ["export", str(folder)]).exit_code == 0
    return folder


def manuscripts(**which) -> dict:
    found = Article.objects.filter(**which)
    return {
        article.title: article.get_latest_revision_as_object().manuscript() for article in found
    }


def come_back(*paths: Path) -> tuple[dict, dict]:
    """The manuscripts before an import, and those that it brought."""
    there = set(Article.objects.values_list("pk", flat=True))
    before = manuscripts()
    done = CliRunner().invoke(main, ["import", *map(str, paths)])
    assert done.exit_code == 0, done.output
    fresh = Article.objects.exclude(pk__in=there)
    return before, {a.title: a.get_latest_revision_as_object().manuscript() for a in fresh}


def test_an_exported_folder_brings_the_same_manuscripts_and_no_picture_twice(out):
    pictures = Picture.objects.count()

    before, after = come_back(out)

    assert len(before) == len(demo.manuscripts("articles")) + len(demo.manuscripts("drafts"))
    assert after == before
    assert Picture.objects.count() == pictures


def test_the_markdown_files_alone_bring_the_same_manuscripts(out):
    before, after = come_back(*sorted((out / "articles").glob("*.md")))

    assert after == before


def test_a_picture_whose_file_is_gone_is_named(out, tmp_path, settings):
    for path in Path(settings.MEDIA_ROOT).rglob("*.*"):
        path.unlink()

    done = CliRunner().invoke(main, ["export", str(tmp_path / "again")])

    assert done.exit_code == 0
    assert "which is not there." in done.stderr


def test_an_editors_typography_is_not_finished_again(out):
    article = Article.objects.get(slug="a-year-and-a-day")
    article.title = 'A year "and" a day'
    article.save_revision(clean=False)
    folder = out.with_name("once-more")
    CliRunner().invoke(main, ["export", str(folder)])

    _, after = come_back(folder)

    assert 'A year "and" a day' in {manuscript.headline for manuscript in after.values()}
