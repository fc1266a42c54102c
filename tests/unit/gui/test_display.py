from __future__ import annotations

import sys

import pytest

from artem.errors import ArtemError, UsageError
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


@pytest.mark.parametrize("number", [1, 2])
def test_a_monitor_that_is_there(number):
    display.check_monitor(number, 2)


@pytest.mark.parametrize(
    ("number", "count", "told"),
    [
        (3, 2, "no monitor 3; there are 2 here"),
        (0, 2, "no monitor 0; there are 2 here"),
        (-1, 2, "a number from 1 to 2"),
        (2, 1, "no monitor 2; there is 1 here"),
    ],
)
def test_a_monitor_that_is_not_there(number, count, told):
    with pytest.raises(UsageError, match=told):
        display.check_monitor(number, count)
