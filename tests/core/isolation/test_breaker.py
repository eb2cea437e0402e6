"""The circuit breaker of a plugin: many sequences of outcomes, with a clock of its own."""

from __future__ import annotations

import random
import time

import pytest

from core.isolation.breaker import (
    FAILURES,
    FIRST_PAUSE_SECONDS,
    MAX_PAUSE_SECONDS,
    TRIAL_SECONDS,
    WINDOW_SECONDS,
    BreakerCall,
    CircuitBreaker,
    Paused,
)


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> CircuitBreaker:
    return CircuitBreaker(clock)


def pause(breaker: CircuitBreaker) -> None:
    """Let requests fail until the breaker opens."""
    for _ in range(FAILURES):
        breaker.enter().failed()
    assert breaker.open


def refused(breaker: CircuitBreaker) -> float:
    """The seconds that a refused request is told to wait."""
    with pytest.raises(Paused) as refusal:
        breaker.enter()
    return refusal.value.seconds


def attempt(breaker: CircuitBreaker, running: list[BreakerCall]) -> float | None:
    """Begin a request if it may pass, else the seconds that it is told to wait."""
    try:
        running.append(breaker.enter())
    except Paused as paused:
        return paused.seconds
    return None


def test_fewer_failures_than_the_limit_do_not_pause(breaker: CircuitBreaker) -> None:
    assert [breaker.enter().failed() for _ in range(FAILURES - 1)] == [False] * (FAILURES - 1)
    assert not breaker.open
    assert breaker.enter().failed()
    assert breaker.open


def test_failures_that_are_spread_over_time_do_not_pause(
    breaker: CircuitBreaker, clock: Clock
) -> None:
    for _ in range(10 * FAILURES):
        assert not breaker.enter().failed()
        clock.seconds += WINDOW_SECONDS / (FAILURES - 1)


def test_a_minority_of_failures_does_not_pause(breaker: CircuitBreaker) -> None:
    for _ in range(100):
        for _ in range(2):
            breaker.enter().succeeded()
        assert not breaker.enter().failed()


def test_half_of_all_failing_pauses(breaker: CircuitBreaker) -> None:
    for _ in range(FAILURES - 1):
        breaker.enter().succeeded()
        assert not breaker.enter().failed()
    breaker.enter().succeeded()
    assert breaker.enter().failed()


def test_an_answer_never_pauses(breaker: CircuitBreaker, clock: Clock) -> None:
    for _ in range(2 * FAILURES):
        breaker.enter().succeeded()
    clock.seconds += WINDOW_SECONDS / 2
    assert not any(breaker.enter().failed() for _ in range(FAILURES))
    # The early answers leave the window, so that the failures are most of what is in it.
    clock.seconds += WINDOW_SECONDS / 2
    breaker.enter().succeeded()
    assert not breaker.open
    assert breaker.enter().failed()


@pytest.mark.parametrize("seed", range(50))
def test_it_pauses_by_what_lies_within_the_window(seed: int) -> None:
    chance = random.Random(seed)
    clock = Clock()
    breaker = CircuitBreaker(clock)
    told: list[tuple[float, bool]] = []
    for _ in range(300):
        clock.seconds += chance.choice((0.0, 0.3, 2.0, 7.0))
        worked = chance.random() < 0.7
        told.append((clock.seconds, worked))
        recent = [each for at, each in told if at > clock.seconds - WINDOW_SECONDS]
        failures = recent.count(False)
        expected = not worked and failures >= FAILURES and failures * 2 >= len(recent)
        if worked:
            breaker.enter().succeeded()
            assert not breaker.open
        else:
            assert breaker.enter().failed() is expected
        if expected:
            breaker.close()
            told.clear()


def test_a_busy_minute_makes_no_request_dearer(breaker: CircuitBreaker, clock: Clock) -> None:
    began = time.perf_counter()
    for _ in range(150_000):
        clock.seconds += WINDOW_SECONDS / 150_000
        breaker.enter().succeeded()
    # A fifth of a second; a walk through the window for each request takes a minute.
    assert time.perf_counter() - began < 15


def test_requests_without_an_outcome_count_for_nothing(breaker: CircuitBreaker) -> None:
    for _ in range(100):
        breaker.enter().given_up()
    assert [breaker.enter().failed() for _ in range(FAILURES)][-1]


def test_a_paused_plugin_says_how_long(breaker: CircuitBreaker, clock: Clock) -> None:
    pause(breaker)
    assert refused(breaker) == FIRST_PAUSE_SECONDS
    clock.seconds += FIRST_PAUSE_SECONDS - 1
    assert refused(breaker) == 1.0


def test_one_trial_passes_after_the_pause_and_closes(breaker: CircuitBreaker, clock: Clock) -> None:
    pause(breaker)
    clock.seconds += FIRST_PAUSE_SECONDS
    trial = breaker.enter()
    assert breaker.open
    assert refused(breaker) == 1.0
    trial.succeeded()
    assert not breaker.open
    breaker.enter().succeeded()
    # What was before is forgotten: it takes as many failures again.
    assert not any(breaker.enter().failed() for _ in range(FAILURES - 1))


def test_each_failed_trial_doubles_the_pause_up_to_the_longest(
    breaker: CircuitBreaker, clock: Clock
) -> None:
    pause(breaker)
    expected = FIRST_PAUSE_SECONDS
    for _ in range(8):
        clock.seconds += expected
        assert breaker.enter().failed()
        expected = min(expected * 2, MAX_PAUSE_SECONDS)
        assert refused(breaker) == expected
    assert expected == MAX_PAUSE_SECONDS
    clock.seconds += expected
    breaker.enter().succeeded()
    pause(breaker)
    assert refused(breaker) == FIRST_PAUSE_SECONDS


def test_a_cancelled_trial_frees_the_way_for_another(breaker: CircuitBreaker, clock: Clock) -> None:
    pause(breaker)
    clock.seconds += FIRST_PAUSE_SECONDS
    breaker.enter().given_up()
    assert breaker.open
    breaker.enter().succeeded()
    assert not breaker.open


def test_a_trial_that_never_ends_does_not_wedge(breaker: CircuitBreaker, clock: Clock) -> None:
    pause(breaker)
    clock.seconds += FIRST_PAUSE_SECONDS
    hanging = breaker.enter()
    clock.seconds += TRIAL_SECONDS
    second = breaker.enter()
    # The first one's end says nothing any more.
    assert not hanging.failed()
    second.succeeded()
    assert not breaker.open


def test_requests_from_before_the_pause_say_nothing(breaker: CircuitBreaker, clock: Clock) -> None:
    early = [breaker.enter() for _ in range(20)]
    pause(breaker)
    early.pop().succeeded()
    assert breaker.open
    clock.seconds += FIRST_PAUSE_SECONDS
    trial = breaker.enter()
    early.pop().succeeded()
    assert breaker.open, "an old answer is no outcome of the trial"
    early.pop().failed()
    trial.succeeded()
    assert not breaker.open
    assert not any(call.failed() for call in early)
    assert not breaker.open


def test_concurrent_failures_pause_once(breaker: CircuitBreaker) -> None:
    calls = [breaker.enter() for _ in range(50)]
    assert [call.failed() for call in calls].count(True) == 1
    assert refused(breaker) == FIRST_PAUSE_SECONDS


def test_an_outcome_counts_once(breaker: CircuitBreaker) -> None:
    call = breaker.enter()
    for _ in range(3 * FAILURES):
        assert not call.failed()
    assert not breaker.open


@pytest.mark.parametrize("during_trial", [False, True])
def test_closing_lets_everybody_pass(
    breaker: CircuitBreaker, clock: Clock, during_trial: bool
) -> None:
    pause(breaker)
    trial: BreakerCall | None = None
    if during_trial:
        clock.seconds += FIRST_PAUSE_SECONDS
        trial = breaker.enter()
    breaker.close()
    assert not breaker.open
    for _ in range(10):
        breaker.enter().succeeded()
    if trial is not None:
        assert not trial.failed()
    assert not breaker.open


@pytest.mark.parametrize("seed", range(200))
def test_any_sequence_keeps_the_promises(seed: int) -> None:
    chance = random.Random(seed)
    clock = Clock()
    breaker = CircuitBreaker(clock)
    running: list[BreakerCall] = []
    for _ in range(400):
        clock.seconds += chance.choice((0.0, 0.1, 1.0, 10.0, 40.0))
        step = chance.random()
        if step < 0.5:
            refused_for = attempt(breaker, running)
            assert refused_for is None or breaker.open
            assert refused_for is None or 0 < refused_for < MAX_PAUSE_SECONDS + 0.001
        elif running:
            call = running.pop(chance.randrange(len(running)))
            was_open = breaker.open
            if step < 0.8:
                assert not call.failed() or breaker.open
            elif step < 0.9:
                call.succeeded()
                assert was_open or not breaker.open, "an answer never pauses"
            else:
                call.given_up()
                assert breaker.open == was_open
    # However it went, there is a way back.
    clock.seconds += MAX_PAUSE_SECONDS + TRIAL_SECONDS
    breaker.enter().succeeded()
    assert not breaker.open
