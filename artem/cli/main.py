"""The `artem` command: what it is made of, and how its errors look."""

from __future__ import annotations

import logging
import sys
import time
from typing import NoReturn

import typer
from rich.console import Console
from typer.core import TyperGroup

from artem.cli import doctor, image, live, paint, serve, sheets, styles, train, video
from artem.errors import ArtemError

STARTED = time.monotonic()

_FAILURE = 1
_INTERRUPTED = 130


app = typer.Typer(
    cls=TyperGroup,
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback(invoke_without_command=True)(live.live)
app.command()(image.image)
app.command()(video.video)
app.command()(paint.paint)
app.command()(serve.serve)
app.command()(sheets.inspect)
app.command()(sheets.compare)
app.command()(doctor.doctor)
app.add_typer(styles.app, name="styles")
app.add_typer(train.app, name="train")


def main() -> NoReturn:
    """Run the command; an error is one sentence on stderr and an exit code."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    debug = "--debug" in sys.argv
    _log_to_stderr(logging.DEBUG if debug else logging.WARNING)
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except Exception as error:
        if debug:
            raise
        console.print("artem:", _sentence(error), style="red", markup=False)
        sys.exit(error.exit_code if isinstance(error, ArtemError) else _FAILURE)
    sys.exit(0)


def _log_to_stderr(least: int) -> None:
    """What Art'Em logs from this level on; of the libraries it uses, the warnings."""
    handler = logging.StreamHandler()
    handler.setLevel(least)
    logging.basicConfig(level=logging.WARNING, format="artem: %(message)s", handlers=[handler])
    logging.getLogger("artem").setLevel(least)


def _sentence(error: Exception) -> str:
    if isinstance(error, ArtemError):
        return str(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory; choose a smaller --size"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename or 'a file'}; check the path and the disk"
    return f"something unexpected happened ({error!r}); run again with --debug and report it"
