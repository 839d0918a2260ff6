"""Renders the pages of the studio's articles, and keeps them with all there is to hear of them.

A program of its own: `python -m tests.journeys.listening.rendering FILE`, on a fresh database.
"""

from __future__ import annotations

import json
import pickle
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import django

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)
IN_PAGES = re.compile(r"/media/[\w./-]+")
Answers = dict[str, tuple[bytes, str, str]]  # body, type and policy by address


def render(to: Path) -> None:
    """Make the magazine, and write every answer into one file."""
    from django.test.utils import setup_test_environment
    from tests.factories import a_magazine, a_published_issue
    from tests.journeys.listening.studio import READ

    from octavo.issues.storing import store
    from octavo.website.demo.content_files import manuscripts, pictures

    setup_test_environment()
    a_magazine(name="The Vell Review", strapline="Twice a month")
    written = manuscripts("articles")
    articles = {
        slug: store(written[slug], pictures=pictures(), by=None, slug=slug) for slug in READ
    }
    for one in articles.values():
        one.approve()
    a_published_issue(articles=tuple(articles.values()), now=NOW)
    to.write_bytes(pickle.dumps(_sounds(articles) | _pages(articles)))


def _sounds(articles: dict) -> Answers:
    from tests.journeys.listening.studio import READ, SHORT, cues, tones

    answers: Answers = {}
    for slug, article in articles.items():
        found = cues(article.manuscript())
        seconds = found["duration"] if slug == READ[0] else SHORT
        answers[f"/sound/{slug}.json"] = (json.dumps(found).encode(), "application/json", "")
        answers[f"/sound/{slug}.wav"] = (tones(seconds), "audio/wav", "")
        answers[f"/sound/{slug}.vtt"] = (b"WEBVTT\n", "text/vtt", "")
    return answers


def _pages(articles: dict) -> Answers:
    from django.test import Client
    from tests.journeys.listening.studio import narration

    from octavo.website.pages import article as article_page

    article_page.narration_of = lambda article, *_, **__: narration(article, articles)
    client = Client()
    answers: Answers = {}
    for slug in articles:
        response = client.get(f"/articles/{slug}/")
        assert response.status_code == 200
        policy = response["Content-Security-Policy"]
        answers[f"/articles/{slug}/"] = (response.content, "text/html; charset=utf-8", policy)
        for picture in IN_PAGES.findall(response.content.decode()):
            said = client.get(picture)
            answers[picture] = (b"".join(said), said["Content-Type"], "")
    return answers


if __name__ == "__main__":
    django.setup()
    render(Path(sys.argv[1]))
