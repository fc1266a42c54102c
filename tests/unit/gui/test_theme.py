from __future__ import annotations

import pytest

from artem.gui import theme
from artem.pipeline.stats import STAGES


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


THEMES = pytest.mark.parametrize("colours", [theme.DARK, theme.LIGHT], ids=["dark", "light"])


@THEMES
@pytest.mark.parametrize("ground", ["panel", "raised", "raised_more", "well"])
def test_text_can_be_read(colours, ground):
    texts = (colours.text, colours.quiet, colours.accent, *colours.health.values())
    for text in texts:
        assert contrast(text, getattr(colours, ground)) >= 4.5, text


@THEMES
def test_text_on_the_accent_can_be_read(colours):
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_accent, colours.accent_more) >= 4.5


@THEMES
def test_lines_can_be_seen(colours):
    assert contrast(colours.line, colours.panel) >= 3


@pytest.mark.parametrize("picture", [0, 255])
@pytest.mark.parametrize("text", [theme.DARK.text, theme.DARK.quiet])
def test_the_overlay_can_be_read_over_any_picture(text, picture):
    assert contrast(text, seen_over(picture)) >= 4.5


@pytest.mark.parametrize("picture", [0, 255])
@pytest.mark.parametrize("stage", theme.STAGES.values())
def test_stages_can_be_seen_over_any_picture(stage, picture):
    assert contrast(stage, seen_over(picture)) >= 3


def test_each_stage_has_its_own_colour():
    assert tuple(theme.STAGES) == STAGES
    assert len(set(theme.STAGES.values())) == len(STAGES)


def seen_over(picture: int) -> str:
    """The overlay's ground over a picture of this grey."""
    ground = (int(theme.GROUND[at : at + 2], 16) for at in (1, 3, 5))
    opacity = theme.OVERLAY_OPACITY
    return "#" + "".join(f"{round(opacity * g + (1 - opacity) * picture):02x}" for g in ground)
