"""What tests of the reader's pages begin with: a magazine, its readers' view, a strict parser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.core.cache import cache
from tests.factories import a_magazine

from octavo.issues.models import Magazine

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def magazine(db, settings, tmp_path) -> Magazine:
    """The Vell Review, founded and empty, keeping its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
    return a_magazine(
        name="The Vell Review", strapline="Twice a month", description="Of the harbour."
    )


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def read(client) -> Callable[[str], Element]:
    """Read a page as a strict parser does: any fault of its HTML raises."""

    def page(address: str) -> Element:
        response = client.get(address)
        assert response.status_code == 200, address
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        return parser.parse(response.content.decode())

    return page
