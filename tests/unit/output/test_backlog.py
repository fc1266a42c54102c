from __future__ import annotations

import threading

import numpy as np

from artem.frame import Frame
from artem.output.backlog import MOST_FRAMES, MOST_SOUNDS, Backlog
from artem.sound import Sound

SOUND = Sound(np.zeros((10, 1), np.float32), 8000, 0.0)


def frame(index: int) -> Frame:
    return Frame(np.zeros((2, 2, 3), np.uint8), index, 0.0)


def test_what_comes_to_a_full_one_is_left_out_and_frames_are_counted() -> None:
    backlog = Backlog()
    for index in range(MOST_FRAMES + 7):
        backlog.put_frame(frame(index))
    for _ in range(MOST_SOUNDS + 3):
        backlog.put_sound(SOUND)
    backlog.close()
    items = list(backlog)
    assert [item.index for item in items if isinstance(item, Frame)] == list(range(MOST_FRAMES))
    assert len(items) == MOST_FRAMES + MOST_SOUNDS
    assert backlog.dropped == 7


def test_order_is_kept_between_frames_and_sounds() -> None:
    backlog = Backlog()
    given = [frame(0), SOUND, SOUND, frame(1)]
    for item in given:
        (backlog.put_sound if isinstance(item, Sound) else backlog.put_frame)(item)
    backlog.close()
    backlog.put_frame(frame(2))
    backlog.put_sound(SOUND)
    assert list(backlog) == given
    assert backlog.dropped == 0


def test_whoever_takes_waits_for_more() -> None:
    backlog = Backlog()
    taken: list[object] = []
    thread = threading.Thread(target=lambda: taken.extend(backlog))
    thread.start()
    backlog.put_frame(frame(0))
    backlog.close()
    thread.join(timeout=10)
    assert len(taken) == 1


def test_none_tells_that_nothing_came() -> None:
    backlog = Backlog()
    items = backlog.within(0.01)
    assert next(items) is None
    backlog.put_sound(SOUND)
    backlog.close()
    assert list(items) == [SOUND]


def test_what_is_cleared_is_left_out_and_counted() -> None:
    backlog = Backlog()
    for index in range(MOST_FRAMES):
        backlog.put_frame(frame(index))
    backlog.put_sound(SOUND)
    backlog.clear()
    backlog.put_frame(frame(99))
    backlog.close()
    assert [item.index for item in backlog] == [99]
    assert backlog.dropped == MOST_FRAMES
