from __future__ import annotations

import pytest
from rich.console import Console

from artem.cli import picture_progress
from artem.cli.picture_progress import PictureProgress


def test_moves_within_a_picture_and_ends_when_all_are_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(picture_progress, "Console", lambda **_: Console(quiet=True))
    seen = []
    with PictureProgress(2) as progress:
        for _ in range(2):
            for share in (0.3, 0.9, 1.0):
                progress.on_share(share)
                seen.append(progress._bar.tasks[0].completed)
            progress.done()
            seen.append(progress._bar.tasks[0].completed)
    assert seen == sorted(seen)
    assert len(set(seen)) == len(seen)
    assert seen[-1] == 2
