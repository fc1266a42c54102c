"""What a picture that no pass has memory for takes: time, memory and disk of `artem image`.

The demo scene is drawn at the size asked for and painted by another process, which is watched.

python bench/big_pictures.py [--width 12000] [--height 8000] [--style great_wave]
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any

import platformdirs
import psutil
import typer
from machine import machine

from artem.capture.demo import render
from artem.output.picture_file import write_picture
from artem.styles.gallery import DEFAULT_STYLE

_INTERVAL = 0.2  # seconds between looks


def watched(command: list[str]) -> dict[str, Any]:
    """Run a command: its seconds, of the processor too, and the most memory and disk it held."""
    folder = platformdirs.user_cache_path("artem", ensure_exists=True)
    free, began = shutil.disk_usage(folder).free, time.monotonic()
    memory = disk = cpu_seconds = 0.0
    with subprocess.Popen(command) as process:
        seen = psutil.Process(process.pid)
        while process.poll() is None:
            memory = max(memory, seen.memory_info().rss)
            disk = max(disk, free - shutil.disk_usage(folder).free)
            cpu_seconds = sum(seen.cpu_times()[:2])
            time.sleep(_INTERVAL)
    if process.returncode:
        raise typer.Exit(process.returncode)
    return {
        "seconds": round(time.monotonic() - began, 1),
        "cpu_seconds": round(cpu_seconds, 1),
        "memory_mb": round(memory / 1e6),
        "disk_mb": round(disk / 1e6),
    }


def main(
    width: Annotated[int, typer.Option(help="Pixels.")] = 12000,
    height: Annotated[int, typer.Option(help="Pixels.")] = 8000,
    style: Annotated[str, typer.Option(help="A style of the gallery.")] = DEFAULT_STYLE,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        picture, painted = Path(folder) / "picture.jpg", Path(folder) / "painted.jpg"
        write_picture(picture, render(0, width, height))
        command = [sys.executable, "-m", "artem", "image", str(picture), "-o", str(painted)]
        found = watched([*command, "--style", style, "--device", "cpu"])
    size = f"{width}x{height}"
    print(json.dumps({"machine": machine(), "size": size, "style": style, **found}, indent=2))


if __name__ == "__main__":
    typer.run(main)
