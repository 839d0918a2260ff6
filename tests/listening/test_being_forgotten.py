"""What was heard is handed out to whoever heard it, and goes when they are erased."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from zipfile import ZipFile

from tests.listening.heard import an_address

from octavo.billing.acts import erasing, exporting
from octavo.listening.models import FeedDay, Place, PrivateFeed
from octavo.listening.placing import keep_place
from octavo.memberships.enrolling import subscriber_of

NOW = datetime.now(UTC)


def test_an_export_has_podcasts_and_places_but_no_secret(client, ada, cleo):
    address = an_address(ada, label="Kitchen")
    an_address(cleo, label="Not hers")
    client.get(address)
    keep_place(ada, "tides", seconds=61.5, now=NOW)

    packed = exporting.zip_of(subscriber_of(ada, now=NOW))

    with ZipFile(io.BytesIO(packed)) as archive:
        kept = json.loads(archive.read("all.json"))
        assert "Kitchen" in archive.read("private_podcasts.csv").decode()
    assert [one["label"] for one in kept["private_podcasts"]] == ["Kitchen"]
    assert [one["networks"] for one in kept["uses_of_podcasts"]] == [1]
    (place,) = kept["places_in_articles"]
    assert (place["article__title"], place["seconds"]) == ("Tides", 61.5)
    assert "hash" not in json.dumps(kept["private_podcasts"])


def test_who_is_erased_leaves_no_podcast_and_no_place(client, ada, cleo):
    address = an_address(ada)
    others = an_address(cleo)
    client.get(address)
    client.get(others)
    keep_place(ada, "tides", seconds=61.5, now=NOW)
    keep_place(cleo, "herrings", seconds=1.5, now=NOW)

    erasing.erase(subscriber_of(ada, now=NOW), by=None, now=NOW)

    assert client.get(address).status_code == 404
    assert PrivateFeed.objects.get().account == cleo
    assert FeedDay.objects.get().feed.account == cleo
    assert Place.objects.get().account == cleo
