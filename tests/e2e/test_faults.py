"""What may happen to a live input, done to real processes; docs/faults.md has it in words."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import pytest

from artem.backoff import Backoff
from artem.capture.spec import parse_source
from artem.gui.sources.connection import Connection
from artem.output.discard import DiscardSink
from artem.pipeline.pipeline import Phase, Pipeline, State
from artem.pipeline.stats import Stats
from tests.servers.launch import (
    Running,
    camera,
    free_port,
    http_camera,
    rtmp_camera,
    rtsp_camera,
    silent_server,
)

NOTICED_SECONDS = 5.0
ENOUGH = 30.0

needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="no ffmpeg program")

FILM_SECONDS, FILM_FPS = 1.5, 20
SILENT, STOPPED = "No picture from", "stopped sending"
REFUSED, UNANSWERED = "refused the connection", "did not answer in time"
RESIZED, UNREADABLE = "changed its picture size", "no picture that can be read"

CAMERAS = {"http": http_camera, "rtsp": rtsp_camera, "rtmp": rtmp_camera}
PATHS = {"http": "/video", "rtsp": "/live", "rtmp": "/live/x"}


class Stage:
    """A camera at an address, to which things are done."""

    def __init__(self, scheme: str, path: str, stack: ExitStack) -> None:
        self.port = free_port()
        self.address = f"{scheme}://127.0.0.1:{self.port}{path}"
        self._camera = CAMERAS[scheme]
        self._stack = stack
        self._running: Running

    def start(self, *options: str) -> None:
        """Another process takes the address."""
        self._running = self._stack.enter_context(self._camera(*options, port=self.port))

    def kill(self) -> None:
        self._running.kill()

    def restart(self, *options: str) -> None:
        self.kill()
        self.start(*options)

    def freeze(self) -> None:
        self._running.freeze()

    def thaw(self) -> None:
        self._running.thaw()

    def say_nothing(self) -> None:
        """Something takes connections at the address, and no more."""
        self.kill()
        self._silence = self._stack.enter_context(ExitStack())
        self._silence.enter_context(silent_server(self.port))

    def speak_again(self) -> None:
        self._silence.close()
        self.start()


class Feed:
    """A pipeline as the window runs it, and all that stood over the picture."""

    def __init__(self, address: str) -> None:
        self.banners: list[str] = []
        self.phases: list[Phase] = []
        self._connection = Connection()
        self._connection.shown()
        self._stats = Stats(time.monotonic())
        self._pipeline = Pipeline(
            parse_source(address),
            lambda pixels: pixels,
            DiscardSink(),
            self._stats,
            fit=lambda pixels: pixels,
            backoff=Backoff(0.2, 0.4),
            on_state=self._on_state,
        )

    def __enter__(self) -> Feed:
        self._pipeline.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._pipeline.stop()

    def frames_come(self, count: int = 5) -> None:
        before = self._stats.stylized_count
        self._until(lambda: self._stats.stylized_count >= before + count, ENOUGH)

    @property
    def count(self) -> int:
        return self._stats.captured_count

    def shows(self, words: Sequence[str], since: int = 0, seconds: float = NOTICED_SECONDS) -> None:
        """Wait until these stand over the picture, one after another; for the first, `seconds`."""
        for these in words:
            self._until(partial(self._was_shown, these, since), seconds)
            seconds = ENOUGH

    def _was_shown(self, words: str, since: int) -> bool:
        return any(words in banner for banner in self.banners[since:])

    def _on_state(self, state: State) -> None:
        now = time.monotonic()
        self._connection.told(state, now)
        self.phases.append(state.phase)
        if (banner := self._connection.banner(now)) is not None:
            self.banners.append(banner.text)

    def _until(self, condition: Callable[[], object], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, (self.phases, self.banners)
            time.sleep(0.02)


@contextmanager
def staged(scheme: str, *options: str, path: str = "") -> Iterator[tuple[Stage, Feed]]:
    with ExitStack() as stack:
        stage = Stage(scheme, path or PATHS[scheme], stack)
        stage.start(*options)
        yield stage, stack.enter_context(Feed(stage.address))


def freeze_for_a_moment(stage: Stage) -> None:
    stage.freeze()
    time.sleep(2)
    stage.thaw()


def change_codec(stage: Stage) -> None:
    stage.restart("flv1")


def leave(_: Stage) -> None:
    """It ends by itself."""


FAULTS = {
    "killed, http": ("http", Stage.kill, (STOPPED, REFUSED), Stage.start),
    "killed, rtsp": ("rtsp", Stage.kill, (STOPPED, REFUSED), Stage.start),
    "killed, rtmp": ("rtmp", Stage.kill, (STOPPED, REFUSED), Stage.start),
    "frozen for 2 s": ("http", freeze_for_a_moment, (SILENT,), leave),
    "frozen, http": ("http", Stage.freeze, (SILENT, STOPPED, UNANSWERED), Stage.thaw),
    "frozen, rtsp": ("rtsp", Stage.freeze, (SILENT, STOPPED), Stage.thaw),
    "frozen, rtmp": ("rtmp", Stage.freeze, (SILENT, STOPPED), Stage.restart),
    "never answers": ("http", Stage.say_nothing, (STOPPED, UNANSWERED), Stage.speak_again),
    "another codec": ("rtmp", change_codec, (STOPPED,), leave),
}
"""Its name, what happens to which camera, what stands over the picture then, and how it ends."""

TROUBLES = {
    "stall": (SILENT, STOPPED),
    "drip": (SILENT, STOPPED),
    "garbage": (SILENT, STOPPED),
    "resize": (RESIZED,),
    "die": (STOPPED, REFUSED),
}
"""What a camera gets into by itself, and what stands over the picture then."""

TRIFLES = {
    "length too small": ("--length", "small"),
    "length too large": ("--length", "large"),
}
"""What a camera does wrong and nobody needs to know."""

CHANGES = {
    "codec": ("libx264 64x48 0", "mpeg4 64x48 2", "mpeg4 64x48 4", "mpeg4 64x48 6", UNREADABLE),
    "size": ("libx264 64x48 0", "libx264 96x64 2", "libx264 96x64 4", RESIZED),
    "times": ("libx264 64x48 0", "libx264 64x48 5000", "libx264 64x48 0", ""),
}
"""What changes in the middle of a stream: its parts, each a codec, size and first time."""


@needs_ffmpeg
@pytest.mark.parametrize("name", FAULTS)
def test_what_happens_to_a_camera_is_shown_and_got_over(name: str) -> None:
    scheme, strike, shown, end = FAULTS[name]
    with staged(scheme) as (stage, feed):
        feed.frames_come()
        since = len(feed.banners)
        strike(stage)
        feed.shows(shown, since)
        end(stage)
        feed.frames_come()


def test_a_headless_run_tells_of_silence_and_goes_on(net_files: dict[str, Path]) -> None:
    command = [sys.executable, "-m", "artem", "--headless", "--style", str(net_files["small"])]
    with http_camera() as server:
        address = f"http://127.0.0.1:{server.port}/video"
        command += ["--source", address, "--size", "64x48", "--device", "cpu"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            opened = f"{address}: 64x48\n"
            assert process.stderr.readline() == opened
            told = ""
            while "no picture for 2 s; waiting for the next" not in told:  # it may yet be starting
                server.freeze()
                told = process.stderr.readline()
                server.thaw()
                assert opened in iter(process.stderr.readline, "")
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=ENOUGH)
    assert process.returncode == 0, told


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_camera_in_trouble_is_shown_and_got_over(trouble: str) -> None:
    with staged("http", "--trouble", trouble) as (stage, feed):
        feed.shows(TROUBLES[trouble])
        stage.restart()
        feed.frames_come()


@pytest.mark.parametrize("name", TRIFLES)
def test_trifles_are_passed_over(name: str) -> None:
    with staged("http", *TRIFLES[name]) as (_, feed):
        feed.frames_come(40)
        assert feed.phases == [Phase.CONNECTING, Phase.LIVE]


@pytest.mark.parametrize("length", ["right", "none"])
def test_half_a_jpeg_is_left_out(length: str) -> None:
    with (
        camera("--trouble", "half", "--length", length) as port,
        parse_source(f"http://127.0.0.1:{port}/video") as source,
    ):
        frames = [source.read() for _ in range(20)]
    for frame in frames:  # what a decoder makes up for a missing half is another grey
        assert frame is not None
        assert int(frame.pixels.max()) - int(frame.pixels.min()) <= 4


@needs_ffmpeg
@pytest.mark.parametrize("what", CHANGES)
def test_a_stream_may_change(what: str, tmp_path: Path) -> None:
    *parts, said = CHANGES[what]
    path = tmp_path / "change.ts"
    films = [film(part, tmp_path) for part in parts]
    path.write_bytes(b"".join(films))
    options = ("--seconds", str(len(films) * FILM_SECONDS), "--file", str(path))
    with staged("http", *options, path="/file") as (_, feed):
        feed.shows((said or STOPPED,), seconds=ENOUGH)
        if not said:  # all of it was seen at its pace, and only then it was over
            assert feed.count > 0.8 * len(films) * FILM_SECONDS * FILM_FPS
            assert Phase.STALLED not in feed.phases
        path.write_bytes(films[1] * 3)
        feed.frames_come()


def film(made: str, folder: Path) -> bytes:
    """Some of an MPEG transport stream, of this codec, size and first time in seconds."""
    codec, size, starts = made.split()
    path = folder / "part.ts"
    picture = f"-f lavfi -i testsrc=size={size}:rate={FILM_FPS} -t {FILM_SECONDS}"
    coding = f"-pix_fmt yuv420p -c:v {codec} -g 10 -bf 0 -output_ts_offset {starts}"
    subprocess.run(f"ffmpeg -v error -y {picture} {coding} {path}".split(), check=True)
    return path.read_bytes()


@pytest.mark.parametrize("folder", ["capture", "pipeline"])
def test_a_wall_clock_that_jumps_is_never_asked(folder: str) -> None:
    for path in (Path(__file__).parents[2] / "artem" / folder).rglob("*.py"):
        assert not re.search(r"\btime\.time\(|\bdatetime\b", path.read_text()), path
