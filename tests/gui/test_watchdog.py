from __future__ import annotations

import threading
import time

import pytest
from PyQt6.QtCore import QTimer
from PyQt6.QtTest import QTest

from artem.gui.care.watchdog import Watchdog


@pytest.fixture(autouse=True)
def watched() -> None:
    """Without the watchdog of the other tests."""


@pytest.fixture
def watchdog(application, wait):
    QTest.qWait(20)
    dog = Watchdog()
    dog.start()
    yield dog
    dog.stop()
    assert "artem-watchdog" not in [thread.name for thread in threading.enumerate()]


def work_hard() -> None:
    began = time.thread_time()
    while time.thread_time() - began < 0.06:
        pass


def test_work_that_takes_long_is_found_with_its_place(watchdog, wait):
    QTimer.singleShot(0, work_hard)
    wait(lambda: watchdog.offences)
    [offence] = watchdog.offences
    assert 0.05 < offence.seconds < 2
    assert "work_hard" in offence.stack


def test_waiting_for_others_is_no_offence(watchdog, wait):
    rested = []
    QTimer.singleShot(0, lambda: rested.append(time.sleep(0.1)))
    wait(lambda: rested)
    QTest.qWait(50)
    assert watchdog.offences == []


def test_what_is_found_is_told(application, wait):
    told = []
    dog = Watchdog(told.append)
    dog.start()
    QTimer.singleShot(0, work_hard)
    wait(lambda: told)
    dog.stop()
    assert told == dog.offences
    QTimer.singleShot(0, work_hard)
    QTest.qWait(150)
    assert len(told) == 1
