"""Small stand-ins for weights and photographs."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import save_file

from artem.opencv import cv2
from tests.conftest import make_picture

_LAYERS = {
    "conv1_1": (64, 3),
    "conv1_2": (64, 64),
    "conv2_1": (128, 64),
    "conv2_2": (128, 128),
    "conv3_1": (256, 128),
    "conv3_2": (256, 256),
    "conv3_3": (256, 256),
    "conv3_4": (256, 256),
}


def write_random_vgg(path: Path) -> Path:
    """Random weights of VGG's shape; features of random nets still measure texture."""
    torch.manual_seed(0)
    weights = {}
    for name, (outputs, inputs) in _LAYERS.items():
        weights[f"{name}.weight"] = torch.randn(outputs, inputs, 3, 3) * (2 / (9 * inputs)) ** 0.5
        weights[f"{name}.bias"] = torch.zeros(outputs)
    save_file(weights, path)
    return path


def write_photos(folder: Path, count: int = 4) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(count):
        cv2.imwrite(str(folder / f"{index}.jpg"), make_picture(90 + 7 * index, 120, seed=index))
    return folder
