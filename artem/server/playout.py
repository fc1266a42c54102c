"""Pages are asked to show each painting as soon as it is there.

A browser keeps what comes for a while, so that a film runs evenly. Of a mirror one wants no lag:
every packet says so, in a header extension that Chromium and its kin understand; aiortc has none.
"""

from __future__ import annotations

from aiortc import RTCRtpParameters, rtp
from aiortc.codecs import HEADER_EXTENSIONS
from aiortc.rtcrtpparameters import RTCRtpHeaderExtensionParameters
from aiortc.rtp import HeaderExtensions, HeaderExtensionsMap

PLAYOUT_DELAY = "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay"
_OURS = RTCRtpHeaderExtensionParameters(
    id=1 + max(each.id for kind in HEADER_EXTENSIONS.values() for each in kind), uri=PLAYOUT_DELAY
)
_AT_ONCE = bytes(3)  # no delay at the least and at the most, 12 bits each


class PromptExtensions(HeaderExtensionsMap):
    """Those that aiortc writes, and this one where the page knows it."""

    def __init__(self) -> None:
        super().__init__()
        self._id = 0

    def configure(self, parameters: RTCRtpParameters) -> None:
        """Use what was agreed on."""
        super().configure(parameters)
        for extension in parameters.headerExtensions:
            if extension.uri == PLAYOUT_DELAY:
                self._id = extension.id

    def set(self, values: HeaderExtensions) -> tuple[int, bytes]:
        """The extensions of a packet that is sent: (profile, value)."""
        packed = super().set(values)
        if not self._id:
            return packed
        return rtp.pack_header_extensions(
            [*rtp.unpack_header_extensions(*packed), (self._id, _AT_ONCE)]
        )


def ask_for_haste() -> None:
    """In all connections from now on; aiortc has no setting for it. Safe to call again."""
    rtp.HeaderExtensionsMap = PromptExtensions  # type: ignore[misc]
    if _OURS not in HEADER_EXTENSIONS["video"]:
        HEADER_EXTENSIONS["video"].append(_OURS)
