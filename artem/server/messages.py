"""What a page may say on the WebSocket, checked, and what it is answered."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn
from urllib.parse import quote

from artem.errors import UsageError
from artem.look import KNOBS, Knob, Look
from artem.look_values import values_to_look
from artem.styles.gallery import Style
from artem.words import tr


class Role(StrEnum):
    """What a page is here for."""

    PAINT = "paint"  # its own camera comes back painted
    WATCH = "watch"  # it is shown the feed
    CAMERA = "camera"  # its camera is the desktop app's source


@dataclass(frozen=True)
class Join:
    """The first message: what the page is here for."""

    role: Role


@dataclass(frozen=True)
class Offer:
    """A WebRTC session description, not yet looked into."""

    sdp: str


@dataclass(frozen=True)
class Wear:
    """How its camera shall be painted; only with styles on offer."""

    look: Look


Message = Join | Offer | Wear


def read_message(text: str, styles: Collection[str]) -> Message:
    """What a page said. styles: the names on offer. Raises UsageError for anything else."""
    said = _table(text)
    kind = said.get("type")
    if kind == "join":
        return Join(_role(said.get("role")))
    if kind == "offer":
        return Offer(_description(said.get("sdp")))
    if kind == "look":
        return Wear(_look(said.get("look"), styles))
    raise UsageError(tr("this message is not understood; reload the page"))


def _table(text: str) -> Mapping[str, Any]:
    try:
        said = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise UsageError(tr("this message is not understood; reload the page"))
    return said


def _no_constant(_: str) -> NoReturn:
    raise ValueError  # NaN and infinities are no JSON


def _role(name: object) -> Role:
    if name in list(Role):
        return Role(str(name))
    raise UsageError(tr("this page asked for something unknown; reload it"))


def _description(sdp: object) -> str:
    if isinstance(sdp, str) and sdp.isascii():
        return sdp
    raise UsageError(tr("the offer of a connection is damaged; reload the page"))


def _look(values: object, styles: Collection[str]) -> Look:
    look = values_to_look(values)
    if not all(name in styles for name, _ in look.mix):
        raise UsageError(tr("this server does not have that style; choose another"))
    return look


def welcome(roles: Iterable[Role], styles: Iterable[Style]) -> str:
    """The first thing a page is told: what there is."""
    return _text(
        "welcome",
        roles=list(roles),
        styles=[_told_style(style) for style in styles],
        knobs=[_told_knob(knob) for knob in KNOBS if not knob.live],
    )


def _told_style(style: Style) -> dict[str, str]:
    return {
        "name": style.name,
        "title": style.card.title,
        "author": style.card.author,
        "thumbnail": f"/thumbnails/{quote(style.name, safe='')}.jpg",
    }


def _told_knob(knob: Knob) -> dict[str, Any]:
    return {
        "name": knob.name,
        "title": knob.title,
        "tip": knob.tip,
        "least": knob.least,
        "most": knob.most,
        "usual": knob.usual,
    }


def queue(place: int) -> str:
    """It waits; place 1 is next."""
    return _text("queue", place=place)


def ready() -> str:
    """It is its turn: an offer may come."""
    return _text("ready")


def answer(sdp: str) -> str:
    """To an offer."""
    return _text("answer", sdp=sdp)


def figures(figures: Mapping[str, Any]) -> str:
    """How it goes, once a second."""
    return _text("figures", **figures)


def error(why: str) -> str:
    """Something did not work; the session goes on."""
    return _text("error", why=why)


def goodbye(why: str, *, again: bool) -> str:
    """The server closes. again: whether trying again helps."""
    return _text("goodbye", why=why, again=again)


def _text(kind: str, **values: Any) -> str:
    return json.dumps({"type": kind, **values})
