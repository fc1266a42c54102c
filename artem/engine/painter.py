"""The painter: frames of any number of people, each painted in its own way."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Lock

import numpy as np

from artem.engine.backend import Backend, Painting
from artem.engine.device import (
    OPENVINO,
    choose_device,
    choose_precision,
    has_openvino,
    present_threads,
    runs_classic,
)
from artem.engine.pass_memory import fits_a_pass
from artem.engine.picture_style import read_style, with_picture, without_style
from artem.errors import DeviceError, UsageError
from artem.frame import Pixels
from artem.look import Look
from artem.nets.shapes import OnnxShape
from artem.options import MIN_SIDE
from artem.styles.checkpoint import NetFile
from artem.styles.gallery import find_style
from artem.styles.mix import mixed_code
from artem.words import tr

_log = logging.getLogger(__name__)


class Painter:
    """A net made ready to paint its styles, for any number of people; any thread.

    It wears no look: every frame comes with what `painting` made of one. Nothing is kept from one
    frame to the next. Passes are made one after another.

    >>> painter = Painter("mosaic")
    >>> paintings = [painter.painting(look) for look in looks]
    >>> painted = painter.paint(frames, paintings)  # (H, W, 3) uint8 RGB each, all of one size

    Attributes: style (worn where a look has no mix), styles, preset, device, backend, precision.
    """

    def __init__(
        self,
        style: str,
        *,
        preset: str = "auto",
        device: str = "auto",
        precision: str = "auto",
        shared: bool = False,
        threads: int | None = None,
        stacked: bool = False,
    ) -> None:
        """shared: by strangers. A size that the device cannot do, while it does others, is refused
        then; otherwise the next device is taken for all sizes.
        threads: of the processor, where it paints; as many as are fast where not given.
        stacked: frames are two views of one scene, as `artem.engine.stereo` stacks them.

        Raises UnknownStyle, UsageError, NetFileError or DeviceError.
        """
        if threads is not None and threads > present_threads():
            told = tr("this machine has {count} processors; give --threads with as many or fewer")
            raise UsageError(told.format(count=present_threads()))
        chosen = choose_device(device)
        found = find_style(style)
        self._file = read_style(found, preset, on_gpu=runs_classic(chosen))
        self._learning = Lock()
        self._passing = Lock()
        self._shared = shared
        self._done: tuple[tuple[int, ...], Painting] | None = None  # that the backend has done
        used = choose_precision(precision, chosen, self._file.quantization)
        self._makers = _backend_makers(self._file, chosen, used, threads, stacked)
        self._backend = self._next_backend()
        self.style = found.card.name
        self._called = found.name  # a net of one's own may be called otherwise than its style
        self.preset = self._file.preset

    @property
    def styles(self) -> tuple[str, ...]:
        """The names of the styles it knows."""
        return tuple(self._file.cards)

    @property
    def device(self) -> str:
        """ "cpu", "cuda:0", "mps", "xpu", "intel-gpu" or "npu"."""
        return self._backend.device

    @property
    def backend(self) -> str:
        """ "torch" or "openvino"."""
        return self._backend.name

    @property
    def library(self) -> str:
        """The version of its backend's library: another one may round in another way."""
        return self._backend.library

    @property
    def precision(self) -> str:
        """ "fp32", "fp16", "bf16" or "int8"."""
        return self._backend.precision

    @property
    def threads(self) -> int | None:
        """How many threads of the processor paint; None where it was not said."""
        return self._backend.threads

    @property
    def net_digest(self) -> str:
        """A hash of its net's file: equal ones paint alike on one device in one precision."""
        return self._file.digest

    def learn(self, style: str) -> None:
        """Get to know a picture as a style, so that a look can have it.

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
        """No longer know a picture by this name: another may have it next.

        Waits for one that is being learned. Paintings made in its style can still be used.
        """
        with self._learning:
            self._file = without_style(self._file, style)

    def painting(self, look: Look, style: str = "") -> Painting:
        """How frames of a look are painted; pictures in its mix are learned first.

        style: worn where the look has no mix; the painter's own where it is not given.
        Raises UnknownStyle where the net lacks one of them, PictureError or NetFileError.
        """
        if style and not look.mix:
            look = replace(look, mix=((style, 1.0),))
        mix = tuple((self.style if name == self._called else name, part) for name, part in look.mix)
        look = replace(look, mix=mix)
        for name, _ in mix:
            self.learn(name)
        return Painting(mixed_code(self._file, look, self.style), look.keep_colors)

    def prepare(self, width: int, height: int, batch: int = 1) -> None:
        """Compile for so many frames of this size at once, ahead of the first ones.

        Others go on painting meanwhile. Raises DeviceError where the device cannot: the next one
        is tried when frames are painted. Raises UsageError for a size that is refused.
        """
        backend = self._backend
        try:
            backend.prepare(width, height, batch)
        except DeviceError as error:
            with self._passing:
                if backend is self._backend:  # of the next one nothing is known yet
                    self._refuse_odd(width, height, error)
            raise

    def paint(self, frames: Sequence[Pixels], paintings: Sequence[Painting]) -> list[Pixels]:
        """Frames of one size, (H, W, 3) uint8 RGB, H and W from 16 up -> new arrays like them.

        paintings: one for each frame, made by this painter.
        Raises UsageError for other shapes and types and for a size that is refused, DeviceError
        where every device failed.
        """
        _check(frames, paintings)
        laid_out = [np.ascontiguousarray(frame) for frame in frames]
        while (painted := self._pass(laid_out, paintings)) is None:
            pass
        return painted

    def _pass(self, frames: Sequence[Pixels], paintings: Sequence[Painting]) -> list[Pixels] | None:
        """What a pass makes; None where the device failed, and the next one is there now."""
        height, width = frames[0].shape[:2]
        with self._passing:
            try:
                painted = self._backend.run(frames, paintings)
            except DeviceError as error:
                self._refuse_odd(width, height, error)
                self._leave_device(error)
                return None
            self._done = frames[0].shape, paintings[0]
            return painted

    def _refuse_odd(self, width: int, height: int, error: DeviceError) -> None:
        """Raise UsageError where the failure is the size's and not the device's."""
        if self._shared and self._still_works():
            _log.warning("%s", error)
            told = tr("pictures of {width}x{height} cannot be painted here; choose another size")
            raise UsageError(told.format(width=width, height=height)) from error

    def _still_works(self) -> bool:
        """Whether the device can do what it has done before."""
        if self._done is None:
            return False
        shape, painting = self._done
        try:
            self._backend.run([np.zeros(shape, np.uint8)], [painting])
        except DeviceError:
            return False
        return True

    def paint_picture(
        self,
        pixels: Pixels,
        painting: Painting,
        on_share: Callable[[float], None] = lambda _: None,
    ) -> Pixels:
        """A picture of any size; one that a pass has no memory for by bands, in minutes.

        Where a device fails, it is asked anew whether the next one has memory for a pass.
        on_share: called, where it is painted by bands, with how much of it is done, 0 to 1; what
        it raises ends the work. Raises what `paint` does, UsageError where this net has no bands,
        and PictureError where the disk has no room for them.
        """
        check_pixels(pixels)
        laid_out = np.ascontiguousarray(pixels)
        height, width = pixels.shape[:2]
        while fits_a_pass(self._file.shape, width, height, self.device):
            painted = self._pass([laid_out], [painting])
            if painted is not None:
                return painted[0]
        return self._by_bands(pixels, painting, on_share)

    def _by_bands(
        self, pixels: Pixels, painting: Painting, on_share: Callable[[float], None]
    ) -> Pixels:
        from artem.engine.big_picture import BandPainter  # loads torch

        with self._passing:
            while True:
                try:
                    return BandPainter(self._file, self.device).paint(pixels, painting, on_share)
                except DeviceError as error:
                    if self.device == "cpu":  # whose other backends have the same bands
                        raise
                    self._leave_device(error)

    def _leave_device(self, error: DeviceError) -> None:
        """Go on with the next one. Raises DeviceError where there is none."""
        self._backend, self._done = self._next_backend(error), None

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


def _backend_makers(
    file: NetFile, device: str, precision: str, threads: int | None, stacked: bool
) -> list[Callable[[], Backend]]:
    """Ways to run a net, best first."""

    def in_torch(name: str, its_precision: str) -> Callable[[], Backend]:
        def make() -> Backend:
            from artem.engine.torch_backend import TorchBackend

            return TorchBackend(file, name, its_precision, stacked)

        return make

    def in_openvino(name: str, its_precision: str) -> Callable[[], Backend]:
        def make() -> Backend:
            from artem.engine.openvino_backend import OpenVinoBackend

            return OpenVinoBackend(file, its_precision, name, threads, stacked)

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


def check_pixels(pixels: Pixels) -> None:
    """Raise UsageError for what is no picture, or too small a one."""
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise UsageError(
            f"pixels are {pixels.shape} {pixels.dtype}; give an (H, W, 3) uint8 RGB array"
        )
    if min(pixels.shape[:2]) < MIN_SIDE:
        told = tr("a picture of {width}x{height} is too small; each side needs {least} pixels")
        raise UsageError(told.format(width=pixels.shape[1], height=pixels.shape[0], least=MIN_SIDE))


def _check(frames: Sequence[Pixels], paintings: Sequence[Painting]) -> None:
    for frame in frames:
        check_pixels(frame)
    if len(frames) != len(paintings) or len({frame.shape for frame in frames}) != 1:
        sizes = ", ".join(f"{frame.shape[1]}x{frame.shape[0]}" for frame in frames)
        raise UsageError(
            f"frames of {sizes or 'no size'} came with {len(paintings)} paintings; give frames of "
            "one size, and a painting for each"
        )
