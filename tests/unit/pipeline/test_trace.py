from __future__ import annotations

from threading import Thread

from artem.pipeline.trace import Trace


def test_every_thread_has_a_lane_and_times_count_from_the_first_span() -> None:
    trace = Trace(wanted=True)
    trace.add("net", 10.5, 10.75)
    thread = Thread(target=trace.add, args=("capture", 10.0, 10.001), name="artem-capture")
    thread.start()
    thread.join()
    events = trace.to_json()["traceEvents"]
    lanes = {e["args"]["name"]: e["tid"] for e in events if e["ph"] == "M"}
    assert set(lanes) == {"MainThread", "artem-capture"}
    spans = {e["name"]: (e["tid"], e["ts"], e["dur"]) for e in events if e["ph"] == "X"}
    assert spans == {
        "net": (lanes["MainThread"], 500_000.0, 250_000.0),
        "capture": (lanes["artem-capture"], 0.0, 1000.0),
    }


def test_nothing_is_kept_unless_it_is_wanted() -> None:
    trace = Trace(wanted=False)
    trace.add("net", 0.0, 1.0)
    assert trace.to_json()["traceEvents"] == []
