"""`artem image`: pictures from files to files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from artem.cli import flags
from artem.errors import ArtemError, UsageError
from artem.options import check_preset

if TYPE_CHECKING:
    from artem.frame import Pixels
    from artem.look import Look


@flags.takes_knobs
def image(
    pictures: Annotated[list[Path], typer.Argument(help="Pictures to stylize.")],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="A picture file, or a folder for several.")
    ],
    knobs: dict[str, float],
    style: flags.Style = None,
    mix: flags.MixText = None,
    preset: flags.Preset = "auto",
    keep_colors: flags.KeepColors = False,
    mask: Annotated[
        Path | None,
        typer.Option(
            help="A picture that is white where the first of two pictures in --mix is worn and "
            "black where the second is; by AdaIN."
        ),
    ] = None,
    device: flags.Device = "auto",
    precision: flags.Precision = "auto",
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Stylize pictures at their own size."""
    from artem.engine.stylizer import Stylizer
    from artem.look import Look
    from artem.styles.gallery import DEFAULT_STYLE

    check_preset(preset)
    parts = flags.read_mix(mix, style)
    look = Look(parts, keep_colors).with_knobs(knobs)
    targets = _targets(pictures, out)
    if mask is not None:
        if keep_colors or preset == "fast" or (device, precision) != ("auto", "auto"):
            raise UsageError(
                "with --mask AdaIN paints on the CPU in float32; leave out --keep-colors, "
                "--preset fast, --device and --precision"
            )
        paint = _region_painter([name for name, _ in parts], mask, look)
    else:
        first = parts[0][0] if parts else style or DEFAULT_STYLE
        stylizer = Stylizer(first, preset=preset, device=device, precision=precision)
        stylizer.set_look(look)
        paint = stylizer
    failures = _stylize_all(targets, paint)
    for failure in failures:
        typer.echo(f"artem: {failure}", err=True)
    if failures:
        raise typer.Exit(1)


def _targets(pictures: list[Path], out: Path) -> dict[Path, Path]:
    """What each picture becomes. Raises UsageError where two would become the same file."""
    from artem.output.picture_file import SUFFIXES

    if len(pictures) == 1 and not out.is_dir() and out.suffix:
        if out.suffix.lower() not in SUFFIXES:
            raise UsageError(f"{out} has no picture's ending; use one of {', '.join(SUFFIXES)}")
        return {pictures[0]: out}
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file; give a folder with -o for several pictures")
    targets = {picture: out / picture.name for picture in pictures}
    if len(set(targets.values())) < len(targets):
        raise UsageError("two of the pictures have the same name; stylize them into two folders")
    own = next((p for p, target in targets.items() if p.absolute() == target.absolute()), None)
    if own is not None:
        raise UsageError(f"{own} would be written over; give another folder with -o")
    return targets


def _region_painter(styles: list[str], mask: Path, look: Look) -> Callable[[Pixels], Pixels]:
    from artem.engine.regions import RegionPainter
    from artem.look import Look
    from artem.pictures import read_picture

    if len(styles) != 2:
        raise UsageError("a mask divides two pictures; give them as --mix A.jpg,B.jpg")
    plain = Look(strength=look.strength, stroke_size=look.stroke_size)
    return RegionPainter((styles[0], styles[1]), read_picture(mask), plain)


def _stylize_all(targets: dict[Path, Path], paint: Callable[[Pixels], Pixels]) -> list[ArtemError]:
    """Stylize every picture; one that fails does not stop the others."""
    from rich.console import Console
    from rich.progress import track

    from artem.output.picture_file import write_picture
    from artem.pictures import read_picture

    failures: list[ArtemError] = []
    console = Console(stderr=True)
    for picture, target in track(targets.items(), "Painting", console=console):
        try:
            write_picture(target, paint(read_picture(picture)))
        except ArtemError as error:
            failures.append(error)
    return failures
