"""From a shape to its net."""

from __future__ import annotations

from torch import nn

from artem.nets.adain import AdainNet
from artem.nets.microast import MicroAstNet
from artem.nets.picture_shapes import AdainShape, FileShape, MicroAstShape
from artem.nets.transform import TransformNet


def build_net(shape: FileShape) -> nn.Module:
    """A net with weights yet to be loaded: called with (picture, code), as all of them are."""
    if isinstance(shape, AdainShape):
        return AdainNet(shape)
    if isinstance(shape, MicroAstShape):
        return MicroAstNet(shape)
    return TransformNet(shape)
