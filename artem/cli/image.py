"""`artem image`: pictures from files to files."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from artem.cli import flags
from artem.errors import ArtemError, UsageError
from artem.options import check_preset

if TYPE_CHECKING:
    from artem.cli.picture_progress import PictureProgress
    from artem.cluster.address import ClusterAddress
    from artem.cluster.worker import Order
    from artem.frame import Pixels
    from artem.look import Look

    Paint = Callable[[Pixels, Callable[[float], None]], Pixels]

_LARGE = 3 * 20_000_000  # numbers of a picture; of smaller ones several fit into memory


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
    from artem.cli.targets import named_files
    from artem.cluster.address import parse_cluster, processes_of
    from artem.cluster.worker import Order
    from artem.engine.device import choose_threads
    from artem.look import Look
    from artem.pictures import PICTURE_SUFFIXES
    from artem.styles.gallery import DEFAULT_STYLE

    check_preset(preset)
    parts = flags.read_mix(mix, style)
    look = Look(parts, keep_colors).with_knobs(knobs)
    targets = _targets(named_files(pictures, PICTURE_SUFFIXES, recursive=recursive), out)
    missing = {one: at for one, at in targets.items() if overwrite or not at.exists()}
    if len(targets) == 1:
        missing = targets
    elif len(missing) < len(targets):
        count = len(targets) - len(missing)
        typer.echo(f"{count} are there already and stay; --overwrite paints them again", err=True)
    if mask is not None:
        if keep_colors or preset == "fast" or (device, precision) != ("auto", "auto") or cluster:
            raise UsageError(
                "with --mask AdaIN paints on this CPU in float32; leave out --keep-colors, "
                "--preset fast, --device, --precision and --cluster"
            )
        paint = _region_painter([name for name, _ in parts], mask, look)
        failures = _stylize_all(missing, paint)
    else:
        first = parts[0][0] if parts else style or DEFAULT_STYLE
        address = None if cluster is None else parse_cluster(cluster)
        used = choose_threads(threads, sharing=processes_of(address))
        order = Order(first, preset, device, precision, used, (look,), Path.cwd())
        if address is None:
            failures = _stylize_all(missing, _painter(order))
        else:
            failures = _stylize_there(missing, order, address)
    for failure in failures:
        typer.echo(f"artem: {failure}", err=True)
    if failures:
        raise typer.Exit(1)


def _targets(pictures: dict[Path, Path], out: Path) -> dict[Path, Path]:
    """What each picture becomes. Raises UsageError where two would become the same file."""
    from artem.cli.targets import results
    from artem.output.picture_file import SUFFIXES

    if len(pictures) == 1 and not out.is_dir() and out.suffix:
        if out.suffix.lower() not in SUFFIXES:
            raise UsageError(f"{out} has no picture's ending; use one of {', '.join(SUFFIXES)}")
        return {next(iter(pictures)): out}
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file; give a folder with -o for several pictures")
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


def _painter(order: Order) -> Paint:
    painter = order.painter()
    painting = painter.painting(order.looks[0])
    return lambda pixels, on_share: painter.paint_picture(pixels, painting, on_share)


def _stylize_there(
    targets: dict[Path, Path], order: Order, address: ClusterAddress
) -> list[ArtemError]:
    """The same by the workers of a cluster."""
    from rich.console import Console
    from rich.progress import track

    from artem.cli.on_cluster import crew_of
    from artem.cluster.pictures import paint_pictures
    from artem.output.picture_file import write_encoded

    failures: list[ArtemError] = []
    console = Console(stderr=True)
    with crew_of(address, order, console) as crew:
        made = paint_pictures(crew, targets)
        for target, data in track(made, "Painting", total=len(targets), console=console):
            try:
                if isinstance(data, ArtemError):
                    raise data
                write_encoded(target, data)
            except ArtemError as error:
                failures.append(error)
    return failures


def _stylize_all(targets: dict[Path, Path], paint: Paint) -> list[ArtemError]:
    """Stylize every picture; one that fails does not stop the others.

    The next one is read, and the one before written, while one is painted; large ones go one by
    one.
    """
    from artem.cli.picture_progress import PictureProgress
    from artem.films.ahead import Ahead

    failures: list[ArtemError] = []
    progress = PictureProgress(len(targets))
    with (
        Ahead(_read(targets, progress), "artem-read") as read,
        Ahead(_painted(read, paint, progress), "artem-paint") as painted,
        progress,
    ):
        for target, made in painted:
            failure = made if isinstance(made, ArtemError) else _written(target, made)
            if failure is not None:
                failures.append(failure)
            progress.done()
    return failures


def _read(
    targets: dict[Path, Path], progress: PictureProgress
) -> Generator[tuple[Path, Pixels | ArtemError]]:
    """Each picture, or why there is none, with what it becomes."""
    from artem.pictures import read_picture

    for number, (path, target) in enumerate(targets.items(), start=1):
        try:
            picture = read_picture(path)
        except ArtemError as error:
            yield target, error
            continue
        size = picture.size
        yield target, picture
        del picture
        if size > _LARGE:
            progress.wait_for(number)


def _painted(
    pictures: Iterable[tuple[Path, Pixels | ArtemError]], paint: Paint, progress: PictureProgress
) -> Generator[tuple[Path, Pixels | ArtemError]]:
    for target, picture in pictures:
        try:
            made = picture if isinstance(picture, ArtemError) else paint(picture, progress.on_share)
        except ArtemError as error:
            made = error
        del picture
        progress.painted()
        yield target, made
        del made


def _written(target: Path, pixels: Pixels) -> ArtemError | None:
    """Write a painting; what kept it from being written."""
    from artem.output.picture_file import write_picture

    try:
        write_picture(target, pixels)
    except ArtemError as error:
        return error
    return None
