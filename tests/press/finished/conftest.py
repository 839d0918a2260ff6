from __future__ import annotations

import pytest
from tests.factories import a_magazine, a_published_issue, an_article
from tests.press.finished.magazine import ADDRESSES, LAMPS, NOW, TIDES, WELLS, press_again

from octavo.door.store import Store
from octavo.issues.models import Article, Author, AuthorShelf
from octavo.press.finished import filling
from octavo.press.finished.store import open_store


@pytest.fixture
def full(db, settings, tmp_path, monkeypatch, django_capture_on_commit_callbacks) -> Store:
    """The store of a magazine of two issues and three articles, with a page of each kind in it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.FINISHED_PAGES = tmp_path / "pages"
    a_magazine()
    a_published_issue(now=NOW, number=6, articles=(an_article(headline=LAMPS, section="finance"),))
    a_published_issue(
        now=NOW, number=7, articles=(an_article(headline=TIDES), an_article(headline=WELLS))
    )
    ada = AuthorShelf.objects.get().add_child(instance=Author(title="Ada Moll", slug="ada-moll"))
    Article.objects.get(title=TIDES).bylines.update(author=ada)
    store = open_store()
    with django_capture_on_commit_callbacks(execute=True), monkeypatch.context() as patched:
        patched.setattr(filling, "TRIES", 1)  # the first time pictures are cut: a change
        press_again(store)
    press_again(store)
    assert {*ADDRESSES} == set(store.state().pages)
    return store
