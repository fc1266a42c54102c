"""What tests of the mixer and its looks share."""

from __future__ import annotations

from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest

from artem.gui.looks.saved_looks import SavedLook, SavedLooks
from artem.look import Look

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
RED, GREEN = Look(mix=(("red", 1.0),)), Look(mix=(("green", 1.0),), strength=0.2)
SOME: SavedLooks = (SavedLook("Rot", RED), SavedLook("Second", GREEN))


def spot_of(pad, style: str) -> QPoint:
    spot = next(spot for spot in pad.spots if spot.style == style)
    return pad.point_of(spot.x, spot.y).toPoint()


def drag(pad, start: QPoint, end: QPoint, button=LEFT, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.mousePress(pad, button, modifier, start)
    for step in range(1, 41):
        QTest.mouseMove(pad, start + (end - start) * (step / 40))
    QTest.mouseRelease(pad, button, modifier, end)


def shares(look: Look) -> dict[str, float]:
    return dict(look.mix)


def names(rig) -> list[str]:
    rows = rig.window.mixer.saved.list
    return [rows.item(row).text() for row in range(rows.count())]


def key(rig, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(rig.window, key, modifier)


def at_once(rig) -> None:
    rig.session.looks.motion.seconds = 0.0
