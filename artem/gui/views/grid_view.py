"""The grid: one frame in every style, to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QRectF, Qt, pyqtSignal
from PyQt6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PyQt6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QWidget

from artem.gui import theme
from artem.gui.arrows import ARROWS
from artem.gui.styles.catalog import StyleEntry
from artem.gui.views.grid_layout import GridLayout, grid_layout
from artem.words import tr

_ROUND = 8.0
_WIDTH = 320  # pixels of the original in the cells, until they are painted
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_RING = 4.0  # pixels around the picture that its ring needs
_WAITING = QColor(12, 13, 16, 150)


class GridCell(QAbstractButton):
    """One style: the frame painted in it, and its name.

    stepped: (right, down), when an arrow key leads away from it.
    """

    stepped = pyqtSignal(int, int)

    def __init__(self, entry: StyleEntry, original: QImage | None, parent: QWidget) -> None:
        """original: what is shown until the style is painted."""
        super().__init__(parent)
        self.entry = entry
        self.failure = ""
        self._mirrored = False
        self._image = original
        self._painted = False
        self._drawn: QPixmap | None = None  # the picture, while it stays as it is
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setAccessibleName(entry.label)
        self.setToolTip("\n".join(line for line in (entry.title, entry.byline) if line))

    @property
    def painted(self) -> bool:
        """Whether the style has been painted."""
        return self._painted

    def show_painted(self, image: QImage) -> None:
        """Show the frame in this style."""
        self._image, self._painted, self.failure = image, True, ""
        self._draw_anew()

    def show_failure(self, text: str) -> None:
        """Say that the style cannot be painted, and why."""
        self.failure = text
        self.setToolTip(text)
        self.setAccessibleDescription(text)
        self._draw_anew()

    def set_mirrored(self, mirrored: bool) -> None:
        """Swap left and right."""
        if mirrored != self._mirrored:
            self._mirrored = mirrored
            self._draw_anew()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Draw the picture in its new size."""
        super().resizeEvent(event)
        self._draw_anew()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Arrow keys go to another cell, Return chooses this one."""
        if event is None:
            return
        step = ARROWS.get(event.key())
        if step is not None:
            self.stepped.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent | None) -> None:  # noqa: ARG002
        """Paint the picture, its ring and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        below = title_height(self.fontMetrics())
        place = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -below)
        if self._drawn is None:
            self._drawn = self._draw(place)
        painter.drawPixmap(0, 0, self._drawn)
        self._paint_ring(painter, place)
        self._paint_title(painter, QRectF(0, self.height() - below, self.width(), below))
        painter.end()

    def _draw_anew(self) -> None:
        self._drawn = None
        self.update()

    def _draw(self, place: QRectF) -> QPixmap:
        """The picture in its place. Kept: scaling it takes fifty times as long as copying it."""
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        shape = QPainterPath()
        shape.addRoundedRect(place, _ROUND, _ROUND)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(shape)
        painter.fillRect(place, QColor(theme.DARK.panel))
        if self._image is not None:
            self._draw_image(painter, place, self._image)
        if self.failure or not self._painted:
            self._draw_words(painter, place)
        painter.end()
        return drawn

    def _draw_words(self, painter: QPainter, place: QRectF) -> None:
        painter.fillRect(place, _WAITING)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.DARK.text))
        said = tr("Cannot be painted") if self.failure else "\N{HORIZONTAL ELLIPSIS}"
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place.adjusted(8, 0, -8, 0), wrapped, said)

    def _draw_image(self, painter: QPainter, place: QRectF, image: QImage) -> None:
        painter.save()
        if self._mirrored:
            painter.translate(2 * place.x() + place.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(place, image)
        painter.restore()

    def _paint_ring(self, painter: QPainter, place: QRectF) -> None:
        lit = self.hasFocus() or self.underMouse()
        if not (self.isChecked() or lit):
            return
        colour = theme.DARK.accent if self.isChecked() else theme.DARK.text
        painter.setPen(QPen(QColor(colour), 3 if self.isChecked() or self.hasFocus() else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), _ROUND + 2, _ROUND + 2)
        if self.isChecked() and self.hasFocus():  # the one worn shows the focus within its ring
            painter.setPen(QPen(QColor(theme.DARK.text), 2))
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), _ROUND - 2, _ROUND - 2)

    def _paint_title(self, painter: QPainter, place: QRectF) -> None:
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        bright = self.isChecked() or self.hasFocus() or self.underMouse()
        painter.setPen(QColor(theme.DARK.text if bright else theme.DARK.quiet))
        name = painter.fontMetrics().elidedText(
            self.entry.label, Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)


class GridView(QScrollArea):
    """Lies over the whole picture while it is open.

    chosen: a style. sight_changed: the StyleEntry of each cell in sight, none when it closes.
    """

    chosen = pyqtSignal(str)
    sight_changed = pyqtSignal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("grid")
        self.setAccessibleName(tr("All styles"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        # What cannot be seen is not painted: a tenth of a core at 30 frames a second.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cells: list[GridCell] = []
        self.setCursor(Qt.CursorShape.ArrowCursor)  # not what the picture below has
        port = self.viewport()
        if port is not None:
            port.setMouseTracking(True)
        self.setMouseTracking(True)  # the picture below is told, and brings the panel back
        self._picture = (4, 3)
        self._layout: GridLayout | None = None
        bar = self.verticalScrollBar()
        if bar is not None:
            bar.valueChanged.connect(self._tell_sight)
        self.hide()

    def open(
        self, entries: Sequence[StyleEntry], worn: Sequence[str], original: QImage | None
    ) -> None:
        """Show a cell for each style; the first one worn has the focus.

        original: the frame as it came, None before the first.
        """
        ground = QWidget()
        ground.setObjectName("gridGround")
        ground.setMouseTracking(True)
        self._picture = (original.width(), original.height()) if original else self._picture
        small = original.scaledToWidth(_WIDTH, _SMOOTH) if original is not None else None
        self.cells = [GridCell(entry, small, ground) for entry in entries]
        for cell in self.cells:
            cell.clicked.connect(lambda _, cell=cell: self._on_click(cell))
            cell.stepped.connect(lambda right, down, cell=cell: self._step(cell, right, down))
        self.setWidget(ground)
        self.select(worn)
        self.place()
        self.show()
        self._arrange()
        self._focus(next((cell for cell in self.cells if cell.isChecked()), self.cells[0]))

    def close_grid(self) -> None:
        """Give the picture its place back."""
        self.hide()
        self.cells = []
        self._layout = None
        ground = self.widget()
        if ground is not None:
            ground.deleteLater()  # not at once: a click on one of its cells may have led here
        self.sight_changed.emit([])

    def select(self, worn: Sequence[str]) -> None:
        """Mark these styles as the ones worn."""
        for cell in self.cells:
            cell.setChecked(cell.entry.spec in worn)

    def show_painted(self, spec: str, image: QImage) -> None:
        """Show the frame in this style, which may be gone by now."""
        for cell in self._cells_of(spec):
            cell.show_painted(image)

    def show_failure(self, spec: str, text: str) -> None:
        """Say in a style's cell why it cannot be painted."""
        for cell in self._cells_of(spec):
            cell.show_failure(text)

    def follow(self, picture: tuple[int, int], *, mirrored: bool) -> None:
        """Take the shape of frames of this size, and their left and right."""
        for cell in self.cells:
            cell.set_mirrored(mirrored)
        if picture != self._picture:
            self._picture = picture
            self._arrange()

    def place(self) -> None:
        """Take the whole of the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Arrange the cells."""
        super().resizeEvent(event)
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Keep the picture below from being dragged."""
        if event is not None:
            event.accept()

    def _cells_of(self, spec: str) -> list[GridCell]:
        return [cell for cell in self.cells if cell.entry.spec == spec]

    def _arrange(self) -> None:
        ground, port = self.widget(), self.viewport()
        if ground is None or port is None or not self.cells:
            return
        shape = self._picture[0] / self._picture[1]
        # What a cell is higher than a picture of its whole width, which the ring narrows.
        more = title_height(self.fontMetrics()) + _RING - 2 * _RING / shape
        area = (port.width(), port.height())
        self._layout = grid_layout(len(self.cells), self._picture, area, more)
        for index, cell in enumerate(self.cells):
            box = self._layout.box(index)
            cell.setGeometry(round(box.x), round(box.y), round(box.width), round(box.height))
        ground.resize(port.width(), max(port.height(), round(self._layout.bottom)))
        self._tell_sight()

    def _tell_sight(self) -> None:
        if self.isVisible():
            self.sight_changed.emit(
                [cell.entry for cell in self.cells if not cell.visibleRegion().isEmpty()]
            )

    def _on_click(self, cell: GridCell) -> None:
        cell.setChecked(not cell.isChecked())  # it is for the session to say what is worn
        self.chosen.emit(cell.entry.spec)

    def _step(self, cell: GridCell, right: int, down: int) -> None:
        if self._layout is not None:
            self._focus(self.cells[self._layout.beside(self.cells.index(cell), right, down)])

    def _focus(self, cell: GridCell) -> None:
        cell.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(cell, 0, round(_RING))


def title_height(letters: QFontMetrics) -> int:
    """Pixels that a cell's name takes."""
    return letters.height() + 8
