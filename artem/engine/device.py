"""Which device and precision a run uses."""

from __future__ import annotations

import ctypes.util
import os
import sys
from importlib import metadata, util
from pathlib import Path

from artem.engine.cpu import cpu_flags, multiplies_bytes
from artem.errors import DeviceError, UsageError
from artem.styles.checkpoint import Quantization
from artem.words import tr

_TORCH = ("cuda:0", "mps", "xpu")
OPENVINO = {"cpu": "CPU", "intel-gpu": "GPU", "npu": "NPU"}
"""Devices that OpenVINO paints on, by what it calls them."""
_KINDS = ("auto", "cuda", "mps", "xpu", "intel-gpu", "npu", "cpu")
PRECISIONS = ("auto", "fp32", "fp16", "bf16", "int8")
_LEAST_PSNR = 32.0  # dB to the float32 picture that int8 has to keep to be chosen unasked


def choose_device(wanted: str) -> str:
    """ "auto" or a device name -> "cuda:0", "mps", "xpu", "intel-gpu", "npu" or "cpu".

    "auto" is the fastest one here, measured once where there are several.
    Raises UsageError for a name that is none, DeviceError where the device is not there.
    """
    if wanted != "auto":
        return _given(wanted)
    from artem.engine.self_benchmark import fastest

    return fastest(present_devices())


def choose_torch_device(wanted: str) -> str:
    """The same among the devices that can train: "cuda:0", "mps", "xpu" or "cpu"."""
    if wanted == "auto":
        return next((device for device in _TORCH if is_there(device)), "cpu")
    device = _given(wanted)
    if device in OPENVINO and device != "cpu":
        raise UsageError(f"{wanted} cannot train; give auto, cuda, cuda:N, mps, xpu or cpu")
    return device


def present_devices() -> list[str]:
    """What there is to paint on here; "cpu" comes last."""
    return [device for device in (*_TORCH, *OPENVINO) if device != "cpu" and is_there(device)] + [
        "cpu"
    ]


def runs_classic(device: str) -> bool:
    """Whether it is a graphics card that paints the classic preset live."""
    return device not in OPENVINO


def _given(wanted: str) -> str:
    kind = wanted.split(":", 1)[0]
    if kind not in _KINDS or (wanted != kind and not _is_cuda_with_index(wanted)):
        told = tr('there is no device "{wanted}"; here there are {devices}')
        raise UsageError(told.format(wanted=wanted, devices=", ".join(present_devices())))
    device = "cuda:0" if wanted == "cuda" else wanted
    if device != "cpu" and not is_there(device):
        told = tr(
            "{wanted} is not available here; there are {devices}, and `artem doctor` may tell why"
        )
        raise DeviceError(told.format(wanted=wanted, devices=", ".join(present_devices())))
    return device


def choose_precision(wanted: str, device: str, quantization: Quantization | None) -> str:
    """ "auto" or a precision -> the one to use on `device` for a net with this quantization.

    Raises UsageError where the device or the net has no such precision.
    """
    if wanted not in PRECISIONS:
        told = tr('there is no precision "{wanted}"; give {precisions}')
        raise UsageError(told.format(wanted=wanted, precisions=", ".join(PRECISIONS)))
    if wanted == "auto":
        if device == "cpu":
            return "int8" if _keeps_the_picture(quantization) else "fp32"
        half = device.startswith("cuda") or device in OPENVINO
        return "fp16" if half else "fp32"
    if wanted == "int8" and (device != "cpu" or not has_openvino()):
        raise UsageError(tr("int8 is for CPUs with OpenVINO; use --precision auto"))
    if wanted == "int8" and quantization is None:
        raise UsageError(
            tr(
                "this net was not measured for int8; use --precision auto (transform nets are "
                "measured by `artem train calibrate`)"
            )
        )
    if wanted == "fp16" and device == "cpu":
        raise UsageError(tr("a CPU has no fast fp16; use --precision fp32 or bf16"))
    return wanted


def choose_threads(wanted: int | None, sharing: int = 1) -> int:
    """How many threads of a processor paint films: their number decides the last bits.

    wanted: None for as many as are fast here where so many processes are `sharing` it.
    Raises UsageError for none at all.
    """
    if wanted is not None:
        if wanted < 1:
            raise UsageError(tr("--threads {count} is below 1").format(count=wanted))
        return wanted
    if not has_openvino():
        return max(1, present_threads() // sharing)
    from artem.engine.openvino_backend import usual_threads

    return max(1, usual_threads() // sharing)


def present_threads() -> int:
    """How many threads this process may run at the same time."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _keeps_the_picture(quantization: Quantization | None) -> bool:
    """Whether int8 is fast here and nobody will see it."""
    return (
        quantization is not None
        and quantization.psnr >= _LEAST_PSNR
        and has_openvino()
        and multiplies_bytes(cpu_flags())
    )


def is_there(device: str) -> bool:
    """Whether torch can use "cuda:N", "mps" or "xpu" here, or OpenVINO "intel-gpu" or "npu".

    They are imported only where the driver or the build makes it possible: torch alone costs more
    than a second at every start.
    """
    kind = device.split(":", 1)[0]
    if not _is_possible(kind):
        return False
    if kind in OPENVINO:
        from artem.engine.openvino import ov

        return any(name.split(".")[0] == OPENVINO[kind] for name in ov.Core().available_devices)
    import torch

    if kind == "cuda":
        return int(device.split(":", 1)[1]) < torch.cuda.device_count()
    if kind == "mps":
        return torch.backends.mps.is_available()
    return torch.xpu.is_available()


def name_of(device: str) -> str:
    """What the maker calls a device that is there."""
    if device in OPENVINO:
        from artem.engine.openvino import ov

        return str(ov.Core().get_property(OPENVINO[device], "FULL_DEVICE_NAME"))
    import torch

    return torch.cuda.get_device_name(device) if device.startswith("cuda") else device.upper()


def has_openvino() -> bool:
    """Whether OpenVINO is installed."""
    return util.find_spec("openvino") is not None


def _is_possible(kind: str) -> bool:
    if kind in OPENVINO:
        node = {"intel-gpu": "/dev/dri", "npu": "/dev/accel"}.get(kind, "/")
        return has_openvino() and (sys.platform == "win32" or Path(node).exists())
    if util.find_spec("torch") is None:
        return False
    build = metadata.version("torch")
    if kind == "mps":
        return sys.platform == "darwin"
    if kind == "xpu":
        return "xpu" in build
    driver = "nvcuda" if sys.platform == "win32" else "cuda"
    return "cpu" not in build and ("rocm" in build or ctypes.util.find_library(driver) is not None)


def _is_cuda_with_index(name: str) -> bool:
    kind, _, index = name.partition(":")
    return kind == "cuda" and index.isdecimal() and len(index) <= 3
