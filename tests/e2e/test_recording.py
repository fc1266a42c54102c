"""Recordings of whole runs: in sync, and playable whatever ended them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from artem.capture.video_file import FileSource
from artem.output.base import Sink
from artem.output.discard import DiscardSink
from artem.output.recorder import Recorder
from artem.pipeline.pipeline import Pipeline
from artem.pipeline.stats import Stats
from tests.e2e.test_commands import artem, fails
from tests.films import flash_and_beep, flashes, number, onsets, pictures, sound

FPS = 30

RECORD_FOR_EVER = f"""
import sys, time
from pathlib import Path
import numpy as np
from artem.frame import Frame
from artem.output.recorder import Recorder
from artem.sound import Sound
from tests.films import numbered
with_sound = sys.argv[3] == "sound"
recorder = Recorder(Path(sys.argv[1]), sys.argv[2])
began = time.monotonic()
for index in range(3000):
    at = began + index / {FPS}
    time.sleep(max(0, at - time.monotonic()))
    frame = Frame(numbered(index, 320, 240), index, at)
    if with_sound:
        recorder.hear(Sound(np.zeros((1600, 1), np.float32), 48000, at))
    recorder.present(frame, frame)
    print(index, flush=True)
"""

RECORD_INTO_A_LIMIT = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from artem.errors import SinkError
from artem.frame import Frame
from artem.output.recorder import Recorder
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
rng = np.random.default_rng(1)
recorder = Recorder(Path(sys.argv[1]))
try:
    for index in range(3000):
        noise = rng.integers(0, 255, (240, 320, 3), np.uint8)
        frame = Frame(noise, index, index / 30)
        recorder.present(frame, frame)
    recorder.close()
except SinkError as error:
    recorder.close()
    sys.exit(f"told: {error}")
"""


@pytest.mark.parametrize("codec", ["h264", "av1"])
@pytest.mark.parametrize("name", ["a.mkv", "a.mp4"])
@pytest.mark.parametrize("sounding", ["sound", "silent"])
def test_what_was_recorded_plays_after_a_kill(
    tmp_path: Path, name: str, codec: str, sounding: str
) -> None:
    path = tmp_path / name
    command = [sys.executable, "-c", RECORD_FOR_EVER, str(path), codec, sounding]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) == 4 * FPS:
                process.send_signal(signal.SIGKILL)
        last = int(line)
    played = [number(pixels) for _, pixels in pictures(path)]
    assert played == list(range(len(played)))
    assert len(played) > last - 1.5 * FPS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
@pytest.mark.parametrize("name", ["a.mkv", "a.mp4"])
def test_a_disk_that_refuses_ends_it_with_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    command = [sys.executable, "-W", "error", "-c", RECORD_INTO_A_LIMIT, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (
        done.stderr
        == f'told: "{path}" cannot be written (File too large); record to another place\n'
    )
    assert len(pictures(path)) > 5


def play(source: FileSource, recorder: Sink, seconds: float, joined_after: float = 0.0) -> None:
    stats = Stats(time.monotonic())
    pipeline = Pipeline(
        source, lambda pixels: pixels, DiscardSink(), stats, fit=lambda pixels: pixels
    )
    pipeline.start()
    time.sleep(joined_after)
    pipeline.add_sink(recorder)
    pipeline.wait(seconds)
    pipeline.stop()


@pytest.mark.parametrize(
    ("film", "rate", "layout", "name"),
    [
        ("a.mp4", 44_100, "stereo", "out.mkv"),
        ("a.mkv", 16_000, "mono", "out.mp4"),
    ],
)
@pytest.mark.parametrize("joined_after", [0.0, 0.8])
def test_flash_and_beep_stay_together_also_as_the_film_begins_again(
    tmp_path: Path, film: str, rate: int, layout: str, name: str, joined_after: float
) -> None:
    source = FileSource(flash_and_beep(tmp_path / film, 2.6, rate=rate, layout=layout))
    recorder = Recorder(tmp_path / name)
    play(source, recorder, 4.3, joined_after)
    seen = np.array(flashes(recorder.path))
    heard = np.array(onsets(*sound(recorder.path)))
    assert len(heard) >= 3
    for at in heard[(heard > 0.2) & (heard < 4)]:
        assert np.abs(seen - at).min() < 0.05 + 1e-6
    assert len(seen) == pytest.approx(len(heard), abs=1)


def test_a_headless_run_is_recorded(tmp_path: Path, net_files: dict[str, Path]) -> None:
    path = tmp_path / "new" / "a.mkv"
    run = ("--source", "demo", "--style", net_files["small"], "--headless", "--device", "cpu")
    done = artem(*run, "--frames", 20, "--size", "64x48", "--record", path)
    assert done.returncode == 0, done.stderr
    assert len(pictures(path)) == 20
    before = path.read_bytes()
    fails(1, "is there already", *run, "--frames", 2, "--record", path)
    assert path.read_bytes() == before


def test_a_recording_ends_where_publishing_cannot_begin(
    tmp_path: Path, net_files: dict[str, Path]
) -> None:
    path = tmp_path / "a.mkv"
    run = ("--headless", "--source", "demo", "--style", net_files["small"], "--record", path)
    no_programs = os.environ | {"PATH": str(tmp_path)}
    publish = ("--publish", "rtmp://127.0.0.1/app/key")
    fails(1, "needs the program ffmpeg", *run, *publish, env=no_programs, timeout=120)
    assert not path.exists()


@pytest.mark.skipif(
    sys.platform != "linux" or bool(list(Path("/dev").glob("video*"))),
    reason="this machine may have a virtual camera",
)
def test_without_a_device_for_the_virtual_camera_a_run_says_what_to_install(
    net_files: dict[str, Path],
) -> None:
    run = ("--source", "demo", "--style", net_files["small"], "--headless", "--device", "cpu")
    fails(1, "sudo modprobe v4l2loopback", *run, "--size", "64x48", "--virtual-camera")
