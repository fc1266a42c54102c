from __future__ import annotations

import numpy as np

from artem.output.sheet import Tile, grid, sheet


def flat(height: int, width: int, value: int) -> Tile:
    return Tile(np.full((height, width, 3), value, np.uint8), f"grey {value}")


def test_every_tile_is_on_the_sheet_and_whole() -> None:
    tiles = [flat(40, 60, 10), flat(20, 30, 90), flat(40, 60, 170)]
    for made in (sheet([tiles]), sheet([tiles[:2], tiles[2:]]), grid(tiles, 2)):
        for tile in tiles:
            found = (made == tile.pixels[0, 0]).all(axis=2).sum()
            assert found >= tile.pixels[..., 0].size


def test_a_grid_breaks_into_rows() -> None:
    tiles = [flat(40, 60, 10 * index) for index in range(5)]
    assert grid(tiles, 2).shape[0] > 3 * 40
    assert grid(tiles, 5).shape[0] < 2 * 40 + 40
