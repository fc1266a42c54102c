"""Training a transform net for one style or many.

Johnson et al. 2016 and Ulyanov et al. 2016 (the net and its losses); Dumoulin et al. 2017 (one
net, a code per style). Besides the styles' codes an identity code is learned, which gives the
photograph back: strength is the way between the two.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from artem.errors import TrainingError
from artem.files import write_bytes
from artem.nets.layers import channels_last
from artem.nets.shapes import PRESETS
from artem.nets.transform import TransformNet
from artem.nets.vgg import load_vgg
from artem.opencv import cv2
from artem.styles.card import StyleCard
from artem.styles.checkpoint import IDENTITY, read_net_file, write_net_file
from artem.training.data import PhotoSet, load_photos, load_picture
from artem.training.losses import PerceptualLoss, Shift, stability_loss, total_variation
from artem.training.memory import keep_freed_memory
from artem.training.options import Progress, TransformTraining
from artem.training.parallel import Team, join_team, own_device
from artem.training.state import load_state, save_state
from artem.training.warm_start import first_codes

_INPUT_NOISE = 0.02
_RELIGHT = 0.05
_GRADIENT_NORM = 5.0
_WARM_UP = 0.15  # share of the iterations in which the learning rate rises
_USUAL_STROKE = 0.6  # share of the samples at stroke size 1, where there are others
_MEMORY = 0.98  # of the running mean of each loss
_STYLE_MEMORY = 0.9  # of the running mean of each style's loss
_HELD_OUT = 50  # every so manieth photograph is for judging alone
_LEAST_JUDGED = 8  # crops by which the net is judged


def train(
    options: TransformTraining,
    device_name: str,
    report: Callable[[Progress], None],
    loading: Callable[[int, int], None] = lambda _done, _all: None,
) -> int:
    """Train to the end and write `options.out`; goes on from a checkpoint of the same options.

    Started by torchrun, it shares the work with the other processes. Returns how many files
    were no readable pictures.
    Raises TrainingError or NetFileError before the first iteration where something is missing.
    """
    keep_freed_memory()
    device = torch.device(own_device(device_name))
    vgg = channels_last(load_vgg(options.vgg).to(device))
    pictures = [
        load_picture(style.path, round(options.style_size * stroke), device)
        for style in options.styles
        for stroke in options.stroke_sizes
    ]
    photos = load_photos(options.content, options.size, device, loading)
    with join_team(options.batch, device) as team:
        Trainer(options, PerceptualLoss(vgg, pictures), photos, device, team).run(report)
    return photos.skipped


class Trainer:
    """The loop. Data depend on the seed and the iteration alone, so that resuming is exact."""

    def __init__(
        self,
        options: TransformTraining,
        perceptual: PerceptualLoss,
        photos: PhotoSet,
        device: torch.device,
        team: Team,
    ) -> None:
        self.options = options
        self.perceptual = perceptual
        self.photos, self.held_out = photos.hold_out(_HELD_OUT)
        self.device = device
        self.team = team
        torch.manual_seed(options.seed)
        net = TransformNet(replace(PRESETS[options.preset], norm=options.norm))
        self.start = None if options.start is None else read_net_file(options.start)
        judged, _, _ = self.held_out.crops(_LEAST_JUDGED, options.size, seed=0)
        codes = first_codes(net, options.code_names, self.start, perceptual, judged)
        self.net = channels_last(net.to(device)).requires_grad_(not options.frozen)
        self.codes = nn.Embedding(codes.shape[0], codes.shape[1], _weight=codes).to(device)
        learned = [p for p in self.net.parameters() if p.requires_grad]
        self.parameters = [*learned, *self.codes.parameters()]
        self.optimizer = torch.optim.Adam(self.parameters, lr=options.learning_rate)
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimizer,
            max_lr=options.learning_rate,
            total_steps=options.iterations,
            pct_start=_WARM_UP,
        )
        self.best = Best()
        self.difficulty = Difficulty(len(options.styles)).to(device)
        self.iteration = 0
        self.seconds = 0.0
        self.means: dict[str, float] = {}

    def run(self, report: Callable[[Progress], None]) -> None:
        """Every remaining iteration, with checkpoints; then the best net seen is written."""
        load_state(self, self.options.checkpoint, self.options.facts())
        waited = 0.0
        while self.iteration < self.options.iterations:
            began = time.monotonic()
            losses, loading = self.step()
            self.iteration += 1
            self.seconds += time.monotonic() - began
            waited += loading
            report(Progress(self.iteration, losses, waited / self.seconds))
            if self.iteration % self.options.checkpoint_every == 0:
                self.checkpoint()
                if self._is_settling() and self.best.misses >= self.options.patience:
                    break
        self.best.see(self.judge(), self.net, self.codes)
        self.best.restore(self.net, self.codes)
        if self.team.leads:
            self.write_net()
            self.write_preview()
            self.options.checkpoint.unlink(missing_ok=True)

    def _is_settling(self) -> bool:
        """Whether the rate is falling and low: while it is high, nets get worse before better."""
        rate = float(self.schedule.get_last_lr()[0])
        risen = self.iteration > self.options.iterations * _WARM_UP
        return risen and rate <= self.options.learning_rate / 2

    def checkpoint(self) -> None:
        """Judge the net, and keep everything for a resume."""
        self.best.see(self.judge(), self.net, self.codes)
        if not self.team.leads:
            return
        save_state(self, self.options.checkpoint, self.options.facts())
        self.write_preview()

    def step(self) -> tuple[dict[str, float], float]:
        """One iteration: its losses, unweighted, and the seconds its photographs took."""
        began = time.monotonic()
        seed = self.options.seed * 1_000_003 + self.iteration
        first, second, shift = self.photos.crops(self.options.batch, self.options.size, seed)
        loading = time.monotonic() - began
        wanted = self._draw_styles(np.random.default_rng((seed, 1)))
        views = self._views(first, second, torch.Generator(self.device).manual_seed(seed))
        photos, wanted = self.team.share(first), self.team.share(wanted)
        views = torch.cat([self.team.share(half) for half in views.chunk(2)])
        losses, worn = self._losses(views, photos, shift, wanted)
        total = self._weighted(losses)
        self.optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        self.team.average(self.parameters)
        nn.utils.clip_grad_norm_(self.parameters, _GRADIENT_NORM)
        reached = torch.stack([total, *losses.values()]).detach()
        self.team.average_tensor(reached)
        found = reached.tolist()  # the device is waited for once
        if not np.isfinite(found).all():
            raise TrainingError("the losses are no longer finite; lower --learning-rate")
        self.optimizer.step()
        self.schedule.step()
        self.difficulty.learn(wanted // len(self.options.stroke_sizes), worn, self.team)
        values = dict(zip(losses, found[1:], strict=True))
        for name, value in values.items():
            self.means[name] = _MEMORY * self.means.get(name, value) + (1 - _MEMORY) * value
        return values, loading

    @torch.no_grad()
    def judge(self) -> float:
        """The weighted loss on held-out photographs, every style at least once; lower is better."""
        self.net.eval()
        count = max(_LEAST_JUDGED, len(self.options.code_names))
        first, second, shift = self.held_out.crops(count, self.options.size, seed=0)
        wanted = torch.arange(count, device=self.device) % len(self.options.code_names)
        views = self._views(first, second, torch.Generator(self.device).manual_seed(0))
        total = 0.0
        for at in range(0, count, self.options.batch):
            part = slice(at, at + self.options.batch)
            few = torch.cat([half[part] for half in views.chunk(2)])
            losses, _ = self._losses(few, first[part], shift, wanted[part])
            total += self._weighted(losses).item() * len(wanted[part]) / count
        self.net.train()
        return total

    def _weighted(self, losses: dict[str, Tensor]) -> Tensor:
        weights = self.options.weights
        return torch.stack([getattr(weights, name) * loss for name, loss in losses.items()]).sum()

    def _draw_styles(self, chance: np.random.Generator) -> Tensor:
        """(batch,) places in `options.code_names`.

        As many different styles as there can be, those worn worst the most often.
        """
        count, strokes = len(self.options.styles), len(self.options.stroke_sizes)
        shares = self.difficulty.shares()
        rounds = -(-self.options.batch // count)
        most = min(count, self.options.batch)
        styles = np.concatenate(
            [chance.choice(count, most, replace=False, p=shares) for _ in range(rounds)]
        )
        rest = (1 - _USUAL_STROKE) / (strokes - 1) if strokes > 1 else 0.0
        usual = [1 - rest * (strokes - 1), *[rest] * (strokes - 1)]
        stroke = chance.choice(strokes, self.options.batch, p=usual)
        return torch.from_numpy(styles[: self.options.batch] * strokes + stroke).to(self.device)

    def _views(self, first: Tensor, second: Tensor, chance: torch.Generator) -> Tensor:
        """What the net is shown: both crops, one relit, with the noise of a camera."""
        views = [first, _relit(second, chance)]
        noise = [_INPUT_NOISE * _noise(view, chance) for view in views]
        return torch.cat(views) + torch.cat(noise)

    def _losses(
        self, views: Tensor, photos: Tensor, shift: Shift, wanted: Tensor
    ) -> tuple[dict[str, Tensor], Tensor]:
        """The losses, unweighted, and the style loss of each picture, (N,)."""
        with self._autocast():
            painted = self._paint(views, (wanted + 1).repeat(2)).float()
            seen, again = painted.chunk(2)
            content, style = self.perceptual(_pixels_last(seen), _pixels_last(photos), wanted)
            kept = photos
            if self.options.weights.identity and not self.options.frozen:
                kept = self._paint(photos, torch.zeros_like(wanted)).float()
        losses = {
            "content": content.mean(),
            "style": style.mean(),
            "pixel": F.mse_loss(seen, photos),
            "total_variation": total_variation(seen),
            "stability": stability_loss(seen, again, shift),
            "identity": F.mse_loss(kept, photos),
            "range": (seen - seen.clamp(0, 1)).square().mean(),
        }
        return losses, style.detach()

    def _paint(self, pictures: Tensor, places: Tensor) -> Tensor:
        """places: (N,) rows of the table of codes, where row 0 is identity."""
        painted: Tensor = self.net(_pixels_last(pictures), self.codes(places))
        return painted

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.device.type, torch.bfloat16, enabled=_has_bf16(self.device))

    def write_preview(self) -> None:
        """Two photographs, each beside its painting in every style at stroke size 1."""
        self.net.eval()
        side, strokes = self.options.size, len(self.options.stroke_sizes)
        pictures, _, _ = self.photos.crops(2, side, self.options.seed)
        columns = [pictures]
        for place in range(len(self.options.styles)):
            row = torch.full((2,), 1 + place * strokes, device=self.device)
            with torch.no_grad(), self._autocast():
                columns.append(self._paint(pictures, row).float().clamp(0, 1))
        self.net.train()
        rows = torch.cat(columns, dim=3).permute(0, 2, 3, 1).flatten(0, 1)
        bgr = (rows * 255).round().to("cpu", torch.uint8).numpy()[..., ::-1]
        write_bytes(self.options.preview, cv2.imencode(".jpg", bgr)[1].tobytes())

    def write_net(self) -> None:
        """The net file, with the training's facts in the style cards.

        Over frozen weights the styles it started with stay in it.
        """
        facts = self.options.facts()
        del facts["styles"]
        facts["iteration"] = self.iteration
        facts["seconds"] = round(self.seconds)
        facts["device"] = str(self.device)
        facts["losses"] = {name: round(value, 4) for name, value in self.means.items()}
        codes, cards = {}, {}
        if self.start is not None and self.options.frozen:
            codes, cards = dict(self.start.codes), dict(self.start.cards)
        names = [IDENTITY, *self.options.code_names]
        codes |= dict(zip(names, _array(self.codes.weight), strict=True))
        for style in self.options.styles:
            cards[style.card.name] = StyleCard(**{**style.card.to_json(), "training": facts})
        write_net_file(
            self.options.out,
            self.net.shape,
            self.options.preset,
            {name: _array(tensor) for name, tensor in self.net.state_dict().items()},
            codes,
            cards.values(),
        )


class Difficulty(nn.Module):
    """How badly each style is worn: a running mean of its style loss."""

    loss: Tensor

    def __init__(self, styles: int) -> None:
        super().__init__()
        self.register_buffer("loss", torch.ones(styles))

    def learn(self, styles: Tensor, losses: Tensor, team: Team) -> None:
        """Take in the style losses, (N,), of some pictures; styles: (N,) whose they are."""
        heard = torch.stack([torch.zeros_like(self.loss)] * 2)
        heard[0].index_add_(0, styles, losses)
        heard[1].index_add_(0, styles, torch.ones_like(losses))
        team.average_tensor(heard)
        total, count = heard
        mean = torch.where(count > 0, total / count.clamp(min=1e-6), self.loss)
        self.loss.lerp_(mean, 1 - _STYLE_MEMORY)

    def shares(self) -> np.ndarray:
        """How often each style should be drawn, (styles,), summing to 1.

        The root keeps the easy ones in practice.
        """
        roots = self.loss.sqrt().double().cpu().numpy()
        shares: np.ndarray = roots / roots.sum()
        return shares


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


def _relit(pictures: Tensor, chance: torch.Generator) -> Tensor:
    """Each picture a few percent brighter or darker, as between two frames of a camera."""
    drawn = torch.rand((len(pictures), 1, 1, 1), generator=chance, device=pictures.device)
    return pictures * (1 + _RELIGHT * (2 * drawn - 1))


def _noise(pictures: Tensor, chance: torch.Generator) -> Tensor:
    return torch.randn(pictures.shape, generator=chance, device=pictures.device)


def _pixels_last(pictures: Tensor) -> Tensor:
    return pictures.contiguous(memory_format=torch.channels_last)


def _has_bf16(device: torch.device) -> bool:
    """Whether bfloat16 is native: elsewhere it is emulated and slower than float32."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return device.type == "cpu" and bool(torch.cpu._is_avx512_bf16_supported())


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().to("cpu", torch.float32).contiguous().numpy()
