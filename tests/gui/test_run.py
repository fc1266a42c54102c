"""A whole run: its start, its end, and what it raises."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from artem.errors import ArtemError, DeviceError, NetFileError, UsageError
from artem.gui import app, settings
from artem.gui.options_dialog import OptionsDialog
from artem.gui.parts import Parts
from artem.gui.styles.catalog import FoundSources, SourceEntry, StyleEntry
from artem.gui.views.geometry import Compare
from artem.gui.views.outlet import OutputWindow
from artem.gui.window import Window
from artem.options import Lens, SessionOptions
from artem.output import disk, film
from tests.conftest import two_monitors
from tests.gui.conftest import FakeStylizer


@pytest.fixture
def run(application, rig, tmp_path, monkeypatch):
    """Run the window on the rig's fakes; returns (exit code, what was finished)."""
    parts = Parts(
        styles=[],
        make_source=rig.source,
        make_stylizer=rig.stylizer,
        make_fit=lambda _: lambda pixels: pixels,
        find_sources=lambda: FoundSources(tuple(SourceEntry(s, s) for s in rig.found)),
        store=rig.store,
        looks_file=tmp_path / "looks.json",
    )

    def live_parts(*_: object) -> Parts:
        nets = {name: "net" if rig.one_net else name for name in ("red", "green")}
        styles = [StyleEntry(name, name, net, name.title()) for name, net in nets.items()]
        return replace(parts, styles=styles)

    monkeypatch.setattr(app, "live_parts", live_parts)
    monkeypatch.setattr(app, "DEFAULT_STYLE", "red")

    settings.save(tmp_path / "window.json", settings.Remembered(hints_seen=True))

    def run_it(**options):
        finished = []
        code = app.run(
            SessionOptions(**options),
            started=time.monotonic(),
            on_finished=finished.append,
            settings_file=tmp_path / "window.json",
        )
        return code, finished

    before = threading.enumerate()
    yield run_it
    left = [thread.name for thread in threading.enumerate() if thread not in before]
    assert not [name for name in left if name.startswith("artem")]


def window() -> Window:
    windows = (w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
    return next(window for window in windows if window.isVisible())


def test_a_run_of_some_frames_ends_by_itself(run):
    code, [finished] = run(source="demo", frames=5)
    assert code == 0
    assert finished.stats.report()["frames_stylized"] == 5
    assert finished.source.kind == "demo"
    assert finished.stylizer.style == "red"


def test_a_run_of_some_seconds_ends_by_itself(run):
    _, [finished] = run(source="demo", seconds=0.3)
    assert finished.stats.report()["frames_stylized"] > 3


def test_source_style_and_strength_are_remembered(run, rig, tmp_path):
    run(source="demo", style="green", knobs={"strength": 0.5}, frames=3)
    saved = settings.load(tmp_path / "window.json").remembered
    assert (saved.source, saved.style, saved.knobs["strength"]) == ("demo", "green", 0.5)
    rig.sources.clear()
    _, [finished] = run(frames=3)
    assert list(rig.sources) == ["demo"]
    assert finished.stylizer.style == "green"
    assert finished.stylizer.look.strength == 0.5


def test_a_source_found_by_default_is_not_remembered(run, rig, tmp_path):
    rig.found = ()
    run(frames=3)
    assert settings.load(tmp_path / "window.json").remembered.source is None


def test_a_remembered_style_that_is_gone_gives_the_default(run, tmp_path):
    settings.save(tmp_path / "window.json", settings.Remembered(style="purple"))
    _, [finished] = run(source="demo", frames=3)
    assert finished.stylizer.style == "red"


def test_a_damaged_settings_file_is_put_aside(run, tmp_path):
    (tmp_path / "window.json").write_text('{"strength": 7')
    code, _ = run(source="demo", frames=3)
    assert code == 0
    assert (tmp_path / "window.json.damaged").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window(run, number):
    sender = threading.Timer(0.7, os.kill, (os.getpid(), number))
    sender.start()
    code, finished = run(source="demo")
    sender.join()
    assert code == 0
    assert len(finished) == 1


def test_closing_while_the_source_stalls_hides_the_window_at_once(run, rig):
    hidden_after = []

    def close() -> None:
        rig.sources["demo"].stalled.set()
        time.sleep(0.1)
        shown, began = window(), time.monotonic()
        shown.close()
        hidden_after.append(time.monotonic() - began)
        assert not shown.isVisible()
        threading.Timer(0.5, rig.sources["demo"].released.set).start()

    QTimer.singleShot(600, close)
    code, _ = run(source="demo")
    assert code == 0
    assert hidden_after[0] < 0.4


def test_a_style_that_cannot_be_made_is_raised(run, rig):
    rig.broken = {"red": NetFileError("the net file is damaged; copy it again")}
    with pytest.raises(NetFileError, match="damaged"):
        run(source="demo")


def test_a_remembered_style_that_cannot_be_made_gives_the_default(run, rig, tmp_path):
    rig.broken = {"green": NetFileError("the net file is damaged; copy it again")}
    settings.save(tmp_path / "window.json", settings.Remembered(style="green"))
    _, [finished] = run(source="demo", frames=3)
    assert finished.stylizer.style == "red"


def test_a_stylizer_that_fails_is_raised(run, rig, monkeypatch):
    def fail(self, pixels):
        raise DeviceError("the device is gone; try --device cpu")

    monkeypatch.setattr(type(rig.stylizer("red")), "__call__", fail)
    with pytest.raises(DeviceError, match="gone"):
        run(source="demo")


def test_an_error_while_the_picture_runs_is_shown_until_closed(run, rig):
    said = []

    def break_it() -> None:
        rig.sources["demo"].read = lambda: 1 / 0
        QTimer.singleShot(600, look)

    def look() -> None:
        said.append(window().banner.text.text())
        window().banner.buttons[app.presenter.Remedy.CLOSE].click()

    QTimer.singleShot(600, break_it)
    with pytest.raises(ZeroDivisionError):
        run(source="demo")
    assert "ZeroDivisionError" in said[0]


def test_a_run_that_failed_is_remembered_and_opens_nothing_more(run, rig, tmp_path):
    said = []

    def break_it() -> None:
        window().set_mixer_open(True)
        rig.sources["demo"].read = lambda: 1 / 0
        once(lambda: "ZeroDivisionError" in window().banner.text.text(), choose)

    def choose() -> None:
        window().controls.source.picked.emit("webcam:0", "Camera")
        QTimer.singleShot(500, look)

    def look() -> None:
        said.append(window().banner.text.text())
        window().banner.buttons[app.presenter.Remedy.CLOSE].click()

    once(is_painting, break_it)
    with pytest.raises(ZeroDivisionError):
        run(source="demo", knobs={"strength": 0.3})
    assert "ZeroDivisionError" in said[0]
    remembered = settings.load(tmp_path / "window.json").remembered
    assert remembered.mixer_open
    assert remembered.knobs["strength"] == 0.3


def test_what_a_slot_raises_is_raised(run):
    QTimer.singleShot(300, lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(source="demo")


def test_what_finding_sources_raises_is_raised(run, rig):
    rig.found = None
    with pytest.raises(TypeError):
        run(source="demo")


def test_a_source_that_means_nothing_is_raised_before_a_window_opens(
    run, rig, monkeypatch, tmp_path
):
    def refuse(spec: str):
        raise UsageError(f'"{spec}" is no source')

    parts = Parts(
        [],
        refuse,
        rig.stylizer,
        lambda _: lambda pixels: pixels,
        FoundSources,
        rig.store,
        tmp_path / "looks.json",
    )
    monkeypatch.setattr(app, "live_parts", lambda *_: parts)
    with pytest.raises(UsageError, match="nonsense"):
        run(source="nonsense")


def test_full_screen_from_the_start(run):
    seen = []
    QTimer.singleShot(500, lambda: (seen.append(window().isFullScreen()), window().close()))
    run(source="demo", fullscreen=True)
    assert seen == [True]


def once(true: Callable[[], bool], act: Callable[[], None]) -> None:
    """Do something on the GUI thread as soon as this is true."""
    QTimer.singleShot(50, lambda: act() if true() else once(true, act))


def is_painting() -> bool:
    return any(
        shown.feed.frame is not None and shown.feed.box() is not None
        for shown in QApplication.topLevelWidgets()
        if isinstance(shown, Window) and shown.isVisible()
    )


def test_a_monitor_is_filled_without_controls_until_esc(run, tmp_path):
    settings.save(tmp_path / "window.json", settings.Remembered(geometry="a place"))
    seen = []

    def look() -> None:
        shown = window()
        whole = QApplication.screens()[0].geometry()
        seen.append((shown.isFullScreen(), shown.panel.isVisible()))
        seen.append({shown.geometry() == whole, shown.frameGeometry() == whole})
        seen.append((shown.feed.geometry() == shown.rect(), shown.feed.frame is not None))
        shown.activateWindow()  # keys go to the active window only
        once(shown.isActiveWindow, press)

    def press() -> None:
        QTest.keyClick(window(), Qt.Key.Key_Escape)
        once(lambda: not window().isFullScreen(), leave)

    def leave() -> None:
        seen.append((window().isFullScreen(), window().panel.isVisible()))
        window().close()

    once(is_painting, look)
    run(source="demo", monitor=1)
    assert seen == [(True, False), {True}, (True, True), (False, True)]
    assert settings.load(tmp_path / "window.json").remembered.geometry == "a place"


def test_a_monitor_that_is_not_there_is_raised(run):
    with pytest.raises(UsageError, match="no monitor 9; there is 1 here"):
        run(source="demo", monitor=9)


def test_the_lens_warps_both_sides_of_the_divider(run):
    corners = []

    def look() -> None:
        feed = window().feed
        feed.set_split(0.5)
        shown, box = feed.grab().toImage(), feed.box()
        for x in (box.x + 2, box.right - 3):
            for y in (box.y + box.height - 3, box.y + box.height / 2):
                corners.append(shown.pixelColor(int(x), int(y)).lightness() > 0)
        window().close()

    once(is_painting, look)
    run(source="demo", lens=Lens(0.1, 0.0))
    # beyond 4:3's nearer side the middle of the left and right is past the frame, too
    assert corners == [False, False, False, False]


def test_the_second_monitor_is_filled(tmp_path):
    """In a process of its own: Qt learns of its monitors once."""
    script = """
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication
from artem.gui.window import Window
application = QApplication([])
window = Window([])
window.fill_monitor(application.screens()[1])
QTimer.singleShot(300, application.quit)
application.exec()
print(window.screen().name(), window.frameGeometry().getRect(), window.feed.size() == window.size())
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"QT_QPA_PLATFORM": two_monitors(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "headset (1280, 0, 2160, 1200) True"


def test_settings_that_cannot_be_written_are_said(run, tmp_path, monkeypatch, capsys):
    def refuse(path: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(settings, "write_bytes", refuse)
    code, _ = run(source="demo", frames=2)
    assert code == 0
    assert "not saved" in capsys.readouterr().err


def test_without_a_display_one_sentence_is_raised(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ArtemError, match="--headless"):
        app.run(SessionOptions(), started=0.0)


def start_anew(act: Callable[[], None], true: Callable[[], bool] = lambda: True) -> None:
    """Choose another size in the options; act in the run with them, as soon as this is true."""

    def use(dialog: OptionsDialog) -> None:
        dialog.boxes["size"].setCurrentText("320x240")
        dialog.use.click()
        once(lambda: is_painting() and true(), act)

    in_options(use)


def in_options(act: Callable[[OptionsDialog], None]) -> None:
    """Open the dialog of the options, and act in it."""
    window().action_set["options"].trigger()
    dialogs = partial(window().findChildren, OptionsDialog)
    once(dialogs, lambda: act(*dialogs()))


def is_recording() -> bool:
    return window().recording.isVisible() and "0:01" in window().recording.text.text()


def test_other_options_start_the_run_anew_where_it_was(run, rig, tmp_path):
    seen = []

    def choose() -> None:
        window().styles.picked.emit("green")
        once(lambda: rig.made[:2] == ["red", "green"], lambda: start_anew(end))

    def end() -> None:
        worn = [tile.entry.spec for tile in window().styles.tiles if tile.isChecked()]
        seen.append((worn, window().controls.source.accessibleName()))
        window().close()

    once(is_painting, choose)
    run(source="demo")
    assert seen == [(["green"], "Source: Demo scene")]
    assert settings.load(tmp_path / "window.json").remembered.options == {"size": "320x240"}


def test_what_is_shown_stays_so_with_other_options(run, rig, tmp_path):
    (tmp_path / "window.json").unlink()  # a first run shows something without a camera
    seen = []

    def choose() -> None:
        window().action_set["output-window"].trigger()
        window().action_set["side-by-side"].trigger()
        start_anew(look)

    def look() -> None:
        [output] = [one for one in QApplication.topLevelWidgets() if isinstance(one, OutputWindow)]
        seen.append((output.isVisible(), window().feed.compare))
        seen.append(window().controls.source.accessibleName())
        window().close()

    once(is_painting, choose)
    run()
    assert seen == [(True, Compare.SIDE_BY_SIDE), "Source: Demo scene"]
    assert settings.load(tmp_path / "window.json").remembered.source is None


def test_the_options_dialog_shows_and_changes_what_a_flag_gave(run, rig, tmp_path):
    seen = []

    def use(dialog: OptionsDialog) -> None:
        seen.append({name: box.currentText() for name, box in dialog.boxes.items()})
        dialog.boxes["target_fps"].setCurrentText("15")
        dialog.use.click()
        once(is_painting, lambda: in_options(end))

    def end(dialog: OptionsDialog) -> None:
        seen.append({name: box.currentText() for name, box in dialog.boxes.items()})
        window().close()

    once(is_painting, lambda: in_options(use))
    run(source="demo", target_fps=30.0, preset="fast", given=frozenset({"target_fps", "preset"}))
    assert [(one["target_fps"], one["preset"]) for one in seen] == [("30", "fast"), ("15", "fast")]
    remembered = settings.load(tmp_path / "window.json").remembered
    assert remembered.options == {"target_fps": "15", "preset": "fast"}


def test_a_source_found_by_default_is_found_again_also_after_other_options(run, rig, tmp_path):
    once(is_painting, lambda: start_anew(lambda: window().close()))
    run()
    assert rig.sources["webcam:0"].opened == 2
    assert settings.load(tmp_path / "window.json").remembered.source is None


def test_a_run_that_goes_on_with_other_options_records_to_a_file_of_its_own(run, tmp_path):
    path = tmp_path / "film.mkv"

    def choose() -> None:
        start_anew(lambda: window().close(), is_recording)

    once(lambda: is_painting() and is_recording(), choose)
    run(source="demo", record=path)
    assert path.stat().st_size > 0
    assert path.with_stem("film (2)").stat().st_size > 0


def test_a_recording_begun_by_key_goes_on_after_other_options(run, tmp_path, monkeypatch):
    monkeypatch.setattr(disk.platformdirs, "user_videos_path", lambda: tmp_path)
    seen = []

    def begin() -> None:
        window().action_set["record"].trigger()
        once(is_recording, lambda: start_anew(end, is_recording))

    def end() -> None:
        actions = window().action_set
        seen.append((actions["record"].isChecked(), actions["virtual-camera"].isChecked()))
        window().close()

    once(is_painting, begin)
    run(source="demo")
    assert seen == [(True, False)]
    assert [path.stat().st_size > 0 for path in tmp_path.glob("Artem/*.mkv")] == [True, True]


@pytest.fixture
def unfinished(monkeypatch):
    """No recording comes to an end."""

    def refuse(self) -> None:
        self._container.close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(film.Film, "close", refuse)


def test_a_recording_that_fails_after_the_window_closed_is_told(run, tmp_path, unfinished, capsys):
    path = tmp_path / "film.mkv"
    code, [finished] = run(source="demo", frames=20, record=path)
    assert code == 1
    [failure] = finished.failures
    assert f'"{path}" cannot be written (No space left on device)' in failure
    assert failure in capsys.readouterr().err


def test_a_recording_that_fails_before_other_options_is_told_in_the_window(
    run, tmp_path, unfinished, capsys
):
    seen = []

    def end() -> None:
        seen.append(window().notice.text.text())
        window().action_set["record"].trigger()
        once(lambda: "film (2).mkv" in window().notice.text.text(), window().close)

    once(lambda: is_painting() and is_recording(), lambda: start_anew(end, is_recording))
    code, _ = run(source="demo", record=tmp_path / "film.mkv")
    assert "film.mkv" in seen[0]
    assert "No space left" in seen[0]
    assert code == 0
    assert capsys.readouterr().err == ""


def test_a_remembered_option_that_no_longer_works_is_dropped_and_said(run, rig, tmp_path):
    settings.save(tmp_path / "window.json", settings.Remembered(options={"device": "cuda"}))
    rig.broken_once["red"] = DeviceError("cuda is not available here; choose another device")
    said = []

    def look() -> None:
        said.append(window().notice.text.text())
        window().close()

    once(is_painting, look)
    run(source="demo")
    assert "is not available here" in said[0]
    assert settings.load(tmp_path / "window.json").remembered.options == {}


def test_a_mix_is_worn_again_after_other_options_and_at_the_next_start(run, rig):
    rig.one_net = True
    mixed = (("red", 1.0), ("green", 1.0))
    seen = []

    def mix() -> None:
        window().styles.blended.emit("green")
        start_anew(look)

    def look() -> None:
        seen.append([tile.entry.spec for tile in window().styles.tiles if tile.isChecked()])
        window().close()

    once(is_painting, mix)
    _, [finished] = run(source="demo")
    assert seen == [["red", "green"]]
    assert finished.stylizer.look.mix == mixed
    _, [finished] = run(frames=3)
    assert finished.stylizer.look.mix == mixed
    _, [finished] = run(frames=3, style="green")
    assert finished.stylizer.look.mix == (("green", 1.0),)


def test_the_net_of_a_run_before_other_options_is_let_go_of(run, monkeypatch):
    nets = []
    make = FakeStylizer.__init__

    def noted(self, style: str) -> None:
        nets.append(weakref.ref(self))
        make(self, style)

    monkeypatch.setattr(FakeStylizer, "__init__", noted)
    left = []

    def choose() -> None:
        start_anew(partial(end, list(nets)))

    def end(before: list[weakref.ref]) -> None:
        left.extend(net() for net in before)
        window().close()

    once(is_painting, choose)
    run(source="demo")
    assert left
    assert set(left) == {None}
