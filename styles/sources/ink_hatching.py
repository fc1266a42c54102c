"""Draws ink_hatching.png: hills, clouds and a sun in black pen strokes on warm paper.

Tone is made of strokes alone: each darker band of the scene gets one more layer of hatching, at
an angle to the layers before it, all of them bent along the ground.

    python styles/sources/ink_hatching.py OUT.png
"""

from __future__ import annotations

import sys

import numpy as np

from artem.opencv import cv2

SIDE = 768
SCALE = 2  # drawn at twice the size, for smooth ink
PAPER = (243, 235, 214)
INK = (28, 26, 34)
LAYERS = ((0.82, 0.35, 13.0), (0.62, -0.45, 11.0), (0.44, 1.15, 10.0), (0.26, -1.2, 9.0))
SEED = 3


def scene() -> tuple[np.ndarray, np.ndarray]:
    """Tone in 0..1 (1 is paper) and the angle of the ground, both (SIDE, SIDE)."""
    y, x = np.mgrid[:SIDE, :SIDE].astype(float)
    tone = 0.55 + 0.5 * np.exp(-np.hypot(x - 560, y - 150) / 240)
    bend = 0.25 * np.sin(x / 160)
    tone[np.hypot(x - 560, y - 150) < 62] = 1.0
    for centre_x, centre_y, width in ((190, 140, 130), (330, 210, 90), (640, 300, 110)):
        lift = (y - centre_y) / (0.42 * width)
        puff = ((x - centre_x) / width) ** 2 + lift**2 + 0.18 * np.sin(x / 17)
        tone = np.where(puff < 1, 0.98 - 0.5 * np.clip(lift, 0, 1), tone)
    for index in range(5):
        rise, phase = 70 - 8 * index, 1.7 * index
        top = 350 + 86 * index + rise * np.sin(x / (130 - 12 * index) + phase)
        slope = rise / (130 - 12 * index) * np.cos(x / (130 - 12 * index) + phase)
        below = y > top
        shade = 0.5 - 0.55 * slope + 0.0028 * (y - top)
        tone = np.where(below, np.clip(shade, 0.06, 0.95), tone)
        bend = np.where(below, np.arctan(slope), bend)
    for trunk, foot, size in ((120, 560, 74), (250, 640, 92), (660, 600, 82), (480, 720, 66)):
        crown = np.hypot(x - trunk, (y - foot + 1.2 * size) * 0.8)
        leaves = crown + 7 * np.sin(9 * np.arctan2(y - foot + 1.2 * size, x - trunk)) < size * 0.62
        lit = 0.5 - 0.6 * (x - trunk + y - foot + size) / size
        tone = np.where(leaves, np.clip(lit, 0.05, 0.9), tone)
        tone[(np.abs(x - trunk) < 7) & (y < foot) & (y > foot - size)] = 0.08
    return cv2.GaussianBlur(tone, (0, 0), 1.5), bend


def stroke(
    sheet: np.ndarray, start: np.ndarray, turn: float, tone: np.ndarray, bend: np.ndarray,
    limit: float, length: int, thickness: int,
) -> None:  # fmt: skip
    """One pen stroke along the ground from `start`, lifted where the scene is too light."""
    place, points = start.copy(), []
    for _ in range(length):
        column, row = place.astype(int)
        if not (0 <= column < SIDE and 0 <= row < SIDE) or tone[row, column] > limit:
            break
        points.append(place * SCALE * 8)
        angle = bend[row, column] + turn
        place = place + 3 * np.array([np.cos(angle), np.sin(angle)])
    if len(points) > 2:
        line = np.round(points).astype(np.int32)[:, None]
        cv2.polylines(sheet, [line], False, INK, thickness, cv2.LINE_AA, shift=3)


def ink_hatching() -> np.ndarray:
    """The picture, (SIDE, SIDE, 3) uint8 RGB."""
    chance = np.random.default_rng(SEED)
    tone, bend = scene()
    sheet = np.full((SIDE * SCALE, SIDE * SCALE, 3), PAPER, np.uint8)
    for limit, turn, spacing in LAYERS:
        places = np.arange(0, SIDE, spacing)
        for x in places:
            for y in np.arange(0, SIDE, 26):
                start = np.array([x, y]) + chance.normal(0, (2.0, 6.0))
                wobble = turn + chance.normal(0, 0.05)
                length = int(chance.integers(9, 17))
                stroke(sheet, start, wobble, tone, bend, limit, length, 3)
    edges = cv2.Canny((tone * 255).astype(np.uint8), 60, 140)
    outlines, _ = cv2.findContours(edges, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    for outline in outlines:
        if len(outline) > 24:
            cv2.polylines(sheet, [outline * SCALE], False, INK, 5, cv2.LINE_AA)
    return cv2.resize(sheet, (SIDE, SIDE), interpolation=cv2.INTER_AREA)


if __name__ == "__main__":
    cv2.imwrite(sys.argv[1], cv2.cvtColor(ink_hatching(), cv2.COLOR_RGB2BGR))
