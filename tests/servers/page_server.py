"""Serves the page on the loopback, prints its port, and goes on until standard input ends.

    python page_server.py [--port 0] [--sessions 8] [--feed]

It paints every style; with --feed it shows a picture for two eyes in place of that, red for the
left one and blue for the right.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

import numpy as np

from artem.frame import Frame
from artem.server.entrance import Entrance
from artem.server.limits import Limits
from artem.server.painters import Painters
from artem.server.server import Server
from artem.server.site import Parts, make_site
from artem.server.studio import Studio
from artem.styles.gallery import gallery

FPS = 20


class TwoColours:
    """A feed of frames that are all the same."""

    def __init__(self) -> None:
        self._pixels = np.zeros((240, 960, 3), np.uint8)
        self._pixels[:, :480], self._pixels[:, 480:] = (220, 20, 20), (20, 20, 220)

    def latest(self) -> Frame:
        return Frame(self._pixels, 0, 0.0)

    async def next(self, after_index: int) -> Frame:
        await asyncio.sleep(1 / FPS)
        return Frame(self._pixels, after_index + 1, (after_index + 1) / FPS)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--sessions", type=int, default=8)
    parser.add_argument("--feed", action="store_true")
    told = parser.parse_args()
    parts = Parts(
        Limits(sessions=told.sessions),
        Entrance(port=told.port),
        studio=None if told.feed else Studio(Painters(gallery())),
        feed=TwoColours() if told.feed else None,
    )
    server = Server(make_site(parts))
    server.start()
    print(server.port, flush=True)
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    main()
