"""The publisher chooses what crawlers of search engines get."""

from __future__ import annotations

import tomllib

import pytest
from django.core.exceptions import ValidationError
from tests.access.cast import HELD_BACK

from octavo.door.asking import SEARCH_ENGINES
from octavo.issues.models import Publication
from octavo.website.machines.crawlers import LIST

GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def _reads(client, *, agent: str, sender: str) -> bool:
    response = client.get("/articles/tides/", headers={"user-agent": agent}, REMOTE_ADDR=sender)
    return HELD_BACK in response.content.decode()


@pytest.mark.parametrize(
    ("networks", "agent", "sender", "reads"),
    [
        ("", GOOGLEBOT, "66.249.64.5", False),
        ("66.249.64.0/27", GOOGLEBOT, "66.249.64.5", True),
        ("10.0.0.0/8\n2001:4860:4801::/48", GOOGLEBOT, "2001:4860:4801::7", True),
        ("66.249.64.0/27", GOOGLEBOT, "66.249.64.45", False),
        ("66.249.64.0/27", FIREFOX, "66.249.64.5", False),
        ("66.249.64.0/27", GOOGLEBOT, "", False),
    ],
)
def test_a_crawler_reads_all_from_a_network_that_was_named(
    article, client, networks, agent, sender, reads
):
    Publication.objects.update(crawler_networks=networks)

    assert _reads(client, agent=agent, sender=sender) is reads


def test_what_is_no_network_is_refused_by_its_line(article):
    said = Publication.objects.get()
    said.crawler_networks = "66.249.64.0/27\n66.249.64.0/99"

    with pytest.raises(ValidationError, match=r"66\.249\.64\.0/99"):
        said.full_clean()


def test_the_door_knows_the_search_engines_of_the_list():
    named = tomllib.loads(LIST.read_text())["search_engines"]

    assert {name.lower().encode() for name in named} == set(SEARCH_ENGINES)
