"""OpenCV without its side effects: `from artem.opencv import cv2`.

Importing opencv-python points Qt's plug-in and font folders at its own copy of Qt, which keeps
PyQt6 from starting; the environment is put back as it was. OpenCV's warnings go to no one: what
matters is raised as an ArtemError.
"""

from __future__ import annotations

import os

# Read by OpenCV on first use: how long a silent camera may hold a read (10 s by default), and the
# largest picture it decodes, checked before memory is taken for it.
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "3")
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(100_000_000))

_CHANGED_BY_OPENCV = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR", "LD_LIBRARY_PATH")
_before = {name: os.environ.get(name) for name in _CHANGED_BY_OPENCV}

import cv2  # noqa: E402  (the environment comes first)

for _name, _value in _before.items():
    if _value is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _value

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)

__all__ = ["cv2"]
