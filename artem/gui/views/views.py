"""Other ways to look at the picture: the grid of styles, and windows of the picture alone."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import QObject, Qt, pyqtSignal

from artem.gui.bridge import CellBridge
from artem.gui.presenter import sentence
from artem.gui.styles.shelf import LiveStylizer
from artem.gui.views.grid_painter import GridPainter
from artem.gui.views.outlet import Outlet, OutputWindow, SmallPicture
from artem.gui.views.shown_pair import ShownPair, as_image
from artem.gui.window import Window
from artem.look import Look


class Views(QObject):
    """Opens and closes them, and hands them each pair that is shown. Lives on the GUI thread.

    chosen: a style, in the grid.
    switched: (action, on), when one of them opened or closed.
    """

    chosen = pyqtSignal(str)
    switched = pyqtSignal(str, bool)

    def __init__(
        self, window: Window, make_stylizer: Callable[[str], LiveStylizer], look: Look
    ) -> None:
        super().__init__(window)
        self.output = OutputWindow()
        self.small = SmallPicture()
        self._window = window
        self._grid = window.grid
        self._pair: ShownPair | None = None
        self._look = look
        self._cells = CellBridge()
        self._make_stylizer = make_stylizer
        self._painter: GridPainter | None = None
        self._connect()

    def show_pair(self, pair: ShownPair) -> None:
        """A newer pair is shown. Raises what the grid's thread raised."""
        self._pair = pair
        if self.output.isVisible():
            self.output.show_pair(pair, mirrored=False)
        if self.small.isVisible():
            self.small.show_pair(pair, mirrored=self._window.feed.mirrored)
        if self._grid.isVisible() and self._painter is not None:
            self._grid.follow(pair.size, mirrored=self._window.feed.mirrored)
            self._painter.offer(pair.original)

    def set_look(self, look: Look) -> None:
        """The grid shows its styles with the strength and the colours of this look."""
        self._look = look
        if self._painter is not None:
            self._painter.set_look(look)

    def set_grid(self, on: bool) -> None:
        """Open or leave the grid."""
        if on:
            self._open_grid()
        else:
            self.leave_grid()

    def leave_grid(self) -> None:
        """Show the picture again."""
        if self._grid.isVisible():
            self._grid.close_grid()
            self._window.feed.setFocus()
        self.switched.emit("grid", False)

    def set_output(self, on: bool) -> None:
        """Open or close the window for a second screen."""
        if on:
            self._begin(self.output, mirrored=False)
            self.output.open_beside(self._window.screen())
            self.switched.emit("output-window", True)
        else:
            self.output.close()

    def set_small(self, on: bool) -> None:
        """Open or close the picture in picture."""
        if on:
            self._begin(self.small, mirrored=self._window.feed.mirrored)
            self.small.open_on(self._window.screen())
            self.switched.emit("picture-in-picture", True)
        else:
            self.small.close()

    def escape(self) -> None:
        """Leave what Esc leaves."""
        if self._grid.isVisible():
            self.leave_grid()
        else:
            self._window.escape()

    def close_windows(self) -> None:
        """Close what does not lie in the main window."""
        self.output.close()
        self.small.close()

    def close(self) -> None:
        """Close everything and wait for the grid's thread; raises what it raised."""
        self.close_windows()
        painter, self._painter = self._painter, None
        if painter is not None:
            painter.stop()

    def _open_grid(self) -> None:
        styles = self._window.styles
        if not self._grid.isVisible() and styles.tiles:
            painter = self._started_painter()
            original = self._pair.original_image if self._pair is not None else None
            self._grid.open([tile.entry for tile in styles.tiles], styles.worn, original)
            if self._pair is not None:
                self._grid.follow(self._pair.size, mirrored=self._window.feed.mirrored)
                painter.offer(self._pair.original)
        self.switched.emit("grid", self._grid.isVisible())

    def _started_painter(self) -> GridPainter:
        """One for the whole session, begun when it is first needed."""
        if self._painter is None:
            self._painter = GridPainter(
                self._make_stylizer, self._cells.painted.emit, self._cells.failed.emit
            )
            self._painter.set_look(self._look)
            self._painter.start()
        return self._painter

    def _begin(self, outlet: Outlet, *, mirrored: bool) -> None:
        if self._pair is not None:
            outlet.show_pair(self._pair, mirrored=mirrored)

    def _on_chosen(self, spec: str) -> None:
        self.leave_grid()
        self.chosen.emit(spec)

    def _go_home(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

    def _connect(self) -> None:
        grid = self._grid
        grid.chosen.connect(self._on_chosen)
        grid.sight_changed.connect(
            lambda entries: self._painter.show(entries) if self._painter else None
        )
        self._cells.painted.connect(lambda spec, pixels: grid.show_painted(spec, as_image(pixels)))
        self._cells.failed.connect(
            lambda spec, error: grid.show_failure(spec, sentence(str(error)))
        )
        self._window.styles.worn_changed.connect(grid.select)
        self._window.styles.changed.connect(self.leave_grid)
        self._window.closed.connect(self.close_windows)
        self.small.home_wanted.connect(self._go_home)
        self.small.closed.connect(lambda: self.switched.emit("picture-in-picture", False))
        self.output.closed.connect(lambda: self.switched.emit("output-window", False))
