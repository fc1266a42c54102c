from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from artem.errors import TrainingError
from artem.nets.vgg import load_vgg
from artem.training.data import PhotoSet, load_photos, load_picture
from artem.training.losses import (
    PerceptualLoss,
    Shift,
    gram,
    relative_mse,
    stability_loss,
    total_variation,
)
from tests.unit.training.helpers import write_photos, write_random_vgg

CPU = torch.device("cpu")


def test_gram_is_the_mean_of_outer_products() -> None:
    features = torch.rand(2, 3, 4, 5, dtype=torch.float32)
    expected = torch.einsum("nchw,ndhw->ncd", features, features) / 20
    torch.testing.assert_close(gram(features), expected)


def test_relative_mse_has_no_unit() -> None:
    a, b = torch.rand(4, 4), torch.rand(4, 4)
    torch.testing.assert_close(relative_mse(7 * a, 7 * b), relative_mse(a, b))
    assert not relative_mse(b, b).any()
    torch.testing.assert_close(relative_mse(torch.zeros(4, 4), b), torch.ones(4))


def test_total_variation() -> None:
    assert total_variation(torch.ones(1, 3, 8, 8)) == 0
    ramp = torch.arange(8.0).expand(1, 3, 8, 8)
    assert total_variation(ramp) == 1


def test_perceptual_loss_is_zero_for_what_it_wants(tmp_path: Path) -> None:
    vgg = load_vgg(write_random_vgg(tmp_path / "vgg.safetensors"))
    styles, photo = [torch.rand(1, 3, 32, 32) for _ in range(2)], torch.rand(1, 3, 32, 32)
    loss = PerceptualLoss(vgg, styles)
    both = torch.cat(styles)
    content, style_loss = loss(both, photo.expand_as(both), torch.tensor([0, 1]))
    assert style_loss.max() < 1e-6
    assert content.min() > 0.01
    content, style_loss = loss(photo, photo, torch.tensor([1]))
    assert content == 0
    assert style_loss > 0.001
    distances = loss.style_distances(styles[1])
    assert distances[1] < 1e-6 < distances[0]


def test_gram_matrices_know_their_own_gradient() -> None:
    features = torch.rand(2, 3, 4, 5, dtype=torch.float64, requires_grad=True)
    weights = torch.rand(2, 3, 3)
    (gram(features) * weights).sum().backward()
    found = features.grad
    features.grad = None
    (torch.einsum("nchw,ndhw->ncd", features, features) / 20 * weights).sum().backward()
    torch.testing.assert_close(found, features.grad)


def test_some_photographs_are_held_out(tmp_path: Path) -> None:
    photos = load_photos(write_photos(tmp_path, count=7), 64, CPU)
    practised, judged = photos.hold_out(3)
    assert [len(part.photos) for part in (practised, judged)] == [4, 3]
    assert not {id(p) for p in practised.photos} & {id(p) for p in judged.photos}
    assert photos.hold_out(10) == (photos, photos)


@pytest.mark.parametrize("shift", [Shift(0, 0), Shift(3, -5), Shift(-7, 2), Shift(4, 7)])
def test_two_crops_of_one_picture_are_stable(shift: Shift) -> None:
    picture = torch.rand(1, 3, 60, 60)
    first = picture[..., 10:40, 10:40]
    second = picture[..., 10 + shift.down : 40 + shift.down, 10 + shift.right : 40 + shift.right]
    assert stability_loss(first, second, shift) == 0
    assert stability_loss(first, second, Shift(shift.down + 1, shift.right)) > 0.01


def test_crops_are_decided_by_the_seed_and_shifted_as_they_say(tmp_path: Path) -> None:
    photos = load_photos(write_photos(tmp_path), 64, CPU)
    for seed in range(8):
        first, second, shift = photos.crops(3, 64, seed)
        assert first.shape == second.shape == (3, 3, 64, 64)
        assert stability_loss(first, second, shift) == 0
        again, _, _ = photos.crops(3, 64, seed)
        assert torch.equal(first, again)
    assert not torch.equal(first, photos.crops(3, 64, 99)[0])


def test_half_of_the_crops_are_under_or_overexposed() -> None:
    grey = PhotoSet([torch.full((3, 80, 80), 100, dtype=torch.uint8)], skipped=0)
    first, second, _ = grey.crops(400, 64, seed=0)
    light = first[:, 0, 0, 0] * (255 / 100)
    assert torch.equal(first, second)  # it is one photograph
    assert 160 < int(torch.isclose(light, torch.ones(())).sum()) < 240
    assert 0.5 <= float(light.min()) < 0.6
    assert 2.1 < float(light.max()) < 2.3
    white = PhotoSet([torch.full((3, 80, 80), 255, dtype=torch.uint8)], skipped=0)
    assert float(white.crops(400, 64, seed=0)[0].max()) == 1


def test_broken_photographs_are_skipped_and_counted(tmp_path: Path) -> None:
    folder = write_photos(tmp_path, count=2)
    (folder / "text.jpg").write_text("no picture")
    (folder / "empty.png").write_bytes(b"")
    photos = load_photos(folder, 64, CPU)
    assert (len(photos.photos), photos.skipped) == (2, 2)
    assert all(min(photo.shape[1:]) >= 64 + 14 for photo in photos.photos)


def test_folders_without_pictures(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no pictures"):
        load_photos(tmp_path, 64, CPU)
    (tmp_path / "text.jpg").write_text("no picture")
    with pytest.raises(TrainingError, match="readable"):
        load_photos(tmp_path, 64, CPU)
    with pytest.raises(TrainingError, match="not a readable picture"):
        load_picture(tmp_path / "text.jpg", 64, CPU)


def test_a_style_is_scaled_by_its_short_side(tmp_path: Path) -> None:
    folder = write_photos(tmp_path, count=1)
    style = load_picture(folder / "0.jpg", 45, CPU)
    assert style.shape == (1, 3, 45, 60)
    assert 0 <= float(style.min()) < float(style.max()) <= 1
    assert np.isfinite(style.numpy()).all()
