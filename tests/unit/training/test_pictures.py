from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artem.errors import TrainingError
from artem.training.data import load_photos
from artem.training.pictures import open_pictures
from artem.training.style_folder import read_style_folder
from tests.unit.training.helpers import write_photos


def pack(folder: Path, archive: Path) -> Path:
    """The folder in an archive, below a folder of its own as COCO comes."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w") as file:
            for path in sorted(folder.iterdir()):
                file.write(path, f"train2017/{path.name}")
    else:
        with tarfile.open(archive, "w:gz" if archive.suffix == ".gz" else "w") as file:
            file.add(folder, "train2017")
    return archive


@pytest.mark.parametrize("name", ["photos.zip", "photos.tar", "photos.tar.gz"])
def test_archives_hold_what_the_folder_holds(tmp_path: Path, name: str) -> None:
    folder = write_photos(tmp_path / "photos")
    (folder / "notes.txt").write_text("not a picture")
    (folder / "broken.jpg").write_text("no picture")
    unpacked = load_photos(folder, 64, torch.device("cpu"))
    packed = load_photos(pack(folder, tmp_path / name), 64, torch.device("cpu"))
    assert packed.skipped == unpacked.skipped == 1
    assert all(torch.equal(*pair) for pair in zip(packed.photos, unpacked.photos, strict=True))


def test_a_damaged_picture_in_an_archive_is_skipped(tmp_path: Path) -> None:
    folder = write_photos(tmp_path / "photos", 3)
    packed = tmp_path / "photos.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.iterdir()):
            file.write(path, path.name)
    data = bytearray(packed.read_bytes())
    with zipfile.ZipFile(packed) as file:
        [first, *_] = file.infolist()
    begin = first.header_offset + 30 + len(first.filename)
    data[begin : begin + 200] = b"\xff" * 200
    packed.write_bytes(data)
    photos = load_photos(packed, 64, torch.device("cpu"))
    assert (len(photos.photos), photos.skipped) == (2, 1)


def test_what_holds_no_pictures(tmp_path: Path) -> None:
    text = tmp_path / "photos.txt"
    text.write_text("none")
    empty = tmp_path / "empty"
    empty.mkdir()
    for content in (text, empty, tmp_path / "nowhere", pack(empty, tmp_path / "empty.zip")):
        with pytest.raises(TrainingError, match="no pictures"), open_pictures(content):
            pass


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(cut=st.integers(1, 3000), name=st.sampled_from(["cut.zip", "cut.tar", "cut.tar.gz"]))
def test_cut_archives_never_crash(tmp_path: Path, cut: int, name: str) -> None:
    folder = tmp_path / "photos"
    whole = pack(folder if folder.exists() else write_photos(folder, 2), tmp_path / name)
    whole.write_bytes(whole.read_bytes()[:-cut])
    try:
        load_photos(whole, 64, torch.device("cpu"))
    except TrainingError:
        return


def test_a_style_folder_with_and_without_cards(tmp_path: Path) -> None:
    write_photos(tmp_path, count=2)
    assert [(s.card.name, s.card.title) for s in read_style_folder(tmp_path)] == [
        ("0", "0"),
        ("1", "1"),
    ]
    cards = tmp_path / "cards.toml"
    cards.write_text('[1]\ntitle = "One"\nauthor = "A. Painter"\nyear = 1900\n')
    (style,) = read_style_folder(tmp_path)
    assert (style.card.title, style.card.byline) == ("One", "A. Painter, 1900")
    assert style.path == tmp_path / "1.jpg"
    cards.write_text("[2]\n")
    with pytest.raises(TrainingError, match="no such picture"):
        read_style_folder(tmp_path)
    cards.write_text("][")
    with pytest.raises(TrainingError, match="cannot be read"):
        read_style_folder(tmp_path)


def test_an_empty_style_folder(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no pictures"):
        read_style_folder(tmp_path)
