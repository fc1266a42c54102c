from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable

import pytest

from artem.destination import parse_destination
from artem.errors import SinkError
from artem.output import relay as relays
from artem.output.relay import Reach, Relay, Watch, find_ffmpeg, relay_command, told_reason

DESTINATION = parse_destination("rtmp://host/app/se-cr-et")
BUFFERS = 2_000_000  # bytes; more than any pipe holds


def program(script: str, on_reach: Callable[[Reach], object] = repr) -> Relay:
    """A relay whose process runs this script in place of ffmpeg."""
    command = [sys.executable, "-c", f"import sys, time\n{script}", DESTINATION.address]
    return Relay(command, DESTINATION, on_reach)


def test_the_watch_follows_what_is_passed_on() -> None:
    watch = Watch(100.0)
    assert watch.reach(104.9) is Reach.CONNECTING
    assert not watch.is_hung(104.9)
    assert watch.is_hung(105.1)
    watch.passed_on(0, 104.0)
    assert watch.reach(105.9) is Reach.LIVE
    watch.passed_on(10, 106.0)
    watch.passed_on(10, 108.5)
    assert watch.reach(108.5) is Reach.STALLED
    assert not watch.is_hung(110.9)
    watch.passed_on(11, 110.9)
    assert watch.reach(111.0) is Reach.LIVE
    assert watch.is_hung(116.0)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "it ended the connection"),
        (["Connection refused"], "Connection refused"),
        (["Server error: Already publishing", "Operation not permitted"], "Already publishing"),
        (["Failed to resolve hostname x", "Input/output error"], "Failed to resolve hostname x"),
        (["Input/output error"], "Input/output error"),
        (
            ["Error opening output file rtmp://host/app.", "Error opening output files: Bad"],
            "output files: Bad",
        ),
    ],
)
def test_the_reason_is_the_best_of_the_last_words(lines: list[str], reason: str) -> None:
    assert told_reason(lines).endswith(reason)


def test_everything_written_arrives() -> None:
    relay = program("sys.stderr.write(f'{len(sys.stdin.buffer.read())} bytes')")
    relay.write(BUFFERS * b"x")
    assert relay.end() == f"{BUFFERS} bytes"


def test_its_progress_makes_it_live() -> None:
    told: list[Reach] = []
    script = "print('out_time_us=5000', file=sys.stderr, flush=True); sys.stdin.read()"
    relay = program(script, told.append)
    while not told:
        time.sleep(0.01)
    assert relay.end() == "it ended the connection"
    assert told == [Reach.LIVE]


def test_one_that_ends_raises_where_it_is_written_to_and_says_why_without_the_key() -> None:
    relay = program("sys.exit(f'[rtmp @ 0x1] {sys.argv[1]}: se-cr-et is not known')")
    with pytest.raises(BrokenPipeError):
        relay.write(BUFFERS * b"x")
    assert relay.end() == "\N{HORIZONTAL ELLIPSIS} is not known"


def test_one_that_takes_nothing_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relays, "HUNG_SECONDS", 0.5)
    relay = program("time.sleep(600)")
    with pytest.raises(BrokenPipeError):
        relay.write(BUFFERS * b"x")
    assert relay.end() == "it does not answer"


def test_one_that_does_not_finish_is_killed() -> None:
    relay = program("time.sleep(600)")
    relay.end()
    assert relay._process.returncode != 0


def test_what_telling_raises_ends_it_and_surfaces() -> None:
    def fail(reach: Reach) -> None:
        raise RuntimeError(f"nobody wants to hear {reach}")

    relay = program("print('out_time_us=5', file=sys.stderr, flush=True); time.sleep(600)", fail)
    with pytest.raises(BrokenPipeError):
        relay.write(BUFFERS * b"x")
    with pytest.raises(RuntimeError, match="nobody wants"):
        relay.end()


def test_a_program_that_cannot_be_run_says_so() -> None:
    with pytest.raises(SinkError, match="cannot be run"):
        Relay(["/nowhere/ffmpeg"], DESTINATION, repr)


@pytest.mark.parametrize(
    ("platform", "remedy"), [("win32", "winget"), ("darwin", "brew"), ("linux", "with")]
)
def test_without_ffmpeg_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, platform: str, remedy: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(SinkError, match=f"; install it with .*{remedy}|; install it {remedy}"):
        find_ffmpeg()


@pytest.mark.parametrize(
    ("address", "form"),
    [("rtmps://host/app/key", "flv"), ("rtsp://host/key", "rtsp"), ("srt://host:1", "mpegts")],
)
def test_every_protocol_has_its_form(address: str, form: str) -> None:
    command = relay_command("ffmpeg", parse_destination(address), 1_000_000)
    assert command[-1] == address
    assert form in command
