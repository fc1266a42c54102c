"""/status.json and /metrics: how all sessions go. Neither has addresses or tokens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from time import monotonic
from typing import Any

from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from artem.server.figures import REASONS
from artem.server.messages import Role
from artem.server.sessions import SESSIONS, Sessions

_TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8"


def routes() -> list[web.AbstractRouteDef]:
    """Of both."""
    return [web.get("/status.json", _status), web.get("/metrics", _metrics)]


async def _status(request: web.Request) -> web.Response:
    return web.json_response(_told(request.app[SESSIONS], monotonic()))


def _told(sessions: Sessions, now: float) -> dict[str, Any]:
    """The first two as the IP Webcam app names them."""
    return {
        "video_connections": len(sessions.running),
        "video_status": Role.WATCH in sessions.roles,
        "roles": sessions.roles,
        "max_sessions": sessions.limits.sessions,
        "waiting": sessions.lobby.waiting,
        "sessions": [
            {"id": session.id, "role": session.role} | session.figures.full(now)
            for session in sessions.running
        ],
    }


async def _metrics(request: web.Request) -> web.Response:
    registry = CollectorRegistry()
    registry.register(_Collected(request.app[SESSIONS], monotonic()))
    return web.Response(body=generate_latest(registry), headers={"Content-Type": _TEXT_FORMAT})


class _Collected(Collector):
    """The figures of one moment."""

    def __init__(self, sessions: Sessions, now: float) -> None:
        self._sessions = sessions
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """All of them."""
        sessions = self._sessions
        yield self._by_role()
        yield _gauge("artem_sessions_most", "Sessions there is room for.", sessions.limits.sessions)
        yield _gauge("artem_waiting", "Pages that wait for a place.", sessions.lobby.waiting)
        yield self._by_session("artem_session_fps", "Frames a second sent to a page.", "fps", 1)
        yield self._by_session(
            "artem_session_server_seconds",
            "Median from a frame's last packet to its painting's, over the last second.",
            "server_ms",
            0.001,
        )
        totals = sessions.totals()
        yield _counter("artem_frames_received", "Frames of pages' cameras.", totals["frames_in"])
        yield _counter("artem_frames_sent", "Pictures given to encoders.", totals["frames_out"])
        yield _dropped(totals)

    def _by_role(self) -> Metric:
        found = GaugeMetricFamily("artem_sessions", "Pages that are in.", labels=["role"])
        roles = Counter(session.role for session in self._sessions.running)
        for role in Role:
            found.add_metric([role], roles[role])
        return found

    def _by_session(self, name: str, what: str, figure: str, unit: float) -> Metric:
        found = GaugeMetricFamily(name, what, labels=["session", "role"])
        for session in self._sessions.running:
            value = session.figures.told(self._now)[figure]
            if value is not None:
                found.add_metric([session.id, session.role], value * unit)
        return found


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(name, what, value=value)


def _counter(name: str, what: str, value: float) -> Metric:
    return CounterMetricFamily(name, what, value=value)


def _dropped(totals: Counter[str]) -> Metric:
    what = "Frames that did not come back, by reason."
    found = CounterMetricFamily("artem_frames_dropped", what, labels=["reason"])
    for reason in REASONS:
        found.add_metric([reason], totals[reason])
    return found
