"""The style predictor: from any picture to the style code that makes a transform net wear it.

Ghiasi et al. 2017 (a second net predicts the scales and shifts of the norms). It is run once for
a picture, not for every frame.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from artem.nets.layers import ReflectConv
from artem.nets.picture_shapes import PredictorShape

_EPS = 1e-5


class StylePredictor(nn.Module):
    """What a style is made of is how its features are spread, not where they are."""

    def __init__(self, shape: PredictorShape) -> None:
        super().__init__()
        self.shape = shape
        inputs = 3
        self.convs = nn.ModuleList()
        for index, outputs in enumerate(shape.channels):
            stride = 1 if index == 0 else 2
            self.convs.append(ReflectConv(inputs, outputs, 3, stride, bias=True))
            inputs = outputs
        self.hidden = nn.ModuleList(
            [nn.Linear(shape.statistics, shape.hidden), nn.Linear(shape.hidden, shape.hidden)]
        )
        self.code = nn.Linear(shape.hidden, shape.code_size)
        self._initialise()

    def forward(self, picture: Tensor) -> Tensor:
        """picture (N, 3, H, W) RGB in 0..1, H and W free from 32 up -> (N, code_size).

        Strokes come out as large as in a picture of 256 pixels on its short side.
        """
        x = 2 * picture - 1
        statistics = _spread(x)
        for conv in self.convs:
            x = F.relu(conv(x))
            statistics += _spread(x)
        described = torch.cat(statistics, 1)
        for layer in self.hidden:
            described = F.relu(layer(described))
        code: Tensor = self.code(described)
        return code

    def start_from(self, codes: Tensor) -> None:
        """Predict mixes of the codes a net has, (K, code_size), which is where training starts."""
        mean = codes.mean(0)
        weights = (
            torch.randn(self.shape.hidden, len(codes)) / (len(codes) * self.shape.hidden) ** 0.5
        )
        with torch.no_grad():
            self.code.bias.copy_(mean)
            self.code.weight.copy_((weights @ (codes - mean)).T)

    def _initialise(self) -> None:
        for module in self.modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
                assert module.bias is not None
                nn.init.zeros_(module.bias)
        nn.init.normal_(self.code.weight, std=0.01)


def _spread(x: Tensor) -> list[Tensor]:
    """Mean and deviation of each channel over its positions, (N, C) each."""
    variance, mean = torch.var_mean(x.float(), dim=(2, 3), correction=0)
    return [mean, (variance + _EPS).sqrt()]
