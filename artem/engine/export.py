"""Writing a style as an ONNX net, for other programs."""

from __future__ import annotations

import io
import warnings
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from artem.engine.openvino import ov
from artem.engine.pixel_net import load_net
from artem.errors import NetFileError, UsageError
from artem.files import write_bytes
from artem.look import Look
from artem.nets.shapes import OnnxShape
from artem.styles.checkpoint import NetFile
from artem.styles.mix import mixed_code

_OPSET = 17
_CHECKED = ((64, 96), (50, 70))  # (height, width) of the pictures it is tried on
_CLOSE = 2.0  # of 255, the largest difference allowed


class _OneStyle(nn.Module):
    """A net that wears one code. step: what H and W are brought to multiples of.

    The net does so itself, but by sizes that tracing takes for constants.
    """

    def __init__(self, net: nn.Module, code: Tensor, step: int) -> None:
        super().__init__()
        self.net = net
        self.step = step
        self.register_buffer("code", code)

    def forward(self, picture: Tensor) -> Tensor:
        height, width = picture.shape[2:]
        below, right = ((self.step - side % self.step) % self.step for side in (height, width))
        whole = F.pad(picture / 255, (0, right, 0, below), mode="reflect")
        painted: Tensor = self.net(whole, self.code)[:, :, :height, :width]
        return (painted * 255).clamp(0, 255)


def export_onnx(file: NetFile, style: str, look: Look, path: Path) -> None:
    """Write one look of a net: 1x3xHxW float RGB in 0..255 in and out, H and W free.

    What was written is run and compared with the net before it is kept.
    Raises UsageError where the onnx package is missing, NetFileError where they differ or the
    net is an ONNX net already.
    """
    if find_spec("onnx") is None:
        raise UsageError("exporting needs the onnx package; run `pip install onnx`")
    if isinstance(file.shape, OnnxShape):
        raise NetFileError("this net is an ONNX net already; copy its file")
    code = torch.from_numpy(mixed_code(file, look, style))[None]
    net = _OneStyle(load_net(file), code, file.shape.reduction).eval()
    data = _exported(net)
    difference = max(_difference(net, data, *size) for size in _CHECKED)
    if not difference <= _CLOSE:
        raise NetFileError(f"the exported net paints otherwise, by up to {difference:.1f} of 255")
    write_bytes(path, data)


def _exported(net: nn.Module) -> bytes:
    buffer = io.BytesIO()
    sides = {2: "height", 3: "width"}
    with warnings.catch_warnings():
        # The exporter by tracing is older than the other one, and keeps sizes free in our nets.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net,
            (torch.rand(1, 3, 64, 64) * 255,),
            buffer,  # type: ignore[arg-type]  # files are taken too
            dynamo=False,
            opset_version=_OPSET,
            input_names=["picture"],
            output_names=["painting"],
            dynamic_axes={"picture": sides, "painting": sides},
        )
    return buffer.getvalue()


def _difference(net: nn.Module, data: bytes, height: int, width: int) -> float:
    """The largest difference to the net on one picture, of 255."""
    chance = np.random.default_rng(0)
    picture = chance.uniform(0, 255, (1, 3, height, width)).astype(np.float32)
    core = ov.Core()
    exact = {"INFERENCE_PRECISION_HINT": "f32"}
    painted = core.compile_model(core.read_model(data), "CPU", exact)(picture)[0]
    with torch.inference_mode():
        expected = net(torch.from_numpy(picture)).numpy()
    if painted.shape != expected.shape:
        return float("inf")
    return float(np.abs(painted - expected).max())
