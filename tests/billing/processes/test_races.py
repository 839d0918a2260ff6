"""Many at once: nobody is refused for it, and no number is given twice or left out."""

import json
import subprocess
import sys

import pytest
from tests.billing.checkouts import rush

pytestmark = pytest.mark.alone

LAWS = """
import django; django.setup()
import json
from datetime import date
from tests.billing.ledger_laws import breaches
from octavo.billing.models import Document
print(json.dumps([Document.objects.count(), breaches(today=date(2027, 3, 1))]))
"""


def test_fifty_people_order_at_once_and_each_gets_the_next_number(a_database):
    done = rush(a_database, processes=2, people=25, orders=2)

    assert (done.errors, done.orders) == ([], 100)
    environment = a_database | {"DJANGO_SETTINGS_MODULE": "octavo.website.settings"}
    laws = subprocess.run(
        [sys.executable, "-c", LAWS], env=environment, check=True, capture_output=True, timeout=600
    )
    assert json.loads(laws.stdout) == [100, []]
