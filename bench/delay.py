"""How late a phone sees itself painted: as it is, and as its page says.

    python bench/delay.py [--seconds 20] [--style great_wave]

`artem serve` paints for its page in headless Chromium, whose camera is a film of a scene with a
patch that turns from black to white and back. The page shows the camera and the painting; the true
delay is from a turn in the one to the same turn in the other, by the times at which the browser
presents their frames. The camera's own picture is late too, which is told apart. Beside it is what
the page tells, part by part, and what the server does.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Annotated, Any

import numpy as np
import typer
from machine import machine
from rich.console import Console
from rich.table import Table

SIZE = (960, 540)  # what the page asks a camera for
FPS = 30  # Chromium plays films of pictures so
TURN = 23  # frames from black to white or back: longer than any delay
PATCH, SEEN = 0.4, 0.2  # of the height: what turns, and what is looked at in its middle
SETTLE_SECONDS = 8.0  # the look is made ready, and browsers' estimates find their way
_STOP_SECONDS = 10.0

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--allow-loopback-in-peer-connection",
)

_WATCH = """([seen]) => {
  window.frames = { camera: [], painting: [] };
  const watch = (name) => {
    const video = document.getElementById(name);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2, 2];
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const look = (_, { expectedDisplayTime, captureTime }) => {
      const { videoWidth: width, videoHeight: height } = video;
      const side = seen * height;
      context.drawImage(video, (width - side) / 2, (height - side) / 2, side, side, 0, 0, 2, 2);
      const { data } = context.getImageData(0, 0, 2, 2);
      const light = data[0] + data[1] + data[2];
      frames[name].push([expectedDisplayTime, light, captureTime ?? null]);
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
  };
  watch("camera");
  watch("painting");
}"""

_TOLD = """() => {
  const terms = [...document.querySelectorAll("#figures-parts dt")];
  return terms.map((term) => [term.textContent, parseFloat(term.nextSibling.textContent)]);
}"""


def write_film(path: Path) -> None:
    """The scene with its patch, once black and once white."""
    from artem.capture.demo import render
    from artem.opencv import cv2

    width, height = SIZE
    half = round(PATCH * height / 2)
    rows = slice(height // 2 - half, height // 2 + half)
    columns = slice(width // 2 - half, width // 2 + half)
    with path.open("wb") as film:
        for index in range(2 * TURN):
            pixels = render(index, width, height).copy()
            pixels[rows, columns] = 255 * (index // TURN)
            film.write(cv2.imencode(".jpg", pixels[..., ::-1])[1].tobytes())


@contextmanager
def served() -> Iterator[str]:
    """`artem serve` in a process of its own; its address."""
    command = [sys.executable, "-m", "artem", "serve", "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        server.stdout.readline()
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        try:
            server.wait(_STOP_SECONDS)
        finally:
            server.kill()


@contextmanager
def opened(browser: Path, address: str, film: Path) -> Iterator[Any]:
    """The page of that address, with the film for a camera."""
    from playwright.sync_api import sync_playwright

    seen = f"--use-file-for-fake-video-capture={film}"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=[*_FLAGS, seen])
        try:
            page = chromium.new_page()
            page.set_default_timeout(60_000)
            page.goto(address)
            yield page
        finally:
            chromium.close()


def watch(page: Any, address: str, style: str, seconds: float) -> dict[str, Any]:
    """Let the camera in and look at both pictures for so long."""
    page.click("#start-camera")
    page.wait_for_selector("body.painted")
    page.click(f"#strip label:has([value={style}])")
    page.click("#figures")
    page.wait_for_timeout(1000 * SETTLE_SECONDS)
    page.evaluate(_WATCH, [SEEN])
    told, server = [], []
    for _ in range(round(seconds)):
        page.wait_for_timeout(1000)
        told.append(dict(page.evaluate(_TOLD)))
        with urllib.request.urlopen(f"{address}/status.json") as answer:
            server.append(json.load(answer)["sessions"][0])
    return {"frames": page.evaluate("frames"), "told": told, "server": server}


def turns(frames: list[list[float]]) -> list[tuple[float, bool]]:
    """When the patch turned, and whether to white."""
    light = np.array([frame[1] for frame in frames])
    middle = (np.percentile(light, 10) + np.percentile(light, 90)) / 2
    white = light > middle
    changed = np.flatnonzero(white[1:] != white[:-1]) + 1
    return [(frames[at][0], bool(white[at])) for at in changed]


def delays(camera: list[list[float]], painting: list[list[float]]) -> list[float]:
    """Milliseconds from each turn of the camera's to the painting's."""
    longest = 1000 * TURN / FPS
    painted = turns(painting)
    found = []
    for at, white in turns(camera):
        after = [late - at for late, to in painted if to == white and 0 <= late - at < longest]
        found += after[:1]
    return found


def summed_up(watched: dict[str, Any]) -> dict[str, Any]:
    """JSON-ready, in milliseconds."""
    frames = watched["frames"]
    true = delays(frames["camera"], frames["painting"])
    if not true:
        raise SystemExit("no turn of the patch was seen in the painting; run it for longer")
    told = _medians(watched["told"])
    shown = told["Delay"]
    last = watched["server"][-1]
    own = [at - captured for at, _, captured in frames["camera"] if captured is not None]
    return {
        "camera_shown_ms": round(median(own), 1) if own else None,
        "true_ms": {
            "median": round(median(true), 1),
            "p95": round(float(np.percentile(true, 95)), 1),
        },
        "turns": len(true),
        "shown_ms": round(shown, 1),
        "shown_of_true": round(shown / median(true), 3),
        "page": told,
        "server_parts_ms": _medians([one.get("parts_ms", {}) for one in watched["server"]]),
        "server": {name: last[name] for name in ("fps", "fps_in", "width", "height", "dropped")},
    }


def _medians(rows: list[dict[str, float]]) -> dict[str, float]:
    names = [name for name in rows[-1] if all(row.get(name) is not None for row in rows)]
    return {name: round(median(row[name] for row in rows), 1) for name in names}


def measure(browser: Path, style: str, seconds: float) -> dict[str, Any]:
    with ExitStack() as stack:
        film = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "camera.mjpeg"
        write_film(film)
        address = stack.enter_context(served())
        page = stack.enter_context(opened(browser, address, film))
        return summed_up(watch(page, address, style, seconds))


def main(
    seconds: Annotated[float, typer.Option(help="How long to look.")] = 20.0,
    style: Annotated[str, typer.Option(help="Style to be painted in.")] = "great_wave",
    browser: Annotated[
        Path | None, typer.Option(help="Chromium; what the system has without it.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for delay.json.")] = Path("bench/results"),
) -> None:
    found = browser or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        print("no Chromium: the page's delay is not measured")
        return
    load = os.getloadavg()[0]
    began = time.monotonic()
    result = measure(Path(found), style, seconds)
    report = {
        "machine": machine(),
        "command": f"python bench/delay.py --seconds {seconds:g}",
        "load_before": round(load, 1),
        "load_after": round(os.getloadavg()[0], 1),
        "wall_seconds": round(time.monotonic() - began, 1),
        **result,
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "delay.json").write_text(json.dumps(report, indent=2) + "\n")
    show(report)


def show(report: dict[str, Any]) -> None:
    true, load = report["true_ms"], report["load_after"]
    table = Table(
        title=f"From the camera to the painting, ms; load {load}, {report['turns']} turns"
    )
    for column in ("", "ms"):
        table.add_column(column, justify="left" if not column else "right")
    table.add_row("true, median", str(true["median"]))
    table.add_row("true, p95", str(true["p95"]))
    table.add_row("the camera's own picture", str(report["camera_shown_ms"]))
    table.add_row("shown, median", str(report["shown_ms"]))
    for name, value in report["page"].items():
        table.add_row(f"page: {name}", str(value))
    for name, value in report["server_parts_ms"].items():
        table.add_row(f"server: {name}", str(value))
    Console(width=100).print(table)


if __name__ == "__main__":
    typer.run(main)
