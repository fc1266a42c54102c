"""The process that passes a film on to a server: the network's part of publishing."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from threading import Event

from artem.destination import Destination
from artem.errors import SinkError
from artem.output.worker import Worker

STALLED_SECONDS = 2.0
HUNG_SECONDS = 5.0
_LAST_SECONDS = 2.0  # to pass on what it has when it is told to finish
_GLANCE_SECONDS = 0.25
_LONGEST_LINE = 4096
_PROGRESS = re.compile(r"[a-z0-9_]+=\s*\S*")
_WHERE = re.compile(r"^\[[^]]*\] ")  # "[rtmp @ 0x55cca7d99040] "
_VAGUE = re.compile(r"Error opening output file .*|.*(Input/output error|Operation not permitted)")
_HIDDEN_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_OWN_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


class Reach(Enum):
    """How far the picture goes."""

    CONNECTING = "connecting"
    LIVE = "live"
    STALLED = "stalled"
    LOST = "lost"


class Watch:
    """Whether a film that never pauses is passed on. Plain arithmetic on the times it is given.

    live_since: when the first of it was; None before.
    """

    def __init__(self, began: float) -> None:
        self.live_since: float | None = None
        self._moved = began
        self._amount = 0

    def passed_on(self, amount: int, now: float) -> None:
        """So much was passed on until `now`."""
        if self.live_since is None:
            self.live_since = now
        elif amount <= self._amount:
            return
        self._amount, self._moved = amount, now

    def reach(self, now: float) -> Reach:
        """Never LOST: that is for whoever watches to say."""
        if self.live_since is None:
            return Reach.CONNECTING
        return Reach.STALLED if now - self._moved > STALLED_SECONDS else Reach.LIVE

    def is_hung(self, now: float) -> bool:
        """Whether nothing more is to be hoped for."""
        return now - self._moved > HUNG_SECONDS


class Relay:
    """An ffmpeg process that sends what is written into it to a destination.

    Writing waits for it; where it passes nothing on for HUNG_SECONDS it is killed, and writing
    raises OSError as when it ends by itself. `end` must be called.
    """

    def __init__(
        self, command: list[str], destination: Destination, on_reach: Callable[[Reach], object]
    ) -> None:
        """on_reach: called where it changes, on a thread of its own.

        Raises SinkError where it cannot be run.
        """
        self._destination = destination
        self._on_reach = on_reach
        self._process = _started(command)
        self._watch = Watch(time.monotonic())
        self._told: deque[str] = deque(maxlen=4)
        self._deadline: float | None = None
        self._hung = False
        self._ended = Event()
        self._workers = [
            Worker(self._listen, "artem-publish-listen"),
            Worker(self._guard, "artem-publish-guard"),
        ]
        for worker in self._workers:
            worker.start()

    def write(self, data: bytes, /) -> int:
        """Give it all of this. Raises OSError."""
        assert self._process.stdin is not None
        rest = memoryview(data)
        while rest:
            rest = rest[self._process.stdin.write(rest) or 0 :]
        return len(data)

    def hurry(self) -> None:
        """It has a moment left to pass on what it was given."""
        self._deadline = time.monotonic() + _LAST_SECONDS

    def end(self) -> str:
        """Let it finish, and give the reason it ended for, without secrets."""
        assert self._process.stdin is not None
        assert self._process.stderr is not None
        with suppress(OSError):
            self._process.stdin.close()
        if self._deadline is None:
            self.hurry()
        self._process.wait()
        self._ended.set()
        with self._process.stderr:
            for worker in self._workers:
                worker.join()
        return self._reason()

    def _reason(self) -> str:
        if self._hung:
            return "it does not answer" if self._watch.live_since is None else "it takes no more"
        return told_reason(list(self._told))

    # -- its threads ------------------------------------------------------------------------

    def _listen(self) -> None:
        """Read what ffmpeg says: how far it is, and why it fails."""
        assert self._process.stderr is not None
        while line := self._process.stderr.readline(_LONGEST_LINE):
            text = line.decode(errors="replace").strip()
            if _PROGRESS.fullmatch(text):
                self._note_progress(*text.split("=", 1))
            elif text:
                self._told.append(self._cleaned(text))

    def _note_progress(self, name: str, value: str) -> None:
        if name == "out_time_us" and value.strip().lstrip("-").isdigit():
            self._watch.passed_on(int(value), time.monotonic())

    def _cleaned(self, text: str) -> str:
        text = self._destination.censored(_WHERE.sub("", text))
        return text.rpartition(f"{self._destination}: ")[2]

    def _guard(self) -> None:
        try:
            self._watch_over()
        finally:
            self._process.kill()  # where telling failed: nobody else would

    def _watch_over(self) -> None:
        """Tell how far it is, and kill it where it hangs or has no time left."""
        reach = Reach.CONNECTING
        while not self._ended.wait(_GLANCE_SECONDS):
            now = time.monotonic()
            if self._watch.is_hung(now):
                self._hung = True
                self._process.kill()
            elif self._deadline is not None and now > self._deadline:
                self._process.kill()
            before, reach = reach, self._watch.reach(now)
            if reach is not before:
                self._on_reach(reach)


def relay_command(ffmpeg: str, destination: Destination, bits: int) -> list[str]:
    """What passes a film in NUT, of so many bits a second, on as it is."""
    reading = "-analyzeduration 0 -probesize 32 -f nut -i pipe:0"
    telling = "-hide_banner -nostdin -v error -nostats -progress pipe:2 -stats_period 0.5"
    sending = f"-c copy {_sending(destination.scheme, bits)}"
    return [ffmpeg, *f"{telling} {reading} {sending}".split(), destination.address]


def _sending(scheme: str, bits: int) -> str:
    if scheme == "srt":
        return "-f mpegts"
    if scheme in ("rtsp", "rtsps"):
        return "-f rtsp -rtsp_transport tcp"
    # What the system holds for a server that takes nothing looks as if it were passed on: a second.
    buffer = f"-send_buffer_size {bits // 8}"
    return f"-f flv -flvflags no_duration_filesize -rw_timeout 3000000 {buffer}"


def told_reason(lines: list[str]) -> str:
    """The best of ffmpeg's last words, of which the very last often say the least."""
    clear = [line for line in lines if not _VAGUE.fullmatch(line)]
    return (clear or lines or ["it ended the connection"])[-1]


def find_ffmpeg() -> str:
    """The program's path. Raises SinkError, with what to install on this system."""
    found = shutil.which("ffmpeg")
    if found is None:
        raise SinkError(
            f"publishing needs the program ffmpeg, which is not here; install it{_how()}"
        )
    return found


def _how() -> str:
    if sys.platform == "win32":
        return " with `winget install ffmpeg`"
    if sys.platform == "darwin":
        return " with `brew install ffmpeg`"
    debian = {"debian", "ubuntu"} & set(_system_names())
    return " with `sudo apt-get install ffmpeg`" if debian else " with your package manager"


def _system_names() -> list[str]:
    """The system's name and those it is like."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return []
    return [release.get("ID", ""), *release.get("ID_LIKE", "").split()]


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for us: it is told to finish
            creationflags=_HIDDEN_WINDOW | _OWN_GROUP,
        )
    except OSError as error:
        raise SinkError(
            f"{command[0]} cannot be run ({error.strerror}); install ffmpeg again"
        ) from error
