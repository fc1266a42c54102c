"""Training a style predictor, so that a gallery's net wears any picture (Ghiasi et al. 2017).

The net and its styles stay as they are; the losses are those of the transform net, against a
picture that is drawn anew for every photograph.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import numpy as np
import torch
from torch import Tensor

from artem.errors import TrainingError
from artem.nets.layers import channels_last, with_weights
from artem.nets.picture_shapes import PredictorShape
from artem.nets.predictor import StylePredictor
from artem.nets.shapes import NetShape
from artem.nets.transform import TransformNet
from artem.styles.checkpoint import (
    IDENTITY,
    NetFile,
    Predictor,
    read_net_file,
    write_net_file,
)
from artem.training.data import PhotoSet, noisy_views
from artem.training.loop import Loop, arrays, pixels_last
from artem.training.losses import (
    PerceptualLoss,
    Shift,
    out_of_range,
    stability_loss,
    total_variation,
)
from artem.training.options import AdainTraining
from artem.training.parallel import Team
from artem.training.style_set import StyleSet

_JUDGED = 24  # crops by which the predictor is judged
_SHOWN = 6  # styles of the preview
# Some pictures are a hundred times farther from photographs than others. In the logarithm halving
# the distance counts the same for all, until this close.
_CLOSE = 0.1


@dataclass(frozen=True)
class Drawn:
    """What one iteration looks at: two views of each photograph, and the picture it is to wear.

    views: (2N, 3, H, W), the second half `shift` beside the first. photos: (N, 3, H, W), the first
    half as it is. styles: (N, 3, S, S).
    """

    views: Tensor
    photos: Tensor
    shift: Shift
    styles: Tensor


class PredictorTrainer(Loop):
    """Learns the predictor of a net file; goes on with the one that the file has."""

    def __init__(
        self,
        options: AdainTraining,
        perceptual: PerceptualLoss,
        photos: PhotoSet,
        styles: StyleSet,
        device: torch.device,
        team: Team,
    ) -> None:
        if options.start is None:
            raise TrainingError("there is no net to wear the pictures; name one with --from")
        self.options = options
        self.perceptual = perceptual
        self.photos, self.held_out = photos.hold_out()
        self.styles, self.judged_styles = styles.hold_out()
        self.file = read_net_file(options.start)
        if not isinstance(self.file.shape, NetShape):
            raise TrainingError(f"{options.start} wears pictures by itself; name a transform net")
        net = with_weights(TransformNet(self.file.shape), self.file.weights)
        self.net = channels_last(net.to(device)).requires_grad_(False)
        torch.manual_seed(options.seed)
        self.predictor = channels_last(_first_predictor(self.file).to(device))
        learned = {"predictor": self.predictor}
        super().__init__(options, device, team, learned, asdict(options.weights))

    def draw(self, seed: int) -> Drawn:
        """Crops of photographs, each with a picture whose style it is to wear."""
        options = self.options
        first, second, shift = self.photos.crops(options.batch, options.size, seed)
        chance = np.random.default_rng((seed, 1))
        styles = self.styles.draw(options.batch, options.style_size, chance)
        views = noisy_views(first, second, torch.Generator(self.device).manual_seed(seed))
        views = torch.cat([self.team.share(half) for half in views.chunk(2)])
        return Drawn(views, self.team.share(first), shift, self.team.share(styles))

    def losses(self, drawn: Drawn) -> dict[str, Tensor]:
        """The losses, unweighted."""
        with self.autocast():
            worn = self.perceptual.grams_of(pixels_last(drawn.styles))
            code = self.predictor(pixels_last(drawn.styles)).float()
            painted = self.net(pixels_last(drawn.views), code.repeat(2, 1)).float()
            seen, again = painted.chunk(2)
            content, style = self.perceptual.against(
                worn, pixels_last(seen), pixels_last(drawn.photos)
            )
        return {
            "content": content.mean(),
            "style": (style + _CLOSE).log().mean(),
            "total_variation": total_variation(seen),
            "stability": stability_loss(seen, again, drawn.shift),
            "range": out_of_range(seen),
        }

    @torch.no_grad()
    def judge(self) -> float:
        """The weighted loss on held-out photographs and pictures; lower is better."""
        options = self.options
        first, second, shift = self.held_out.crops(_JUDGED, options.size, seed=0)
        styles = self.judged_styles.plain(_JUDGED, options.style_size)
        chance = torch.Generator(self.device).manual_seed(0)
        total = 0.0
        for at in range(0, _JUDGED, options.batch):
            part = slice(at, at + options.batch)
            views = noisy_views(first[part], second[part], chance)
            losses = self.losses(Drawn(views, first[part], shift, styles[part]))
            total += self.weighted(losses).item() * len(first[part]) / _JUDGED
        return total

    def preview(self) -> Tensor:
        """Held-out pictures, each above two photographs that wear it."""
        side = self.options.size
        styles = self.judged_styles.plain(_SHOWN, side)
        photos, _, _ = self.held_out.crops(2, side, self.options.seed)
        code = self.predictor(styles).float()
        rows = [torch.cat([torch.ones_like(styles[:1]), styles])]
        for photo in photos:
            painted = self.net(photo.expand(_SHOWN, -1, -1, -1), code)
            rows.append(torch.cat([photo[None], painted.float()]))
        return torch.stack(rows)

    def write_net(self) -> None:
        """The net file it started from, with the predictor and how it was trained."""
        predictor = Predictor(self.predictor.shape, arrays(self.predictor))
        file = replace(self.file, predictor=predictor, training=self.facts())
        write_net_file(self.options.out, file)


def _first_predictor(file: NetFile) -> StylePredictor:
    """The file's own, or one that begins with what all its styles have in common."""
    if file.predictor is not None:
        return with_weights(StylePredictor(file.predictor.shape), file.predictor.weights)
    predictor = StylePredictor(PredictorShape(file.shape.code_size))
    codes = [code for name, code in file.codes.items() if name != IDENTITY]
    predictor.start_from(torch.from_numpy(np.stack(codes)))
    return predictor
