from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from artem.errors import SinkError
from artem.output.disk import LEAST_FREE, DiskWatch, recording_path, snapshot_path, unused

MOMENT = datetime(2026, 11, 21, 18, 3, 22)


def test_it_looks_about_once_a_second(tmp_path: Path) -> None:
    looks: list[Path] = []

    def free(path: Path) -> int:
        looks.append(path)
        return LEAST_FREE + len(looks)

    watch = DiskWatch(tmp_path, free)
    assert watch.free is None
    for now in (5.0, 5.4, 5.9, 6.1, 6.2, 7.5):
        watch.check(now)
    assert looks == [tmp_path] * 3
    assert watch.free == LEAST_FREE + 3


def test_a_disk_nearly_full_ends_it(tmp_path: Path) -> None:
    with pytest.raises(SinkError, match="nearly full; free some"):
        DiskWatch(tmp_path, lambda _: LEAST_FREE - 1).check(0.0)


def test_a_file_that_was_taken_away_ends_it(tmp_path: Path) -> None:
    with pytest.raises(SinkError, match="taken away"):
        DiskWatch(tmp_path / "gone.mkv").check(0.0)


def test_names_say_when(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_videos_path", lambda: tmp_path / "Videos")
    monkeypatch.setattr("platformdirs.user_pictures_path", lambda: tmp_path / "Pictures")
    folder = tmp_path / "Videos" / "Artem"
    assert recording_path(MOMENT) == folder / "Artem 2026-11-21 18-03-22.mkv"
    assert snapshot_path(MOMENT).name == "Artem 2026-11-21 18-03-22.png"
    assert snapshot_path(MOMENT).is_relative_to(tmp_path / "Pictures")
    folder.mkdir(parents=True)
    recording_path(MOMENT).touch()
    assert recording_path(MOMENT) == folder / "Artem 2026-11-21 18-03-22 (2).mkv"


def test_no_file_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a b.mp4"
    for expected in ("a b.mp4", "a b (2).mp4", "a b (3).mp4"):
        assert unused(path) == tmp_path / expected
        unused(path).touch()
