from __future__ import annotations

import pytest

from artem.errors import UnknownStyle
from artem.gui import catalog
from artem.gui.catalog import StyleEntry

ENTRIES = [StyleEntry("mosaic", "Mosaic")]


def test_a_known_style_changes_nothing():
    assert catalog.with_style(ENTRIES, "mosaic") == ENTRIES
    assert catalog.with_style(ENTRIES, None) == ENTRIES


def test_a_net_file_of_the_users_own_comes_last(tmp_path):
    path = tmp_path / "mine.safetensors"
    path.write_bytes(b"damaged")
    entries = catalog.with_style(ENTRIES, str(path))
    assert entries[-1] == StyleEntry(str(path), "mine")


def test_an_unknown_style_is_raised_or_left_out():
    with pytest.raises(UnknownStyle):
        catalog.with_style(ENTRIES, "nowhere")
    assert catalog.with_remembered(ENTRIES, "nowhere") == ENTRIES
