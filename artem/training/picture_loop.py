"""What the trainings of nets that wear any picture share: what they look at, and their previews."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
import torch
from torch import Tensor, nn

from artem.nets.canvas import Place
from artem.training.data import PhotoSet, noisy_views
from artem.training.loop import Loop
from artem.training.losses import Shift
from artem.training.options import AdainTraining
from artem.training.parallel import Team
from artem.training.style_set import StyleSet

_JUDGED = 24  # crops by which a net is judged
_SHOWN = 6  # styles of the preview


@dataclass(frozen=True)
class Drawn:
    """What one iteration looks at: two views of each photograph, and the picture it is to wear.

    views: (2N, 3, H, W), the second half `shift` beside the first. photos: (N, 3, H, W), the first
    half as it is. styles: (N, 3, S, S). places: where the views lie on the canvas.
    """

    views: Tensor
    photos: Tensor
    shift: Shift
    styles: Tensor
    places: tuple[Place, Place]


class PictureLoop(Loop):
    """A training in which every photograph wears another picture."""

    def __init__(
        self,
        options: AdainTraining,
        photos: PhotoSet,
        styles: StyleSet,
        device: torch.device,
        team: Team,
        learned: Mapping[str, nn.Module],
    ) -> None:
        self.options = options
        self.photos, self.held_out = photos.hold_out()
        self.styles, self.judged_styles = styles.hold_out()
        super().__init__(options, device, team, learned, asdict(options.weights))

    @abstractmethod
    def losses(self, drawn: Drawn) -> dict[str, Tensor]:
        """The losses of what was drawn, unweighted."""

    @abstractmethod
    def wear(self, photos: Tensor, styles: Tensor) -> Tensor:
        """The photographs, (N, 3, H, W), each in the style of its picture, (N, 3, S, S)."""

    def draw(self, seed: int) -> Drawn:
        """Crops of photographs, each with a picture whose style it is to wear."""
        options = self.options
        first, second, shift = self.photos.crops(options.batch, options.size, seed)
        chance = np.random.default_rng((seed, 1))
        styles = self.styles.draw(options.batch, options.style_size, chance)
        views = noisy_views(first, second, torch.Generator(self.device).manual_seed(seed))
        views = torch.cat([self.team.share(half) for half in views.chunk(2)])
        styles, places = self.team.share(styles), shift.places(seed)
        return Drawn(views, self.team.share(first), shift, styles, places)

    @torch.no_grad()
    def judge(self) -> float:
        """The weighted loss on held-out photographs and pictures; lower is better."""
        options = self.options
        first, second, shift = self.held_out.crops(_JUDGED, options.size, seed=0)
        styles = self.judged_styles.plain(_JUDGED, options.style_size)
        chance = torch.Generator(self.device).manual_seed(0)
        places = shift.places(seed=0)
        total = 0.0
        for at in range(0, _JUDGED, options.batch):
            part = slice(at, at + options.batch)
            views = noisy_views(first[part], second[part], chance)
            losses = self.losses(Drawn(views, first[part], shift, styles[part], places))
            total += self.weighted(losses).item() * len(first[part]) / _JUDGED
        return total

    def preview(self) -> Tensor:
        """Held-out pictures, each above two photographs that wear it."""
        side = self.options.size
        styles = self.judged_styles.plain(_SHOWN, side)
        photos, _, _ = self.held_out.crops(2, side, self.options.seed)
        rows = [torch.cat([torch.ones_like(styles[:1]), styles])]
        for photo in photos:
            painted = self.wear(photo.expand(_SHOWN, -1, -1, -1), styles)
            rows.append(torch.cat([photo[None], painted.float()]))
        return torch.stack(rows)
