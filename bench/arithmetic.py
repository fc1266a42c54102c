"""How much a net computes, how much a machine could, and what the time goes into."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import nn

from artem.engine.pixel_net import PixelNet
from artem.nets.layers import SmoothShuffle
from artem.styles.checkpoint import IDENTITY, NetFile

_SIDE = 64  # pixels a side; a net computes as much for every pixel
_CHANNELS, _POSITIONS = 1024, 4096
_FLOATS = {"fp32": "f32", "bf16": "bf16", "int8": "bf16"}
_RUNS = 10


def macs_a_pixel(file: NetFile) -> float:
    """Multiplications with an addition that the convolutions of a net take for each pixel."""
    counted = 0

    def count(module: nn.Module, _inputs: object, output: torch.Tensor) -> None:
        nonlocal counted
        # A shuffling one makes its outputs at the low resolution, all four of a position.
        if isinstance(module, (nn.Conv2d, SmoothShuffle)):
            counted += output.numel() * module.weight[0].numel()

    net = PixelNet(file)
    for module in net.modules():
        module.register_forward_hook(count)
    pixels = torch.zeros((1, _SIDE, _SIDE, 3), dtype=torch.uint8)
    net(pixels, torch.from_numpy(file.codes[IDENTITY])[None])
    return counted / _SIDE**2


def peak_gmacs(precision: str) -> float:
    """Billions of multiplications with an addition a second in a large matrix product.

    As a convolution of single positions, 1024 by 1024 times 1024 by 4096, which is what OpenVINO
    computes fastest.
    """
    import openvino as ov
    from openvino import opset13 as ops

    entry = ops.parameter([1, _CHANNELS, _POSITIONS // 64, 64], np.float32)
    weight = np.random.default_rng(0).normal(size=(_CHANNELS, _CHANNELS, 1, 1)).astype(np.float32)
    x, w = entry, ops.constant(weight)
    if precision == "int8":
        x = _rounded(entry, 0.0, 2.55, 256)
        w = _rounded(w, -4.0, 4.0, 255)
    product = ops.convolution(x, w, [1, 1], [0, 0], [0, 0], [1, 1])
    model = ov.Model([product], [entry], "product")
    request = _request(model, precision)
    request.set_input_tensor(ov.Tensor(np.ones(entry.shape, np.float32)))
    spent = _spent(request)
    return _CHANNELS**2 * _POSITIONS / 1e9 / (spent["Convolution"] / 1000)


def spent_by_kind(file: NetFile, precision: str, width: int, height: int) -> dict[str, float]:
    """Milliseconds of a frame by kind of operation, the most first."""
    import openvino as ov

    from artem.engine.openvino_backend import read_graph

    model = read_graph(ov.Core(), file, precision == "int8")
    model.reshape({0: [1, height, width, 3], 1: [1, file.shape.code_size]})
    request = _request(model, precision)
    pixels = np.random.default_rng(0).integers(0, 256, (1, height, width, 3), np.uint8)
    request.set_input_tensor(0, ov.Tensor(pixels))
    request.set_input_tensor(1, ov.Tensor(file.codes[IDENTITY][None]))
    return {kind: round(ms, 2) for kind, ms in _spent(request).most_common() if ms >= 0.01}


def milliseconds(run: Callable[[], object], runs: int) -> float:
    """Median of so many runs, after two that do not count."""
    times = []
    for at in range(runs + 2):
        began = time.perf_counter()
        run()
        if at >= 2:
            times.append(time.perf_counter() - began)
    return 1000 * float(np.median(times))


def convolution_request(x: np.ndarray, weight: np.ndarray) -> Any:
    """A convolution in int8 of x (N, C, H, W) by weight (O, C, kh, kw), float32 in and out."""
    import openvino as ov
    from openvino import opset13 as ops

    entry = ops.parameter(list(x.shape), np.float32)
    rounded, kernel = (
        _rounded(entry, -4.0, 4.0, 256),
        _rounded(ops.constant(weight), -4.0, 4.0, 255),
    )
    sums = ops.convolution(rounded, kernel, [1, 1], [0, 0], [0, 0], [1, 1])
    request = _request(ov.Model([sums], [entry], "convolution"), "fp32")
    request.set_input_tensor(ov.Tensor(x))
    return request


def _rounded(x: Any, low: float, high: float, levels: int) -> Any:
    from openvino import opset13 as ops

    ends = [np.float32(low), np.float32(high)] * 2
    return ops.fake_quantize(x, *ends, levels)


def _request(model: Any, precision: str) -> Any:
    import openvino as ov

    settings = {
        "PERFORMANCE_HINT": "LATENCY",
        "INFERENCE_PRECISION_HINT": _FLOATS[precision],
        "PERF_COUNT": True,
    }
    return ov.Core().compile_model(model, "CPU", settings).create_infer_request()


def _spent(request: Any) -> Counter[str]:
    """Least milliseconds of each operation over some runs, summed by kind."""
    least: dict[str, tuple[str, float]] = {}
    for _ in range(_RUNS):
        request.infer()
        for node in request.profiling_info:
            ms = node.real_time.total_seconds() * 1000
            kind, before = least.get(node.node_name, (node.node_type, ms))
            least[node.node_name] = kind, min(ms, before)
    spent: Counter[str] = Counter()
    for kind, ms in least.values():
        spent[kind] += ms
    return spent
