"""The table of the Art'Em article, and what binary nets give today.

    python bench/xnor.py [--rounds 9] [--out bench/results]

Convolutions of 256x256xC by 4x4xCx256 kernels on all cores, floats in to floats out:

- bitwise: on packed bits, with the packing of what comes in; also the packing by itself.
- plain: float32, blocked alike and compiled by the same compiler, no vendor's library.
- onednn: float32 in torch. int8: OpenVINO, the rounding of what comes in included.
- on a CUDA device: bitwise in Triton, and cuDNN in fp16.

Then a matrix product of 1024x1024 by 1024x1024 packed once, popcounts a second against a loop of
nothing else, the fast preset with binary residual blocks, and the bytes of VGG-19. The machine may
be shared: every round runs each of them once, and the least of all rounds counts.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import plain
import torch
import torch.nn.functional as F
import typer
from arithmetic import convolution_request
from machine import machine
from nets import random_file
from rich.console import Console
from rich.table import Table

from artem.engine.backend import Backend, Painting
from artem.engine.openvino_backend import OpenVinoBackend
from artem.engine.torch_backend import TorchBackend
from artem.nets import xnor
from artem.nets.shapes import PRESETS
from artem.nets.transform import TransformNet
from artem.nets.xnor_kernel import convolve, pack_map, pack_weight, share_rows
from artem.styles.checkpoint import IDENTITY, NetFile, read_net_file
from artem.styles.gallery import gallery_folder
from artem.training.memory import keep_freed_memory

CHANNELS = (3, 8, 16, 32, 64)
SIDE, OUTPUTS, KERNEL = 256, 256, 4
PRODUCT = 1024
PEAK_WORDS, PEAK_ROUNDS = 256, 2000
FRAME = (640, 480)
COLUMNS = ("bitwise", "packing", "plain", "onednn", "int8", "triton", "cudnn_fp16")

# VGG-19's layers: (inputs, outputs), 3x3, then fully connected (Simonyan & Zisserman 2015, E).
VGG_CONVOLUTIONS = [(3, 64), (64, 64), (64, 128), (128, 128), (128, 256), *[(256, 256)] * 3]
VGG_CONVOLUTIONS += [(256, 512), *[(512, 512)] * 7]
VGG_CONNECTED = [(25088, 4096), (4096, 4096), (4096, 1000)]

Runs = dict[str, Callable[[], object]]


def least_ms(runs: Runs, rounds: int) -> dict[str, float]:
    """The least milliseconds of each over the rounds, after one that does not count.

    What takes over half a second is run in three rounds only.
    """
    least = dict.fromkeys(runs, float("inf"))
    for at in range(rounds + 1):
        for name, run in runs.items():
            if at > 3 and least[name] > 500:
                continue
            began = time.perf_counter()
            run()
            if at > 0:
                least[name] = min(least[name], 1000 * (time.perf_counter() - began))
    return {name: round(ms, 3) for name, ms in least.items()}


def bitwise(x: np.ndarray, weight: Any) -> np.ndarray:
    return convolve(pack_map(x)[0], weight, (1, 1))


def convolution(channels: int, rounds: int) -> dict[str, Any]:
    """One row of the article's table."""
    chance = np.random.default_rng(channels)
    x = chance.standard_normal((1, channels, SIDE, SIDE), np.float32)
    weight = chance.standard_normal((OUTPUTS, channels, KERNEL, KERNEL), np.float32)
    packed, tensors = pack_weight(weight), (torch.from_numpy(x), torch.from_numpy(weight))
    int8 = convolution_request(x, weight)
    runs: Runs = {
        "bitwise": lambda: bitwise(x, packed),
        "packing": lambda: pack_map(x),
        "plain": lambda: plain.convolve(x[0], weight),
        "onednn": lambda: F.conv2d(*tensors),
        "int8": int8.infer,
    }
    if torch.cuda.is_available():
        runs |= on_card(*tensors)
    ms = least_ms(runs, rounds)
    places = (SIDE - KERNEL + 1) ** 2
    return {
        "channels": channels,
        "ms": ms,
        "ratio": {name: round(ms[name] / ms["bitwise"], 1) for name in ("plain", "onednn", "int8")},
        "parameters": weight.size,
        "bytes_float": weight.nbytes,
        "bytes_bits": packed.words.nbytes,
        "popcounts_a_ns": round(packed.words.size * places / ms["bitwise"] / 1e6, 2),
    }


def on_card(x: torch.Tensor, weight: torch.Tensor) -> Runs:
    from artem.nets.xnor_triton import xnor_conv2d_triton

    here = x.cuda(), weight.cuda()
    halves = [tensor.half().to(memory_format=torch.channels_last) for tensor in here]

    def waited(run: Callable[[], object]) -> Callable[[], None]:
        def and_wait() -> None:
            run()
            torch.cuda.synchronize()

        return and_wait

    return {
        "triton": waited(lambda: xnor_conv2d_triton(*here)),
        "cudnn_fp16": waited(lambda: F.conv2d(*halves)),
    }


def product(rounds: int) -> dict[str, float]:
    """A matrix product, as a convolution of single positions; packed before, or each time."""
    chance = np.random.default_rng(0)
    a, b = chance.standard_normal((2, PRODUCT, PRODUCT), np.float32)
    x, weight = a.reshape(1, PRODUCT, 1, PRODUCT), b.reshape(PRODUCT, PRODUCT, 1, 1)
    # By rows, as the cores share rows.
    x = np.ascontiguousarray(x.reshape(1, PRODUCT, 32, PRODUCT // 32))
    packed, kernel = pack_map(x)[0], pack_weight(weight)
    left, right = torch.from_numpy(b), torch.from_numpy(a)
    return least_ms(
        {
            "packed once": lambda: convolve(packed, kernel, (1, 1)),
            "packed each time": lambda: bitwise(x, kernel),
            "plain": lambda: plain.convolve(x[0], weight),
            "onednn": lambda: left @ right,
        },
        rounds,
    )


def peak(rounds: int) -> float:
    """Popcounts of 32 bits a nanosecond on all cores, by a loop of nothing else."""
    cores = torch.get_num_threads()
    words = np.ones((cores, PEAK_WORDS), np.uint32)

    def count(first: int, last: int) -> None:
        for row in range(first, last):
            plain.count_bits(words[row], PEAK_ROUNDS)

    ms = least_ms({"": lambda: share_rows(count, cores)}, rounds * 4)[""]
    return cores * PEAK_WORDS * PEAK_ROUNDS * plain.CHAIN / ms / 1e6


def style_nets(rounds: int) -> dict[str, float]:
    """A frame of the fast preset with float and with binary blocks, milliseconds."""
    fast = read_net_file(gallery_folder() / "fast.safetensors")
    binary = binary_file()
    width, height = FRAME
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)

    def painting(file: NetFile, backend: Backend) -> Callable[[], object]:
        return lambda: backend.run(pixels, Painting(file.codes[IDENTITY]))

    runs: Runs = {
        "float blocks, torch": painting(fast, TorchBackend(fast, "cpu", "fp32")),
        "binary blocks on bits, torch": painting(binary, TorchBackend(binary, "cpu", "fp32")),
        "binary blocks as floats, torch": without_bits(
            painting(binary, TorchBackend(binary, "cpu", "fp32"))
        ),
        "float blocks, OpenVINO fp32": painting(fast, OpenVinoBackend(fast, "fp32")),
        "float blocks, OpenVINO int8": painting(fast, OpenVinoBackend(fast, "int8")),
        "binary blocks as floats, OpenVINO fp32": painting(binary, OpenVinoBackend(binary, "fp32")),
    }
    return least_ms(runs, rounds)


def without_bits(run: Callable[[], object]) -> Callable[[], object]:
    def as_floats() -> object:
        kept = xnor._has_numba
        xnor._has_numba = lambda: False  # type: ignore[assignment]
        try:
            return run()
        finally:
            xnor._has_numba = kept

    return as_floats


def binary_file() -> NetFile:
    """Random weights take as long as learned ones."""
    torch.manual_seed(0)
    net = TransformNet(replace(PRESETS["fast"], binary=True))
    weights = {name: tensor.numpy() for name, tensor in net.state_dict().items()}
    file = random_file("fast")
    return replace(file, shape=net.shape, weights=weights, digest=f"{'binary':0<24}")


def vgg_bytes() -> dict[str, float]:
    """Megabytes of VGG-19 as a whole, computed; without its biases, which are 0.02 % of it."""
    sizes = [9 * inputs * outputs for inputs, outputs in VGG_CONVOLUTIONS]
    sizes += [inputs * outputs for inputs, outputs in VGG_CONNECTED]
    ends = sizes[0] + sizes[-1]
    kinds = {
        "fp32": 4 * sum(sizes),
        "fp16": 2 * sum(sizes),
        "int8": sum(sizes),
        "binary, first and last layer fp16": (sum(sizes) - ends) / 8 + 2 * ends,
        "binary, all of it": sum(sizes) / 8,
    }
    return {name: round(count / 1e6, 1) for name, count in kinds.items()}


def main(
    rounds: Annotated[int, typer.Option(help="Counted runs of each.")] = 9,
    out: Annotated[Path, typer.Option(help="Folder for xnor.json.")] = Path("bench/results"),
) -> None:
    keep_freed_memory()
    torch.set_grad_enabled(False)
    rows, peaks = [], []
    for channels in CHANNELS:
        peaks.append(peak(rounds))  # a shared machine is faster at times
        rows.append(convolution(channels, rounds))
    highest = max(peaks)
    for row in rows:
        row["share_of_peak"] = round(row["popcounts_a_ns"] / highest, 2)
    report = {
        "machine": machine(),
        "command": "python bench/xnor.py",
        "peak_popcounts_a_ns": round(highest, 1),
        "convolutions": rows,
        "product_ms": product(rounds),
        "frame_ms": style_nets(rounds),
        "vgg19_mb": vgg_bytes(),
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "xnor.json").write_text(json.dumps(report, indent=2) + "\n")
    show(report)


def show(report: dict[str, Any]) -> None:
    console = Console(width=110)
    columns = [name for name in COLUMNS if name in report["convolutions"][0]["ms"]]
    table = Table(title=f"{report['machine']['processor']}; milliseconds")
    for column in ("channels", *columns, "onednn / bitwise", "share of peak"):
        table.add_column(column, justify="right")
    for row in report["convolutions"]:
        cells = [row["channels"], *(row["ms"][name] for name in columns)]
        table.add_row(*map(str, [*cells, row["ratio"]["onednn"], row["share_of_peak"]]))
    console.print(table)
    for name in ("product_ms", "frame_ms", "vgg19_mb"):
        console.print(name, report[name])


if __name__ == "__main__":
    typer.run(main)
