"""The clock of the machine is set while phones are being painted."""

from __future__ import annotations

import datetime as datetimes
import re
import time
from pathlib import Path

import pytest

from artem.server.access import Access, Verdict
from artem.server.limits import Limits
from tests.web.test_sessions import phone, serving

DAY = 86_400.0


class Clock:
    """What time.time and datetime.now say from now on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        now, clock = time.time, self

        class Datetime(datetimes.datetime):
            @classmethod
            def now(cls, tz=None):
                return cls.fromtimestamp(now() + clock.ahead, tz)

        self.ahead = 0.0
        monkeypatch.setattr(time, "time", lambda: now() + self.ahead)
        monkeypatch.setattr(datetimes, "datetime", Datetime)


def test_sessions_go_on_when_the_clock_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    with serving() as url, phone(url, "--size", "160x120") as one:
        received = one.wait_for(10)["received"]
        for clock.ahead in (DAY, -DAY, 400 * DAY):
            received = one.wait_for(received + 8)["received"]


def test_only_what_says_the_time_of_day_asks_for_it() -> None:
    says = {"certificate.py", "pictures.py", "steady.py"}
    for path in (Path(__file__).parents[2] / "artem" / "server").rglob("*.py"):
        asks = re.search(r"\btime\.time\(|\bdatetime\b", path.read_text())
        assert asks is None or path.name in says, path


def test_a_cookie_knows_no_time() -> None:
    access = Access("a token", Limits())
    for now in (0.0, 1000 * DAY):
        seen = access.check(cookie=access.make_cookie(), token=None, address="10.0.0.1", now=now)
        assert seen is Verdict.WELCOME
