"""Training a transform net for one style or many.

Johnson et al. 2016 and Ulyanov et al. 2016 (the net and its losses); Dumoulin et al. 2017 (one
net, a code per style). Besides the styles' codes an identity code is learned, which gives the
photograph back: strength is the way between the two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from artem.errors import TrainingError
from artem.nets.canvas import CORNER, Place
from artem.nets.layers import channels_last, with_weights
from artem.nets.shapes import PRESETS, NetShape
from artem.nets.transform import TransformNet
from artem.nets.vgg import load_vgg
from artem.styles.checkpoint import IDENTITY, NetFile, read_net_file, write_net_file
from artem.training.calibration import calibrated
from artem.training.data import PhotoSet, load_photos, load_picture, noisy_views
from artem.training.loop import Loop, array, arrays, pixels_last
from artem.training.losses import (
    PerceptualLoss,
    Shift,
    out_of_range,
    stability_loss,
    total_variation,
)
from artem.training.memory import keep_freed_memory
from artem.training.options import Progress, TransformTraining
from artem.training.parallel import Team, join_team, own_device
from artem.training.warm_start import first_codes, is_blank, with_canvas

_USUAL_STROKE = 0.6  # share of the samples at stroke size 1, where there are others
_STYLE_MEMORY = 0.9  # of the running mean of each style's loss
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


@dataclass(frozen=True)
class Drawn:
    """What one iteration looks at: two views of each photograph, and the styles to wear.

    views: (2N, 3, H, W), the second half `shift` beside the first. photos: (N, 3, H, W), the first
    half as it is. wanted: (N,) rows of `code_names`. places: where the views lie on the canvas.
    """

    views: Tensor
    photos: Tensor
    shift: Shift
    wanted: Tensor
    places: tuple[Place, Place]


class Trainer(Loop):
    """Learns a table of codes, identity first, and the net's weights.

    Of frozen ones only a canvas is learned on which nothing is drawn yet.
    """

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
        self.photos, self.held_out = photos.hold_out()
        torch.manual_seed(options.seed)
        shape = replace(PRESETS[options.preset], norm=options.norm, binary=options.binary)
        net = TransformNet(shape)
        self.start = None if options.start is None else read_net_file(options.start)
        if self.start is not None and shape.canvas:
            self.start = with_canvas(self.start)
        judged, _, _ = self.held_out.crops(_LEAST_JUDGED, options.size, seed=0)
        codes = first_codes(net, options.code_names, self.start, perceptual, judged)
        self.net = channels_last(net.to(device)).requires_grad_(not options.frozen)
        self.net.canvas.requires_grad_(not options.frozen or is_blank(net))
        self.teacher = None
        if options.teacher is not None:
            self.teacher = Teacher(options.teacher, options.code_names, device)
        self.codes = nn.Embedding(codes.shape[0], codes.shape[1], _weight=codes).to(device)
        learned = {"net": self.net, "codes": self.codes}
        super().__init__(options, device, team, learned, asdict(options.weights))
        self.difficulty = Difficulty(len(options.styles)).to(device)
        self.parts["difficulty"] = self.difficulty

    def draw(self, seed: int) -> Drawn:
        """Crops of photographs, each with the style it is to wear."""
        first, second, shift = self.photos.crops(self.options.batch, self.options.size, seed)
        wanted = self._draw_styles(np.random.default_rng((seed, 1)))
        views = noisy_views(first, second, torch.Generator(self.device).manual_seed(seed))
        photos, wanted = self.team.share(first), self.team.share(wanted)
        views = torch.cat([self.team.share(half) for half in views.chunk(2)])
        return Drawn(views, photos, shift, wanted, shift.places(seed))

    def losses(self, drawn: Drawn) -> dict[str, Tensor]:
        """The losses, unweighted; also learns which styles are worn worst."""
        losses, worn = self._losses(drawn)
        self.difficulty.learn(drawn.wanted // len(self.options.stroke_sizes), worn, self.team)
        return losses

    @torch.no_grad()
    def judge(self) -> float:
        """The weighted loss on held-out photographs, every style at least once; lower is better."""
        self.net.eval()
        count = max(_LEAST_JUDGED, len(self.options.code_names))
        first, second, shift = self.held_out.crops(count, self.options.size, seed=0)
        wanted = torch.arange(count, device=self.device) % len(self.options.code_names)
        views = noisy_views(first, second, torch.Generator(self.device).manual_seed(0))
        places = shift.places(seed=0)
        total = 0.0
        for at in range(0, count, self.options.batch):
            part = slice(at, at + self.options.batch)
            few = torch.cat([half[part] for half in views.chunk(2)])
            losses, _ = self._losses(Drawn(few, first[part], shift, wanted[part], places))
            total += self.weighted(losses).item() * len(wanted[part]) / count
        self.net.train()
        return total

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

    def _losses(self, drawn: Drawn) -> tuple[dict[str, Tensor], Tensor]:
        """The losses, unweighted, and how badly each picture wears its style, (N,)."""
        weights = self.options.weights
        photos, wanted = drawn.photos, drawn.wanted
        count = 2 if weights.stability else 1  # of the views that are painted
        losses: dict[str, Tensor] = {}
        with self.autocast():
            views = drawn.views[: count * len(photos)]
            painted = self._paint(views, (wanted + 1).repeat(count), drawn.places[:count]).float()
            seen, *others = painted.chunk(count)
            if self.teacher is not None:
                shown = self.teacher.paint(photos, wanted, drawn.places[:1])
                worn = (seen - shown).square().mean((1, 2, 3))
                losses["distillation"] = worn.mean()
            if self.teacher is None or weights.content or weights.style:
                content, worn = self.perceptual(pixels_last(seen), pixels_last(photos), wanted)
                losses |= {"content": content.mean(), "style": worn.mean()}
            kept = photos
            if weights.identity and not self.options.frozen:
                kept = self._paint(photos, torch.zeros_like(wanted), drawn.places[:1]).float()
        losses |= {
            "pixel": F.mse_loss(seen, photos),
            "total_variation": total_variation(seen),
            "identity": F.mse_loss(kept, photos),
            "range": out_of_range(seen),
        }
        for again in others:
            losses["stability"] = stability_loss(seen, again, drawn.shift)
        return losses, worn.detach()

    def _paint(self, pictures: Tensor, worn: Tensor, places: Sequence[Place] = CORNER) -> Tensor:
        """worn: (N,) rows of the table of codes, where row 0 is identity."""
        painted: Tensor = self.net(pixels_last(pictures), self.codes(worn), places)
        return painted

    def preview(self) -> Tensor:
        """Two photographs, each beside its painting in every style at stroke size 1."""
        self.net.eval()
        side, strokes = self.options.size, len(self.options.stroke_sizes)
        pictures, _, _ = self.photos.crops(2, side, self.options.seed)
        columns = [pictures]
        for place in range(len(self.options.styles)):
            row = torch.full((2,), 1 + place * strokes, device=self.device)
            columns.append(self._paint(pictures, row))
        self.net.train()
        return torch.stack(columns, dim=1)

    def write_net(self) -> None:
        """The net file, with the training's facts in the style cards.

        Over frozen weights the styles it started with stay in it.
        """
        facts = self.facts()
        del facts["styles"]
        names = [IDENTITY, *self.options.code_names]
        codes = dict(zip(names, array(self.codes.weight), strict=True))
        cards = {
            style.card.name: replace(style.card, training=facts) for style in self.options.styles
        }
        file = NetFile(self.net.shape, self.options.preset, arrays(self.net), codes, cards)
        if self.start is not None and self.options.frozen:
            codes, cards = {**self.start.codes, **codes}, {**self.start.cards, **cards}
            file = replace(self.start, weights=file.weights, codes=codes, cards=cards)
        known = file.quantization.ranges if file.quantization else None
        file = calibrated(file, self.photos, self.held_out, self.options.size, known=known)
        write_net_file(self.options.out, file)


class Teacher:
    """A trained net that shows how the styles are painted (Hinton et al. 2015)."""

    def __init__(self, path: Path, names: list[str], device: torch.device) -> None:
        """names: of the codes. Raises NetFileError, or TrainingError where it lacks one."""
        file = read_net_file(path)
        missing = [name for name in names if name not in file.codes]
        if missing or not isinstance(file.shape, NetShape):
            raise TrainingError(f"{path} cannot teach {names[0]}; name a transform net that has it")
        net = with_weights(TransformNet(file.shape), file.weights).requires_grad_(False)
        self._net = channels_last(net.to(device)).eval()
        self._codes = torch.from_numpy(np.stack([file.codes[name] for name in names])).to(device)

    @torch.no_grad()
    def paint(self, photos: Tensor, wanted: Tensor, places: Sequence[Place] = CORNER) -> Tensor:
        """(N, 3, H, W) of photos (N, 3, H, W) in the styles `wanted`, (N,) rows of `names`."""
        painted: Tensor = self._net(pixels_last(photos), self._codes[wanted], places).float()
        return painted


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
        roots = self.loss.sqrt().cpu().double().numpy()
        shares: np.ndarray = roots / roots.sum()
        return shares
