"""On the CPU by Triton's interpreter, in a process of its own: it is chosen as Triton loads."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import torch

from artem.nets.xnor import conv_of_signs

CASES = """
import torch
from artem.nets.xnor import conv_of_signs
from artem.nets.xnor_triton import xnor_conv2d_triton

torch.manual_seed(0)
for count, channels, outputs, kernel, stride, padding in [
    (1, 3, 5, (4, 4), (1, 1), (0, 0)),
    (2, 33, 2, (3, 2), (2, 1), (1, 2)),
    (1, 64, 70, (1, 3), (1, 3), (0, 1)),
]:
    x, weight = torch.randn(count, channels, 9, 11), torch.randn(outputs, channels, *kernel)
    x[x.abs() < 0.2] = 0.0
    expected = conv_of_signs(x, weight, stride, padding)
    assert torch.equal(xnor_conv2d_triton(x, weight, stride, padding), expected), kernel
"""


def test_equals_the_float_convolution_in_the_interpreter() -> None:
    pytest.importorskip("triton", reason="Triton is not installed: it comes with torch for CUDA")
    environment = os.environ | {"TRITON_INTERPRET": "1"}
    done = subprocess.run(
        [sys.executable, "-c", CASES], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")
@pytest.mark.parametrize("channels", [3, 64, 100])
def test_equals_the_float_convolution_on_a_card(channels: int) -> None:
    from artem.nets.xnor_triton import xnor_conv2d_triton

    x, weight = torch.randn(2, channels, 65, 67), torch.randn(70, channels, 4, 4)
    expected = conv_of_signs(x.double(), weight.double(), (1, 1), (2, 2))
    counted = xnor_conv2d_triton(x.cuda(), weight.cuda(), (1, 1), (2, 2))
    assert torch.equal(counted.cpu().double(), expected)
