"""Tallies become sums: each line once, damaged ones never, whatever is there already."""

from __future__ import annotations

import fcntl
import os
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.door.counting import Line, TallyFile, written
from octavo.readership import adding, gathering, models
from octavo.readership.clearing import clear
from octavo.readership.folding import fold
from octavo.readership.gathering import gather
from octavo.readership.models import Depth, Hearing, Reading
from octavo.readership.standing import standing
from octavo.readership.sums import Sums

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
AT = int(NOW.timestamp())
READ = ("read", "article:7", "open", "example.org")


def a_tally(folder: Path, *counts, name: str = "door-1", at: int = AT) -> Path:
    """A tally with one line more, by a writer that is gone."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.tally"
    with path.open("ab") as file:
        file.write(written(at, counts))
    return path


def reads() -> int:
    return sum(Reading.objects.values_list("count", flat=True))


@pytest.mark.django_db
def test_what_was_counted_is_in_the_sums_of_its_day_once(tmp_path):
    folder = tmp_path / "reads"
    a_tally(folder, (READ, 3), (("depth", "article:7", "75"), 2))
    a_tally(folder, (("heard", "article:7", "subscriber", "inside"), 1), (READ, 1))
    a_tally(folder, (READ, 5), (("read", "page:home", "open", ""), 2), name="nginx-2")
    for _ in range(2):
        gather(folder, now=NOW)

    day = date(2026, 11, 30)
    assert set(Reading.objects.values_list("day", "item", "article", "by", "source", "count")) == {
        (day, "article:7", 7, "open", "example.org", 9),
        (day, "page:home", None, "open", "", 2),
    }
    assert list(Depth.objects.values_list("day", "article", "quarter", "count")) == [
        (day, 7, 75, 2)
    ]
    assert list(Hearing.objects.values_list("day", "article", "by", "count")) == [
        (day, 7, "subscriber", 1)
    ]


@pytest.mark.django_db
def test_a_day_begins_where_the_publication_is(tmp_path, settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    a_tally(tmp_path, (READ, 1))
    gather(tmp_path, now=NOW)

    assert Reading.objects.get().day == date(2026, 12, 1)


@pytest.mark.django_db
def test_a_line_that_is_not_whole_waits_for_its_end(tmp_path):
    path = a_tally(tmp_path, (READ, 1))
    line = written(AT, [(READ, 2)])
    with path.open("ab") as file:
        file.write(line[:-5])
    gather(tmp_path, now=NOW)
    assert reads() == 1

    with path.open("ab") as file:
        file.write(line[-5:])
    gather(tmp_path, now=NOW)
    assert reads() == 3


@pytest.mark.django_db
def test_a_damaged_line_is_passed_over_and_said(tmp_path, caplog):
    path = a_tally(tmp_path, (READ, 1))
    path.write_bytes(path.read_bytes() + b"00000000 {}\n\n" + written(AT, [(READ, 2)]))
    gather(tmp_path, now=NOW)

    assert reads() == 3
    assert "damaged line" in caplog.text
    assert (standing(tmp_path).damaged, standing(tmp_path).damaged_in) == (2, "door-1.tally")


@pytest.mark.django_db
def test_what_has_no_end_is_passed_over_in_portions(tmp_path, monkeypatch):
    monkeypatch.setattr(gathering, "PORTION", 200)
    path = tmp_path / "x.tally"
    path.write_bytes(b"x" * 500 + b"\n" + written(AT, [(READ, 2)]))
    gather(tmp_path, now=NOW)

    assert reads() == 2


@pytest.mark.django_db
def test_when_the_time_is_over_the_rest_is_for_the_next_one(tmp_path, monkeypatch):
    monkeypatch.setattr(gathering, "PORTION", 200)
    for _ in range(6):
        a_tally(tmp_path, (READ, 1))
    gather(tmp_path, now=NOW, seconds=0)
    assert 0 < reads() < 6

    gather(tmp_path, now=NOW)
    assert reads() == 6


@pytest.mark.django_db
def test_where_adding_fails_nothing_is_added_and_nothing_is_lost(tmp_path, monkeypatch):
    a_tally(tmp_path, (READ, 1), (("view", 3), 1))
    with monkeypatch.context() as broken:
        broken.setattr(adding.counting, "add", lambda sums: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            gather(tmp_path, now=NOW)
    assert reads() == 0

    gather(tmp_path, now=NOW)
    assert reads() == 1


@pytest.mark.django_db
def test_advertising_is_told_views_and_clicks_of_each_booking(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(adding.counting, "add", told.append)
    a_tally(tmp_path, (("view", 3), 5), (("view", "4"), 1), (("click", 3), 2), (("view", -1), 1))
    gather(tmp_path, now=NOW)

    day = date(2026, 11, 30)
    assert told == [{(day, 3): (5, 2), (day, 4): (1, 0)}]


@pytest.mark.django_db
def test_a_day_has_so_many_sources_and_then_others(tmp_path, monkeypatch):
    monkeypatch.setattr(adding, "MOST_SOURCES", 3)
    for number in range(6):
        a_tally(tmp_path, (("read", "article:7", "open", f"s{number}.example"), 1))
        gather(tmp_path, now=NOW)
    a_tally(tmp_path, (("read", "article:7", "open", "s1.example"), 1))
    gather(tmp_path, now=NOW)

    found = dict(Reading.objects.values_list("source", "count"))
    assert found == {"s0.example": 1, "s1.example": 2, "s2.example": 1, "other": 3}


@pytest.mark.django_db
def test_a_file_is_taken_away_when_it_is_read_and_its_writer_is_gone(tmp_path):
    path = a_tally(tmp_path, (READ, 1))
    os.utime(path, (AT - 7200, AT - 7200))
    assert clear(tmp_path, now=NOW) == 0, "it is not gathered"

    gather(tmp_path, now=NOW)
    with path.open("rb") as writer:
        fcntl.flock(writer, fcntl.LOCK_EX)
        assert clear(tmp_path, now=NOW) == 0, "its writer lives"
    os.utime(path, (AT - 60, AT - 60))
    assert clear(tmp_path, now=NOW) == 0, "it may have a writer that holds no lock"
    os.utime(path, (AT - 7200, AT - 7200))

    assert clear(tmp_path, now=NOW) == 1
    assert not path.exists()
    assert models.TallyFile.objects.get().is_gone
    clear(tmp_path, now=NOW + timedelta(days=31))
    assert not models.TallyFile.objects.exists()


@pytest.mark.django_db
def test_a_file_that_was_taken_away_may_be_begun_again_by_its_writer(tmp_path):
    path = a_tally(tmp_path, (READ, 1))
    gather(tmp_path, now=NOW)
    content = path.read_bytes()
    os.utime(path, (AT - 7200, AT - 7200))
    clear(tmp_path, now=NOW)

    path.write_bytes(content)
    gather(tmp_path, now=NOW)
    assert reads() == 1, "a power cut has brought it back"

    path.write_bytes(written(AT, [(READ, 10)]) + content)
    gather(tmp_path, now=NOW)
    assert reads() == 12


@pytest.mark.django_db
def test_a_writer_s_file_is_never_taken_from_under_it(tmp_path):
    file = TallyFile(tmp_path)
    for number in range(5):
        file.write(written(AT, [(READ, 1)]))
        gather(tmp_path, now=NOW)
        clear(tmp_path, now=NOW + timedelta(days=number), after=timedelta(0))
    file.close()

    assert reads() == 5


@pytest.mark.django_db
def test_sources_that_few_came_from_are_put_together_after_half_a_year():
    day = date(2026, 3, 10)
    rows = [("big.example", 40), ("small.example", 2), ("tiny.example", 1), ("", 3), ("inside", 1)]
    for article in (7, 8):
        for source, count in rows:
            Reading.objects.create(
                day=day, item=f"article:{article}", article_id=article, by="open",
                source=source, count=count,
            )  # fmt: skip
    before = reads()

    assert fold(today=date(2026, 9, 20)) == 0
    for _ in range(2):
        fold(today=date(2026, 9, 28))

    assert reads() == before
    assert set(Reading.objects.filter(article=7).values_list("source", "count")) == {
        ("big.example", 40), ("other", 3), ("", 3), ("inside", 1),
    }  # fmt: skip


@pytest.mark.django_db
def test_counting_stands_still_when_lines_wait(tmp_path):
    assert standing(tmp_path).waits_since is None
    a_tally(tmp_path, (READ, 1), at=AT - 900)
    assert standing(tmp_path).waits_since == NOW - timedelta(minutes=15)

    gather(tmp_path, now=NOW)
    assert standing(tmp_path).waits_since is None


words = st.text(max_size=12) | st.integers(-2, 2**70) | st.sampled_from(["article:7", "open", "25"])
events = st.builds(
    lambda kind, rest: (kind, *rest),
    st.sampled_from(["read", "heard", "depth", "view", "click", "unknown"]),
    st.lists(words, max_size=4),
)


@given(st.integers(0, 2**33), st.lists(st.tuples(events, st.integers(1, 99)), max_size=9))
def test_whatever_stands_in_a_line_the_sums_are_sound(at, counts):
    """What cannot be a sum is passed over: nothing in a tally stops the gathering."""
    sums = Sums(UTC)
    sums.add(Line(at, tuple(counts)))

    for _day, item, by, source in sums.reads:
        assert len(item) <= 160
        assert len(by) <= 20
        assert len(source) <= 100
    assert all(quarter in (25, 50, 75, 100) for _day, _article, quarter in sums.depths)
    assert all(0 < booking < 2**63 for _day, booking in sums.shown())


@given(st.lists(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5))), max_size=5))
def test_lines_come_to_the_same_in_any_order(lines):
    def summed(of) -> Counter:
        sums = Sums(UTC)
        for line in of:
            counts = tuple((("read", f"page:{item}", "open", ""), n) for item, n in line)
            sums.add(Line(AT, counts))
        return sums.reads

    assert summed(lines) == summed(lines[::-1])
    assert sum(summed(lines).values()) == sum(n for line in lines for _item, n in line)
