"""A restore drill: the ledger and the rights of readers come back on an empty machine."""

import json
import subprocess
import sys

import pytest
from tests.installation import Installation

pytestmark = pytest.mark.alone

SELL = """
import django; django.setup()
from datetime import UTC, datetime, timedelta
from octavo.issues.founding import found
from octavo.billing.acts import guarantee
from tests.factories import a_paid_subscription, a_seller, a_subscriber, an_offer, an_order
found(name="The Vell Review")
a_seller()
now = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
year = an_offer()
paid = a_paid_subscription(offer=year, payer=a_subscriber(now=now), now=now)
an_order(offer=year, payer=a_subscriber(now=now, name="Ben Orr"), now=now)
back = a_paid_subscription(offer=year, payer=a_subscriber(now=now, name="Cleo Lind"), now=now)
guarantee.give_money_back(back, by=None, now=now + timedelta(days=3))
"""
LOOK = """
import django; django.setup()
import json
from datetime import date
from octavo.access.holding import rights_of
from octavo.accounts.models import Account
from octavo.billing.models import Document, Payment, Payout, Refund
from tests.billing.ledger_laws import breaches
rights = {
    account.email: [[it.until.isoformat(), sorted(it.formats)] for it in rights_of(account)]
    for account in Account.objects.all()
}
rows = [
    list(map(str, model.objects.order_by("pk").values_list()))
    for model in (Document, Payment, Refund, Payout)
]
print(json.dumps([rights, rows, breaches(today=date(2027, 3, 9))]))
"""


def run(code: str, installation: Installation) -> str:
    environment = installation.environment | {
        "DJANGO_SETTINGS_MODULE": "octavo.website.settings",
        "OCTAVO_ZONE": "Europe/Berlin",
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        timeout=300,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_a_restored_magazine_owes_and_grants_what_the_old_one_did(tmp_path):
    old, new = Installation(tmp_path / "old"), Installation(tmp_path / "new")
    old.prepare()
    run(SELL, old)
    before = json.loads(run(LOOK, old))
    archive = tmp_path / "backup.tar"
    assert old.octavo("backup", archive).returncode == 0

    restored = new.octavo("restore", archive)

    assert restored.returncode == 0, restored.stderr
    assert json.loads(run(LOOK, new)) == before
    rights, rows, wrong = before
    assert wrong == []
    assert [len(kind) for kind in rows] == [4, 2, 1, 1]
    assert rights["ada@example.org"][0][1] == ["digital", "print"]
    assert rights["ben@example.org"][0][1] == ["digital"]
