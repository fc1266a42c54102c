"""Pictures dropped and pasted, mixed and removed."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PyQt6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PyQt6.QtTest import QTest

from artem.errors import NetFileError, PictureError
from artem.gui.styles.catalog import StyleEntry
from artem.gui.styles.offers import offers
from artem.gui.styles.style_switcher import StyleSwitcher
from artem.look import Look
from tests.gui.conftest import FakeStylizer

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(open_window, rig, wait):
    """A window that shows the style red of a net that wears every style."""
    rig.one_net = True
    open_window()
    wait(lambda: rig.window.feed.frame is not None)
    return rig


def files(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def drop(window, data: QMimeData) -> bool:
    """Drop as a file manager does; whether the window would have it."""
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, left, none)
    enter.setAccepted(False)
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, none))
    return enter.isAccepted()


def names(rig) -> list[str]:
    return [tile.entry.spec for tile in rig.window.styles.tiles]


def worn(rig) -> list[str]:
    return [tile.entry.spec for tile in rig.window.styles.tiles if tile.isChecked()]


def test_a_dropped_picture_is_learned_and_worn(shown, wait) -> None:
    assert drop(shown.window, files("/pictures/sunset.jpg"))
    wait(lambda: shown.session.stylizer.style == "sunset")
    assert names(shown) == ["red", "green", "blue", "sunset"]
    assert worn(shown) == ["sunset"]
    assert shown.session.stylizer.learned == ["sunset"]
    assert shown.session.remembered().style == "sunset"


def test_a_pasted_picture_keeps_its_pixels(application, shown, wait) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (37, 45, 3), np.uint8)
    image = QImage(pixels.data, 45, 37, 3 * 45, QImage.Format.Format_RGB888).copy()
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(image)
    [offer] = offers(clipboard.mimeData())
    np.testing.assert_array_equal(offer.pixels, pixels)
    QTest.keyClick(shown.window.feed, Qt.Key.Key_V, CTRL)
    wait(lambda: shown.session.stylizer.style == "pasted picture")
    clipboard.clear()


def test_text_is_not_taken(shown) -> None:
    data = QMimeData()
    data.setText("hello")
    assert not drop(shown.window, data)


def test_a_dropped_video_is_looked_at(shown, wait) -> None:
    drop(shown.window, files("/films/holiday.mp4"))
    wait(lambda: "/films/holiday.mp4" in shown.sources)
    assert names(shown) == ["red", "green", "blue"]


def test_a_picture_that_cannot_be_a_style_is_told(shown, wait) -> None:
    shown.store.refused = PictureError("it is 1x1; a style needs 32 pixels on each side")
    drop(shown.window, files("/pictures/dot.png"))
    wait(lambda: "needs 32 pixels" in shown.window.notice.text.text())
    assert worn(shown) == ["red"]


def test_an_own_style_is_removed_by_the_delete_key(shown, wait) -> None:
    drop(shown.window, files("/pictures/sunset.jpg"))
    wait(lambda: worn(shown) == ["sunset"] and not shown.window.styles.tiles[3].pending)
    tile = shown.window.styles.tiles[3]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Delete)
    wait(lambda: names(shown) == ["red", "green", "blue"])
    assert shown.store.kept == []
    wait(lambda: shown.session.stylizer.style != "sunset")
    wait(lambda: shown.session.stylizer.forgotten == ["sunset"])


def test_after_a_picture_that_failed_the_controls_still_work(shown, wait) -> None:
    drop(shown.window, files("/pictures/damaged.png"))
    wait(lambda: "not a picture" in shown.window.notice.text.text())
    assert worn(shown) == ["red"]
    shown.window.controls.strength.slider.setValue(40)
    wait(lambda: shown.session.stylizer.look.strength == 0.4)
    assert shown.session.stylizer.look.mix == (("red", 1.0),)


def test_an_own_net_is_removed_before_and_after_it_was_made(shown, wait) -> None:
    for made in (False, True):
        drop(shown.window, files("/nets/own_net.pth"))
        wait(lambda: "own_net" in names(shown))
        if made:
            wait(lambda: shown.session.stylizer.style == "own_net")
        shown.window.styles.remove_wanted.emit("own_net")
        wait(lambda: names(shown) == ["red", "green", "blue"])
        wait(lambda: shown.session.stylizer.style == "red")
        [source] = shown.sources.values()
        size = source.size = (source.size[0] + 8, source.size[1])  # all nets are made ready again
        wait(lambda size=size: shown.window.feed.frame.size == size)
        QTest.qWait(700)


def test_what_is_picked_stays_picked_while_the_style_still_painted_is_removed(shown, wait) -> None:
    drop(shown.window, files("/pictures/sunset.jpg"))
    wait(lambda: shown.session.stylizer.style == "sunset")
    before = shown.session.stylizer
    shown.slow["own_net"] = 1.5
    drop(shown.window, files("/nets/own_net.pth"))
    wait(lambda: worn(shown) == ["own_net"])
    shown.window.styles.remove_wanted.emit("sunset")
    wait(lambda: before.forgotten == ["sunset"])
    shown.window.controls.strength.slider.setValue(40)
    assert shown.session.stylizer is before
    wait(lambda: shown.session.stylizer.style == "own_net")
    assert shown.session.stylizer.look.strength == 0.4
    assert worn(shown) == ["own_net"]


def test_where_what_is_picked_fails_and_the_style_painted_is_gone_the_first_is_worn(
    shown, wait
) -> None:
    drop(shown.window, files("/pictures/sunset.jpg"))
    wait(lambda: shown.session.stylizer.style == "sunset")
    shown.slow["own_net"] = 1.0
    shown.broken["own_net"] = NetFileError("the net file is damaged; copy it again")
    drop(shown.window, files("/nets/own_net.pth"))
    wait(lambda: worn(shown) == ["own_net"])
    shown.window.styles.remove_wanted.emit("sunset")
    wait(lambda: "is damaged" in shown.window.notice.text.text())
    wait(lambda: shown.session.stylizer.style == "red")
    assert worn(shown) == ["red"]


def test_styles_of_the_gallery_stay(shown) -> None:
    tile = shown.window.styles.tiles[1]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Delete)
    QTest.qWait(50)
    assert names(shown) == ["red", "green", "blue"]


def test_ctrl_click_mixes_and_takes_out_again(shown, wait) -> None:
    tiles = shown.window.styles.tiles
    QTest.mouseClick(tiles[1], LEFT, CTRL)
    wait(lambda: worn(shown) == ["red", "green"])
    wait(lambda: shown.session.stylizer.look.mix == (("red", 1.0), ("green", 1.0)))
    QTest.mouseClick(tiles[0], LEFT, CTRL)
    wait(lambda: worn(shown) == ["green"])
    QTest.mouseClick(tiles[1], LEFT, CTRL)
    QTest.qWait(50)
    assert worn(shown) == ["green"]  # the last one stays
    QTest.mouseClick(tiles[2], LEFT)
    wait(lambda: worn(shown) == ["blue"])


def test_styles_of_different_nets_do_not_mix(open_window, rig, wait) -> None:
    open_window()
    wait(lambda: rig.window.feed.frame is not None)
    tiles = rig.window.styles.tiles
    QTest.mouseClick(tiles[1], LEFT, CTRL)
    QTest.qWait(100)
    assert worn(rig) == ["red"]
    assert rig.session.stylizer.look.mix == (("red", 1.0),)
    assert not tiles[0].pending
    assert "mixes" not in tiles[1].toolTip()


def test_what_is_mixed_while_its_net_is_made_waits_for_it(application, wait) -> None:
    nets = {"red": "one", "green": "other", "blue": "other"}
    go_on = Event()

    def make(style: str) -> FakeStylizer:
        assert style == "red" or go_on.wait(10.0)
        return FakeStylizer(style)

    switcher = StyleSwitcher(
        [StyleEntry(name, name, net, name) for name, net in nets.items()], make, Look()
    )
    worn = []
    switcher.swapped.connect(lambda _, stylizer: worn.append(stylizer))
    switcher.pick("red")
    wait(lambda: len(worn) == 1)
    switcher.pick("green")
    switcher.blend("blue")
    assert switcher.is_waiting
    go_on.set()
    wait(lambda: len(worn) == 2)
    assert [look.mix for look in worn[0].worn] == [(("red", 1.0),)]
    assert worn[1].look.mix == (("green", 1.0), ("blue", 1.0))
    switcher.close()


def test_what_can_be_mixed_says_so(shown) -> None:
    tips = ["mixes" in tile.toolTip() for tile in shown.window.styles.tiles]
    assert tips == [False, True, True]


def test_a_picture_mixes_with_the_gallery(shown, wait) -> None:
    drop(shown.window, files("/pictures/sunset.jpg"))
    wait(lambda: shown.session.stylizer.style == "sunset")
    QTest.mouseClick(shown.window.styles.tiles[0], LEFT, CTRL)
    wait(lambda: worn(shown) == ["red", "sunset"])


def test_only_some_files_at_once() -> None:
    assert len(offers(files(*[f"/{number}.png" for number in range(50)]))) == 20
    assert offers(files("/a/b.png"))[0].path == Path("/a/b.png")
