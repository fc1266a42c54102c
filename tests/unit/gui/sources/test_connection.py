from __future__ import annotations

from artem.capture.base import SourceInfo
from artem.errors import SourceError
from artem.gui.sources.connection import Connection
from artem.pipeline.pipeline import Phase, State

INFO = SourceInfo("webcam", "webcam:0", 640, 480, 30.0, "MJPG")
LOST = State(Phase.LOST, error=SourceError("gone"), retry_in=4.0)


def live() -> Connection:
    connection = Connection()
    connection.picked("webcam:0")
    connection.told(State(Phase.CONNECTING), 0.0)
    connection.told(State(Phase.LIVE, info=INFO), 1.0)
    connection.shown()
    return connection


def test_nothing_stands_over_a_live_picture():
    connection = live()
    assert connection.banner(2.0) is None
    assert connection.info is INFO
    assert not connection.is_away


def test_before_a_source_is_known():
    assert Connection().banner(0.0).text == "Looking for a camera…"


def test_a_loss_counts_down_and_stays_while_trying():
    connection = live()
    connection.told(LOST, 10.0)
    assert connection.is_away
    assert connection.banner(11.5).detail == "Trying again in 3 s"
    connection.told(State(Phase.CONNECTING), 14.0)
    assert connection.banner(14.0).text == "Gone."
    assert "now" in connection.banner(14.0).detail
    connection.told(State(Phase.LIVE, info=INFO), 15.0)
    assert connection.banner(15.0) is None


def test_a_stall_counts_up_until_the_next_frame():
    connection = live()
    connection.told(State(Phase.STALLED, silent=1.5), 10.0)
    assert connection.is_away
    assert "for 1 s" in connection.banner(10.0).text
    assert "for 3 s" in connection.banner(11.6).text
    connection.told(State(Phase.LIVE, info=INFO), 12.0)
    assert not connection.is_away
    assert connection.banner(12.0) is None


def test_a_stall_may_end_in_a_loss():
    connection = live()
    connection.told(State(Phase.STALLED, silent=1.5), 10.0)
    connection.told(LOST, 11.0)
    assert connection.banner(11.0).text == "Gone."


def test_what_is_told_of_the_source_before_does_not_count():
    connection = live()
    connection.picked("demo")
    connection.told(State(Phase.STALLED, silent=1.5), 10.0)
    connection.told(LOST, 10.0)
    assert not connection.is_away
    assert connection.banner(10.0).text == "Opening demo…"
    connection.told(State(Phase.CONNECTING), 10.0)
    connection.told(LOST, 11.0)
    assert connection.is_away


def test_a_failure_counts_even_while_switching():
    connection = live()
    connection.picked("demo")
    connection.told(State(Phase.FAILED, error=SourceError("broken")), 10.0)
    assert connection.banner(10.0).text == "Broken."
