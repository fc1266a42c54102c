"""Fixtures that more than one kind of test needs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from artem.frame import Pixels
from artem.nets.picture_shapes import AdainShape, MicroAstShape, PredictorShape
from artem.nets.shapes import PRESETS, ConvShape, NetShape
from artem.styles.card import StyleCard
from artem.styles.checkpoint import IDENTITY, NetFile, Predictor, Quantization, write_net_file

settings.register_profile("no timing", deadline=None)
settings.load_profile("no timing")

SMALL = NetShape(
    stem=(ConvShape(8, 3, 2), ConvShape(12, 3, 2)),
    blocks=(1, 1),
    up=(8,),
    upsample="smooth",
    head_kernel=3,
    skip=True,
)
SHAPES = {**PRESETS, "small": SMALL, "batch": replace(SMALL, norm="batch")}
SHAPES["binary"] = replace(SMALL, binary=True)
SHAPES["fading"] = replace(
    SMALL,
    stem=(ConvShape(8, 3, 1), ConvShape(12, 3, 2)),
    upsample="transposed",
    skip=False,
    fades=True,
)


@pytest.fixture(scope="session")
def picture_nets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A net file of random weights for every kind of net that wears any picture.

    They paint around grey: saturation would hide differences.
    """
    import torch

    from artem.nets.build import build_net
    from artem.nets.predictor import StylePredictor

    folder = tmp_path_factory.mktemp("picture_nets")
    shapes = {
        "relu3_1": AdainShape("relu3_1", encoder=True),
        "relu4_1": AdainShape("relu4_1", encoder=True),
        "microast": MicroAstShape(),
        "predicted": SMALL,
    }
    paths = {}
    for name, shape in shapes.items():
        torch.manual_seed(2)
        net = build_net(shape)
        if isinstance(shape, AdainShape):
            for conv in net.encoder.convs.values():
                torch.nn.init.kaiming_normal_(conv.weight, nonlinearity="relu")
            torch.nn.init.normal_(net.decoder["conv1_1"].weight, std=0.03)
        if name == "microast":
            last = net.decoder.dec3[-1].conv_layer
            with torch.no_grad():
                last.weight *= 3
                last.bias += 0.7
        weights = {key: tensor.numpy() for key, tensor in net.state_dict().items()}
        plain = np.zeros(shape.code_size, np.float32)
        file = NetFile(shape, "classic", weights, {IDENTITY: plain}, {})
        if name == "predicted":
            torch.nn.init.normal_(net.head.weight, std=0.25 / net.head.weight[0].numel() ** 0.5)
            predictor = StylePredictor(PredictorShape(shape.code_size, (8, 16), 12))
            predictor.start_from(net.plain_code() + torch.randn(4, shape.code_size) / 4)
            made = {key: tensor.numpy() for key, tensor in predictor.state_dict().items()}
            code = net.plain_code()[0].numpy()
            file = replace(
                file,
                weights={key: tensor.numpy() for key, tensor in net.state_dict().items()},
                codes={IDENTITY: code, "red": 1.2 * code},
                cards={"red": StyleCard("red", "Red")},
                predictor=Predictor(predictor.shape, made),
            )
        paths[name] = folder / f"{name}.safetensors"
        write_net_file(paths[name], with_ranges(file))
    return paths


@pytest.fixture(scope="session")
def net_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A net file with random weights for every preset, and for a small shape.

    Each has the styles `random_NAME`, at stroke sizes 1 and 2, and `other`.
    """
    import torch

    from artem.nets.transform import TransformNet

    folder = tmp_path_factory.mktemp("nets")
    paths = {}
    for name, shape in SHAPES.items():
        torch.manual_seed(1)
        net = TransformNet(shape)
        # Pictures around grey, as trained nets make them: saturation would hide differences.
        torch.nn.init.normal_(net.head.weight, std=0.25 / net.head.weight[0].numel() ** 0.5)
        for canvas in net.canvas:
            torch.nn.init.normal_(canvas.weight, std=0.05)
        code = net.plain_code()[0].numpy()
        paths[name] = folder / f"random_{name}.safetensors"
        weights = {key: tensor.numpy() for key, tensor in net.state_dict().items()}
        codes = {
            IDENTITY: code,
            f"random_{name}": 1.2 * code + 0.1,
            f"random_{name}@2": 1.3 * code + 0.2,
            "other": 0.8 * code - 0.1,
        }
        cards = [StyleCard(f"random_{name}", "Random"), StyleCard("other", "Another")]
        named = {card.name: card for card in cards}
        file = with_ranges(NetFile(shape, name, weights, codes, named))
        write_net_file(paths[name], file)
    return paths


def with_ranges(file: NetFile) -> NetFile:
    """The net with ranges for int8, of one picture in every style; never chosen unasked."""
    import torch

    from artem.nets.build import build_net
    from artem.nets.layers import with_weights
    from artem.nets.quantize import watched_ranges

    net = with_weights(build_net(file.shape), file.weights).eval()
    picture = torch.from_numpy(make_picture(96, 96)).permute(2, 0, 1)[None] / 255
    with torch.no_grad(), watched_ranges(net) as ranges:
        for code in file.codes.values():
            net(picture, torch.from_numpy(code)[None])
    return replace(file, quantization=Quantization(ranges, 20.0))


@pytest.fixture
def picture() -> Pixels:
    """A smooth coloured picture with some texture, (96, 128, 3) uint8."""
    return make_picture(96, 128)


def make_picture(height: int, width: int, seed: int = 0) -> Pixels:
    y, x = np.mgrid[:height, :width]
    waves = [np.sin(x / 9 + k) * np.cos(y / (7 + 3 * k)) for k in range(3)]
    noise = np.random.default_rng(seed).normal(0, 8, (height, width, 3))
    return (127 + 100 * np.stack(waves, axis=2) + noise).clip(0, 255).astype(np.uint8)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the person's own cache and settings."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def two_monitors(folder: Path) -> str:
    """A QT_QPA_PLATFORM of a monitor with a headset on its right, both seen by nobody."""
    monitor = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, "y": 0}
    screens = [
        {"name": "desk", "x": 0, "width": 1280, "height": 1024, **monitor},
        {"name": "headset", "x": 1280, "width": 2160, "height": 1200, **monitor},
    ]
    path = folder / "monitors.json"
    path.write_text(json.dumps({"screens": screens}))
    return f"offscreen:configfile={path}"
