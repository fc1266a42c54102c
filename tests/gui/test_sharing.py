"""Sharing from the window: others watch what it shows, and a phone becomes its camera."""

from __future__ import annotations

import ssl
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue

import numpy as np
import pytest
from av.video.frame import VideoFrame
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QImage
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from artem.capture.phone import PhoneInlet
from artem.errors import PortTaken, ServerError
from artem.frame import Pixels
from artem.gui.sharing import shared as shared_module
from artem.gui.sharing.hosting import Reason
from artem.gui.sharing.share_dialog import ShareDialog
from artem.gui.sharing.shared import Link
from artem.gui.sources.phone_dialog import PhoneDialog
from artem.opencv import cv2
from artem.pictures import decode_picture
from tests.gui.conftest import COLOURS

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60.0  # a certificate is made, and much imported


def act(rig, action: str) -> None:
    rig.window.action_set[action].trigger()


def dialog_of(rig, kind):
    return next((one for one in rig.window.findChildren(kind) if one.isVisible()), None)


def card(rig) -> str:
    hidden = rig.window.recording.isHidden()
    return "" if hidden else rig.window.recording.accessibleDescription()


def link_of(rig) -> Link | None:
    shared = hosting(rig).shared
    return None if shared is None else shared.link


def hosting(rig):
    return rig.session.sharing._hosting


def get(address: str, seconds: float = 30.0):
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=trusting)
    )
    return opener.open(address, timeout=seconds)


def in_background(wait, work):
    """What work returns, with the window alive meanwhile."""
    done: Queue = Queue()
    thread = threading.Thread(target=lambda: done.put(work()))
    thread.start()
    wait(lambda: not done.empty(), PATIENCE)
    thread.join()
    return done.get()


@pytest.fixture
def shared(open_window, wait):
    rig = open_window(source="demo")
    wait(lambda: rig.window.feed.frame is not None)
    act(rig, "share")
    wait(lambda: link_of(rig), PATIENCE)
    return rig


# -- others watch -----------------------------------------------------------------------------


def test_what_the_window_shows_is_seen_by_who_has_the_link(shared, wait):
    rig = shared
    shot = link_of(rig).video.replace("/video", "/shot.jpg")
    pixels = decode_picture(in_background(wait, lambda: get(shot).read()), "shot")
    assert np.abs(pixels[60, 40] - _painted(60)).max() < 12
    assert np.abs(pixels[60, 140] - _painted(220)).max() < 12


def _painted(grey: int) -> np.ndarray:
    return (grey + 0.8 * (np.array(COLOURS["red"]) - grey)).astype(int)


def test_viewers_are_counted_while_they_watch(shared, wait):
    rig = shared
    dialog = dialog_of(rig, ShareDialog)
    wait(lambda: "Nobody is watching" in card(rig))
    answer = in_background(wait, lambda: get(link_of(rig).video))
    wait(lambda: "1 is watching" in card(rig), PATIENCE)
    assert dialog.watched.text() == "1 is watching"
    answer.close()
    wait(lambda: "Nobody is watching" in card(rig), PATIENCE)


def test_without_the_token_nobody_watches(shared, wait):
    origin = link_of(shared).origin

    def refused() -> int:
        with pytest.raises(urllib.request.HTTPError) as caught:
            get(f"{origin}/video")
        caught.value.close()
        return caught.value.code

    assert in_background(wait, refused) == 401


def test_the_link_is_hidden_until_it_is_asked_for_and_copied_whole(shared):
    dialog, link = dialog_of(shared, ShareDialog), link_of(shared)
    assert link.token
    assert link.token not in dialog.link.text.text()
    assert link.token not in repr(link)
    QTest.mouseClick(dialog.link.reveal, LEFT)
    assert dialog.link.text.text() == link.page
    QTest.mouseClick(dialog.link.reveal, LEFT)
    assert link.token not in dialog.link.text.text()
    QTest.mouseClick(dialog.link.copy, LEFT)
    assert QApplication.clipboard().text() == link.page
    QTest.mouseClick(dialog.link.copy_video, LEFT)
    assert QApplication.clipboard().text() == link.video
    assert link.token not in " ".join(
        (dialog.code.toolTip(), dialog.code.accessibleName(), card(shared))
    )


def test_the_code_leads_there_and_the_fingerprint_is_the_certificates(shared):
    dialog, hosted = dialog_of(shared, ShareDialog), hosting(shared).shared
    assert read_code(dialog.code) == hosted.link.page
    letters = hosted.server.entrance.certificate.fingerprint
    assert dialog.fingerprint.text().split() == letters.split(":")


def read_code(code) -> str:
    image = code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    data = image.constBits().asarray(image.sizeInBytes())
    pixels = np.frombuffer(data, np.uint8).reshape(image.height(), image.bytesPerLine())
    enlarged = cv2.resize(pixels[:, : image.width()], None, fx=2, fy=2)
    # OpenCV's other detector does not find one code in fifty.
    return cv2.QRCodeDetectorAruco().detectAndDecode(np.ascontiguousarray(enlarged))[0]


def test_it_goes_on_when_the_dialog_is_closed_and_ends_with_its_button(shared, wait):
    rig = shared
    QTest.mouseClick(dialog_of(rig, ShareDialog).done_button, LEFT)
    wait(lambda: dialog_of(rig, ShareDialog) is None)
    assert link_of(rig)
    act(rig, "share")
    address = link_of(rig).page
    QTest.mouseClick(dialog_of(rig, ShareDialog).stop, LEFT)
    wait(lambda: card(rig) == "")
    assert not rig.session.sharing.is_on
    assert in_background(wait, lambda: refuses(address))
    painted = rig.session.stats.stylized_count
    wait(lambda: rig.session.stats.stylized_count > painted)


def refuses(address: str) -> bool:
    """Whether the address soon takes no connection any more."""
    for _ in range(100):
        try:
            get(address, 2.0).close()
        except OSError:
            return True
        time.sleep(0.1)
    return False


def test_stopped_while_it_starts_it_does_not_run(open_window, wait):
    rig = open_window(source="demo")
    act(rig, "share")
    QTest.mouseClick(dialog_of(rig, ShareDialog).stop, LEFT)
    act(rig, "share")
    QTest.mouseClick(dialog_of(rig, ShareDialog).stop, LEFT)
    done = []
    hosting(rig)._thread.run(int, done.append, done.append)  # behind all that was begun
    wait(lambda: done, PATIENCE)
    assert link_of(rig) is None
    assert hosting(rig)._running is None


def test_what_keeps_it_from_starting_is_said_in_one_sentence(open_window, wait, rig):
    def refuse(_inlet):
        raise ServerError("port 8443 is taken; choose another")

    rig.share = refuse
    open_window(source="demo")
    act(rig, "share")
    wait(lambda: not rig.window.notice.isHidden())
    assert rig.window.notice.text.text() == "Port 8443 is taken; choose another."
    assert dialog_of(rig, ShareDialog) is None
    assert not rig.session.sharing.is_on


def test_a_server_that_fails_is_told_of_and_shown_nothing_more(shared, wait):
    rig, failed = shared, hosting(shared).shared

    def fail(_seconds: float) -> bool:
        raise ServerError("the server has failed; start it again")

    failed.server.wait = fail
    wait(lambda: not rig.window.notice.isHidden())
    assert rig.window.notice.text.text() == "The server has failed; start it again."
    assert not rig.session.sharing.is_on
    wait(lambda: hosting(rig)._running is None, PATIENCE)
    assert in_background(wait, lambda: refuses(failed.link.page))
    shown, painted = failed.feed.count, rig.session.stats.stylized_count
    wait(lambda: rig.session.stats.stylized_count > painted + 3)
    assert failed.feed.count == shown
    act(rig, "share")
    wait(lambda: link_of(rig), PATIENCE)
    feed = hosting(rig).shared.feed
    wait(lambda: feed.count > 0)


def test_only_where_the_port_is_taken_another_is_tried(monkeypatch):
    asked = []

    def refuse(error):
        def begin(port, _inlet):
            asked.append(port)
            raise error

        return begin

    for error, ports in ((PortTaken("taken"), [8443, 0]), (ServerError("no"), [8443])):
        asked.clear()
        monkeypatch.setattr(shared_module, "_share_at", refuse(error))
        with pytest.raises(type(error)):
            shared_module.share(PhoneInlet())
        assert asked == ports


IMPORTER = """
import gc, sys, threading
from PyQt6.QtCore import QCoreApplication, QEventLoop, QTimer
from artem.capture.phone import PhoneInlet
from artem.gui.sharing.hosting import Hosting, Reason
from artem.gui.sharing.shared import share

def hook(event, args):
    if event == "import" and threading.current_thread() is threading.main_thread():
        imported.append(args[0])

def note(phase, info):
    if info["generation"] == 2:
        collected.append(phase)

application, loop, imported, collected = QCoreApplication([]), QEventLoop(), [], []
hosting = Hosting(share, PhoneInlet())
hosting.changed.connect(loop.quit)
hosting.failed.connect(loop.quit)
assert "aiohttp" not in sys.modules
sys.addaudithook(hook)
gc.callbacks.append(note)
hosting.want(Reason.VIEWERS)
loop.exec()
print(imported, collected, hosting.shared is not None and "aiortc" in sys.modules)
hosting.close()
"""


def test_the_first_server_is_imported_beside_the_window_and_without_collecting_garbage():
    told = subprocess.check_output([sys.executable, "-c", IMPORTER], text=True, timeout=120)
    assert told.splitlines()[0] == "[] [] True"


def test_closing_the_window_ends_it(shared, wait):
    address = link_of(shared).page
    shared.session.close()
    assert refuses(address)
    assert not [t.name for t in threading.enumerate() if t.name == "artem-server"]


# -- a phone is the camera --------------------------------------------------------------------


@contextmanager
def phone(rig, colour: tuple[int, int, int]) -> Iterator[None]:
    """A phone's pictures, as the server leaves them."""
    over = threading.Event()

    def send() -> None:
        line = rig.session.sources.inlet.connect()
        pixels = np.full((120, 160, 3), colour, np.uint8)
        while not over.wait(0.02):
            line.put(VideoFrame.from_ndarray(pixels), time.monotonic())
        line.leave()

    thread = threading.Thread(target=send)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def shows(rig, colour: tuple[int, int, int]) -> bool:
    frame = rig.window.feed.frame
    wanted = np.array(colour) + 0.8 * (np.array(COLOURS["red"]) - colour)
    return frame is not None and bool(np.abs(frame.pixels[60, 80] - wanted).max() < 12)


def test_the_dialog_closes_with_the_first_picture_which_the_window_shows(open_window, wait):
    rig = open_window(source="demo")
    act(rig, "use-phone")
    dialog = dialog_of(rig, PhoneDialog)
    wait(lambda: link_of(rig), PATIENCE)
    assert read_code(dialog.code) == link_of(rig).camera
    served = hosting(rig).shared
    with phone(rig, (20, 200, 40)):
        wait(lambda: dialog_of(rig, PhoneDialog) is None)
        wait(lambda: shows(rig, (20, 200, 40)))
        assert rig.session.spec == "phone"
        assert hosting(rig).shared is served
        assert rig.session.remembered().source != "phone"
        rig.session.sources.pick("demo")
        wait(lambda: link_of(rig) is None)  # nobody wants it any more


def test_a_phone_that_comes_back_is_shown_at_once(open_window, wait):
    rig = open_window(source="phone")
    wait(lambda: dialog_of(rig, PhoneDialog))
    with phone(rig, (20, 200, 40)):
        wait(lambda: shows(rig, (20, 200, 40)))
    wait(lambda: "stopped sending" in rig.window.banner.text.text())
    with phone(rig, (200, 200, 40)):
        wait(lambda: shows(rig, (200, 200, 40)))
        wait(rig.window.banner.isHidden)


def test_a_dialog_that_is_left_leaves_nothing_running(open_window, wait):
    rig = open_window(source="demo")
    act(rig, "use-phone")
    wait(lambda: link_of(rig), PATIENCE)
    QTest.keyClick(dialog_of(rig, PhoneDialog), Qt.Key.Key_Escape)
    wait(lambda: link_of(rig) is None)
    assert not hosting(rig).has(Reason.CAMERA)


def test_a_phone_that_nobody_asked_for_is_offered(shared, wait):
    rig = shared
    with phone(rig, (20, 200, 40)):
        wait(lambda: not rig.window.notice.isHidden())
        assert rig.session.spec == "demo"
        QTest.mouseClick(rig.window.notice.button, LEFT)
        wait(lambda: shows(rig, (20, 200, 40)))


# -- the whole chain --------------------------------------------------------------------------

GREEN = (30, 190, 60)


def test_a_browser_scans_the_code_and_its_camera_is_in_the_window(open_window, wait, tmp_path):
    browser = pytest.importorskip("tests.browser")
    if not browser.CHROMIUM.exists():
        pytest.skip("no Chromium")
    rig = open_window(source="demo")
    wait(lambda: rig.window.feed.frame is not None)
    act(rig, "use-phone")
    wait(lambda: link_of(rig), PATIENCE)
    link = read_code(dialog_of(rig, PhoneDialog).code)
    clip = browser.write_clip(tmp_path / "clip.mjpeg", [np.full((540, 960, 3), GREEN, np.uint8)])
    over, seen = threading.Event(), Queue()

    def use_browser() -> None:
        flags = (browser.ALLOWED, "--ignore-certificate-errors")
        with browser.chromium(clip, *flags) as found:
            visit = browser.Visit(found.new_context(ignore_https_errors=True), link)
            visit.page.click("#start-camera")
            visit.painted()
            over.wait()
            seen.put((visit.page.url, visit.picture()))

    thread = threading.Thread(target=use_browser)
    thread.start()
    try:
        wait(lambda: dialog_of(rig, PhoneDialog) is None, 2 * PATIENCE)
        wait(lambda: shows(rig, GREEN), PATIENCE)
        shot = link_of(rig).video.replace("/video", "/shot.jpg")
        pixels = in_background(wait, lambda: decode_picture(get(shot).read(), "shot"))
        assert _is_painted(pixels)
    finally:
        over.set()
        wait(lambda: not thread.is_alive(), 2 * PATIENCE)
        thread.join()
    address, shown = seen.get()
    assert "token" not in address
    assert _is_painted(shown)


def _is_painted(pixels: Pixels) -> bool:
    """Whether it is the browser's camera, painted."""
    wanted = np.array(GREEN) + 0.8 * (np.array(COLOURS["red"]) - GREEN)
    middle = pixels[pixels.shape[0] // 2, pixels.shape[1] // 2]
    return bool(np.abs(middle - wanted).max() < 20)
