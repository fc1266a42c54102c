"""Training a net that wears any picture at once."""

from __future__ import annotations

from collections.abc import Callable

import torch

from artem.nets.layers import channels_last
from artem.nets.vgg import Vgg, vgg_weights
from artem.training.data import load_photos
from artem.training.decoder import DecoderTrainer
from artem.training.losses import PerceptualLoss
from artem.training.memory import keep_freed_memory
from artem.training.options import AdainTraining, Progress
from artem.training.parallel import join_team, own_device
from artem.training.predictor import PredictorTrainer
from artem.training.style_set import load_styles


def train(
    options: AdainTraining,
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
    vgg = vgg_weights(options.vgg)
    styles = load_styles(options.styles, device)
    photos = load_photos(options.content, options.size, device, loading)
    with join_team(options.batch, device) as team:
        if options.encoder == "vgg":
            DecoderTrainer(options, vgg, photos, styles, device, team).run(report)
        else:
            loss = PerceptualLoss(channels_last(Vgg(vgg).to(device)), [])
            PredictorTrainer(options, loss, photos, styles, device, team).run(report)
    return photos.skipped + styles.skipped
