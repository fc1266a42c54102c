"""A picture of some frames' way through the threads, from a trace that `--profile` wrote.

artem --source clip.mp4 --seconds 5 --profile trace.json
python bench/timeline.py trace.json docs/performance.svg [--at 3 --milliseconds 100]
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any
from xml.sax.saxutils import escape

import typer

WIDTH, LEFT, LANE, TOP = 960, 120, 64, 34
COLOURS = {
    "capture": "#5b9bd5",
    "idle": "#c9ced6",
    "fit": "#7fc8a9",
    "net": "#8f7ae5",
    "steady": "#e5a84b",
    "give": "#58b8c4",
    "present": "#e0708f",
}
LANES = {"artem-capture": "capture", "artem-stylize": "stylizing", "MainThread": "window"}


def main(
    trace: Annotated[Path, typer.Argument(help="What --profile wrote.")],
    out: Annotated[Path, typer.Argument(help="The SVG to write.")],
    at: Annotated[float, typer.Option(help="Seconds from the start of the trace.")] = 3.0,
    milliseconds: Annotated[float, typer.Option(help="How much of it.")] = 100.0,
) -> None:
    events = json.loads(trace.read_text())["traceEvents"]
    threads = {e["tid"]: e["args"]["name"] for e in events if e["ph"] == "M"}
    lanes = [name for name in LANES if name in threads.values()]
    shapes = [text(8, lane_top(i) + LANE / 2, LANES[name], 15) for i, name in enumerate(lanes)]
    shapes += axis(milliseconds, lane_top(len(lanes)))
    for event in events:
        name = threads.get(event["tid"])
        start = event.get("ts", 0) / 1000 - at * 1000
        if event["ph"] == "X" and name in lanes and -5 < start < milliseconds:
            shapes.append(span(event, start, lane_top(lanes.index(name)), milliseconds))
    shapes += legend(lane_top(len(lanes)) + 46)
    height = lane_top(len(lanes)) + 70
    frame = f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    out.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="sans-serif">{frame}{"".join(shapes)}</svg>\n'
    )


def lane_top(lane: int) -> float:
    return TOP + lane * LANE


def place(milliseconds: float, whole: float) -> float:
    return LEFT + (WIDTH - LEFT - 16) * milliseconds / whole


def span(event: dict[str, Any], start: float, top: float, whole: float) -> str:
    first = place(max(0.0, start), whole)
    last = place(min(whole, start + event["dur"] / 1000), whole)
    colour = COLOURS.get(event["name"], "#999999")
    return (
        f'<rect x="{first:.1f}" y="{top + 10}" width="{max(1.2, last - first):.1f}" '
        f'height="{LANE - 20}" rx="3" fill="{colour}"/>'
    )


def axis(whole: float, bottom: float) -> list[str]:
    shapes = []
    for tick in range(0, int(whole) + 1, 10):
        x = place(tick, whole)
        shapes.append(f'<line x1="{x}" x2="{x}" y1="{TOP}" y2="{bottom}" stroke="#e6e8ec"/>')
        if tick % 20 == 0:
            shapes.append(text(x - 24, bottom + 18, f"{tick} ms", 12))
    return shapes


def legend(y: float) -> list[str]:
    shapes = []
    for at, (name, colour) in enumerate(COLOURS.items()):
        x = LEFT + at * 112
        shapes.append(f'<rect x="{x}" y="{y - 11}" width="14" height="14" rx="3" fill="{colour}"/>')
        shapes.append(text(x + 20, y + 1, name, 13))
    return shapes


def text(x: float, y: float, words: str, size: int) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="#333b47">{escape(words)}</text>'


if __name__ == "__main__":
    typer.run(main)
