from datetime import timedelta

from octavo.jobs.retrying import pause_after


def test_pauses_grow_up_to_an_hour():
    assert [pause_after(tries).total_seconds() for tries in (1, 2, 3, 4)] == [2, 8, 32, 128]
    assert pause_after(50) == timedelta(hours=1)
