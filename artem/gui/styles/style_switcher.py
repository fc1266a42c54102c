"""Gets the stylizer of a picked style, at once where its net is ready; makes other nets ahead."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from artem.errors import ArtemError, DeviceError, UnknownStyle
from artem.gui.bridge import Background
from artem.gui.styles.catalog import StyleEntry
from artem.gui.styles.shelf import Job, LiveStylizer, Shelf
from artem.look import Look, Mix
from artem.words import tr

_log = logging.getLogger(__name__)
_GAP_MS = 500  # between two made ahead, so that the picture gets its time back


@dataclass(frozen=True)
class _Worn:
    """What is painted with right now."""

    entry: StyleEntry
    stylizer: LiveStylizer
    mix: Mix


class StyleSwitcher(QObject):
    """Runs the shelf's jobs one at a time on a thread of its own.

    swapped: (style, stylizer), when a picked style that was not in use can be used.
    look_changed: the Look that is worn from now on.
    failed: (style, exception), when a style cannot be used.
    """

    swapped = pyqtSignal(str, object)
    look_changed = pyqtSignal(object)
    failed = pyqtSignal(str, object)

    def __init__(
        self,
        styles: Sequence[StyleEntry],
        make_stylizer: Callable[[str], LiveStylizer],
        look: Look,
    ) -> None:
        """look: to begin with; a mix in it holds until another style is picked."""
        super().__init__()
        self._entries = {entry.spec: entry for entry in styles}
        self._shelf = Shelf(list(dict.fromkeys(entry.net for entry in styles)))
        self._make = make_stylizer
        self._look = look
        self._picked: StyleEntry | None = None
        self._worn: _Worn | None = None
        self._learned: set[StyleEntry] = set()
        self._shown: tuple[int, int] | None = None
        self._thread = Background("artem-build")
        self._learner = Background("artem-learn")
        self._busy = False

    @property
    def worn(self) -> list[str]:
        """The styles picked, of which there are several in a mix."""
        picked = self._picked
        if picked is None:
            return []
        names = {name for name, _ in self._look.mix} or {picked.name}
        return [
            spec
            for spec, entry in self._entries.items()
            if entry.name in names and entry.net == picked.net
        ]

    @property
    def is_waiting(self) -> bool:
        """Whether what is picked is still being made or learned."""
        return self._worn is None or self._picked is not self._worn.entry

    @property
    def mixable(self) -> list[StyleEntry]:
        """The styles of the net that is picked: those that mix."""
        net = self._picked.net if self._picked is not None else ""
        return [entry for entry in self._entries.values() if entry.net == net]

    @property
    def look(self) -> Look:
        """The look as it is set, or will be when a style is ready."""
        return self._look

    def add(self, entry: StyleEntry) -> None:
        """One more style to be picked."""
        self._entries[entry.spec] = entry
        self._shelf.add(entry.net)

    def remove(self, style: str) -> None:
        """A style that is picked no more; another of its name will be another style."""
        entry = self._entries.pop(style)
        self._learned.discard(entry)
        made = self._shelf.made(entry.net)
        if made is not None:
            # behind what is being learned, and before another of this name is
            self._learner.run(partial(made.forget, entry.name), _nothing, _nothing)
        if all(other.net != entry.net for other in self._entries.values()):
            self._shelf.remove(entry.net)

    def pick(self, style: str) -> None:
        """Use this style as soon as can be; the last one picked counts."""
        entry = self._entries[style]
        if self._picked is not None or not self._look.mix:
            self._look = replace(self._look, mix=((entry.name, 1.0),))
        self._pick(entry)

    def check(self, mix: Mix) -> None:
        """Raises UnknownStyle for a mix that cannot be worn."""
        self._entry_of(mix)

    def has_net_for(self, *mixes: Mix) -> bool:
        """Whether one net has the styles of all these mixes, so that they fade into each other."""
        names = {name for mix in mixes for name, _ in mix}
        return any(
            names <= {entry.name for entry in self._entries.values() if entry.net == net}
            for net in {entry.net for entry in self._entries.values()}
        )

    def wear(self, look: Look) -> None:
        """Take a whole look as soon as can be. Raises UnknownStyle for a mix that cannot be."""
        entry = self._entry_of(look.mix)
        self._look = look if look.mix else replace(look, mix=self._look.mix)
        if entry is None:
            self._change(self._look)
        else:
            self._pick(entry)

    def blend(self, style: str) -> None:
        """Mix this style with what is worn, by equal weights, or take it out of the mix.

        Only styles of one net mix, with others nothing happens. The last style stays.
        """
        entry = self._entries[style]
        if self._picked is None or entry.net != self._picked.net:
            return
        worn = [name for name, _ in self._look.mix] or [self._picked.name]
        names = [name for name in worn if name != entry.name] or worn
        if entry.name not in worn:
            names = [*worn, entry.name]
        self._look = replace(self._look, mix=tuple((name, 1.0) for name in names))
        self._pick(next(known for known in self.mixable if known.name == names[-1]))

    def set_values(self, **values: float | bool) -> None:
        """Change numbers and switches of the look, for the style in use and those to come."""
        self._change(replace(self._look, **values))  # type: ignore[arg-type]

    def make_ahead(self, shown: tuple[int, int], size: tuple[int, int]) -> None:
        """Get the other nets ready for what is painted now; once for each size that is shown."""
        if self._worn is not None and shown != self._shown:
            self._shown = shown
            self._shelf.resize(size, self._worn.entry.net)
            self._shelf.warming = True
            self._work()

    def close(self) -> None:
        """Wait for the job that is being done, and do no other."""
        self._busy = True
        self._thread.close()
        self._learner.close()

    def _entry_of(self, mix: Mix) -> StyleEntry | None:
        """The heaviest style of a mix; of styles that several nets have, in the net worn."""
        if not mix:
            return None
        names = {name for name, _ in mix}
        heaviest = max(mix, key=lambda part: part[1])[0]
        worn = self._picked.net if self._picked is not None else ""
        entries = sorted(self._entries.values(), key=lambda entry: entry.net != worn)
        for entry in (entry for entry in entries if entry.name == heaviest):
            if names <= {other.name for other in entries if other.net == entry.net}:
                return entry
        lacking = sorted(names - {entry.name for entry in entries})
        if not lacking:
            raise UnknownStyle(tr("the styles of this look belong to different nets; mix others"))
        told = tr("the style {style} of this look is not here; add it first")
        raise UnknownStyle(told.format(style=lacking[0]))

    def _pick(self, entry: StyleEntry) -> None:
        self._picked = entry
        ready = self._shelf.want(entry.net)
        if ready is not None:
            self._wear(entry, ready)
        else:
            self._work()

    def _change(self, look: Look) -> None:
        """Change what does not depend on the style, also of the one worn while another is made."""
        self._look = look
        if self._worn is not None:
            worn = replace(look, mix=self._worn.mix)
            with suppress(UnknownStyle):  # it is removed, and painted until another is ready
                self._worn.stylizer.set_look(worn)
        self.look_changed.emit(look)

    def _wear(self, entry: StyleEntry, stylizer: LiveStylizer) -> None:
        unknown = self._unknown(entry)
        if not unknown:
            self._swap(entry, stylizer)
            return

        def learned(_: object) -> None:
            self._learned.update(unknown.intersection(self._entries.values()))
            self._swap(entry, stylizer)

        self._learner.run(
            partial(_learn, stylizer, [picture.name for picture in unknown]),
            learned,
            partial(self._on_refused, entry),
        )

    def _unknown(self, entry: StyleEntry) -> set[StyleEntry]:
        """The pictures of the mix that the entry's net has to get to know first."""
        names = {name for name, _ in self._look.mix} or {entry.name}
        pictures = {
            other
            for other in self._entries.values()
            if other.is_picture and other.net == entry.net and other.name in names
        }
        return pictures - self._learned

    def _on_refused(self, entry: StyleEntry, error: Exception) -> None:
        """Go back to what is worn."""
        if entry is not self._picked:
            return
        if self._worn is not None:
            self._picked = self._worn.entry
            self._look = replace(self._look, mix=self._worn.mix)
        self.failed.emit(entry.spec, error)

    def _swap(self, entry: StyleEntry, stylizer: LiveStylizer) -> None:
        if entry is not self._picked:  # another was picked while this one was learned
            return
        try:
            stylizer.set_look(self._look)
        except ArtemError as error:  # such as a mix to begin with that spans nets
            self._on_refused(entry, error)
            return
        before = self._worn
        self._worn = _Worn(entry, stylizer, self._look.mix)
        if before is None or (before.entry, before.stylizer) != (entry, stylizer):
            _log.info(
                "painting in %s, on %s with %s in %s",
                *(entry.spec, stylizer.device, stylizer.backend, stylizer.precision),
            )
            self.swapped.emit(entry.spec, stylizer)
        self.look_changed.emit(self._look)

    def _work(self) -> None:
        job = None if self._busy else self._shelf.next_job()
        if job is not None:
            self._busy = True
            spec = next(spec for spec, entry in self._entries.items() if entry.net == job.net)
            self._thread.run(
                partial(_do, job, partial(self._make, spec)),
                partial(self._on_done, job),
                partial(self._on_failed, job),
            )

    def _on_done(self, job: Job, stylizer: LiveStylizer) -> None:
        self._busy = False
        if self._shelf.done(job, stylizer) and self._picked is not None:
            self._wear(self._picked, stylizer)
        self._go_on()

    def _on_failed(self, job: Job, error: Exception) -> None:
        self._busy = False
        if self._shelf.failed(job) and self._picked is not None:
            self._on_refused(self._picked, error)
        self._go_on()

    def _go_on(self) -> None:
        QTimer.singleShot(0 if self._shelf.wanted else _GAP_MS, self._work)


def _learn(stylizer: LiveStylizer, styles: list[str]) -> None:
    for style in styles:
        stylizer.learn(style)


def _nothing(_: object) -> None:
    """Nobody waits for it."""


def _do(job: Job, make: Callable[[], LiveStylizer]) -> LiveStylizer:
    stylizer = job.made or make()
    if job.size is not None:
        with suppress(DeviceError):  # another device is tried when a frame is painted
            stylizer.prepare(*job.size)
    return stylizer
