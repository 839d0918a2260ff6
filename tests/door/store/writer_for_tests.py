"""Names three pages again and again, all of them of one number, until it is killed."""

import sys
import time
from itertools import count
from pathlib import Path

from tests.door.stock import a_page

from octavo.door.store import Store

store = Store(Path(sys.argv[1]))
for number in count(1):
    page = a_page(store, f"number {number} " * 500)
    pages = {f"/{place}/": (frozenset({"a1"}), page) for place in range(3)}
    store.put(pages, began=store.began(), now=time.time())
    if number % 5 == 0:
        store.sweep(now=time.time())
    if number == 2:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
