from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from artem.errors import SinkError
from artem.frame import Frame
from artem.output.virtual_camera import VirtualCamera, remedy
from tests.cameras import FakeCamera


def frame(value: int, width: int = 64, height: int = 48) -> Frame:
    return Frame(np.full((height, width, 3), value, np.uint8), 0, 0.0)


class On:
    """A virtual camera with its fake device within reach."""

    def __init__(self) -> None:
        self.opened: list[FakeCamera] = []
        self.sink = VirtualCamera(fps=25.0, open_camera=self._open)

    def _open(self, width: int, height: int, fps: float) -> FakeCamera:
        self.opened.append(FakeCamera(width, height, fps))
        return self.opened[-1]

    @property
    def values(self) -> list[int]:
        return [int(pixels[24, 32, 0]) for device in self.opened for pixels in device.sent]

    def until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < deadline, self.values
            time.sleep(0.002)


def test_the_last_frame_is_sent_again_while_no_new_one_comes() -> None:
    on = On()
    on.sink.present(frame(1), frame(7))
    on.until(lambda: len(on.values) > 5)
    on.sink.present(frame(2), frame(9))
    on.until(lambda: on.values[-1] == 9)
    assert on.sink.device == "/dev/video9"
    on.sink.close()
    assert set(on.values) == {7, 9}
    assert [device.closed for device in on.opened] == [1]


def test_size_and_rate_are_fixed_by_the_first_frame() -> None:
    on = On()
    on.sink.present(frame(0, 65, 49), frame(7, 65, 49))
    on.until(lambda: len(on.values) > 1)
    on.sink.present(frame(0, 128, 48), frame(9, 128, 48))
    on.until(lambda: on.values[-1] == 9)
    on.sink.close()
    device = on.opened[0]
    assert (device.width, device.height, device.fps) == (64, 48, 25.0)
    assert device.sent[-1][0].max() == 0  # the bars above and below
    assert device.sent[-1][24].min() == 9


def test_a_device_that_goes_away_is_closed_and_told() -> None:
    device = FakeCamera(64, 48, 25.0, lasts=1)
    sink = VirtualCamera(open_camera=lambda *_: device)
    sink.present(frame(0), frame(7))
    while not device.closed:
        time.sleep(0.002)
    with pytest.raises(SinkError, match="went away; turn it on again"):
        sink.close()
    assert device.closed == 1


def test_where_there_is_no_device_one_sentence_says_what_to_install() -> None:
    if sys.platform != "linux" or list(Path("/dev").glob("video*")):
        pytest.skip("this machine may have a virtual camera")
    sink = VirtualCamera()
    sink.present(frame(0), frame(7))
    with pytest.raises(SinkError, match=r"v4l2loopback-dkms, run: sudo modprobe v4l2loopback "):
        sink.close()


@pytest.mark.parametrize(
    ("platform", "told"), [("linux", "modprobe"), ("win32", "OBS Studio"), ("darwin", "OBS")]
)
def test_every_system_has_its_remedy(platform: str, told: str) -> None:
    assert told in remedy(platform)
