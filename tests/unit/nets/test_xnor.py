from __future__ import annotations

from typing import Any

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from artem.errors import UsageError
from artem.nets import xnor
from artem.nets.xnor import BinaryConv, input_scales, weight_scales, xnor_conv2d

both_ways = pytest.mark.parametrize("way", ["bits", "float"])


def computed(way: str, x: Tensor, weight: Tensor, **options: Any) -> Tensor:
    """By the compiled kernel, or as where numba is not installed."""
    if way == "bits":
        pytest.importorskip("numba")
    with pytest.MonkeyPatch.context() as patch, torch.no_grad():
        patch.setattr(xnor, "_has_numba", lambda: way == "bits")
        return xnor_conv2d(x, weight, **options)


def signs(x: Tensor) -> Tensor:
    return torch.where(x < 0, -1.0, 1.0)


def by_definition(x: Tensor, weight: Tensor, stride: Any = 1, padding: Any = (0, 0)) -> Tensor:
    down, across = padding
    framed = F.pad(signs(x), (across, across, down, down), value=1.0)
    return F.conv2d(framed.double(), signs(weight).double(), stride=stride)


@st.composite
def convolutions(draw: st.DrawFn) -> tuple[Tensor, Tensor, tuple[int, int], tuple[int, int]]:
    few = st.integers(1, 4)
    kernel = draw(few), draw(few)
    padding = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    channels = draw(st.sampled_from([1, 2, 3, 8, 31, 32, 33, 64, 65, 100]))
    least = [max(1, side - 2 * at) for side, at in zip(kernel, padding, strict=True)]
    sides = [side + draw(st.integers(0, 40)) for side in least]
    torch.manual_seed(draw(st.integers(0, 99)))
    x = torch.randn(draw(st.integers(0, 2)), channels, *sides)
    x[x.abs() < 0.2] = 0.0
    x[x > 1.5] = -0.0
    weight = torch.randn(draw(st.integers(1, 9)), channels, *kernel)
    return x, weight, (draw(few), draw(few)), padding


@both_ways
@given(convolutions())
@settings(max_examples=60, deadline=None)
def test_equals_the_float_convolution_of_signs(way: str, given: tuple) -> None:
    x, weight, stride, padding = given
    counted = computed(way, x, weight, stride=stride, padding=padding)
    assert counted.dtype == x.dtype
    assert torch.equal(counted.double(), by_definition(x, weight, stride, padding))


@both_ways
@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64])
def test_takes_every_float(way: str, dtype: torch.dtype) -> None:
    torch.manual_seed(0)
    x, weight = torch.randn(1, 5, 9, 9).to(dtype), torch.randn(3, 5, 3, 3).to(dtype)
    counted = computed(way, x, weight)
    assert counted.dtype == dtype
    assert torch.equal(counted.double(), by_definition(x, weight))


@both_ways
def test_a_double_too_small_for_a_float_keeps_its_sign(way: str) -> None:
    x = torch.full((1, 1, 1, 1), -1e-300, dtype=torch.float64)
    assert computed(way, x, torch.ones_like(x)).item() == -1


@both_ways
def test_takes_tensors_of_any_layout(way: str) -> None:
    torch.manual_seed(0)
    x = torch.randn(2, 11, 13, 40).permute(0, 3, 1, 2)[:, ::2, :, 1:]
    weight = torch.randn(3, 3, 20, 6).permute(3, 2, 0, 1)
    assert torch.equal(computed(way, x, weight).double(), by_definition(x, weight))


@both_ways
def test_infinities_have_signs(way: str) -> None:
    x = torch.tensor([float("inf"), float("-inf")]).reshape(1, 1, 1, 2)
    assert computed(way, x, torch.ones(1, 1, 1, 1)).flatten().tolist() == [1, -1]


@both_ways
@pytest.mark.parametrize(
    ("x", "weight", "options", "told"),
    [
        (torch.ones(3, 4, 4), torch.ones(1, 3, 1, 1), {}, "do not fit"),
        (torch.ones(1, 3, 4, 4), torch.ones(1, 2, 1, 1), {}, "do not fit"),
        (torch.ones(1, 3, 4, 4), torch.ones(0, 3, 1, 1), {}, "do not fit"),
        (torch.ones(1, 3, 4, 4), torch.ones(1, 3, 5, 1), {}, "smaller than the kernel"),
        (torch.ones(1, 3, 4, 4), torch.ones(1, 3, 1, 1), {"stride": 0}, "stride is 0"),
        (torch.ones(1, 3, 4, 4), torch.ones(1, 3, 1, 1), {"padding": (1, -1)}, "padding is"),
        (torch.ones(1, 3, 4, 4), torch.ones(1, 3, 1, 1), {"padding": 0.5}, "padding is"),
        (torch.ones(1, 3, 4, 4).int(), torch.ones(1, 3, 1, 1), {}, "of floats"),
        (torch.full((1, 3, 4, 4), torch.nan), torch.ones(1, 3, 1, 1), {}, "NaN"),
        (torch.ones(1, 3, 4, 4), torch.full((1, 3, 1, 1), torch.nan), {}, "NaN"),
        (torch.ones(1, 1, 1, 1).expand(1, 2**24 + 1, 1, 1),) * 2 + ({}, "too large"),
    ],
)
def test_says_what_does_not_fit(
    way: str, x: Tensor, weight: Tensor, options: dict, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        computed(way, x, weight, **options)


def test_gradients_pass_straight_through_between_minus_one_and_one() -> None:
    x = torch.tensor([-2.0, -0.5, 0.0, 0.5, 2.0]).reshape(1, 1, 1, 5).requires_grad_()
    weight = torch.tensor([[[[0.5]]]], requires_grad=True)
    xnor_conv2d(x, weight).sum().backward()
    assert x.grad is not None
    assert x.grad.flatten().tolist() == [0, 1, 1, 1, 0]
    assert weight.grad is not None
    assert weight.grad.item() == 1  # of signs -1, -1, 1, 1, 1


def test_scales_are_those_of_the_paper() -> None:
    torch.manual_seed(0)
    x, weight = torch.randn(2, 5, 8, 9), torch.randn(4, 5, 3, 3)
    alpha = torch.stack([kernel.abs().sum() / kernel.numel() for kernel in weight])
    assert torch.allclose(weight_scales(weight).flatten(), alpha)
    mean = x.abs().sum(1, keepdim=True) / 5
    k = F.conv2d(mean, torch.full((1, 1, 3, 3), 1 / 9), stride=2)
    assert torch.allclose(input_scales(x, weight, stride=2), k)


def test_alpha_is_the_best_scale_of_the_signs() -> None:
    """The paper's equation 6: no other scale brings the signs nearer to the weights."""
    torch.manual_seed(0)
    weight = torch.randn(1, 5, 3, 3)
    alpha = weight_scales(weight)

    def error(scale: Tensor) -> Tensor:
        return (weight - scale * signs(weight)).square().sum()

    assert error(alpha) < min(error(alpha * 1.01), error(alpha * 0.99))


def test_a_folded_layer_computes_what_it_learned() -> None:
    pytest.importorskip("numba")
    torch.manual_seed(0)
    conv = BinaryConv(33, 7, 3)
    x = torch.randn(2, 33, 12, 17)
    learned = conv(x).detach()
    conv.fold()
    with torch.no_grad():
        folded = conv(x)
        by_channels = conv(x.to(memory_format=torch.channels_last))
    torch.testing.assert_close(folded, learned, rtol=1e-5, atol=1e-5)
    assert torch.equal(folded, by_channels)


def test_a_layer_learns_the_signs_of_a_convolution() -> None:
    torch.manual_seed(0)
    teacher, conv = BinaryConv(8, 4, 3).requires_grad_(False), BinaryConv(8, 4, 3)
    optimizer = torch.optim.Adam(conv.parameters(), 5e-3)
    losses = []
    for _ in range(150):
        x = torch.randn(4, 8, 10, 10)
        loss = F.mse_loss(conv(x), teacher(x))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.2 * losses[0]


def test_what_a_thread_raises_is_raised_by_its_owner() -> None:
    pytest.importorskip("numba")
    from artem.nets.xnor_kernel import share_rows

    def fail(_first: int, last: int) -> None:
        if last == 8:  # the last part, which another thread has wherever there are two cores
            raise ValueError("no more rows")

    with pytest.raises(ValueError, match="no more rows"):
        share_rows(fail, 8)


def test_every_row_is_worked_on_once() -> None:
    pytest.importorskip("numba")
    from artem.nets.xnor_kernel import share_rows

    for rows in (0, 1, 7):
        done: list[int] = []
        share_rows(lambda first, last, done=done: done.extend(range(first, last)), rows)
        assert sorted(done) == list(range(rows))
