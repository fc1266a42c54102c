"""The governor on recorded loads: seconds a megapixel costs, over time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pytest

from artem.pipeline.governor import Governor
from artem.pipeline.sizing import levels

AREAS = [width * height for width, height in levels(1280, 720)]
Load = Callable[[float], float]  # from the time to the seconds that a megapixel costs


@dataclass
class Run:
    """Which level was used when, and how long every frame took."""

    changes: list[tuple[float, int]] = field(default_factory=list)
    frames: list[tuple[float, float]] = field(default_factory=list)

    def level_at(self, when: float) -> int:
        return [level for at, level in self.changes if at <= when][-1]

    def rate(self, since: float, until: float) -> float:
        return sum(since <= at < until for at, _ in self.frames) / (until - since)

    def changes_within(self, since: float, until: float) -> int:
        return sum(since < at < until for at, _ in self.changes)


def simulated(
    load: Load,
    seconds: float,
    *,
    fps: float = 30.0,
    first: int = 0,
    governor: Governor | None = None,
) -> Run:
    """Frames come at `fps`; the newest one is stylized whenever the last is done."""
    governor = governor or Governor()
    governor.begin(AREAS, 0)
    run = Run([(0.0, 0)])
    now, heard = 0.0, 0
    while now < seconds:
        while heard / fps <= now:
            governor.arrived(heard / fps)
            heard += 1
        wanted = governor.wanted(now)
        if wanted != governor.level:
            governor.use(wanted, now)
            run.changes.append((now, wanted))
        cost = load(now) * AREAS[governor.level] / 1e6
        run.frames.append((now + cost, cost))
        governor.finished(now + cost, cost)
        now = max(now + cost, heard / fps)  # waits for the next frame where it was quicker
    return run


def test_stays_where_there_is_time() -> None:
    run = simulated(lambda _: 0.020, 20)
    assert run.changes == [(0.0, 0)]
    assert run.rate(1, 20) == pytest.approx(30, abs=0.5)


def test_a_step_of_load_is_met_within_a_second_and_left_again() -> None:
    """Three times the load between 5 and 15 s."""
    run = simulated(lambda t: 0.075 if 5 <= t < 15 else 0.025, 40)
    assert run.level_at(4.9) == 0
    assert run.level_at(6.0) > 0
    assert run.rate(6.0, 15) == pytest.approx(30, abs=0.5)
    assert run.level_at(30) == 0
    assert run.rate(30, 40) == pytest.approx(30, abs=0.5)


def test_a_heavy_step_goes_down_at_once_not_step_by_step() -> None:
    run = simulated(lambda t: 0.18 if t >= 5 else 0.02, 8)
    assert run.changes_within(5, 8) == 1
    assert run.rate(6.5, 8) == pytest.approx(30, abs=1.5)


def test_a_ramp_is_followed() -> None:
    """As a machine that gets hot: five times as slow after a minute."""
    run = simulated(lambda t: 0.02 * (1 + 4 * min(t, 60) / 60), 80)
    assert run.rate(2, 80) > 29
    assert [level for _, level in run.changes] == sorted(level for _, level in run.changes)


@pytest.mark.parametrize("base", [0.018, 0.024, 0.03, 0.036, 0.045, 0.06, 0.09])
def test_noise_is_no_reason_to_change(base: float) -> None:
    """Every load settles: after ten seconds at most one change a minute, whatever the noise."""
    chance = np.random.default_rng(0)
    run = simulated(lambda _: base * float(chance.lognormal(0, 0.25)), 130)
    assert run.changes_within(10, 130) <= 2
    assert run.rate(10, 130) > 27


def test_short_bursts_pass_unheeded() -> None:
    """A tenth of a second of five times the load, every two seconds."""
    run = simulated(lambda t: 0.1 if t % 2 < 0.1 else 0.02, 30)
    assert run.changes == [(0.0, 0)]


def test_a_size_that_fails_is_tried_again_later_and_later() -> None:
    """A load that grows as soon as there is time to spare, as a machine that boosts and tires."""
    governor = Governor()
    run = simulated(lambda _: 0.06 if governor.level < 2 else 0.02, 200, governor=governor)
    ups = [at for (_, old), (at, new) in pairwise(run.changes) if new < old]
    gaps = np.diff(ups)
    assert len(ups) < 9
    assert gaps[-1] > 3 * gaps[0]


def test_a_given_rate_is_held_instead_of_the_sources() -> None:
    run = simulated(lambda _: 0.05, 10, fps=60, governor=Governor(target_fps=20))
    assert run.level_at(9) == 0
    assert run.rate(5, 10) >= 20
    faster = simulated(lambda _: 0.05, 10, fps=60)
    assert faster.level_at(9) > 1


def test_a_rate_above_the_sources_cannot_be_held_and_costs_nothing() -> None:
    run = simulated(lambda _: 0.03, 10, fps=30, governor=Governor(target_fps=120))
    assert run.changes == [(0.0, 0)]


@pytest.mark.parametrize("arrivals", [[0.0] * 5 + [0.2], [0.033, 0.067]])
def test_bursts_and_uneven_steps_have_the_rate_of_their_mean(arrivals: list[float]) -> None:
    governor = Governor()
    governor.begin(AREAS, 0)
    now, mean = 0.0, sum(arrivals) / len(arrivals)
    for index in range(300):
        now += arrivals[index % len(arrivals)]
        governor.arrived(now)
        governor.finished(now, 0.7 * mean)
        assert governor.wanted(now) == 0


def test_nothing_is_changed_before_the_rate_is_known() -> None:
    governor = Governor()
    governor.begin(AREAS, 0)
    for index in range(20):
        governor.finished(index * 0.5, 0.5)
    assert governor.wanted(10) == 0


def test_after_a_pause_the_rate_is_learned_anew() -> None:
    governor = Governor()
    governor.begin(AREAS, 0)
    for index in range(20):
        governor.arrived(index / 60)
    for index in range(10):
        governor.arrived(60 + index / 10)
        governor.finished(60 + index / 10, 0.05)
    assert governor.wanted(61) == 0
