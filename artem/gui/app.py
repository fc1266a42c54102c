"""`run` opens the window. Importing this module does not load Qt."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from artem.capture.spec import PHONE
from artem.errors import ArtemError, DeviceError, NetFileError, UnknownStyle, UsageError
from artem.frame import Pixels
from artem.gui import presenter, settings
from artem.gui.care.run_record import log_folder, recorded_run
from artem.gui.display import check_display
from artem.gui.looks.saved_looks import LOOKS_FILE
from artem.gui.presenter import Choice
from artem.gui.styles.catalog import (
    NetOf,
    StyleEntry,
    can_mix,
    style_entries,
    style_entry,
    with_remembered,
    with_style,
)
from artem.memory import share_free_memory
from artem.options import SessionOptions
from artem.styles.gallery import DEFAULT_STYLE

if TYPE_CHECKING:
    from PyQt6.QtWidgets import QApplication

    from artem.capture.base import Source
    from artem.gui.loop import FinishedRun
    from artem.gui.parts import GoingOn, Parts, Start
    from artem.gui.sources.source_finder import SourceFinder
    from artem.gui.styles.own_styles import StyleStore
    from artem.gui.styles.shelf import LiveStylizer


def run(
    options: SessionOptions,
    *,
    started: float,
    debug: bool = False,
    on_finished: Callable[[FinishedRun], None] = lambda _: None,
    settings_file: Path | None = None,
) -> int:
    """Show the live window until it is closed; returns the exit code, 0 where all went well.

    started: `time.monotonic()` when the command began.
    debug: whether to log what holds the window up.
    on_finished: called once after a run without error, when everything has stopped.
    settings_file: where the window's settings are, and beside them the saved looks, if not at
        their usual place.
    An error nobody expects leaves a report, of which the next run tells.
    Raises ArtemError with the remedy.
    """
    share_free_memory()
    check_display()
    from artem.gui.loop import make_application

    application = make_application()
    path = settings_file or settings.settings_path()
    loaded = settings.load(path)
    going_on: GoingOn | None = None
    remembered = loaded.remembered

    def keep(newest: settings.Remembered) -> None:
        nonlocal remembered
        remembered = newest
        _save(path, newest)

    run_once = partial(_run_once, application, path.with_name(LOOKS_FILE), started, debug, keep)
    while True:
        try:
            finished = run_once(options, going_on, loaded)
        except (UsageError, DeviceError, NetFileError) as error:  # such as a device that is gone
            if not loaded.remembered.options:
                raise
            loaded = _without_options(remembered, error)
            continue
        if remembered.options == loaded.remembered.options:
            break
        loaded = settings.Loaded(remembered, " ".join(map(presenter.sentence, finished.failures)))
        options, going_on = options.going_on(), finished.going_on
        del finished  # which holds a net
        gc.collect()
    on_finished(finished)
    for failure in finished.failures:
        sys.stderr.write(f"artem: {failure}\n")
    return 1 if finished.failures else 0


@contextmanager
def _watched(debug: bool) -> Iterator[None]:
    """Log what holds the window up, where that is asked for."""
    from artem.gui.care.watchdog import Watchdog

    if not debug:
        yield
        return
    watchdog = Watchdog()
    watchdog.start()
    try:
        yield
    finally:
        watchdog.stop()


def _run_once(
    application: QApplication,
    looks_file: Path,
    started: float,
    debug: bool,
    keep: Callable[[settings.Remembered], None],
    options: SessionOptions,
    going_on: GoingOn | None,
    loaded: settings.Loaded,
) -> FinishedRun:
    from artem.gui.loop import run_window

    options = options.with_remembered(loaded.remembered.options)
    with recorded_run(log_folder(), options) as record, _watched(debug):
        parts = live_parts(options, loaded.remembered, looks_file)
        start = replace(plan(options, parts, loaded), record=record)
        if going_on is not None:
            source = going_on.source or start.source
            start = replace(start, source=source, outputs=going_on.outputs, views=going_on.views)
        return run_window(application, options, parts, start, started, keep)


def _without_options(remembered: settings.Remembered, error: ArtemError) -> settings.Loaded:
    return settings.Loaded(remembered.model_copy(update={"options": {}}), str(error))


def live_parts(options: SessionOptions, remembered: settings.Remembered, looks_file: Path) -> Parts:
    """The real parts. Raises UnknownStyle or NetFileError for the option's style."""
    from artem.gui.parts import Parts

    net_of = _net_of(options)
    entries = style_entries(net_of)
    for name in (options.style, *(name for name, _ in options.mix)):
        entries = with_style(entries, name, net_of)
    if options.first_style is None:
        entries = with_remembered(entries, remembered.style, net_of)
    finder = cache(_finder)  # made on the thread that finds
    return Parts(
        styles=entries,
        make_source=lambda spec: _make_source(spec, options),
        make_stylizer=lambda style: _make_stylizer(style, options),
        make_fit=lambda stylizer: _make_fit(stylizer, options),
        find_sources=lambda: finder().find(),
        find_changes=lambda: finder().find_changes(),
        store=_style_store(net_of),
        looks_file=looks_file,
    )


def plan(options: SessionOptions, parts: Parts, loaded: settings.Loaded) -> Start:
    """The option, else what is remembered, else the default. Raises UsageError for an option."""
    from artem.gui.outputs import wanted_by
    from artem.gui.parts import Start

    remembered = loaded.remembered
    known = [entry.spec for entry in parts.styles]
    style = presenter.choose_style(options.first_style, remembered.style, known, DEFAULT_STYLE)
    look = options.look(remembered.look)
    if options.first_style is None and not can_mix(parts.styles, style.value, look.mix):
        look = replace(look, mix=())
    return Start(
        source=_first_source(options.source, remembered, parts.make_source),
        style=style,
        default_style=DEFAULT_STYLE,
        look=look,
        outputs=wanted_by(options),
        remembered=remembered,
        notice=loaded.notice,
    )


def _first_source(
    option: str | None, remembered: settings.Remembered, make_source: Callable[[str], Source]
) -> Choice | None:
    if option == PHONE:
        return Choice(PHONE)
    if option is not None:
        make_source(option)  # at once, as nothing is shown yet that would wait
        return Choice(option)
    if remembered.source is not None:
        return Choice(remembered.source)
    return None if remembered.hints_seen else presenter.FIRST_SOURCE


def _finder() -> SourceFinder:
    from artem.gui.sources.source_finder import make_finder

    return make_finder()


def _make_source(spec: str, options: SessionOptions) -> Source:
    from artem.capture.spec import parse_source

    return parse_source(spec, size=None if options.size.stereo else options.size.pixels)


def _make_stylizer(style: str, options: SessionOptions) -> LiveStylizer:
    from artem.engine.stylizer import Stylizer

    return Stylizer(
        style,
        preset=options.preset,
        device=options.device,
        precision=options.precision,
        stereo=options.size.stereo,
    )


def _net_of(options: SessionOptions) -> NetOf:
    """By preset and device, as a stylizer chooses; a style without that preset fails later."""
    from artem.engine.device import choose_device, runs_classic
    from artem.styles.gallery import Style, choose_net_file

    try:
        on_gpu = runs_classic(choose_device(options.device))
    except ArtemError:
        on_gpu = False

    def net_of(style: Style) -> str:
        try:
            return str(choose_net_file(style, options.preset, on_gpu))
        except UnknownStyle:
            return f"{style.name}, not {options.preset}"

    return net_of


def _style_store(net_of: NetOf) -> StyleStore:
    from artem.gui.styles.own_styles import StyleStore
    from artem.styles import gallery, own

    def entry(style: gallery.Style) -> StyleEntry:
        return style_entry(style.name, style, net_of)

    def add_file(path: Path) -> StyleEntry | None:
        from artem.engine.foreign import add_style

        style = add_style(path)
        return None if style is None else entry(style)

    return StyleStore(
        add_file=add_file,
        add_picture=lambda pixels, title: entry(gallery.add_picture(pixels, title)),
        remove=own.remove,
    )


def _make_fit(stylizer: LiveStylizer, options: SessionOptions) -> Callable[[Pixels], Pixels]:
    from artem.engine.device import runs_classic
    from artem.engine.fit import fit_for

    return fit_for(options.size, on_gpu=runs_classic(stylizer.device))


def _save(path: Path, remembered: settings.Remembered) -> None:
    try:
        settings.save(path, remembered)
    except OSError as error:
        sys.stderr.write(f"the window's settings were not saved: {error}\n")
