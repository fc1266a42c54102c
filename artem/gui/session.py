"""One run of the window: joins its widgets to the pipeline. Lives on the GUI thread."""

from __future__ import annotations

import time
from dataclasses import replace

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from artem.capture.base import Source
from artem.capture.spec import PHONE
from artem.engine.device import runs_classic
from artem.errors import ArtemError
from artem.gui import presenter
from artem.gui.actions.all_actions import all_actions
from artem.gui.actions.view import VIEWS
from artem.gui.adopting import Adopting
from artem.gui.bridge import Bridge, WindowSink
from artem.gui.care.care import Care
from artem.gui.care.welcome import Welcome
from artem.gui.looks.look_views import LookViews
from artem.gui.looks.looks import Looks
from artem.gui.looks.name_dialog import NameDialog
from artem.gui.options_dialog import OptionsDialog
from artem.gui.outputs import Outputs
from artem.gui.parts import GoingOn, Parts, Start
from artem.gui.presenter import FIRST_SOURCE, Choice, Remedy
from artem.gui.publishing import Publishing
from artem.gui.settings import Remembered
from artem.gui.sharing.sharing import Sharing
from artem.gui.sources.address import LONGEST, without_secrets
from artem.gui.sources.connection import Connection
from artem.gui.sources.sources import Sources
from artem.gui.styles.shelf import LiveStylizer
from artem.gui.styles.style_switcher import StyleSwitcher
from artem.gui.views.views import Views
from artem.gui.window import Window
from artem.look import KNOBS, Look
from artem.options import SessionOptions
from artem.pipeline.lens import warp_for
from artem.pipeline.limits import RunLength
from artem.pipeline.pipeline import Phase, Pipeline, State
from artem.pipeline.sizing import Sizing, sizing_for
from artem.pipeline.stats import Stats
from artem.pipeline.temporal import Stabilizer

_TICK_MS = 250


class Session(QObject):
    """Starts, changes and stops one pipeline as the window asks for it.

    over: nothing is left to show; the window may go.
    error: what kept it from starting.
    chosen_source: what the last source was made from that was not found by default; empty without
        one.
    """

    over = pyqtSignal()

    def __init__(
        self, window: Window, parts: Parts, start: Start, options: SessionOptions, stats: Stats
    ) -> None:
        super().__init__()
        self.error: Exception | None = None
        self.stylizer: LiveStylizer | None = None
        self.stats = stats
        self.connection = Connection()
        self.window = window
        self.sources = Sources(window, parts, start.remembered.addresses)
        self.sharing = Sharing(window, self.sources, parts.share)
        self.care = Care(window, start.record)
        self._parts = parts
        self._start = start
        self._options = options
        self._pipeline: Pipeline | None = None
        self._source: Source | None = None
        self._choice: Choice | None = None
        self._views_on: frozenset[str] = frozenset()  # when the options were changed
        self.chosen_source = ""
        self._proven_source = start.remembered.source  # a chosen one that gave pictures
        self._option_texts = start.remembered.options
        self._style = start.style.value
        self._mirror_choice = options.mirror
        self._mirror_webcam = start.remembered.mirror_webcam
        self._sizing = Sizing()
        self._stabilizer = Stabilizer(start.look.stability)
        self._bridge = Bridge()
        self.outputs = Outputs(start.outputs)
        self.publishing = Publishing(
            window, self.outputs, options.publish, start.remembered.servers
        )
        self._styles = StyleSwitcher(parts.styles, parts.make_stylizer, start.look)
        self.looks = Looks(self._styles, parts.looks_file, start.remembered.pace)
        self.adopting = Adopting(
            window, parts.store, self._styles, self.looks, self.outputs, self.sources
        )
        self.views = Views(window, parts.make_stylizer, start.look)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._actions = window.set_actions(all_actions(self))
        self._look_views = LookViews(window, self.looks, self._actions)
        self._connect()
        if not start.remembered.hints_seen:
            Welcome(window, self.sources, self._actions, demo=start.source == FIRST_SOURCE)

    @property
    def spec(self) -> str:
        """What the source shown is made from; empty before there is one."""
        return self._choice.value if self._choice is not None else ""

    # -- begin and end ----------------------------------------------------------------------

    def begin(self) -> None:
        """Get the style and the source; the picture starts when both are there."""
        self.window.set_mixer_open(self._start.remembered.mixer_open)
        self._say(self._start.notice, self._start.style.notice, self.looks.store.notice)
        self.looks.begin(self._start.style.value)
        self.care.begin()
        self.sharing.set_on(self._start.outputs.shared)
        if self._start.source is not None:
            self.sources.open(self._start.source)
        self.sources.begin()
        for action in sorted(self._start.views):
            self._actions[action].trigger()
        self._timer.start()
        self._tick()

    def close(self) -> None:
        """Stop everything and wait for it; raises what a thread raised. Safe to call again."""
        self._timer.stop()
        try:
            if self._pipeline is not None:
                self._pipeline.stop()
        finally:
            self.outputs.close()
            self.sharing.close()
            self.looks.close()
            self._styles.close()
            self.adopting.close()
            self.sources.close()
            self.care.close()
            self.views.close()

    def going_on(self) -> GoingOn:
        """For a session that goes on after this one with the options that were chosen."""
        outputs = replace(self.outputs.wanted(), shared=self.sharing.is_on)
        return GoingOn(outputs, self._choice, self._views_on)

    def remembered(self) -> Remembered:
        """What the next run begins with."""
        return Remembered(
            source=self._proven_source,
            style=self._style,
            mix=self._styles.look.mix,
            knobs={knob.name: getattr(self._styles.look, knob.name) for knob in KNOBS},
            keep_colors=self._styles.look.keep_colors,
            pace=self.looks.motion.pace,
            mirror_webcam=self._mirror_webcam,
            mixer_open=self.window.mixer_open,
            options=self._option_texts,
            geometry=self.window.saved_geometry(),
            hints_seen=True,
            addresses=self.sources.addresses,
            servers=self.publishing.servers,
        )

    def _begin_pipeline(self) -> None:
        if self._pipeline is not None or self._source is None or self.stylizer is None:
            return
        on_gpu = runs_classic(self.stylizer.device)
        self._sizing = sizing_for(self._options, self._styles.look, on_gpu=on_gpu)
        self._pipeline = Pipeline(
            self._source,
            self.stylizer,
            WindowSink(self._bridge),
            self.stats,
            fit=self._parts.make_fit(self.stylizer),
            sizing=self._sizing,
            stabilize=self._stabilizer,
            lens=warp_for(self._options),
            sink_presents=False,
            fps_limit=self._options.fps_limit,
            length=RunLength(self._options.frames, self._options.seconds),
            on_state=self._bridge.tell_state,
            on_sink_failed=self.outputs.on_sink_failed,
        )
        self.outputs.join(self._pipeline)
        self.sharing.join(self._pipeline)
        self._pipeline.start()

    def _fail(self, error: Exception) -> None:
        self.error = error
        self.over.emit()

    # -- source -----------------------------------------------------------------------------

    def _use(self, choice: Choice, title: str, source: Source) -> None:
        if self.connection.phase is Phase.FAILED:
            return  # the picture goes on no more, as the banner says
        if self._source is not None:
            self._mirror_choice = None  # was for the one before
        self._choice = replace(choice, notice="")
        self._source = source
        if choice.kept:
            self.chosen_source = choice.value
        self._say(choice.notice)
        name = title or presenter.source_title(choice.value, source.name)
        self.connection.picked(name)
        self.window.controls.source.show_name(name, choice.value)
        self._show_connection()
        if self._pipeline is None:
            self._begin_pipeline()
        else:
            self._pipeline.switch_source(source)

    # -- style ------------------------------------------------------------------------------

    def ask_look_name(self) -> None:
        """Open the dialog that saves the look."""
        dialog = NameDialog(self.window, self.looks.store.free_name)
        dialog.chosen.connect(self.looks.save)
        dialog.open()

    def take_snapshot(self) -> None:
        """Keep the picture that is shown, with its look."""
        self.outputs.take_snapshot(self.window.feed.frame, self._styles.look)

    def ask_options(self) -> None:
        """Open the dialog for what is fixed when a run starts."""
        dialog = OptionsDialog(self.window, self._options.texts())
        dialog.chosen.connect(self._start_anew)
        dialog.open()

    def _start_anew(self, texts: dict[str, str]) -> None:
        if texts != self._options.texts():
            self._option_texts = texts
            self._views_on = frozenset(one for one in VIEWS if self._actions[one].isChecked())
            self.over.emit()

    def _on_style(self, spec: str, stylizer: LiveStylizer) -> None:
        self._style = spec
        self.stylizer = stylizer
        if self._pipeline is None:
            self._begin_pipeline()
        else:
            self._pipeline.switch_stylizer(stylizer)

    def _on_style_failed(self, spec: str, error: Exception) -> None:
        asked_for = spec in (self._options.first_style, self._start.default_style)
        if self.stylizer is None and (asked_for or not isinstance(error, ArtemError)):
            self._fail(error)
            return
        self._say(str(error))
        if self.stylizer is None:
            self.looks.begin(self._start.default_style)
        elif not self._styles.worn and spec != self.adopting.first_style:
            self.looks.pick(self.adopting.first_style)  # what was worn before is removed

    # -- what the pipeline tells ------------------------------------------------------------

    def _on_frame(self) -> None:
        pair = self._bridge.take()
        if pair is None:
            return
        self.views.show_pair(self.window.feed.show_pair(pair))
        if not self.connection.has_picture:
            self.connection.shown()
            self._show_connection()

    def _on_presented(self, captured: float, began: float, ended: float) -> None:
        self.stats.presented(captured, began, ended)
        frame, size = self.window.feed.frame, self.stats.size
        if frame is not None and size is not None:
            self._styles.make_ahead(frame.size, size)

    def _on_state(self, state: State) -> None:
        self.connection.told(state, time.monotonic())
        if self.connection.phase is Phase.LIVE and self.spec != PHONE:  # nothing is shared unasked
            shown = without_secrets(self.chosen_source)
            if 0 < len(shown) <= LONGEST:
                self._proven_source = shown
        if state.phase is Phase.LIVE:
            self._show_mirror()
        if state.phase is not Phase.CONNECTING:  # one that opens quickly needs no words
            self._show_connection()
        if state.phase is Phase.ENDED or (state.phase is Phase.FAILED and self._unattended):
            self.over.emit()

    @property
    def _unattended(self) -> bool:
        """Whether nobody would read why the run failed: it had a length, or showed nothing."""
        limited = self._options.frames is not None or self._options.seconds is not None
        return limited or not self.connection.has_picture

    # -- what the window shows --------------------------------------------------------------

    def _tick(self) -> None:
        self._show_connection()
        self.sharing.tick()
        said = self.outputs.words(time.monotonic())
        self.window.recording.show_words(*said, *self.sharing.words())
        now = self.stats.snapshot(time.monotonic())
        worn = self.stylizer
        device, precision = (worn.device, worn.precision) if worn else ("", "")
        self.window.status.show_status(
            presenter.health(now, away=self.connection.is_away),
            presenter.status_fields(now, device, precision),
        )

    def _show_connection(self) -> None:
        self.window.banner.show_banner(self.connection.banner(time.monotonic()))
        self.window.feed.set_dimmed(self.connection.is_away)

    def _on_look(self, look: Look) -> None:
        self._stabilizer.amount = look.stability
        self._sizing.detail = look.detail
        self.views.set_look(look)

    def _show_mirror(self) -> None:
        info = self.connection.info
        kind = info.kind if info else ""
        mirrored = presenter.is_mirrored(kind, self._mirror_choice, self._mirror_webcam)
        self.window.feed.set_mirrored(mirrored)
        self._actions.show_state("mirror", mirrored)

    def _say(self, *texts: str) -> None:
        said = " ".join(presenter.sentence(text) for text in texts if text)
        if said:
            self.window.notice.say(said)

    # -- what the user does -----------------------------------------------------------------

    def set_mirror(self, mirrored: bool) -> None:
        """Swap left and right of what is shown."""
        self._mirror_choice = mirrored
        if self.connection.info is not None and self.connection.info.kind == "webcam":
            self._mirror_webcam = mirrored
        self.window.feed.set_mirrored(mirrored)

    def _act(self, remedy: Remedy) -> None:
        if remedy is Remedy.RETRY and self._pipeline is not None:
            self._pipeline.retry_now()
        elif remedy is Remedy.CHOOSE_SOURCE:
            self.window.controls.source.showMenu()
        elif remedy is Remedy.LOGIN:
            self.sources.ask_login(self.spec)
        elif remedy is Remedy.CLOSE:
            self.window.close()

    def _connect(self) -> None:
        window = self.window
        self._bridge.frame_waiting.connect(self._on_frame)
        self._bridge.state_changed.connect(self._on_state)
        self._styles.swapped.connect(self._on_style)
        self._styles.failed.connect(self._on_style_failed)
        self.outputs.said.connect(self._say)
        self.outputs.failed.connect(self._say)
        self.outputs.switched.connect(self._actions.show_state)
        self.looks.look_changed.connect(self._on_look)
        self.looks.noted.connect(self._say)
        self.sources.picked.connect(window.notice.clear)
        self.sources.opened.connect(self._use)
        self.sources.refused.connect(self._say)
        self.sources.failed.connect(self._fail)
        self._timer.timeout.connect(self._tick)
        window.overlay.watch(self.stats.timing)
        self.views.switched.connect(self._actions.show_state)
        self.views.chosen.connect(self.looks.pick)
        window.feed.presented.connect(self._on_presented)
        self.adopting.noted.connect(self._say)
        window.banner.acted.connect(self._act)
