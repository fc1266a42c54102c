"""`artem styles`: a table of the gallery, or a sheet of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from artem.cli import flags

_COLUMNS = 6
_PAINTED = (480, 360)
_SHOWN = (320, 240)


def styles(
    sheet: Annotated[
        Path | None, typer.Option(help="Paint a picture in every style, onto one sheet.")
    ] = None,
    picture: Annotated[
        Path | None, typer.Option(help="The picture for the sheet; the demo scene if not given.")
    ] = None,
    preset: flags.Preset = "auto",
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """List the styles of the gallery."""
    flags.check_preset(preset)
    if sheet is None:
        _show_table()
    else:
        _write_sheet(sheet, picture, preset)


def _show_table() -> None:
    from rich.console import Console
    from rich.table import Table

    from artem.styles.gallery import DEFAULT_STYLE, gallery

    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("style", "title", "by", "licence", "presets"):
        table.add_column(column)
    for style in gallery():
        name = f"{style.name} (default)" if style.name == DEFAULT_STYLE else style.name
        card = style.card
        table.add_row(name, card.title, card.byline, card.licence, ", ".join(style.net_files))
    Console().print(table)


def _write_sheet(out: Path, picture: Path | None, preset: str) -> None:
    from artem.capture.demo import render
    from artem.capture.picture import read_picture
    from artem.engine.fit import fill, resize
    from artem.engine.stylizer import Stylizer
    from artem.output.picture_file import write_picture
    from artem.output.sheet import Tile, grid
    from artem.styles.gallery import gallery

    pixels = render(100, 640, 480) if picture is None else read_picture(picture)
    scene = fill(pixels, _PAINTED)
    tiles = [Tile(resize(scene, _SHOWN), "as it came")]
    for style in gallery():
        painted = Stylizer(style.name, preset=preset, device="cpu")(scene)
        tiles.append(Tile(resize(painted, _SHOWN), f"{style.name}: {style.card.byline}"))
    write_picture(out, grid(tiles, _COLUMNS))
