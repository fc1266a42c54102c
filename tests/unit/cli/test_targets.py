from __future__ import annotations

from pathlib import Path

import pytest

from artem.cli.image import _targets as picture_targets
from artem.cli.targets import named_files, results
from artem.cli.video import _targets as film_targets
from artem.errors import UsageError

ENDINGS = (".jpg", ".png")
OUT = Path("somewhere else")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.jpg", "b.PNG", "notes.txt", "deep/a.jpg", "deep/er/c.jpg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def test_a_folder_is_what_is_in_it(folder: Path) -> None:
    found = named_files([folder], ENDINGS, OUT, recursive=False)
    assert found == {folder / "a.jpg": Path("a.jpg"), folder / "b.PNG": Path("b.PNG")}
    deep = named_files([folder], ENDINGS, OUT, recursive=True)
    assert set(deep.values()) == {
        Path(n) for n in ("a.jpg", "b.PNG", "deep/a.jpg", "deep/er/c.jpg")
    }


def test_patterns_that_the_shell_left_are_read(folder: Path) -> None:
    found = named_files([folder / "**" / "*.jpg"], ENDINGS, OUT, recursive=False)
    assert len(found) == 3
    with pytest.raises(UsageError, match="no file matches"):
        named_files([folder / "*.gif"], ENDINGS, OUT, recursive=False)
    with pytest.raises(UsageError, match="holds no such files"):
        named_files([folder / "deep"], (".png",), OUT, recursive=True)


def test_results_are_no_input_of_the_next_run(folder: Path) -> None:
    before = named_files([folder], ENDINGS, OUT, recursive=True)
    for path in ("painted/a.jpg", "painted/deep/a.jpg", "a.mp4.parts/00000.jpg"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"")
    assert named_files([folder], ENDINGS, folder / "painted", recursive=True) == before
    assert len(named_files([folder], ENDINGS, OUT, recursive=True)) == len(before) + 2
    inside = named_files([folder / "deep"], ENDINGS, folder, recursive=True)
    assert len(inside) == 2  # what holds the folder too leaves nothing out


def test_a_picture_is_not_written_over_itself(folder: Path) -> None:
    with pytest.raises(UsageError, match="over itself; give another name"):
        picture_targets({folder / "a.jpg": Path("a.jpg")}, folder / "deep" / ".." / "a.jpg")


def test_results_keep_their_places_and_endings(folder: Path) -> None:
    files = named_files([folder], ENDINGS, OUT, recursive=True)
    made = results(files, folder / "out", (".jpg",), ".webp")
    assert folder / "out" / "deep" / "er" / "c.jpg" in made
    assert folder / "out" / "b.webp" in made
    with pytest.raises(UsageError, match="over itself"):
        results(files, folder, ENDINGS, ".png")
    twice = {folder / "a.jpg": Path("a.jpg"), folder / "deep" / "a.jpg": Path("a.jpg")}
    with pytest.raises(UsageError, match="same name"):
        results(twice, folder / "out", ENDINGS, ".png")


def test_several_results_want_a_folder(folder: Path) -> None:
    files = {folder / name: Path(name) for name in ("a.jpg", "b.PNG")}
    for targets, name in ((picture_targets, "out.png"), (film_targets, "out.mp4")):
        with pytest.raises(UsageError, match=f"{name}.* names a file; give a folder"):
            targets(files, folder / name)
        assert len(targets(files, folder / "out.v2")) == 2
