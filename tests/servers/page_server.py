"""Serves the page on the loopback, prints its port, and goes on until standard input ends.

    python page_server.py [--port 0] [--sessions 8] [--feed]

It paints every style; with --feed it shows a picture for two eyes in place of that, red for the
left one and blue for the right.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Thread

import numpy as np

from artem.frame import Frame
from artem.server.entrance import Entrance
from artem.server.feed import Feed
from artem.server.limits import Limits
from artem.server.painters import Painters
from artem.server.server import Server
from artem.server.site import Parts, make_site
from artem.server.studio import Studio
from artem.styles.gallery import gallery

FPS = 20


@contextmanager
def two_colours() -> Iterator[Feed]:
    """A feed of frames that are all the same."""
    pixels = np.zeros((240, 960, 3), np.uint8)
    pixels[:, :480], pixels[:, 480:] = (220, 20, 20), (20, 20, 220)
    feed, over = Feed(), Event()

    def present() -> None:
        while not over.wait(1 / FPS):
            frame = Frame(pixels, feed.count, time.monotonic())
            feed.present(frame, frame)

    thread = Thread(target=present)
    thread.start()
    yield feed
    over.set()
    thread.join()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--sessions", type=int, default=8)
    parser.add_argument("--feed", action="store_true")
    told = parser.parse_args()
    parts = Parts(Limits(sessions=told.sessions), Entrance(port=told.port))
    if not told.feed:
        serve(replace(parts, studio=Studio(Painters(gallery()))))
        return
    with two_colours() as feed:
        serve(replace(parts, feed=feed))


def serve(parts: Parts) -> None:
    server = Server(make_site(parts))
    server.start()
    print(server.port, flush=True)
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    main()
