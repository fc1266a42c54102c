"""Servers for tests, each a process or thread that its `with` block ends."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def camera(*options: str, port: int = 0) -> Iterator[int]:
    """mjpeg_server.py with these options; gives its port."""
    script = Path(__file__).with_name("mjpeg_server.py")
    command = [sys.executable, str(script), "--port", str(port), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


@contextmanager
def silent_server() -> Iterator[int]:
    """Takes connections and never says a word; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def free_port() -> int:
    """A port on which nothing answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
