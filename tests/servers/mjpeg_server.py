"""A camera on the network, as a process of its own: like Android's IP Webcam, well or ill.

    python mjpeg_server.py [--port N] [--login basic|digest]
                           [--trouble stall|half|die|drip|resize|redirect|garbage]
                           [--only /shot.jpg] [--length right|none|small|large]
                           [--file PATH [--seconds N]]

Prints its port when it listens. The login is "ann" with the password "p@ss:w/rd".
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import parse_http_list, parse_keqv_list

import numpy as np

from artem.opencv import cv2

USER, PASSWORD = "ann", "p@ss:w/rd"
REALM, NONCE = "camera", "5f0c1a"
TROUBLE_AFTER = 5
"""Frames that come well before the trouble begins."""
CHUNK = 1316  # bytes of a file at a time: seven packets of an MPEG transport stream

parser = argparse.ArgumentParser()
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--login", choices=("basic", "digest"))
TROUBLES = ("stall", "half", "die", "drip", "resize", "redirect", "garbage")
parser.add_argument("--trouble", choices=TROUBLES)
parser.add_argument("--only")
parser.add_argument("--length", choices=("right", "none", "small", "large"), default="right")
parser.add_argument("--file", type=Path, help="a file served at /file")
parser.add_argument("--seconds", type=float, default=0.0, help="how long sending the file takes")
options = parser.parse_args()


def jpeg(index: int, width: int = 64, height: int = 48) -> bytes:
    """A grey picture, brighter with each index."""
    pixels = np.full((height, width, 3), (index * 8) % 256, np.uint8)
    return cv2.imencode(".jpg", pixels)[1].tobytes()


def digest_is_right(header: str, method: str) -> bool:
    given = parse_keqv_list(parse_http_list(header.removeprefix("Digest ")))
    hashed = [
        hashlib.md5(text.encode()).hexdigest()
        for text in (f"{USER}:{REALM}:{PASSWORD}", f"{method}:{given.get('uri')}")
    ]
    middle = ":".join((NONCE, given.get("nc", ""), given.get("cnonce", ""), "auth"))
    wanted = hashlib.md5(f"{hashed[0]}:{middle}:{hashed[1]}".encode()).hexdigest()
    return given.get("response") == wanted


class Camera(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if not self.allowed():
            self.refuse()
        elif options.trouble == "redirect":
            self.answer(302, [("Location", "file:///etc/passwd")])
        elif options.only not in (None, self.path):
            self.answer(404, [])
        elif self.path == "/video":
            self.stream()
        elif self.path == "/shot.jpg":
            self.answer(200, [("Content-Type", "image/jpeg")], jpeg(int(time.monotonic() * 20)))
        elif self.path == "/file":
            self.send_file(options.file.read_bytes())
        else:
            self.answer(200, [("Content-Type", "text/html")], b"<h1>A camera</h1>")

    def allowed(self) -> bool:
        given = self.headers.get("Authorization", "")
        if options.login == "basic":
            return given == "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if options.login == "digest":
            return given.startswith("Digest ") and digest_is_right(given, self.command)
        return True

    def refuse(self) -> None:
        challenge = (
            f'Basic realm="{REALM}"'
            if options.login == "basic"
            else f'Digest realm="{REALM}", nonce="{NONCE}", qop="auth", algorithm=MD5'
        )
        self.answer(401, [("WWW-Authenticate", challenge)])

    def answer(self, status: int, headers: list[tuple[str, str]], body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in [*headers, ("Content-Length", str(len(body)))]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def send_file(self, data: bytes) -> None:
        """All of it, evenly over the seconds it shall take."""
        if not options.seconds:
            self.answer(200, [("Content-Type", "video/mp4")], data)
            return
        self.send_response(200)
        self.send_header("Content-Type", "video/mp2t")
        self.end_headers()
        began = time.monotonic()
        for at in range(0, len(data), CHUNK):
            time.sleep(max(0.0, began + options.seconds * at / len(data) - time.monotonic()))
            self.wfile.write(data[at : at + CHUNK])

    def stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=--Ba4oTvQMY8")
        self.end_headers()
        index = 0
        while True:
            in_trouble = index >= TROUBLE_AFTER
            resized = in_trouble and options.trouble == "resize"
            self.send_part(jpeg(index, *((48, 64) if resized else (64, 48))), in_trouble, index)
            index += 1
            time.sleep(0.02)

    def send_part(self, body: bytes, in_trouble: bool, index: int) -> None:
        length = {"none": "", "small": "20", "large": "900000"}.get(options.length, str(len(body)))
        stated = f"Content-Length: {length}\r\n" if length else ""
        part = f"\r\n--Ba4oTvQMY8\r\nContent-Type: image/jpeg\r\n{stated}\r\n".encode() + body
        if in_trouble and options.trouble == "stall":
            self.wfile.write(part[: len(part) // 2])
            time.sleep(3600)
        if in_trouble and options.trouble == "die":
            os._exit(1)
        if in_trouble and options.trouble == "garbage":
            part = os.urandom(len(part))
        if in_trouble and options.trouble == "half" and index % 3 == 0:
            part = part[: len(part) // 2]
        if in_trouble and options.trouble == "drip":
            for byte in part:
                self.wfile.write(bytes((byte,)))
                time.sleep(0.2)
        self.wfile.write(part)

    def log_message(self, *_: object) -> None:
        """Quiet."""


class Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Readers that leave are no news."""


server = Server(("127.0.0.1", options.port), Camera)
print(server.server_address[1], flush=True)
server.serve_forever()
