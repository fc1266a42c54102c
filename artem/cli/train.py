"""`artem train`: new styles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from artem.cli import finishing, flags
from artem.cli.training import (
    Batch,
    CheckpointEvery,
    Content,
    Iterations,
    LearningRate,
    Out,
    Patience,
    Seed,
    Size,
    check_choice,
    check_numbers,
    run_training,
)
from artem.errors import UsageError

if TYPE_CHECKING:
    from artem.training.options import TransformTraining

app = typer.Typer(help="Train new styles.", no_args_is_help=True)

Preset = Annotated[str, typer.Option(help="classic or fast.")]
StyleSize = Annotated[
    int, typer.Option(help="Short side of the style picture; larger gives larger strokes.")
]
ContentWeight = Annotated[
    float, typer.Option(help="Feature reconstruction: keeping what the photograph shows (relu3_1).")
]
StyleWeight = Annotated[
    float, typer.Option(help="Style reconstruction: textures and colours (Gram matrices).")
]
PixelWeight = Annotated[
    float, typer.Option(help="Pixel loss: keeping the photograph's own values; 0 for painting.")
]
TvWeight = Annotated[float, typer.Option(help="Total variation: smoothness.")]
StabilityWeight = Annotated[
    float, typer.Option(help="Painting moved, relit and noisy frames alike, against flicker.")
]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        help="A net file to start from, or scratch; the gallery's net where not given.",
    ),
]
TeacherFile = Annotated[
    Path | None,
    typer.Option(
        "--teacher",
        help="A net file that has the styles, whose paintings are to be met too; alone, and much "
        "faster, with the weights of content and style 0.",
    ),
]
VggFile = Annotated[
    Path | None,
    typer.Option(
        "--vgg",
        envvar="ARTEM_VGG",
        help="VGG-19 weights (safetensors); torchvision's where not given.",
    ),
]


@app.command()
def transform(
    style_image: Annotated[Path, typer.Option(help="The picture whose style is learned.")],
    content: Content,
    out: Out,
    preset: Preset = "fast",
    iterations: Iterations = 600,
    batch: Batch = 4,
    size: Size = 224,
    style_size: StyleSize = 256,
    content_weight: ContentWeight = 1.0,
    style_weight: StyleWeight = 1.5,
    pixel_weight: PixelWeight = 0.0,
    tv_weight: TvWeight = 0.3,
    stability_weight: StabilityWeight = 30.0,
    learning_rate: LearningRate = 1.5e-3,
    start: From = None,
    vgg: VggFile = None,
    norm: Annotated[
        str, typer.Option(help="instance, or batch to compare with; batch starts from scratch.")
    ] = "instance",
    identity_weight: Annotated[
        float,
        typer.Option(
            help="Learning to give the photograph back at strength 0; give 0 with batch norm, "
            "whose statistics it would spoil."
        ),
    ] = 30.0,
    binary: Annotated[
        bool, typer.Option("--binary", help="Residual blocks that compute with signs (XNOR-Net).")
    ] = False,
    teacher: TeacherFile = None,
    device: flags.Device = "auto",
    seed: Seed = 0,
    checkpoint_every: CheckpointEvery = 100,
    patience: Patience = 10,
    title: Annotated[str, typer.Option(help="For the style card.")] = "",
    author: Annotated[str, typer.Option(help="For the style card.")] = "",
    year: Annotated[str, typer.Option(help="For the style card.")] = "",
    licence: Annotated[str, typer.Option(help="For the style card.")] = "",
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Train a net for one style, starting from the gallery's net.

    Stopped at any moment, the same command goes on where it was. From scratch it takes some
    thousand steps.
    """
    from artem.styles.card import StyleCard
    from artem.training.options import StylePicture, Weights

    card = StyleCard(out.stem, title or out.stem, author, year, licence)
    _train(
        device,
        styles=(StylePicture(card, style_image),),
        content=content,
        out=out,
        preset=preset,
        norm=norm,
        iterations=iterations,
        batch=batch,
        size=size,
        style_size=style_size,
        learning_rate=learning_rate,
        weights=Weights(
            content=content_weight,
            style=style_weight,
            pixel=pixel_weight,
            total_variation=tv_weight,
            stability=stability_weight,
            identity=identity_weight,
        ),
        vgg=vgg,
        start=_start(start, preset) if norm == "instance" else None,
        binary=binary,
        teacher=teacher,
        seed=seed,
        checkpoint_every=checkpoint_every,
        patience=patience,
    )


@app.command()
def gallery(
    style_dir: Annotated[
        Path | None,
        typer.Argument(help="A folder of style pictures; a cards.toml in it names their makers."),
    ] = None,
    add: Annotated[
        Path | None,
        typer.Option(
            help="Learn this picture's code alone, or a folder's, and keep the net and its styles."
        ),
    ] = None,
    *,
    content: Content,
    out: Out,
    preset: Preset = "fast",
    iterations: Iterations = 8000,
    batch: Batch = 4,
    size: Size = 224,
    style_size: StyleSize = 256,
    stroke_sizes: Annotated[
        str, typer.Option(help="A code is learned for each; live, sizes between them are mixed.")
    ] = "1,0.5,2",
    content_weight: ContentWeight = 1.0,
    style_weight: StyleWeight = 1.5,
    tv_weight: TvWeight = 0.3,
    stability_weight: StabilityWeight = 30.0,
    learning_rate: LearningRate = 2e-3,
    start: From = None,
    teacher: TeacherFile = None,
    vgg: VggFile = None,
    device: flags.Device = "auto",
    seed: Seed = 0,
    checkpoint_every: CheckpointEvery = 100,
    patience: Patience = 10,
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Train one net for all pictures of a folder: a code for each style and stroke size.

    Stopped at any moment, the same command goes on where it was.
    """
    from artem.training.options import Weights

    _train(
        device,
        styles=_pictures(style_dir, add),
        content=content,
        out=out,
        preset=preset,
        iterations=iterations,
        batch=batch,
        size=size,
        style_size=style_size,
        stroke_sizes=_stroke_sizes(stroke_sizes),
        learning_rate=learning_rate,
        weights=Weights(
            content=content_weight,
            style=style_weight,
            total_variation=tv_weight,
            stability=stability_weight,
        ),
        vgg=vgg,
        start=_start(start, preset),
        frozen=add is not None,
        teacher=teacher,
        seed=seed,
        checkpoint_every=checkpoint_every,
        patience=patience,
    )


@app.command()
def adain(
    content: Content,
    styles: Annotated[
        Path, typer.Option(help="Pictures to practise on as styles: a folder, a .zip or a .tar.")
    ],
    out: Out,
    encoder: Annotated[
        str,
        typer.Option(
            help="compact teaches the net of a gallery to wear any picture and needs no VGG later; "
            "vgg is AdaIN as published."
        ),
    ] = "compact",
    layer: Annotated[
        str, typer.Option(help="Of VGG, where statistics are matched: relu3_1 or relu4_1.")
    ] = "relu3_1",
    mean_weight: Annotated[
        float, typer.Option(help="Means beside deviations, for vgg: more moves colours more.")
    ] = 1.0,
    iterations: Iterations = 4000,
    batch: Batch = 6,
    size: Size = 176,
    style_size: Annotated[int, typer.Option(help="Side of the style crops, pixels.")] = 192,
    content_weight: ContentWeight = 1.0,
    style_weight: StyleWeight = 4.0,
    tv_weight: TvWeight = 0.5,
    stability_weight: StabilityWeight = 40.0,
    learning_rate: LearningRate = 2e-3,
    start: From = None,
    vgg: VggFile = None,
    device: flags.Device = "auto",
    seed: Seed = 0,
    checkpoint_every: CheckpointEvery = 100,
    patience: Patience = 10,
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Train what wears any picture at once.

    Stopped at any moment, the same command goes on where it was.
    """
    from artem.training.options import AdainTraining, Weights

    check_choice("encoder", encoder, ("compact", "vgg"))
    options = AdainTraining(
        content=content,
        styles=styles,
        out=out,
        encoder=encoder,
        layer=layer,
        mean_weight=mean_weight,
        iterations=iterations,
        batch=batch,
        size=size,
        style_size=style_size,
        learning_rate=learning_rate,
        weights=Weights(
            content=content_weight,
            style=style_weight,
            total_variation=tv_weight,
            stability=stability_weight,
        ),
        vgg=vgg,
        start=_start(start, "fast") if encoder == "compact" else _given(start),
        seed=seed,
        checkpoint_every=checkpoint_every,
        patience=patience,
    )
    from artem.training.adain import train

    check_numbers(options, style_size=style_size)
    preset = " --preset classic" if encoder == "vgg" else ""
    use = f"artem styles add {out}, then artem --style PICTURE{preset}"
    run_training(options, device, train, use)


app.command()(finishing.polish)
app.command()(finishing.calibrate)


def _given(start: str | None) -> Path | None:
    return None if start in (None, "scratch") else Path(str(start))


def _pictures(folder: Path | None, add: Path | None) -> Any:
    from artem.styles.card import StyleCard
    from artem.training.options import StylePicture
    from artem.training.style_folder import read_style_folder

    pictures = folder or add
    if pictures is None or (folder and add):
        raise UsageError("give a folder of style pictures, or what to learn more with --add")
    if pictures == add and not add.is_dir():
        return (StylePicture(StyleCard(add.stem, add.stem), add),)
    return read_style_folder(pictures)


def _stroke_sizes(text: str) -> tuple[float, ...]:
    from artem.look import STROKE_SIZES

    try:
        sizes = tuple(dict.fromkeys(float(part) for part in text.split(",")))
    except ValueError as error:
        raise UsageError(f'stroke sizes "{text}" are not understood; give 1,0.5,2') from error
    least, most = STROKE_SIZES
    if 1.0 not in sizes or not all(least <= size <= most for size in sizes):
        raise UsageError(f"stroke sizes go from {least:g} to {most:g}, and 1 is one of them")
    return (1.0, *(size for size in sizes if size != 1.0))


def _start(given: str | None, preset: str) -> Path | None:
    """The net file to start from: the gallery's of the preset unless another is asked for."""
    from artem.styles.gallery import SUFFIX, gallery_folder

    if given == "scratch":
        return None
    if given is not None:
        return Path(given)
    path = gallery_folder() / f"{preset}{SUFFIX}"
    return path if path.is_file() else None


def _train(device: str, **chosen: Any) -> None:
    from artem.training.options import TransformTraining
    from artem.training.transform import train

    options = TransformTraining(**chosen)
    _check(options)
    run_training(options, device, train, f"artem --style {options.out}")


def _check(options: TransformTraining) -> None:
    from artem.nets.shapes import NORMS, PRESET_NAMES
    from artem.styles.checkpoint import IDENTITY

    check_choice("preset", options.preset, PRESET_NAMES)
    check_choice("norm", options.norm, NORMS)
    for style in options.styles:
        if style.card.name == IDENTITY or "@" in style.card.name:
            raise UsageError(f'"{style.card.name}" is no name for a style; choose another')
    if options.frozen and options.start is None:
        raise UsageError("--add needs a net to add to; name one with --from")
    check_numbers(options, style_size=options.style_size)
