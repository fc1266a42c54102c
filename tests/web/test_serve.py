"""`artem serve` as a person runs it."""

from __future__ import annotations

import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from artem.capture.spec import parse_source
from artem.errors import SourceError

COMMAND = [sys.executable, "-m", "artem", "serve"]


def fails(code: int, told: str, *options: object) -> None:
    done = subprocess.run(
        [*COMMAND, *map(str, options)], capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stderr
    assert told in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_end(end):
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*COMMAND, "--port", "0"], text=True, **pipes) as process:
        lines = [process.stdout.readline() for _ in range(3)]
        port = int(lines[1].rpartition(":")[2])
        socket.create_connection(("127.0.0.1", port)).close()
        process.send_signal(end)
        assert process.wait() == 0
        assert process.stderr.read() == "artem: stopped\n"
    assert "".join(lines) == f"Art'Em is served at\n  http://127.0.0.1:{port}\nCtrl-C ends it.\n"


def said_to_a_terminal(*options: str) -> str:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *options], stdout=theirs, stderr=theirs, stdin=subprocess.DEVNULL
    ) as process:
        os.close(theirs)
        said = b""
        while b"Ctrl-C ends it." not in said:
            said += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        assert process.wait() == 0
    os.close(ours)
    return said.decode()


def test_the_token_is_shown_to_a_terminal_only():
    options = ["--host", "0.0.0.0", "--port", "0"]
    said = said_to_a_terminal(*options)
    token = re.search(r"https://[\d.]+:\d+/\?token=([\w-]+)", said)[1]
    assert re.search(r"SHA-256 ([0-9A-F]{2}:){31}", said)
    assert "█" in said
    with subprocess.Popen([*COMMAND, *options], text=True, stdout=subprocess.PIPE) as process:
        lines = []
        while not lines or "Ctrl-C" not in lines[-1]:
            lines.append(process.stdout.readline())
        process.send_signal(signal.SIGINT)
    kept = Path(re.search(r"The token is in (.+)", "".join(lines))[1])
    assert kept.read_text().strip() == token
    assert token not in "".join(lines)
    assert "█" not in "".join(lines)


def test_a_new_token_is_another():
    tokens = [
        re.search(r"token=([\w-]+)", said_to_a_terminal("--require-token", "--port", "0", *more))[1]
        for more in ([], [], ["--new-token"])
    ]
    assert tokens[0] == tokens[1] != tokens[2]


def test_wrong_options_are_said(tmp_path):
    fails(2, "--port 70000 is out of range", "--port", 70000)
    fails(2, "--max-sessions 0 is out of range", "--max-sessions", 0)
    fails(2, "--certificate and --key belong together", "--certificate", tmp_path)
    fails(2, "no public address", "--public", "http://a.example")
    fails(1, "give a PEM certificate", "--certificate", tmp_path / "a", "--key", tmp_path / "b")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        fails(1, "is taken; choose another with --port", "--port", taken.getsockname()[1])


def once_it_shows(address):
    """Its source, open: the first picture takes a while."""
    give_up = time.monotonic() + 120
    while True:
        source = parse_source(address)
        try:
            source.open()
        except SourceError:
            assert time.monotonic() < give_up
            time.sleep(0.2)
        else:
            return closing(source)


def test_a_source_is_shown_to_viewers(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    options = ["--port", "0", "--source", "demo", "--style", "great_wave", "--preset", "fast"]
    with subprocess.Popen([*COMMAND, *options], text=True, stdout=subprocess.PIPE) as process:
        try:
            lines = [process.stdout.readline() for _ in range(3)]
            with once_it_shows(f"{lines[1].strip()}/video") as shown:
                frames = [shown.read() for _ in range(3)]
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 0
        finally:
            process.kill()
    assert {frame.size for frame in frames} == {(640, 480)}
    assert frames[-1].pixels.std() > 20


def test_a_source_that_is_not_there_ends_it():
    fails(1, "no-such.mp4", "--port", "0", "--source", "no-such.mp4")
