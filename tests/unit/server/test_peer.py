"""Descriptions that anybody may have written."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import cache

import pytest
from aiortc import RTCConfiguration, RTCPeerConnection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artem.errors import UsageError
from artem.server import ice
from artem.server.peer import Peer
from artem.server.tracks import NewestTrack


@cache
def offer() -> str:
    async def run() -> str:
        peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        peer.addTransceiver("video", "sendrecv")
        with ice.offering(["127.0.0.1"]):
            await peer.setLocalDescription(await peer.createOffer())
        sdp = peer.localDescription.sdp
        await peer.close()
        return sdp

    return asyncio.run(run())


def answered(sdp: str) -> str:
    async def run() -> str:
        peer = Peer(NewestTrack(), lambda _: None, lambda _: None)
        try:
            return await peer.answer(sdp, "127.0.0.1", "127.0.0.1")
        finally:
            await peer.close()

    return asyncio.run(run())


def test_an_offer_is_answered_with_the_server_s_address_alone() -> None:
    answer = answered(offer())
    found = [line.split()[4] for line in answer.splitlines() if line.startswith("a=candidate")]
    assert set(found) == {"127.0.0.1"}


def test_sound_and_data_are_refused() -> None:
    extra = offer() + offer()[offer().index("m=") :].replace("m=video", "m=audio")
    with pytest.raises(UsageError, match="one video alone"):
        answered(extra)


WORDS = st.sampled_from(
    ["", "-1", "0", "99999999999999999999", "é".encode().decode("latin-1"), "a=", " ", "\0", "rtx"]
) | st.text(alphabet=st.characters(max_codepoint=126), max_size=30)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """An offer with lines left out, doubled, or with other words in them."""
    lines = offer().splitlines()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        change = draw(st.sampled_from(["leave out", "double", "word", "cut", "line"]))
        if change == "leave out":
            lines[at] = ""
        elif change == "double":
            lines.insert(at, lines[at])
        elif change == "word":
            words = lines[at].split(" ")
            words[draw(st.integers(0, len(words) - 1))] = draw(WORDS)
            lines[at] = " ".join(words)
        elif change == "cut":
            lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
        else:
            lines.insert(at, draw(WORDS))
    return "\r\n".join(line for line in lines if line) + "\r\n"


@given(damaged())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_offer_is_answered_or_refused(sdp: str) -> None:
    with suppress(UsageError):
        answered(sdp)


def test_who_goes_amid_its_closing_is_closed_all_the_same() -> None:
    async def run() -> None:
        peer = Peer(NewestTrack(), lambda *_: None, lambda _: None)
        await peer.answer(sdp, "127.0.0.1", "127.0.0.1")
        closing = asyncio.create_task(peer.close())
        await asyncio.sleep(0)
        closing.cancel()
        await asyncio.gather(closing, return_exceptions=True)
        async with asyncio.timeout(20):
            while peer.state != "closed":
                await asyncio.sleep(0.01)

    sdp = offer()
    asyncio.run(run())
