from __future__ import annotations

import pytest

from artem.gui.views.refresh import RefreshPace

REFRESH = 1 / 60


def paints(arrivals: list[float], late: float = 0.0) -> list[tuple[float, float]]:
    """(when, arrival of the frame shown) of every paint; waiting ones begin `late` seconds late."""
    pace = RefreshPace()
    shown: list[tuple[float, float]] = []
    planned: float | None = None
    newest = 0.0
    for arrival in [*arrivals, float("inf")]:
        if planned is not None and planned <= arrival:
            pace.painted(planned, 60)
            shown.append((planned, newest))
            planned = None
        if arrival == float("inf"):
            break
        newest = arrival
        wait = pace.wait(arrival)
        if planned is None and wait > 0:
            planned = arrival + wait + late
        elif wait == 0:
            pace.painted(arrival, 60)
            shown.append((arrival, newest))
            planned = None
    return shown


@pytest.mark.parametrize("source", [61, 90, 120, 250, 1000])
@pytest.mark.parametrize("late", [0.0, 0.001, 0.003])
def test_a_faster_source_is_painted_as_often_as_the_monitor_refreshes(source, late):
    times = [when for when, _ in paints([n / source for n in range(2 * source)], late)]
    assert len(times) >= 118
    for count in (1, 10, 60):
        spans = [after - before for before, after in zip(times, times[count:], strict=False)]
        assert min(spans) >= (count - 0.25) * REFRESH - 1e-9


@pytest.mark.parametrize("source", [61, 90, 250])
def test_what_is_painted_is_the_newest_and_waited_one_refresh_at_most(source):
    arrivals = [n / source for n in range(source)]
    for when, shown in paints(arrivals):
        assert shown == max(arrival for arrival in arrivals if arrival <= when)
        assert when - shown <= REFRESH + 1e-9


def test_a_slower_source_never_waits():
    arrivals = [n / 30 for n in range(60)]
    assert paints(arrivals) == [(arrival, arrival) for arrival in arrivals]


def test_a_jittering_source_of_the_same_rate_loses_next_to_nothing():
    arrivals = [n / 60 + (0.003 if n % 2 else 0.0) for n in range(120)]
    assert len(paints(arrivals)) >= 119


def test_paints_that_did_not_wait_hold_up_the_next_frame_for_one_refresh_at_most():
    pace = RefreshPace()
    for n in range(50):
        pace.painted(n / 1000, 60)
    assert pace.wait(0.05) <= REFRESH


def test_a_rate_that_is_unknown_holds_nothing_up():
    pace = RefreshPace()
    pace.painted(1.0, 0.0)
    assert pace.wait(1.0) == 0
