"""Synthetic phones: they send their camera to a server over WebRTC, and count what returns.

    python phone.py URL --count 4 --size 640x480 --fps 24 --seconds 20

Standard output has one JSON text a line: what the server says (without its figures, unless asked
for), {"event": "frames"} twice a second, and {"event": "end"} with the counts of each phone. With
--obey, lines on standard input are messages for the server, {"save": FILE} for the last frame that
came back, or {"stop": true}. It uses little of the processor: its camera's frames are made once.

With --blink one half of its picture is in the shade, and every two seconds the other one: the time
until that comes back is the delay a person sees. With --return it joins again where its server goes
away.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import aiohttp
import av
import numpy as np
from aiortc import (
    MediaStreamTrack,
    RTCConfiguration,
    RTCPeerConnection,
    RTCSessionDescription,
)
from aiortc.mediastreams import MediaStreamError

from artem.capture.demo import render
from artem.server import ice

CLOCK = Fraction(1, 90_000)
PICTURES = 12  # different ones, in a circle
BLINK_SECONDS = 2.0


def pictures(kind: str, size: tuple[int, int]) -> list[np.ndarray]:
    """demo: a moving scene. still: its first picture alone. A colour, as "200,40,40"."""
    if kind in ("demo", "still"):
        scenes = [render(6 * i, *size) for i in range(PICTURES if kind == "demo" else 1)]
    else:
        colour = [int(part) for part in kind.split(",")]
        scenes = [np.full((size[1], size[0], 3), colour, np.uint8)]
    frames = [av.VideoFrame.from_ndarray(scene, format="rgb24") for scene in scenes]
    return [frame.to_ndarray(format="yuv420p") for frame in frames]


class Camera(MediaStreamTrack):
    kind = "video"

    def __init__(self, scenes: list[np.ndarray], fps: float, blinks: bool = False) -> None:
        super().__init__()
        self._given = (scenes, fps, blinks)
        self.sent = 0
        self.blink: Blink | None = Blink() if blinks else None
        sides = (0, 1) if blinks else ()
        self._scenes = [[shaded(scene, side) for scene in scenes] for side in sides] or [scenes]
        self._fps = fps
        self._began = time.monotonic()

    def again(self) -> Camera:
        """The same camera for another connection: aiortc ends what it has sent."""
        made = Camera(*self._given)
        made.sent, made.blink, made._began = self.sent, self.blink, self._began
        return made

    async def recv(self) -> av.VideoFrame:
        due = self._began + self.sent / self._fps
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        if self.readyState != "live":
            raise MediaStreamError
        at = self.sent / self._fps
        scenes = self._scenes[0 if self.blink is None else self.blink.send(at, time.monotonic())]
        scene = scenes[self.sent % len(scenes)]
        frame = av.VideoFrame.from_ndarray(scene, format="yuv420p")
        frame.pts, frame.time_base = int(at * 90_000), CLOCK
        self.sent += 1
        return frame


def shaded(scene: np.ndarray, side: int) -> np.ndarray:
    """The planes of a picture, (3/2 H, W), with a half in the shade: 0 for the left one.

    A half, for a painting shows no less light than its style has.
    """
    height, width = scene.shape[0] * 2 // 3, scene.shape[1]
    made = scene.copy()
    half = slice(0, width // 2) if side == 0 else slice(width // 2, None)
    made[:height, half] //= 4
    return made


class Blink:
    """When the shade moved to the other half, and how long that took to come back, in seconds."""

    def __init__(self) -> None:
        self.delays: list[float] = []
        self._side = 0
        self._turned: float | None = None
        self._least, self._most = 255.0, -255.0

    def send(self, at: float, now: float) -> int:
        """Which half is in the shade in the frame of this time of the camera."""
        side = int(at / BLINK_SECONDS) % 2
        if side != self._side:
            self._side, self._turned = side, now
        return side

    def see(self, frame: av.VideoFrame, now: float) -> None:
        """One came back."""
        plane = frame.planes[0]
        light = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[::4, : frame.width]
        half = frame.width // 2
        lean = float(light[:, :half].mean() - light[:, half:].mean())
        self._least, self._most = min(self._least, lean), max(self._most, lean)
        if self._turned is None or self._most - self._least < 10:
            return
        if (lean > (self._least + self._most) / 2) == (self._side == 1):
            self.delays.append(now - self._turned)
            self._turned = None


class Phone:
    def __init__(self, number: int, given: argparse.Namespace, scenes: list[np.ndarray]) -> None:
        self.number = number
        self.given = given
        self.camera = Camera(scenes, given.fps, given.blink) if given.role != "watch" else None
        self.received = 0
        self.sizes: dict[str, int] = {}
        self.last: av.VideoFrame | None = None
        self.figures: dict[str, Any] = {}
        self.goodbye: dict[str, Any] | None = None
        self.socket: aiohttp.ClientWebSocketResponse | None = None
        self.peer: RTCPeerConnection
        self.reading: asyncio.Task[None] | None = None

    async def run(self) -> None:
        async with aiohttp.ClientSession(headers=self.credentials()) as client:
            while True:
                with suppress(aiohttp.ClientError):
                    await self.visit(client)
                if not self.given.returns:
                    return
                await asyncio.sleep(0.5)

    def credentials(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.given.token}"} if self.given.token else {}

    async def visit(self, client: aiohttp.ClientSession) -> None:
        origin = self.given.url.rstrip("/")
        self.peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        if self.camera is not None and self.camera.readyState == "ended":
            self.camera = self.camera.again()
        connecting = client.ws_connect(f"{origin}/session", ssl=False, origin=origin)
        try:
            async with connecting as self.socket:
                await self.say({"type": "join", "role": self.given.role})
                if self.given.look:
                    await self.say({"type": "look", "look": json.loads(self.given.look)})
                async for said in self.socket:
                    await self.hear(json.loads(said.data))
                self.tell("closed", code=self.socket.close_code)
        finally:
            if self.reading is not None:
                self.reading.cancel()
            await self.peer.close()

    async def say(self, message: dict[str, Any]) -> None:
        assert self.socket is not None
        await self.socket.send_str(json.dumps(message))

    async def hear(self, said: dict[str, Any]) -> None:
        if said["type"] == "figures":
            self.figures = said
            if not self.given.figures:
                return
        if said["type"] != "answer":
            self.tell("said", said=said)
        if said["type"] == "ready" and not self.given.silent:
            await self.offer()
        elif said["type"] == "answer":
            await self.peer.setRemoteDescription(RTCSessionDescription(said["sdp"], "answer"))
        elif said["type"] == "goodbye":
            self.goodbye = said

    async def offer(self) -> None:
        if self.camera is not None:
            self.peer.addTrack(self.camera)
        else:
            self.peer.addTransceiver("video", "recvonly")
        self.peer.on("track", self.receive)
        await self.peer.setLocalDescription(await self.peer.createOffer())
        await self.say({"type": "offer", "sdp": self.peer.localDescription.sdp})

    def receive(self, track: MediaStreamTrack) -> None:
        self.reading = asyncio.ensure_future(self.read(track))

    async def read(self, track: MediaStreamTrack) -> None:
        with suppress(MediaStreamError):
            while True:
                self.last = await track.recv()
                self.received += 1
                size = f"{self.last.width}x{self.last.height}"
                self.sizes[size] = self.sizes.get(size, 0) + 1
                if self.camera is not None and self.camera.blink is not None:
                    self.camera.blink.see(self.last, time.monotonic())

    def counts(self) -> dict[str, Any]:
        sent = self.camera.sent if self.camera is not None else 0
        return {"phone": self.number, "sent": sent, "received": self.received, "sizes": self.sizes}

    async def end(self) -> dict[str, Any]:
        """What there is to say at last."""
        blink = self.camera.blink if self.camera is not None else None
        delays = [round(delay, 4) for delay in blink.delays] if blink is not None else []
        stats = (await self.peer.getStats()).values()
        wires = [one for one in stats if one.type == "transport"]
        traffic = {"up": sum(one.bytesSent for one in wires)}
        traffic["down"] = sum(one.bytesReceived for one in wires)
        said = {"figures": self.figures, "goodbye": self.goodbye}
        return self.counts() | said | {"delays": delays, "traffic": traffic}

    def tell(self, event: str, **values: Any) -> None:
        tell(event, phone=self.number, **values)


def tell(event: str, **values: Any) -> None:
    print(json.dumps({"event": event, **values}), flush=True)


async def obey(phones: list[Phone]) -> None:
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    while line := await reader.readline():
        order = json.loads(line)
        if "stop" in order:
            return
        for phone in phones:
            if "save" in order and phone.last is not None:
                np.save(Path(order["save"]), phone.last.to_ndarray(format="rgb24"))
                phone.tell("saved", received=phone.received)
            elif "type" in order:
                await phone.say(order)


async def report(phones: list[Phone]) -> None:
    while True:
        await asyncio.sleep(0.5)
        print(
            json.dumps({"event": "frames", "phones": [one.counts() for one in phones]}), flush=True
        )


async def main(given: argparse.Namespace) -> None:
    width, height = (int(side) for side in given.size.split("x"))
    scenes = pictures(given.picture, (width, height))
    phones = [Phone(number, given, scenes) for number in range(given.count)]
    running = [asyncio.create_task(phone.run()) for phone in phones]
    beside = [asyncio.create_task(report(phones))]
    ending = [asyncio.ensure_future(asyncio.gather(*running))]
    if given.obey:
        ending.append(asyncio.create_task(obey(phones)))
    await asyncio.wait(ending, timeout=given.seconds, return_when=asyncio.FIRST_COMPLETED)
    ends = [await phone.end() for phone in phones]
    for task in (*running, *beside, *ending):
        task.cancel()
    await asyncio.gather(*running, *beside, *ending, return_exceptions=True)
    tell("end", phones=ends)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--role", default="paint")
    parser.add_argument("--size", default="320x240")
    parser.add_argument("--fps", type=float, default=15.0)
    parser.add_argument("--picture", default="demo", help="demo, still, or R,G,B")
    parser.add_argument("--look", help="as JSON")
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--seconds", type=float, help="until it is stopped, if not given")
    parser.add_argument("--token")
    parser.add_argument("--address", default="127.0.0.1", help="its own, for WebRTC")
    parser.add_argument("--silent", action="store_true", help="join, and offer nothing")
    parser.add_argument("--blink", action="store_true", help="measure the delay")
    parser.add_argument("--return", action="store_true", dest="returns", help="come back")
    parser.add_argument("--obey", action="store_true", help="read standard input")
    parser.add_argument("--figures", action="store_true", help="tell the server's figures too")
    told = parser.parse_args()
    with ice.offering([told.address]):
        asyncio.run(main(told))
