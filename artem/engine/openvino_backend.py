"""OpenVINO: the engine for CPUs, and for Intel's graphics and neural processors.

The torch module, conversions included, is converted once for every frame size; the graph is kept
on disk, so that later starts need no torch. Compiling it for a size takes some tenths of a second.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs

from artem.engine.backend import Backend, BatchSize, Painting, PerSize, as_batch, first_line
from artem.engine.colors import in_colors_of
from artem.engine.cpu import cpu_flags, has_bf16, multiplies_bytes
from artem.engine.device import OPENVINO, present_threads
from artem.engine.onnx_net import onnx_graph
from artem.engine.openvino import ov
from artem.errors import DeviceError
from artem.frame import Pixels
from artem.nets.shapes import NetShape, OnnxShape
from artem.opencv import cv2
from artem.styles.checkpoint import NetFile
from artem.words import tr

_KEPT_GRAPHS = 64
_TRACED_SIZE = (2, 64, 96)  # frames, height, width: none of them 1, which would be a constant
_GRAPH_VERSION = 8  # raise when the net's code changes what a net file computes


class OpenVinoBackend(Backend):
    """The net compiled for the CPU, or for Intel's graphics and neural processors."""

    name = "openvino"
    library = str(ov.__version__)

    def __init__(
        self,
        file: NetFile,
        precision: str,
        device: str = "cpu",
        threads: int | None = None,
        stacked: bool = False,
    ) -> None:
        """precision: "fp32", "fp16", "bf16" or, where the file tells how, "int8".

        device: one of `OPENVINO`. threads: of the processor; what OpenVINO takes where not given.
        stacked: frames are two views of one scene, one above the other.
        """
        self.precision = precision
        self.device = device
        self.threads = threads
        self._file = file
        # Only there is the graph another one.
        self._stacked = stacked and isinstance(file.shape, NetShape) and file.shape.canvas
        self._step = 1 if isinstance(file.shape, OnnxShape) else file.shape.reduction
        self._requests: PerSize[Any] = PerSize()

    def prepare(self, width: int, height: int, batch: int = 1) -> None:
        """Compile for this size; the first time a net is used ever, convert it."""
        self._requests.get((self._at_once(batch), height, width), self._compile_apart)

    def run(self, frames: Sequence[Pixels], paintings: Sequence[Painting]) -> list[Pixels]:
        """One pass, or one for each frame where the net takes no more."""
        step = self._at_once(len(frames))
        passes = [slice(at, at + step) for at in range(0, len(frames), step)]
        return [made for part in passes for made in self._pass(frames[part], paintings[part])]

    def _at_once(self, batch: int) -> int:
        """Frames of a batch that are painted in one pass.

        Nets from elsewhere get one: a batch of one is built into many that were exported.
        """
        return 1 if isinstance(self._file.shape, OnnxShape) else batch

    def _pass(self, frames: Sequence[Pixels], paintings: Sequence[Painting]) -> list[Pixels]:
        height, width = frames[0].shape[:2]
        pixels = as_batch([_fitted(frame, self._step) for frame in frames])
        codes = as_batch([painting.code for painting in paintings])
        count, rows, columns = pixels.shape[:3]
        request = self._requests.get((count, rows, columns), self._compile_apart)
        try:
            request.set_input_tensor(0, ov.Tensor(pixels, shared_memory=True))
            request.set_input_tensor(1, ov.Tensor(codes, shared_memory=True))
            request.infer()
        except RuntimeError as error:
            raise DeviceError(tr("OpenVINO failed: {why}").format(why=first_line(error))) from error
        made = request.get_output_tensor(0).data[:, :height, :width]
        return [
            in_colors_of(frame, painted) if painting.keep_colors else np.array(painted)
            for frame, painting, painted in zip(frames, paintings, made, strict=True)
        ]

    def _compile_apart(self, size: BatchSize) -> Any:
        """Compile on a thread of its own.

        Compiling gives its thread a signal stack, which is freed with the model, on whichever
        thread that happens. A signal that then came to the first thread would end the process.
        """
        with ThreadPoolExecutor(1) as compiler:
            return compiler.submit(self._compile, size).result()

    def _compile(self, size: BatchSize) -> Any:
        batch, height, width = size
        settings = {
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_PRECISION_HINT": _float_type(self.precision),
        }
        if self.device == "cpu" and not multiplies_bytes(cpu_flags()):
            # Without such instructions sums of bytes saturate; roundings in floats do not.
            settings["LP_TRANSFORMS_MODE"] = "OFF"
        if self.device == "cpu" and self.threads is not None:
            settings["INFERENCE_NUM_THREADS"] = self.threads
            # Or every process that takes some of the processors would take the same ones.
            settings["ENABLE_CPU_PINNING"] = self.threads >= present_threads()
        try:
            core = ov.Core()
            if isinstance(self._file.shape, OnnxShape):
                model = onnx_graph(self._file, height, width)
            else:
                model = read_graph(core, self._file, self.precision == "int8", self._stacked)
                model.reshape({0: [*size, 3], 1: [batch, self._file.shape.code_size]})
            compiled = core.compile_model(model, OPENVINO[self.device], settings)
            return compiled.create_infer_request()
        except RuntimeError as error:
            told = tr("OpenVINO cannot compile for {width}x{height}: {why}")
            raise DeviceError(
                told.format(width=width, height=height, why=first_line(error))
            ) from error


def usual_threads() -> int:
    """How many threads of the processor OpenVINO takes by itself; takes a tenth of a second."""
    entry = ov.op.Parameter(ov.Type.f32, ov.Shape([1]))
    compiled = ov.Core().compile_model(
        ov.Model([entry], [entry]), "CPU", {"PERFORMANCE_HINT": "LATENCY"}
    )
    return int(compiled.get_property("INFERENCE_NUM_THREADS"))


def cache_folder() -> Path:
    """Where graphs are kept between starts; anything in it may be deleted."""
    return platformdirs.user_cache_path("artem") / f"openvino-{ov.__version__[:12]}"


def _float_type(precision: str) -> Any:
    """What the graph computes in where it does not compute with bytes."""
    if precision == "fp16":
        return ov.Type.f16
    narrow = precision == "bf16" or (precision == "int8" and has_bf16(cpu_flags()))
    return ov.Type.bf16 if narrow else ov.Type.f32


def _fitted(pixels: Pixels, step: int) -> Pixels:
    """The picture with reflections below and right up to whole steps."""
    below, right = (-side % step for side in pixels.shape[:2])
    if below == 0 and right == 0:
        return pixels
    kind = cv2.BORDER_REFLECT_101
    return np.asarray(cv2.copyMakeBorder(pixels, 0, below, 0, right, kind), np.uint8)


def read_graph(core: Any, file: NetFile, in_bytes: bool, stacked: bool = False) -> Any:
    """A net for any number of frames of any size in whole steps, from an earlier start or new.

    in_bytes: for int8, where the file tells how. stacked: for two views, one above the other.
    """
    kind = f"{'int8' if in_bytes else 'float'}{'-stacked' * stacked}-g{_GRAPH_VERSION}"
    path = cache_folder() / f"{file.digest[:24]}-{kind}.xml"
    kept = _read_cached(core, path)
    if kept is not None:
        return kept
    converted = _convert(file, in_bytes, stacked)
    _write_cached(converted, path)
    # As later starts will: a graph fresh from torch is fused in other places, and differs from
    # the kept one by some roundings.
    return _read_cached(core, path) or converted


def _convert(file: NetFile, in_bytes: bool, stacked: bool) -> Any:
    """By OpenVINO's front end itself: its `convert_model` takes four times as long, and reports
    every use to its makers.
    """
    import torch
    from openvino.frontend import FrontEndManager
    from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder
    from openvino.passes import ConstantFolding, Manager

    from artem.engine.pixel_net import PixelNet

    assert not isinstance(file.shape, OnnxShape)
    pixels = torch.zeros((*_TRACED_SIZE, 3), dtype=torch.uint8)
    code = torch.zeros(_TRACED_SIZE[0], file.shape.code_size)
    with warnings.catch_warnings(), torch.inference_mode():
        # Tracing warns that padding to whole steps is a constant: frames come in whole steps.
        warnings.simplefilter("ignore")
        net = PixelNet(file, in_bytes=in_bytes, stacked=stacked)
        traced = torch.jit.trace(net, (pixels, code), check_trace=False)  # type: ignore[no-untyped-call]
        front = FrontEndManager().load_by_framework("pytorch")
        decoder = TorchScriptPythonDecoder(traced, example_input=(pixels, code))  # is read late
        graph = front.load(decoder)
        for entry, shape, kind in zip(
            graph.get_inputs(),
            ([-1, -1, -1, 3], [-1, file.shape.code_size]),
            (ov.Type.u8, ov.Type.f32),
            strict=True,
        ):
            graph.set_partial_shape(entry, ov.PartialShape(shape))
            graph.set_element_type(entry, kind)
        model = front.convert(graph)
    folding = Manager()
    folding.register_pass(ConstantFolding())  # int8 is found by constant steps
    folding.run_passes(model)
    return model


def _read_cached(core: Any, graph: Path) -> Any:
    """The kept graph, or None where there is none or it is damaged."""
    if not graph.exists():
        return None
    with suppress(OSError):
        graph.touch()  # the ones not used for longest go first
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
