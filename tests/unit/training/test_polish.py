from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from artem.errors import TrainingError
from artem.opencv import cv2
from artem.styles.checkpoint import IDENTITY, read_net_file, write_net_file
from artem.styles.gallery import gallery_folder
from artem.training.data import load_photos
from artem.training.mesh import mesh_of
from artem.training.options import PolishTraining
from artem.training.parallel import Team
from artem.training.polish import Polisher, train
from tests.conftest import make_picture


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Photographs with little in them, as of walls and skies."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for seed in range(2):
        wide = cv2.GaussianBlur(make_picture(272, 300, seed), (0, 0), 12)
        cv2.imwrite(str(folder / f"{seed}.png"), wide)
    return folder


def lines(strength: float, period: float) -> torch.Tensor:
    """(1, 3, 64, 64): upright lines on grey, in 255ths."""
    wave = torch.cos(2 * torch.pi * torch.arange(64) / period)
    return 0.5 + (strength / 255) * wave.expand(1, 3, 64, 64)


@pytest.mark.parametrize("turned", [False, True])
def test_faint_lines_at_its_period_are_mesh(turned: bool) -> None:
    painting = lines(3, 3.2)
    painting = painting.transpose(2, 3) if turned else painting
    left = (painting - mesh_of(painting) - 0.5)[..., 8:-8, 8:-8]
    assert left.abs().max() * 255 < 0.6


@pytest.mark.parametrize(("strength", "period", "most"), [(80, 3.2, 8), (3, 8, 0.3), (3, 16, 0.1)])
def test_a_brush_s_lines_stay(strength: float, period: float, most: float) -> None:
    assert mesh_of(lines(strength, period))[..., 8:-8, 8:-8].abs().max() * 255 < most


def test_evenness_is_none() -> None:
    assert mesh_of(torch.full((2, 3, 20, 30), 0.7)).abs().max() < 1e-5


@pytest.fixture
def gallery_net(tmp_path: Path) -> Path:
    """The gallery's, whose mesh is a real one, with two of its styles."""
    file = read_net_file(gallery_folder() / "fast.safetensors")
    names = ("starry_night", "scream")
    codes = {name: file.codes[name] for name in (IDENTITY, *names)}
    cards = {name: file.cards[name] for name in names}
    few = replace(file, codes=codes, cards=cards, predictor=None, training={})
    write_net_file(tmp_path / "few.safetensors", few)
    return tmp_path / "few.safetensors"


def options(start: Path, content: Path, iterations: int) -> PolishTraining:
    return PolishTraining(
        start=start,
        content=content,
        out=start.with_name("polished.safetensors"),
        iterations=iterations,
        size=64,
        learning_rate=3e-4,
    )


def test_the_mesh_fades_and_the_styles_stay(gallery_net: Path, content: Path) -> None:
    wanted, device = options(gallery_net, content, 24), torch.device("cpu")
    polisher = Polisher(wanted, load_photos(content, wanted.size, device), device, Team())
    before_it = polisher.judge()
    polisher.run(lambda _: None)
    assert polisher.judge() < 0.9 * before_it
    before, after = read_net_file(gallery_net), read_net_file(wanted.out)
    for name, code in before.codes.items():
        np.testing.assert_array_equal(after.codes[name], code)
    moved = {name for name, a in before.weights.items() if (a != after.weights[name]).any()}
    assert moved
    assert not any(name.startswith(("stem", "blocks.0")) for name in moved)
    assert after.cards == before.cards
    assert after.quantization is not None
    assert after.training["polish"][0]["start"] == gallery_net.name
    assert not wanted.checkpoint.exists()


def test_resumed_it_ends_where_it_would_have(
    net_files: dict[str, Path],
    content: Path,
    tmp_path: Path,
) -> None:
    few = options(net_files["small"], content, 4)
    wanted = replace(few, out=tmp_path / "out.safetensors", checkpoint_every=2)
    train(wanted, "cpu", lambda _: None)
    whole = read_net_file(wanted.out)

    class Stop(Exception):
        pass

    def stop(step: object) -> None:
        if getattr(step, "iteration", 0) == 3:
            raise Stop

    with pytest.raises(Stop):
        train(wanted, "cpu", stop)
    train(wanted, "cpu", lambda _: None)
    for name, weights in read_net_file(wanted.out).weights.items():
        np.testing.assert_array_equal(weights, whole.weights[name])


def test_pictures_the_net_may_wear_are_asked_for(
    picture_nets: dict[str, Path],
    content: Path,
    tmp_path: Path,
) -> None:
    wanted = replace(options(picture_nets["predicted"], content, 1), out=tmp_path / "o.safetensors")
    with pytest.raises(TrainingError, match="--styles"):
        train(wanted, "cpu", lambda _: None)
    train(replace(wanted, styles=content), "cpu", lambda _: None)
    assert read_net_file(wanted.out).predictor is not None


def test_a_net_of_another_kind_is_refused(
    picture_nets: dict[str, Path],
    content: Path,
) -> None:
    with pytest.raises(TrainingError, match="polished"):
        train(options(picture_nets["relu3_1"], content, 1), "cpu", lambda _: None)
