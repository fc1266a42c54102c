from __future__ import annotations

import pytest

from artem.errors import NetFileError, UnknownStyle
from artem.gui.styles import catalog
from artem.gui.styles.catalog import StyleEntry
from artem.styles.gallery import choose_net_file


def net_of(style) -> str:
    return ", ".join(str(path) for path in style.net_files.values())


ENTRIES = [StyleEntry("mosaic", "mosaic", "fast.safetensors", "Tesserae")]


def test_a_known_style_changes_nothing():
    assert catalog.with_style(ENTRIES, "mosaic", net_of) == ENTRIES
    assert catalog.with_style(ENTRIES, None, net_of) == ENTRIES


def test_a_net_file_of_the_users_own_comes_last(net_files):
    path = str(net_files["small"])
    entries = catalog.with_style(ENTRIES, path, net_of)
    assert entries[-1] == StyleEntry(path, "random_small", path, "Random")
    assert entries[-1].label == "Random small"


@pytest.mark.parametrize(
    ("name", "label"),
    [("great_wave", "Great wave"), ("composition_vii", "Composition VII"), ("x", "X")],
)
def test_names_are_read_as_words(name, label):
    assert StyleEntry(name, name, "net", "Title").label == label


def test_a_mix_has_the_style_and_others_of_its_net():
    entries = [StyleEntry(f"{net}/{one}", one, net, one) for net in "AB" for one in "xyz"]
    entries.append(StyleEntry("C/c", "c", "C", "c"))
    half = (("x", 0.5), ("y", 0.5))
    assert catalog.can_mix(entries, "B/y", half)
    assert not catalog.can_mix(entries, "B/z", half)
    assert not catalog.can_mix(entries, "B/x", (*half, ("c", 1.0)))
    assert not catalog.can_mix(entries, "gone", half)


def test_an_unknown_style_is_raised_or_left_out(tmp_path):
    damaged = tmp_path / "mine.safetensors"
    damaged.write_bytes(b"damaged")
    for spec, error in (("nowhere", UnknownStyle), (str(damaged), NetFileError)):
        with pytest.raises(error):
            catalog.with_style(ENTRIES, spec, net_of)
        assert catalog.with_remembered(ENTRIES, spec, net_of) == ENTRIES


@pytest.mark.parametrize("on_gpu", [False, True])
def test_the_styles_of_the_gallery_share_their_net(on_gpu):
    entries = catalog.style_entries(lambda style: str(choose_net_file(style, "auto", on_gpu)))
    assert len({entry.net for entry in entries}) == 1
