"""`artem serve`: phones and browsers are painted by this machine."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from artem.cli import flags
from artem.errors import UsageError
from artem.options import SessionOptions

if TYPE_CHECKING:
    from artem.pipeline.pipeline import Pipeline
    from artem.server.entrance import Entrance
    from artem.server.feed import Feed
    from artem.server.server import Server
    from artem.styles.gallery import Style

_WAIT_SECONDS = 0.2  # how soon Ctrl-C is noticed
_MOST_SESSIONS = 64


def serve(
    host: Annotated[
        str, typer.Option(help="The address to listen at; 0.0.0.0 lets the network in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 for any that is free.")] = 8443,
    max_sessions: Annotated[
        int, typer.Option(help="So many are painted at once; others wait their turn.")
    ] = 8,
    certificate: Annotated[
        Path | None, typer.Option(help="A certificate of your own (PEM); one is made without it.")
    ] = None,
    key: Annotated[Path | None, typer.Option(help="The key of --certificate (PEM).")] = None,
    require_token: Annotated[
        bool, typer.Option("--require-token", help="Ask for the token on this machine too.")
    ] = False,
    public: Annotated[
        str | None,
        typer.Option(help="Where a proxy on this machine shows it, such as https://art.example."),
    ] = None,
    new_token: Annotated[
        bool, typer.Option("--new-token", help="Make a new token: links given out lead in no more.")
    ] = False,
    source: Annotated[
        str | None,
        typer.Option(help="Show this to viewers, painted: webcam, screen, an address, a file ..."),
    ] = None,
    style: flags.Style = None,
    preset: flags.Preset = "auto",
    device: flags.Device = "auto",
    precision: flags.Precision = "auto",
    debug: flags.Debug = False,  # noqa: ARG001  (read by `main`)
) -> None:
    """Serve a web page on which phones see their cameras painted by this machine."""
    from artem.server.entrance import open_entrance
    from artem.server.limits import Limits
    from artem.server.painters import Painters
    from artem.server.server import Server
    from artem.server.site import Parts, make_site
    from artem.server.studio import Studio

    _check(port, max_sessions)
    entrance = open_entrance(
        host,
        port,
        public=public,
        require_token=require_token,
        renew_token=new_token,
        files=_pair(certificate, key),
    )
    limits = replace(Limits(), sessions=max_sessions)
    studio = Studio(Painters(_offered(style), preset=preset, device=device, precision=precision))
    parts = Parts(limits=limits, entrance=entrance, studio=studio)
    if source is None:
        _serve_until_told(Server(make_site(parts)))
        return
    options = SessionOptions(style=style, preset=preset, device=device, precision=precision)
    with _shown(source, options) as (feed, pipeline):
        _serve_until_told(Server(make_site(replace(parts, feed=feed))), pipeline)


def _offered(first: str | None) -> list[Style]:
    """What pages can wear, and first of all what they begin with. Raises UnknownStyle."""
    from artem.styles.gallery import find_style, gallery, own_styles

    styles = [*gallery(), *own_styles()]
    begun = None if first is None else find_style(first).name
    return sorted(styles, key=lambda style: style.name != begun)


@contextmanager
def _shown(spec: str, options: SessionOptions) -> Iterator[tuple[Feed, Pipeline]]:
    """A source, painted for viewers. Raises what it ended with."""
    from artem.cli.live import SourceTeller, make_pipeline, make_stylizer
    from artem.cli.main import STARTED
    from artem.server.feed import Feed

    feed = Feed()
    pipeline = make_pipeline(spec, make_stylizer(options), feed, options, STARTED, SourceTeller())
    try:
        pipeline.start()
        yield feed, pipeline
    finally:
        pipeline.stop()


def _serve_until_told(server: Server, pipeline: Pipeline | None = None) -> None:
    """Until Ctrl-C, the system asks for the end, or the source shown has ended.

    Raises what ended it otherwise.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server.start()
        _announce(server)
        while server.wait(_WAIT_SECONDS) and not (pipeline is not None and pipeline.wait(0)):
            pass
    except KeyboardInterrupt:
        typer.echo("artem: stopped", err=True)
    finally:
        server.stop()


def _check(port: int, max_sessions: int) -> None:
    if not 0 <= port <= 65535:
        raise UsageError(f"--port {port} is out of range; give one from 0 to 65535")
    if not 1 <= max_sessions <= _MOST_SESSIONS:
        raise UsageError(
            f"--max-sessions {max_sessions} is out of range; give 1 to {_MOST_SESSIONS}"
        )


def _pair(certificate: Path | None, key: Path | None) -> tuple[Path, Path] | None:
    if (certificate is None) != (key is None):
        raise UsageError("--certificate and --key belong together; give both")
    return None if certificate is None or key is None else (certificate, key)


def _announce(server: Server) -> None:
    """Say where it is. Where what is said may be kept as a log, the token is not said."""
    entrance = server.entrance
    shows_token = sys.stdout.isatty()
    places = server.links() if shows_token else entrance.origins(server.port)
    typer.echo("Art'Em is served at")
    for place in places:
        typer.echo(f"  {place}")
    if entrance.token is not None and not shows_token:
        from artem.server.entrance import token_file

        typer.echo(f"The token is in {token_file()}")
    _say_certificate(entrance)
    if shows_token and (entrance.public is not None or not entrance.is_loopback):
        _show_code(places[0])
    typer.echo("Ctrl-C ends it.")
    sys.stdout.flush()


def _say_certificate(entrance: Entrance) -> None:
    certificate = entrance.certificate
    if certificate is None:
        return
    if certificate.self_signed:
        typer.echo("Browsers ask once whether to trust its certificate; go on where they show this")
    typer.echo(f"  SHA-256 {certificate.fingerprint}")


def _show_code(link: str) -> None:
    import segno

    typer.echo("Scan this with a phone in the same network:")
    segno.make_qr(link, error="l").terminal(compact=True)
