"""Each net, backend and precision: milliseconds a frame, bytes in to bytes out.

    python bench/nets.py [--sizes 640x480,1080x1200] [--runs 15]

The ratio is to classic in torch eager float32 on the CPU, in the same run; the share is of the
multiplications that this machine does in a large matrix product of the same precision, in the same
run too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import torch
import typer
from arithmetic import macs_a_pixel, milliseconds, peak_gmacs, spent_by_kind
from machine import machine
from rich.console import Console
from rich.table import Table

from artem.engine.backend import Backend, Painting
from artem.engine.device import has_openvino, is_there
from artem.engine.torch_backend import TorchBackend
from artem.errors import ArtemError
from artem.nets.shapes import PRESETS
from artem.nets.transform import TransformNet
from artem.options import parse_size
from artem.styles.card import StyleCard
from artem.styles.checkpoint import IDENTITY, NetFile, read_net_file
from artem.styles.gallery import gallery_folder

SIZES = "640x480,540x600,1080x1200,2160x1200"
BASELINE = ("classic", "torch eager", "cpu", "fp32")
Key = tuple[str, str, str, str]


def net_file(preset: str) -> NetFile:
    """The gallery's, else one with random weights, which takes as long."""
    path = gallery_folder() / f"{preset}.safetensors"
    return read_net_file(path) if path.is_file() else random_file(preset)


def random_file(preset: str) -> NetFile:
    torch.manual_seed(0)
    net = TransformNet(PRESETS[preset])
    weights = {name: tensor.numpy() for name, tensor in net.state_dict().items()}
    code = net.plain_code()[0].numpy()
    card = StyleCard(preset, preset)
    return NetFile(
        net.shape,
        preset,
        weights,
        {IDENTITY: code, preset: code},
        {preset: card},
        digest=f"{preset:0<24}",
    )


def backends(file: NetFile) -> Iterator[tuple[Key, Callable[[], Backend]]]:
    """Everything this machine can run the net with; the plain CPU one first."""
    preset = file.preset
    yield (preset, "torch eager", "cpu", "fp32"), lambda: TorchBackend(file, "cpu", "fp32")
    if has_openvino():
        from artem.engine.openvino_backend import OpenVinoBackend

        for precision in ("fp32", "bf16") + (("int8",) if file.quantization else ()):
            yield (
                (preset, "openvino", "cpu", precision),
                lambda precision=precision: OpenVinoBackend(file, precision),
            )
    if is_there("cuda:0"):
        for precision in ("fp32", "fp16", "bf16"):
            yield (
                (preset, "torch graph", "cuda:0", precision),
                lambda precision=precision: TorchBackend(file, "cuda:0", precision),
            )


def frame_ms(backend: Backend, file: NetFile, size: tuple[int, int], runs: int) -> float:
    """Median of one frame, bytes to bytes."""
    width, height = size
    painting = Painting(file.codes[IDENTITY])
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return milliseconds(lambda: backend.run([pixels], [painting]), runs)


def main(
    sizes: Annotated[str, typer.Option(help="Comma-separated WxH.")] = SIZES,
    runs: Annotated[int, typer.Option(help="Counted runs of the quick nets.")] = 15,
    out: Annotated[Path, typer.Option(help="Folder for nets.json.")] = Path("bench/results"),
) -> None:
    files = {preset: net_file(preset) for preset in PRESETS}
    precisions = ("fp32", "bf16", "int8") if has_openvino() else ()
    measured: list[tuple[Key, float, str, float]] = []
    peaks = dict.fromkeys(precisions, 0.0)
    for text in sizes.split(","):
        # Before each size: a shared machine is faster at times, and a peak is the most it reaches.
        peaks = {name: max(peak, peak_gmacs(name)) for name, peak in peaks.items()}
        size = parse_size(text).pixels
        assert size is not None
        found: dict[Key, float] = {}
        for preset, file in files.items():
            for key, make in backends(file):
                slow = key[1] == "torch eager" and preset == "classic"
                try:
                    found[key] = frame_ms(make(), file, size, min(runs, 5) if slow else runs)
                except ArtemError as error:
                    typer.echo(f"{' '.join(key)} at {text}: {error}", err=True)
        measured += [(key, ms, text, found[BASELINE]) for key, ms in found.items()]
    results = [_row(key, ms, files[key[0]], text, peaks, base) for key, ms, text, base in measured]
    fast = files["fast"]
    report = {
        "machine": machine(),
        "command": "python bench/nets.py",
        "baseline": " ".join(BASELINE),
        "peak_gmacs": {precision: round(peak) for precision, peak in peaks.items()},
        "int8_keeps_db": fast.quantization and fast.quantization.psnr,
        "spent_ms": {
            precision: spent_by_kind(fast, precision, 640, 480)
            for precision in precisions
            if precision != "int8" or fast.quantization
        },
        "results": results,
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "nets.json").write_text(json.dumps(report, indent=2) + "\n")
    show(report)


def _row(
    key: Key, ms: float, file: NetFile, size: str, peaks: dict[str, float], base: float
) -> dict[str, Any]:
    width, height = (int(side) for side in size.split("x"))
    gmac = macs_a_pixel(file) * width * height / 1e9
    names = dict(zip(("preset", "backend", "device", "precision"), key, strict=True))
    peak = peaks.get(key[3]) if key[2] == "cpu" else None
    return names | {
        "size": size,
        "ms": round(ms, 2),
        "ratio": round(base / ms, 1),
        "gmac": round(gmac, 2),
        "share_of_peak": peak and round(gmac / ms * 1000 / peak, 2),
    }


def show(report: dict) -> None:
    table = Table(title=f"{report['machine']['processor']}; ratio to {report['baseline']}")
    columns = ("size", "preset", "backend", "device", "precision", "ms", "ratio", "share_of_peak")
    for column in columns:
        table.add_column(column, justify="right" if column in columns[5:] else "left")
    for row in report["results"]:
        table.add_row(*(str(row[column.header]) for column in table.columns))
    Console(width=100).print(table)


if __name__ == "__main__":
    typer.run(main)
