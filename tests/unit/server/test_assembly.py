"""Packets put together to frames: at once, whatever order they come in."""

from __future__ import annotations

import random
from itertools import count

import pytest
from aiortc import rtp
from aiortc.rtcrtpparameters import RTCRtpHeaderExtensionParameters, RTCRtpParameters
from aiortc.rtp import HeaderExtensions, RtpPacket
from hypothesis import given
from hypothesis import strategies as st

from artem.server import undecoded
from artem.server.assembly import PromptBuffer, WholeFrame
from artem.server.playout import PLAYOUT_DELAY, PromptExtensions

STEP = 3000  # of the video's clock, from frame to frame


def packet(number: int, timestamp: int, *, marker: bool = True, data: bytes = b"x") -> RtpPacket:
    made = RtpPacket(sequence_number=number % 2**16, timestamp=timestamp, marker=int(marker))
    made._data = data
    made._came = float(number)
    return made


def film(sizes: list[int], first: int = 0) -> list[RtpPacket]:
    """Frames of so many packets each; the data tells which packet it is."""
    numbers = count(first)
    return [
        packet(next(numbers), STEP * index, marker=at == size - 1, data=b"%d.%d " % (index, at))
        for index, size in enumerate(sizes)
        for at in range(size)
    ]


def whole(index: int, size: int) -> bytes:
    return b"".join(b"%d.%d " % (index, at) for at in range(size))


def given_by(buffer: PromptBuffer, packets: list[RtpPacket]) -> list[list[bytes]]:
    """What each packet makes whole."""
    found = []
    for one in packets:
        _, frame = buffer.add(one)
        frames = [] if frame is None else [frame, *frame.behind]
        found.append([each.data for each in frames])
    return found


def test_a_frame_is_given_with_its_last_packet() -> None:
    found = given_by(PromptBuffer(), film([2, 3, 1, 2]))
    second, third, fourth = whole(1, 3), whole(2, 1), whole(3, 2)
    # Where the first begins nobody knows: as with aiortc, the next one's beginning ends it.
    assert found == [[], [], [whole(0, 2)], [], [second], [third], [], [fourth]]


def test_a_beginning_that_comes_late_is_waited_for() -> None:
    packets = film([1, 3, 1])
    buffer = PromptBuffer()
    given_by(buffer, packets[:1])
    late = [packets[at] for at in (2, 3, 1)]
    assert given_by(buffer, late) == [[], [], [whole(0, 1), whole(1, 3)]]


def test_what_waited_for_a_lost_packet_comes_all_at_once() -> None:
    packets = film([1, 2, 2, 1, 1])
    buffer = PromptBuffer()
    order = [0, 1, 3, 4, 5, 2, 6]
    found = given_by(buffer, [packets[at] for at in order])
    assert found[:5] == [[], [whole(0, 1)], [], [], []]
    assert found[5:] == [[whole(1, 2), whole(2, 2), whole(3, 1)], [whole(4, 1)]]


def test_padding_is_no_frame() -> None:
    buffer = PromptBuffer()
    given_by(buffer, film([1, 1]))
    padding = [packet(at, STEP, marker=False, data=b"") for at in (2, 3)]
    after = packet(4, 2 * STEP, data=b"after")
    assert given_by(buffer, [*padding, after]) == [[], [], [b"after"]]


def test_after_a_loss_nothing_without_its_beginning_is_taken_for_whole() -> None:
    buffer = PromptBuffer()
    given_by(buffer, film([1, 1]))
    half = packet(700, 9 * STEP, data=b"end of a frame")  # too far ahead: the rest is given up
    needs_key_frame, frame = buffer.add(half)
    assert needs_key_frame
    assert frame is None


@given(
    st.lists(st.integers(1, 6), min_size=3, max_size=20),
    st.randoms(use_true_random=False),
    st.sampled_from([0, 65_530]),
)
def test_in_any_order_all_frames_come_once_and_whole(
    sizes: list[int], chance: random.Random, first: int
) -> None:
    packets = film(sizes, first)
    shuffled = packets[:1] + sorted(
        packets[1:], key=lambda one: packets.index(one) + chance.uniform(0, 8)
    )
    found = [data for frames in given_by(PromptBuffer(), shuffled) for data in frames]
    wanted = [whole(index, size) for index, size in enumerate(sizes)]
    assert found == wanted


@given(st.lists(st.booleans(), min_size=30, max_size=60))
def test_with_losses_only_whole_frames_come_after_the_first(lost: list[bool]) -> None:
    packets = [one for one in film([3] * 20) if not lost[one.sequence_number % len(lost)]]
    found = [data for frames in given_by(PromptBuffer(), packets) for data in frames]
    assert set(found[1:]) <= {whole(index, 3) for index in range(20)}


def test_frames_that_come_together_are_decoded_one_by_one_in_one_clock() -> None:
    first, second = (WholeFrame([packet(at, 2**32 - STEP + at * STEP)]) for at in range(2))
    second.timestamp = second.sent_at = 0  # the sender's clock has begun anew
    first.behind = [second]
    first.timestamp = 90_000  # as aiortc has it: since the first frame
    pairs = undecoded._each("vp8", first)
    assert [frame.timestamp for _, frame in pairs] == [90_000, 93_000]


def test_when_frames_came_is_known_once_they_are_decoded() -> None:
    arrivals = undecoded.Arrivals()
    for number in range(1000):
        arrivals.note(WholeFrame([packet(number, STEP * number)]))
    assert arrivals.take(999 * STEP) == 999.0
    assert arrivals.take(999 * STEP) is None
    assert arrivals.take(None) is None
    assert len(arrivals._came) <= 120


@pytest.mark.parametrize("knows", [True, False])
def test_pages_that_understand_it_are_asked_to_show_at_once(knows: bool) -> None:
    mid = RTCRtpHeaderExtensionParameters(id=4, uri="urn:ietf:params:rtp-hdrext:sdes:mid")
    delay = RTCRtpHeaderExtensionParameters(id=9, uri=PLAYOUT_DELAY)
    extensions = PromptExtensions()
    extensions.configure(RTCRtpParameters(headerExtensions=[mid, delay] if knows else [mid]))
    packed = extensions.set(HeaderExtensions(mid="0"))
    wanted = [(4, b"0"), (9, bytes(3))] if knows else [(4, b"0")]
    assert rtp.unpack_header_extensions(*packed) == wanted
