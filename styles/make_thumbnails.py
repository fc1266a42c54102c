"""Paints the demo scene in every style of the gallery: styles/thumbnails/NAME.jpg.

python styles/make_thumbnails.py
"""

from __future__ import annotations

from pathlib import Path

from artem.capture.demo import render
from artem.engine.fit import resize
from artem.engine.stylizer import Stylizer
from artem.look import Look
from artem.output.picture_file import write_picture
from artem.styles.gallery import DEFAULT_STYLE, gallery

FRAME = 100  # balloons, boat and sun all in the picture
PAINTED = (480, 360)
SHOWN = (240, 180)


def main() -> None:
    scene = resize(render(FRAME, 640, 480), PAINTED)
    stylizer = Stylizer(DEFAULT_STYLE, device="cpu")
    for style in gallery():
        stylizer.set_look(Look(mix=((style.name, 1.0),)))
        painted = stylizer(scene)
        write_picture(
            Path(__file__).parent / "thumbnails" / f"{style.name}.jpg", resize(painted, SHOWN)
        )


if __name__ == "__main__":
    main()
