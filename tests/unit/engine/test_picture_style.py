"""Pictures as styles: their codes, their limits, and how they mix."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from artem.engine import picture_style
from artem.engine.picture_style import kept_codes_folder, with_picture
from artem.engine.stylizer import Stylizer
from artem.errors import PictureError, UnknownStyle
from artem.look import Look
from artem.nets.adain import AdainNet, vgg_encoder
from artem.nets.build import build_net
from artem.nets.picture_shapes import AdainShape
from artem.nets.vgg import Vgg, vgg_weights
from artem.opencv import cv2
from artem.styles import gallery, own
from artem.styles.card import StyleCard
from artem.styles.checkpoint import IDENTITY, read_net_file
from tests.conftest import make_picture
from tests.unit.training.helpers import write_random_vgg

CARD = StyleCard("mine", "Mine")
KINDS = ["relu3_1", "relu4_1", "microast", "predicted"]


def saved(path: Path, pixels: np.ndarray) -> Path:
    assert cv2.imwrite(str(path), pixels)
    return path


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    return saved(tmp_path / "mine.png", make_picture(70, 90, seed=3))


@pytest.mark.parametrize("kind", KINDS)
def test_every_stroke_size_has_a_code(kind: str, picture_nets, picture: Path) -> None:
    file = with_picture(read_net_file(picture_nets[kind]), CARD, picture)
    assert file.stroke_sizes("mine") == [0.5, 1.0, 2.0]
    codes = [file.codes[name] for name in ("mine@0.5", "mine", "mine@2")]
    assert all(code.shape == (file.shape.code_size,) for code in codes)
    assert not np.allclose(codes[0], codes[2])


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_picture_has_the_same_code_without_torch(
    kind: str, picture_nets, picture: Path, monkeypatch
) -> None:
    file = read_net_file(picture_nets[kind])
    first = with_picture(file, CARD, picture)
    monkeypatch.setattr(picture_style, "_predict", None)
    again = with_picture(file, CARD, picture)
    np.testing.assert_array_equal(again.codes["mine"], first.codes["mine"])


def test_damaged_codes_are_made_again(picture_nets, picture: Path) -> None:
    file = read_net_file(picture_nets["predicted"])
    first = with_picture(file, CARD, picture)
    [kept] = kept_codes_folder().iterdir()
    kept.write_bytes(b"damaged")
    again = with_picture(file, CARD, picture)
    np.testing.assert_array_equal(again.codes["mine"], first.codes["mine"])


@pytest.mark.parametrize("kind", ["relu3_1", "relu4_1"])
def test_adain_has_the_statistics_of_the_style(kind: str, picture_nets) -> None:
    file = read_net_file(picture_nets[kind])
    net = build_net(file.shape)
    net.load_state_dict({name: torch.from_numpy(array) for name, array in file.weights.items()})
    # As bright as what VGG was trained for
    style, frame = 100 * torch.rand(1, 3, 64, 96), 100 * torch.rand(1, 3, 48, 80) ** 2
    with torch.no_grad():
        code = net.code_of(style)
        features = net.encoder(frame)[kind]
        matched = net.matched(features, code)
        channels = file.shape.channels
        torch.testing.assert_close(
            matched.mean((2, 3)), code[:, channels : 2 * channels], atol=1e-4, rtol=1e-3
        )
        alive = features.std((2, 3)) > 0.1  # what is nowhere cannot be spread
        assert alive.float().mean() > 0.5
        torch.testing.assert_close(
            matched.std((2, 3))[alive], code[:, :channels][alive], atol=1e-2, rtol=1e-2
        )
        plain = net.matched(features, torch.zeros_like(code))
    torch.testing.assert_close(plain, features, atol=1e-4, rtol=1e-3)


def test_regions_wear_different_styles(picture_nets) -> None:
    """Far from the border between them, either half looks as if it had one style for itself."""
    file = read_net_file(picture_nets["relu3_1"])
    net = build_net(file.shape)
    net.load_state_dict({name: torch.from_numpy(array) for name, array in file.weights.items()})
    frame = torch.rand(1, 3, 64, 128)
    left = torch.zeros(1, 1, 64, 128)
    left[..., :64] = 1
    with torch.no_grad():
        codes = torch.cat([net.code_of(torch.rand(1, 3, 64, 64) ** power) for power in (1, 4)])
        both = net(frame, codes, torch.cat([left, 1 - left]))
        apart = [net(frame, code[None]) for code in codes]
    torch.testing.assert_close(both[..., :30], apart[0][..., :30], atol=1e-4, rtol=1e-3)
    torch.testing.assert_close(both[..., -30:], apart[1][..., -30:], atol=1e-4, rtol=1e-3)
    assert (apart[0] - apart[1]).abs().mean() > 1e-2


def test_zeros_are_no_style(picture_nets) -> None:
    for kind in ("relu3_1", "microast"):
        assert not read_net_file(picture_nets[kind]).codes[IDENTITY].any()


@pytest.fixture
def small_gallery(picture_nets, monkeypatch, tmp_path: Path) -> Path:
    """A gallery of the one net that predicts codes."""
    folder = tmp_path / "styles"
    folder.mkdir()
    (folder / "fast.safetensors").write_bytes(picture_nets["predicted"].read_bytes())
    monkeypatch.setattr(gallery, "gallery_folder", lambda: folder)
    return folder


def test_a_picture_is_a_style_wherever_a_style_is(small_gallery, picture: Path) -> None:
    frame = make_picture(48, 64)
    stylizer = Stylizer(str(picture), device="cpu")
    painted = stylizer(frame)
    assert stylizer.style == str(picture)
    mixed = Stylizer("red", device="cpu")
    mixed.set_look(Look(mix=(("red", 1.0), (str(picture), 1.0))))
    assert not np.array_equal(mixed(frame), painted)
    mixed.set_look(Look(mix=((str(picture), 1.0),)))
    np.testing.assert_allclose(mixed(frame).astype(int), painted, atol=1)


def test_an_added_picture_is_found_by_its_name(small_gallery, picture: Path) -> None:
    style = gallery.add_picture(make_picture(40, 60), "My  Holiday! 2026")
    assert style.name == "my_holiday_2026"
    assert gallery.add_picture(make_picture(40, 60), "again").name == "my_holiday_2026"
    assert gallery.add_picture(make_picture(41, 60), "Red").name == "red_2"  # the gallery has one
    assert [found.name for found in gallery.own_styles()] == ["my_holiday_2026", "red_2"]
    assert Stylizer("red_2", device="cpu").style == "red_2"
    own.remove("red_2")
    with pytest.raises(UnknownStyle, match="none of your own"):
        own.remove("red_2")
    with pytest.raises(UnknownStyle, match="my_holiday_2026"):
        gallery.find_style("my_holidays")


def test_a_net_whose_name_was_taken_is_worn_by_its_own(small_gallery) -> None:
    data = gallery.find_style("red").net_files["fast"].read_bytes()
    assert gallery.add_net(data, "Red", ".safetensors").name == "red_2"
    stylizer, frame = Stylizer("red_2", device="cpu"), make_picture(48, 64)
    alone = stylizer(frame)
    stylizer.set_look(Look(mix=(("red_2", 1.0),)))
    assert np.array_equal(stylizer(frame), alone)


def test_a_look_of_known_styles_does_not_wait_for_one_being_learned(small_gallery) -> None:
    stylizer = Stylizer("red", device="cpu")
    with stylizer._painter._learning:
        stylizer.set_look(Look(mix=(("red", 1.0),), strength=0.3))


def test_a_name_that_is_used_again_is_another_style(small_gallery) -> None:
    frame, stylizer = make_picture(48, 64), Stylizer("red", device="cpu")
    painted = []
    for pixels in (make_picture(40, 60), 255 - make_picture(40, 60)):
        style = gallery.add_picture(pixels, "pasted")
        stylizer.set_look(Look(mix=((style.name, 1.0),)))
        painted.append(stylizer(frame))
        own.remove("pasted")
        stylizer.forget("pasted")
    assert not np.array_equal(*painted)
    with pytest.raises(UnknownStyle):
        stylizer.set_look(Look(mix=(("pasted", 1.0),)))


def test_large_pictures_are_kept_smaller() -> None:
    style = gallery.add_picture(make_picture(1500, 3000), "large")
    assert own.read_style_picture(style.picture).shape == (512, 1024, 3)


@pytest.mark.parametrize(
    ("pixels", "told"),
    [
        (np.zeros((1, 1, 3), np.uint8), "1x1; a style needs 32 pixels"),
        (np.zeros((31, 500, 3), np.uint8), "500x31; a style needs 32 pixels"),
    ],
)
def test_pictures_too_small_for_a_style(
    small_gallery, tmp_path: Path, pixels: np.ndarray, told: str
) -> None:
    path = saved(tmp_path / "small.png", pixels)
    with pytest.raises(PictureError, match=told):
        Stylizer(str(path), device="cpu")
    with pytest.raises(PictureError, match=told):
        gallery.add_picture(pixels, "small")


def test_a_text_file_is_no_style(small_gallery, tmp_path: Path) -> None:
    path = tmp_path / "text.jpg"
    path.write_text("hello")
    with pytest.raises(PictureError, match="not a picture"):
        Stylizer(str(path), device="cpu")


def test_very_long_pictures_are_seen_in_the_middle(small_gallery, tmp_path: Path) -> None:
    path = saved(tmp_path / "long.png", make_picture(32, 3200))
    assert Stylizer(str(path), device="cpu")(make_picture(48, 64)).shape == (48, 64, 3)


def test_a_net_without_a_predictor_wears_only_its_styles(net_files, picture: Path) -> None:
    with pytest.raises(UnknownStyle, match="only what it has learned"):
        with_picture(read_net_file(net_files["small"]), CARD, picture)


def test_vgg_as_published_encodes_in_hundredths(tmp_path: Path) -> None:
    weights = vgg_weights(write_random_vgg(tmp_path / "vgg.safetensors"))
    for name in weights:
        if name.endswith("bias"):
            weights[name] = weights[name] + 5.0
    shape, picture = AdainShape("relu3_1"), torch.rand(1, 3, 64, 64)
    encoder = AdainNet(shape).encoder
    encoder.load_state_dict(vgg_encoder(shape, weights))
    found = encoder(picture)["relu3_1"]
    expected = Vgg(weights)(picture, ("relu3_1",))["relu3_1"] / 100
    inner = (slice(None), slice(None), slice(4, -4), slice(4, -4))  # borders are padded otherwise
    torch.testing.assert_close(found[inner], expected[inner], atol=1e-4, rtol=1e-3)
