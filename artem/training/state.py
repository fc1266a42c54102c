"""Saving and resuming a training, exactly."""

from __future__ import annotations

import io
import json
import pickle
from pathlib import Path
from typing import Any

import torch

from artem.errors import TrainingError
from artem.files import write_bytes


def save_state(trainer: Any, path: Path, facts: dict[str, Any]) -> None:
    """Write everything the loop carries from one iteration to the next, whole or not at all."""
    buffer = io.BytesIO()
    torch.save(
        {
            "facts": json.dumps(facts),
            "iteration": trainer.iteration,
            "seconds": trainer.seconds,
            "means": trainer.means,
            **{name: part.state_dict() for name, part in trainer.parts.items()},
        },
        buffer,
    )
    write_bytes(path, buffer.getvalue())


def load_state(trainer: Any, path: Path, facts: dict[str, Any]) -> None:
    """Go on from a checkpoint, if there is one.

    Raises TrainingError where it is damaged or belongs to other options.
    """
    if not path.exists():
        return
    remedy = f"delete {path} to start anew"
    try:
        state = torch.load(path, map_location=trainer.device, weights_only=True)
        if state["facts"] != json.dumps(facts):
            raise TrainingError(f"the unfinished training there has other options; {remedy}")
        for name, part in trainer.parts.items():
            part.load_state_dict(state[name])
        trainer.iteration = state["iteration"]
        trainer.seconds = state["seconds"]
        trainer.means = state["means"]
    except (OSError, KeyError, RuntimeError, ValueError, pickle.UnpicklingError) as error:
        raise TrainingError(f"the unfinished training is damaged ({error}); {remedy}") from error
