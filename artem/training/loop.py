"""What every training shares: the loop, its checkpoints, and keeping the best net seen."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from artem.errors import TrainingError
from artem.files import write_bytes
from artem.opencv import cv2
from artem.training.options import Progress, Training
from artem.training.parallel import Team
from artem.training.state import load_state, save_state

_GRADIENT_NORM = 5.0
_WARM_UP = 0.15  # share of the iterations in which the learning rate rises
_MEMORY = 0.98  # of the running mean of each loss


class Loop(ABC):
    """A training: subclasses say what is learned and by which losses.

    Data depend on the seed and the iteration alone, so that resuming is exact.
    parts: everything with a state that a checkpoint carries, by name.
    """

    def __init__(
        self,
        options: Training,
        device: torch.device,
        team: Team,
        learned: Mapping[str, nn.Module],
        weights: Mapping[str, float],
    ) -> None:
        """learned: the modules that are trained and judged. weights: of the losses, by name."""
        self.device = device
        self.team = team
        self.weights = weights
        self.iteration = 0
        self.seconds = 0.0
        self.means: dict[str, float] = {}
        self.best = Best()
        self._options = options
        self._learned = list(learned.values())
        self._parameters = [
            p for module in self._learned for p in module.parameters() if p.requires_grad
        ]
        self._optimizer = torch.optim.Adam(self._parameters, lr=options.learning_rate)
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimizer,
            max_lr=options.learning_rate,
            total_steps=options.iterations,
            pct_start=_WARM_UP,
        )
        self.parts: dict[str, Any] = {
            **learned,
            "optimizer": self._optimizer,
            "schedule": self._schedule,
            "best": self.best,
        }

    @abstractmethod
    def draw(self, seed: int) -> Any:
        """What one iteration looks at."""

    @abstractmethod
    def losses(self, drawn: Any) -> dict[str, Tensor]:
        """The losses of what was drawn, unweighted."""

    @abstractmethod
    def judge(self) -> float:
        """The weighted loss on held-out photographs; lower is better."""

    @abstractmethod
    def preview(self) -> Tensor:
        """(rows, columns, 3, H, W) RGB in 0..1: pictures of where the training stands."""

    @abstractmethod
    def write_net(self) -> None:
        """Write the net file, with the training's facts."""

    def run(self, report: Callable[[Progress], None]) -> None:
        """Every remaining iteration, with checkpoints; then the best net seen is written."""
        options = self._options
        load_state(self, options.checkpoint, options.facts())
        waited = 0.0
        while self.iteration < options.iterations:
            began = time.monotonic()
            losses, loading = self.step()
            self.iteration += 1
            self.seconds += time.monotonic() - began
            waited += loading
            report(Progress(self.iteration, losses, waited / self.seconds))
            if self.iteration % options.checkpoint_every == 0:
                self._checkpoint()
                if self._is_settling() and self.best.misses >= options.patience:
                    break
        self.best.see(self.judge(), *self._learned)
        self.best.restore(*self._learned)
        if self.team.leads:
            self.write_net()
            self._write_preview()
            options.checkpoint.unlink(missing_ok=True)

    def step(self) -> tuple[dict[str, float], float]:
        """One iteration: its losses, unweighted, and the seconds its pictures took."""
        began = time.monotonic()
        drawn = self.draw(self._options.seed * 1_000_003 + self.iteration)
        loading = time.monotonic() - began
        losses = self.losses(drawn)
        total = self.weighted(losses)
        self._optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        self.team.average(self._parameters)
        nn.utils.clip_grad_norm_(self._parameters, _GRADIENT_NORM)
        reached = torch.stack([total, *losses.values()]).detach()
        self.team.average_tensor(reached)
        found = reached.tolist()  # the device is waited for once
        if not np.isfinite(found).all():
            raise TrainingError("the losses are no longer finite; lower --learning-rate")
        self._optimizer.step()
        self._schedule.step()
        values = dict(zip(losses, found[1:], strict=True))
        for name, value in values.items():
            self.means[name] = _MEMORY * self.means.get(name, value) + (1 - _MEMORY) * value
        return values, loading

    def weighted(self, losses: dict[str, Tensor]) -> Tensor:
        """What is made small."""
        return torch.stack([self.weights[name] * loss for name, loss in losses.items()]).sum()

    def autocast(self) -> torch.autocast:
        """bfloat16 where the device has it natively."""
        return torch.autocast(self.device.type, torch.bfloat16, enabled=_has_bf16(self.device))

    def facts(self) -> dict[str, Any]:
        """What a style card tells of the training."""
        return {
            **self._options.facts(),
            "iteration": self.iteration,
            "seconds": round(self.seconds),
            "device": str(self.device),
            "losses": {name: round(value, 4) for name, value in self.means.items()},
        }

    def _checkpoint(self) -> None:
        """Judge the net, and keep everything for a resume."""
        self.best.see(self.judge(), *self._learned)
        if not self.team.leads:
            return
        save_state(self, self._options.checkpoint, self._options.facts())
        self._write_preview()

    def _is_settling(self) -> bool:
        """Whether the rate is falling and low: while it is high, nets get worse before better."""
        rate = float(self._schedule.get_last_lr()[0])
        risen = self.iteration > self._options.iterations * _WARM_UP
        return risen and rate <= self._options.learning_rate / 2

    def _write_preview(self) -> None:
        with torch.no_grad(), self.autocast():
            shown = self.preview().float().clamp(0, 1)
        sheet = shown.permute(0, 3, 1, 4, 2).flatten(0, 1).flatten(1, 2)  # (R, H, C, W, 3)
        bgr = (sheet * 255).round().to("cpu", torch.uint8).numpy()[..., ::-1]
        write_bytes(self._options.preview, cv2.imencode(".jpg", bgr)[1].tobytes())


class Best:
    """The best net seen so far, and how many looks brought no better one."""

    def __init__(self) -> None:
        self.loss = float("inf")
        self.misses = 0
        self._kept: list[dict[str, Tensor]] = []

    def see(self, loss: float, *modules: nn.Module) -> None:
        """Keep the weights of the modules where the loss is the lowest yet."""
        self.misses += 1
        if loss < self.loss:
            self.loss, self.misses = loss, 0
            self._kept = [
                {name: tensor.clone() for name, tensor in module.state_dict().items()}
                for module in modules
            ]

    def restore(self, *modules: nn.Module) -> None:
        """Load the kept weights."""
        for module, state in zip(modules, self._kept, strict=True):
            module.load_state_dict(state)

    def state_dict(self) -> dict[str, Any]:
        """What `load_state_dict` reads back."""
        return {"loss": self.loss, "misses": self.misses, "kept": self._kept}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from a checkpoint."""
        self.loss, self.misses, self._kept = state["loss"], state["misses"], state["kept"]


def pixels_last(pictures: Tensor) -> Tensor:
    """Laid out as convolutions like best."""
    return pictures.contiguous(memory_format=torch.channels_last)


def array(tensor: Tensor) -> np.ndarray:
    """As it is written to a file, float32."""
    return tensor.detach().to("cpu", torch.float32).contiguous().numpy()


def arrays(module: nn.Module) -> dict[str, np.ndarray]:
    """A module's weights by name."""
    return {name: array(tensor) for name, tensor in module.state_dict().items()}


def _has_bf16(device: torch.device) -> bool:
    """Whether bfloat16 is native: elsewhere it is emulated and slower than float32."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return device.type == "cpu" and bool(torch.cpu._is_avx512_bf16_supported())
