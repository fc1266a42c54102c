"""Serves the page on the loopback, prints its port, and goes on until standard input ends.

    python page_server.py [--port 0] [--sessions 8] [--feed]

It paints every style; with --feed it shows a picture for two eyes in place of that, red for the
left one and blue for the right.
"""

from __future__ import annotations

import argparse
import sys
import time
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


def present(feed: Feed, stopping: Event) -> None:
    """Show the same picture again and again."""
    pixels = np.zeros((240, 960, 3), np.uint8)
    pixels[:, :480], pixels[:, 480:] = (220, 20, 20), (20, 20, 220)
    index = 0
    while not stopping.wait(1 / FPS):
        frame = Frame(pixels, index, time.monotonic())
        feed.present(frame, frame)
        index += 1


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--sessions", type=int, default=8)
    parser.add_argument("--feed", action="store_true")
    told = parser.parse_args()
    feed, stopping = Feed(), Event()
    parts = Parts(
        Limits(sessions=told.sessions),
        Entrance(port=told.port),
        studio=None if told.feed else Studio(Painters(gallery())),
        feed=feed if told.feed else None,
    )
    presenter = Thread(target=present, args=(feed, stopping))
    server = Server(make_site(parts))
    server.start()
    presenter.start()
    print(server.port, flush=True)
    sys.stdin.read()
    stopping.set()
    presenter.join()
    server.stop()


if __name__ == "__main__":
    main()
