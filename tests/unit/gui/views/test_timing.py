from __future__ import annotations

import pytest

from artem.gui.views.timing import timing_view
from artem.pipeline.stats import STAGES, Timing


def timing(latencies=(), *, stages=None, latency=None, source_fps=0.0, now=100.0) -> Timing:
    known = dict.fromkeys(STAGES) | (stages or {})
    return Timing(now, known, latency, tuple(latencies), source_fps)


def steady(ms: float, fps: float = 10, since: float = 90.0) -> list[tuple[float, float]]:
    return [(since + n / fps, ms) for n in range(int((100 - since) * fps))]


def graph(latencies=(), **known):
    return timing_view(timing(latencies, **known)).graph


def labels(latencies=(), **known) -> list[str]:
    return [tick.label for tick in graph(latencies, **known).ticks]


def test_before_anything_is_known():
    view = timing_view(timing())
    assert view.latency == "\N{EN DASH}"
    assert {row.value for row in view.rows} == {"\N{EN DASH}"}
    assert {row.share for row in view.rows} == {0}
    assert view.graph.runs == ()
    assert view.graph.budget is None
    assert view.graph.ticks


def test_rows_follow_the_frame_and_share_its_time():
    stages = {"capture": 2.04, "wait": 8.0, "stylize": 109.6, "hand_over": 0.36, "present": 0}
    view = timing_view(timing(stages=stages, latency=120.4))
    assert view.latency == "120 ms"
    assert [row.stage for row in view.rows] == list(STAGES)
    assert [row.value for row in view.rows] == ["2.0 ms", "8.0 ms", "110 ms", "0.4 ms", "0.0 ms"]
    assert sum(row.share for row in view.rows) == pytest.approx(1)
    assert view.rows[1].share == pytest.approx(8 / 120)


def test_an_unknown_stage_takes_no_share():
    view = timing_view(timing(stages={"capture": 1.0, "stylize": 3.0}))
    assert [row.share for row in view.rows] == [0.25, 0, 0.75, 0, 0]


@pytest.mark.parametrize(
    ("ms", "expected"),
    [
        (3, ["0", "1", "2", "3", "4"]),
        (14, ["0", "5", "10", "15"]),
        (38, ["0", "10", "20", "30", "40"]),
        (41, ["0", "20", "40", "60"]),
        (900, ["0", "500", "1000"]),
    ],
)
def test_the_scale_is_round_and_reaches_the_highest(ms, expected):
    assert labels(steady(ms)) == expected


def test_the_budget_is_what_the_source_leaves_for_one_frame():
    shown = graph(steady(10.0), source_fps=25)
    assert shown.budget.label == "frame budget 40.0 ms"
    assert shown.budget.height == pytest.approx(1.0)
    assert shown.ticks[-1].label == "40"


def test_points_go_from_ten_seconds_ago_to_now():
    (run,) = graph([(90.0, 20.0), *steady(10.0, since=91.0), (100.0, 5.0)]).runs
    assert run[0] == pytest.approx((0.0, 1.0))
    assert run[-1] == pytest.approx((1.0, 0.25))
    assert [x for x, _ in run] == sorted(x for x, _ in run)


def test_one_slow_frame_squashes_no_other():
    shown = graph([(92.0, 7000.0), *steady(20.0, since=93.0)])
    assert shown.ticks[-1].label == "60"
    assert max(y for run in shown.runs for _, y in run) > 1


def test_the_slowest_of_a_tenth_of_a_second_stands_for_it():
    (run,) = graph([*steady(10.0, fps=100), (99.995, 18.0)]).runs
    assert len(run) == pytest.approx(100, abs=1)
    assert run[-1][1] == pytest.approx(18 / 20)


def test_a_pause_breaks_the_line_and_a_slow_net_does_not():
    shown = graph([(91.0, 10.0), (92.5, 10.0), (96.0, 10.0), (97.0, 10.0), (98.5, 10.0)])
    assert [len(run) for run in shown.runs] == [2, 3]
    assert [len(run) for run in graph([(91.0, 10.0), (98.0, 10.0)]).runs] == [1, 1]
