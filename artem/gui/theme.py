"""Colours, type and spacing of the window. Text on its ground has a contrast of 4.5 or more."""

from __future__ import annotations

GROUND = "#0c0d10"
PANEL = "#15161b"
RAISED = "#23252d"
RAISED_MORE = "#30333e"
LINE = "#666b7e"
TEXT = "#f1f1f4"
QUIET = "#a9adbb"
ACCENT = "#b9a4ff"
ON_ACCENT = "#17122b"
HEALTH = {"waiting": QUIET, "good": "#63d297", "slow": "#f2b84b", "bad": "#ff8278"}
STAGES = {
    "capture": "#6cb6ff",
    "wait": QUIET,
    "stylize": ACCENT,
    "hand_over": "#5fd0c5",
    "present": "#f59ac0",
}
OVERLAY_OPACITY = 0.86  # of GROUND over the picture, however light that is

_FAMILIES = '"Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans", sans-serif'

STYLE_SHEET = f"""
* {{ font-family: {_FAMILIES}; font-size: 13px; color: {TEXT}; }}
#window {{ background: {GROUND}; }}
#panel, QDialog {{ background: {PANEL}; }}
QLabel {{ background: transparent; }}
#quiet {{ color: {QUIET}; }}
#caption {{ color: {QUIET}; font-size: 12px; }}
#figure {{ font-size: 12px; }}

QPushButton {{
    background: {RAISED}; border: 1px solid transparent; border-radius: 8px;
    padding: 7px 14px; min-height: 18px;
}}
QPushButton:hover {{ background: {RAISED_MORE}; }}
QPushButton:pressed {{ background: {LINE}; }}
QPushButton:checked {{ background: {RAISED_MORE}; border-color: {ACCENT}; color: {ACCENT}; }}
QPushButton:focus {{ border-color: {ACCENT}; }}
QPushButton#main {{ background: {ACCENT}; color: {ON_ACCENT}; font-weight: 600; }}
QPushButton#main:hover {{ background: #cbbcff; }}
QPushButton#main:focus {{ border: 2px solid {TEXT}; padding: 6px 13px; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}

QMenu {{ background: {RAISED}; border: 1px solid {LINE}; padding: 6px; }}
QMenu::item {{ padding: 7px 22px 7px 14px; border-radius: 6px; }}
QMenu::item:selected {{ background: {RAISED_MORE}; color: {ACCENT}; }}
QMenu::item:disabled {{ color: {QUIET}; }}
QMenu::separator {{ height: 1px; background: {LINE}; margin: 6px 8px; }}

QSlider {{ min-height: 24px; background: transparent; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {LINE}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {ACCENT}; }}
QSlider::handle:horizontal {{
    width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; background: {TEXT};
}}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: {ACCENT}; }}

QLineEdit {{
    background: {GROUND}; border: 1px solid {LINE}; border-radius: 8px; padding: 8px 10px;
    selection-background-color: {ACCENT}; selection-color: {ON_ACCENT};
}}
QLineEdit:focus {{ border-color: {ACCENT}; }}

#banner, #notice {{
    background: rgba(21, 22, 27, 236); border: 1px solid {RAISED_MORE}; border-radius: 14px;
}}
#notice {{ border-radius: 10px; }}
#bannerText {{ font-size: 17px; font-weight: 600; }}
#dismiss {{ background: transparent; padding: 2px 8px; font-size: 16px; color: {QUIET}; }}
#dismiss:hover {{ color: {TEXT}; }}

QScrollArea, #strip {{ background: transparent; border: none; }}
QScrollBar:horizontal {{ height: 6px; margin: 0 16px; background: transparent; }}
QScrollBar::handle:horizontal:hover {{ background: {LINE}; }}
QScrollBar::handle:horizontal {{ background: {RAISED_MORE}; border-radius: 3px; min-width: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; }}
QToolTip {{
    background: {RAISED}; color: {TEXT}; border: 1px solid {LINE}; padding: 6px 8px;
}}
"""
