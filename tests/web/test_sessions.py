"""Phones in other processes, painted by a server in this one."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import aiohttp
import numpy as np
import psutil
import pytest
from prometheus_client.parser import text_string_to_metric_families

from artem.capture.demo import render
from artem.capture.phone import PhoneInlet, PhoneSource
from artem.engine.painter import Painter
from artem.frame import Frame, Pixels
from artem.look import Look
from artem.server.entrance import Entrance
from artem.server.feed import Feed
from artem.server.limits import Limits
from artem.server.painters import Painters
from artem.server.server import Server
from artem.server.site import Parts, make_site
from artem.server.studio import Studio
from artem.styles.gallery import gallery

PHONE = Path(__file__).parents[1] / "servers" / "phone.py"
SIZE = (320, 240)


@contextmanager
def serving(limits: Limits | None = None, *, paints: bool = True, **parts: Any) -> Iterator[str]:
    """A server; gives its address."""
    studio = Studio(Painters(gallery(), preset="fast", device="cpu")) if paints else None
    made = Parts(limits or Limits(), Entrance(port=0), studio=studio, **parts)
    server = Server(make_site(made))
    server.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.stop()


class Phone:
    """phone.py, with one phone."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def event(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next event of that kind; what comes before is passed over."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            event = json.loads(line)
            if wanted(event):
                return event
        raise AssertionError("the phone has ended")

    def said(self, kind: str) -> dict[str, Any]:
        """What the server says of that kind."""
        event = self.event(lambda event: event.get("said", {}).get("type") == kind)
        return event["said"]

    def counts(self) -> dict[str, Any]:
        """Of frames, up to half a second old."""
        return self.event(lambda event: event["event"] == "frames")["phones"][0]

    def wait_for(self, received: int) -> dict[str, Any]:
        """Until so many frames have come back."""
        while (counts := self.counts())["received"] < received:
            pass
        return counts

    def tell(self, **order: Any) -> None:
        """One line of its standard input."""
        print(json.dumps(order), file=self.process.stdin, flush=True)

    def picture(self, folder: Path) -> Pixels:
        """The last that came back."""
        path = folder / f"{time.monotonic_ns()}.npy"
        self.tell(save=str(path))
        self.event(lambda event: event["event"] == "saved")
        return np.load(path)


@contextmanager
def phone(url: str, *options: str, within: Sequence[str] = ()) -> Iterator[Phone]:
    """within: a command that runs the phone elsewhere."""
    command = [*within, sys.executable, str(PHONE), url, "--obey", "--fps", "10", *options]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Phone(process)
        finally:
            process.kill()


def wearing(style: str) -> str:
    return json.dumps({"mix": {style: 1}})


def painting(style: str) -> Pixels:
    painter = Painter(style, preset="fast", device="cpu")
    return painter.paint([render(0, *SIZE)], [painter.painting(Look())])[0]


def likeness(one: Pixels, other: Pixels) -> float:
    """PSNR in dB."""
    apart = one.astype(np.float64) - other
    return float(10 * np.log10(255**2 / np.mean(apart**2)))


def test_a_camera_comes_back_painted(tmp_path) -> None:
    with serving() as url, phone(url, "--picture", "still") as one:
        one.wait_for(20)
        got = one.picture(tmp_path)
    assert got.shape == (SIZE[1], SIZE[0], 3)
    assert likeness(got, painting("great_wave")) > 25
    assert likeness(got, render(0, *SIZE)) < 20


def test_two_phones_have_two_looks_and_change_them_live(tmp_path) -> None:
    with (
        serving() as url,
        phone(url, "--picture", "still", "--look", wearing("scream")) as one,
        phone(url, "--picture", "still", "--look", wearing("mosaic")) as other,
    ):
        for who, style in ((one, "scream"), (other, "mosaic")):
            who.wait_for(20)
            assert likeness(who.picture(tmp_path), painting(style)) > 22
        one.tell(type="look", look={"mix": {"udnie": 1}})
        wanted, before = painting("udnie"), painting("scream")
        while likeness(got := one.picture(tmp_path), wanted) < likeness(got, before):
            one.counts()
        assert likeness(other.picture(tmp_path), painting("mosaic")) > 22


def test_a_look_that_is_not_on_offer_changes_nothing(tmp_path) -> None:
    with serving() as url, phone(url, "--picture", "still") as one:
        one.said("ready")
        one.tell(type="look", look={"mix": {"/etc/passwd": 1}})
        assert "does not have that style" in one.said("error")["why"]
        one.wait_for(20)
        assert likeness(one.picture(tmp_path), painting("great_wave")) > 25


@pytest.mark.parametrize("trouble", [signal.SIGSTOP, signal.SIGKILL])
def test_a_phone_that_stops_or_is_gone_slows_nobody(trouble) -> None:
    with serving() as url, phone(url) as good, phone(url) as bad:
        bad.wait_for(5)
        before = good.wait_for(5)
        bad.process.send_signal(trouble)
        after = good.wait_for(before["received"] + 50)
        came, went = (after[what] - before[what] for what in ("received", "sent"))
        assert came >= went / 3


def test_who_comes_too_late_waits_in_order_and_comes_in_when_somebody_leaves() -> None:
    limits = Limits(sessions=1, waiting=2)
    with serving(limits) as url, phone(url) as first:
        first.said("ready")
        with phone(url) as second:
            assert second.said("queue")["place"] == 1
            with phone(url) as third:
                assert third.said("queue")["place"] == 2
                with phone(url) as fourth:
                    goodbye = fourth.said("goodbye")
                    assert goodbye["again"]
                    assert "come back later" in goodbye["why"]
                first.process.kill()
                second.said("ready")
                assert third.said("queue")["place"] == 1
                second.wait_for(3)
                second.process.kill()
                third.wait_for(3)


def test_who_waits_for_too_long_is_sent_away_and_gives_the_place_back() -> None:
    limits = Limits(sessions=1, waiting=1, waiting_seconds=1.0)
    with serving(limits) as url, phone(url) as first:
        first.said("ready")
        for _ in range(2):
            with phone(url) as second:
                assert second.said("queue")["place"] == 1
                goodbye = second.said("goodbye")
                assert "try again later" in goodbye["why"]
                assert not goodbye["again"]
        first.wait_for(first.counts()["received"] + 5)


def test_a_look_chosen_while_waiting_is_worn_from_the_beginning(tmp_path) -> None:
    with serving(Limits(sessions=1)) as url, phone(url) as first:
        first.said("ready")
        with phone(url, "--picture", "still") as second:
            second.said("queue")
            second.tell(type="look", look={"mix": {"mosaic": 1}})
            first.process.kill()
            second.wait_for(1)
            assert likeness(second.picture(tmp_path), painting("mosaic")) > 22


def test_who_sends_nothing_is_let_go_of() -> None:
    with serving(Limits(idle_seconds=1.0)) as url, phone(url, "--silent") as one:
        one.said("ready")
        assert one.said("goodbye")["again"]
        assert one.event(lambda event: event["event"] == "closed")["code"] == 4000


def test_large_frames_are_painted_smaller(tmp_path) -> None:
    with serving() as url, phone(url, "--size", "1280x720", "--fps", "5") as one:
        counts = one.wait_for(3)
    for size in counts["sizes"]:
        width, height = map(int, size.split("x"))
        assert width * height <= 1.03 * 640 * 480
        assert width / height == pytest.approx(1280 / 720, rel=0.03)


def test_larger_frames_than_allowed_are_not_painted() -> None:
    with serving(Limits(frame_pixels=200 * 150)) as url, phone(url) as one:
        goodbye = one.said("goodbye")
        assert not goodbye["again"]
        assert "choose a smaller one" in goodbye["why"]


def test_far_larger_frames_are_not_even_decoded() -> None:
    with serving(Limits(frame_pixels=64 * 48, idle_seconds=3.0)) as url, phone(url) as one:
        assert one.said("goodbye")["again"]
        (ended,) = one.event(lambda event: event["event"] == "end")["phones"]
        assert ended["received"] == 0


def status(url: str) -> dict[str, Any]:
    with urlopen(f"{url}/status.json") as answer:
        return json.load(answer)


def test_figures_are_told() -> None:
    with serving() as url, phone(url) as one:
        one.wait_for(20)
        told = status(url)
        with urlopen(f"{url}/metrics") as answer:
            kind = answer.headers["Content-Type"]
            text = answer.read().decode()
    (session,) = told["sessions"]
    assert session["role"] == "paint"
    assert (session["width"], session["height"]) == SIZE
    assert session["frames_in"] >= session["frames_out"] >= 20
    assert "127.0.0.1" not in json.dumps(told) + text
    assert kind.startswith("text/plain; version=0.0.4")
    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert samples["artem_sessions", "paint"] == 1
    assert samples["artem_session_fps", session["id"], "paint"] >= 0
    assert samples["artem_frames_sent_total",] >= 20
    assert ("artem_frames_dropped_total", "busy") in samples
    assert all(f"# {word} artem_sessions " in text for word in ("HELP", "TYPE"))


def test_viewers_are_shown_the_feed(tmp_path) -> None:
    feed = Feed()
    shown = Frame(painting("mosaic"), 0, 0.0)
    with serving(paints=False, feed=feed) as url, phone(url, "--role", "watch") as one:
        assert one.said("welcome")["roles"] == ["watch"]
        one.said("ready")
        feed.present(shown, shown)
        one.wait_for(3)
        assert likeness(one.picture(tmp_path), shown.pixels) > 25


def test_a_phone_is_a_camera() -> None:
    inlet = PhoneInlet()
    source = PhoneSource(inlet)
    options = ("--role", "camera", "--picture", "200,40,40", "--fps", "5")
    with serving(paints=False, camera=inlet) as url, phone(url, *options) as one:
        one.said("ready")
        source.open()
        pixels = [source.read().pixels for _ in range(10)][-1]
    assert np.abs(pixels.mean((0, 1)) - (200, 40, 40)).max() < 8


# -- a page that misbehaves -------------------------------------------------------------------


def converse(url: str, *texts: str, wanted: str) -> tuple[list[dict[str, Any]], int | None]:
    """Say these; what the server says until one of the wanted kind, and how it closed."""

    async def run() -> tuple[list[dict[str, Any]], int | None]:
        heard = []
        async with (
            aiohttp.ClientSession() as client,
            client.ws_connect(f"{url}/session", origin=url) as socket,
        ):
            with suppress(ConnectionError):  # it closes in the midst of what is too long
                for text in texts:
                    await socket.send_str(text)
            async for said in socket:
                heard.append(json.loads(said.data))
                if heard[-1]["type"] == wanted:
                    break
            return heard, socket.close_code

    return asyncio.run(run())


JOIN = json.dumps({"type": "join", "role": "paint"})


def test_a_description_of_10_mb_is_not_taken_in() -> None:
    offer = json.dumps({"type": "offer", "sdp": "v=0\r\n" + "a=x\r\n" * 2_000_000})
    with serving() as url:
        heard, code = converse(url, JOIN, offer, wanted="answer")
        assert "answer" not in [said["type"] for said in heard]
        assert code != 1000
        assert converse(url, JOIN, wanted="ready")[0]


@pytest.mark.parametrize(
    "sdp",
    [
        "",
        "nonsense",
        "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n",
        "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 96\r\n",
        "v=0\r\n" + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n" * 1000,
        "v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n",
    ],
)
def test_a_damaged_description_is_a_sentence_and_the_session_goes_on(sdp: str) -> None:
    offer = json.dumps({"type": "offer", "sdp": sdp})
    with serving() as url:
        heard, _ = converse(url, JOIN, offer, wanted="error")
        assert heard[-1]["why"].endswith("reload the page")
        again, _ = converse(url, JOIN, offer, '{"type": "x"}', wanted="figures")
        assert [said["type"] for said in again].count("error") == 2


def test_who_says_too_much_is_sent_away() -> None:
    with serving(Limits(messages_a_second=5)) as url:
        heard, _ = converse(url, JOIN, *["{}"] * 20, wanted="goodbye")
        assert not heard[-1]["again"]


def test_who_never_says_what_it_is_here_for_is_sent_away() -> None:
    with serving(Limits(head_seconds=0.5)) as url:
        assert converse(url, wanted="goodbye")[0][-1]["again"]


def test_an_offer_before_its_turn_and_a_second_join_are_refused() -> None:
    offer = json.dumps({"type": "offer", "sdp": "v=0"})
    with serving() as url:
        assert "not your turn" in converse(url, offer, wanted="error")[0][-1]["why"]
        assert "joined already" in converse(url, JOIN, JOIN, wanted="error")[0][-1]["why"]


def test_a_role_that_is_not_on_offer() -> None:
    with serving() as url:
        join = json.dumps({"type": "join", "role": "watch"})
        assert converse(url, join, wanted="goodbye")[0][-1]["again"] is False


def test_who_has_gone_leaves_nothing_behind() -> None:
    with serving() as url:
        for _ in range(3):
            with phone(url, "--count", "3") as several:
                several.wait_for(2)
                assert len(sockets()) > 1
                assert decoders()
            while len(sockets()) > 1 or decoders():  # the one that listens
                time.sleep(0.05)


def sockets() -> list[object]:
    return psutil.Process().net_connections()


def decoders() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if "decoder" in thread.name]


def test_a_server_that_stops_says_so_and_leaves_nothing_running() -> None:
    before = set(threading.enumerate())
    with ExitStack() as ends:
        server = ExitStack()
        one = ends.enter_context(phone(server.enter_context(serving())))
        one.wait_for(5)
        assert set(threading.enumerate()) > before
        server.close()
        assert one.said("goodbye")["again"]
        assert one.event(lambda event: event["event"] == "closed")["code"] == 1001
    assert set(threading.enumerate()) <= before
