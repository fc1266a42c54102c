"""`artem styles`: a table of the gallery or a sheet of it, and files of nets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from artem.cli import flags
from artem.options import check_preset

_COLUMNS = 6
_PAINTED = (480, 360)
_SHOWN = (320, 240)


app = typer.Typer(help="List the styles; add and remove your own.")


@app.callback(invoke_without_command=True)
def styles(
    context: typer.Context,
    sheet: Annotated[
        Path | None, typer.Option(help="Paint a picture in every style, onto one sheet.")
    ] = None,
    picture: Annotated[
        Path | None, typer.Option(help="The picture for the sheet; the demo scene if not given.")
    ] = None,
    preset: flags.Preset = "auto",
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """List the styles of the gallery and your own."""
    if context.invoked_subcommand is not None:
        return
    check_preset(preset)
    if sheet is None:
        _show_table()
    else:
        _write_sheet(sheet, picture, preset)


@app.command()
def add(
    files: Annotated[
        list[Path],
        typer.Argument(help="Pictures, or the files of one net, also of other projects."),
    ],
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Keep pictures or a net as styles of your own, by their names.

    Nets of pytorch/examples, rrmina, naoto0804 (two files), MicroAST (four files), and ONNX.
    """
    from artem.engine.foreign import add_style
    from artem.pictures import PICTURE_SUFFIXES

    are_pictures = all(file.suffix.lower() in PICTURE_SUFFIXES for file in files)
    for added in [[file] for file in files] if are_pictures else [files]:
        style = add_style(*added)
        if style is None:
            typer.echo(
                "this net wears pictures now: artem --style PICTURE, with --preset classic unless "
                "it is one of the fast preset; `artem styles remove picture_net` takes it back"
            )
        else:
            typer.echo(f"{added[0].name} is now a style: artem --style {style.name}")


@app.command()
def remove(
    names: Annotated[list[str], typer.Argument(help="Styles of your own.")],
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Forget styles of your own."""
    from artem.styles import own

    for name in names:
        own.remove(name)


@app.command()
@flags.takes_knobs
def export(
    style: Annotated[str, typer.Argument(help="A style, by its name or file.")],
    onnx: Annotated[Path, typer.Option(help="The ONNX file to write.")],
    knobs: dict[str, float],
    preset: flags.Preset = "auto",
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Write a style as an ONNX net: 1x3xHxW RGB, 0 to 255, in and out."""
    from artem.engine.export import export_onnx
    from artem.engine.picture_style import read_style
    from artem.look import Look
    from artem.styles.gallery import find_style

    check_preset(preset)
    found = find_style(style)
    look = Look().with_knobs(knobs)
    export_onnx(read_style(found, preset, on_gpu=False), found.card.name, look, onnx)
    typer.echo(f"{onnx} is written")


@app.command()
def shrink(
    file: Annotated[Path, typer.Argument(help="A net file, or the weights of VGG-19.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write.")],
    kind: Annotated[
        str,
        typer.Option("--as", help="fp16, int8 or binary: signs, which only a binary net endures."),
    ] = "int8",
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Keep a net's weights in fewer bytes; it is computed as before."""
    from artem.cli.training import check_choice
    from artem.nets.stored import KINDS
    from artem.styles.shrink import shrink as write

    check_choice("kind", kind, KINDS)
    before, after = write(file, out, kind)
    typer.echo(
        f"{out}: {after / 1e6:.2f} MB of {before / 1e6:.2f}, {before / after:.1f} times less"
    )


def _show_table() -> None:
    from rich.console import Console
    from rich.table import Table

    from artem.styles.gallery import DEFAULT_STYLE, gallery, own_styles
    from artem.styles.own import PICTURE_NET, picture_nets

    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("style", "title", "by", "licence", "presets"):
        table.add_column(column)
    for style in (*gallery(), *own_styles()):
        note = " (default)" if style.name == DEFAULT_STYLE else " (your own)" if style.own else ""
        name, card = style.name + note, style.card
        table.add_row(name, card.title, card.byline, card.licence, ", ".join(style.net_files))
    console = Console(markup=False, emoji=False)  # cards say what their makers wrote
    console.print(table)
    for preset, path in picture_nets().items():
        console.print(f"{preset} wears pictures with {path} (your own: {PICTURE_NET})")


def _write_sheet(out: Path, picture: Path | None, preset: str) -> None:
    from artem.capture.demo import render
    from artem.engine.fit import fill, resize
    from artem.engine.stylizer import Stylizer
    from artem.output.picture_file import write_picture
    from artem.output.sheet import Tile, grid
    from artem.pictures import read_picture
    from artem.styles.gallery import gallery

    pixels = render(100, 640, 480) if picture is None else read_picture(picture)
    scene = fill(pixels, _PAINTED)
    tiles = [Tile(resize(scene, _SHOWN), "as it came")]
    for style in gallery():
        painted = Stylizer(style.name, preset=preset, device="cpu")(scene)
        tiles.append(Tile(resize(painted, _SHOWN), f"{style.name}: {style.card.byline}"))
    write_picture(out, grid(tiles, _COLUMNS))
