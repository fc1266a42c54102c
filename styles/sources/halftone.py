"""Draws halftone.png: a comic print, bold outlines and flat inks shaded by dots.

Dots of each ink stand on a grid of its own angle, as printers turn their screens.

    python styles/sources/halftone.py OUT.png
"""

from __future__ import annotations

import sys

import numpy as np

from artem.opencv import cv2

SIDE = 768
PITCH = 29.0  # pixels between dots
OUTLINE = 9.0
PAPER = np.array([250, 243, 222], float)
INK = np.array([24, 22, 30], float)
INKS = {
    "cyan": ((0, 148, 204), 15),
    "red": ((228, 36, 52), 75),
    "yellow": ((255, 212, 20), 0),
    "blue": ((24, 64, 158), 45),
}


def screen(amount: np.ndarray, degrees: float) -> np.ndarray:
    """Coverage in 0..1 by round dots whose area follows `amount`."""
    y, x = np.mgrid[:SIDE, :SIDE].astype(float)
    turn = np.radians(degrees)
    u = (x * np.cos(turn) + y * np.sin(turn)) / PITCH
    v = (y * np.cos(turn) - x * np.sin(turn)) / PITCH
    away = PITCH * np.hypot(u - np.round(u), v - np.round(v))
    radius = PITCH * np.sqrt(np.clip(amount, 0, 1) / np.pi) * 1.08
    return np.clip(radius - away + 0.5, 0, 1)


def halftone() -> np.ndarray:
    """The picture, (SIDE, SIDE, 3) uint8 RGB."""
    y, x = np.mgrid[:SIDE, :SIDE].astype(float)
    shape = np.zeros((SIDE, SIDE), np.int32)
    picture = np.broadcast_to(PAPER, (SIDE, SIDE, 3)).copy()

    def fill(mask: np.ndarray, ink: str, amount: np.ndarray | float) -> None:
        shape[mask] = shape.max() + 1
        colour, degrees = INKS[ink]
        covered = screen(np.broadcast_to(amount, mask.shape), degrees)
        covered = np.where(mask, covered, 0)[..., None]
        picture[mask] = PAPER
        picture[:] = picture * (1 - covered) + np.array(colour, float) * covered

    everywhere = np.ones(shape.shape, bool)
    fill(everywhere, "cyan", 0.75 - 0.6 * y / SIDE)
    away, angle = np.hypot(x - 470, y - 250), np.arctan2(y - 250, x - 470)
    spikes = np.abs(((angle * 11 / np.pi) % 2) - 1)
    fill(away < 200 + 90 * spikes, "yellow", 1.0)
    fill(away < 138 + 56 * spikes, "red", 0.45 + 0.3 * np.sin(angle))
    fill(away < 92, "yellow", 0.35)
    for centre_x, centre_y, size in ((130, 170, 60), (196, 190, 46), (84, 204, 44)):
        fill(np.hypot(x - centre_x, y - centre_y) < size, "blue", 0.06)
    for index, ink in enumerate(("blue", "red", "yellow", "cyan")):
        top = 480 + 74 * index + 44 * np.sin(x / (120 - 14 * index) + 1.6 * index)
        fill(y > top, ink, np.clip(0.2 + 0.004 * (y - top), 0, 1.0))
    for left, width, top in ((60, 96, 470), (190, 78, 540), (640, 104, 500)):
        tower = (x > left) & (x < left + width) & (y > top)
        fill(tower, "red" if left < 100 else "blue", 1.0 if left > 600 else 0.6)
        window = ((x - left) % 34 > 12) & ((y - top) % 46 > 18) & (x < left + width - 10)
        fill(tower & window & (x > left + 10), "yellow", 1.0)

    edge = np.zeros(shape.shape, np.uint8)
    edge[:-1] |= shape[:-1] != shape[1:]
    edge[:, :-1] |= shape[:, :-1] != shape[:, 1:]
    distance = cv2.distanceTransform(1 - edge, cv2.DIST_L2, 5)
    line = np.clip(OUTLINE / 2 - distance + 0.5, 0, 1)[..., None]
    return (picture * (1 - line) + INK * line).clip(0, 255).astype(np.uint8)


if __name__ == "__main__":
    cv2.imwrite(sys.argv[1], cv2.cvtColor(halftone(), cv2.COLOR_RGB2BGR))
