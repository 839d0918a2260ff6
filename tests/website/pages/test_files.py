"""Files that are no pages: an icon, and what advertisers supplied."""

from __future__ import annotations

from django.core.files.base import ContentFile
from tests.factories import an_editor
from wagtail.documents.models import Document


def test_a_browser_that_looks_for_an_icon_finds_one(magazine, client):
    assert client.get("/favicon.ico").headers["Location"].endswith("sheet.svg")


def test_what_an_advertiser_supplied_is_for_the_newsroom_alone(magazine, client):
    supplied = Document.objects.create(title="Rope", file=ContentFile(b"%PDF-1.7", name="rope.pdf"))

    assert client.get(supplied.url).status_code == 404
    client.force_login(an_editor())
    assert client.get(supplied.url).status_code == 200
