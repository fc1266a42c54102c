"""PyTorch: CUDA with half precision and graph capture, and every other device it has."""

from __future__ import annotations

import torch
from torch import Tensor

from artem.engine.backend import Backend, Painting, PerSize, first_line
from artem.engine.pixel_net import PixelNet
from artem.errors import DeviceError
from artem.frame import Pixels
from artem.nets.layers import channels_last
from artem.styles.checkpoint import NetFile
from artem.words import tr

_DTYPES = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}
_WARM_UPS = 3  # passes before capture, in which cuDNN chooses its kernels


class TorchBackend(Backend):
    """The net in torch; on CUDA one captured graph per frame size."""

    name = "torch"

    def __init__(self, file: NetFile, device: str, precision: str) -> None:
        """Raises DeviceError where the device is not there or refuses the precision."""
        self.device = device
        self.precision = precision
        self._passes: PerSize[_Pass] = PerSize()
        try:
            self._net = PixelNet(file).to(device, _DTYPES[precision])
            if device.startswith("cuda"):
                self._net = channels_last(self._net)
        except (RuntimeError, AssertionError) as error:
            raise DeviceError(
                tr("torch cannot use {device}: {why}").format(device=device, why=first_line(error))
            ) from error

    def prepare(self, width: int, height: int) -> None:
        """Allocate (and on CUDA capture) for this size."""
        self._passes.get(height, width, self._new_pass)

    def run(self, pixels: Pixels, painting: Painting) -> Pixels:
        """One pass."""
        height, width = pixels.shape[:2]
        try:
            return self._passes.get(height, width, self._new_pass)(pixels, painting)
        except RuntimeError as error:
            raise DeviceError(
                tr("{device} failed: {why}").format(device=self.device, why=first_line(error))
            ) from error

    def _new_pass(self, height: int, width: int) -> _Pass:
        kind = _CudaPass if self.device.startswith("cuda") else _Pass
        try:
            return kind(self._net, torch.device(self.device), height, width)
        except RuntimeError as error:
            told = tr("{device} cannot stylize {width}x{height}: {why}")
            raise DeviceError(
                told.format(device=self.device, width=width, height=height, why=first_line(error))
            ) from error


class _Pass:
    """The net at one frame size."""

    def __init__(self, net: PixelNet, device: torch.device, height: int, width: int) -> None:
        self._net = net
        self._device = device
        self._shape = (height, width, 3)

    def __call__(self, pixels: Pixels, painting: Painting) -> Pixels:
        with torch.inference_mode():
            frame = torch.from_numpy(pixels).to(self._device)
            code = torch.from_numpy(painting.code).to(self._device)
            kept = torch.ones(1, device=self._device) if painting.keep_colors else None
            painted: Tensor = self._net(frame, code, kept)
            result: Pixels = painted.cpu().numpy()
        return result


class _CudaPass(_Pass):
    """Static buffers and a captured graph: a frame costs two copies and one launch."""

    def __init__(self, net: PixelNet, device: torch.device, height: int, width: int) -> None:
        super().__init__(net, device, height, width)
        code_size = net.code_size
        self._frame = torch.zeros(self._shape, dtype=torch.uint8, device=device)
        self._code = torch.zeros(code_size, device=device)
        self._kept = torch.zeros(1, device=device)
        self._sent = torch.empty(self._shape, dtype=torch.uint8, pin_memory=True)
        self._sent_code = torch.empty(code_size, pin_memory=True)
        self._stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        self._graph = torch.cuda.CUDAGraph()
        with torch.cuda.stream(self._stream), torch.inference_mode():
            with torch.backends.cudnn.flags(benchmark=True):
                for _ in range(_WARM_UPS):
                    net(self._frame, self._code, self._kept)
            # thread_local: another style may be painting on another thread meanwhile
            with torch.cuda.graph(
                self._graph, stream=self._stream, capture_error_mode="thread_local"
            ):
                self._painted: Tensor = net(self._frame, self._code, self._kept)

    def __call__(self, pixels: Pixels, painting: Painting) -> Pixels:
        self._sent.copy_(torch.from_numpy(pixels))
        self._sent_code.copy_(torch.from_numpy(painting.code))
        received = torch.empty(self._shape, dtype=torch.uint8, pin_memory=True)
        with torch.cuda.stream(self._stream), torch.inference_mode():
            self._frame.copy_(self._sent, non_blocking=True)
            self._code.copy_(self._sent_code, non_blocking=True)
            self._kept.fill_(float(painting.keep_colors))
            self._graph.replay()
            received.copy_(self._painted, non_blocking=True)
        self._stream.synchronize()
        result: Pixels = received.numpy()
        return result
