"""`artem inspect` and `artem compare`: looking at nets side by side and from inside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from artem.cli import flags
from artem.errors import UsageError
from artem.options import check_preset

if TYPE_CHECKING:
    from artem.frame import Pixels

_TILE = 240  # pixels, height of a picture on a sheet
_MAP = 120  # of a layer's channel

Out = Annotated[Path, typer.Option("-o", "--out", help="The picture file to write.")]


def inspect(
    style: Annotated[str, typer.Argument(help="A style of the gallery, or a net file.")],
    picture: Annotated[Path, typer.Argument(help="The picture to paint.")],
    out: Out,
    preset: flags.Preset = "auto",
    channels: Annotated[int, typer.Option(help="Channels shown of every layer.")] = 8,
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Show what every layer of a net draws, a few channels of each."""
    check_preset(preset)
    if channels < 1:
        raise UsageError(f"--channels {channels} is below 1")
    from artem.engine.layers import layer_maps
    from artem.engine.picture_style import read_style
    from artem.engine.stylizer import Stylizer
    from artem.output.picture_file import write_picture
    from artem.output.sheet import Tile, sheet
    from artem.pictures import read_picture
    from artem.styles.gallery import find_style

    found = find_style(style)
    file = read_style(found, preset, on_gpu=False)
    pixels = _scaled(read_picture(picture), 2 * _TILE)
    painted = Stylizer(style, preset=preset, device="cpu")(pixels)
    rows = [[Tile(_scaled(pixels, _MAP), "picture"), Tile(_scaled(painted, _MAP), found.name)]]
    for name, maps in layer_maps(file, found.card.name, pixels, channels):
        rows.append([Tile(_scaled(channel, _MAP), name) for channel in maps])
    write_picture(out, sheet(rows))


def compare(
    styles: Annotated[list[str], typer.Argument(help="Styles of the gallery, or net files.")],
    pictures: Annotated[list[Path], typer.Option("--on", help="A picture to paint; repeatable.")],
    out: Out,
    preset: flags.Preset = "auto",
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Paint the same pictures in several styles, or by several nets, on one sheet."""
    check_preset(preset)
    from artem.engine.stylizer import Stylizer
    from artem.output.picture_file import write_picture
    from artem.output.sheet import Tile, sheet
    from artem.pictures import read_picture

    shown = [_scaled(read_picture(picture), _TILE) for picture in pictures]
    rows = [[Tile(pixels, picture.stem)] for pixels, picture in zip(shown, pictures, strict=True)]
    for style in styles:
        stylizer = Stylizer(style, preset=preset, device="cpu")
        for row, pixels in zip(rows, shown, strict=True):
            row.append(Tile(stylizer(pixels), Path(style).stem))
    write_picture(out, sheet(rows))


def _scaled(pixels: Pixels, height: int) -> Pixels:
    from artem.engine.fit import resize

    return resize(pixels, (max(1, round(pixels.shape[1] * height / pixels.shape[0])), height))
