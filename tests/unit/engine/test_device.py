from __future__ import annotations

import pytest

from artem.engine import device
from artem.engine.device import choose_precision
from artem.errors import UsageError
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
