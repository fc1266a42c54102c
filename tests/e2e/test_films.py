"""`artem video` as a person runs it: batches, bad files, and runs that are killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import cv2
import pytest

from tests.conftest import make_picture
from tests.e2e.test_commands import artem, fails
from tests.unit.films.made import film, packets_of, pictures_of, times_of


@pytest.fixture
def style(net_files: dict[str, Path]) -> Path:
    return net_files["small"]


def _command(style: Path, *arguments: object) -> list[str]:
    flags = ("--style", style, "--device", "cpu", "--precision", "fp32")
    return ["video", *map(str, arguments), *map(str, flags)]


def test_killed_runs_go_on_and_come_out_the_same(tmp_path: Path, style: Path) -> None:
    path = film(tmp_path / "a.mp4", 600, sound=True, options={"preset": "ultrafast", "g": "50"})
    before = path.read_bytes()
    whole = tmp_path / "whole.mp4"
    done = artem(*_command(style, path, "-o", whole, "--stability", "1"))
    assert done.returncode == 0, done.stderr
    for end in (signal.SIGKILL, signal.SIGINT):
        target = tmp_path / f"{end.name}.mp4"
        command = _command(style, path, "-o", target, "--stability", "1")
        assert _ended_early(command, Path(f"{target}.parts"), end) == _CODES[end]
        assert not target.exists()
        done = artem(*command, "--report", tmp_path / "report.json")
        assert done.returncode == 0, done.stderr
        facts = json.loads((tmp_path / "report.json").read_text())["films"][str(path)]
        assert facts["kept"] >= 250
        assert facts["kept"] + facts["pictures"] == 600
        assert pictures_of(target) == pictures_of(whole)
        assert times_of(target) == times_of(path)
        assert packets_of(target, "audio") == packets_of(path, "audio")
        assert not Path(f"{target}.parts").exists()
    assert path.read_bytes() == before


_CODES = {signal.SIGKILL: -9, signal.SIGINT: 130}


def _ended_early(command: list[str], parts: Path, end: signal.Signals) -> int:
    """The exit code of a run that is ended when its first segment is there."""
    process = subprocess.Popen(
        [sys.executable, "-m", "artem", *command], stderr=subprocess.DEVNULL, text=True
    )
    while process.poll() is None and not (parts / "00000.mp4").exists():
        time.sleep(0.005)
    process.send_signal(end)
    return process.wait(60)


def test_a_batch_does_what_it_can_and_tells_the_rest(tmp_path: Path, style: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deeper").mkdir(parents=True)
    film(folder / "a.mp4", 3)
    film(folder / "b.avi", 3, codec="mpeg4", options={})
    film(folder / "deeper" / "a.mp4", 4)
    (folder / "bad.mkv").write_bytes(b"bad")
    (folder / "notes.txt").write_text("no film")
    out = tmp_path / "out"
    done = artem(*_command(style, folder, "-o", out, "--recursive"))
    assert done.returncode == 1
    assert 'bad.mkv" is not a video or is damaged' in done.stderr
    made = sorted(str(one.relative_to(out)) for one in out.rglob("*") if one.is_file())
    assert made == ["a.mp4", "b.mkv", "deeper/a.mp4"]
    (folder / "bad.mkv").unlink()
    (out / "b.mkv").unlink()
    changed = (out / "a.mp4").stat().st_mtime_ns
    done = artem(*_command(style, folder / "*.*i", "-o", out), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (out / "b.mkv").exists()
    done = artem(*_command(style, folder, "-o", out))
    assert done.returncode == 0
    assert "is there already and stays" in done.stderr
    assert (out / "a.mp4").stat().st_mtime_ns == changed


def _on_a_terminal(*arguments: str) -> str:
    """What somebody sees who types this, as the terminal gets it."""
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    near, far = pty.openpty()
    termios.tcsetwinsize(far, (30, 100))
    colours = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    process = subprocess.Popen(
        [sys.executable, "-m", "artem", *arguments], stderr=far, env=os.environ | colours
    )
    os.close(far)
    seen = b""
    with suppress(OSError):  # it has ended, as Linux tells it
        while more := os.read(near, 65_536):
            seen += more
    os.close(near)
    assert process.wait(60) == 0
    return seen.decode()


def test_a_terminal_shows_what_is_painted_and_in_the_end_how_it_went(
    tmp_path: Path, style: Path
) -> None:
    path = film(tmp_path / "a.mp4", 60)
    seen = _on_a_terminal(*_command(style, path, "-o", tmp_path / "out.mp4"))
    assert "\x1b[38;2;" in seen
    assert "▀" in seen
    assert "out.mp4: 60 pictures, " in seen.replace("\r\n", "")
    assert "\x1b[2K" in seen.rpartition("▀")[2]  # nothing of it stays
    assert "busy" not in seen
    assert _on_a_terminal(*_command(style, path, "-o", tmp_path / "quiet.mp4", "--quiet")) == ""
    assert (tmp_path / "quiet.mp4").exists()


def test_a_pipe_gets_no_pictures(tmp_path: Path, style: Path) -> None:
    path = film(tmp_path / "a.mp4", 3)
    done = artem(*_command(style, path, "-o", tmp_path / "out.mp4"))
    assert "out.mp4: 3 pictures, " in done.stderr
    assert "▀" not in done.stderr


def test_a_part_is_told_by_the_clock(tmp_path: Path, style: Path) -> None:
    path = film(tmp_path / "a.mp4", 60)
    span = ("--start", "0:00:01", "--end", "0:01.2")
    done = artem(*_command(style, path, "-o", tmp_path / "out.mp4", *span))
    assert done.returncode == 0, done.stderr
    assert len(times_of(tmp_path / "out.mp4")) == 5
    fails(2, "give seconds such as", *_command(style, path, "-o", tmp_path / "o.mp4", "--end", "x"))


def test_what_cannot_be_is_one_sentence(tmp_path: Path, style: Path) -> None:
    path = film(tmp_path / "a.mp4", 2)
    cases = [
        (2, "give a name that ends in", (path, "-o", tmp_path / "out.xyz")),
        (2, "over itself", (path, "-o", path, "--overwrite")),
        (2, "there is no codec", (path, "-o", tmp_path / "o.mp4", "--codec", "mpeg9")),
        (1, "there is no file", (tmp_path / "none.mp4", "-o", tmp_path / "o.mp4")),
        (2, "no file matches", (tmp_path / "*.mov", "-o", tmp_path)),
        (2, "cue file", (path, "-o", tmp_path / "o.mp4", "--cues", tmp_path / "none")),
    ]
    for code, told, arguments in cases:
        fails(code, told, *_command(style, *arguments))
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == ["a.mp4"]


def test_a_folder_of_pictures_goes_on(tmp_path: Path, style: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        cv2.imwrite(str(folder / name), make_picture(40, 48))
    flags = ("--style", style, "--device", "cpu")
    done = artem("image", folder, "-o", out, *flags)
    assert done.returncode == 0, done.stderr
    (out / "b.png").unlink()
    changed = (out / "a.png").stat().st_mtime_ns
    done = artem("image", folder, "-o", out, *flags)
    assert done.returncode == 0, done.stderr
    assert "1 are there already and stay" in " ".join(done.stderr.split())
    assert (out / "b.png").exists()
    assert (out / "a.png").stat().st_mtime_ns == changed
