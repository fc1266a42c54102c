"""Draws stained_glass.png: glowing panes of coloured glass in lead.

python styles/sources/stained_glass.py OUT.png
"""

from __future__ import annotations

import sys

import numpy as np

from artem.opencv import cv2

SIDE = 768
LEAD = 8.0  # pixels
LEAD_COLOUR = np.array([22, 20, 26], float)
SEED = 11

PALETTES = {
    "sky": [(20, 48, 170), (34, 84, 214), (16, 30, 120), (60, 130, 236)],
    "rose": [(206, 16, 40), (236, 52, 36), (150, 8, 52), (246, 96, 60)],
    "gold": [(252, 190, 24), (255, 222, 84), (240, 142, 18)],
    "leaf": [(12, 124, 66), (48, 168, 80), (120, 190, 50), (6, 84, 70)],
    "plum": [(104, 24, 140), (150, 50, 176), (70, 16, 100)],
    "clear": [(238, 240, 214), (214, 232, 226), (250, 230, 180)],
}


def design() -> tuple[np.ndarray, list[str]]:
    """Which shape each pixel belongs to, and the palette of each shape."""
    y, x = np.mgrid[:SIDE, :SIDE].astype(float)
    shape = np.zeros((SIDE, SIDE), np.int32)
    names = ["sky"]

    def paint(mask: np.ndarray, name: str) -> None:
        shape[mask] = len(names)
        names.append(name)

    for index, name in enumerate(("plum", "leaf", "sky", "leaf")):
        paint(y > 480 + 78 * index + 38 * np.sin(x / 110 + 1.9 * index), name)
    away, angle = np.hypot(x - 400, y - 300), np.arctan2(y - 300, x - 400)
    petals = np.cos(8 * angle)
    for radius, depth, name in ((262, 30, "clear"), (240, 34, "rose"), (168, 26, "gold")):
        paint(away < radius + depth * petals, name)
    paint(away < 104 - 18 * petals, "plum")
    paint(away < 52, "gold")
    stem = np.abs(x - 400 - 46 * np.sin((y - 480) / 80)) < 13
    paint(stem & (y > 500), "leaf")
    for centre_x, turn in ((270, -0.5), (540, 0.55)):
        along = (x - centre_x) * np.cos(turn) + (y - 640) * np.sin(turn)
        across = (y - 640) * np.cos(turn) - (x - centre_x) * np.sin(turn)
        paint((along / 118) ** 2 + (across / 40) ** 2 < 1, "clear" if turn > 0 else "gold")
    return shape, names


def panes(shape: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Every shape broken into panes: the cells of scattered points, numbered through."""
    sites = chance.uniform(-20, SIDE + 20, (170, 2))
    y, x = np.mgrid[:SIDE, :SIDE]
    distance = np.hypot(x[..., None] - sites[:, 0], y[..., None] - sites[:, 1])
    cell = distance.argmin(2)
    _, pane = np.unique(shape * len(sites) + cell, return_inverse=True)
    return pane.reshape(shape.shape)


def stained_glass() -> np.ndarray:
    """The picture, (SIDE, SIDE, 3) uint8 RGB."""
    chance = np.random.default_rng(SEED)
    shape, names = design()
    pane = panes(shape, chance)
    count = pane.max() + 1
    owner = np.zeros(count, int)
    owner[pane] = shape
    colours = np.array(
        [PALETTES[names[o]][chance.integers(len(PALETTES[names[o]]))] for o in owner], float
    )
    colours *= chance.uniform(0.8, 1.15, (count, 1))

    edge = np.zeros(pane.shape, np.uint8)
    edge[:-1] |= pane[:-1] != pane[1:]
    edge[:, :-1] |= pane[:, :-1] != pane[:, 1:]
    away = cv2.distanceTransform(1 - edge, cv2.DIST_L2, 5)

    streaks = cv2.GaussianBlur(chance.normal(size=pane.shape), (0, 0), 3, sigmaY=22)
    streaks /= streaks.std()
    glow = 0.78 + 0.34 * np.clip(away / 26, 0, 1) + 0.05 * streaks
    picture = colours[pane] * glow[..., None]
    glass = np.clip((away - LEAD / 2) / 1.5, 0, 1)[..., None]
    sheen = 30 * np.exp(-(((away - 1.5) / 1.2) ** 2))[..., None]  # light on the round lead
    return (((LEAD_COLOUR + sheen) * (1 - glass)) + picture * glass).clip(0, 255).astype(np.uint8)


if __name__ == "__main__":
    cv2.imwrite(sys.argv[1], cv2.cvtColor(stained_glass(), cv2.COLOR_RGB2BGR))
