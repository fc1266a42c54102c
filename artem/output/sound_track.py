"""Where sounds belong on a track without gaps. Plain arithmetic on the times it is given."""

from __future__ import annotations

import numpy as np

from artem.sound import Samples

JITTER = 0.04
"""Seconds that a sound may come early or late and still follow the one before."""


class SoundTrack:
    """Lays sounds end to end: gaps become silence, and what overlaps is left out.

    length: samples so far.
    """

    def __init__(self, rate: int, channels: int) -> None:
        self.length = 0
        self._rate = rate
        self._channels = channels

    def add(self, samples: Samples, at: float) -> Samples:
        """What to append so that `samples`, (n, channels), are heard from `at` seconds on."""
        distance = round(at * self._rate) - self.length
        if abs(distance) <= JITTER * self._rate and self.length > 0:
            distance = 0
        if distance < 0:
            added = samples[-distance:]
        else:
            added = np.concatenate([self._silence(distance), samples])
        self.length += len(added)
        return added

    def silence_until(self, until: float) -> Samples:
        """The silence to append so that the track lasts at least `until` seconds."""
        added = self._silence(max(0, round(until * self._rate) - self.length))
        self.length += len(added)
        return added

    def _silence(self, length: int) -> Samples:
        return np.zeros((length, self._channels), np.float32)
