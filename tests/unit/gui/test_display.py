from __future__ import annotations

import sys

import pytest

from artem.errors import ArtemError
from artem.gui import display

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="checks X11")


@pytest.fixture
def surroundings(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_no_display(surroundings):
    with pytest.raises(ArtemError, match="--headless"):
        display.check_display()


@pytest.mark.parametrize("name", ["WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_another_platform_is_left_to_qt(surroundings, name):
    surroundings.setenv(name, "offscreen")
    display.check_display()


def test_a_missing_library_names_its_package(surroundings):
    surroundings.setenv("DISPLAY", ":0")
    surroundings.setattr(display, "_loads", lambda name: name != "libxcb-cursor.so.0")
    with pytest.raises(ArtemError, match="apt-get install libxcb-cursor0`"):
        display.check_display()


def test_a_display_that_does_not_answer(surroundings):
    surroundings.setenv("DISPLAY", ":4711")
    surroundings.setattr(display, "_loads", lambda _: True)
    with pytest.raises(ArtemError, match="does not answer"):
        display.check_display()


def test_a_library_that_is_not_there():
    assert not display._loads("libartem-nowhere.so.9")
