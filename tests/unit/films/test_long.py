"""A film of ten hours: of few pictures, but of as many seconds."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from artem.errors import SinkError
from artem.films.decoding import decoded
from artem.films.film import read_film
from artem.films.joining import check_whole
from tests.films import BITS, number
from tests.unit.films.conftest import Studio
from tests.unit.films.made import TICK, film, times_of

SECONDS = 36_000


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture a second."""
    times = [round(second / TICK) for second in range(SECONDS)]
    options = {"preset": "ultrafast", "g": "60"}
    made = tmp_path_factory.mktemp("long") / "ten_hours.mp4"
    return film(made, times=times, options=options)


def test_every_time_is_exact_and_little_is_kept_of_a_picture(path: Path) -> None:
    tracemalloc.start()
    looked_through = read_film(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(looked_through.times) == SECONDS
    assert [looked_through.seconds(at) for at in (0, 1, 35_999)] == [0.0, 1.0, 35_999.0]
    assert looked_through.ends > looked_through.times[-1]
    assert (looked_through.times * looked_through.tick == range(SECONDS)).all()
    assert most / SECONDS < 80  # bytes


def test_it_is_checked_picture_by_picture(path: Path) -> None:
    whole = read_film(path)
    tracemalloc.start()
    check_whole(whole, range(SECONDS), path, Counter())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most / SECONDS < 20  # bytes
    with pytest.raises(SinkError, match="missing or late"):
        check_whole(whole, range(SECONDS - 1), path, Counter())
    late = replace(whole, times=np.append(whole.times[:-1], whole.times[-1] + 1))
    with pytest.raises(SinkError, match="missing or late"):
        check_whole(late, range(SECONDS), path, Counter())


def test_its_end_is_painted_alone_and_at_its_times(
    studio: Studio, path: Path, tmp_path: Path
) -> None:
    whole = read_film(path)
    span = whole.span(35_970.0, None)
    assert span == range(35_970, 36_000)
    shown = [one.picture.to_ndarray(format="rgb24") for one in decoded(whole, 35_970, 36_000)]
    assert [number(picture) for picture in shown] == [at % 2**BITS for at in span]
    job = studio.job(path, tmp_path / "out.mp4", span=span)
    assert job.run(studio.painter).pictures == 30
    assert times_of(tmp_path / "out.mp4") == [Fraction(second) for second in range(30)]
