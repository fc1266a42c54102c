"""What every net shape has in common."""

from __future__ import annotations

import pytest
import torch

from artem.nets.transform import TransformNet
from tests.conftest import SHAPES


@pytest.fixture(params=sorted(SHAPES))
def net(request: pytest.FixtureRequest) -> TransformNet:
    torch.manual_seed(0)
    return TransformNet(SHAPES[request.param]).eval()


@pytest.mark.parametrize("size", [(16, 16), (17, 31), (40, 56)])
def test_gives_a_picture_of_the_size_it_got(net: TransformNet, size: tuple[int, int]) -> None:
    with torch.no_grad():
        painted = net(torch.rand(2, 3, *size), net.plain_code())
    assert painted.shape == (2, 3, *size)
    assert torch.isfinite(painted).all()


def test_says_its_weights(net: TransformNet) -> None:
    found = {name: tuple(tensor.shape) for name, tensor in net.state_dict().items()}
    assert found == net.shape.tensor_shapes()


def test_the_code_decides_the_style(net: TransformNet) -> None:
    picture = torch.rand(1, 3, 32, 32)
    with torch.no_grad():
        one = net(picture, net.plain_code())
        other = net(picture, 1.5 * net.plain_code() + 0.2)
    assert not torch.allclose(one, other, atol=1e-4)


def test_every_picture_of_a_batch_has_its_own_code(net: TransformNet) -> None:
    pictures = torch.rand(2, 3, 32, 32)
    codes = torch.cat([net.plain_code(), 1.5 * net.plain_code() + 0.2])
    with torch.no_grad():
        together = net(pictures, codes)
        alone = torch.cat([net(pictures[i : i + 1], codes[i : i + 1]) for i in range(2)])
    torch.testing.assert_close(together, alone, atol=1e-4, rtol=1e-3)


def test_a_skip_lets_the_pictures_own_colours_by_the_norms() -> None:
    torch.manual_seed(0)
    net = TransformNet(SHAPES["fast"]).eval()
    torch.nn.init.normal_(net.head.weight, std=0.05)
    picture = torch.rand(1, 3, 32, 32)
    code = net.plain_code(skipped=1.0, canvas=0.0)
    with torch.no_grad():
        one, other = (net(p, code) for p in (picture, 0.5 * picture))
    assert (one - other).abs().mean() > 0.01


def test_brightness_and_contrast_of_the_input_are_normalised_away() -> None:
    """Instance norm: without a skip from the input, contrast does not change the painting."""
    torch.manual_seed(0)
    net = TransformNet(SHAPES["classic"]).eval()
    picture = torch.rand(1, 3, 32, 32)
    with torch.no_grad():
        one, other = (net(p, net.plain_code()) for p in (picture, 0.5 * picture + 0.2))
    torch.testing.assert_close(one, other, atol=2e-3, rtol=1e-2)
