"""Steadying a film: as the live app does, or with the past and the future of every picture."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from artem.frame import Pixels
from artem.opencv import cv2
from artem.pipeline.temporal import Stabilizer

SETTLING = 12  # pictures until what was shown before the first of them is forgotten
LOOK_AHEAD = 3  # pictures that two passes look ahead

_FLOW_SIDE = 480  # pixels of the shorter side that motion is looked for at
_APART = 1.0  # pixels (of that size) by which the ways there and back may differ
_BLUR = 1.5  # of that size, of where the ways agree
_UNLIKE = 24.0  # of 255: sources that differ by more, moved onto each other, show other things
_PAST = 0.7  # weight of the past, of what is painted: 1
_FUTURE = 0.7

Flow = NDArray[np.float32]
Weights = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Painted:
    """A picture with its painting, both (H, W, 3) uint8, and how steady it is to be, 0 to 1."""

    source: Pixels
    painted: Pixels
    stability: float


class Steadier(Protocol):
    """Told of a film's pictures one after another, it gives what is shown of each, in order."""

    def feed(self, picture: Painted) -> list[Pixels]:
        """The next picture; what is known by now of how pictures are shown."""

    def finish(self) -> list[Pixels]:
        """There is no next one: the rest."""


class OnePass:
    """As the live app does."""

    def __init__(self) -> None:
        self._stabilize = Stabilizer()

    def feed(self, picture: Painted) -> list[Pixels]:
        """What is shown of it."""
        self._stabilize.amount = picture.stability
        return [self._stabilize(picture.source, picture.painted)]

    def finish(self) -> list[Pixels]:
        """Nothing is left."""
        return []


class TwoPass:
    """Blends each picture with its neighbours on both sides, along the motion.

    The first pass goes back from `LOOK_AHEAD` pictures ahead, the second goes on from what was
    shown before. Where motion cannot be followed, or shows other things, nothing is blended.
    """

    def __init__(self) -> None:
        self._flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)
        self._ahead: deque[_Scene] = deque()
        self._newest: _Scene | None = None
        self._shown: Pixels | None = None

    def feed(self, picture: Painted) -> list[Pixels]:
        """What is shown of the one `LOOK_AHEAD` pictures before; nothing of the first ones."""
        self._newest = self._scene(picture, self._newest)
        self._ahead.append(self._newest)
        return [self._show()] if len(self._ahead) > LOOK_AHEAD else []

    def finish(self) -> list[Pixels]:
        """What is shown of those that are left."""
        return [self._show() for _ in range(len(self._ahead))]

    def _scene(self, picture: Painted, before: _Scene | None) -> _Scene:
        grey = _small(picture.source)
        if before is None or before.grey.shape != grey.shape:
            return _Scene(picture, grey, None, None)
        back = self._flow.calc(grey, before.grey, None)  # type: ignore[call-overload]
        forth = self._flow.calc(before.grey, grey, None)  # type: ignore[call-overload]
        here, there = picture.source, before.picture.source
        to_before, from_before = _way(here, there, back, forth), _way(there, here, forth, back)
        return _Scene(picture, grey, to_before, from_before)

    def _show(self) -> Pixels:
        """What is shown of the first of those ahead, which is one of them no more."""
        scenes = list(self._ahead)
        shown = scenes[-1].picture.painted
        for scene, after in zip(scenes[-2::-1], scenes[:0:-1], strict=True):
            own = scene.picture.painted
            shown = _blended(scene.picture, own, shown, after.from_before, _FUTURE)
        scene = self._ahead.popleft()
        if self._shown is not None:
            shown = _blended(scene.picture, shown, self._shown, scene.to_before, _PAST)
        self._shown = shown
        return shown


@dataclass(frozen=True, eq=False)
class _Scene:
    """A picture, its source small and grey too, and the ways between it and the one before.

    to_before: None for the first. from_before: from the one before to this one.
    """

    picture: Painted
    grey: NDArray[np.uint8]
    to_before: _Way | None
    from_before: _Way | None


@dataclass(frozen=True, eq=False)
class _Way:
    """places: (H, W, 2), where each pixel lies in the other picture. trust: (H, W), 0 to 1."""

    places: Flow
    trust: Weights


def _small(pixels: Pixels) -> NDArray[np.uint8]:
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    height, width = grey.shape
    factor = min(1.0, _FLOW_SIDE / min(height, width))
    size = (max(16, round(width * factor)), max(16, round(height * factor)))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _way(here: Pixels, there: Pixels, forth: Flow, back: Flow) -> _Way:
    """From `here` along `forth` to `there`; it is trusted where `back` leads back."""
    rows, columns = forth.shape[:2]
    height, width = here.shape[:2]
    returned = _moved(back, _grid(columns, rows) + forth)
    apart = np.linalg.norm(forth + returned, axis=2)
    agrees = cv2.GaussianBlur((apart < _APART).astype(np.float32), (0, 0), _BLUR)
    scale = np.array([width / columns, height / rows], np.float32)
    full = cv2.resize(forth, (width, height), interpolation=cv2.INTER_LINEAR) * scale
    places: Flow = _grid(width, height) + full
    unlike = cv2.blur(cv2.absdiff(here, _moved(there, places)), (3, 3)).max(axis=2)
    likeness = 1 - np.minimum(unlike.astype(np.float32) / _UNLIKE, 1)
    trust = cv2.resize(agrees, (width, height), interpolation=cv2.INTER_LINEAR) * likeness
    return _Way(places, np.asarray(trust, np.float32))


def _grid(width: int, height: int) -> Flow:
    grid: Flow = np.dstack(np.meshgrid(np.arange(width), np.arange(height))).astype(np.float32)
    return grid


def _moved(
    there: NDArray[Any], places: Flow, interpolation: int = cv2.INTER_LINEAR
) -> NDArray[Any]:
    """What lies at `places`, (H, W, 2) of x and y; beyond the rim, what is at the rim."""
    x, y = places[..., 0], places[..., 1]
    return cv2.remap(there, x, y, interpolation, borderMode=cv2.BORDER_REPLICATE)


def _blended(
    picture: Painted, shown: Pixels, other: Pixels, way: _Way | None, weight: float
) -> Pixels:
    """`shown` with `other` of another picture, moved onto it."""
    if way is None or picture.stability <= 0 or other.shape != shown.shape:
        return shown
    share = np.float32(weight * picture.stability) * way.trust
    share = share / (1 + share)
    moved = _moved(other, way.places, cv2.INTER_CUBIC)  # linear would blur more every time
    return np.asarray(cv2.blendLinear(shown, moved, 1 - share, share), np.uint8)
