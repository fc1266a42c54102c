"""`artem doctor`: what this machine has, and what to install or change, in words."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING

import artem

if TYPE_CHECKING:
    from artem.capture.base import Source

_CAMERA_FRAMES = 30


@dataclass(frozen=True)
class Finding:
    """One line of the report; `advice` is empty where nothing needs doing."""

    subject: str
    found: str
    advice: str = ""


def doctor() -> None:
    """Say what was found here, and what to install or change."""
    from rich.console import Console
    from rich.table import Table

    console = Console(markup=False, emoji=False)  # cameras are called as their makers liked
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    advice = []
    with console.status("Looking around"):
        for finding in findings():
            table.add_row(finding.subject, finding.found)
            if finding.advice:
                advice.append(f"{finding.subject}: {finding.advice}")
    console.print(table)
    console.print()
    for line in advice or ["Everything that is needed is here."]:
        console.print(line, highlight=False)


def findings() -> Iterator[Finding]:
    """Everything worth knowing, in the order it is shown."""
    yield Finding("artem", f"{artem.__version__} on Python {platform.python_version()}")
    yield Finding("system", f"{platform.system()} {platform.release()} {platform.machine()}")
    yield _processor()
    yield _torch()
    yield from _accelerators()
    yield _openvino()
    yield _vgg()
    yield _ffmpeg()
    yield _display()
    yield from _screens()
    yield from _cameras()


def _processor() -> Finding:
    from artem.engine.cpu import cpu_flags, has_bf16, multiplies_bytes

    flags = cpu_flags()
    shown = ", ".join(flags) or "no vector extensions known"
    advice = ""
    if has_bf16(flags) and not multiplies_bytes(flags):
        advice = "it computes bfloat16 natively; --precision bf16 is faster here and looks the same"
    return Finding("processor", f"{os.cpu_count()} cores, {shown}", advice)


def _torch() -> Finding:
    if util.find_spec("torch") is None:
        return Finding("torch", "not installed", "install it with `pip install torch`")
    return Finding("torch", metadata.version("torch"))


def _accelerators() -> Iterator[Finding]:
    from artem.engine.device import name_of, present_devices
    from artem.engine.self_benchmark import remembered

    times = remembered()
    found = [device for device in present_devices() if device != "cpu"]
    for device in found:
        yield Finding(device, name_of(device))
    if found and times:
        shown = ", ".join(f"{device} {ms:.1f} ms" for device, ms in times.items())
        yield Finding("measured", f"{shown} a frame of 640x480, by which auto chooses")
    if found:
        return
    advice = ""
    if Path("/proc/driver/nvidia").exists() and "cpu" in metadata.version("torch"):
        advice = "there is an NVIDIA card but torch is a CPU build; install torch from PyPI"
    yield Finding("graphics card", "none that can be used; the CPU paints", advice)


def _openvino() -> Finding:
    if util.find_spec("openvino") is None:
        return Finding(
            "OpenVINO",
            "not installed",
            "`pip install openvino` makes the CPU several times faster",
        )
    return Finding("OpenVINO", metadata.version("openvino"))


def _vgg() -> Finding:
    from artem.nets.picture_shapes import VGG_VARIABLE

    named = os.environ.get(VGG_VARIABLE)
    if named and not Path(named).is_file():
        return Finding("VGG-19", f"{VGG_VARIABLE}={named}", "there is no such file; correct it")
    if named:
        return Finding("VGG-19", f"{VGG_VARIABLE}={named}")
    if util.find_spec("torchvision") is not None:
        return Finding("VGG-19", "torchvision fetches it on first use")
    return Finding("VGG-19", "not here; wanted only to train, and to wear pictures with classic")


def _ffmpeg() -> Finding:
    from artem.errors import SinkError
    from artem.output.relay import find_ffmpeg

    try:
        return Finding("ffmpeg", find_ffmpeg())
    except SinkError as error:
        return Finding("ffmpeg", "not here; wanted only to publish", str(error))


def _display() -> Finding:
    if sys.platform != "linux":
        return Finding("display", platform.system())
    for variable in ("WAYLAND_DISPLAY", "DISPLAY"):
        if os.environ.get(variable):
            return Finding("display", f"{variable}={os.environ[variable]}")
    return Finding("display", "none", "there is no display for a window; use --headless")


def _screens() -> Iterator[Finding]:
    from artem.capture.screen import list_screens
    from artem.errors import SourceError

    try:
        for screen in list_screens():
            yield Finding(screen.spec, f"{screen.region.width}x{screen.region.height}")
    except SourceError as error:
        yield Finding("screen", "none", str(error))


def _cameras() -> Iterator[Finding]:
    from artem.capture.cameras import list_cameras
    from artem.capture.spec import parse_source

    cameras = list_cameras()
    if not cameras:
        yield Finding("cameras", "none", "plug one in, or use a phone with --source http://...")
    for camera in cameras:
        yield _measured(f"{camera.spec} ({camera.name})", parse_source(camera.spec))


def _measured(subject: str, source: Source) -> Finding:
    """Open a camera and count what it really gives."""
    from artem.errors import SourceError

    try:
        info = source.open()
        times = [frame.captured for _ in range(_CAMERA_FRAMES) if (frame := source.read())]
    except SourceError as error:
        return Finding(subject, "does not open", str(error))
    finally:
        source.close()
    rate = (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0
    return Finding(
        subject, f"{info.width}x{info.height} {info.pixel_format}, {rate:.1f} fps measured"
    )
