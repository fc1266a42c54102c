"""Speed of every net, preset, backend and precision, against classic in torch eager float32.

    python bench/nets.py [--sizes 640x480,1080x1200] [--runs 15] [--out bench/results]

Random weights: speed does not depend on them. The baseline is measured in the same run. Writes
nets.json and prints a table.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
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
from artem.styles.checkpoint import IDENTITY, NetFile

SIZES = "640x480,540x600,1080x1200,2160x1200"
BASELINE = ("classic", "torch eager", "cpu", "fp32")
Key = tuple[str, str, str, str]


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

        for precision in ("fp32", "bf16"):
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


def milliseconds(backend: Backend, file: NetFile, size: tuple[int, int], runs: int) -> float:
    """Median of one frame, bytes to bytes."""
    width, height = size
    painting = Painting(file.codes[IDENTITY])
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)
    times = []
    for run in range(runs + 2):
        began = time.perf_counter()
        backend.run(pixels, painting)
        if run >= 2:
            times.append(time.perf_counter() - began)
    return 1000 * float(np.median(times))


def main(
    sizes: Annotated[str, typer.Option(help="Comma-separated WxH.")] = SIZES,
    runs: Annotated[int, typer.Option(help="Counted runs of the quick nets.")] = 15,
    out: Annotated[Path, typer.Option(help="Folder for nets.json.")] = Path("bench/results"),
) -> None:
    results = []
    for text in sizes.split(","):
        size = parse_size(text).pixels
        assert size is not None
        found: dict[Key, float] = {}
        for preset in PRESETS:
            file = random_file(preset)
            for key, make in backends(file):
                slow = key[1] == "torch eager" and preset == "classic"
                try:
                    found[key] = milliseconds(make(), file, size, min(runs, 5) if slow else runs)
                except ArtemError as error:
                    typer.echo(f"{' '.join(key)} at {text}: {error}", err=True)
        base = found[BASELINE]
        results += [
            dict(zip(("preset", "backend", "device", "precision"), key, strict=True))
            | {"size": text, "ms": round(ms, 2), "ratio": round(base / ms, 2)}
            for key, ms in found.items()
        ]
    report = {"machine": machine(), "baseline": " ".join(BASELINE), "results": results}
    out.mkdir(parents=True, exist_ok=True)
    (out / "nets.json").write_text(json.dumps(report, indent=2) + "\n")
    show(report)


def show(report: dict) -> None:
    table = Table(title=f"{report['machine']['processor']}; ratio to {report['baseline']}")
    for column in ("size", "preset", "backend", "device", "precision", "ms", "ratio"):
        table.add_column(column, justify="right" if column in ("ms", "ratio") else "left")
    for row in report["results"]:
        table.add_row(*(str(row[column.header]) for column in table.columns))
    Console(width=100).print(table)


if __name__ == "__main__":
    typer.run(main)
