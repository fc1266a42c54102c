"""`artem video`: films from files to files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from artem.cli import flags
from artem.cli.report import peak_memory_mb, write_json
from artem.errors import ArtemError, ClusterError, UsageError
from artem.look import Look
from artem.options import check_preset, parse_size, parse_time
from artem.words import tr

if TYPE_CHECKING:
    from rich.console import Console

    from artem.cluster.address import ClusterAddress
    from artem.cluster.worker import Order
    from artem.films.cues import Cues
    from artem.films.film import Film
    from artem.films.job import FilmJob, Outcome
    from artem.films.plan import NetFacts
    from artem.films.recipe import Recipe
    from artem.frame import Pixels

_USUAL_ENDING = ".mkv"  # it holds whatever there is
_LONG_SECONDS = 60.0  # from here on one may want to know what took so long
_AT_WORK = {
    "decode": "reading",
    "net": "painting",
    "steady": "steadying",
    "encode": "encoding",
}


@dataclass(frozen=True)
class _Asked:
    """What was asked for, for every film alike."""

    cues: Cues
    codec: str
    quality: int
    start: float | None
    end: float | None
    two_pass: bool
    area: int | None
    overwrite: bool
    quiet: bool


@dataclass
class _Done:
    """What became of all films. facts: what a report says beside them and the net."""

    net: NetFacts
    facts: dict[str, Any]
    outcomes: dict[Path, Outcome] = field(default_factory=dict)
    failures: list[ArtemError] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """Of the command."""
        harmed = any(outcome.harmed for outcome in self.outcomes.values())
        return max((one.exit_code for one in self.failures), default=int(harmed))

    def take(
        self, path: Path, target: Path, outcome: Outcome, console: Console, *, quiet: bool
    ) -> None:
        """A film is painted. quiet: say so only where it was harmed."""
        self.outcomes[path] = outcome
        if outcome.harmed or not quiet:
            told = _told(path, target, outcome)
            console.print(told, style="yellow" if outcome.harmed else None)


@flags.takes_all_knobs
def video(
    films: Annotated[list[Path], typer.Argument(help="Films, folders of them, or patterns.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="A video file, or a folder.")],
    knobs: dict[str, float],
    style: flags.Style = None,
    mix: flags.MixText = None,
    preset: flags.Preset = "auto",
    keep_colors: flags.KeepColors = False,
    cues: Annotated[
        Path | None, typer.Option(help="A TOML file of looks that the film changes to.")
    ] = None,
    two_pass: Annotated[
        bool,
        typer.Option(
            "--two-pass", help="Steady it by the past and the future, along the motion; slower."
        ),
    ] = False,
    codec: Annotated[
        str,
        typer.Option(
            help="auto, h264 or av1, or by hardware h264_nvenc, h264_qsv, h264_videotoolbox or "
            "h264_vaapi; auto takes hardware that works, and av1 for odd sizes."
        ),
    ] = "auto",
    quality: Annotated[int, typer.Option(help="0 to 100; better is larger.")] = 70,
    start: Annotated[
        str | None, typer.Option(help="Begin so far in: in seconds, or as 9:59:30.")
    ] = None,
    end: Annotated[str | None, typer.Option(help="End so far in.")] = None,
    size: Annotated[
        str, typer.Option(help="Paint at most this large, WxH; the film keeps its size.")
    ] = "auto",
    device: flags.Device = "auto",
    precision: flags.Precision = "auto",
    threads: flags.Threads = None,
    cluster: flags.Cluster = None,
    recursive: Annotated[bool, typer.Option("--recursive", help="Folders in folders too.")] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Paint what is there already again.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Tell of nothing but what went wrong.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(help="Write what was measured to a JSON file.")
    ] = None,
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Stylize films; all but the pictures stays as it was. The same command again goes on."""
    from rich.console import Console

    from artem.cli.targets import VIDEO_ENDINGS, named_files
    from artem.cluster.address import parse_cluster, processes_of
    from artem.cluster.worker import Order
    from artem.engine.device import choose_threads
    from artem.films.cues import Cues, read_cues
    from artem.films.job import threads_begun_with
    from artem.styles.gallery import DEFAULT_STYLE, find_style

    check_preset(preset)
    parts = flags.read_mix(mix, style)
    first = parts[0][0] if parts else style or DEFAULT_STYLE
    usual = {"stability": 1.0} if two_pass else {}
    look = Look(parts, keep_colors).with_knobs(usual | knobs)
    pixels = parse_size(size)
    if pixels.stereo:
        raise UsageError(tr("a film is painted as it is; give WxH, not vr-stereo"))
    targets = _targets(named_files(films, VIDEO_ENDINGS, out, recursive=recursive), out)
    address = None if cluster is None else parse_cluster(cluster)
    look = replace(look, mix=look.mix or ((find_style(first).card.name, 1.0),))
    asked = _Asked(
        cues=Cues(look) if cues is None else read_cues(cues, look),
        codec=codec,
        quality=quality,
        start=None if start is None else parse_time(start),
        end=None if end is None else parse_time(end),
        two_pass=two_pass,
        area=None if pixels.pixels is None else pixels.pixels[0] * pixels.pixels[1],
        overwrite=overwrite,
        quiet=quiet,
    )
    if threads is None:
        threads = threads_begun_with(targets.values())
    used = choose_threads(threads, sharing=processes_of(address))
    order = Order(first, preset, device, precision, used, asked.cues.looks, Path.cwd())
    # A film may be called "a [x264].mkv", which is no markup.
    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    wanted = _without_those_there(targets, asked, console)
    if address is None:
        done = _paint_here(wanted, order, asked, console)
    else:
        done = _paint_there(address, wanted, order, asked, console)
    for failure in done.failures:
        console.print(f"artem: {failure}", style="red")
    if report is not None:
        _write_report(report, done)
    if done.exit_code:
        raise typer.Exit(done.exit_code)


def _targets(files: dict[Path, Path], out: Path) -> dict[Path, Path]:
    from artem.cli.targets import results
    from artem.films.encoders import CONTAINERS

    if len(files) == 1 and not out.is_dir() and out.suffix:
        if out.suffix.lower() not in CONTAINERS:
            told = tr('"{path}" cannot be written; give a name that ends in {endings}')
            raise UsageError(told.format(path=out, endings=", ".join(CONTAINERS)))
        return {next(iter(files)): out}
    if not out.is_dir() and (out.exists() or out.suffix.lower() in CONTAINERS):
        told = tr('"{path}" names a file; give a folder with -o for several films')
        raise UsageError(told.format(path=out))
    made = results(files, out, tuple(CONTAINERS), _USUAL_ENDING)
    return dict(zip(files, made, strict=True))


def _without_those_there(
    targets: dict[Path, Path], asked: _Asked, console: Console
) -> dict[Path, Path]:
    """Of several, what is still to be painted."""
    if len(targets) == 1 or asked.overwrite:
        return targets
    for target in targets.values():
        if target.exists() and not asked.quiet:
            console.print(f'"{target}" is there already and stays; --overwrite paints it again')
    return {path: target for path, target in targets.items() if not target.exists()}


def _paint_here(targets: dict[Path, Path], order: Order, asked: _Asked, console: Console) -> _Done:
    """Paint every film; one that fails does not stop the others."""
    from artem.cli.film_progress import FilmProgress
    from artem.films.plan import facts_for, net_facts

    painter = order.painter()
    net = net_facts(painter, order.looks)  # a style that there is not is told before all else
    done = _Done(net, {"preset": painter.preset})
    with FilmProgress(console, quiet=asked.quiet) as progress:
        for path, target in targets.items():
            try:
                job = _job(path, target, asked, partial(facts_for, painter))
                with progress.film(target.name, job.pictures, job.kept) as advance:

                    def on_picture(pixels: Pixels) -> None:
                        advance(1)
                        progress.show(pixels)

                    outcome = job.run(painter, on_picture)
            except ArtemError as error:
                done.failures.append(error)
            else:
                done.take(path, target, outcome, console, quiet=asked.quiet)
    done.net = net_facts(painter, order.looks)  # it may have left a device
    done.facts["device"] = painter.device
    return done


def _paint_there(
    address: ClusterAddress,
    targets: dict[Path, Path],
    order: Order,
    asked: _Asked,
    console: Console,
) -> _Done:
    """The same by the workers of a cluster, several films at once where they are short."""
    from artem.cli.film_progress import FilmProgress
    from artem.cli.on_cluster import crew_of
    from artem.cluster.films import paint_films

    with (
        crew_of(address, order, console) as crew,
        FilmProgress(console, quiet=asked.quiet) as progress,
    ):
        first = crew.first()
        done = _Done(first.net, {"preset": first.preset})
        films = (
            (path, partial(_job, path, target, asked, lambda *_: first.net))
            for path, target in targets.items()
        )

        def bar(job: FilmJob) -> AbstractContextManager[Callable[[int], None]]:
            return progress.film(job.target.name, job.pictures, job.kept)

        try:
            for path, outcome in paint_films(crew, films, bar):
                if isinstance(outcome, ArtemError):
                    done.failures.append(outcome)
                else:
                    done.take(path, targets[path], outcome, console, quiet=asked.quiet)
        except ClusterError as error:  # what became of the others is told with it
            done.failures.append(error)
        done.facts["cluster"] = crew.report()
    return done


def _job(
    path: Path, target: Path, asked: _Asked, facts_for: Callable[[Film, Recipe], NetFacts]
) -> FilmJob:
    """facts_for: what paints a film with a recipe."""
    from artem.films.encoders import choose_encoder
    from artem.films.film import read_film
    from artem.films.job import FilmJob, check_target
    from artem.films.recipe import Recipe

    check_target(path, target, overwrite=asked.overwrite)
    film = read_film(path)
    span = film.span(asked.start, asked.end)
    encoder = choose_encoder(asked.codec, asked.quality, film, target.suffix.lower())
    recipe = Recipe(asked.cues, encoder, asked.two_pass, asked.area)
    net = facts_for(film, recipe)
    return FilmJob(film, span, target, recipe, net, overwrite=asked.overwrite)


def _told(path: Path, target: Path, outcome: Outcome) -> str:
    """A sentence or two on a film that is done."""
    seconds = outcome.work["seconds"]
    rate = f"{outcome.pictures / seconds:.1f} a second" if outcome.pictures else "joined"
    told = f"{target}: {outcome.pictures + outcome.kept} pictures, {rate}"
    if outcome.pictures and seconds > _LONG_SECONDS:
        told += "; " + _what_took_long(outcome.work)
    if outcome.damaged:
        told += f'\nartem: "{path}" is damaged; {outcome.damaged} pictures are stood in for'
    if outcome.cut_off:
        told += f'\nartem: "{path}" is cut off; its last {outcome.cut_off:.1f} s are missing'
    return told


def _what_took_long(work: Mapping[str, float]) -> str:
    """How much of the time each stage was at work, the busiest first: they go on side by side."""
    stages = sorted((stage for stage in _AT_WORK if work.get(stage)), key=lambda one: -work[one])
    first, *others = [f"{_AT_WORK[stage]} {100 * work[stage]:.0f} %" for stage in stages]
    return ", ".join([f"busy {first} of the time", *others])


def _write_report(path: Path, done: _Done) -> None:
    films = {
        str(film): {
            "pictures": outcome.pictures,
            "kept": outcome.kept,
            "damaged": outcome.damaged,
            "fps": round(outcome.pictures / outcome.work["seconds"], 2),
            "work": outcome.work,
        }
        for film, outcome in done.outcomes.items()
    }
    names = ("device", "backend", "precision", "threads")
    net = {name: done.net[name] for name in names}
    memory = {"peak_memory_mb": peak_memory_mb()}
    write_json(path, net | done.facts | memory | {"films": films})
