"""Scripts add comfort to a page that works without them, and they stay little."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from tests.factories import a_published_issue, an_article

from octavo.website.joining import joined

STATIC = Path(finders.find("octavo/settings.js") or "").parent
SCRIPTS = sorted(STATIC.glob("*.js"))
MOST_BYTES = 4000


@pytest.fixture
def article(magazine, client, now) -> str:
    a_published_issue(articles=(an_article(headline="Tides"),), now=now)
    return client.get("/articles/tides/").content.decode()


def test_all_scripts_of_an_article_weigh_little(article):
    named = re.findall(r'<script[^>]* src="/static/octavo/([\w-]+)[^"]*"', article)

    assert named == ["article-page"]
    assert len(gzip.compress(joined("octavo/article-page.js"), 9)) <= MOST_BYTES


def test_the_one_script_that_stands_in_the_page_is_tiny_and_allowed_by_its_hash(client, article):
    (script,) = re.findall(r"<script>(.*?)</script>", article, re.DOTALL)
    hashed = b64encode(sha256(script.encode()).digest()).decode()
    policy = client.get("/articles/tides/")["Content-Security-Policy"]

    assert f"script-src 'self' 'sha256-{hashed}';" in f"{policy};"
    assert len(script) < 500
    assert article.index("<script>") < article.index('rel="stylesheet"')  # it waits for no sheet


def test_no_script_file_is_waited_for(article):
    assert re.findall(r"<script src=", article) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_each_script_says_what_it_is_for_and_asks_nobody_else(script):
    text = script.read_text()

    assert text.startswith("/**")
    assert not re.search(r"https?://|\bimport\b|\beval\b|XMLHttpRequest|sendBeacon", text)


def test_no_other_script_or_style_stands_in_the_page(article):
    assert re.findall(r"<script(?![^>]*(?: src=|ld\+json))", article) == ["<script"]
    assert re.findall(r"<style|\sstyle=|\son\w+=", article) == []


def test_every_setting_has_a_default_that_is_set_without_script(article):
    for name in ("size", "measure", "ground"):
        inputs = re.findall(rf'<input type="radio" name="{name}" value="(\w*)"([^>]*)>', article)
        assert len(inputs) >= 3
        assert [value for value, said in inputs if "checked" in said] == [""]


def test_each_value_of_a_setting_has_its_rule_by_input_and_by_memory(article):
    sheet = (STATIC / "comfort.css").read_text()

    for name in ("size", "measure", "ground"):
        for value in re.findall(rf'name="{name}" value="(\w+)"', article):
            assert f'[data-{name}="{value}"]' in sheet
            assert f'[name="{name}"][value="{value}"]:checked' in sheet


def test_an_article_is_passed_on_by_mail_or_by_its_address_without_script(article, settings):
    address = f"{settings.ADDRESS}/articles/tides/"
    quoted = address.replace(":", "%3A").replace("/", "%2F")

    assert f'href="mailto:?subject=Tides&amp;body=Tides%0A{quoted}"' in article
    assert f'<input readonly value="{address}"' in article
