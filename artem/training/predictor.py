"""Training a style predictor, so that a gallery's net wears any picture (Ghiasi et al. 2017).

The net and its styles stay as they are; the losses are those of the transform net, against a
picture that is drawn anew for every photograph.
"""

from __future__ import annotations

from dataclasses import replace

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
from artem.training.calibration import calibrated, predicted_codes
from artem.training.data import PhotoSet
from artem.training.loop import arrays, pixels_last
from artem.training.losses import (
    PerceptualLoss,
    out_of_range,
    stability_loss,
    total_variation,
)
from artem.training.options import AdainTraining
from artem.training.parallel import Team
from artem.training.picture_loop import Drawn, PictureLoop
from artem.training.style_set import StyleSet

# Some pictures are a hundred times farther from photographs than others. In the logarithm halving
# the distance counts the same for all, until this close.
_CLOSE = 0.1


class PredictorTrainer(PictureLoop):
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
        self.perceptual = perceptual
        self.file = read_net_file(options.start)
        if not isinstance(self.file.shape, NetShape):
            raise TrainingError(f"{options.start} wears pictures by itself; name a transform net")
        net = with_weights(TransformNet(self.file.shape), self.file.weights)
        self.net = channels_last(net.to(device)).requires_grad_(False)
        torch.manual_seed(options.seed)
        self.predictor = channels_last(_first_predictor(self.file).to(device))
        super().__init__(options, photos, styles, device, team, {"predictor": self.predictor})

    def losses(self, drawn: Drawn) -> dict[str, Tensor]:
        """The losses, unweighted."""
        with self.autocast():
            worn = self.perceptual.grams_of(pixels_last(drawn.styles))
            code = self.predictor(pixels_last(drawn.styles)).float()
            views, codes = pixels_last(drawn.views), code.repeat(2, 1)
            painted = self.net(views, codes, drawn.places).float()
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

    def wear(self, photos: Tensor, styles: Tensor) -> Tensor:
        """The photographs in the styles of the pictures."""
        painted: Tensor = self.net(photos, self.predictor(styles).float())
        return painted

    def write_net(self) -> None:
        """The net file it started from, with the predictor and how it was trained."""
        predictor = Predictor(self.predictor.shape, arrays(self.predictor))
        file = replace(self.file, predictor=predictor, training=self.facts())
        codes = predicted_codes(self.predictor, self.styles)
        write_net_file(
            self.options.out, calibrated(file, self.photos, self.held_out, self.options.size, codes)
        )


def _first_predictor(file: NetFile) -> StylePredictor:
    """The file's own, or one that begins with what all its styles have in common."""
    if file.predictor is not None:
        return with_weights(StylePredictor(file.predictor.shape), file.predictor.weights)
    predictor = StylePredictor(PredictorShape(file.shape.code_size))
    codes = [code for name, code in file.codes.items() if name != IDENTITY]
    predictor.start_from(torch.from_numpy(np.stack(codes)))
    return predictor
