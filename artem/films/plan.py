"""The plan of a film: all that decides what its segments are, for those that go on with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import av
import numpy as np

from artem.engine.painter import Painter
from artem.films.film import Film
from artem.films.recipe import Brush, Recipe
from artem.films.segments import Segment
from artem.look import Look
from artem.look_values import look_to_values
from artem.opencv import cv2

PLAN = "plan.json"
"""What it is called in the folder of the parts."""

_MOST_THREADS = 1024
_VERSION = 2  # raise when the same recipe gives other pictures than before

NetFacts = Mapping[str, str | int | None]
"""What decides how a net paints: equal ones paint the same bits on processors of one kind."""


def net_facts(painter: Painter, looks: Iterable[Look]) -> NetFacts:
    """Of a painter that wears these looks. Raises as its `painting` does."""
    codes = hashlib.sha256()
    for look in looks:
        codes.update(painter.painting(look).code.tobytes())
    return {
        **_device_facts(painter),
        "net_digest": painter.net_digest,
        "codes": codes.hexdigest(),
    }


def facts_for(painter: Painter, film: Film, recipe: Recipe) -> NetFacts:
    """Of a painter that is to paint a film: a device that cannot paint pictures of its size has
    been left by then. Raises as `Painter.paint` does, and its `painting`.
    """
    width, height = film.size
    black = np.zeros((width, height, 3) if film.turns % 2 else (height, width, 3), np.uint8)
    Brush(painter, recipe.cues, recipe.area)(black, 0.0)
    return net_facts(painter, recipe.cues.looks)


def _device_facts(painter: Painter) -> NetFacts:
    return {
        "device": painter.device.split(":", 1)[0],  # which one of several makes no difference
        "backend": painter.backend,
        "library": painter.library,
        "precision": painter.precision,
        "threads": painter.threads,
    }


def still_paints(painter: Painter, net: NetFacts) -> bool:
    """Whether a painter paints as these facts say; where its device fails, it goes on elsewhere."""
    return _device_facts(painter).items() <= net.items()


def threads_of(plan: Path) -> int | None:
    """How many threads painted by a plan; None where there is none, or it does not tell."""
    try:
        threads = json.loads(plan.read_bytes())["net"]["threads"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return threads if isinstance(threads, int) and 1 <= threads <= _MOST_THREADS else None


def file_facts(path: Path) -> tuple[int, int]:
    """Size and time of a file: others mean that it is another one. Raises OSError."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def versions() -> dict[str, Any]:
    """Of what reads, steadies and encodes films, to be the same wherever segments are painted."""
    ffmpeg = {name: list(numbers) for name, numbers in av.library_versions.items()}
    return {"Art'Em": _VERSION, "PyAV": av.__version__, "FFmpeg": ffmpeg, "OpenCV": cv2.__version__}


def plan_of(film: Film, segments: Sequence[Segment], recipe: Recipe, net: NetFacts) -> bytes:
    """As it is kept beside the segments."""
    facts = versions() | {
        "film": [str(film.path.resolve()), *file_facts(film.path)],
        "segments": [asdict(one) for one in segments],
        "recipe": _recipe_facts(recipe),
        "net": dict(net),
    }
    return json.dumps(facts, indent=1).encode()


def _recipe_facts(recipe: Recipe) -> dict[str, Any]:
    cues = [(cue.time, cue.transition, look_to_values(cue.look)) for cue in recipe.cues.cues]
    return {
        "start": look_to_values(recipe.cues.start),
        "cues": cues,
        "encoder": asdict(recipe.encoder),
        "two_pass": recipe.two_pass,
        "area": recipe.area,
    }
