"""Nets of other projects: files of their layouts with random weights, against plain torch."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch import Tensor, nn

from artem.engine.foreign import add_style, read_net
from artem.engine.painter import Painter
from artem.engine.stylizer import Stylizer
from artem.errors import NetFileError, UnknownStyle, UsageError
from artem.look import Look
from artem.opencv import cv2
from artem.styles import own
from artem.styles.gallery import find_style, own_styles
from tests.conftest import make_picture

PICTURE = make_picture(96, 128)
STYLE = make_picture(80, 72, seed=5)


def as_tensor(pixels: np.ndarray) -> Tensor:
    return torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float()


def as_pixels(picture: Tensor) -> np.ndarray:
    return (picture[0].permute(1, 2, 0) + 0.5).clamp(0, 255).byte().numpy()


def conv(state: dict[str, Tensor], key: str, x: Tensor, stride: int = 1, groups: int = 1) -> Tensor:
    weight, bias = state[f"{key}.weight"], state[f"{key}.bias"]
    border = weight.shape[-1] // 2
    padded = F.pad(x, (border,) * 4, mode="reflect") if border else x
    return F.conv2d(padded, weight, bias, stride, groups=groups)


def norm(state: dict[str, Tensor], key: str, x: Tensor) -> Tensor:
    return F.instance_norm(x, weight=state[f"{key}.weight"], bias=state[f"{key}.bias"])


def random_state(shapes: dict[str, tuple[int, ...]], seed: int = 0) -> dict[str, Tensor]:
    """Random weights, norms near 1, biases small."""
    chance = torch.Generator().manual_seed(seed)
    state = {}
    for key, shape in shapes.items():
        numbers = torch.randn(shape, generator=chance)
        if len(shape) == 4:
            state[key] = numbers * (2 / numbers[0].numel()) ** 0.5
        else:
            state[key] = 0.1 * numbers + (1 if key.endswith("weight") else 0)
    return state


def layer(key: str, outputs: int, inputs: int, kernel: int) -> dict[str, tuple[int, ...]]:
    return {f"{key}.weight": (outputs, inputs, kernel, kernel), f"{key}.bias": (outputs,)}


def affine(key: str, channels: int) -> dict[str, tuple[int, ...]]:
    return {f"{key}.weight": (channels,), f"{key}.bias": (channels,)}


# -- Johnson's net, twice ------------------------------------------------------------------------


def examples_state() -> dict[str, Tensor]:
    shapes = {}
    for n, (outputs, inputs, kernel) in enumerate(((32, 3, 9), (64, 32, 3), (128, 64, 3)), 1):
        shapes |= layer(f"conv{n}.conv2d", outputs, inputs, kernel) | affine(f"in{n}", outputs)
    for block in range(1, 6):
        for n in (1, 2):
            shapes |= layer(f"res{block}.conv{n}.conv2d", 128, 128, 3)
            shapes |= affine(f"res{block}.in{n}", 128)
    shapes |= layer("deconv1.conv2d", 64, 128, 3) | affine("in4", 64)
    shapes |= layer("deconv2.conv2d", 32, 64, 3) | affine("in5", 32)
    state = random_state(shapes | layer("deconv3.conv2d", 3, 32, 9))
    state["deconv3.conv2d.weight"] *= 30
    state["deconv3.conv2d.bias"] += 120
    return state


def examples_net(state: dict[str, Tensor], x: Tensor) -> Tensor:
    for n, stride in ((1, 1), (2, 2), (3, 2)):
        x = F.relu(norm(state, f"in{n}", conv(state, f"conv{n}.conv2d", x, stride)))
    for block in range(1, 6):
        y = F.relu(norm(state, f"res{block}.in1", conv(state, f"res{block}.conv1.conv2d", x)))
        x = x + norm(state, f"res{block}.in2", conv(state, f"res{block}.conv2.conv2d", y))
    for n in (1, 2):
        x = conv(state, f"deconv{n}.conv2d", F.interpolate(x, scale_factor=2))
        x = F.relu(norm(state, f"in{n + 3}", x))
    return conv(state, "deconv3.conv2d", x)


def rrmina_state() -> dict[str, Tensor]:
    shapes = {}
    for place, (outputs, inputs, kernel) in zip(
        (0, 2, 4), ((32, 3, 9), (64, 32, 3), (128, 64, 3)), strict=True
    ):
        shapes |= layer(f"ConvBlock.{place}.conv_layer", outputs, inputs, kernel)
        shapes |= affine(f"ConvBlock.{place}.norm_layer", outputs)
    for block in range(5):
        for n in (1, 2):
            shapes |= layer(f"ResidualBlock.{block}.conv{n}.conv_layer", 128, 128, 3)
            shapes |= affine(f"ResidualBlock.{block}.conv{n}.norm_layer", 128)
    for place, (inputs, outputs) in ((0, (128, 64)), (2, (64, 32))):
        shapes[f"DeconvBlock.{place}.conv_transpose.weight"] = (inputs, outputs, 3, 3)
        shapes[f"DeconvBlock.{place}.conv_transpose.bias"] = (outputs,)
        shapes |= affine(f"DeconvBlock.{place}.norm_layer", outputs)
    state = random_state(shapes | layer("DeconvBlock.4.conv_layer", 3, 32, 9))
    state["DeconvBlock.4.conv_layer.weight"] *= 30
    state["DeconvBlock.4.conv_layer.bias"] += torch.tensor([60.0, 120.0, 180.0])
    return state


def rrmina_net(state: dict[str, Tensor], x: Tensor) -> Tensor:
    def normed(key: str, x: Tensor, stride: int = 1) -> Tensor:
        return norm(state, f"{key}.norm_layer", conv(state, f"{key}.conv_layer", x, stride))

    x = x.flip(1)
    for place, stride in ((0, 1), (2, 2), (4, 2)):
        x = F.relu(normed(f"ConvBlock.{place}", x, stride))
    for block in range(5):
        y = F.relu(normed(f"ResidualBlock.{block}.conv1", x))
        x = x + normed(f"ResidualBlock.{block}.conv2", y)
    for place in (0, 2):
        key = f"DeconvBlock.{place}"
        weight, bias = state[f"{key}.conv_transpose.weight"], state[f"{key}.conv_transpose.bias"]
        x = F.conv_transpose2d(x, weight, bias, 2, 1, output_padding=1)
        x = F.relu(norm(state, f"{key}.norm_layer", x))
    return conv(state, "DeconvBlock.4.conv_layer", x).flip(1)


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


# -- nets that wear any picture ------------------------------------------------------------------

_DECODER = {1: (256, 512), 5: (256, 256), 8: (256, 256), 11: (256, 256), 14: (128, 256)} | {
    18: (128, 128),
    21: (64, 128),
    25: (64, 64),
    28: (3, 64),
}
_ENCODER = {2: (64, 3), 5: (64, 64), 9: (128, 64), 12: (128, 128), 16: (256, 128)} | {
    19: (256, 256),
    22: (256, 256),
    25: (256, 256),
    29: (512, 256),
}


def adain_states() -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """(decoder, encoder); the encoder goes on as the published file does."""
    decoder, encoder = {}, layer("0", 3, 3, 1)
    for place, sizes in _DECODER.items():
        decoder |= layer(str(place), *sizes, 3)
    for place, sizes in (_ENCODER | {32: (512, 512)}).items():
        encoder |= layer(str(place), *sizes, 3)
    made = random_state(decoder, 1)
    made["28.bias"] += 0.5
    made["28.weight"] *= 0.1
    return made, random_state(encoder, 2)


def adain_net(
    decoder: dict[str, Tensor], encoder: dict[str, Tensor], picture: Tensor, style: Tensor
) -> Tensor:
    def encode(x: Tensor) -> Tensor:
        x = F.conv2d(x, encoder["0.weight"], encoder["0.bias"])
        for place in _ENCODER:
            if place in (9, 16, 29):
                x = F.max_pool2d(x, 2, ceil_mode=True)
            x = F.relu(conv(encoder, str(place), x))
        return x

    def moments(x: Tensor) -> tuple[Tensor, Tensor]:
        return x.mean((2, 3), keepdim=True), (x.var((2, 3), keepdim=True) + 1e-5).sqrt()

    features, wanted = encode(picture), encode(style)
    (mean, deviation), (its_mean, its_deviation) = moments(features), moments(wanted)
    x = (features - mean) / deviation * its_deviation + its_mean
    for place in _DECODER:
        x = conv(decoder, str(place), x)
        if place != 28:
            x = F.relu(x)
        if place in (1, 14, 21):
            x = F.interpolate(x, scale_factor=2)
    return x


def microast_states() -> dict[str, dict[str, Tensor]]:
    def residual(key: str) -> dict[str, tuple[int, ...]]:
        return layer(f"{key}.conv1.conv_layer", 64, 64, 3) | layer(
            f"{key}.conv2.conv_layer", 64, 64, 3
        )

    encoder = layer("enc1.0.conv_layer", 16, 3, 9) | layer("enc1.2.conv_layer", 32, 1, 3)
    encoder |= layer("enc1.4.conv_layer", 32, 32, 1) | layer("enc1.6.conv_layer", 64, 1, 3)
    encoder |= layer("enc1.8.conv_layer", 64, 64, 1) | residual("enc1.10") | residual("enc2.0")
    modulator = {}
    for name in ("weight1", "bias1", "weight2", "bias2"):
        modulator |= layer(f"{name}.0.conv_layer", 64, 1, 3)
    decoder = residual("dec1") | residual("dec2") | layer("dec3.1.conv_layer", 32, 2, 3)
    decoder |= layer("dec3.3.conv_layer", 32, 32, 1) | layer("dec3.6.conv_layer", 16, 2, 3)
    decoder |= layer("dec3.8.conv_layer", 16, 16, 1) | layer("dec3.10.conv_layer", 3, 16, 9)
    states = {
        "content_encoder": random_state(encoder, 1),
        "style_encoder": random_state(encoder, 2),
        "modulator": random_state(modulator, 3),
        "decoder": random_state(decoder, 4),
    }
    for key in states["modulator"]:
        states["modulator"][key] *= 0.3
    states["decoder"]["dec3.10.conv_layer.weight"] *= 0.02
    states["decoder"]["dec3.10.conv_layer.bias"] += 0.5
    return states


def microast_net(states: dict[str, dict[str, Tensor]], picture: Tensor, style: Tensor) -> Tensor:
    def residual(state: dict[str, Tensor], key: str, x: Tensor) -> Tensor:
        inner = F.relu(conv(state, f"{key}.conv1.conv_layer", x))
        return x + conv(state, f"{key}.conv2.conv_layer", inner)

    def encode(state: dict[str, Tensor], x: Tensor) -> list[Tensor]:
        for place, stride, groups in ((0, 1, 1), (2, 2, 16), (4, 1, 1), (6, 2, 32), (8, 1, 1)):
            x = F.relu(conv(state, f"enc1.{place}.conv_layer", x, stride, groups))
        near = residual(state, "enc1.10", x)
        return [near, residual(state, "enc2.0", near)]

    def moments(x: Tensor) -> tuple[Tensor, Tensor]:
        return x.mean((2, 3), keepdim=True), (x.var((2, 3), keepdim=True) + 1e-5).sqrt()

    worn, x = encode(states["style_encoder"], style), encode(states["content_encoder"], picture)[1]
    decoder = states["decoder"]
    for key, level in (("dec1", 1), ("dec2", 0)):
        weight, bias = (
            conv(states["modulator"], f"{name}{level + 1}.0.conv_layer", worn[level], groups=64)
            for name in ("weight", "bias")
        )
        weight, bias = weight.mean((2, 3), keepdim=True), bias.mean((2, 3), keepdim=True)
        (mean, deviation), (its_mean, its_deviation) = moments(x), moments(worn[level])
        x = (x - mean) / deviation * its_deviation + its_mean
        inner = F.relu(weight * conv(decoder, f"{key}.conv1.conv_layer", x) + bias * x)
        x = x + weight * conv(decoder, f"{key}.conv2.conv_layer", inner) + bias * inner
    for places in (((1, 32), (3, 1)), ((6, 16), (8, 1))):
        x = F.interpolate(x, scale_factor=2, mode="bilinear")
        for place, groups in places:
            x = F.relu(conv(decoder, f"dec3.{place}.conv_layer", x, groups=groups))
    return conv(decoder, "dec3.10.conv_layer", x)


@pytest.fixture
def style_picture(tmp_path: Path) -> Path:
    path = tmp_path / "sunset.png"
    cv2.imwrite(str(path), cv2.cvtColor(STYLE, cv2.COLOR_RGB2BGR))
    return path


def shown_at_256(pixels: np.ndarray) -> Tensor:
    """As styles are looked at: 256 pixels on the short side."""
    height, width = pixels.shape[:2]
    factor = 256 / min(height, width)
    size = (round(width * factor), round(height * factor))
    return as_tensor(cv2.resize(pixels, size, interpolation=cv2.INTER_LINEAR)) / 255


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


# -- ONNX ----------------------------------------------------------------------------------------


class _Tint(nn.Module):
    """A net that is easy to follow: smooths, and swaps red and blue. white: of its pixels."""

    def __init__(self, white: float) -> None:
        super().__init__()
        self.white = white

    def forward(self, x: Tensor) -> Tensor:
        return self.white - F.avg_pool2d(x, 3, 1, 1).flip(1)


def exported(path: Path, white: float, *, free: bool) -> Path:
    pytest.importorskip("onnx")
    names = {"picture": {2: "h", 3: "w"}, "painting": {2: "h", 3: "w"}} if free else None
    torch.onnx.export(
        _Tint(white),
        (torch.rand(1, 3, 64, 64),),
        str(path),
        dynamo=False,
        input_names=["picture"],
        output_names=["painting"],
        dynamic_axes=names,
    )
    return path


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("white", [1.0, 255.0])
@pytest.mark.parametrize("free", [True, False], ids=["free", "64x64"])
def test_onnx_nets_of_either_range_and_any_size(tmp_path: Path, white: float, free: bool) -> None:
    path = exported(tmp_path / "Tint.onnx", white, free=free)
    stylizer = Stylizer(str(path), device="cpu")
    expected = as_pixels(_Tint(255.0)(as_tensor(PICTURE)))
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


# -- what is no net ------------------------------------------------------------------------------


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
