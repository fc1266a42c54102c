"""Films and folders from file to file: how near `artem video` and `artem image` come to the net.

    python bench/files.py [--seconds 30] [--photographs 200]

A clip of the demo scene, 1280x720 at 30 frames a second with sound, is painted by the command; the
net alone paints the same pictures just before and after, and a plain loop (decode a frame, run the
classic preset in eager PyTorch, encode it) a few of them. Memory is the most the command held; for
a short and a long clip, painted small, to show what it owes to length. Writes files.json.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import av
import cv2
import numpy as np
import typer
from machine import machine
from rich.console import Console

from artem.capture.demo import render
from artem.engine.painter import Painter
from artem.frame import Pixels
from artem.look import Look
from artem.styles.gallery import DEFAULT_STYLE

SIZE = (1280, 720)
FPS = 30
_SHORT, _LONG = 10, 600  # seconds, for memory
_SMALL = "320x180"  # painted at this size there


def make_clip(path: Path, seconds: int, size: tuple[int, int] = SIZE) -> None:
    """The demo scene, which comes again every two seconds, and a tone."""
    scene = [render(4 * n, *size) for n in range(2 * FPS)]
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=FPS, options={"preset": "ultrafast"})
        video.width, video.height = size
        video.pix_fmt = "yuv420p"
        audio = container.add_stream("aac", rate=48_000, layout="mono")
        for number in range(seconds * FPS):
            picture = av.VideoFrame.from_ndarray(scene[number % len(scene)], format="rgb24")
            picture.pts, picture.time_base = number, Fraction(1, FPS)
            container.mux(video.encode(picture))
        for begin in range(0, 48_000 * seconds, 1024):
            wave = np.sin(np.arange(begin, begin + 1024) / 20).astype(np.float32)[None]
            sound = av.AudioFrame.from_ndarray(wave, "fltp", "mono")
            sound.sample_rate, sound.pts = 48_000, begin
            container.mux(audio.encode(sound))
        container.mux(video.encode())
        container.mux(audio.encode())


def artem(*arguments: object) -> float:
    """Run a command; seconds that it took in all."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "artem", *map(str, arguments)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def painted(clip: Path, device: str, *flags: object) -> dict[str, Any]:
    """What the command reports of a clip."""
    out, report = clip.with_name("out.mp4"), clip.with_name("report.json")
    seconds = artem(
        *("video", clip, "-o", out, "--overwrite", "--codec", "h264", "--device", device),
        *("--report", report, *flags),
    )
    told = json.loads(report.read_text())
    film = told["films"][str(clip)]
    return {
        "fps": film["fps"],
        "fps_with_start_and_end": round(film["pictures"] / seconds, 2),
        "memory_mb": told["peak_memory_mb"],
        "busy": {name: share for name, share in film["work"].items() if name != "seconds"},
    }


class NetAlone:
    """The net, on pictures that are there already."""

    def __init__(self, device: str) -> None:
        self.painter = Painter(DEFAULT_STYLE, device=device)
        self._painting = self.painter.painting(Look())
        self._pictures = [render(4 * n, *SIZE) for n in range(8)]
        self.fps(1.0)  # compiles

    def fps(self, seconds: float) -> float:
        """Pictures a second, over so long."""
        began, count = time.perf_counter(), 0
        while time.perf_counter() - began < seconds:
            self.painter.paint([self._pictures[count % 8]], [self._painting])
            count += 1
        return count / (time.perf_counter() - began)


def plain_loop_fps(clip: Path, seconds: float) -> float:
    """One thing after another: decode, the classic preset in eager PyTorch, encode."""
    import torch

    from artem.nets.shapes import PRESETS
    from artem.nets.transform import TransformNet

    net = TransformNet(PRESETS["classic"]).eval()
    code = net.plain_code()
    out = clip.with_name("plain.mp4")
    with av.open(str(clip)) as source, av.open(str(out), "w") as sink, torch.inference_mode():
        stream = sink.add_stream("libx264", rate=FPS, options={"preset": "veryfast"})
        stream.width, stream.height = SIZE
        began = time.perf_counter()
        count = 0
        for picture in source.decode(video=0):
            rgb = torch.from_numpy(picture.to_ndarray(format="rgb24"))
            made = net(rgb.permute(2, 0, 1)[None] / 255, code)[0].permute(1, 2, 0)
            pixels: Pixels = (made.clamp(0, 1) * 255).byte().numpy()
            shown = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="rgb24")
            sink.mux(stream.encode(shown))
            count += 1
            if time.perf_counter() - began > seconds:
                break
        sink.mux(stream.encode())
        return count / (time.perf_counter() - began)


def photographs_a_minute(folder: Path, count: int, device: str) -> dict[str, float]:
    """Of 640x480 in JPEG, with and without the time to start."""
    made = folder / "photographs"
    made.mkdir()
    for number in range(count):
        picture = render(3 * number, 640, 480)
        cv2.imwrite(str(made / f"{number:04}.jpg"), picture[..., ::-1])
    first = folder / "first"
    first.mkdir()
    cv2.imwrite(str(first / "0.jpg"), render(0, 640, 480)[..., ::-1])
    start = artem("image", first, "-o", folder / "painted_first", "--device", device)
    seconds = artem("image", made, "-o", folder / "painted", "--device", device)
    return {
        "count": count,
        "a_minute": round(60 * count / seconds),
        "a_minute_after_start": round(60 * (count - 1) / max(seconds - start, 1e-3)),
    }


def main(
    seconds: Annotated[int, typer.Option(help="Of the clip.")] = 30,
    photographs: Annotated[int, typer.Option(help="Painted.")] = 200,
    device: Annotated[str, typer.Option(help="As of artem.")] = "auto",
    out: Annotated[Path, typer.Option(help="Folder for files.json.")] = Path("bench/results"),
) -> None:
    net = NetAlone(device)
    with TemporaryDirectory() as name:
        clip = Path(name) / "clip.mp4"
        make_clip(clip, seconds)
        alone = [net.fps(6.0)]
        film = painted(clip, device)
        alone.append(net.fps(6.0))
        plain = plain_loop_fps(clip, 20.0)
        memory = {}
        for length in (_SHORT, _LONG):
            make_clip(clip, length)
            memory[f"{length} s"] = painted(clip, device, "--size", _SMALL)["memory_mb"]
        photos = photographs_a_minute(Path(name), photographs, device)
    report = {
        "machine": machine(),
        "command": "python bench/files.py",
        "device": net.painter.device,
        "precision": net.painter.precision,
        "net_alone_fps": [round(one, 2) for one in alone],
        "film": film | {"ratio_to_net": round(film["fps"] / mean(alone), 3)},
        "plain_loop_fps": round(plain, 3),
        "ratio_to_plain_loop": round(film["fps"] / plain, 1),
        "memory_mb_by_length": memory,
        "photographs": photos,
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "files.json").write_text(json.dumps(report, indent=2) + "\n")
    Console(width=100).print_json(json.dumps({k: v for k, v in report.items() if k != "machine"}))


if __name__ == "__main__":
    typer.run(main)
