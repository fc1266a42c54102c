from __future__ import annotations

import pytest
import torch

from artem.nets.vgg import load_vgg
from artem.training.gatys import GatysOptions, paint
from artem.training.losses import PerceptualLoss
from tests.unit.training.helpers import write_random_vgg


@pytest.fixture(scope="module")
def vgg(tmp_path_factory: pytest.TempPathFactory):
    return load_vgg(write_random_vgg(tmp_path_factory.mktemp("vgg") / "vgg.safetensors"))


def run(vgg, options: GatysOptions):
    chance = torch.Generator().manual_seed(3)
    content, style = (torch.rand(1, 3, 130, 150, generator=chance) for _ in range(2))
    style = style * torch.tensor([1.0, 0.2, 0.5]).reshape(1, 3, 1, 1)
    return list(paint(content, style, lambda s: PerceptualLoss(vgg, [s]), options))


@pytest.mark.parametrize("optimizer", ["lbfgs", "adam"])
@pytest.mark.parametrize("start", ["content", "style", "noise"])
def test_comes_nearer_from_any_start(vgg, optimizer: str, start: str) -> None:
    steps = run(vgg, GatysOptions(optimizer, iterations=8, start=start, levels=1))
    assert [step.iteration for step in steps] == list(range(1, 9))

    def total(losses: dict[str, float]) -> float:
        return losses["content"] + 1.5 * losses["style"] + 0.3 * losses["total_variation"]

    assert total(steps[-1].losses) < total(steps[0].losses)
    assert steps[-1].pixels().shape == (130, 150, 3)


def test_goes_from_coarse_to_fine(vgg) -> None:
    steps = run(vgg, GatysOptions(iterations=5, levels=2))
    sizes = [tuple(step.picture.shape[2:]) for step in steps]
    assert sizes == [(65, 75)] * 2 + [(130, 150)] * 3


def test_levels_too_small_to_show_anything_are_left_out(vgg) -> None:
    steps = run(vgg, GatysOptions(iterations=2, levels=9))
    assert {tuple(step.picture.shape[2:]) for step in steps} == {(65, 75), (130, 150)}


def test_the_same_options_paint_the_same(vgg) -> None:
    options = GatysOptions(iterations=3, start="noise", levels=1)
    one, other = (run(vgg, options)[-1].picture for _ in range(2))
    torch.testing.assert_close(one, other)
