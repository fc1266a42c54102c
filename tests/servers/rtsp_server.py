"""A camera that speaks RTSP over TCP, as a process of its own. ffmpeg makes its H.264.

    python rtsp_server.py [--port N] [--login]

Prints its port when it listens. The login is "ann" with the password "p@ss:w/rd", Basic.
"""

from __future__ import annotations

import argparse
import base64
import socket
import socketserver
import struct
import subprocess

parser = argparse.ArgumentParser()
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--login", action="store_true")
options = parser.parse_args()

LOGIN = "Basic " + base64.b64encode(b"ann:p@ss:w/rd").decode()
DESCRIPTION = """v=0\r
o=- 0 0 IN IP4 127.0.0.1\r
s=camera\r
t=0 0\r
m=video 0 RTP/AVP 96\r
a=rtpmap:96 H264/90000\r
a=fmtp:96 packetization-mode=1\r
a=control:track\r
"""
PICTURES = (  # -t: it ends by itself, also when this process was killed
    "ffmpeg -v quiet -re -f lavfi -i testsrc=size=64x48:rate=20 -pix_fmt yuv420p "
    "-t 30 -c:v libx264 -g 10 -tune zerolatency -f rtp rtp://127.0.0.1:{port}"
)


class Camera(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        while request := self.read_request():
            method, headers = request
            if options.login and headers.get("authorization") != LOGIN:
                self.answer(headers, "401 Unauthorized", 'WWW-Authenticate: Basic realm="camera"')
            elif method == "DESCRIBE":
                self.answer(headers, "200 OK", "Content-Type: application/sdp", body=DESCRIPTION)
            elif method == "SETUP":
                transport = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1"
                self.answer(headers, "200 OK", "Session: 1", transport)
            elif method == "PLAY":
                self.answer(headers, "200 OK", "Session: 1")
                self.play()
            else:
                self.answer(headers, "200 OK", "Public: OPTIONS, DESCRIBE, SETUP, PLAY")

    def read_request(self) -> tuple[str, dict[str, str]] | None:
        first = self.rfile.readline().decode()
        headers = {}
        while (line := self.rfile.readline().decode().strip()) != "":
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return (first.split()[0], headers) if first else None

    def answer(self, headers: dict[str, str], status: str, *lines: str, body: str = "") -> None:
        head = [f"RTSP/1.0 {status}", f"CSeq: {headers.get('cseq')}", *lines]
        text = "\r\n".join([*head, f"Content-Length: {len(body)}", "", body])
        self.wfile.write(text.encode())

    def play(self) -> None:
        """Pass on what ffmpeg sends, until the reader leaves."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as packets:
            packets.bind(("127.0.0.1", 0))
            command = PICTURES.format(port=packets.getsockname()[1]).split()
            with subprocess.Popen(command, stdin=subprocess.DEVNULL) as ffmpeg:
                try:
                    while True:
                        packet = packets.recv(65536)
                        self.wfile.write(struct.pack(">cBH", b"$", 0, len(packet)) + packet)
                finally:
                    ffmpeg.kill()


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, *_: object) -> None:
        """Readers that leave are no news."""


with Server(("127.0.0.1", options.port), Camera) as server:
    print(server.server_address[1], flush=True)
    server.serve_forever()
