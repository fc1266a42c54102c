"""The stylizer: pixels in, painted pixels out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

import numpy as np

from artem.engine.backend import Backend, Painting
from artem.engine.device import (
    OPENVINO,
    choose_device,
    choose_precision,
    has_openvino,
    runs_classic,
)
from artem.engine.fit import resize
from artem.engine.picture_style import read_style, with_picture, without_style
from artem.engine.stereo import MARGIN, side_by_side, stacked, stacked_size
from artem.errors import DeviceError, UsageError
from artem.frame import Pixels
from artem.look import Look
from artem.nets.shapes import OnnxShape
from artem.options import MIN_SIDE
from artem.styles.checkpoint import NetFile
from artem.styles.gallery import find_style
from artem.styles.mix import mixed_code
from artem.words import tr

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Stylizer:
    """A net made ready to paint its styles; keeps no state from one frame to the next.

    >>> stylizer = Stylizer("mosaic")
    >>> painted = stylizer(picture)  # (H, W, 3) uint8 RGB in and out, any H and W from 16 up

    Attributes: style (the heaviest of the mix), preset, device, backend, precision.
    """

    def __init__(
        self,
        style: str,
        *,
        preset: str = "auto",
        device: str = "auto",
        precision: str = "auto",
        size: tuple[int, int] | None = None,
        stereo: bool = False,
    ) -> None:
        """size: (width, height) to paint at, where that is not the frame's own.

        stereo: frames are a left and a right view side by side, of even width and at least 33
        rows; they are painted alike.

        Raises UnknownStyle, UsageError, NetFileError or DeviceError.
        """
        chosen = choose_device(device)
        found = find_style(style)
        self._file = read_style(found, preset, on_gpu=runs_classic(chosen))
        self._size = size
        self._stereo = stereo
        self._learning = Lock()
        used = choose_precision(precision, chosen, self._file.quantization)
        self._makers = _backend_makers(self._file, chosen, used)
        self._backend = self._next_backend()
        self._own_style = found.card.name
        self.preset = self._file.preset
        self.set_look(Look())

    @property
    def style(self) -> str:
        """The style it wears; of a mix, the heaviest."""
        return max(self._look.mix, key=lambda part: part[1], default=(self._own_style, 1.0))[0]

    @property
    def device(self) -> str:
        """ "cpu", "cuda:0", "mps", "xpu", "intel-gpu" or "npu"."""
        return self._backend.device

    @property
    def backend(self) -> str:
        """ "torch" or "openvino"."""
        return self._backend.name

    @property
    def precision(self) -> str:
        """ "fp32", "fp16", "bf16" or "int8"."""
        return self._backend.precision

    def learn(self, style: str) -> None:
        """Get to know a picture as a style, so that a look can have it; safe from any thread.

        Nothing happens for styles that are known. Takes some hundredths of a second, and some
        seconds the first time. Raises UnknownStyle, PictureError or NetFileError.
        """
        if style in self._file.cards:  # no waiting for another that is being learned
            return
        with self._learning:
            found = find_style(style)
            if found.picture is not None and style not in self._file.cards:
                self._file = with_picture(self._file, found.card, found.picture)

    def forget(self, style: str) -> None:
        """No longer know a picture by this name: another may have it next; safe from any thread.

        Waits for one that is being learned. What is painted in its style goes on until the look
        changes.
        """
        with self._learning:
            self._file = without_style(self._file, style)

    def set_look(self, look: Look) -> None:
        """Change the look from the next frame on; safe from any thread, never compiles.

        Pictures in its mix are learned first, where they are not known.
        Raises UnknownStyle where the net lacks a style of the look's mix.
        """
        for style, _ in look.mix:
            self.learn(style)
        code = mixed_code(self._file, look, self._own_style)
        self._painting = Painting(code, look.keep_colors)
        self._look = look

    def prepare(self, width: int, height: int) -> None:
        """Compile for frames of this size ahead of the first one; safe from any thread.

        Raises DeviceError where the device cannot: the others are tried when a frame is painted.
        """
        width, height = self._size or (width, height)
        if self._stereo:
            width, height = stacked_size(width, height)
        self._backend.prepare(width, height)

    def __call__(self, pixels: Pixels, /) -> Pixels:
        """(H, W, 3) uint8 RGB -> a new array of the same shape and type.

        Raises UsageError for another shape or type, DeviceError where every device failed.
        """
        _check(pixels, self._stereo)
        height, width = pixels.shape[:2]
        frame = np.ascontiguousarray(resize(pixels, self._size) if self._size else pixels)
        painting = self._painting
        if self._stereo:
            frame = stacked(frame)
        painted: Pixels = self._with_fallback(lambda backend: backend.run(frame, painting))
        if self._stereo:
            painted = side_by_side(painted, (self._size or (width, height))[1])
        return resize(painted, (width, height)) if self._size else painted

    def _with_fallback(self, use: Callable[[Backend], T]) -> T:
        while True:
            try:
                return use(self._backend)
            except DeviceError as error:
                self._backend = self._next_backend(error)

    def _next_backend(self, error: DeviceError | None = None) -> Backend:
        while self._makers:
            make = self._makers.pop(0)
            try:
                backend = make()
            except DeviceError as failure:
                error = failure
                continue
            if error is not None:
                _log.warning("%s; going on with %s on %s", error, backend.name, backend.device)
            return backend
        raise error or DeviceError(tr("no device can run this net"))


def _backend_makers(file: NetFile, device: str, precision: str) -> list[Callable[[], Backend]]:
    """Ways to run a net, best first."""

    def in_torch(name: str, its_precision: str) -> Callable[[], Backend]:
        def make() -> Backend:
            from artem.engine.torch_backend import TorchBackend

            return TorchBackend(file, name, its_precision)

        return make

    def in_openvino(name: str, its_precision: str) -> Callable[[], Backend]:
        def make() -> Backend:
            from artem.engine.openvino_backend import OpenVinoBackend

            return OpenVinoBackend(file, its_precision, name)

        return make

    if isinstance(file.shape, OnnxShape):
        return [in_openvino("cpu", precision if device == "cpu" else "fp32")]
    makers = []
    if device != "cpu":
        makers.append((in_openvino if device in OPENVINO else in_torch)(device, precision))
    if has_openvino():
        on_cpu = [precision, "fp32"] if device == "cpu" else ["fp32"]
        makers += [in_openvino("cpu", its_precision) for its_precision in dict.fromkeys(on_cpu)]
    return [*makers, in_torch("cpu", "fp32")]


def _check(pixels: Pixels, stereo: bool) -> None:
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise UsageError(
            f"pixels are {pixels.shape} {pixels.dtype}; give an (H, W, 3) uint8 RGB array"
        )
    if min(pixels.shape[:2]) < MIN_SIDE:
        told = tr("a picture of {width}x{height} is too small; each side needs {least} pixels")
        raise UsageError(told.format(width=pixels.shape[1], height=pixels.shape[0], least=MIN_SIDE))
    if stereo and (pixels.shape[1] % 2 or pixels.shape[0] <= MARGIN):
        told = tr(
            "a stereo pair of {width}x{height} cannot be parted; it needs an even width and more "
            "than {margin} rows"
        )
        raise UsageError(told.format(width=pixels.shape[1], height=pixels.shape[0], margin=MARGIN))
