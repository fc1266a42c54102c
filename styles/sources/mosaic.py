"""Draws mosaic.png: coloured tesserae with grout, laid along flowing shapes.

Tiles are the cells of a centroidal Voronoi diagram in a square metric turned along the nearest
edge of the design (Hausner 2001, "Simulating decorative mosaics").

    python styles/sources/mosaic.py OUT.png
"""

from __future__ import annotations

import sys

import numpy as np

from artem.opencv import cv2

SIDE = 768
TILE = 44.0  # pixels
ROUNDS = 24
GROUT = np.array([38, 34, 40], float)
SEED = 7

PALETTES = {
    "sky": [(24, 62, 128), (38, 92, 168), (60, 128, 196), (98, 164, 214), (30, 48, 96)],
    "sun": [(246, 196, 44), (250, 166, 32), (236, 118, 30), (255, 222, 110)],
    "ring": [(214, 66, 36), (188, 38, 44), (238, 94, 40), (150, 24, 48)],
    "hill": [(24, 112, 92), (44, 148, 104), (112, 176, 84), (18, 78, 82)],
    "wave": [(16, 138, 158), (70, 184, 190), (222, 236, 224), (10, 88, 122)],
    "leaf": [(196, 204, 62), (128, 164, 40), (232, 222, 120), (82, 120, 38)],
    "band": [(244, 236, 214), (226, 206, 168), (206, 176, 130)],
    "plum": [(120, 44, 110), (162, 66, 132), (206, 108, 150), (78, 26, 82)],
}


def design() -> tuple[np.ndarray, list[str]]:
    """Which region each pixel belongs to, and the palette name of each region."""
    y, x = np.mgrid[:SIDE, :SIDE].astype(float)
    region = np.zeros((SIDE, SIDE), np.int32)
    names = ["sky"]

    def paint(mask: np.ndarray, name: str) -> None:
        region[mask] = len(names)
        names.append(name)

    swirl = np.hypot(x - 540, y - 210)
    rings = ("plum", "band", "ring", "sun", "ring", "sun")
    for radius, name in zip((250, 214, 192, 146, 84, 52), rings, strict=True):
        paint(swirl + 9 * np.sin(6 * np.arctan2(y - 210, x - 540)) < radius, name)
    for index, name in enumerate(("hill", "band", "leaf", "plum", "hill")):
        paint(y > 400 + 52 * index + 46 * np.sin(x / 95 + 0.9 * index) + 0.12 * (x - 384), name)
    for index, name in enumerate(("wave", "sky", "wave", "band", "sky")):
        paint(y > 612 + 42 * index + 22 * np.sin(x / 52 + 1.7 * index), name)
    leaves = ((130, 190, 0.6, "leaf"), (210, 300, -0.5, "hill"), (90, 330, 1.4, "ring"))
    for centre_x, centre_y, turn, name in leaves:
        along = (x - centre_x) * np.cos(turn) + (y - centre_y) * np.sin(turn)
        across = (y - centre_y) * np.cos(turn) - (x - centre_x) * np.sin(turn)
        leaf = np.abs(across) < 58 * np.cos(np.clip(along / 125, -1, 1) * np.pi / 2)
        paint(leaf & (np.abs(along) < 125), name)
        paint(leaf & (np.abs(along) < 125) & (np.abs(across) < 12), "band")
    return region, names


def directions(region: np.ndarray) -> np.ndarray:
    """The angle across the nearest edge of the design, per pixel."""
    edges = np.zeros(region.shape, np.uint8)
    edges[:-1] |= region[:-1] != region[1:]
    edges[:, :-1] |= region[:, :-1] != region[:, 1:]
    away = cv2.distanceTransform(1 - edges, cv2.DIST_L2, 5)
    away = cv2.GaussianBlur(away, (0, 0), 5)
    angle_x, angle_y = cv2.Sobel(away, cv2.CV_32F, 1, 0), cv2.Sobel(away, cv2.CV_32F, 0, 1)
    return np.arctan2(angle_y, angle_x)


def lay(sites: np.ndarray, angles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Nearest site per pixel, and how much nearer it is than the next one."""
    reach = int(2.4 * TILE)
    best = np.full((SIDE, SIDE), np.inf)
    second = np.full((SIDE, SIDE), np.inf)
    owner = np.zeros((SIDE, SIDE), np.int32)
    for index, ((x, y), angle) in enumerate(zip(sites, angles, strict=True)):
        left, top = max(0, int(x) - reach), max(0, int(y) - reach)
        place = np.s_[top : min(SIDE, int(y) + reach), left : min(SIDE, int(x) + reach)]
        v, u = np.mgrid[place]
        u, v = u - x, v - y
        cos, sin = np.cos(angle), np.sin(angle)
        distance = np.maximum(np.abs(u * cos + v * sin), np.abs(v * cos - u * sin))
        nearer = distance < best[place]
        second[place] = np.where(nearer, best[place], np.minimum(second[place], distance))
        owner[place] = np.where(nearer, index, owner[place])
        best[place] = np.minimum(best[place], distance)
    return owner, second - best


def mosaic() -> np.ndarray:
    """The picture, (SIDE, SIDE, 3) uint8 RGB."""
    chance = np.random.default_rng(SEED)
    region, names = design()
    direction = directions(region)
    count = int((SIDE / TILE) ** 2)
    sites = chance.uniform(0, SIDE, (count, 2))
    y, x = np.mgrid[:SIDE, :SIDE]
    for _ in range(ROUNDS):
        column, row = sites.astype(int).clip(0, SIDE - 1).T
        owner, margin = lay(sites, direction[row, column])
        area = np.maximum(np.bincount(owner.ravel(), minlength=count), 1)
        for axis, places in ((0, x), (1, y)):
            sites[:, axis] = np.bincount(owner.ravel(), places.ravel(), count) / area
    column, row = sites.astype(int).clip(0, SIDE - 1).T
    colours = np.array(
        [PALETTES[names[r]][chance.integers(len(PALETTES[names[r]]))] for r in region[row, column]],
        float,
    )
    colours *= chance.uniform(0.86, 1.12, (count, 1))
    picture = colours[owner]
    glaze = (y - sites[owner, 1] + x - sites[owner, 0]) / TILE  # light from the upper left
    picture *= (1 - 0.12 * glaze)[..., None]
    body = np.clip((margin - 3.6) / 2.5, 0, 1)[..., None]
    picture = GROUT + (picture - GROUT) * body

    return picture.clip(0, 255).astype(np.uint8)


if __name__ == "__main__":
    cv2.imwrite(sys.argv[1], cv2.cvtColor(mosaic(), cv2.COLOR_RGB2BGR))
