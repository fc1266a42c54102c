from __future__ import annotations

import torch
import torch.nn.functional as F

from artem.nets.layers import ReflectConv, SmoothShuffle, StyleNorm, UpsampleConv


def _shuffle(inputs: int = 5, outputs: int = 3) -> SmoothShuffle:
    torch.manual_seed(0)
    layer = SmoothShuffle(inputs, outputs, bias=True)
    torch.nn.init.normal_(layer.weight)
    torch.nn.init.normal_(layer.bias)
    return layer


def test_smooth_shuffle_is_bilinear_upsampling_then_convolution() -> None:
    layer, x = _shuffle(), torch.rand(2, 5, 9, 11)
    up = F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
    expected = F.conv2d(up, layer.weight, layer.bias)
    torch.testing.assert_close(layer(x)[..., 1:-1, 1:-1], expected, atol=1e-5, rtol=1e-4)


def test_smooth_shuffle_leaves_flat_areas_flat() -> None:
    layer = _shuffle()
    flat = torch.rand(1, 5, 1, 1).expand(1, 5, 8, 8)
    painted = layer(flat)
    assert (painted - painted[..., :1, :1]).abs().max() < 1e-5


def test_folding_changes_nothing() -> None:
    layer, x = _shuffle(), torch.rand(1, 5, 6, 6)
    before = layer(x)
    layer.fold()
    torch.testing.assert_close(layer(x), before)


def test_reflect_conv_rounds_odd_sizes_up() -> None:
    assert ReflectConv(3, 4, 3, 2)(torch.rand(1, 3, 9, 7)).shape == (1, 4, 5, 4)


def test_upsample_conv_doubles() -> None:
    assert UpsampleConv(3, 4)(torch.rand(1, 3, 4, 5)).shape == (1, 4, 8, 10)


def test_style_norm_sets_mean_and_deviation() -> None:
    x = torch.rand(2, 3, 20, 20) * 7 + 3
    code = torch.tensor([[2.0, 3.0, 4.0, 0.1, 0.2, 0.3]])
    y = StyleNorm(3)(x, code)
    torch.testing.assert_close(y.mean((2, 3)), code[:, 3:].expand(2, 3), atol=1e-4, rtol=1e-3)
    deviation = y.std((2, 3), correction=0)
    torch.testing.assert_close(deviation, code[:, :3].expand(2, 3), atol=1e-3, rtol=1e-3)


def test_batch_norm_uses_the_whole_batch_and_then_what_it_has_seen() -> None:
    torch.manual_seed(0)
    norm, code = StyleNorm(3, batch=True), torch.tensor([[1.0, 1.0, 1.0, 0.0, 0.0, 0.0]])
    x = torch.rand(4, 3, 20, 20) + torch.arange(4.0).reshape(4, 1, 1, 1)
    y = norm(x, code)
    torch.testing.assert_close(y.mean((0, 2, 3)), torch.zeros(3), atol=1e-4, rtol=0)
    assert y.mean((1, 2, 3)).std() > 0.5  # pictures keep their differences
    for _ in range(80):
        norm(x, code)
    norm.eval()
    torch.testing.assert_close(norm(x[:1], code), y[:1], atol=0.02, rtol=0.02)
