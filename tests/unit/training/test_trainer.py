"""What one look at photographs costs and says, by the losses that are asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from artem.nets.vgg import load_vgg
from artem.styles.card import StyleCard
from artem.training.data import PhotoSet
from artem.training.losses import PerceptualLoss
from artem.training.options import StylePicture, TransformTraining, Weights
from artem.training.parallel import Team
from artem.training.transform import Trainer
from tests.unit.training.helpers import write_random_vgg


class _Counting(PerceptualLoss):
    """Counts the pictures that VGG has to look at."""

    seen = 0

    def __call__(self, painted: Tensor, content: Tensor, styles: Tensor) -> tuple[Tensor, Tensor]:
        self.seen += len(painted)
        return super().__call__(painted, content, styles)


def _trainer(folder: Path, **options: Any) -> Trainer:
    vgg = load_vgg(write_random_vgg(folder / "vgg.safetensors"))
    torch.manual_seed(3)
    photos = PhotoSet(list((torch.rand(3, 3, 64, 80) * 255).byte()), 0)
    training = TransformTraining(
        content=folder,
        out=folder / "a.safetensors",
        iterations=1,
        batch=2,
        size=48,
        styles=(StylePicture(StyleCard("other", "Other"), folder / "other.png"),),
        **options,
    )
    perceptual = _Counting(vgg, [torch.rand(1, 3, 48, 48)])
    return Trainer(training, perceptual, photos, torch.device("cpu"), Team())


@pytest.mark.parametrize(("stability", "painted"), [(30.0, 6), (0.0, 4)])
def test_a_second_view_is_painted_only_where_views_have_to_agree(
    tmp_path: Path, stability: float, painted: int
) -> None:
    trainer = _trainer(tmp_path, weights=Weights(stability=stability))
    passed = []
    trainer.net.register_forward_pre_hook(lambda _, given: passed.append(len(given[0])))
    losses = trainer.losses(trainer.draw(0))
    assert sum(passed) == painted  # the views, and both photographs as they are
    assert ("stability" in losses) == (stability > 0)


def test_a_teacher_alone_is_met_without_vgg(net_files: dict[str, Path], tmp_path: Path) -> None:
    alone = Weights(content=0.0, style=0.0, total_variation=0.0, stability=0.0)
    trainer = _trainer(tmp_path, teacher=net_files["fast"], weights=alone)
    losses = trainer.losses(trainer.draw(0))
    assert isinstance(trainer.perceptual, _Counting)
    assert trainer.perceptual.seen == 0
    assert not {"content", "style"} & losses.keys()
    torch.testing.assert_close(trainer.difficulty.loss[0], 0.9 + 0.1 * losses["distillation"])


def test_beside_a_teacher_the_style_is_learned_too(
    net_files: dict[str, Path], tmp_path: Path
) -> None:
    trainer = _trainer(tmp_path, teacher=net_files["fast"])
    losses = trainer.losses(trainer.draw(0))
    assert losses.keys() >= {"content", "style", "distillation", "stability"}
    torch.testing.assert_close(trainer.difficulty.loss[0], 0.9 + 0.1 * losses["style"])
