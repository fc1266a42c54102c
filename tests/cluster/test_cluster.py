"""`--cluster` as a person uses it: real Ray, workers and drivers that are killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from artem.opencv import cv2
from tests.conftest import make_picture
from tests.e2e.test_commands import artem, fails
from tests.unit.films.made import film, packets_of, pictures_of, times_of

_PICTURES, _SEGMENTS = 1500, 6
_CLUSTER = ("--cluster", "local:2")


@pytest.fixture
def style(net_files: dict[str, Path]) -> Path:
    return net_files["small"]


@pytest.fixture
def long_film(tmp_path: Path) -> Path:
    options = {"preset": "ultrafast", "g": "50"}
    return film(tmp_path / "a.mp4", _PICTURES, sound=True, options=options)


def _command(style: Path, *arguments: object) -> list[str]:
    flags = ("--style", style, "--device", "cpu", "--precision", "fp32", "--threads", "1")
    return ["video", *map(str, arguments), *map(str, flags)]


@contextmanager
def _running(command: list[str], parts: Path) -> Iterator[subprocess.Popen[str]]:
    """A run whose first segment is there."""
    process = subprocess.Popen(
        [sys.executable, "-m", "artem", *command], stderr=subprocess.PIPE, text=True
    )
    try:
        while process.poll() is None and not list(parts.glob("0*.mp4")):
            time.sleep(0.005)
        yield process
    finally:
        process.kill()
        process.communicate()


def _family(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


def _alive(processes: list[psutil.Process], seconds: float = 120) -> list[psutil.Process]:
    """Those that do not end."""
    until = time.monotonic() + seconds
    alive = processes
    while alive and time.monotonic() < until:
        alive = [one for one in alive if _status(one) != psutil.STATUS_ZOMBIE]
        time.sleep(0.1)
    return alive


def _status(process: psutil.Process) -> str:
    with suppress(psutil.NoSuchProcess):
        return process.status()
    return psutil.STATUS_ZOMBIE


def _workers(processes: list[psutil.Process]) -> list[psutil.Process]:
    found = []
    for one in processes:
        with suppress(psutil.Error):
            if one.cmdline()[0].startswith("ray::Worker"):
                found.append(one)
    return found


def _listens(processes: list[psutil.Process]) -> set[str]:
    """The addresses that they can be reached at."""
    found = set()
    for one in processes:
        with suppress(psutil.Error):
            sockets = one.net_connections("tcp")
            found |= {its.laddr.ip for its in sockets if its.status == psutil.CONN_LISTEN}
    return found


def _facts(report: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of the one film, and of the cluster."""
    told = json.loads(report.read_text())
    (facts,) = told["films"].values()
    return facts, told.get("cluster", {})


def _left_of_ray() -> set[Path]:
    return set(Path("/tmp").glob("artem-ray-*"))


def test_a_worker_that_is_killed_costs_only_time(
    tmp_path: Path, style: Path, long_film: Path
) -> None:
    (tmp_path / "cues.toml").write_text(
        "[[cue]]\ntime = 21.0\ntransition = 4.0\nlook = { mix = { other = 1.0 }, strength = 0.6 }\n"
    )
    target, report = tmp_path / "out.mp4", tmp_path / "report.json"
    flags = ("--two-pass", "--cues", tmp_path / "cues.toml")
    alone = _command(style, long_film, "-o", tmp_path / "alone.mp4", *flags)
    together = _command(style, long_film, "-o", target, *flags, *_CLUSTER, "--report", report)
    with _running(together, Path(f"{target}.parts")) as process:
        family = _family(process)
        assert _listens(family) <= {"127.0.0.1", "::ffff:127.0.0.1", "::1"}
        assert len(_workers(family)) == 2
        _workers(family)[0].kill()
        family += _family(process)
        _, told = process.communicate(timeout=280)
        assert process.returncode == 0, told
    facts, cluster = _facts(report)
    assert facts["pictures"] == _PICTURES
    assert sum(one["lost"] for one in cluster["workers"]) == 1
    assert sum(one["tasks"] for one in cluster["workers"]) == _SEGMENTS
    assert "ray" not in told.lower()
    assert not _alive(family)
    done = artem(*alone)
    assert done.returncode == 0, done.stderr
    assert pictures_of(target) == pictures_of(tmp_path / "alone.mp4")
    assert packets_of(target, "audio") == packets_of(long_film, "audio")
    assert sorted(one.suffix for one in tmp_path.iterdir() if one.is_file()) == [
        *(".json", ".mp4", ".mp4", ".mp4", ".toml")
    ]


@pytest.mark.parametrize(
    ("end", "code", "again"), [(signal.SIGKILL, -9, _CLUSTER), (signal.SIGINT, 130, ())]
)
def test_a_driver_that_ends_is_gone_on_with(
    tmp_path: Path,
    style: Path,
    long_film: Path,
    end: signal.Signals,
    code: int,
    again: tuple[str, ...],
) -> None:
    """By another one, or by this machine alone."""
    before = _left_of_ray()
    target, report = tmp_path / "out.mp4", tmp_path / "report.json"
    command = _command(style, long_film, "-o", target)
    with _running([*command, *_CLUSTER], Path(f"{target}.parts")) as process:
        family = _family(process)
        process.send_signal(end)
        assert process.wait(120) == code
    assert not target.exists()
    whole = len(list(Path(f"{target}.parts").glob("0*.mp4")))
    done = artem(*command, *again, "--report", report)
    assert done.returncode == 0, done.stderr
    facts, cluster = _facts(report)
    assert facts["kept"] >= 250 * whole
    assert facts["kept"] + facts["pictures"] == _PICTURES
    if again:
        assert sum(one["tasks"] for one in cluster["workers"]) == _SEGMENTS - whole
    done = artem(*_command(style, long_film, "-o", tmp_path / "alone.mp4"))
    assert done.returncode == 0, done.stderr
    assert pictures_of(target) == pictures_of(tmp_path / "alone.mp4")
    assert times_of(target) == times_of(long_film)
    assert not _alive(family)  # Ray's agents take a minute
    assert _left_of_ray() <= before


def test_folders_are_painted_as_they_are_here(tmp_path: Path, style: Path) -> None:
    pictures, films = tmp_path / "pictures", tmp_path / "films"
    pictures.mkdir()
    films.mkdir()
    for name in ("a.png", "b.jpg", "c.png"):
        cv2.imwrite(str(pictures / name), make_picture(40, 48))
    (pictures / "bad.png").write_bytes(b"bad")
    film(films / "a.mp4", 30)
    film(films / "b.mp4", 20)
    (films / "bad.mp4").write_bytes(b"bad")
    flags = ("--style", style, "--device", "cpu", "--precision", "fp32", "--threads", "1")
    for kind, folder in (("image", pictures), ("video", films)):
        made = []
        for name, cluster in (("here", ()), ("there", _CLUSTER)):
            out = tmp_path / kind / name
            done = artem(kind, folder, "-o", out, *flags, *cluster)
            assert done.returncode == 1
            assert "bad." in done.stderr
            made.append({one.name: one.read_bytes() for one in sorted(out.iterdir())})
        assert set(made[0]) == {path.name for path in folder.iterdir()} - {"bad.png", "bad.mp4"}
        assert made[0] == made[1]


def test_what_cannot_be_is_one_sentence(tmp_path: Path, style: Path) -> None:
    path = film(tmp_path / "a.mp4", 2)
    command = _command(style, path, "-o", tmp_path / "out.mp4")
    fails(2, '"moon" is no cluster; give auto', *command, "--cluster", "moon")
    fails(1, "nobody answers at 127.0.0.1:1;", *command, "--cluster", "127.0.0.1:1")
    fails(2, "there is no style", *_command(tmp_path / "none", *command[1:4]), *_CLUSTER)
    missing = "import sys; sys.modules['ray'] = None; from artem.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", missing, *command, *_CLUSTER],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert 'pip install "artem[cluster]"' in done.stderr
    assert not (tmp_path / "out.mp4").exists()
