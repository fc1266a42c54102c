"""How the cost of a frame grows with the number of sinks: recordings, and handing over alone.

    python bench/sinks.py [--seconds 8]

The live pipeline without a window paints a clip of 60 frames a second, and gives every painting to
so many sinks. A recording encodes H.264, with as many threads as the encoder likes.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from live import FPS, SIZE, write_clip
from rows import tell

from artem.capture.spec import parse_source
from artem.engine.stylizer import Stylizer
from artem.output.base import Sink
from artem.output.discard import DiscardSink
from artem.output.recorder import Recorder
from artem.pipeline.limits import RunLength
from artem.pipeline.pipeline import Pipeline
from artem.pipeline.stats import Stats
from artem.styles.gallery import DEFAULT_STYLE

RECORDINGS = (0, 1, 2, 4)
HANDED_OVER = (16, 64)


def measure(
    stylizer: Stylizer, clip: Path, seconds: float, kind: str, sinks: list[Sink]
) -> dict[str, Any]:
    """One run; its rate, its times a frame, and what all threads together spent on a frame."""
    stats = Stats(time.monotonic())
    pipeline = Pipeline(
        parse_source(str(clip)),
        stylizer,
        DiscardSink(),
        stats,
        fit=lambda pixels: pixels,
        length=RunLength(seconds=seconds),
    )
    for sink in sinks:
        pipeline.add_sink(sink)
    spent = time.process_time()
    pipeline.start()
    pipeline.wait()
    spent = time.process_time() - spent
    pipeline.stop()
    report = stats.report()
    dropped = [sink.progress(0.0).dropped for sink in sinks if isinstance(sink, Recorder)]
    return {
        "sinks": kind,
        "number": len(sinks),
        "fps": report["fps"],
        "give_ms": report["stage_ms"]["present"],
        "stylize_ms": report["stage_ms"]["stylize"],
        "processor_ms": round(1000 * spent / report["frames_stylized"], 1),
        "left_out": sum(dropped),
    }


def main(
    seconds: Annotated[float, typer.Option(help="Length of each run.")] = 8.0,
    out: Annotated[Path, typer.Option(help="Folder for sinks.json.")] = Path("bench/results"),
) -> None:
    stylizer = Stylizer(DEFAULT_STYLE)
    width, height = (int(side) for side in SIZE.split("x"))
    stylizer.prepare(width, height)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clip = folder / "clip.mp4"
        write_clip(clip, SIZE)

        def run(kind: str, number: int, sink: Callable[[int], Sink]) -> dict[str, Any]:
            sinks = [sink(at) for at in range(number)]
            return measure(stylizer, clip, seconds, kind, sinks)

        def recorder(number: int) -> Callable[[int], Sink]:
            return lambda at: Recorder(folder / f"{number}-{at}.mkv")

        results = [run("recording", number, recorder(number)) for number in RECORDINGS]
        results += [run("hand-over", number, lambda _: DiscardSink()) for number in HANDED_OVER]
    facts = {
        "size": SIZE,
        "fps": FPS,
        "precision": stylizer.precision,
        "device": stylizer.device,
    }
    tell("sinks", f"{SIZE}, {stylizer.preset} in {stylizer.precision}", facts, results, out)


if __name__ == "__main__":
    typer.run(main)
