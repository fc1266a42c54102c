"""One WebRTC connection: video in, video out, nothing else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import av
from aiortc import (
    MediaStreamTrack,
    RTCConfiguration,
    RTCPeerConnection,
    RTCSessionDescription,
)
from aiortc.mediastreams import MediaStreamError

from artem.errors import UsageError
from artem.server import (
    ice,
    playout,
    steady,  # noqa: F401  (by being there)
    undecoded,
)
from artem.server.undecoded import Arrivals
from artem.words import tr

_log = logging.getLogger(__name__)
_STEP_SECONDS = 10.0  # for an answer, or for closing


class Peer:
    """The server's end of a connection that a page offers. On the event loop's thread alone."""

    def __init__(
        self,
        out: MediaStreamTrack,
        on_frame: Callable[[av.VideoFrame, float | None], None],
        on_dropped: Callable[[int], None],
    ) -> None:
        """out: the video that is sent. on_frame: told of each frame of the page's camera and
        when the last of it came.

        on_dropped: told how many came faster than they could be decoded.
        """
        self._out = out
        self._on_frame = on_frame
        self._on_dropped = on_dropped
        playout.ask_for_haste()
        self._connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._connection.on("track", self._receive)
        self._receiving: asyncio.Task[None] | None = None
        self._closing: asyncio.Task[None] | None = None
        self._arrivals = Arrivals()

    @property
    def state(self) -> str:
        """ "new", "connecting", "connected", "failed" or "closed"."""
        return self._connection.connectionState

    async def answer(self, sdp: str, page: str, host: str) -> str:
        """The description that answers the page's, both of one video.

        page: the address it called from, empty where that is not known. host: what the server is
        bound to.
        Raises UsageError for a description that is damaged or of more than one video.
        """
        if [line[:8] for line in sdp.splitlines() if line.startswith("m=")] != ["m=video "]:
            raise UsageError(tr("the offer is not of one video alone; reload the page"))
        try:
            async with asyncio.timeout(_STEP_SECONDS):
                with ice.offering(ice.addresses_for(host, page)):
                    return await self._negotiated(ice.without_strangers(sdp, page))
        except Exception as error:  # a parser's of untrusted text: it raises many kinds
            _log.debug("an offer failed", exc_info=error)
            raise UsageError(tr("the offer of a connection is damaged; reload the page")) from None

    async def close(self) -> None:
        """Close it and wait for what ran in it. Safe to call again.

        A page may go amid it: it is closed to the end all the same.
        """
        if self._closing is None:
            self._closing = asyncio.create_task(self._close())
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        if self._receiving is not None:
            self._receiving.cancel()
            await asyncio.gather(self._receiving, return_exceptions=True)
        self._out.stop()
        try:
            async with asyncio.timeout(_STEP_SECONDS):
                await self._connection.close()
        except TimeoutError:
            _log.warning("a connection did not close in time")

    async def _negotiated(self, sdp: str) -> str:
        connection = self._connection
        await connection.setRemoteDescription(RTCSessionDescription(sdp, "offer"))
        connection.addTrack(self._out)
        for receiver in connection.getReceivers():
            self._arrivals = undecoded.bound(receiver, self._on_dropped)
        await connection.setLocalDescription(await connection.createAnswer())
        return str(connection.localDescription.sdp)

    def _receive(self, track: MediaStreamTrack) -> None:
        if self._receiving is None:
            self._receiving = asyncio.create_task(self._read(track))

    async def _read(self, track: MediaStreamTrack) -> None:
        try:
            while True:
                frame = await track.recv()
                if isinstance(frame, av.VideoFrame):
                    self._on_frame(frame, self._arrivals.take(frame.pts))
        except MediaStreamError:
            return
