"""PyTorch: CUDA with half precision and graph capture, and every other device it has."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from artem.engine.backend import Backend, BatchSize, Painting, PerSize, as_batch, first_line
from artem.engine.pixel_net import PixelNet
from artem.errors import DeviceError
from artem.frame import Pixels
from artem.nets.layers import channels_last
from artem.styles.checkpoint import NetFile
from artem.words import tr

_DTYPES = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}
_WARM_UPS = 3  # passes before capture, in which cuDNN chooses its kernels


class TorchBackend(Backend):
    """The net in torch; on CUDA one captured graph per size of batch."""

    name = "torch"
    library = str(torch.__version__)

    def __init__(self, file: NetFile, device: str, precision: str, stacked: bool = False) -> None:
        """stacked: frames are two views of one scene, one above the other.

        Raises DeviceError where the device is not there or refuses the precision.
        """
        self.device = device
        self.precision = precision
        self._passes: PerSize[_Pass] = PerSize()
        try:
            self._net = PixelNet(file, stacked=stacked).to(device, _DTYPES[precision])
            if device.startswith("cuda"):
                self._net = channels_last(self._net)
        except (RuntimeError, AssertionError) as error:
            raise DeviceError(
                tr("torch cannot use {device}: {why}").format(device=device, why=first_line(error))
            ) from error

    def prepare(self, width: int, height: int, batch: int = 1) -> None:
        """Allocate (and on CUDA capture) for this size."""
        self._passes.get((batch, height, width), self._new_pass)

    def run(self, frames: Sequence[Pixels], paintings: Sequence[Painting]) -> list[Pixels]:
        """One pass."""
        height, width = frames[0].shape[:2]
        size = len(frames), height, width
        try:
            return self._passes.get(size, self._new_pass)(frames, paintings)
        except RuntimeError as error:
            raise DeviceError(
                tr("{device} failed: {why}").format(device=self.device, why=first_line(error))
            ) from error

    def _new_pass(self, size: BatchSize) -> _Pass:
        kind = _CudaPass if self.device.startswith("cuda") else _Pass
        try:
            return kind(self._net, torch.device(self.device), size)
        except RuntimeError as error:
            _, height, width = size
            told = tr("{device} cannot stylize {width}x{height}: {why}")
            raise DeviceError(
                told.format(device=self.device, width=width, height=height, why=first_line(error))
            ) from error


class _Pass:
    """The net at one size of batch."""

    def __init__(self, net: PixelNet, device: torch.device, size: BatchSize) -> None:
        self._net = net
        self._device = device
        self._size = size

    def __call__(self, frames: Sequence[Pixels], paintings: Sequence[Painting]) -> list[Pixels]:
        with torch.inference_mode():
            pixels = torch.from_numpy(as_batch(frames)).to(self._device)
            codes = _codes(paintings).to(self._device)
            kept = _kept(paintings)
            painted: Tensor = self._net(
                pixels, codes, kept.to(self._device) if kept.any() else None
            )
            return list(painted.cpu().numpy())


class _CudaPass(_Pass):
    """Static buffers and a captured graph: a batch costs four copies and one launch."""

    def __init__(self, net: PixelNet, device: torch.device, size: BatchSize) -> None:
        super().__init__(net, device, size)
        shapes = ((*size, 3), torch.uint8), ((size[0], net.code_size), None), ((size[0],), None)
        self._given = [torch.zeros(shape, dtype=dtype, device=device) for shape, dtype in shapes]
        self._sent = [torch.empty(shape, dtype=dtype, pin_memory=True) for shape, dtype in shapes]
        self._stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        self._graph = torch.cuda.CUDAGraph()
        with torch.cuda.stream(self._stream), torch.inference_mode():
            with torch.backends.cudnn.flags(benchmark=True):
                for _ in range(_WARM_UPS):
                    net(*self._given)
            # thread_local: another style may be painting on another thread meanwhile
            with torch.cuda.graph(
                self._graph, stream=self._stream, capture_error_mode="thread_local"
            ):
                self._painted: Tensor = net(*self._given)

    def __call__(self, frames: Sequence[Pixels], paintings: Sequence[Painting]) -> list[Pixels]:
        pixels, codes, kept = self._sent
        for buffer, frame in zip(pixels, frames, strict=True):
            buffer.copy_(torch.from_numpy(frame))
        codes.copy_(_codes(paintings))
        kept.copy_(_kept(paintings))
        received = torch.empty((*self._size, 3), dtype=torch.uint8, pin_memory=True)
        with torch.cuda.stream(self._stream), torch.inference_mode():
            for given, sent in zip(self._given, self._sent, strict=True):
                given.copy_(sent, non_blocking=True)
            self._graph.replay()
            received.copy_(self._painted, non_blocking=True)
        self._stream.synchronize()
        return list(received.numpy())


def _codes(paintings: Sequence[Painting]) -> Tensor:
    """(N, code_size) float32."""
    return torch.from_numpy(as_batch([painting.code for painting in paintings]))


def _kept(paintings: Sequence[Painting]) -> Tensor:
    """(N,) float32, 1 where colours are kept."""
    return torch.tensor([float(painting.keep_colors) for painting in paintings])
