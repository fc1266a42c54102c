"""A window of one colour, as a process of its own that does what it is told.

    python window.py TITLE X Y WIDTH HEIGHT COLOUR

Prints its number when it is shown. A line on its input does: "move X Y", "resize WIDTH HEIGHT",
"title TEXT", "hide", "show"; each is answered by "done". It ends with its input.
"""

from __future__ import annotations

import sys
from threading import Thread

from PyQt6.QtCore import QObject, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QPalette
from PyQt6.QtWidgets import QApplication, QWidget


class Orders(QObject):
    came = pyqtSignal(str)
    over = pyqtSignal()

    def read(self) -> None:
        for line in sys.stdin:
            self.came.emit(line.strip())
        self.over.emit()


def obey(line: str) -> None:
    what, _, rest = line.partition(" ")
    if what in ("move", "resize"):
        getattr(window, what)(*map(int, rest.split()))
    elif what == "title":
        window.setWindowTitle(rest)
    else:
        getattr(window, what)()
    print("done", flush=True)


title, *place, colour = sys.argv[1:]
app = QApplication(sys.argv)
window = QWidget()
window.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.BypassWindowManagerHint)
palette = QPalette()
palette.setColor(QPalette.ColorRole.Window, QColor(colour))
window.setPalette(palette)
window.setWindowTitle(title)
window.setGeometry(*map(int, place))
window.show()
orders = Orders()
orders.came.connect(obey)
orders.over.connect(app.quit)
reader = Thread(target=orders.read)
reader.start()
print(int(window.winId()), flush=True)
app.exec()
reader.join()
