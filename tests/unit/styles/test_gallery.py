from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from artem.errors import UnknownStyle
from artem.styles.card import StyleCard
from artem.styles.checkpoint import read_net_file, write_net_file
from artem.styles.gallery import (
    DEFAULT_STYLE,
    Style,
    choose_net_file,
    find_style,
    gallery,
)


def test_every_style_of_the_gallery_is_whole() -> None:
    styles = gallery()
    assert {"mosaic", "great_wave", "starry_night"} <= {style.name for style in styles}
    assert DEFAULT_STYLE in {style.name for style in styles}
    for style in styles:
        assert style.thumbnail is not None
        assert style.card.title
        assert style.card.licence
        for preset, path in style.net_files.items():
            file = read_net_file(path)
            assert file.preset == preset
            card = file.cards[style.name]
            assert (
                replace(card, training=style.card.training, measured=style.card.measured)
                == style.card
            )
            if preset == "fast":
                assert file.stroke_sizes(style.name) == [0.5, 1.0, 2.0]


def test_a_wrong_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownStyle, match='no style "mosiac"; try mosaic'):
        find_style("mosiac")
    with pytest.raises(UnknownStyle, match="starry_night"):
        find_style("Starry night")


def test_a_net_file_is_a_style(net_files: dict[str, Path]) -> None:
    style = find_style(str(net_files["small"]))
    assert style.name == "random_small"
    assert choose_net_file(style, "auto", on_gpu=False) == net_files["small"]


BOTH = Style(StyleCard("x", "X"), {"classic": Path("c"), "fast": Path("f")})
ONE = Style(StyleCard("y", "Y"), {"fast": Path("f")})


@pytest.mark.parametrize(
    ("style", "preset", "on_gpu", "expected"),
    [
        (BOTH, "auto", False, "f"),
        (BOTH, "classic", False, "c"),
        (ONE, "auto", True, "f"),
    ],
)
def test_presets(style: Style, preset: str, on_gpu: bool, expected: str) -> None:
    assert choose_net_file(style, preset, on_gpu=on_gpu) == Path(expected)


def test_on_a_gpu_auto_is_classic_where_that_mixes_as_well(
    net_files: dict[str, Path], tmp_path: Path
) -> None:
    fast = net_files["small"]
    file = read_net_file(fast)
    card = next(iter(file.cards.values()))
    more = replace(
        file,
        codes=file.codes | {"one_more": file.codes[card.name]},
        cards=file.cards | {"one_more": replace(card, name="one_more")},
    )
    write_net_file(tmp_path / "more.safetensors", more)
    for classic in (fast, tmp_path / "more.safetensors"):
        files = {"classic": classic, "fast": fast}
        assert choose_net_file(Style(card, files), "auto", on_gpu=True) == classic
    files = {"classic": fast, "fast": tmp_path / "more.safetensors"}
    assert choose_net_file(Style(card, files), "auto", on_gpu=True) == files["fast"]


def test_a_preset_the_style_lacks() -> None:
    with pytest.raises(UnknownStyle, match="no classic net; try --preset fast"):
        choose_net_file(ONE, "classic", on_gpu=False)
