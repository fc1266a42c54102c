"""A real browser with a camera of ours, a server for its page, and what tests borrow from npm."""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import sys
import tarfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from artem.capture.demo import render
from artem.frame import Pixels
from artem.opencv import cv2

CHROMIUM = Path("/usr/bin/chromium")
_SERVER = Path(__file__).with_name("servers") / "page_server.py"
PATIENCE_MS = 60_000
CAMERA_SIZE = (960, 540)
PHONE = {"width": 390, "height": 844}
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_CAMERA = ("--use-fake-device-for-media-stream", "--allow-loopback-in-peer-connection")
ALLOWED, DENIED = "--use-fake-ui-for-media-stream", "--deny-permission-prompts"
SOFTWARE_3D = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")

_REGISTRY = "https://registry.npmjs.org"
_CACHE = Path.home() / ".cache" / "artem-tests"
_BORROWED = {
    "axe.min.js": (
        "axe-core/-/axe-core-4.14.1.tgz",
        "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
        "package/axe.min.js",
    ),
    "iwer.min.js": (
        "iwer/-/iwer-2.5.0.tgz",
        "grq7iMyWo4s2DYnATKLPPoAByhcNuwLjMHHOILrFU9q8EGHIEzHyUuq1mz+9Xqy6+xrYPn3Ho8Z9eymZCE+D6w==",
        "package/build/iwer.min.js",
    ),
}


def borrowed(name: str) -> str:
    """A script of an npm package, kept once fetched; the test is skipped where there is no npm."""
    kept = _CACHE / name
    if not kept.exists():
        address, digest, member = _BORROWED[name]
        try:
            with urllib.request.urlopen(f"{_REGISTRY}/{address}", timeout=30) as answer:
                archive = answer.read()
        except OSError as error:
            pytest.skip(f"the npm registry cannot be reached for {name}: {error}")
        assert base64.b64encode(hashlib.sha512(archive).digest()).decode() == digest
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            found = files.extractfile(member)
            assert found is not None
            _CACHE.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(found.read())
    return kept.read_text()


def seaside() -> Pixels:
    """What the camera sees, always the same: (540, 960, 3) uint8 RGB."""
    return render(40, *CAMERA_SIZE)


def write_clip(path: Path, pictures: list[Pixels]) -> Path:
    """Pictures as a film that Chromium takes for a camera, 30 a second, again and again."""
    coded = (cv2.imencode(".jpg", picture[..., ::-1])[1].tobytes() for picture in pictures)
    path.write_bytes(b"".join(coded))
    return path


@contextmanager
def chromium(clip: Path | None, *flags: str) -> Iterator[Browser]:
    """The browser; clip: what its camera sees, None for no camera of ours."""
    seen = [] if clip is None else [f"--use-file-for-fake-video-capture={clip}"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*_QUIET, *_CAMERA, *seen, *flags]
        )
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """A page of the site in a browser context of its own, with what it complained of."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)

    def _note(self, message: Any) -> None:
        is_of_3d = message.text.startswith("[.WebGL")  # how fast software draws it
        if message.type in ("error", "warning") and not is_of_3d:
            self.complaints.append(message.text)

    def start(self) -> None:
        """Let the camera in, and wait for paint."""
        self.page.click("#start-camera")
        self.painted()

    def painted(self) -> None:
        """Wait until there is a painting that moves on."""
        self.page.wait_for_selector("body.painted:not(.lost)")

    def choose(self, style: str) -> None:
        """As a finger does."""
        self.page.click(f"#strip label:has([value={style}])")

    def until(self, expression: str) -> None:
        """Wait until this is true in the page; Playwright's own wait is refused by its policy."""
        end = time.monotonic() + PATIENCE_MS / 1000
        while not self.page.evaluate(expression):
            assert time.monotonic() < end, expression
            self.page.wait_for_timeout(50)

    def picture(self, video: str = "painting") -> Pixels:
        """What a video shows now, at its full size."""
        width, height, values = self.page.evaluate(_READ, video)
        return np.array(values, np.uint8).reshape(height, width, 4)[..., :3]


_READ = """(id) => {
  const video = document.getElementById(id);
  const canvas = document.createElement("canvas");
  canvas.width = Math.min(160, video.videoWidth);
  canvas.height = Math.round(canvas.width * video.videoHeight / video.videoWidth);
  const context = canvas.getContext("2d");
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return [canvas.width, canvas.height, [...data]];
}"""


class Site:
    """A server of the page in a process of its own, on a port that it keeps."""

    def __init__(self, *options: str) -> None:
        """options: of page_server.py."""
        self._options = options
        self._port = 0
        self._process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}/"

    def start(self) -> None:
        command = [sys.executable, str(_SERVER), "--port", str(self._port), *self._options]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self._port = int(self._process.stdout.readline())

    def stop(self) -> None:
        """As it should end; killed where it does not."""
        process, self._process = self._process, None
        if process is not None:
            with process:
                try:
                    process.communicate(timeout=30)
                finally:
                    process.kill()

    def __enter__(self) -> Site:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
