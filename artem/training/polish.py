"""Teaching a trained net to paint the same without the fine mesh it weaves over even areas.

The net as it was is the teacher; its paintings less their mesh are what is learned. The codes stay
as they are, so that styles, mixes, strength and pictures as styles are worn as before. Grain that a
style's Gram matrices count goes with the mesh: what is calmer to the eye has a higher style error.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
import torch.nn.functional as F
from torch import Tensor

from artem.errors import TrainingError
from artem.nets.canvas import Place, any_place
from artem.nets.layers import channels_last, with_weights
from artem.nets.predictor import StylePredictor
from artem.nets.shapes import NetShape
from artem.nets.transform import TransformNet
from artem.styles.checkpoint import IDENTITY, read_net_file, write_net_file
from artem.training.calibration import calibrated, predicted_codes
from artem.training.data import PhotoSet, load_photos
from artem.training.loop import Loop, arrays, pixels_last
from artem.training.memory import keep_freed_memory
from artem.training.mesh import mesh_of
from artem.training.options import PolishTraining, Progress
from artem.training.parallel import Team, join_team, own_device
from artem.training.style_set import load_styles

_EVEN = 0.33  # share of the batches without detail, as walls behind a face are
_EVEN_SCALE = 8
_GRAIN = 0.01
_MIXED = 0.25  # share of the samples that wear a mix, at any strength
_CODES_IN_A_MIX = 3
_JUDGED = 16
_SHOWN = 6
_FAINT = (1 / 255) ** 2  # where there is no mesh, errors are measured against this


def train(
    options: PolishTraining,
    device_name: str,
    report: Callable[[Progress], None],
    loading: Callable[[int, int], None] = lambda _done, _all: None,
) -> int:
    """Train to the end and write `options.out`; goes on from a checkpoint of the same options.

    Returns how many files were no readable pictures. Raises TrainingError or NetFileError.
    """
    keep_freed_memory()
    device = torch.device(own_device(device_name))
    photos = load_photos(options.content, options.size, device, loading)
    with join_team(options.batch, device) as team:
        Polisher(options, photos, device, team).run(report)
    return photos.skipped


@dataclass(frozen=True)
class Drawn:
    """Pictures (N, 3, H, W), what they wear (N, code_size), and how strongly (N, 1, 1, 1).

    place: where all of them lie on the canvas.
    """

    pictures: Tensor
    codes: Tensor
    strengths: Tensor
    place: Place


class Polisher(Loop):
    """Learns how a net draws what its trunk has found; trunk and codes stay."""

    def __init__(
        self, options: PolishTraining, photos: PhotoSet, device: torch.device, team: Team
    ) -> None:
        self.options = options
        self.photos, self.held_out = photos.hold_out()
        self.file = read_net_file(options.start)
        if not isinstance(self.file.shape, NetShape):
            raise TrainingError(f"{options.start} is no transform net; only those are polished")
        self.net = _drawing_alone(self._own_net(device))
        self.teacher = self._own_net(device).requires_grad_(False)
        codes = {name: torch.from_numpy(code) for name, code in self.file.codes.items()}
        self.identity = codes.pop(IDENTITY).to(device)
        self.codes = torch.stack(list(codes.values())).to(device)
        self.predicted = self._predicted_codes(device)
        super().__init__(options, device, team, {"net": self.net}, {"mesh": 1.0})

    def draw(self, seed: int) -> Drawn:
        """Crops of photographs, some of them evened out, each with a code to wear."""
        chance = torch.Generator().manual_seed(seed)
        pictures, _, _ = self.photos.crops(self.options.batch, self.options.size, seed)
        if torch.rand(1, generator=chance) < _EVEN:
            pictures = _evened(pictures, chance)
        worn, strengths = self._any_codes(len(pictures), chance)
        share = self.team.share
        pictures = pixels_last(share(pictures))
        return Drawn(pictures, share(worn), share(strengths), any_place((seed,)))

    def losses(self, drawn: Drawn) -> dict[str, Tensor]:
        """How far the paintings are from those without mesh: 1 is as far as the teacher."""
        with self.autocast():
            with torch.no_grad():
                taught = self.teacher(drawn.pictures, drawn.codes, [drawn.place]).float()
            painted = self.net(drawn.pictures, drawn.codes, [drawn.place]).float()
        # At strength 0 fine lines are the picture's own.
        mesh = drawn.strengths * mesh_of(taught)
        error = F.mse_loss(painted, taught - mesh)
        return {"mesh": error / (mesh.square().mean() + _FAINT)}

    @torch.no_grad()
    def judge(self) -> float:
        """The loss on held-out photographs, in styles evenly chosen; lower is better."""
        pictures, _, _ = self.held_out.crops(_JUDGED, self.options.size, seed=0)
        worn = self._shown_codes(_JUDGED)
        total = 0.0
        for at in range(0, _JUDGED, self.options.batch):
            part = slice(at, at + self.options.batch)
            some = pixels_last(pictures[part])
            ones = torch.ones(len(some), 1, 1, 1, device=some.device)
            losses = self.losses(Drawn(some, worn[part], ones, any_place((at,))))
            total += losses["mesh"].item() * len(some) / _JUDGED
        return total

    def preview(self) -> Tensor:
        """A photograph in some styles, as the net painted before and as it does now."""
        photos, _, _ = self.held_out.crops(1, self.options.size, self.options.seed)
        some = photos.expand(_SHOWN, -1, -1, -1)
        worn = self._shown_codes(_SHOWN)
        return torch.stack([net(some, worn) for net in (self.teacher, self.net)])

    def write_net(self) -> None:
        """The net file it started from with the weights learned, measured for int8 anew."""
        polished = [*self.file.training.get("polish", []), self.facts()]
        training = {**self.file.training, "polish": polished}
        file = replace(self.file, weights=arrays(self.net), training=training)
        side = self.options.size
        known = calibrated(file, self.photos, self.held_out, side, self.predicted)
        write_net_file(self.options.out, known)

    def _own_net(self, device: torch.device) -> TransformNet:
        assert isinstance(self.file.shape, NetShape)
        net = with_weights(TransformNet(self.file.shape), self.file.weights)
        return channels_last(net.to(device)).eval()

    def _predicted_codes(self, device: torch.device) -> Tensor | None:
        """Of pictures as styles, where the net wears those: (K, code_size)."""
        if self.file.predictor is None:
            return None
        if self.options.styles is None:
            raise TrainingError(
                f"{self.options.start} wears any picture; name a folder of some with --styles"
            )
        shape, weights = self.file.predictor.shape, self.file.predictor.weights
        predictor = with_weights(StylePredictor(shape), weights).to(device)
        return predicted_codes(predictor, load_styles(self.options.styles, device))

    def _any_codes(self, count: int, chance: torch.Generator) -> tuple[Tensor, Tensor]:
        """Codes of the file and of pictures alike often; some are mixed and weakened."""
        pools = [self.codes] if self.predicted is None else [self.codes, self.predicted]
        pool = pools[int(torch.randint(len(pools), (1,), generator=chance))]
        chosen = torch.randint(len(pool), (count, _CODES_IN_A_MIX), generator=chance)
        shares = torch.rand(count, _CODES_IN_A_MIX, 1, generator=chance).clamp(min=1e-6)
        mixed = torch.rand(count, 1, generator=chance) < _MIXED
        shares[:, 1:] *= mixed[:, :, None]
        strengths = torch.where(mixed, torch.rand(count, 1, generator=chance), 1.0)
        shares, strengths = shares.to(pool), strengths.to(pool)
        mixes = (shares / shares.sum(1, keepdim=True) * pool[chosen.to(pool.device)]).sum(1)
        return self.identity + strengths * (mixes - self.identity), strengths[:, :, None, None]

    def _shown_codes(self, count: int) -> Tensor:
        places = torch.linspace(0, len(self.codes) - 1, count).long()
        return self.codes[places.to(self.codes.device)]


def _drawing_alone(net: TransformNet) -> TransformNet:
    """The net, of which what follows the trunk learns."""
    net.requires_grad_(False)
    for module in (net.up, net.blocks[1:], net.head):
        module.requires_grad_(True)
    return net


def _evened(pictures: Tensor, chance: torch.Generator) -> Tensor:
    """Without detail, but with a camera's grain."""
    small = F.interpolate(pictures, scale_factor=1 / _EVEN_SCALE, mode="area")
    smooth = F.interpolate(small, size=pictures.shape[2:], mode="bicubic")
    grain = _GRAIN * torch.randn(pictures.shape, generator=chance)
    return (smooth + grain.to(pictures)).clamp(0, 1)
