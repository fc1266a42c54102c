"""Which of a camera's formats its menu offers. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from artem.capture.formats import USUAL_FPS, USUAL_SIZES, CameraFormat, can_be_asked, readable
from artem.gui.styles.catalog import SourceEntry
from artem.words import tr

MOST_LINES = 14
"""More would not fit a small screen; what cameras offer beyond them are sizes nobody asks for."""


def format_entries(camera: str, offered: Sequence[CameraFormat]) -> tuple[SourceEntry, ...]:
    """What to offer of a camera such as "webcam:1", the largest size first.

    For each size and pixel format only the highest rate that can be asked for. Where that is too
    much, for each size only the fastest pixel format, and the usual sizes before the others.
    """
    possible = [offer for offer in readable(offered) if _can_be_asked(offer)]
    chosen = _fastest(possible, lambda offer: (_size(offer), offer.pixel_format))
    if len(chosen) > MOST_LINES:
        chosen = _fastest(chosen, _size)
        chosen = sorted(chosen, key=_usual_first)[:MOST_LINES]
    chosen.sort(key=lambda offer: (-_area(offer), -(offer.fps or 0.0)))
    return tuple(SourceEntry(f"{camera}@{offer}", _title(offer)) for offer in chosen)


def _fastest(
    offered: Iterable[CameraFormat], kind: Callable[[CameraFormat], object]
) -> list[CameraFormat]:
    """Of each kind the offer with the highest rate."""
    best: dict[object, CameraFormat] = {}
    for offer in offered:
        before = best.get(kind(offer))
        if before is None or (offer.fps or 0.0) > (before.fps or 0.0):
            best[kind(offer)] = offer
    return list(best.values())


def _can_be_asked(offer: CameraFormat) -> bool:
    return can_be_asked(_size(offer), offer.fps or USUAL_FPS)


def _usual_first(offer: CameraFormat) -> tuple[bool, int]:
    return _size(offer) not in USUAL_SIZES, -_area(offer)


def _size(offer: CameraFormat) -> tuple[int, int]:
    return offer.width, offer.height


def _area(offer: CameraFormat) -> int:
    return offer.width * offer.height


def _title(offer: CameraFormat) -> str:
    size = f"{offer.width} \N{MULTIPLICATION SIGN} {offer.height}"
    if offer.fps is None:
        return f"{size}, {offer.pixel_format}"
    rate = tr("{rate} FPS").format(rate=f"{offer.fps:g}")
    return f"{size}, {rate}, {offer.pixel_format}"
