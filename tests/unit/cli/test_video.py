"""What `artem video` says of a film that is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from artem.cli.video import _told
from artem.films.job import Outcome

WORK = {"decode": 0.4, "net": 0.97, "steady": 0.0, "encode": 0.604}


def told(seconds: float, pictures: int = 3600, kept: int = 0) -> str:
    outcome = Outcome(pictures, kept, 0, 0.0, {"seconds": seconds, **WORK})
    return _told(Path("film.mp4"), Path("out.mp4"), outcome)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (10.0, "out.mp4: 3600 pictures, 360.0 a second"),
        (
            120.0,
            "out.mp4: 3600 pictures, 30.0 a second; busy painting 97 % of the time, "
            "encoding 60 %, reading 40 %",
        ),
    ],
)
def test_what_took_long_is_told_to_who_waited(seconds: float, words: str) -> None:
    assert told(seconds) == words


def test_what_was_painted_before_is_joined() -> None:
    assert told(1.0, pictures=0, kept=7) == "out.mp4: 7 pictures, joined"
