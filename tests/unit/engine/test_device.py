from __future__ import annotations

import math
from pathlib import Path

import pytest

from artem.engine import device, self_benchmark
from artem.engine.device import (
    choose_device,
    choose_precision,
    choose_threads,
    choose_torch_device,
    present_threads,
)
from artem.engine.self_benchmark import fastest
from artem.errors import DeviceError, UsageError
from artem.styles.checkpoint import Quantization

GOOD = Quantization({"head": (0.0, 1.0)}, psnr=38.0)
POOR = Quantization({"head": (0.0, 1.0)}, psnr=31.9)


@pytest.mark.parametrize(
    ("flags", "quantization", "expected"),
    [
        (["avx2", "avx512_vnni"], GOOD, "int8"),
        (["avx_vnni"], GOOD, "int8"),
        (["avx2", "avx512f"], GOOD, "fp32"),
        ([], GOOD, "fp32"),
        (["avx512_vnni"], POOR, "fp32"),
        (["avx512_vnni"], None, "fp32"),
    ],
)
def test_auto_takes_int8_where_it_is_fast_and_unseen(
    monkeypatch: pytest.MonkeyPatch,
    flags: list[str],
    quantization: Quantization | None,
    expected: str,
) -> None:
    monkeypatch.setattr(device, "cpu_flags", lambda: flags)
    assert choose_precision("auto", "cpu", quantization) == expected


def test_auto_on_cards() -> None:
    assert choose_precision("auto", "cuda:0", GOOD) == "fp16"
    assert choose_precision("auto", "mps", GOOD) == "fp32"


@pytest.mark.parametrize(
    ("wanted", "where", "quantization", "said"),
    [
        ("int8", "cuda:0", GOOD, "for CPUs"),
        ("int8", "cpu", None, "calibrate"),
        ("fp16", "cpu", GOOD, "no fast fp16"),
        ("int4", "cpu", GOOD, "no precision"),
    ],
)
def test_what_cannot_be_is_said(
    wanted: str, where: str, quantization: Quantization | None, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        choose_precision(wanted, where, quantization)


@pytest.fixture
def with_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with an NVIDIA card and an Intel one."""
    here = ("cpu", "cuda:0", "intel-gpu")
    monkeypatch.setattr(device, "is_there", lambda name: name in here)


def test_what_there_is(with_cards: None) -> None:
    assert device.present_devices() == ["cuda:0", "intel-gpu", "cpu"]
    with pytest.raises(UsageError, match="here there are cuda:0, intel-gpu, cpu"):
        choose_device("gpu")
    with pytest.raises(DeviceError, match="npu is not available"):
        choose_device("npu")
    assert choose_device("intel-gpu") == "intel-gpu"


def test_only_torch_trains(with_cards: None) -> None:
    assert choose_torch_device("auto") == "cuda:0"
    assert choose_torch_device("cpu") == "cpu"
    with pytest.raises(UsageError, match="cannot train"):
        choose_torch_device("intel-gpu")


def test_the_fastest_is_measured_once(with_cards: None, monkeypatch: pytest.MonkeyPatch) -> None:
    times = {"cuda:0": 4.0, "intel-gpu": math.inf, "cpu": 20.0}
    asked = []
    monkeypatch.setattr(
        self_benchmark, "_milliseconds", lambda name: (asked.append(name), times[name])[1]
    )
    assert choose_device("auto") == "cuda:0"
    assert choose_device("auto") == "cuda:0"
    assert asked == ["cuda:0", "intel-gpu", "cpu"]
    assert self_benchmark.remembered() == times


def test_another_card_is_measured_anew() -> None:
    assert fastest(["cuda:0", "cpu"], {"cuda:0": 9.0, "cpu": 5.0}.__getitem__) == "cpu"
    assert fastest(["npu", "cpu"], {"npu": 3.0, "cpu": 5.0}.__getitem__) == "npu"


def test_a_damaged_memory_is_forgotten(tmp_path: Path) -> None:
    fastest(["a", "cpu"], {"a": 1.0, "cpu": 2.0}.__getitem__)
    (kept,) = (tmp_path / "cache").rglob("devices-*.json")
    for text in ("", "[]", '{"a": "x"}', "null"):
        kept.write_text(text)
        assert self_benchmark.remembered() == {}


def test_a_single_device_is_not_measured() -> None:
    assert fastest(["cpu"], lambda _: pytest.fail("it was")) == "cpu"


def test_this_processor_can_be_measured() -> None:
    assert 0 < self_benchmark._milliseconds("cpu") < 10_000
    assert self_benchmark._milliseconds("npu") == math.inf


def test_threads_are_as_asked_or_as_many_as_are_fast() -> None:
    assert choose_threads(3) == 3
    usual = choose_threads(None)
    assert 1 <= usual <= present_threads()
    assert choose_threads(None, sharing=2) == max(1, usual // 2)
    assert choose_threads(None, sharing=1000) == 1
    with pytest.raises(UsageError, match="below 1"):
        choose_threads(0)
