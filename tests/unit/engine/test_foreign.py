"""Nets of other projects: files of their layouts with random weights, against plain torch."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch import Tensor

from artem.engine.foreign import add_style, read_net
from artem.engine.painter import Painter
from artem.engine.stylizer import Stylizer
from artem.errors import NetFileError, UnknownStyle, UsageError
from artem.look import Look
from artem.opencv import cv2
from artem.styles import own
from artem.styles.gallery import find_style, own_styles
from tests.unit.engine.foreign_nets import (
    PICTURE,
    STYLE,
    Tint,
    adain_net,
    adain_states,
    as_pixels,
    as_tensor,
    examples_net,
    examples_state,
    exported,
    microast_net,
    microast_states,
    rrmina_net,
    rrmina_state,
    shown_at_256,
)

Net = Callable[[dict[str, Tensor], Tensor], Tensor]
JOHNSON = [(examples_state, examples_net), (rrmina_state, rrmina_net)]


@pytest.mark.parametrize(("make_state", "net"), JOHNSON, ids=["examples", "rrmina"])
def test_johnson_nets_paint_what_they_did(
    tmp_path: Path, make_state: Callable[[], dict[str, Tensor]], net: Net
) -> None:
    state = make_state()
    torch.save(state, tmp_path / "My Candy.pth")
    stylizer = Stylizer(str(tmp_path / "My Candy.pth"), device="cpu")
    expected = as_pixels(net(state, as_tensor(PICTURE)))
    painted = stylizer(PICTURE)
    assert expected.std() > 20
    assert np.abs(painted.astype(int) - expected).mean() < 0.5
    assert np.abs(painted.astype(int) - expected).max() <= 3
    assert stylizer.style == "my_candy"
    assert stylizer.preset == "classic"


def test_strength_lays_a_foreign_painting_over_the_picture(tmp_path: Path) -> None:
    torch.save(examples_state(), tmp_path / "candy.pth")
    stylizer = Stylizer(str(tmp_path / "candy.pth"), device="cpu")
    whole = stylizer(PICTURE).astype(float)
    stylizer.set_look(Look(strength=0.0))
    assert np.abs(stylizer(PICTURE).astype(int) - PICTURE).max() <= 1
    stylizer.set_look(Look(strength=0.5))
    np.testing.assert_allclose(stylizer(PICTURE), (whole + PICTURE) / 2, atol=2)


def test_old_checkpoints_and_wrapped_ones(tmp_path: Path) -> None:
    state = examples_state()
    old = {f"module.{key}": tensor for key, tensor in state.items()}
    old |= {"module.in1.running_mean": torch.zeros(32), "module.in1.running_var": torch.ones(32)}
    torch.save({"state_dict": old, "epoch": 2}, tmp_path / "old.pth")
    torch.save(state, tmp_path / "new.pth")
    one, other = (read_net(tmp_path / f"{name}.pth") for name in ("old", "new"))
    for name, array in one.weights.items():
        np.testing.assert_array_equal(array, other.weights[name])


@pytest.fixture
def style_picture(tmp_path: Path) -> Path:
    path = tmp_path / "sunset.png"
    cv2.imwrite(str(path), cv2.cvtColor(STYLE, cv2.COLOR_RGB2BGR))
    return path


def test_adain_of_naoto0804(tmp_path: Path, style_picture: Path) -> None:
    decoder, encoder = adain_states()
    torch.save(decoder, tmp_path / "decoder.pth")
    torch.save(encoder, tmp_path / "vgg_normalised.pth")
    with pytest.raises(NetFileError, match=r"missing; give decoder.pth and vgg_normalised.pth"):
        add_style(tmp_path / "decoder.pth")
    assert add_style(tmp_path / "decoder.pth", tmp_path / "vgg_normalised.pth") is None
    stylizer = Stylizer(str(style_picture), preset="classic", device="cpu")
    expected = adain_net(decoder, encoder, as_tensor(PICTURE) / 255, shown_at_256(STYLE))
    painted = stylizer(PICTURE)
    assert np.abs(painted.astype(int) - as_pixels(255 * expected)).mean() < 1.0  # kept in half
    assert painted.std() > 5
    own.remove("picture_net")
    with pytest.raises(UnknownStyle, match="no classic net"):
        Stylizer(str(style_picture), preset="classic", device="cpu")


def test_microast(tmp_path: Path, style_picture: Path) -> None:
    states = microast_states()
    paths = [tmp_path / f"{part}_iter_160000.pth.tar" for part in states]
    for path, state in zip(paths, states.values(), strict=True):
        torch.save(state, path)
    assert add_style(*paths) is None
    stylizer = Stylizer(str(style_picture), preset="classic", device="cpu")
    expected = microast_net(states, as_tensor(PICTURE) / 255, shown_at_256(STYLE))
    painted = stylizer(PICTURE)
    assert painted.std() > 5
    assert np.abs(painted.astype(int) - as_pixels(255 * expected)).mean() < 1.0


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("white", [1.0, 255.0])
@pytest.mark.parametrize("free", [True, False], ids=["free", "64x64"])
def test_onnx_nets_of_either_range_and_any_size(tmp_path: Path, white: float, free: bool) -> None:
    path = exported(tmp_path / "Tint.onnx", white, free=free)
    stylizer = Stylizer(str(path), device="cpu")
    expected = as_pixels(Tint(255.0)(as_tensor(PICTURE)))
    tolerance = 1 if free else 30  # at 64x64 detail is lost
    assert np.abs(stylizer(PICTURE).astype(int) - expected).mean() < tolerance
    assert stylizer(PICTURE).shape == PICTURE.shape
    stylizer.set_look(Look(strength=0.0))
    np.testing.assert_array_equal(stylizer(PICTURE), PICTURE)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_onnx_net_for_one_picture_paints_a_batch(tmp_path: Path) -> None:
    painter = Painter(str(exported(tmp_path / "Tint.onnx", 255.0, free=True)), device="cpu")
    frames = [PICTURE, 255 - PICTURE]
    paintings = [painter.painting(Look()), painter.painting(Look(strength=0.0))]
    painter.prepare(PICTURE.shape[1], PICTURE.shape[0], batch=2)
    together = painter.paint(frames, paintings)
    np.testing.assert_array_equal(together[0], painter.paint(frames[:1], paintings[:1])[0])
    np.testing.assert_array_equal(together[1], frames[1])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_added_onnx_net_is_a_style(tmp_path: Path) -> None:
    style = add_style(exported(tmp_path / "Tint.onnx", 255.0, free=True))
    assert style is not None
    assert style.name == "tint"
    assert [found.name for found in own_styles()] == ["tint"]
    assert Stylizer("tint", device="cpu")(PICTURE).shape == PICTURE.shape


class Bomb:
    """Touches a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return (Path.touch, (self.path,))


def test_a_pickle_that_would_run_something_does_not(tmp_path: Path) -> None:
    victim = tmp_path / "touched"
    torch.save({"conv1.conv2d.weight": Bomb(victim)}, tmp_path / "evil.pth")
    (tmp_path / "plain.pth").write_bytes(pickle.dumps(Bomb(victim)))
    for name in ("evil", "plain"):
        with pytest.raises(NetFileError, match=r"not read|cannot be read"):
            add_style(tmp_path / f"{name}.pth")
    assert not victim.exists()


def test_a_classifier_is_told_what_is_accepted(tmp_path: Path) -> None:
    torch.save({"fc.weight": torch.zeros(1000, 512)}, tmp_path / "resnet.pth")
    with pytest.raises(NetFileError, match=r"fc.weight \(1000x512\).*pytorch/examples"):
        add_style(tmp_path / "resnet.pth")
    assert own_styles() == []


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.t7", b"whatever", "Lua Torch"),
        ("a.pth", b"", "cannot be read"),
        ("a.pth", b"PK\x03\x04 cut off", "cannot be read"),
        ("a.onnx", b"no onnx", "cannot be run"),
        ("a.safetensors", struct.pack("<Q", 5 << 30) + b"{}", "cannot be read"),
        ("a.safetensors", b"\x08", "cannot be read"),
    ],
)
def test_files_that_are_no_nets(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(NetFileError, match=told):
        add_style(tmp_path / name)
    with pytest.raises(NetFileError, match=told):
        Stylizer(str(tmp_path / name), device="cpu")


def test_a_net_that_wears_pictures_is_no_style_itself(tmp_path: Path) -> None:
    decoder, encoder = adain_states()
    torch.save(decoder, tmp_path / "decoder.pth")
    torch.save(encoder, tmp_path / "vgg_normalised.pth")
    add_style(tmp_path / "decoder.pth", tmp_path / "vgg_normalised.pth")
    with pytest.raises(UnknownStyle, match="wears any picture"):
        find_style(str(own.picture_nets()["classic"]))


def test_files_that_do_not_belong_together(tmp_path: Path, net_files: dict[str, Path]) -> None:
    cv2.imwrite(str(tmp_path / "a.png"), PICTURE)
    for several in ((tmp_path / "a.png", net_files["small"]), (net_files["small"],) * 2):
        with pytest.raises(UsageError, match=r"by itself|by themselves"):
            add_style(*several)
    assert own_styles() == []


def test_a_net_with_a_predictor_wears_pictures_from_then_on(
    picture_nets: dict[str, Path], style_picture: Path
) -> None:
    assert add_style(picture_nets["predicted"]) is None
    assert own_styles() == []
    style = find_style(str(style_picture))
    assert style.net_files["classic"] == own.picture_nets()["classic"]


@pytest.mark.parametrize(
    ("tensors", "told"),
    [
        ({"a": torch.nn.Parameter(torch.zeros(2))}, "no net known"),
        ({"a": torch.zeros(1, dtype=torch.float16).expand(1 << 40)}, "unfolds to over"),
        ({"a": torch.eye(3).to_sparse()}, "cannot be read"),
    ],
)
def test_odd_tensors(tmp_path: Path, tensors: dict[str, Tensor], told: str) -> None:
    torch.save(tensors, tmp_path / "odd.pth")
    with pytest.raises(NetFileError, match=told):
        read_net(tmp_path / "odd.pth")


def test_weights_that_half_precision_cannot_hold(tmp_path: Path) -> None:
    state = examples_state()
    state["conv2.conv2d.weight"][0, 0, 0, 0] = float("nan")
    torch.save(state, tmp_path / "candy.pth")
    with pytest.raises(NetFileError, match="not all finite"):
        add_style(tmp_path / "candy.pth")


def test_no_style_is_called_as_the_identity_code() -> None:
    assert own.plain_name("Identity!") == "identity_style"
    assert own.plain_name("picture_net") == "picture_net_style"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(cut=st.integers(0, 3_000), flip=st.integers(0, 2_000), value=st.integers(0, 255))
def test_truncated_and_altered_checkpoints_never_crash(
    tmp_path: Path, cut: int, flip: int, value: int
) -> None:
    path = tmp_path / "fuzzed.pth"
    torch.save({"conv1.conv2d.weight": torch.ones(2, 3)}, path)
    data = bytearray(path.read_bytes())
    data[min(flip, len(data) - 1)] = value
    path.write_bytes(data[: len(data) - cut] if cut % 2 else data)
    with pytest.raises(NetFileError):
        read_net(path)
