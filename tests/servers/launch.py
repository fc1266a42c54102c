"""Servers for tests, each a process or thread that its `with` block ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Running:
    """A server process and its port."""

    port: int
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.process.kill()
        self.process.wait()

    def freeze(self) -> None:
        """Let it do nothing, with all its connections open."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self.process.send_signal(signal.SIGCONT)


@contextmanager
def _running(script: str, *options: str) -> Iterator[Running]:
    command = [sys.executable, str(Path(__file__).with_name(script)), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Running(int(process.stdout.readline()), process)
        finally:
            process.kill()


@contextmanager
def http_camera(*options: str, port: int = 0) -> Iterator[Running]:
    """mjpeg_server.py with these options."""
    with _running("mjpeg_server.py", "--port", str(port), *options) as server:
        yield server


@contextmanager
def camera(*options: str, port: int = 0) -> Iterator[int]:
    """mjpeg_server.py with these options; gives its port."""
    with http_camera(*options, port=port) as server:
        yield server.port


@contextmanager
def rtsp_camera(*options: str, port: int = 0) -> Iterator[Running]:
    """rtsp_server.py with these options."""
    with _running("rtsp_server.py", "--port", str(port), *options) as server:
        yield server


@contextmanager
def rtmp_camera(*coding: str, port: int) -> Iterator[Running]:
    """ffmpeg giving a test picture, coded so, to the first who asks by RTMP."""
    picture = "-re -f lavfi -i testsrc=size=64x48:rate=20 -pix_fmt yuv420p -g 10 -tune zerolatency"
    coding = coding or ("libx264",)
    command = f"ffmpeg -v quiet {picture} -c:v {' '.join(coding)} -f flv -listen 1".split()
    address = f"rtmp://127.0.0.1:{port}/live/x"
    with subprocess.Popen([*command, address], stdin=subprocess.DEVNULL, text=True) as process:
        try:
            yield Running(port, process)
        finally:
            process.kill()


RECIPE = Path(__file__).parents[2] / "docs" / "nginx-rtmp.conf"
RTMP_MODULE = Path("/usr/lib/nginx/modules/ngx_rtmp_module.so")


@contextmanager
def rtmp_server(folder: Path, port: int) -> Iterator[Running]:
    """nginx set up as docs/nginx-rtmp.conf says, but for its port; with its files in a folder."""
    recipe = RECIPE.read_text().replace("listen 1935", f"listen 127.0.0.1:{port}")
    with _nginx(recipe, folder, port) as server:
        yield server


REPLICAS_RECIPE = RECIPE.with_name("nginx-replicas.conf")


@contextmanager
def balancer(folder: Path, port: int, replicas: Sequence[int], pem: Path) -> Iterator[Running]:
    """nginx set up as docs/nginx-replicas.conf says, but for the ports and the certificate."""
    recipe = REPLICAS_RECIPE.read_text().replace("listen 443", f"listen 127.0.0.1:{port}")
    for said, replica in zip((8444, 8445), replicas, strict=True):
        recipe = recipe.replace(f"127.0.0.1:{said}", f"127.0.0.1:{replica}")
    recipe = recipe.replace("server_name art.example", "server_name localhost")
    for said in ("/etc/ssl/art.example.pem", "/etc/ssl/art.example.key"):
        recipe = recipe.replace(said, str(pem))
    with _nginx(recipe, folder, port) as server:
        yield server


@contextmanager
def _nginx(recipe: str, folder: Path, port: int) -> Iterator[Running]:
    config = folder / "nginx.conf"
    config.write_text(recipe.replace("/run/nginx.pid", f"{folder}/nginx.pid"))
    command = ["nginx", "-e", "stderr", "-c", str(config)]
    command += ["-g", "daemon off; master_process off;"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            wait_for(port, process)
            yield Running(port, process)
        finally:
            process.kill()


def wait_for(port: int, process: subprocess.Popen[str]) -> None:
    """Until something listens there."""
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"the server ended with {process.returncode}")


@dataclass(frozen=True)
class Window:
    """A window in another process, and the system's number for it."""

    id: int
    process: subprocess.Popen[str]

    def tell(self, order: str) -> None:
        """Have it done; the display may show it a moment later."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(order, file=self.process.stdin, flush=True)
        assert self.process.stdout.readline() == "done\n"


@contextmanager
def window(title: str, place: tuple[int, int, int, int], colour: str) -> Iterator[Window]:
    """window.py with this title, left upper corner, size and colour ("#ff0000")."""
    options = [title, *map(str, place), colour]
    command = [sys.executable, str(Path(__file__).with_name("window.py")), *options]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        assert process.stdout is not None
        try:
            yield Window(int(process.stdout.readline()), process)
        finally:
            process.kill()


@contextmanager
def silent_server(port: int = 0) -> Iterator[int]:
    """Takes connections and never says a word; gives its port."""
    with socket.create_server(("127.0.0.1", port)) as server:
        yield server.getsockname()[1]


def free_port() -> int:
    """A port on which nothing answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
