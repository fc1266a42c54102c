from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from rich.console import Console

from artem.cli import picture_progress
from artem.cli.picture_progress import PictureProgress, Stopped


@pytest.fixture
def progress(monkeypatch: pytest.MonkeyPatch) -> PictureProgress:
    monkeypatch.setattr(picture_progress, "Console", lambda **_: Console(quiet=True))
    return PictureProgress(2)


def shown(progress: PictureProgress) -> float:
    return progress._bar.tasks[0].completed


def test_moves_within_a_picture_and_ends_when_all_are_written(progress: PictureProgress) -> None:
    seen = []
    with progress:
        for _ in range(2):
            for share in (0.3, 0.9):
                progress.on_share(share)
                seen.append(shown(progress))
            progress.painted()
            seen.append(shown(progress))
            progress.done()
            seen.append(shown(progress))
    assert seen == sorted(seen)
    assert len(set(seen)) == len(seen)
    assert seen[-1] == 2


def test_ahead_of_writing_it_is_not_done(progress: PictureProgress) -> None:
    with progress:
        progress.painted()
        progress.painted()
        assert shown(progress) < 2


def test_waiting_ends_when_enough_are_written(progress: PictureProgress) -> None:
    with progress, ThreadPoolExecutor(1) as other:
        waiting = other.submit(progress.wait_for, 2)
        progress.done()
        assert not waiting.done()
        progress.done()
        waiting.result(timeout=60)


def test_after_its_end_nothing_is_waited_for_and_painting_ends(progress: PictureProgress) -> None:
    with ThreadPoolExecutor(1) as other:
        with progress:
            waiting = other.submit(progress.wait_for, 2)
        waiting.result(timeout=60)
    with pytest.raises(Stopped):
        progress.on_share(0.5)
