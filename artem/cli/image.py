"""`artem image`: pictures from files to files."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from artem.cli import flags
from artem.errors import ArtemError, ClusterError, UsageError
from artem.options import check_preset

if TYPE_CHECKING:
    from artem.cli.picture_progress import PictureProgress
    from artem.cluster.address import ClusterAddress
    from artem.cluster.worker import Order
    from artem.films.folder import Paint
    from artem.look import Look


@flags.takes_knobs
def image(
    pictures: Annotated[list[Path], typer.Argument(help="Pictures, folders of them, or patterns.")],
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
    threads: flags.Threads = None,
    cluster: flags.Cluster = None,
    recursive: Annotated[bool, typer.Option("--recursive", help="Folders in folders too.")] = False,
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", help="Of several, paint what is there already again."),
    ] = False,
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Stylize pictures at their own size. The same command again goes on."""
    from artem.cli.picture_progress import PictureProgress
    from artem.cli.targets import named_files
    from artem.cluster.address import parse_cluster, processes_of
    from artem.cluster.worker import Order
    from artem.engine.device import choose_threads
    from artem.films.folder import painted_files
    from artem.look import Look
    from artem.pictures import PICTURE_SUFFIXES
    from artem.styles.gallery import DEFAULT_STYLE

    check_preset(preset)
    parts = flags.read_mix(mix, style)
    look = Look(parts, keep_colors).with_knobs(knobs)
    targets = _targets(named_files(pictures, PICTURE_SUFFIXES, out, recursive=recursive), out)
    missing = {one: at for one, at in targets.items() if overwrite or not at.exists()}
    if len(targets) == 1:
        missing = targets
    elif len(missing) < len(targets):
        count = len(targets) - len(missing)
        typer.echo(f"{count} are there already and stay; --overwrite paints them again", err=True)
    bar = PictureProgress(len(missing))
    if mask is not None:
        if keep_colors or preset == "fast" or (device, precision) != ("auto", "auto") or cluster:
            raise UsageError(
                "with --mask AdaIN paints on this CPU in float32; leave out --keep-colors, "
                "--preset fast, --device, --precision and --cluster"
            )
        paint = _region_painter([name for name, _ in parts], mask, look)
        failures = _write_all(painted_files(missing, paint, bar.on_share), bar)
    else:
        first = parts[0][0] if parts else style or DEFAULT_STYLE
        address = None if cluster is None else parse_cluster(cluster)
        used = choose_threads(threads, sharing=processes_of(address))
        order = Order(first, preset, device, precision, used, (look,), Path.cwd())
        failures = _paint_all(missing, order, address, bar)
    for failure in failures:
        typer.echo(f"artem: {failure}", err=True)
    if failures:
        raise typer.Exit(1)


def _targets(pictures: dict[Path, Path], out: Path) -> dict[Path, Path]:
    """What each picture becomes. Raises UsageError where two would become the same file."""
    from artem.cli.targets import check_other, results
    from artem.output.picture_file import SUFFIXES

    if len(pictures) == 1 and not out.is_dir() and out.suffix:
        if out.suffix.lower() not in SUFFIXES:
            raise UsageError(f"{out} has no picture's ending; use one of {', '.join(SUFFIXES)}")
        check_other(next(iter(pictures)), out)
        return {next(iter(pictures)): out}
    if not out.is_dir() and (out.exists() or out.suffix.lower() in SUFFIXES):
        raise UsageError(f"{out} names a file; give a folder with -o for several pictures")
    return dict(zip(pictures, results(pictures, out, SUFFIXES, ".png"), strict=True))


def _region_painter(styles: list[str], mask: Path, look: Look) -> Paint:
    from artem.engine.regions import RegionPainter
    from artem.look import Look
    from artem.pictures import read_picture

    if len(styles) != 2:
        raise UsageError("a mask divides two pictures; give them as --mix A.jpg,B.jpg")
    plain = Look(strength=look.strength, stroke_size=look.stroke_size)
    painter = RegionPainter((styles[0], styles[1]), read_picture(mask), plain)
    return lambda pixels, _: painter(pixels)


def _paint_all(
    targets: dict[Path, Path], order: Order, address: ClusterAddress | None, bar: PictureProgress
) -> list[ArtemError]:
    """Stylize every picture, here or on a cluster."""
    from artem.films.folder import in_look, painted_files

    if address is None:
        paint = in_look(order.painter(), order.looks[0])
        return _write_all(painted_files(targets, paint, bar.on_share), bar)
    from artem.cli.on_cluster import crew_of
    from artem.cluster.pictures import paint_pictures

    with crew_of(address, order, bar.console) as crew:
        return _write_all(paint_pictures(crew, targets), bar)


def _write_all(
    made: Generator[tuple[Path, bytes | ArtemError]], bar: PictureProgress
) -> list[ArtemError]:
    """Write every painting; one that fails does not stop the others."""
    failures: list[ArtemError] = []
    with bar, closing(made):
        try:
            for target, data in made:
                failures += _failures_of(target, data)
                bar.done()
        except ClusterError as error:  # what failed before it is told with it
            failures.append(error)
    return failures


def _failures_of(target: Path, data: bytes | ArtemError) -> list[ArtemError]:
    """Write a painting; what kept it from being made or written."""
    from artem.output.picture_file import write_encoded

    if isinstance(data, ArtemError):
        return [data]
    try:
        write_encoded(target, data)
    except ArtemError as error:
        return [error]
    return []
