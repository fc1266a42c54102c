from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from artem.engine.layers import layer_maps
from artem.frame import Pixels
from artem.styles.checkpoint import read_net_file


@pytest.mark.parametrize("name", ["small", "fast", "classic"])
def test_every_normalised_layer_is_shown(net_files: dict[str, Path], picture: Pixels, name) -> None:
    file = read_net_file(net_files[name])
    maps = layer_maps(file, "other", picture, channels=3)
    assert len(maps) == len(file.shape.norm_channels)
    assert maps[0][0] == "stem.0"
    assert len({name for name, _ in maps}) == len(maps)
    for _, channels in maps:
        assert len(channels) == 3
        assert all(c.dtype == np.uint8 and c.shape[2] == 3 and c.max() == 255 for c in channels)
