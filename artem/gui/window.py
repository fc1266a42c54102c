"""The window: the picture, what stands over it, and the panel below it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PyQt6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QFontInfo,
    QGuiApplication,
    QResizeEvent,
    QScreen,
)
from PyQt6.QtWidgets import QApplication, QLineEdit, QMenuBar, QVBoxLayout, QWidget

from artem.gui import theme
from artem.gui.action import Action
from artem.gui.action_set import ActionSet
from artem.gui.banner import BannerCard, Notice
from artem.gui.command_list import CommandList
from artem.gui.controls import Controls
from artem.gui.looks.mixer import Mixer
from artem.gui.status_line import StatusLine
from artem.gui.styles.catalog import StyleEntry
from artem.gui.styles.offers import offers
from artem.gui.styles.style_picker import StylePicker
from artem.gui.views.feed import Feed
from artem.gui.views.geometry import Compare
from artem.gui.views.grid_view import GridView
from artem.gui.views.overlay import Overlay
from artem.gui.views.recording_card import RecordingCard

_FIGURES = 7
_PANEL_STAYS_MS = 2500


class Window(QWidget):
    """Arranges the widgets and the full screen; knows nothing of sources and styles.

    offered: list of Offer, dropped on it or pasted into it. closed: nobody sees it any more.
    """

    offered = pyqtSignal(list)
    closed = pyqtSignal()

    def __init__(self, entries: Sequence[StyleEntry]) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Art'Em")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setMinimumSize(520, 400)
        self.resize(1100, 760)
        self.feed = Feed()
        self.styles = StylePicker(entries)
        self.controls = Controls()
        self.status = StatusLine(_FIGURES)
        self.panel = self._make_panel()
        self.feed.setParent(self)
        self.panel.setParent(self)
        self.mixer = Mixer(self)
        self.mixer_open = False
        self.menu_bar = QMenuBar(self)
        self.menu_bar.setNativeMenuBar(sys.platform == "darwin")
        self.action_set: ActionSet | None = None
        self.grid = GridView(self.feed)
        self.overlay = Overlay(self.feed)
        self.recording = RecordingCard(self.feed)
        self.banner = BannerCard(self.feed)
        self.notice = Notice(self.feed)
        self._fullscreen = False
        self._hide_panel = QTimer(self)
        self._hide_panel.setSingleShot(True)
        self._hide_panel.setInterval(_PANEL_STAYS_MS)
        self._connect()
        self.follow_theme()
        self.feed.setFocus()

    def set_actions(self, declared: Sequence[Action]) -> ActionSet:
        """What the menus, the keys and the buttons do."""
        self.action_set = ActionSet(self, declared)
        self.action_set.fill(self.menu_bar)
        self.controls.follow(self.action_set)
        self.mixer.follow(self.action_set)
        self._arrange()
        return self.action_set

    def show_commands(self) -> None:
        """Open the list in which every action can be searched."""
        if self.action_set is not None:
            CommandList(self, self.action_set).open()

    def follow_theme(self) -> None:
        """Take the colours and the text size of the system."""
        self.wear(theme_of_system())

    def wear(self, colours: theme.Theme) -> None:
        """Take these colours, in the text size of the system."""
        theme.use(colours)
        self.setStyleSheet(theme.style_sheet(theme.current(), text_size()))
        self._arrange()
        if self.action_set is not None:
            self.action_set.follow_theme()

    def set_mixer_open(self, wanted: bool) -> None:
        """Show the mixer beside the picture, or not."""
        self.mixer_open = wanted
        if self.action_set is not None:
            self.action_set.show_state("mixer", wanted)
        self._arrange()
        self._show_panels(not self._fullscreen or self.panel.isVisible())

    # -- full screen ------------------------------------------------------------------------

    def toggle_fullscreen(self) -> None:
        """Fill the screen, or stop doing so."""
        if self.isFullScreen():
            self.leave_fullscreen()
        else:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)

    def fill_monitor(self, monitor: QScreen) -> None:
        """Show the window in full screen on this monitor."""
        self.setScreen(monitor)  # what Wayland goes by
        self.move(monitor.geometry().topLeft())  # and what X11 and Windows do
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        self.show()
        self.setGeometry(monitor.geometry())  # without a window manager nobody else does

    def leave_fullscreen(self) -> None:
        """Go back to a window."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)

    def escape(self) -> None:
        """Leave what Esc leaves."""
        self.leave_fullscreen()

    def reveal_panel(self) -> None:
        """In full screen: show the panels and the pointer for a while."""
        if self.isFullScreen():
            self.feed.unsetCursor()
            self._show_panels(True)
            self._hide_panel.start()

    def _on_panel_time(self) -> None:
        if not self.isFullScreen():
            return
        used = any(panel.underMouse() or _is_typed_in(panel) for panel in (self.panel, self.mixer))
        if used or QApplication.activePopupWidget() is not None:
            self._hide_panel.start()
            return
        self._show_panels(False)
        self.feed.setCursor(Qt.CursorShape.BlankCursor)

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and (self.panel.isAncestorOf(now) or self.mixer.isAncestorOf(now)):
            self.reveal_panel()

    def _show_panels(self, shown: bool) -> None:
        self.panel.setVisible(shown)
        self.mixer.setVisible(shown and self.mixer_open)

    # -- Qt's events ------------------------------------------------------------------------

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Whoever uses the panels by keys sees them: first of all a key overrides shortcuts."""
        if event is not None and event.type() == QEvent.Type.ShortcutOverride:
            self.reveal_panel()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Arrange what is inside."""
        super().resizeEvent(event)
        self._follow_state()
        self._arrange()

    def changeEvent(self, event: QEvent | None) -> None:
        """Follow the full screen, and the system's text size."""
        super().changeEvent(event)
        if event is None:
            return
        if event.type() == QEvent.Type.WindowStateChange:
            self._follow_state()
        elif event.type() == QEvent.Type.ApplicationFontChange:
            self.follow_theme()

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Tell that the window is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:
        """Take files and pictures."""
        if event is not None and offers(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent | None) -> None:
        """Hand on what was dropped."""
        if event is not None:
            self.offered.emit(offers(event.mimeData()))
            event.acceptProposedAction()

    def paste(self) -> None:
        """Hand on what was copied, if it is files or a picture."""
        clipboard = QApplication.clipboard()
        if clipboard is not None:
            self.offered.emit(offers(clipboard.mimeData()))

    def saved_geometry(self) -> str:
        """The window's place, to be remembered."""
        return self.saveGeometry().toBase64().data().decode("ascii")

    def restore_saved(self, geometry: str) -> None:
        """Take a remembered place; Qt leaves out what is off the screen or damaged."""
        self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        self.leave_fullscreen()

    # -- inside -----------------------------------------------------------------------------

    def _make_panel(self) -> QWidget:
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        for row in (self.styles, self.controls, self.status):
            column.addWidget(row)
        return panel

    def _follow_state(self) -> None:
        """Change to or from full screen. Not every window manager tells before it resizes."""
        fullscreen = self.isFullScreen()
        if fullscreen == self._fullscreen:
            return
        self._fullscreen = fullscreen
        if fullscreen:
            self.feed.setFocus()  # or the focus would wander off a panel that hides
        self._show_panels(not fullscreen)
        self.menu_bar.setVisible(not fullscreen)
        self.feed.unsetCursor()
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        below = self.panel.sizeHint().height()
        beside = min(self.mixer.wanted_width, width * 3 // 5) if self.mixer_open else 0
        above = 0 if self._fullscreen else self.menu_bar.sizeHint().height()
        self.menu_bar.setGeometry(0, 0, width, above)
        self.panel.setGeometry(0, height - below, width, below)
        self.mixer.setGeometry(width - beside, above, beside, height - above - below)
        if self._fullscreen:  # the panels lie on the picture
            self.feed.setGeometry(self.rect())
        else:
            self.feed.setGeometry(0, above, width - beside, height - above - below)
        self.grid.place()
        self.overlay.place()
        self.recording.place()
        self.banner.place()
        self.notice.place()

    def _connect(self) -> None:
        self._hide_panel.timeout.connect(self._on_panel_time)
        self.mixer.width_changed.connect(self._arrange)
        self.feed.double_clicked.connect(self.toggle_fullscreen)
        self.feed.moved.connect(self.reveal_panel)
        self.feed.compare_changed.connect(self._on_compare)
        hints = QGuiApplication.styleHints()
        if hints is not None:
            hints.colorSchemeChanged.connect(self.follow_theme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        for panel in (self.panel, self.mixer):
            panel.installEventFilter(self)

    def set_compare(self, wanted: bool, how: Compare = Compare.SPLIT) -> None:
        """Show the original this way, or not at all."""
        self.feed.set_compare(how if wanted else Compare.OFF)

    def _on_compare(self, how: Compare) -> None:
        if self.action_set is not None:
            self.action_set.show_state("compare", how is not Compare.OFF)
            self.action_set.show_state("side-by-side", how is Compare.SIDE_BY_SIDE)
            self.action_set.show_state("original-in-corner", how is Compare.CORNER)


def _is_typed_in(panel: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return isinstance(focus, QLineEdit) and panel.isAncestorOf(focus)


def theme_of_system() -> theme.Theme:
    """Light where the system says so, else dark."""
    hints = QGuiApplication.styleHints()
    light = hints is not None and hints.colorScheme() == Qt.ColorScheme.Light
    return theme.LIGHT if light else theme.DARK


def text_size() -> int:
    """The system's, in pixels."""
    return max(theme.LEAST_TEXT, QFontInfo(QApplication.font()).pixelSize())
