"""Packets put together to frames: at once, where aiortc waits for the next frame to begin."""

from __future__ import annotations

from time import monotonic

from aiortc.jitterbuffer import JitterBuffer, JitterFrame
from aiortc.rtp import RtpPacket

_CAPACITY = 512  # packets, a power of two; as aiortc has it


class WholeFrame(JitterFrame):
    """An encoded frame, when its last packet came, and those that were whole right behind it."""

    def __init__(self, packets: list[RtpPacket]) -> None:
        super().__init__(b"".join(_data(packet) for packet in packets), packets[0].timestamp)
        self.sent_at = self.timestamp  # in the sender's clock; the other becomes the track's
        self.came = max(_came(packet) for packet in packets)
        self.behind: list[WholeFrame] = []


class PromptBuffer(JitterBuffer):
    """Gives a frame with its last packet, which the marker tells.

    Only where all before it was given, so that nothing of it can be missing: at the beginning and
    after losses, the next frame's first packet tells, as with aiortc.
    """

    def __init__(self) -> None:
        super().__init__(_CAPACITY, is_video=True)
        self._begins: int | None = None  # sequence number that a frame is known to begin with

    def add(self, packet: RtpPacket) -> tuple[bool, JitterFrame | None]:
        """A packet that came now -> whether a key frame is needed, and the frame it made whole."""
        packet._came = monotonic()  # type: ignore[attr-defined]
        return super().add(packet)

    def _remove_frame(self, sequence_number: int) -> WholeFrame | None:  # noqa: ARG002
        frames = []
        while packets := self._first_frame():
            self.remove(len(packets))
            self._begins = self._origin
            if any(_data(packet) for packet in packets):  # not padding alone
                frames.append(WholeFrame(packets))
        if not frames:
            return None
        frames[0].behind = frames[1:]
        return frames[0]

    def _first_frame(self) -> list[RtpPacket]:
        """The packets of the frame at the beginning; empty while it is not whole."""
        assert self._origin is not None
        packets: list[RtpPacket] = []
        for at in range(self._origin, self._origin + self.capacity):
            packet = self._packets[at % self.capacity]
            if packet is None:
                return []
            if packets and packet.timestamp != packets[0].timestamp:
                return packets
            packets.append(packet)
            if packet.marker and self._begins == self._origin:
                return packets
        return []


def _data(packet: RtpPacket) -> bytes:
    return bytes(packet._data)  # type: ignore[attr-defined]


def _came(packet: RtpPacket) -> float:
    return float(packet._came)  # type: ignore[attr-defined]
