from __future__ import annotations

import logging

from artem.gui.care.recent_log import RecentLog


def told(log: RecentLog, *texts: str, level: int = logging.INFO) -> None:
    for text in texts:
        log.handle(logging.LogRecord("artem.x", level, __file__, 1, text, None, None))


def test_the_newest_lines_are_kept():
    log = RecentLog(kept=3)
    told(log, "one", "two", "three", "four")
    assert [line.number for line in log.lines()] == [2, 3, 4]
    assert log.lines()[-1].text.endswith("INFO    artem.x: four")


def test_only_what_is_new_and_grave_enough_is_given():
    log = RecentLog()
    told(log, "one", "two")
    told(log, "three", level=logging.WARNING)
    assert [line.number for line in log.lines(after=1)] == [2, 3]
    assert [line.number for line in log.lines(least=logging.WARNING)] == [3]
    assert log.lines(after=3) == []
