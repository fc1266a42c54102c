"""What a training is told. Importing this loads no torch."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from artem.styles.card import StyleCard
from artem.styles.checkpoint import code_name


@dataclass(frozen=True)
class Weights:
    """Weight of each loss. Every loss is relative or a mean square on 0..1 pixels."""

    content: float = 1.0
    style: float = 1.5
    pixel: float = 0.0
    total_variation: float = 0.3
    stability: float = 30.0
    identity: float = 30.0
    range: float = 10.0
    distillation: float = 30.0


@dataclass(frozen=True)
class StylePicture:
    """A style to learn: its card, and the picture that shows it."""

    card: StyleCard
    path: Path


@dataclass(frozen=True, kw_only=True)
class Training(ABC):
    """What every training is told; `out` also names the preview and the checkpoint beside it.

    content: photographs. size: side of the square crops, pixels.
    checkpoint_every: iterations between checkpoints, each with a look at held-out photographs.
    patience: such looks without an improvement after which the training ends, once its rate is low.
    """

    content: Path
    out: Path
    iterations: int
    batch: int = 4
    size: int = 224
    learning_rate: float = 2e-3
    vgg: Path | None = None
    seed: int = 0
    checkpoint_every: int = 100
    patience: int = 10

    @property
    def checkpoint(self) -> Path:
        """Where an unfinished training is kept; removed when it is done."""
        return self.out.with_suffix(".training")

    @property
    def preview(self) -> Path:
        """A picture of where the training stands."""
        return self.out.with_suffix(".preview.jpg")

    @abstractmethod
    def facts(self) -> dict[str, Any]:
        """What decides the result, JSON-ready; a checkpoint fits only the same facts."""


@dataclass(frozen=True, kw_only=True)
class TransformTraining(Training):
    """Options of the training of a transform net.

    norm: of the net; "batch" is for comparison alone.
    style_size: short side of the style pictures at stroke size 1. stroke_sizes: a code is learned
    for each. start: a net file to start from. frozen: leave the weights of `start` as they are,
    keep its styles and learn codes alone, and a canvas where it had none.
    binary: the residual blocks compute with signs. teacher: a net file with these styles, whose
    paintings are to be met too.
    """

    styles: tuple[StylePicture, ...]
    preset: str = "fast"
    norm: str = "instance"
    style_size: int = 256
    stroke_sizes: tuple[float, ...] = (1.0,)
    weights: Weights = field(default_factory=Weights)
    start: Path | None = None
    frozen: bool = False
    binary: bool = False
    teacher: Path | None = None

    @property
    def code_names(self) -> list[str]:
        """The styles' codes: every stroke size of the first style, then of the next."""
        return [
            code_name(style.card.name, stroke)
            for style in self.styles
            for stroke in self.stroke_sizes
        ]

    def facts(self) -> dict[str, Any]:
        """What decides the result, JSON-ready; a checkpoint fits only the same facts."""
        facts = asdict(self)
        for key in ("styles", "content", "out", "vgg", "checkpoint_every"):
            del facts[key]
        facts["styles"] = [style.path.name for style in self.styles]
        facts["stroke_sizes"] = list(self.stroke_sizes)
        facts["teacher"] = self.teacher and self.teacher.name
        return facts | _start_facts(self.start)


@dataclass(frozen=True, kw_only=True)
class AdainTraining(Training):
    """Options of the training of a net that wears any picture.

    styles: pictures to practise on. style_size: short side of those. start: for "compact" the net
    file whose net learns to wear them; for "vgg" one to go on from, or None.
    encoder: "compact" or "vgg". layer: where "vgg" matches statistics. mean_weight: of the means
    beside the deviations in the style loss of "vgg"; colour is in the means.
    """

    styles: Path
    encoder: str = "compact"
    layer: str = "relu3_1"
    mean_weight: float = 1.0
    style_size: int = 256
    weights: Weights = field(default_factory=Weights)
    start: Path | None = None

    def facts(self) -> dict[str, Any]:
        """What decides the result, JSON-ready; a checkpoint fits only the same facts."""
        facts = asdict(self)
        for key in ("content", "out", "vgg", "checkpoint_every"):
            del facts[key]
        return facts | {"styles": self.styles.name} | _start_facts(self.start)


@dataclass(frozen=True, kw_only=True)
class PolishTraining(Training):
    """Options of taking the mesh out of a net's paintings.

    start: the net file. styles: pictures that a net with a predictor may be asked to wear.
    """

    start: Path
    styles: Path | None = None

    def facts(self) -> dict[str, Any]:
        """What decides the result, JSON-ready; a checkpoint fits only the same facts."""
        facts = asdict(self)
        for key in ("content", "out", "vgg", "checkpoint_every"):
            del facts[key]
        return facts | {"styles": self.styles and self.styles.name} | _start_facts(self.start)


def _start_facts(start: Path | None) -> dict[str, Any]:
    """What tells the net a training starts from; another one of its name is another start."""
    if start is None or not start.is_file():
        return {"start": None}
    return {"start": start.name, "start_digest": sha256(start.read_bytes()).hexdigest()[:16]}


@dataclass(frozen=True)
class Progress:
    """One finished iteration: how many are done, and the losses, unweighted.

    waiting: share of the time spent on getting photographs ready.
    """

    iteration: int
    losses: dict[str, float]
    waiting: float
