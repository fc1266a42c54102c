"""Moving pictures whose motion is known, and measures of how steadily they are painted.

Stability is the root of the mean squared difference, on a scale of 0 to 1, between what is
painted of a frame and what was painted of the frame before, moved along with the scene; over
pixels that both frames show:

    sqrt(mean over valid pixels and channels of (O[t](x) - O[t-1](x + flow(x)))^2)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pictures import filled

from artem.frame import Pixels
from artem.opencv import cv2

Paint = Callable[[Pixels], Pixels]
Map = NDArray[np.float32]

SENSOR_NOISE = 2.0  # standard deviation, of 255
_BORDER = 16  # pixels left out at the rim, where there is nothing to compare with
_WORLD = 1.5  # size of the scene over the frame's


@dataclass(frozen=True)
class Pair:
    """Two frames; `back` (H, W, 2): where each pixel of the second lies in the first, (x, y).

    valid: (H, W) bool, pixels of the second that the first shows too.
    """

    first: Pixels
    second: Pixels
    back: Map
    valid: NDArray[np.bool_]


def synthetic_pairs(
    photo: Pixels, other: Pixels, size: tuple[int, int], count: int, seed: int
) -> Iterator[Pair]:
    """A camera that moves, turns and zooms over a photograph, a disc of another one before it.

    The flow is exact, what the disc hides is masked, and each frame has its own sensor noise.
    """
    width, height = size
    world = filled(photo, round(_WORLD * width), round(_WORLD * height))
    disc = filled(other, round(_WORLD * width), round(_WORLD * height))
    chance = np.random.default_rng(seed)
    for _ in range(count):
        cameras = [_camera(world, chance, size)]
        cameras.append(_moved(cameras[0], chance, size))
        centre = chance.uniform(0.3, 0.7, 2) * (width, height)
        centres = [centre, centre + chance.uniform(-5, 5, 2)]
        yield _render(world, disc, cameras, centres, size, chance)


def _camera(world: Pixels, chance: np.random.Generator, size: tuple[int, int]) -> Map:
    left = chance.uniform(0.1, 0.4, 2) * (world.shape[1] - size[0], world.shape[0] - size[1])
    return np.float32([[1, 0, left[0]], [0, 1, left[1]]])


def _moved(camera: Map, chance: np.random.Generator, size: tuple[int, int]) -> Map:
    """A frame later: up to five pixels, half a degree and one percent."""
    turn, zoom = np.radians(chance.uniform(-0.5, 0.5)), chance.uniform(0.99, 1.01)
    linear = zoom * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    middle = np.array(size) / 2
    offset = middle - linear @ middle + chance.uniform(-5, 5, 2)
    return np.float32(
        np.column_stack([camera[:, :2] @ linear, camera[:, :2] @ offset + camera[:, 2]])
    )


def _render(
    world: Pixels,
    disc: Pixels,
    cameras: list[Map],
    centres: list[np.ndarray],
    size: tuple[int, int],
    chance: np.random.Generator,
) -> Pair:
    width, height = size
    grid = np.dstack(np.meshgrid(np.arange(width), np.arange(height))).astype(np.float32)
    radius = 0.2 * height
    frames, inside = [], []
    for camera, centre in zip(cameras, centres, strict=True):
        places = cv2.transform(grid, camera)
        frame = cv2.remap(world, places, None, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
        offset = grid - centre.astype(np.float32)
        mask = np.hypot(offset[..., 0], offset[..., 1]) < radius
        face = cv2.remap(
            disc, offset + np.float32([disc.shape[1] / 2, disc.shape[0] / 2]), None, cv2.INTER_CUBIC
        )
        frame = np.where(mask[..., None], face, frame)
        noise = chance.normal(0, SENSOR_NOISE, frame.shape)
        frames.append((frame + noise).round().clip(0, 255).astype(np.uint8))
        inside.append(mask)
    # of the scene: the second camera's view, then back through the first's
    to_first = cv2.invertAffineTransform(cameras[0])
    back = cv2.transform(cv2.transform(grid, cameras[1]), to_first)
    back[inside[1]] = (grid + (centres[0] - centres[1]).astype(np.float32))[inside[1]]
    was_inside = cv2.remap(inside[0].astype(np.uint8), back, None, cv2.INTER_NEAREST) > 0
    return Pair(*frames, back, (was_inside == inside[1]) & _within(back))


def clip_pairs(path: Path, size: tuple[int, int], count: int) -> Iterator[Pair]:
    """Neighbouring frames of a clip, with flow estimated by OpenCV (DIS), checked both ways."""
    video = cv2.VideoCapture(str(path))
    frames = []
    while len(frames) <= count:
        read, frame = video.read()
        if not read:
            break
        frames.append(filled(np.ascontiguousarray(frame[..., ::-1]), *size))
    flow = cv2.DISOpticalFlow_create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    width, height = size
    grid = np.dstack(np.meshgrid(np.arange(width), np.arange(height))).astype(np.float32)
    for first, second in pairwise(frames):
        grey = [cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY) for frame in (first, second)]
        back = grid + flow.calc(grey[1], grey[0], None)
        forth = cv2.remap(flow.calc(grey[0], grey[1], None), back, None, cv2.INTER_LINEAR)
        agrees = np.linalg.norm(back - grid + forth, axis=2) < 1.0
        yield Pair(first, second, back, agrees & _within(back))


def _within(back: Map) -> NDArray[np.bool_]:
    height, width = back.shape[:2]
    rim = (width - _BORDER, height - _BORDER)
    valid: NDArray[np.bool_] = ((back >= _BORDER) & (back < rim)).all(2)
    valid[:_BORDER], valid[-_BORDER:], valid[:, :_BORDER], valid[:, -_BORDER:] = (False,) * 4
    return valid


def stability(paint: Paint, pairs: list[Pair]) -> float:
    """The measure above, over all pairs."""
    squares, count = 0.0, 0
    for pair in pairs:
        first, second = (
            paint(frame).astype(np.float32) / 255 for frame in (pair.first, pair.second)
        )
        moved = cv2.remap(first, pair.back, None, cv2.INTER_LINEAR)
        difference = (second - moved)[pair.valid]
        squares += float(np.square(difference).sum())
        count += difference.size
    return (squares / max(count, 1)) ** 0.5


def shift_error(paint: Paint, photo: Pixels, down: int = 3, right: int = 5) -> float:
    """RMS of 255 between the painting of a photograph and of the same moved, moved back."""
    height, width = photo.shape[0] - down, photo.shape[1] - right
    one = paint(np.ascontiguousarray(photo[:height, :width])).astype(float)
    other = paint(np.ascontiguousarray(photo[down:, right:])).astype(float)
    one, other = one[down:, right:], other[: height - down, : width - right]
    rim = np.s_[_BORDER:-_BORDER, _BORDER:-_BORDER]
    return float(np.sqrt(np.mean((one[rim] - other[rim]) ** 2)))


def shimmer(paint: Paint, photo: Pixels, frames: int = 8, seed: int = 0) -> float:
    """Deviation over time, of 255, of a still scene painted from frames with sensor noise."""
    chance = np.random.default_rng(seed)
    painted = []
    for _ in range(frames):
        noise = chance.normal(0, SENSOR_NOISE, photo.shape)
        painted.append(paint((photo + noise).round().clip(0, 255).astype(np.uint8)).astype(float))
    return float(np.sqrt(np.var(np.stack(painted), axis=0, ddof=1).mean()))
