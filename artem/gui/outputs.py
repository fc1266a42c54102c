"""Recording, publishing, the virtual camera and snapshots, as asked for. On the GUI thread."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QCoreApplication, QObject, QUrl, pyqtSignal, pyqtSlot
from PyQt6.QtGui import QDesktopServices

from artem.destination import Destination
from artem.errors import ArtemError, SinkError, UsageError
from artem.frame import Frame
from artem.gui import presenter
from artem.gui.bridge import Background
from artem.look import Look
from artem.look_values import look_to_values, values_to_look
from artem.options import SessionOptions
from artem.output.base import Sink
from artem.output.disk import recording_path, snapshot_path, unused
from artem.output.publisher import Publisher, Standing
from artem.output.recorder import Progress, Recorder
from artem.output.snapshot import read_look_note, write_snapshot
from artem.output.virtual_camera import OpenCamera, VirtualCamera, open_virtual_camera
from artem.pipeline.pipeline import Pipeline
from artem.words import tr

_LOOK = "look"  # the key in a snapshot's note


@dataclass(frozen=True)
class Wanted:
    """The outputs that are on, or will be with the first picture.

    actions: of "record", "publish" and "virtual-camera". file: where the next recording goes, else
    to the folder of videos. destination: where to publish. shared: whether others may watch.
    """

    actions: frozenset[str] = frozenset()
    file: Path | None = None
    destination: Destination | None = None
    shared: bool = False


def wanted_by(options: SessionOptions) -> Wanted:
    """What the options ask for."""
    asked_for = {
        "record": options.record is not None,
        "publish": options.publish is not None,
        "virtual-camera": options.virtual_camera,
    }
    actions = frozenset(action for action, asked in asked_for.items() if asked)
    return Wanted(actions, options.record, options.publish)


class Outputs(QObject):
    """Adds sinks to the pipeline and takes them away again, off the GUI thread.

    said: a sentence. failed: a sentence that says what went wrong.
    switched: (action, whether it is on now).
    """

    said = pyqtSignal(str)
    failed = pyqtSignal(str)
    switched = pyqtSignal(str, bool)
    _sink_failed = pyqtSignal(object, object)

    def __init__(self, wanted: Wanted, open_camera: OpenCamera = open_virtual_camera) -> None:
        super().__init__()
        self._open_camera = open_camera
        self._pipeline: Pipeline | None = None
        self._file = wanted.file
        self._destination = wanted.destination
        self._sinks: dict[str, Sink] = {}
        self._failed: list[Sink] = []  # before it was told that they had begun or ended
        self._folder: Path | None = None
        self._thread = Background("artem-outputs")
        self._sink_failed.connect(self._on_sink_failed)
        # By action, each wish an object of its own: one that is over is not the next one.
        self._wanted = {action: object() for action in wanted.actions}

    def join(self, pipeline: Pipeline) -> None:
        """From now on sinks get the frames of this pipeline; begins what was asked for."""
        self._pipeline = pipeline
        for action in sorted(self._wanted):
            self._begin(action)

    def wanted(self) -> Wanted:
        """What a run that goes on begins with: what is on, a recording in a file of its own."""
        recorder = self._sinks.get("record")
        file = unused(recorder.path) if isinstance(recorder, Recorder) else self._file
        return Wanted(frozenset(self._wanted), file, self._destination)

    def on_sink_failed(self, sink: Sink, error: SinkError) -> None:
        """The pipeline's; any thread."""
        self._sink_failed.emit(sink, error)

    def set_recording(self, on: bool) -> None:
        """Begin a recording, or finish it."""
        self._set("record", on)

    def publish_to(self, destination: Destination) -> None:
        """Begin to publish, once what was published before has ended."""
        self.stop_publishing()
        self._destination = destination
        self._set("publish", True)

    def stop_publishing(self) -> None:
        """Publish no more."""
        self._set("publish", False)

    def published(self, now: float) -> tuple[Destination, Standing] | None:
        """Where to, and how it goes at `now`; None where nothing is published."""
        publisher = self._sinks.get("publish")
        if not isinstance(publisher, Publisher):
            return None
        return publisher.destination, publisher.standing(now)

    def set_virtual_camera(self, on: bool) -> None:
        """Show the picture to other programs as a camera, or no more."""
        self._set("virtual-camera", on)

    def recording(self, now: float) -> Progress | None:
        """How the recording goes at `now`; None where there is none."""
        recorder = self._sinks.get("record")
        return recorder.progress(now) if isinstance(recorder, Recorder) else None

    def words(self, now: float) -> list[str]:
        """How the recording and publishing go at `now`, a line for each."""
        recording, published = self.recording(now), self.published(now)
        words = [] if recording is None else [presenter.recording_words(recording)]
        if published is not None:
            words.append(presenter.publishing_words(str(published[0]), published[1]))
        return words

    def take_snapshot(self, frame: Frame | None, look: Look) -> None:
        """Keep a frame as a picture that knows its look."""
        if frame is None:
            self.said.emit(tr("There is no picture yet"))
            return
        note = {_LOOK: json.dumps(look_to_values(look))}
        self._thread.run(
            partial(_write_snapshot, datetime.now(), frame, note),
            partial(self._tell_kept, tr("Saved {name} in {folder}")),
            self._on_failed,
        )

    def restore_look(
        self, path: Path, restore: Callable[[Look], None], otherwise: Callable[[], None]
    ) -> None:
        """Hand the look of a snapshot to `restore`; of another file nothing: `otherwise`."""
        self._thread.run(
            partial(look_of, path),
            lambda look: restore(look) if look is not None else otherwise(),
            lambda _: otherwise(),
        )

    def open_folder(self) -> None:
        """Show where the last recording or snapshot is, or where they will be."""
        self._thread.run(partial(_nearest, self._folder), _open, self._on_failed)

    def close(self) -> None:
        """Wait for what was begun, such as a snapshot, and tell what of it failed.

        The pipeline, which has stopped, closed its sinks.
        """
        self._pipeline = None
        self._thread.finish()
        QCoreApplication.sendPostedEvents(self)

    # -- inside -----------------------------------------------------------------------------

    def _set(self, action: str, on: bool) -> None:
        if on and action not in self._wanted:
            self._wanted[action] = object()
            self._begin(action)
        elif not on and action in self._wanted:
            del self._wanted[action]
            self._end(action)

    def _begin(self, action: str) -> None:
        pipeline = self._pipeline
        if pipeline is None:  # it begins with the first picture
            return
        wish = self._wanted[action]
        self._thread.run(
            partial(self._add, action, pipeline),
            partial(self._on_begun, action, wish),
            partial(self._on_not_begun, action, wish),
        )

    def _add(self, action: str, pipeline: Pipeline) -> Sink:
        """On the thread: opening a file or a device may take a while."""
        sink: Sink
        if action == "record":
            path, self._file = self._file or recording_path(datetime.now()), None
            sink = Recorder(path)
        elif action == "publish":
            assert self._destination is not None
            sink = Publisher(self._destination)
        else:
            sink = VirtualCamera(open_camera=self._open_camera)
        pipeline.add_sink(sink)
        return sink

    def _on_begun(self, action: str, wish: object, sink: Sink) -> None:
        is_wanted = self._wanted.get(action) is wish
        if sink in self._failed:
            self._failed.remove(sink)
            if is_wanted:
                self._let_go(action)
        elif is_wanted:
            self._sinks[action] = sink
            self.switched.emit(action, True)
        else:  # ended meanwhile
            self._take_away(sink)

    def _on_not_begun(self, action: str, wish: object, error: Exception) -> None:
        if self._wanted.get(action) is wish:
            self._let_go(action)
        self._on_failed(error)

    def _end(self, action: str) -> None:
        sink = self._sinks.pop(action, None)
        self.switched.emit(action, False)
        if sink is not None:
            self._take_away(sink)

    def _take_away(self, sink: Sink) -> None:
        if self._pipeline is not None:
            self._thread.run(
                partial(_finish, self._pipeline, sink),
                partial(self._on_ended, sink),
                self._on_failed,
            )

    def _on_ended(self, sink: Sink, film: Path | None) -> None:
        if sink in self._failed:  # which was said
            self._failed.remove(sink)
        elif film is not None:
            self._tell_kept(tr("Recorded {name} in {folder}"), film)

    def _tell_kept(self, words: str, path: Path) -> None:
        self._folder = path.parent
        self.said.emit(words.format(name=path.name, folder=path.parent))

    @pyqtSlot(object, object)
    def _on_sink_failed(self, sink: Sink, error: SinkError) -> None:
        action = next((name for name, one in self._sinks.items() if one is sink), None)
        if action is None:
            self._failed.append(sink)
        else:
            self._let_go(action)
        self.failed.emit(str(error))

    def _let_go(self, action: str) -> None:
        self._sinks.pop(action, None)
        self._wanted.pop(action, None)
        self.switched.emit(action, False)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ArtemError | OSError):
            raise error
        self.failed.emit(str(error))


def _finish(pipeline: Pipeline, sink: Sink) -> Path | None:
    """End a sink; the film that it leaves, if any."""
    pipeline.remove_sink(sink)
    return sink.path if isinstance(sink, Recorder) and sink.path.exists() else None


def _nearest(folder: Path | None) -> Path:
    """The folder, or that of recordings; of one that is not there, what it would be in."""
    folder = folder or recording_path(datetime.now()).parent
    return next((one for one in (folder, *folder.parents) if one.exists()), Path.home())


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _write_snapshot(now: datetime, frame: Frame, note: dict[str, str]) -> Path:
    path = snapshot_path(now)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_snapshot(path, frame.pixels, note)
    return path


def look_of(path: Path) -> Look | None:
    """The look a snapshot was taken with; None for any other file. Raises PictureError."""
    note = read_look_note(path)
    text = None if note is None else note.get(_LOOK)
    if not isinstance(text, str):
        return None
    try:
        return values_to_look(json.loads(text))
    except (ValueError, RecursionError, UsageError):
        return None
