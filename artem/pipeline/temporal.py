"""Steadying a moving painting: where the scene stands still, so does the paint."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from artem.frame import Pixels
from artem.opencv import cv2

_MOST_KEPT = 0.85  # of the frame before, where nothing moves, at stability 1
_SAME = 4.0  # difference of the sources, of 255, that is still noise
_MOVED = 14.0  # and that is surely motion
_OTHER_LOOK = 12.0  # mean difference of the paintings of one still scene, of 255
_COARSE = 4  # motion is judged at a quarter of the size: faster, and deaf to noise


@dataclass(frozen=True)
class _Before:
    """The last frame: its source, small, and what was shown of it."""

    source: NDArray[np.float32]
    shown: Pixels


class Stabilizer:
    """Blends each painting with what was shown before, where the source has not changed.

    amount: 0 (nothing is done) to 1; may be changed at any time.
    The blend is recursive, so that what is shown of a still scene settles: noise shrinks by
    sqrt((1 + w) / (1 - w)) for a share w of the frame before. A pixel whose surroundings moved
    is shown as it was painted: nothing trails. Nor does a change of style or strength: a scene that
    stands still while its painting changes has another look.
    """

    def __init__(self, amount: float = 0.0) -> None:
        self.amount = amount
        self._before: _Before | None = None

    def __call__(self, source: Pixels, painted: Pixels) -> Pixels:
        """source, painted (H, W, 3) uint8 -> what to show, like them."""
        if self.amount <= 0:
            self._before = None
            return painted
        height, width = source.shape[:2]
        small = cv2.resize(
            source, (-(-width // _COARSE), -(-height // _COARSE)), interpolation=cv2.INTER_AREA
        ).astype(np.float32)
        before = self._before
        shown, seen = painted, small
        if before is not None and before.shown.shape == painted.shape:
            kept = self._kept(small, before.source)
            if self._is_another_look(painted, before.shown, kept):
                kept = np.zeros_like(kept)
            seen = small + kept[..., None] * (before.source - small)
            full = cv2.resize(kept, (width, height), interpolation=cv2.INTER_LINEAR)
            shown = np.asarray(cv2.blendLinear(painted, before.shown, 1 - full, full), np.uint8)
        self._before = _Before(seen, shown)
        return shown

    def _kept(
        self, source: NDArray[np.float32], before: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Share of the frame before, per coarse pixel, (h, w) float32."""
        red, green, blue = cv2.split(cv2.absdiff(source, before))
        change = cv2.max(cv2.max(red, green), blue)
        moved = cv2.dilate(change, np.ones((3, 3), np.uint8))  # the rim of what moves moves too
        still = np.clip((_MOVED - moved) / (_MOVED - _SAME), 0, 1)
        share: NDArray[np.float32] = (np.float32(_MOST_KEPT * self.amount) * still).astype(
            np.float32
        )
        return share

    def _is_another_look(self, painted: Pixels, shown: Pixels, kept: NDArray[np.float32]) -> bool:
        """Whether the painting differs, where the scene does not, by more than shimmer."""
        still = kept > 0
        if not still.any():
            return False
        few = (slice(None, None, _COARSE), slice(None, None, _COARSE))
        change = cv2.absdiff(np.ascontiguousarray(painted[few]), np.ascontiguousarray(shown[few]))
        return float(change[still].mean()) > _OTHER_LOOK
