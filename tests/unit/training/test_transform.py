from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from artem.errors import NetFileError, TrainingError
from artem.nets.layers import with_weights
from artem.nets.predictor import StylePredictor
from artem.nets.shapes import PRESETS, NetShape
from artem.nets.transform import TransformNet
from artem.nets.vgg import load_vgg
from artem.styles.checkpoint import NetFile, read_net_file
from artem.training.loop import Best
from artem.training.losses import PerceptualLoss
from artem.training.parallel import Team
from artem.training.transform import Difficulty, Teacher
from artem.training.warm_start import first_codes, is_blank, with_canvas
from tests.conftest import SHAPES, SMALL
from tests.unit.training.helpers import write_random_vgg


def test_what_is_worn_worst_is_practised_most() -> None:
    difficulty = Difficulty(3)
    np.testing.assert_allclose(difficulty.shares(), 1 / 3)
    for _ in range(60):
        difficulty.learn(torch.tensor([0, 1, 1]), torch.tensor([4.0, 0.5, 1.5]), Team())
    np.testing.assert_allclose(difficulty.loss, [4.0, 1.0, 1.0], rtol=0.02)
    np.testing.assert_allclose(difficulty.shares(), [0.5, 0.25, 0.25], atol=0.01)


def test_the_best_net_is_kept_and_misses_are_counted() -> None:
    best, module = Best(), nn.Linear(2, 2)
    good = module.weight.detach().clone()
    best.see(1.0, module)
    nn.init.zeros_(module.weight)
    best.see(2.0, module)
    best.see(float("nan"), module)
    assert best.misses == 2
    again = Best()
    again.load_state_dict(best.state_dict())
    again.restore(module)
    torch.testing.assert_close(module.weight.detach(), good)
    assert (again.loss, again.misses) == (1.0, 2)


@pytest.fixture
def perceptual(tmp_path: Path) -> PerceptualLoss:
    vgg = load_vgg(write_random_vgg(tmp_path / "vgg.safetensors"))
    return PerceptualLoss(vgg, [torch.rand(1, 3, 32, 32)])


def test_a_new_style_starts_from_the_code_that_paints_most_like_it(
    net_files: dict[str, Path], tmp_path: Path
) -> None:
    start, photos = read_net_file(net_files["small"]), torch.rand(2, 3, 48, 48)
    net = TransformNet(SMALL)
    net.load_state_dict({name: torch.from_numpy(a) for name, a in start.weights.items()})
    vgg = load_vgg(write_random_vgg(tmp_path / "vgg.safetensors"))
    for wanted in ("random_small@2", "other"):
        with torch.no_grad():
            style = net(photos[:1], torch.from_numpy(start.codes[wanted])[None]).clamp(0, 1)
        codes = first_codes(net, ["new"], start, PerceptualLoss(vgg, [style]), photos)
        np.testing.assert_array_equal(codes[0], start.codes["identity"])
        np.testing.assert_array_equal(codes[1], start.codes[wanted])


def test_a_known_style_goes_on_with_its_own_code(
    net_files: dict[str, Path], perceptual: PerceptualLoss
) -> None:
    start = read_net_file(net_files["small"])
    codes = first_codes(TransformNet(SMALL), ["other"], start, perceptual, torch.rand(2, 3, 48, 48))
    np.testing.assert_array_equal(codes[1], start.codes["other"])


def test_a_start_of_another_shape(net_files: dict[str, Path], perceptual: PerceptualLoss) -> None:
    start = read_net_file(net_files["small"])
    with pytest.raises(NetFileError, match="another shape"):
        first_codes(
            TransformNet(PRESETS["fast"]), ["x"], start, perceptual, torch.rand(2, 3, 48, 48)
        )


def test_a_binary_net_starts_from_a_float_one_with_plain_blocks(
    net_files: dict[str, Path], perceptual: PerceptualLoss
) -> None:
    start = read_net_file(net_files["small"])
    net = TransformNet(SHAPES["binary"])
    codes = first_codes(net, ["other"], start, perceptual, torch.rand(1, 3, 32, 32))
    weight = net.state_dict()["blocks.0.0.weight"]
    np.testing.assert_array_equal(weight, start.weights["blocks.0.0.weight"])
    plain = net.plain_code()[0]
    sizes = [2 * channels for channels in net.shape.norm_channels]
    parts = zip(net.shape.layer_names, torch.split(plain[: sum(sizes)], sizes), strict=True)
    at = 0
    for name, part in parts:
        own = torch.from_numpy(start.codes["other"])[at : at + len(part)]
        assert torch.equal(codes[1, at : at + len(part)], part if "blocks" in name else own)
        at += len(part)


def test_a_teacher_paints_as_its_net_does(net_files: dict[str, Path]) -> None:
    file = read_net_file(net_files["small"])
    teacher = Teacher(net_files["small"], ["random_small", "other"], torch.device("cpu"))
    photos = torch.rand(1, 3, 32, 32)
    net = TransformNet(SMALL)
    net.load_state_dict({name: torch.from_numpy(a) for name, a in file.weights.items()})
    with torch.no_grad():
        painted = net(photos, torch.from_numpy(file.codes["other"])[None])
    torch.testing.assert_close(teacher.paint(photos, torch.tensor([1])), painted)


def test_a_teacher_paints_on_the_place_it_is_given(net_files: dict[str, Path]) -> None:
    file, photos = read_net_file(net_files["fast"]), torch.rand(1, 3, 32, 32)
    teacher = Teacher(net_files["fast"], ["other"], torch.device("cpu"))
    painted = [teacher.paint(photos, torch.tensor([0]), [place]) for place in ((0, 0), (40, 7))]
    assert isinstance(file.shape, NetShape)
    net = with_weights(TransformNet(file.shape), file.weights).eval()
    with torch.no_grad():
        expected = net(photos, torch.from_numpy(file.codes["other"])[None], [(40, 7)])
    torch.testing.assert_close(painted[1], expected)
    assert not torch.allclose(painted[0], painted[1], atol=0.01)


def test_a_teacher_without_the_style(net_files: dict[str, Path]) -> None:
    with pytest.raises(TrainingError, match="cannot teach nothing; name a transform net"):
        Teacher(net_files["small"], ["nothing"], torch.device("cpu"))


def _painted(file: NetFile, code: np.ndarray, picture: torch.Tensor) -> torch.Tensor:
    assert isinstance(file.shape, NetShape)
    net = with_weights(TransformNet(file.shape), file.weights).eval()
    with torch.no_grad():
        return net(picture, torch.from_numpy(code)[None])


def test_a_net_put_on_a_canvas_paints_as_before(picture_nets: dict[str, Path]) -> None:
    before = read_net_file(picture_nets["predicted"])
    assert isinstance(before.shape, NetShape)
    assert before.predictor is not None
    if before.shape.canvas:
        before = replace(before, shape=replace(before.shape, canvas=False))
    after = with_canvas(before)
    picture = torch.rand(1, 3, 40, 56)
    for name, code in before.codes.items():
        assert len(after.codes[name]) == len(code) + sum(after.shape.canvas_sizes)
        painted = _painted(after, after.codes[name], picture)
        torch.testing.assert_close(painted, _painted(before, code, picture))
    assert after.predictor is not None
    predicted = [
        with_weights(StylePredictor(p.shape), p.weights)(picture)
        for p in (before.predictor, after.predictor)
    ]
    size = predicted[0].shape[1]
    torch.testing.assert_close(predicted[1][:, :size], predicted[0])
    assert not predicted[1][:, size:].any()


def test_a_net_that_can_have_no_canvas_stays_as_it_is(net_files: dict[str, Path]) -> None:
    for name in ("classic", "fading", "fast"):
        file = read_net_file(net_files[name])
        assert with_canvas(file) is file


def test_styles_learned_first_on_a_blank_canvas_use_it(
    net_files: dict[str, Path], perceptual: PerceptualLoss
) -> None:
    start = with_canvas(read_net_file(net_files["small"]))
    net = TransformNet(start.shape)
    codes = first_codes(net, ["other"], start, perceptual, torch.rand(1, 3, 32, 32))
    gains = sum(start.shape.canvas_sizes)
    assert is_blank(net)
    assert not codes[0, -gains:].any()
    assert (codes[1, -gains:] == 1).all()
    torch.nn.init.normal_(net.canvas[0].weight)
    assert not is_blank(net)
