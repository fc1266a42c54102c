"""Style nets in ONNX's format, by OpenVINO."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from artem.engine.backend import first_line
from artem.engine.openvino import ov
from artem.errors import NetFileError
from artem.nets.shapes import OnnxShape
from artem.styles import own
from artem.styles.card import StyleCard
from artem.styles.checkpoint import IDENTITY, NetFile
from artem.words import tr

ops = ov.opset13
_PROBE = 128  # pixels a side, where the net takes any size
_SMALL = 4.0  # nets of 0..255 paint brighter than this whatever they see, those of 0..1 never


def read_onnx(path: Path) -> NetFile:
    """A net file's worth of an ONNX net; whether it works on 0..1 or 0..255 is found by trying.

    Raises NetFileError where it cannot be run, or does not turn one picture into another.
    """
    data = path.read_bytes()
    try:
        white = _find_white(data)
    except RuntimeError as error:
        told = tr("{path} cannot be run ({why}); export it again")
        raise NetFileError(told.format(path=path, why=first_line(error))) from error
    name = own.plain_name(path.stem)
    code = np.ones(1, np.float32)
    return NetFile(
        OnnxShape(white),
        "classic",
        {},
        {IDENTITY: 0 * code, name: code},
        {name: StyleCard(name, path.stem)},
        onnx=data,
        digest=sha256(data).hexdigest(),
    )


def onnx_graph(file: NetFile, height: int, width: int) -> Any:
    """The net from (1, H, W, 3) uint8 and its code, (1, 1), to (1, H, W, 3) uint8.

    As an OpenVINO model. Of one frame: a net from elsewhere may have that built in.
    """
    assert isinstance(file.shape, OnnxShape)
    model, entry, size = _read(file.onnx, height, width)
    pixels = ops.parameter([1, height, width, 3], np.uint8)
    code = ops.parameter([1, 1], np.float32)
    picture = ops.transpose(ops.convert(pixels, "f32"), [0, 3, 1, 2])
    shown = _scaled(picture, size)
    white = np.float32(file.shape.white / 255)
    entry.output(0).replace(ops.multiply(shown, white).output(0))
    painted = ops.divide(model.get_results()[0].input_value(0), white)
    painted = _scaled(painted, (height, width))
    faded = ops.add(picture, ops.multiply(ops.subtract(painted, picture), code))
    rounded = ops.floor(ops.add(ops.clamp(faded, 0.0, 255.0), np.float32(0.5)))
    out = ops.transpose(ops.convert(rounded, "u8"), [0, 2, 3, 1])
    return ov.Model([out], [pixels, code], "artem")


def _read(data: bytes, height: int, width: int) -> tuple[Any, Any, tuple[int, int]]:
    """(model, its input, the (height, width) it runs at): the frame's, where it is free."""
    model = ov.Core().read_model(data)
    shape = model.inputs[0].partial_shape if len(model.inputs) == 1 else ov.PartialShape([])
    if len(shape) != 4 or (shape[1].is_static and shape[1].get_length() != 3):
        raise RuntimeError(f"it takes {shape} where a picture is 1x3xHxW")
    sizes = [
        side.get_length() if side.is_static else wanted
        for side, wanted in zip((shape[2], shape[3]), (height, width), strict=True)
    ]
    model.reshape([1, 3, *sizes])
    made = model.outputs[0].partial_shape
    if len(made) != 4 or made[1] != ov.Dimension(3):
        raise RuntimeError(f"it gives {made} where a picture is 1x3xHxW")
    return model, model.get_parameters()[0], (sizes[0], sizes[1])


def _scaled(picture: Any, size: tuple[int, int]) -> Any:
    return ops.interpolate(
        picture,
        np.array(size, np.int64),
        mode="linear_onnx",
        shape_calculation_mode="sizes",
        axes=np.array([2, 3], np.int64),
    )


def _find_white(data: bytes) -> float:
    """What a net's pixels go up to, judged by what it makes of a picture of 0..1."""
    model, _, (height, width) = _read(data, _PROBE, _PROBE)
    probe = np.random.default_rng(0).uniform(0, 1, (1, 3, height, width)).astype(np.float32)
    compiled = ov.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    painted = np.asarray(compiled(probe)[0])
    return 255.0 if float(np.abs(painted).max()) > _SMALL else 1.0
