"""Recording, snapshots and the virtual camera, by keys and buttons."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest

from artem.frame import Frame
from artem.gui.outputs import look_of
from artem.gui.styles.offers import Offer
from artem.look import Look
from artem.output import disk
from artem.output.snapshot import write_snapshot
from tests.cameras import FakeCamera
from tests.films import number, numbered, pictures
from tests.gui.conftest import FakeSource

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def own_media(tmp_path, monkeypatch):
    monkeypatch.setattr(disk.platformdirs, "user_videos_path", lambda: tmp_path / "videos")
    monkeypatch.setattr(disk.platformdirs, "user_pictures_path", lambda: tmp_path / "pictures")


@pytest.fixture
def shown(open_window, wait):
    rig = open_window(source="demo")
    wait(lambda: rig.window.feed.frame is not None)
    return rig


def key(rig, which) -> None:
    QTest.keyClick(rig.window, which)


def said(rig) -> str:
    return "" if rig.window.notice.isHidden() else rig.window.notice.text.text()


def decoded(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def test_r_records_until_it_is_pressed_again(shown, wait, tmp_path):
    key(shown, Qt.Key.Key_R)
    wait(
        lambda: shown.window.recording.isVisible() and "0:01" in shown.window.recording.text.text()
    )
    assert "free" in shown.window.recording.text.text()
    assert shown.window.controls.buttons["record"].isChecked()
    QTest.mouseClick(shown.window.controls.buttons["record"], LEFT)
    wait(lambda: "Recorded" in said(shown))
    assert not shown.window.action_set["record"].isChecked()
    wait(shown.window.recording.isHidden)
    [file] = (tmp_path / "videos" / "Artem").glob("*.mkv")
    frames = decoded(file)
    assert len(frames) >= 10
    assert frames[5].shape == (120, 160, 3)
    red, green, _ = frames[5].reshape(-1, 3).mean(axis=0)
    assert red > 1.5 * green  # what is shown, not what came


class NumberedSource(FakeSource):
    """Burns each frame's index into it."""

    def read(self) -> Frame | None:
        frame = super().read()
        return frame.with_pixels(numbered(frame.index % 4096, *self.size))


def test_every_frame_is_recorded_once_and_at_its_time(open_window, rig, wait, tmp_path):
    rig.sources["demo"] = NumberedSource("demo")
    open_window(source="demo", record=tmp_path / "film.mkv", knobs={"strength": 0.0})
    wait(lambda: rig.session.stats.stylized_count > 60)
    rig.session.close()
    recorded = [(at, number(pixels)) for at, pixels in pictures(tmp_path / "film.mkv")]
    assert len(recorded) == rig.session.stats.stylized_count
    for (before, one), (after, other) in pairwise(recorded):
        assert one < other
        assert 0.01 * (other - one) < after - before


def test_the_option_records_from_the_first_picture_on(open_window, wait, tmp_path):
    rig = open_window(source="demo", record=tmp_path / "film.mp4")
    wait(rig.window.recording.isVisible)
    assert rig.window.action_set["record"].isChecked()
    wait(lambda: rig.session.outputs.recording(0.0).bytes > 0)
    rig.session.close()
    assert len(decoded(tmp_path / "film.mp4")) > 0


def test_a_recording_that_cannot_begin_is_said(open_window, wait, tmp_path):
    (tmp_path / "film.mp4").write_bytes(b"precious")
    rig = open_window(source="demo", record=tmp_path / "film.mp4")
    wait(lambda: "film.mp4" in said(rig))
    assert not rig.window.action_set["record"].isChecked()
    assert (tmp_path / "film.mp4").read_bytes() == b"precious"


def test_a_full_disk_ends_the_recording_and_is_said(shown, wait, monkeypatch):
    key(shown, Qt.Key.Key_R)
    wait(lambda: "0:01" in shown.window.recording.text.text())
    recorder = shown.session.outputs._sinks["record"]
    monkeypatch.setattr(recorder._disk, "_free_space", lambda _: 1000)
    wait(lambda: "nearly full" in said(shown))
    wait(lambda: not shown.window.action_set["record"].isChecked())
    assert decoded(recorder.path)


@pytest.fixture
def held(shown):
    """Keeps the thread of the outputs busy until it is set."""
    free = threading.Event()
    shown.session.outputs._thread.run(free.wait, lambda _: None, lambda _: None)
    yield free
    free.set()


def recorders() -> int:
    return sum(thread.name == "artem-record" for thread in threading.enumerate())


def test_a_key_pressed_again_and_again_leaves_one_recording(shown, held, wait, tmp_path):
    for _ in range(5):
        key(shown, Qt.Key.Key_R)
    held.set()
    wait(lambda: shown.session.outputs.recording(0.0) is not None)
    wait(lambda: shown.session.outputs.recording(0.0).bytes > 0)
    wait(lambda: recorders() == 1)
    key(shown, Qt.Key.Key_R)
    wait(lambda: "Recorded" in said(shown))
    wait(lambda: recorders() == 0)
    assert not shown.window.action_set["record"].isChecked()


def test_snapshots_of_one_moment_are_all_kept_though_the_window_closes(shown, held, tmp_path):
    for _ in range(3):
        key(shown, Qt.Key.Key_S)
    held.set()
    shown.session.close()
    assert len(list((tmp_path / "pictures" / "Artem").glob("*.png"))) == 3


def test_a_recording_that_fails_at_its_end_is_not_said_to_be_recorded(shown, wait, monkeypatch):
    ended = []
    key(shown, Qt.Key.Key_R)
    wait(lambda: "0:01" in shown.window.recording.text.text())
    recorder = shown.session.outputs._sinks["record"]
    put = recorder._backlog.put_frame
    monkeypatch.setattr(recorder, "present", lambda _, stylized: put(stylized))  # looks at nothing
    monkeypatch.setattr(recorder._disk, "_free_space", lambda _: 1000)
    wait(lambda: recorder._worker._error is not None)
    key(shown, Qt.Key.Key_R)
    wait(lambda: "nearly full" in said(shown))
    shown.session.outputs._thread.run(lambda: None, lambda _: ended.append(1), lambda _: None)
    wait(lambda: ended)
    assert "nearly full" in said(shown)


def test_the_folder_of_the_last_recording_is_opened(shown, wait, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "artem.gui.outputs.QDesktopServices.openUrl",
        lambda address: opened.append(Path(address.toLocalFile())),
    )
    key(shown, Qt.Key.Key_S)
    wait(lambda: "Saved" in said(shown))
    shown.window.action_set["open-folder"].trigger()
    wait(lambda: opened == [tmp_path / "pictures" / "Artem"])


def test_s_keeps_the_picture_with_its_look(shown, wait, tmp_path):
    shown.window.controls.strength.slider.setValue(40)
    key(shown, Qt.Key.Key_S)
    wait(lambda: "Saved" in said(shown))
    [file] = (tmp_path / "pictures" / "Artem").glob("*.png")
    look = look_of(file)
    assert look.strength == 0.4
    assert look.mix == (("red", 1.0),)


def test_a_snapshot_dropped_brings_its_look_back(shown, wait, tmp_path):
    key(shown, Qt.Key.Key_S)
    wait(lambda: "Saved" in said(shown))
    [file] = (tmp_path / "pictures" / "Artem").glob("*.png")
    shown.window.controls.strength.slider.setValue(10)
    key(shown, Qt.Key.Key_2)
    wait(lambda: shown.session.stylizer.style == "green")
    shown.window.offered.emit([Offer(file.stem, path=file)])
    wait(lambda: shown.session.stylizer.style == "red")
    wait(lambda: shown.session.stylizer.look.strength == 1.0)
    assert shown.store.kept == []


def test_a_look_of_styles_that_are_not_here_is_said(shown, wait, tmp_path):
    path = tmp_path / "lost.png"
    note = {"look": '{"mix": {"lost_style": 1.0}}'}
    write_snapshot(path, np.zeros((32, 32, 3), np.uint8), note)
    shown.window.offered.emit([Offer("lost", path=path)])
    wait(lambda: "lost_style" in said(shown))
    assert shown.session.stylizer.style == "red"


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '{"mix": 5}', '{"strength": 7}', '{"strength": NaN}', "[" * 5000]
)
def test_a_damaged_look_makes_it_an_ordinary_picture(tmp_path, text):
    path = tmp_path / "odd.png"
    write_snapshot(path, np.zeros((32, 32, 3), np.uint8), {"look": text})
    look = look_of(path)
    assert look is None or isinstance(look, Look)


def test_without_a_device_the_virtual_camera_says_what_to_install(shown, wait):
    key(shown, Qt.Key.Key_V)
    wait(lambda: "virtual camera" in said(shown))
    assert "install" in said(shown)
    assert not shown.window.action_set["virtual-camera"].isChecked()


def test_the_virtual_camera_shows_what_is_shown(shown, wait):
    opened = []

    def open_camera(*asked) -> FakeCamera:
        opened.append(FakeCamera(*asked))
        return opened[0]

    shown.session.outputs._open_camera = open_camera
    key(shown, Qt.Key.Key_V)
    wait(lambda: opened and len(opened[0].sent) > 3)
    assert shown.window.action_set["virtual-camera"].isChecked()
    key(shown, Qt.Key.Key_V)
    wait(lambda: opened[0].closed)
    assert not shown.window.action_set["virtual-camera"].isChecked()
