"""Colours, type and spacing. Text on its ground has a contrast of 4.5 or more, in both themes.

The picture and what lies on it are dark in both: a light surround would change how it looks.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Theme:
    """The colours of everything around the picture."""

    panel: str
    raised: str
    raised_more: str
    well: str  # what is typed or dragged in
    line: str
    text: str
    quiet: str
    accent: str
    accent_more: str
    on_accent: str
    record: str
    health: dict[str, str] = field(default_factory=dict)


DARK = Theme(
    panel="#15161b",
    raised="#23252d",
    raised_more="#30333e",
    well="#0c0d10",
    line="#666b7e",
    text="#f1f1f4",
    quiet="#a9adbb",
    accent="#b9a4ff",
    accent_more="#cbbcff",
    on_accent="#17122b",
    record="#ff6b60",
    health={"waiting": "#a9adbb", "good": "#63d297", "slow": "#f2b84b", "bad": "#ff8278"},
)
LIGHT = Theme(
    panel="#f4f4f7",
    raised="#e4e5eb",
    raised_more="#d6d8e1",
    well="#ffffff",
    line="#7f8496",
    text="#1b1c22",
    quiet="#4f5364",
    accent="#5b3fc4",
    accent_more="#4a31a8",
    on_accent="#ffffff",
    record="#c2291d",
    health={"waiting": "#4f5364", "good": "#146c3d", "slow": "#7a5200", "bad": "#b3261e"},
)

GROUND = "#0c0d10"
STAGES = {
    "capture": "#6cb6ff",
    "wait": DARK.quiet,
    "stylize": DARK.accent,
    "hand_over": "#5fd0c5",
    "present": "#f59ac0",
}
OVERLAY_OPACITY = 0.86  # of GROUND over the picture, however light that is
DIM = "#9608080b"  # over a picture that waits; the first two digits are its opacity
USUAL_TEXT = 13  # pixels
LEAST_TEXT = 11

_FAMILIES = (
    '"Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", '
    '"Yu Gothic UI", "DejaVu Sans", sans-serif'
)

_current = DARK


def current() -> Theme:
    """The theme that is in use."""
    return _current


def use(theme: Theme) -> None:
    """Paint with this one from now on."""
    global _current  # noqa: PLW0603  (one application has one theme)
    _current = theme


def style_sheet(theme: Theme, text: int = USUAL_TEXT) -> str:
    """For the window and its dialogs. text: the height of usual letters' line, in pixels."""
    return f"""
* {{ font-family: {_FAMILIES}; font-size: {text}px; color: {theme.text}; }}
#window {{ background: {GROUND}; }}
#panel, #side, QDialog, QMenuBar {{ background: {theme.panel}; }}
QLabel {{ background: transparent; }}
#quiet {{ color: {theme.quiet}; }}
#caption {{ color: {theme.quiet}; font-size: {text - 1}px; }}
#figure {{ font-size: {text - 1}px; }}
#heading {{ font-weight: 600; }}
#code {{ font-family: monospace; font-size: {text - 1}px; }}

QMenuBar {{ padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 10px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected {{ background: {theme.raised_more}; }}

QPushButton {{
    background: {theme.raised}; border: 1px solid transparent; border-radius: 8px;
    padding: 7px 14px; min-height: 18px;
}}
QPushButton:hover {{ background: {theme.raised_more}; }}
QPushButton:pressed {{ background: {theme.line}; }}
QPushButton:checked {{
    background: {theme.raised_more}; border-color: {theme.accent}; color: {theme.accent};
}}
QPushButton:focus {{ border-color: {theme.accent}; }}
QPushButton:disabled {{ color: {theme.quiet}; }}
QPushButton#icon {{ padding: 7px 8px; }}
QPushButton#main {{ background: {theme.accent}; color: {theme.on_accent}; font-weight: 600; }}
QPushButton#main:hover {{ background: {theme.accent_more}; }}
QPushButton#main:focus {{ border: 2px solid {theme.text}; padding: 6px 13px; }}
QPushButton#main:disabled {{ background: {theme.raised}; color: {theme.quiet}; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}

QPushButton#hint {{
    background: {DARK.panel}; border-color: {DARK.raised_more}; color: {DARK.text};
}}
QPushButton#hint:hover {{ border-color: {DARK.line}; }}
QPushButton#hint:focus {{ border-color: {DARK.accent}; }}

QMenu {{ background: {theme.raised}; border: 1px solid {theme.line}; padding: 6px; }}
QMenu::item {{ padding: 7px 22px 7px 14px; border-radius: 6px; }}
QMenu::item:selected {{ background: {theme.raised_more}; color: {theme.accent}; }}
QMenu::item:disabled {{ color: {theme.quiet}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: 6px 8px; }}

QSlider {{ min-height: 24px; background: transparent; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {theme.line}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {theme.accent}; }}
QSlider::handle:horizontal {{
    width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; background: {theme.text};
}}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{
    background: {theme.accent};
}}

QLineEdit, QPlainTextEdit, QAbstractItemView, QComboBox, QAbstractSpinBox {{
    background: {theme.well}; border: 1px solid {theme.line}; border-radius: 8px;
    padding: 8px 10px; selection-background-color: {theme.accent};
    selection-color: {theme.on_accent};
}}
QLineEdit:focus, QPlainTextEdit:focus, QAbstractItemView:focus, QComboBox:focus {{
    border-color: {theme.accent};
}}
QAbstractItemView::item {{ padding: 6px 8px; border-radius: 6px; }}
QAbstractItemView::item:selected {{
    background: {theme.raised_more}; color: {theme.accent};
}}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{
    width: 0; height: 0; margin-right: 8px; border-left: 4px solid {theme.well};
    border-right: 4px solid {theme.well}; border-top: 5px solid {theme.quiet};
}}
QComboBox QLineEdit {{ border: none; padding: 0; }}
QComboBox QAbstractItemView {{ background: {theme.raised}; border: 1px solid {theme.line}; }}

#banner, #notice {{
    background: {theme.panel}; border: 1px solid {theme.raised_more}; border-radius: 14px;
}}
#notice {{ border-radius: 10px; }}
#recording {{ background: {DARK.panel}; border-radius: 8px; }}
#recording QLabel {{ color: {DARK.text}; }}
#bannerText {{ font-size: {text + 4}px; font-weight: 600; }}
#dismiss {{
    background: transparent; padding: 2px 8px; font-size: {text + 3}px; color: {theme.quiet};
}}
#dismiss:hover {{ color: {theme.text}; }}

QScrollArea, #strip {{ background: transparent; border: none; }}
#grid, #gridGround {{ background: {GROUND}; }}
QScrollBar:horizontal {{ height: 6px; margin: 0 16px; background: transparent; }}
QScrollBar:vertical {{ width: 8px; background: transparent; }}
QScrollBar::handle {{ background: {theme.raised_more}; border-radius: 3px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:hover {{ background: {theme.line}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QToolTip {{
    background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.line};
    padding: 6px 8px;
}}
"""
