from __future__ import annotations

import pytest
import torch

from artem.nets.layers import ReflectConv, SmoothShuffle
from artem.nets.quantize import convolutions, quantize, watched_ranges
from artem.nets.transform import TransformNet
from tests.conftest import SMALL


def test_names_every_convolution_as_the_file_does() -> None:
    names = set(convolutions(TransformNet(SMALL)))
    tensors = {name.rpartition(".")[0] for name in SMALL.tensor_shapes()}
    assert names == tensors


def test_watches_what_goes_in_and_then_no_more() -> None:
    net = torch.nn.Sequential(ReflectConv(1, 1, 3))
    with watched_ranges(net) as ranges:
        net(torch.full((1, 1, 4, 4), 3.0))
        net(torch.full((1, 1, 4, 4), -2.0))
    net(torch.full((1, 1, 4, 4), 100.0))
    assert ranges == {"0": (-2.0, 3.0)}


@pytest.mark.parametrize("kind", ["conv", "shuffle"])
@pytest.mark.parametrize("low", [0.0, -4.0])
def test_rounds_inputs_and_weights_to_even_steps(kind: str, low: float) -> None:
    """With a weight of 1 in the middle, what comes out is what went in, rounded and clipped."""
    torch.manual_seed(0)
    conv = ReflectConv(1, 1, 3) if kind == "conv" else SmoothShuffle(1, 1)
    with torch.no_grad():
        conv.weight.zero_()
        conv.weight[0, 0, 1, 1] = 1.0
    net = torch.nn.Sequential(conv)
    flat = torch.tensor([low, -1.234, 0.0, 1.234, 4.0, 9.0])
    picture = flat[:, None, None, None].expand(-1, 1, 6, 6)
    with torch.no_grad():
        quantize(net, {"0": (low, 4.0)})
        seen = net(picture)[:, 0, 3, 3]
    step = 4 / 127 if low < 0 else 4 / 255
    expected = (flat / step).round().clamp(-128 if low < 0 else 0, 127 if low < 0 else 255) * step
    torch.testing.assert_close(seen, expected, atol=0.02, rtol=0.01)


def test_a_quantized_net_paints_nearly_the_same() -> None:
    torch.manual_seed(0)
    net = TransformNet(SMALL).eval()
    picture, code = torch.rand(1, 3, 64, 64), net.plain_code()
    with torch.no_grad():
        with watched_ranges(net) as ranges:
            exact = net(picture, code)
        quantize(net, ranges)
        rounded = net(picture, code)
    assert 0 < (rounded - exact).abs().max() < 0.1
