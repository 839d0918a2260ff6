"""What was changed is told to the cache: all of it, in its order, whatever happens meanwhile."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.factories import a_magazine
from tests.press.purging.conftest import StandIn, change, put

from octavo.door.store import EVERYTHING, Outbox, Store
from octavo.door.store.pages import read
from octavo.issues.models import StandingPage
from octavo.jobs.models import Job
from octavo.press.finished.filling import fill, lacking
from octavo.press.finished.store import open_store
from octavo.press.finished.tasks import look_after_pages
from octavo.press.purging.caches import cache_of
from octavo.press.purging.errors import PurgeFailed
from octavo.press.purging.sending import last_trouble, send_waiting
from octavo.press.purging.tasks import KEY, look_after_purges, purge_soon, send_purges
from octavo.website.doctor.findings import Level
from octavo.website.doctor.pages import examine

ROOT = Path(__file__).parents[3]


def send(store: Store, cache: StandIn, kind: str = "json") -> int:
    return send_waiting(store, cache_of(cache.purges(kind)), clock=time.time)


def addresses(cache: StandIn) -> list[str]:
    """All that was told by address, in the order in which it came; `*` for all."""
    found = []
    for told in cache.told:
        said = json.loads(told.body)
        found += (
            ["*"]
            if said["all"]
            else [one[len("https://mag.example") :] for one in said["addresses"]]
        )
    return found


def test_what_was_dropped_is_told_once(store, cache):
    change(store, "/tides/")
    change(store, "/wells/")

    assert send(store, cache) == 2
    assert send(store, cache) == 0
    assert addresses(cache) == ["/tides/", "/wells/"]


def test_a_page_named_anew_over_another_is_told_and_the_same_one_is_not(store, cache):
    put(store, "/tides/", "/new/")
    assert store.outbox.waiting() == []

    put(store, "/tides/", "/wells/", body="other words")

    send(store, cache)
    assert addresses(cache) == ["/tides/", "/wells/"]


def test_a_change_of_everything_is_told_in_one_sentence(store, cache):
    change(store, "/tides/")
    store.free(store.hold([EVERYTHING], now=time.time()), now=time.time())
    put(store, "/tides/")
    change(store, "/tides/")

    send(store, cache)

    assert addresses(cache) == ["*"]


def test_what_no_page_depends_on_is_told_to_nobody(store):
    change(store, "/nowhere/")

    assert store.outbox.waiting() == []


def test_without_a_cache_nothing_is_written_down(store, tmp_path):
    plain = Store(tmp_path / "plain")
    put(plain, "/tides/")
    change(plain, "/tides/")

    assert not (tmp_path / "plain/purges.journal").exists()


def test_a_cache_that_is_away_is_told_everything_in_order_when_it_is_back(store, cache):
    """It fails, it hangs, it comes back; meanwhile more is changed."""
    change(store, "/tides/")
    cache.status = 500
    with pytest.raises(PurgeFailed):
        send(store, cache)
    cache.status, cache.is_slow = 200, True
    change(store, "/wells/")
    with pytest.raises(PurgeFailed):
        send(store, cache)
    assert "does not answer" in last_trouble(store.folder)[1]
    put(store, "/later/")
    change(store, "/later/")
    cache.is_slow = False

    assert send(store, cache) == 3
    assert addresses(cache) == ["/tides/", "/wells/", "/later/"]
    assert last_trouble(store.folder) is None


def test_a_cache_is_told_only_when_the_change_is_there(store, cache):
    """Asked sooner, the magazine would still give out the old page."""
    hold = store.hold(["at:/tides/"], now=time.time())
    sender = threading.Thread(target=send, args=(Store(store.folder, store.outbox), cache))
    sender.start()
    time.sleep(0.4)
    assert cache.told == []

    store.free(hold, now=time.time())

    sender.join(timeout=10)
    assert addresses(cache) == ["/tides/"]


def test_two_senders_at_once_tell_everything_once(store, cache):
    for number in range(20):
        put(store, f"/{number}/")
        change(store, f"/{number}/")
    senders = [threading.Thread(target=send, args=(store, cache)) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(timeout=20)

    assert addresses(cache) == [f"/{number}/" for number in range(20)]
    assert store.outbox.waiting() == []


CHANGES_AND_DIES = """
import os, sys, time
from pathlib import Path
from octavo.door.store import Outbox, Store
from octavo.door.store.journal import Journal
folder = Path(sys.argv[1])
store = Store(folder, Outbox(folder, clock=time.time))
adds = Journal.add
def dying(self, records, seen=[]):
    adds(self, records)
    seen.append(self.path.name)
    if len(seen) == int(sys.argv[2]):
        os.kill(os.getpid(), 9)
Journal.add = dying
store.free(store.hold(["at:/tides/"], now=time.time()), now=time.time())
"""


@pytest.mark.alone
@pytest.mark.parametrize("acts", [1, 2, 3])
def test_who_is_killed_between_change_and_purge_leaves_nothing_untold(store, cache, acts):
    """After the line of the outbox, after the drop, after the hold was freed."""
    command = [sys.executable, "-c", CHANGES_AND_DIES, store.folder, str(acts)]
    died = subprocess.run(command, cwd=ROOT, check=False, timeout=120)
    assert died.returncode == -9

    is_dropped = "/tides/" not in store.state().pages
    assert is_dropped is (acts > 1)
    hours_later: Callable[[], float] = lambda: time.time() + 7200  # noqa: E731 - the hold is over
    send_waiting(store, cache_of(cache.purges("json")), clock=hours_later)
    assert addresses(cache) == ["/tides/"]


@pytest.mark.alone
def test_who_is_killed_while_telling_tells_it_again(store, cache):
    change(store, "/tides/")
    code = (
        "import os, sys, time; from pathlib import Path\n"
        "from octavo.door.store import Outbox, Store\n"
        "from octavo.press.purging.caches import Purges, cache_of\n"
        "from octavo.press.purging.sending import send_waiting\n"
        "Outbox.told = lambda *_: os.kill(os.getpid(), 9)\n"
        "folder = Path(sys.argv[1])\n"
        "store = Store(folder, Outbox(folder, clock=time.time))\n"
        "told = Purges('json', sys.argv[2], '', 'https://mag.example')\n"
        "send_waiting(store, cache_of(told), clock=time.time)\n"
    )
    address = f"http://127.0.0.1:{cache.port}"
    command = [sys.executable, "-c", code, store.folder, address]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=120).returncode == -9

    send(store, cache)

    assert addresses(cache) == ["/tides/", "/tides/"]


@pytest.fixture
def magazine(db, settings, tmp_path, cache) -> Store:
    """A magazine with a cache in front, its pages pressed, nothing waiting."""
    settings.FINISHED_PAGES = tmp_path / "finished"
    settings.PURGES = cache.purges("json")
    a_magazine()
    kept = open_store()
    sum(fill(kept, lacking(kept), clock=time.time))
    kept.outbox.told(len(kept.outbox.waiting()))
    return kept


def publish_about() -> None:
    page = StandingPage.objects.get(slug="about")
    page.body = f"<p>Changed at {time.time()}.</p>"
    page.save_revision().publish()


def waiting_jobs():
    ids = Job.objects.filter(dedupe_key=KEY).values_list("id", flat=True)
    return DBTaskResult.objects.filter(id__in=ids)


def run_job() -> int:
    """What a worker does with the job that waits: it lets go of its key and calls the task."""
    row = waiting_jobs().get()
    Job.objects.filter(id=row.id).delete()
    return send_purges.func(*row.args_kwargs["args"])


def test_what_is_published_is_told_by_a_job(magazine, cache, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        publish_about()

    assert run_job() >= 1
    assert "*" in addresses(cache)
    assert magazine.outbox.waiting() == []
    assert not waiting_jobs().exists()


def test_while_the_cache_is_away_the_job_comes_again_ever_later(magazine, cache, caplog):
    """Two seconds, eight, thirty-two, and so on to ten minutes; no more than one waits."""
    change(magazine, "/about/")
    cache.status, pauses = 503, []
    purge_soon()
    for _ in range(8):
        begun = timezone.now()
        assert run_job() == 0
        look_after_purges.func()
        pauses.append(round((waiting_jobs().get().run_after - begun).total_seconds()))
    assert pauses == [2, 8, 32, 128, 512, 600, 600, 600]
    assert "503" in caplog.text

    cache.status = 200
    assert run_job() == 1
    assert addresses(cache) == ["/about/"]


def test_what_a_crash_has_left_is_sent_within_the_minute(magazine, cache):
    change(magazine, "/about/")
    look_after_purges.func()
    run_job()

    assert addresses(cache) == ["/about/"]
    look_after_purges.func()
    assert not waiting_jobs().exists()


def test_a_page_whose_time_is_over_is_told(magazine, cache):
    """Such as an article that was free for a week: a cache must not give it out any longer."""
    about = read(magazine.state().pages["/about/"])
    over = {"/about/": (frozenset(), replace(about, until=int(time.time()) - 1))}
    assert magazine.put(over, began=magazine.began(), now=time.time())
    magazine.outbox.told(len(magazine.outbox.waiting()))

    look_after_pages.func()
    run_job()

    assert addresses(cache) == ["/about/"]


def test_the_doctor_says_when_a_cache_was_not_told_for_long(magazine, cache):
    def found():
        later = timezone.now() + timedelta(minutes=minutes)
        return next(it for it in examine(now=later) if it.subject == "caches in front")

    minutes = 0
    assert found().level == Level.WELL
    change(magazine, "/about/")
    assert found().level == Level.NOTE
    minutes, cache.status = 12, 401
    with pytest.raises(PurgeFailed):
        send(magazine, cache)
    assert found().level == Level.WRONG
    assert "waits for 1" in found().sentence
    assert "127.0.0.1 answers 401" in found().sentence


def test_where_no_cache_is_named_nothing_is_sent(db, settings, tmp_path, cache):
    settings.FINISHED_PAGES, settings.PURGES = tmp_path / "finished", None
    kept = open_store()
    put(kept, "/tides/")
    change(kept, "/tides/")
    purge_soon()

    assert not waiting_jobs().exists()
    assert send_purges.func() == 0
    assert cache.told == []
    assert "caches in front" not in {it.subject for it in examine(now=timezone.now())}


def test_a_line_that_cannot_be_read_has_everything_forgotten(store, cache):
    Outbox(store.folder, clock=time.time).put({"/tides/": "article-tides"})
    with (store.folder / "purges.journal").open("ab") as file:
        file.write(b"00000000 {}\n")

    send(store, cache)

    assert addresses(cache) == ["*"]
