"""Requests of guests are counted by key and minute, in bounded memory."""

from __future__ import annotations

from plugins.handouts.guests.pace import Pace


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_each_key_has_its_minute() -> None:
    clock = _Clock()
    pace = Pace(2, clock)
    assert [pace.seconds_to_wait("a") for _ in range(3)] == [0.0, 0.0, 60.0]
    assert pace.seconds_to_wait("b") == 0.0
    clock.now = 45.0
    assert pace.seconds_to_wait("a") == 15.0
    clock.now = 60.0
    assert pace.seconds_to_wait("a") == 0.0


def test_many_keys_take_no_more_and_more_memory() -> None:
    pace = Pace(1, _Clock())
    for number in range(25_000):
        assert pace.seconds_to_wait(str(number)) == 0.0
    assert len(pace._windows) <= 10_000
