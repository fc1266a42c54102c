from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from artem.errors import UsageError
from artem.films.cues import parse_cues, read_cues
from artem.look import Look

START = Look((("mosaic", 1.0),))
FILE = """
[[cue]]
time = 10
transition = 2.0
look = { strength = 0.5 }

[[cue]]
time = 20
look = { mix = { scream = 1.0 }, keep_colors = true }
"""


def test_looks_change_when_they_are_due(tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    path.write_text(FILE)
    cues = read_cues(path, START)
    assert cues.at(0) == cues.at(9.9) == START
    assert cues.at(11).strength == pytest.approx(0.75)
    assert cues.at(12) == cues.at(19.9) == Look((("mosaic", 1.0),), strength=0.5)
    assert cues.at(20) == Look((("scream", 1.0),), keep_colors=True, strength=0.5)
    assert len(cues.looks) == 3
    assert not cues.steadied


def test_a_change_that_is_interrupted_goes_on_from_there() -> None:
    text = (
        "[[cue]]\ntime = 0\ntransition = 10\nlook = { strength = 0 }\n"
        "[[cue]]\ntime = 5\ntransition = 10\nlook = { strength = 1, stability = 1 }\n"
    )
    cues = parse_cues(tomllib.loads(text), START)
    assert cues.at(5).strength == pytest.approx(0.5)
    assert cues.at(10).strength == pytest.approx(0.75)
    assert cues.at(15).strength == 1
    assert cues.steadied


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "nothing but"),
        ("cue = 3", "nothing but"),
        ("[[cue]]\ntime = 1", "a cue has a time"),
        ("[[cue]]\ntime = 1\nlook = {}\nwhen = 3", "a cue has a time"),
        ("[[cue]]\ntime = -1\nlook = {}", "seconds from 0 up"),
        ("[[cue]]\ntime = nan\nlook = {}", "seconds from 0 up"),
        (f"[[cue]]\ntime = 1{400 * '0'}\nlook = {{}}", "seconds from 0 up"),
        ('[[cue]]\ntime = "1"\nlook = {}', "seconds from 0 up"),
        ("[[cue]]\ntime = 1\nlook = 3", "not a table"),
        ("[[cue]]\ntime = 1\nlook = { size = 3 }", 'no "size"'),
        ("[[cue]]\ntime = 1\nlook = { strength = 3 }", "outside 0 to 1"),
        ("[[cue]]\ntime = 2\nlook = {}\n[[cue]]\ntime = 2\nlook = {}", "put them in order"),
    ],
)
def test_bad_cues_are_told(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        parse_cues(tomllib.loads(text), START)


def test_bad_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_cues(tmp_path / "none.toml", START)
    for text in ("[[cue", "a = 1" + 5000 * "0", "a = " + 20_000 * "["):
        (tmp_path / "bad.toml").write_text(text)
        with pytest.raises(UsageError, match="is not TOML"):
            read_cues(tmp_path / "bad.toml", START)
