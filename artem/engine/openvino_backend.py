"""OpenVINO: the engine for CPUs.

The torch module, conversions included, is converted once per frame size; the graph is kept on
disk, so that later starts need no torch. Compiling a kept graph takes a tenth of a second.
"""

from __future__ import annotations

import tempfile
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov
import platformdirs

from artem.engine.backend import Backend, Painting, PerSize, first_line
from artem.engine.cpu import cpu_flags, has_bf16
from artem.engine.onnx_net import onnx_graph
from artem.errors import DeviceError
from artem.frame import Pixels
from artem.nets.shapes import OnnxShape
from artem.opencv import cv2
from artem.styles.checkpoint import NetFile

_KEPT_GRAPHS = 64
_GRAPH_VERSION = 5  # raise when the net's code changes what a net file computes


class OpenVinoBackend(Backend):
    """The net compiled for the CPU."""

    name = "openvino"
    device = "cpu"

    def __init__(self, file: NetFile, precision: str) -> None:
        """precision: "fp32", "bf16" or, where the file tells how, "int8"."""
        self.precision = precision
        self._file = file
        self._requests: PerSize[Any] = PerSize(self._compile_apart)

    def prepare(self, width: int, height: int) -> None:
        """Convert and compile for this size, or read both from the cache."""
        self._requests.get(height, width)

    def run(self, pixels: Pixels, painting: Painting) -> Pixels:
        """One pass."""
        height, width = pixels.shape[:2]
        request = self._requests.get(height, width)
        try:
            request.set_input_tensor(0, ov.Tensor(pixels, shared_memory=True))
            request.set_input_tensor(1, ov.Tensor(painting.code, shared_memory=True))
            request.infer()
        except RuntimeError as error:
            raise DeviceError(f"OpenVINO failed: {first_line(error)}") from error
        painted: Pixels = np.array(request.get_output_tensor(0).data)
        return in_colors_of(pixels, painted) if painting.keep_colors else painted

    def _compile_apart(self, height: int, width: int) -> Any:
        """Compile on a thread of its own.

        Compiling gives its thread a signal stack, which is freed with the model, on whichever
        thread that happens. A signal that then came to the first thread would end the process.
        """
        with ThreadPoolExecutor(1) as compiler:
            return compiler.submit(self._compile, height, width).result()

    def _compile(self, height: int, width: int) -> Any:
        in_bytes = self.precision == "int8"
        kind = f"{'int8' if in_bytes else 'float'}-g{_GRAPH_VERSION}"
        graph = cache_folder() / f"{self._file.digest[:24]}-{height}x{width}-{kind}.xml"
        settings = {
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_PRECISION_HINT": _float_type(self.precision),
        }
        try:
            core = ov.Core()
            model = _read_cached(core, graph)
            if model is None:
                converted = _convert(self._file, height, width, in_bytes)
                _write_cached(converted, graph)
                # As later starts will: a graph fresh from torch is fused in other places, and
                # differs from the kept one by some roundings.
                model = _read_cached(core, graph) or converted
            return core.compile_model(model, "CPU", settings).create_infer_request()
        except RuntimeError as error:
            raise DeviceError(
                f"OpenVINO cannot compile for {width}x{height}: {first_line(error)}"
            ) from error


def in_colors_of(pixels: Pixels, painted: Pixels) -> Pixels:
    """The painting's luminance in the chroma of the picture; as in PixelNet, but on bytes.

    A sixth of the time it takes in the graph, and none where it is not asked for.
    """
    light = cv2.cvtColor(painted, cv2.COLOR_RGB2YCrCb)
    colour = cv2.cvtColor(pixels, cv2.COLOR_RGB2YCrCb)
    cv2.mixChannels([light], [colour], [0, 0])
    return np.asarray(cv2.cvtColor(colour, cv2.COLOR_YCrCb2RGB), np.uint8)


def cache_folder() -> Path:
    """Where graphs are kept between starts; anything in it may be deleted."""
    return platformdirs.user_cache_path("artem") / f"openvino-{ov.__version__[:12]}"


def _float_type(precision: str) -> Any:
    """What the graph computes in where it does not compute with bytes."""
    narrow = precision == "bf16" or (precision == "int8" and has_bf16(cpu_flags()))
    return ov.Type.bf16 if narrow else ov.Type.f32


def _convert(file: NetFile, height: int, width: int, in_bytes: bool) -> Any:
    if isinstance(file.shape, OnnxShape):
        return onnx_graph(file, height, width)
    import torch

    from artem.engine.pixel_net import PixelNet

    example = (
        torch.zeros((height, width, 3), dtype=torch.uint8),
        torch.zeros(file.shape.code_size),
    )
    with warnings.catch_warnings():
        # Tracing warns that the padding is a constant (it is, of each frame size) and that torch
        # would rather be exported; both are OpenVINO's to know.
        warnings.simplefilter("ignore")
        return ov.convert_model(
            PixelNet(file, in_bytes=in_bytes),
            example_input=example,
            input=[ov.PartialShape(list(tensor.shape)) for tensor in example],
        )


def _read_cached(core: Any, graph: Path) -> Any:
    """The kept graph, or None where there is none or it is damaged."""
    if not graph.exists():
        return None
    try:
        return core.read_model(graph)
    except RuntimeError:
        return None


def _write_cached(model: Any, graph: Path) -> None:
    """Keep a graph, whole or not at all; a full disk only costs the next start some seconds."""
    try:
        graph.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=graph.parent) as folder:
            beside = Path(folder) / graph.name
            ov.save_model(model, beside, compress_to_fp16=False)
            beside.with_suffix(".bin").replace(graph.with_suffix(".bin"))
            beside.replace(graph)
        for old in sorted(graph.parent.glob("*.xml"), key=_age)[_KEPT_GRAPHS:]:
            old.unlink()
            old.with_suffix(".bin").unlink()
    except (OSError, RuntimeError):
        return


def _age(path: Path) -> float:
    return -path.stat().st_mtime
