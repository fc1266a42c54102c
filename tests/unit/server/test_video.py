"""Tracks, codecs, addresses: what lies between a session and the network."""

from __future__ import annotations

import asyncio
from fractions import Fraction
from threading import Event

import av
import numpy as np
import pytest
from aiortc import RTCRtpReceiver
from aiortc.codecs.h264 import h264_depayload
from aiortc.codecs.vpx import vp8_depayload
from aiortc.jitterbuffer import JitterFrame
from aiortc.mediastreams import MediaStreamError
from aiortc.rtcdtlstransport import RTCCertificate, RTCDtlsTransport
from aiortc.rtcicetransport import RTCIceGatherer, RTCIceTransport

from artem.capture.demo import render
from artem.server import codecs, ice, undecoded
from artem.server.assembly import WholeFrame
from artem.server.limits import Limits
from artem.server.tracks import NewestTrack
from tests.unit.server.test_assembly import packet

CLOCK = Fraction(1, 90_000)


def frame(value: int = 0, pts: int = 0) -> av.VideoFrame:
    made = av.VideoFrame.from_ndarray(np.full((48, 64, 3), value, np.uint8), "rgb24")
    made.pts, made.time_base = pts, CLOCK
    return made


class TestNewestTrack:
    def test_gives_the_newest_and_tells_of_the_others(self) -> None:
        async def run() -> None:
            late = []
            track = NewestTrack(lambda: late.append(1))
            for pts in (100, 200, 300):
                track.show(frame(pts=pts))
            assert (await track.recv()).pts == 300
            assert len(late) == 2

        asyncio.run(run())

    def test_waits_for_the_next(self) -> None:
        async def run() -> None:
            track = NewestTrack()
            waiting = asyncio.create_task(track.recv())
            await asyncio.sleep(0)
            assert not waiting.done()
            track.show(frame(pts=5))
            assert (await waiting).pts == 5

        asyncio.run(run())

    def test_time_is_in_the_clock_of_video_and_never_goes_back(self) -> None:
        async def run() -> None:
            track = NewestTrack()
            told = []
            for pts in (1000, 2000, 500):
                picture = frame(pts=pts)
                picture.time_base = Fraction(1, 1000)
                track.show(picture)
                told.append((await track.recv()).pts)
            assert told == [90_000, 180_000, 180_001]

        asyncio.run(run())

    def test_the_last_is_repeated_where_nothing_comes(self) -> None:
        async def run() -> None:
            track = NewestTrack()
            track.show(frame(7, pts=10))
            await track.recv()
            again = await track.recv()
            assert again.pts > 10
            assert abs(int(again.to_ndarray(format="rgb24").mean()) - 7) <= 1

        asyncio.run(run())

    def test_a_repeated_one_keeps_time_whatever_clock_an_encoder_gave_it(self) -> None:
        async def run() -> None:
            track = NewestTrack()
            picture = frame(pts=90_000).reformat(format="yuv420p")
            picture.pts, picture.time_base = 90_000, CLOCK
            track.show(picture)
            encoder = codecs.PaintH264Encoder()
            told = []
            for _ in range(3):
                _, time = encoder.encode(await track.recv())
                told.append(time)
            assert told == [90_000, 180_000, 270_000]

        asyncio.run(run())

    def test_what_is_sent_is_told_once_with_its_marks(self) -> None:
        async def run() -> None:
            told: list[tuple[float, ...]] = []
            track = NewestTrack(on_sent=lambda marks, _: told.append(marks))
            track.show(frame(pts=1), (1.0, 2.0))
            await track.recv()
            assert told == []  # its packets are not out before the next is asked for
            await track.recv()  # the same again
            await track.recv()
            ((came, decoded, taken, sent),) = told
            assert (came, decoded) == (1.0, 2.0)
            assert taken <= sent

        asyncio.run(run())

    def test_stop_ends_who_waits(self) -> None:
        async def run() -> None:
            track = NewestTrack()
            waiting = asyncio.create_task(track.recv())
            await asyncio.sleep(0)
            track.stop()
            with pytest.raises(MediaStreamError):
                await waiting

        asyncio.run(run())


CODECS = [
    (codecs.PaintVp8Encoder, codecs.LimitedVp8Decoder, vp8_depayload),
    (codecs.PaintH264Encoder, codecs.LimitedH264Decoder, h264_depayload),
]


@pytest.fixture
def small_limit():
    codecs.limit_frames(100 * 50)
    yield
    codecs.limit_frames(Limits().frame_pixels)


def sent(encoder, depayload, pixels, index: int = 0, *, key: bool = False) -> bytes:
    picture = av.VideoFrame.from_ndarray(pixels, "rgb24")
    picture.pts, picture.time_base = index * 3750, CLOCK
    payloads, timestamp = encoder.encode(picture, key)
    assert timestamp == index * 3750
    return b"".join(depayload(payload) for payload in payloads)


@pytest.mark.parametrize(("encoder", "decoder", "depayload"), CODECS)
class TestCodecs:
    def test_a_picture_comes_through(self, encoder, decoder, depayload) -> None:
        encoder, decoder = encoder(), decoder()
        for index in range(12):
            pixels = render(index, 320, 240)
            data = sent(encoder, depayload, pixels, index)
            (got,) = decoder.decode(JitterFrame(data=data, timestamp=index * 3750))
        apart = got.to_ndarray(format="rgb24").astype(float) - pixels
        assert 10 * np.log10(255**2 / np.mean(apart**2)) > 27

    def test_a_size_may_change(self, encoder, decoder, depayload) -> None:
        encoder, decoder = encoder(), decoder()
        for index, size in enumerate([(320, 240), (240, 320), (64, 48)]):
            data = sent(encoder, depayload, render(0, *size), index)
            (got,) = decoder.decode(JitterFrame(data=data, timestamp=index))
            assert (got.width, got.height) == size

    def test_less_is_sent_where_the_network_allows_less(self, encoder, decoder, depayload) -> None:
        def size_at(rate: int) -> int:
            made = encoder()
            made.target_bitrate = rate
            return sum(len(sent(made, depayload, render(i, 640, 480), i)) for i in range(24))

        assert size_at(300_000) < 0.6 * size_at(8_000_000)

    def test_larger_frames_than_allowed_are_not_decoded(
        self, encoder, decoder, depayload, small_limit
    ) -> None:
        encoder, decoder = encoder(), decoder()
        data = sent(encoder, depayload, render(0, 320, 240))
        try:
            got = decoder.decode(JitterFrame(data=data, timestamp=0))
        except av.FFmpegError:
            got = []
        assert got == []


class TestAddresses:
    @pytest.mark.parametrize(
        ("host", "wanted"),
        [
            ("127.0.0.1", ["127.0.0.1"]),
            ("localhost", ["127.0.0.1"]),
            ("::1", ["::1"]),
            ("192.0.2.7", ["192.0.2.7"]),
        ],
    )
    def test_of_loopback_and_of_one(self, host: str, wanted: list[str]) -> None:
        assert ice.addresses_for(host, "192.0.2.9") == wanted

    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "art.example"])
    def test_of_all(self, host: str, monkeypatch) -> None:
        monkeypatch.setattr(ice, "own_addresses", lambda: ["192.0.2.7"])
        assert ice.addresses_for(host, "192.0.2.9") == ["192.0.2.7"]
        assert ice.addresses_for(host, "127.0.0.1") == ["127.0.0.1", "192.0.2.7"]
        assert ice.addresses_for(host, "") == ["192.0.2.7"]
        monkeypatch.setattr(ice, "own_addresses", list)
        assert ice.addresses_for(host, "") == ["127.0.0.1"]

    def test_candidates_of_others_are_left_out(self) -> None:
        lines = [
            "m=video 9 UDP/TLS/RTP/SAVPF 96",
            "a=candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host",
            "a=candidate:2 1 udp 2122260223 198.51.100.1 53 typ host",
            "a=candidate:3 1 udp 2122260223 abcd.local 50001 typ host",
            "a=candidate:",
            "a=end-of-candidates",
            "a=mid:0",
        ]
        kept = ice.without_strangers("\r\n".join(lines), "192.0.2.7").splitlines()
        assert kept == [lines[0], lines[1], lines[6]]
        nobody = ice.without_strangers("\r\n".join(lines), "").splitlines()
        assert nobody == [lines[0], lines[6]]


def test_what_is_not_decoded_yet_is_bounded() -> None:
    async def run() -> None:
        gatherer = RTCIceGatherer(iceServers=[])
        transport = RTCDtlsTransport(
            RTCIceTransport(gatherer), [RTCCertificate.generateCertificate()]
        )
        receiver = RTCRtpReceiver("video", transport)
        dropped = []
        undecoded.bound(receiver, dropped.append)
        queue = receiver._RTCRtpReceiver__decoder_queue
        is_broken: Event = receiver._RTCRtpReceiver__decoder_error
        for number in range(1000):
            queue.put(("vp8", WholeFrame([packet(number, 3000 * number)])))
        assert queue.qsize() <= 60
        assert sum(dropped) == 1000 - queue.qsize()
        assert is_broken.is_set()

    asyncio.run(run())
