"""Training one transform net for one style (Johnson et al. 2016, Ulyanov et al. 2016).

Besides the style's code an identity code is learned, which gives the photograph back: strength
is the way between the two.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from artem.errors import NetFileError, TrainingError
from artem.files import write_bytes
from artem.nets.layers import channels_last
from artem.nets.shapes import PRESETS
from artem.nets.transform import TransformNet
from artem.nets.vgg import load_vgg
from artem.opencv import cv2
from artem.styles.card import StyleCard
from artem.styles.checkpoint import IDENTITY, NetFile, read_net_file, write_net_file
from artem.training.data import PhotoSet, load_photos, load_style
from artem.training.losses import PerceptualLoss, stability_loss, total_variation
from artem.training.state import load_state, save_state

_INPUT_NOISE = 0.02
_RELIGHT = 0.05
_GRADIENT_NORM = 5.0
_WARM_UP = 0.15  # share of the iterations in which the learning rate rises


@dataclass(frozen=True)
class Weights:
    """Weight of each loss. Every loss is relative or a mean square on 0..1 pixels."""

    content: float = 1.0
    style: float = 1.0
    total_variation: float = 0.15
    stability: float = 15.0
    identity: float = 10.0
    range: float = 10.0


@dataclass(frozen=True)
class TransformTraining:
    """Options of a training; `out` also names the preview and the checkpoint beside it.

    size: side of the square crops, pixels. style_size: short side of the style picture; larger
    gives larger strokes. start: a net file to start from.
    """

    style_image: Path
    content: Path
    out: Path
    card: StyleCard
    preset: str = "fast"
    iterations: int = 4000
    batch: int = 4
    size: int = 224
    style_size: int = 256
    learning_rate: float = 2e-3
    weights: Weights = field(default_factory=Weights)
    vgg: Path | None = None
    start: Path | None = None
    seed: int = 0
    checkpoint_every: int = 100

    @property
    def checkpoint(self) -> Path:
        """Where an unfinished training is kept; removed when it is done."""
        return self.out.with_suffix(".training")

    @property
    def preview(self) -> Path:
        """A picture of where the training stands."""
        return self.out.with_suffix(".preview.jpg")

    def facts(self) -> dict[str, Any]:
        """What decides the result, JSON-ready; a checkpoint fits only the same facts."""
        facts = asdict(self)
        for key in ("content", "out", "card", "vgg", "checkpoint_every"):
            del facts[key]
        facts["style_image"] = self.style_image.name
        facts["start"] = None if self.start is None else self.start.name
        return facts


@dataclass(frozen=True)
class Progress:
    """One finished iteration: how many are done, and the losses, unweighted."""

    iteration: int
    losses: dict[str, float]


def train(
    options: TransformTraining,
    device_name: str,
    report: Callable[[Progress], None],
    loading: Callable[[int, int], None] = lambda _done, _all: None,
) -> None:
    """Train to the end and write `options.out`; goes on from a checkpoint of the same options.

    Raises TrainingError or NetFileError before the first iteration where something is missing.
    """
    device = torch.device(device_name)
    vgg = channels_last(load_vgg(options.vgg).to(device))
    style = load_style(options.style_image, options.style_size, device)
    photos = load_photos(options.content, options.size, device, loading)
    Trainer(options, PerceptualLoss(vgg, style), photos, device).run(report)


class Trainer:
    """The loop. Data depend on the seed and the iteration alone, so that resuming is exact."""

    def __init__(
        self,
        options: TransformTraining,
        perceptual: PerceptualLoss,
        photos: PhotoSet,
        device: torch.device,
    ) -> None:
        self.options = options
        self.perceptual = perceptual
        self.photos = photos
        self.device = device
        torch.manual_seed(options.seed)
        net = TransformNet(PRESETS[options.preset])
        codes = _first_codes(net)
        if options.start is not None:
            codes = _warm_start(net, read_net_file(options.start))
        self.net = channels_last(net.to(device))
        self.codes = nn.ParameterDict(codes).to(device)
        self.parameters = [*self.net.parameters(), *self.codes.parameters()]
        self.optimizer = torch.optim.Adam(self.parameters, lr=options.learning_rate)
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimizer,
            max_lr=options.learning_rate,
            total_steps=options.iterations,
            pct_start=_WARM_UP,
        )
        self.iteration = 0
        self.seconds = 0.0
        self.means: dict[str, float] = {}

    def run(self, report: Callable[[Progress], None]) -> None:
        """Every remaining iteration, with checkpoints, then the net file."""
        load_state(self, self.options.checkpoint, self.options.facts())
        while self.iteration < self.options.iterations:
            began = time.monotonic()
            losses = self.step()
            self.iteration += 1
            self.seconds += time.monotonic() - began
            report(Progress(self.iteration, losses))
            if self.iteration % self.options.checkpoint_every == 0:
                save_state(self, self.options.checkpoint, self.options.facts())
                self.write_preview()
        self.write_net()
        self.write_preview()
        self.options.checkpoint.unlink(missing_ok=True)

    def step(self) -> dict[str, float]:
        """One iteration; returns its losses, unweighted."""
        seed = self.options.seed * 1_000_003 + self.iteration
        first, second, shift = self.photos.crops(self.options.batch, self.options.size, seed)
        losses = self._losses(first, second, shift, torch.Generator().manual_seed(seed))
        total = torch.zeros((), device=self.device)
        for name, loss in losses.items():
            total = total + getattr(self.options.weights, name) * loss
        if not torch.isfinite(total):
            raise TrainingError("the losses are no longer finite; lower --learning-rate")
        self.optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.parameters, _GRADIENT_NORM)
        self.optimizer.step()
        self.schedule.step()
        found = {name: loss.item() for name, loss in losses.items()}
        for name, value in found.items():
            self.means[name] = 0.98 * self.means.get(name, value) + 0.02 * value
        return found

    def _losses(
        self, first: Tensor, second: Tensor, shift: Any, chance: torch.Generator
    ) -> dict[str, Tensor]:
        count = len(first)
        views = torch.cat([first, _relit(second, chance)])
        views = views + _INPUT_NOISE * _noise(views, chance)
        with self._autocast():
            painted = self._paint(views, self.codes["style"]).float()
            seen, again = painted[:count], painted[count:]
            content, style = self.perceptual(_pixels_last(seen), _pixels_last(first))
            kept = self._paint(first[: max(1, count // 2)], self.codes[IDENTITY]).float()
        return {
            "content": content,
            "style": style,
            "total_variation": total_variation(seen),
            "stability": stability_loss(seen, again, shift),
            "identity": F.mse_loss(kept, first[: len(kept)]),
            "range": (seen - seen.clamp(0, 1)).square().mean(),
        }

    def _paint(self, pictures: Tensor, code: Tensor) -> Tensor:
        painted: Tensor = self.net(_pixels_last(pictures), code)
        return painted

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.device.type, torch.bfloat16, enabled=_has_bf16(self.device))

    def write_preview(self) -> None:
        """Two photographs beside their paintings, at full strength."""
        side = self.options.size
        pictures, _, _ = self.photos.crops(2, side, self.options.seed)
        with torch.no_grad(), self._autocast():
            painted = self._paint(pictures, self.codes["style"]).float()
        rows = torch.cat([pictures, painted.clamp(0, 1)], dim=3)
        pixels = (rows.permute(0, 2, 3, 1).reshape(-1, 2 * side, 3) * 255).round()
        bgr = pixels.to("cpu", torch.uint8).numpy()[..., ::-1]
        write_bytes(self.options.preview, cv2.imencode(".jpg", bgr)[1].tobytes())

    def write_net(self) -> None:
        """The net file, with the training's facts in the style card."""
        card = self.options.card
        facts = self.options.facts()
        facts["seconds"] = round(self.seconds)
        facts["device"] = str(self.device)
        facts["losses"] = {name: round(value, 4) for name, value in self.means.items()}
        codes = {IDENTITY: self.codes[IDENTITY], card.name: self.codes["style"]}
        write_net_file(
            self.options.out,
            self.net.shape,
            self.options.preset,
            {name: _array(tensor) for name, tensor in self.net.state_dict().items()},
            {name: _array(tensor)[0] for name, tensor in codes.items()},
            StyleCard(**{**card.to_json(), "training": facts}),
        )


def _first_codes(net: TransformNet) -> dict[str, Tensor]:
    return {IDENTITY: net.plain_code(gain=1.0), "style": net.plain_code()}


def _warm_start(net: TransformNet, file: NetFile) -> dict[str, Tensor]:
    if file.shape != net.shape:
        raise NetFileError("the net to start from has another shape; give one of the same preset")
    net.load_state_dict({name: torch.from_numpy(array) for name, array in file.weights.items()})
    identity, style = (torch.from_numpy(code)[None] for code in (file.codes[IDENTITY], file.code))
    return {IDENTITY: identity, "style": style}


def _relit(pictures: Tensor, chance: torch.Generator) -> Tensor:
    """Each picture a few percent brighter or darker, as between two frames of a camera."""
    gain = (torch.rand((len(pictures), 1, 1, 1), generator=chance) * 2 - 1) * _RELIGHT + 1
    return pictures * gain.to(pictures.device)


def _noise(pictures: Tensor, chance: torch.Generator) -> Tensor:
    return torch.randn(pictures.shape, generator=chance).to(pictures.device)


def _pixels_last(pictures: Tensor) -> Tensor:
    return pictures.contiguous(memory_format=torch.channels_last)


def _has_bf16(device: torch.device) -> bool:
    """Whether bfloat16 is native: elsewhere it is emulated and slower than float32."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return device.type == "cpu" and bool(torch.cpu._is_avx512_bf16_supported())


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().to("cpu", torch.float32).contiguous().numpy()
