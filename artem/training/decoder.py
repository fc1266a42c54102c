"""Training the decoder of an AdaIN net (Huang & Belongie 2017, section 5)."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from artem.errors import NetFileError
from artem.nets.adain import AdainNet, statistics, vgg_encoder
from artem.nets.layers import channels_last, with_weights
from artem.nets.picture_shapes import AdainShape
from artem.nets.vgg import vgg_digest
from artem.styles.checkpoint import IDENTITY, NetFile, read_net_file, write_net_file
from artem.training.data import PhotoSet
from artem.training.loop import arrays, pixels_last
from artem.training.losses import out_of_range, relative_mse, total_variation
from artem.training.options import AdainTraining
from artem.training.parallel import Team
from artem.training.picture_loop import Drawn, PictureLoop
from artem.training.style_set import StyleSet

_STYLE_LAYERS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1")


class DecoderTrainer(PictureLoop):
    """Learns to turn matched features back into pictures."""

    def __init__(
        self,
        options: AdainTraining,
        vgg: dict[str, Tensor],
        photos: PhotoSet,
        styles: StyleSet,
        device: torch.device,
        team: Team,
    ) -> None:
        torch.manual_seed(options.seed)
        net = AdainNet(AdainShape(options.layer))
        net.encoder.load_state_dict(vgg_encoder(net.shape, vgg))
        self.vgg_digest = vgg_digest(vgg)
        if options.start is not None:
            _go_on(net, read_net_file(options.start))
        self.net = channels_last(net.to(device))
        super().__init__(options, photos, styles, device, team, {"decoder": self.net.decoder})

    def losses(self, drawn: Drawn) -> dict[str, Tensor]:
        """The losses, unweighted: equations 12 and 13, each relative to its target's mean square.

        Content is compared with the matched features, as the paper found best.
        """
        net = self.net
        with self.autocast():
            with torch.no_grad():
                wanted = net.encoder(pixels_last(drawn.styles))
                features = net.encoder(pixels_last(drawn.photos))[self.options.layer]
                deviation, mean = statistics(wanted[self.options.layer])
                code = torch.cat([deviation, mean, torch.ones_like(mean[:, :1])], 1).flatten(1)
                matched = net.matched(features, code)
            painted = net.decode(matched.to(features.dtype)).float()
            made = net.encoder(pixels_last(painted))
        style = [self._distance(made[name], wanted[name]) for name in _STYLE_LAYERS if name in made]
        return {
            "content": relative_mse(made[self.options.layer], matched).mean(),
            "style": torch.stack(style).sum(0).mean(),
            "total_variation": total_variation(painted),
            "range": out_of_range(painted),
        }

    def wear(self, photos: Tensor, styles: Tensor) -> Tensor:
        """The photographs in the styles of the pictures."""
        painted: Tensor = self.net(photos, self.net.code_of(styles))
        return painted

    def write_net(self) -> None:
        """A net file with the decoder alone: VGG's weights are not ours to hand on."""
        shape = self.net.shape
        weights = {f"decoder.{name}": made for name, made in arrays(self.net.decoder).items()}
        plain = {IDENTITY: np.zeros(shape.code_size, np.float32)}
        file = NetFile(
            shape, "classic", weights, plain, {}, training={**self.facts(), "vgg": self.vgg_digest}
        )
        write_net_file(self.options.out, file)

    def _distance(self, made: Tensor, wanted: Tensor) -> Tensor:
        """(N,): how far statistics are from those wanted, 1 being as far as none at all."""
        deviation, mean = statistics(made)
        its_deviation, its_mean = statistics(wanted)
        apart = (deviation - its_deviation).square()
        apart = apart + self.options.mean_weight * (mean - its_mean).square()
        whole = its_deviation.square() + self.options.mean_weight * its_mean.square()
        return apart.flatten(1).mean(1) / whole.flatten(1).mean(1)


def _go_on(net: AdainNet, start: NetFile) -> None:
    """Begin with the decoder of a file. Raises NetFileError where it is of another net."""
    prefix = "decoder."
    if not isinstance(start.shape, AdainShape) or start.shape.layer != net.shape.layer:
        raise NetFileError("the net to start from is another kind; give an AdaIN net of this layer")
    weights = {
        name.removeprefix(prefix): array
        for name, array in start.weights.items()
        if name.startswith(prefix)
    }
    with_weights(net.decoder, weights)
