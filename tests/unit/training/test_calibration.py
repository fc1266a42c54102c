from __future__ import annotations

from pathlib import Path

import pytest
import torch

from artem.errors import TrainingError
from artem.opencv import cv2
from artem.styles.checkpoint import read_net_file
from artem.training.calibration import calibrate, calibrated
from artem.training.data import PhotoSet
from tests.conftest import make_picture


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for seed in range(2):
        cv2.imwrite(str(folder / f"{seed}.png"), make_picture(272, 300, seed))
    return folder


def test_ranges_span_every_style_and_the_loss_is_told(
    net_files: dict[str, Path], content: Path, tmp_path: Path
) -> None:
    path = tmp_path / "net.safetensors"
    path.write_bytes(net_files["small"].read_bytes())
    told = calibrate(path, content, None)
    assert 15 < told.psnr < 99
    assert told.ranges["stem.0"] == (0.0, 1.0)
    assert told.ranges["up.0"][1] > 0
    assert read_net_file(path).quantization == told


def test_predicted_codes_count(net_files: dict[str, Path]) -> None:
    """A code ten times as large makes the ranges wider."""
    file = read_net_file(net_files["small"])
    photos = PhotoSet([torch.from_numpy(make_picture(256, 256)).permute(2, 0, 1)], 0)
    larger = torch.from_numpy(10 * file.codes["other"])[None]
    plain, wide = (calibrated(file, photos, photos, 128, codes) for codes in (None, larger))
    assert plain.quantization is not None
    assert wide.quantization is not None
    assert wide.quantization.ranges["up.0"][1] > 2 * plain.quantization.ranges["up.0"][1]


def test_a_net_of_another_kind_is_refused(picture_nets: dict[str, Path], content: Path) -> None:
    with pytest.raises(TrainingError, match="int8"):
        calibrate(picture_nets["relu3_1"], content, None)


def test_pictures_the_net_may_wear_are_read(
    picture_nets: dict[str, Path], content: Path, tmp_path: Path
) -> None:
    path = tmp_path / "net.safetensors"
    path.write_bytes(picture_nets["predicted"].read_bytes())
    with pytest.raises(TrainingError, match="--styles"):
        calibrate(path, content, None)
    assert calibrate(path, content, content).ranges["up.0"][1] > 0


def test_ranges_known_before_are_kept(net_files: dict[str, Path]) -> None:
    """Of pictures that a net wears and that are not at hand when a style is added."""
    file = read_net_file(net_files["small"])
    photos = PhotoSet([torch.from_numpy(make_picture(256, 256)).permute(2, 0, 1)], 0)
    wide = calibrated(file, photos, photos, 128, known={"up.0": (-70.0, 80.0)}).quantization
    assert wide is not None
    assert wide.ranges["up.0"] == (-70.0, 80.0)
