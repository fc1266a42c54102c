"""Choosing what to look at: cameras that come and go, screens, windows, addresses, phones."""

from __future__ import annotations

import runpy
import threading
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QImage
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QComboBox, QLabel

from artem.capture.cameras import CameraFound, CameraWatch
from artem.capture.formats import CameraFormat
from artem.capture.spec import parse_source
from artem.gui.bridge import BackgroundWalk
from artem.gui.settings import Remembered
from artem.gui.sources.address_dialog import AddressDialog
from artem.gui.sources.other_app import APP
from artem.gui.sources.phone_dialog import PhoneDialog
from artem.gui.sources.region_overlay import RegionOverlay
from artem.gui.sources.source_finder import SourceFinder
from artem.opencv import cv2
from tests.gui.conftest import Rig

X = "\N{MULTIPLICATION SIGN}"
LEFT = Qt.MouseButton.LeftButton
CAMERA = CameraFound("webcam:0", "HD Webcam")
FORMATS = [CameraFormat("MJPG", 1280, 720, 30.0), CameraFormat("YUYV", 640, 480, 30.0)]

servers = SimpleNamespace(
    **runpy.run_path(str(Path(__file__).parents[1] / "servers" / "launch.py"))
)


@pytest.fixture
def cameras(rig) -> list[CameraFound]:
    """What is plugged in; a test changes it."""
    plugged: list[CameraFound] = []
    watch = CameraWatch(
        lambda: frozenset((camera.number, camera.name, 0) for camera in plugged),
        lambda: list(plugged),
    )
    rig.finder = SourceFinder(watch, lambda _: FORMATS)
    return plugged


@pytest.fixture
def real_screen(rig):
    """Screens and windows are captured for real."""

    def make(spec: str):
        real = spec.startswith(("screen:", "window:"))
        return parse_source(spec) if real else Rig.source(rig, spec)

    rig.source = make


def shows_something(rig) -> bool:
    return rig.window.feed.frame is not None


def menu_of(rig):
    return rig.window.controls.source.menu()


def line(menu, text: str):
    return next((action for action in menu.actions() if action.text() == text), None)


def click_line(menu, text: str) -> None:
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(line(menu, text)).center())


def click_in_submenu(rig, wait, title: str, text: str) -> None:
    """Open the source's menu, then the submenu, and click a line there."""
    menu = menu_of(rig)
    rig.window.controls.source.showMenu()
    wait(lambda: menu.isVisible() and line(menu, title))
    menu.setActiveAction(line(menu, title))
    QTest.keyClick(menu, Qt.Key.Key_Right)
    submenu = line(menu, title).menu()
    wait(submenu.isVisible)
    click_line(submenu, text)


# -- cameras --------------------------------------------------------------------------------


@pytest.mark.parametrize("hints_seen", [True, False])  # a first run shows the demo in any case
def test_a_camera_plugged_in_while_the_demo_is_shown_is_offered(
    open_window, rig, cameras, wait, hints_seen
):
    open_window(Remembered(hints_seen=hints_seen))
    wait(lambda: shows_something(rig) and rig.window.notice.isVisible())
    assert "No camera found" in rig.window.notice.text.text()
    cameras.append(CAMERA)
    wait(lambda: rig.window.notice.text.text() == "HD Webcam was plugged in")
    QTest.mouseClick(rig.window.notice.button, LEFT)
    wait(lambda: rig.session.spec == "webcam:0")
    assert rig.window.notice.isHidden()


def test_an_offered_camera_that_is_unplugged_is_offered_no_more(open_window, rig, cameras, wait):
    open_window()
    wait(lambda: shows_something(rig))
    cameras.append(CAMERA)
    wait(lambda: "was plugged in" in rig.window.notice.text.text())
    cameras.clear()
    wait(rig.window.notice.isHidden)


def test_a_camera_plugged_in_later_disturbs_nobody_who_chose(open_window, rig, cameras, wait):
    open_window(source="demo")
    wait(lambda: shows_something(rig))
    cameras.append(CAMERA)
    wait(lambda: line(menu_of(rig), "HD Webcam"))
    assert rig.window.notice.isHidden()


def test_an_open_menu_follows_what_is_plugged_in(open_window, rig, cameras, wait):
    open_window(source="demo")
    wait(lambda: shows_something(rig))
    rig.window.controls.source.showMenu()
    wait(lambda: line(menu_of(rig), "No camera found"))
    cameras.extend([CAMERA, CameraFound("webcam:1", "Second")])
    wait(lambda: line(menu_of(rig), "Second"))
    assert menu_of(rig).isVisible()
    assert rig.window.screen().geometry().contains(menu_of(rig).geometry())
    cameras.clear()
    wait(lambda: line(menu_of(rig), "Second") is None)
    menu_of(rig).close()


def test_a_camera_that_vanishes_is_lost_and_comes_back(open_window, rig, cameras, wait):
    cameras.append(CAMERA)
    open_window()
    wait(lambda: shows_something(rig) and rig.session.spec == "webcam:0")
    rig.sources["webcam:0"].lost.set()
    cameras.clear()
    wait(rig.window.banner.isVisible)
    wait(lambda: line(menu_of(rig), "No camera found"))
    rig.sources["webcam:0"].lost.clear()
    cameras.append(CAMERA)
    wait(rig.window.banner.isHidden, 20)


def test_a_camera_that_gives_nothing_is_told_until_its_next_picture(
    open_window, rig, cameras, wait
):
    cameras.append(CAMERA)
    open_window()
    wait(lambda: shows_something(rig) and rig.session.spec == "webcam:0")
    rig.sources["webcam:0"].stalled.set()
    wait(rig.window.banner.isVisible)
    card = rig.window.banner
    assert "No picture from HD Webcam for" in card.text.text()
    assert card.height() >= card.heightForWidth(card.width())
    assert rig.session.connection.is_away
    rig.sources["webcam:0"].released.set()
    wait(rig.window.banner.isHidden)
    assert not rig.session.connection.is_away


def test_a_format_is_chosen_in_the_menu(open_window, rig, cameras, wait):
    cameras.append(CAMERA)
    open_window()
    wait(lambda: shows_something(rig) and line(menu_of(rig), "HD Webcam"))
    click_in_submenu(rig, wait, "HD Webcam", f"1280 {X} 720, 30 FPS, MJPG")
    wait(lambda: rig.session.spec == "webcam:0@1280x720@30@MJPG")
    assert "HD Webcam" in rig.window.controls.source.accessibleName()
    formats = line(menu_of(rig), "HD Webcam").menu()
    assert line(formats, f"1280 {X} 720, 30 FPS, MJPG").isChecked()
    assert not line(formats, "Automatic").isChecked()


# -- screens and windows --------------------------------------------------------------------


def overlay_of(rig, wait) -> RegionOverlay:
    rig.window.action_set["draw-region"].trigger()
    wait(lambda: rig.window.findChild(RegionOverlay) is not None)
    overlay = rig.window.findChild(RegionOverlay)
    wait(overlay.isActiveWindow)  # later than its window is for QTest: until then Esc is another's
    return overlay


def test_a_region_is_drawn_by_mouse(open_window, rig, real_screen, wait):
    open_window(source="demo")
    wait(lambda: shows_something(rig))
    overlay = overlay_of(rig, wait)
    QTest.mousePress(overlay, LEFT, pos=QPoint(340, 230))
    QTest.mouseMove(overlay, QPoint(40, 30))
    QTest.mouseRelease(overlay, LEFT, pos=QPoint(40, 30))
    ratio = round(rig.window.devicePixelRatioF())
    width, height = 300 * ratio, 200 * ratio
    wait(lambda: rig.session.spec == f"screen:{40 * ratio},{30 * ratio},{width}x{height}")
    wait(lambda: rig.window.feed.frame.size == (width, height))
    wait(lambda: rig.window.findChild(RegionOverlay) is None)
    assert "Part of the screen" in rig.window.controls.source.accessibleName()


def test_a_region_is_drawn_by_keys(open_window, rig, real_screen, wait):
    open_window(source="demo")
    wait(lambda: shows_something(rig))
    overlay = overlay_of(rig, wait)
    QTest.keyClick(overlay, Qt.Key.Key_Return)  # nothing is drawn yet
    QTest.keyClick(overlay, Qt.Key.Key_Right)
    width, height = overlay.area
    QTest.keyClick(overlay, Qt.Key.Key_Left)
    QTest.keyClick(overlay, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(overlay, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert overlay.box.x == width / 4 - 10
    assert overlay.box.y == height / 4 + 1
    assert (overlay.box.width, overlay.box.height) == (width / 2, height / 2 - 10)
    QTest.keyClick(overlay, Qt.Key.Key_Return)
    wait(lambda: rig.session.spec.startswith("screen:"))


def test_escape_gives_a_region_up(open_window, rig, wait):
    open_window(source="demo")
    wait(lambda: shows_something(rig))
    QTest.keyClick(overlay_of(rig, wait), Qt.Key.Key_Escape)
    wait(lambda: rig.window.findChild(RegionOverlay) is None)
    assert rig.session.spec == "demo"
    assert rig.window.isVisible()


def test_a_region_that_is_too_small_is_said(open_window, rig, wait):
    open_window(source="demo")
    wait(lambda: shows_something(rig))
    overlay = overlay_of(rig, wait)
    QTest.mouseClick(overlay, LEFT, pos=QPoint(50, 50))  # no drag
    assert overlay.isVisible()
    QTest.mousePress(overlay, LEFT, pos=QPoint(40, 30))
    QTest.mouseRelease(overlay, LEFT, pos=QPoint(46, 36))
    wait(rig.window.notice.isVisible)
    assert "draw at least" in rig.window.notice.text.text()


def test_a_window_is_chosen_from_the_list(open_window, rig, cameras, real_screen, wait):
    open_window(source="demo", knobs={"strength": 0.0})
    wait(lambda: shows_something(rig))
    rig.window.move(0, 0)
    with servers.window("Red & Blue", (40, 800, 200, 120), "#ff0000"):
        rig.session.sources.find()
        wait(lambda: line(menu_of(rig), "Windows"))
        windows = line(menu_of(rig), "Windows").menu()
        assert [action.text() for action in windows.actions()] == ["Red && Blue"]  # not our own
        click_in_submenu(rig, wait, "Windows", "Red && Blue")
        ratio = round(rig.window.devicePixelRatioF())
        wait(lambda: rig.window.feed.frame.size == (200 * ratio, 120 * ratio))
        wait(lambda: rig.window.feed.frame.pixels.mean(axis=(0, 1)).tolist() == [255, 0, 0])
        assert rig.session.spec == "window:Red & Blue"


# -- addresses ------------------------------------------------------------------------------


def dialog_of(rig, kind, action: str):
    rig.window.action_set[action].trigger()
    return rig.window.findChild(kind)


def try_out(dialog, wait, address: str) -> list:
    dialog.address.setText(address)
    QTest.mouseClick(dialog.test, LEFT)
    wait(lambda: dialog.test.text() == "Test", 30)
    return dialog.steps.steps


def test_an_address_that_works_is_shown_step_by_step(open_window, rig, wait):
    open_window(source="demo")
    dialog = dialog_of(rig, AddressDialog, "open-address")
    with servers.camera() as port:
        steps = try_out(dialog, wait, f"localhost:{port}/video")
    assert [step.name for step in steps] == ["Name", "Connection", "Answer", "Video"]
    assert all(step.ok for step in steps)
    shown = [label.text() for label in dialog.steps.findChildren(QLabel)]
    assert "\N{CHECK MARK} OK" in shown
    assert any("64x48" in text for text in shown)
    dialog.reject()


def test_an_address_that_fails_says_where_and_why(open_window, rig, wait):
    open_window(source="demo")
    dialog = dialog_of(rig, AddressDialog, "open-address")
    (step,) = try_out(dialog, wait, f"127.0.0.1:{servers.free_port()}")
    assert (step.name, step.ok) == ("Connection", False)
    shown = [label.text() for label in dialog.steps.findChildren(QLabel)]
    assert "\N{BALLOT X} Failed" in shown
    assert any("check the port" in text for text in shown)
    QTest.keyClicks(dialog.address, "0")
    assert dialog.steps.isHidden()  # it was another address
    dialog.reject()


def probing() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "artem-probe"]


@pytest.mark.parametrize("way", ["close", "stop", "change"])
def test_a_test_that_is_given_up_leaves_no_thread(open_window, rig, wait, way):
    open_window(source="demo")
    dialog = dialog_of(rig, AddressDialog, "open-address")
    with servers.silent_server() as port:
        dialog.address.setText(f"http://127.0.0.1:{port}/video")
        QTest.mouseClick(dialog.test, LEFT)
        wait(lambda: len(dialog.steps.steps) == 1)  # and the next one hangs
        assert probing()
        if way == "close":
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        elif way == "stop":
            QTest.mouseClick(dialog.test, LEFT)
        else:
            QTest.keyClicks(dialog.address, "x")
        wait(lambda: not probing(), 30)
    if way == "stop":
        assert len(dialog.steps.steps) == 1


def test_closing_the_window_waits_for_a_test(open_window, rig, wait):
    open_window(source="demo")
    dialog = dialog_of(rig, AddressDialog, "open-address")
    with servers.silent_server() as port:
        dialog.address.setText(f"http://127.0.0.1:{port}/video")
        QTest.mouseClick(dialog.test, LEFT)
        rig.session.close()
    assert not probing()


def test_addresses_are_offered_again_without_their_logins(open_window, rig, wait):
    open_window(Remembered(addresses=("http://old:8080",)), source="demo")
    address = "http://ann:secret@10.0.0.5/video?pwd=1&size=2"
    rig.session.sources.pick(address)
    wait(lambda: rig.session.spec == address)
    dialog = dialog_of(rig, AddressDialog, "open-address")
    box = dialog.findChild(QComboBox)
    offered = [box.itemText(index) for index in range(box.count())]
    assert offered == ["http://10.0.0.5/video?size=2", "http://old:8080"]
    assert dialog.address.text() == ""
    assert list(rig.session.remembered().addresses) == offered
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert dialog.address.text() == offered[0]
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    wait(lambda: rig.session.spec == offered[0])


# -- phones ---------------------------------------------------------------------------------


def test_a_phone_is_used_by_the_address_it_shows(open_window, rig, wait):
    open_window(source="demo")
    dialog = dialog_of(rig, PhoneDialog, "use-phone")
    QTest.mouseClick(dialog.switch, Qt.MouseButton.LeftButton)
    QTest.keyClicks(dialog.other.address, "192.168.1.20:8080")
    QTest.keyClick(dialog.other.address, Qt.Key.Key_Return)
    wait(lambda: rig.session.spec == "http://192.168.1.20:8080")


def test_a_phone_can_read_the_code(application):
    from artem.gui.sources.qr_code import QrCode

    code = QrCode("the app", APP)
    image = code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    data = image.constBits().asarray(image.sizeInBytes())
    pixels = np.frombuffer(data, np.uint8).reshape(image.height(), image.bytesPerLine())
    read, *_ = cv2.QRCodeDetector().detectAndDecode(np.ascontiguousarray(pixels))
    assert read == APP


# -- going through something on a thread ----------------------------------------------------


def test_a_walk_gives_all_in_order(application, wait):
    seen = []
    walk = BackgroundWalk("walk", iter("abc"))
    walk.came.connect(seen.append)
    walk.ended.connect(lambda: seen.append("end"))
    walk.start()
    wait(lambda: len(seen) == 4)
    assert seen == ["a", "b", "c", "end"]
    walk.close()
    assert not walk.is_running


def test_a_walk_tells_what_was_raised(application, wait):
    def steps():
        yield 1
        raise ValueError("no")

    seen = []
    walk = BackgroundWalk("walk", steps())
    walk.failed.connect(seen.append)
    walk.start()
    wait(lambda: seen)
    assert isinstance(seen[0], ValueError)
    walk.close()


def test_a_walk_that_is_stopped_delivers_nothing_more(application):
    made = threading.Event()
    seen = []

    def steps():
        made.set()
        yield 1
        yield 2

    walk = BackgroundWalk("walk", steps())
    walk.came.connect(seen.append)
    walk.start()
    made.wait(10)
    walk.close()
    application.processEvents()
    assert not seen
    assert not walk.is_running
