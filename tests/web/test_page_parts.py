"""What the page decides, asked of its modules in a real browser."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser import ALLOWED, CHROMIUM, Site, Visit, chromium

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium")

Asker = Callable[[str, str], Any]
OFFER = """{
  styles: [{ name: "wave" }, { name: "night" }],
  knobs: [{ name: "strength", least: 0, most: 1, usual: 1 }],
}"""


@pytest.fixture(scope="module")
def visit() -> Iterator[Visit]:
    with (
        Site("--feed") as site,
        chromium(None, ALLOWED) as browser,
        contextlib.closing(browser.new_context()) as context,
    ):
        yield Visit(context, f"{site.address}?as=nothing")


@pytest.fixture
def ask(visit: Visit) -> Asker:
    """Evaluate JavaScript with a module of the page as `it`."""

    def evaluate(module: str, code: str) -> Any:
        return visit.page.evaluate(f"import('/page/{module}.js').then((it) => {{ {code} }})")

    return evaluate


def test_waits_grow_up_to_a_limit_and_differ(ask: Asker) -> None:
    waits = ask(
        "backoff", "const b = new it.Backoff(); return Array(9).fill(0).map(() => b.next(0))"
    )
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (500, 10_000)
    assert ask("backoff", "return new it.Backoff().next(1)") == 250
    again = "const b = new it.Backoff(); b.next(0); b.next(0); b.reset(); return b.next(0)"
    assert ask("backoff", again) == 500


@pytest.mark.parametrize("work", ["offer()", "answer('v=0')", "replaceTrack(null)"])
@pytest.mark.parametrize("first", ["work", "close"])
def test_what_a_closed_connection_was_asked_for_is_nothing(
    ask: Asker, work: str, first: str
) -> None:
    order = ["const asked = peer." + work, "peer.close()"]
    if first == "close":
        order.reverse()
    # What is closed amid its work may never be told of.
    never = "new Promise((resolve) => setTimeout(resolve, 1000))"
    told = f"return Promise.race([asked, {never}]).then((sdp) => typeof sdp, ({{ name }}) => name)"
    new = "const peer = new it.Peer(null, { picture() {}, failed() {} })"
    assert ask("peer", "; ".join([new, *order, told])) == "undefined"


def test_what_goes_wrong_while_it_is_open_is_told(ask: Asker) -> None:
    code = """
      const peer = new it.Peer(null, { picture() {}, failed() {} });
      return peer.answer("nonsense").catch((error) => error.name);
    """
    assert ask("peer", code) != "undefined"


def test_the_delay_is_the_sum_of_its_parts(ask: Asker) -> None:
    code = """
      const statistics = (n) => new Map([
        [1, { type: "candidate-pair", nominated: true, currentRoundTripTime: 0.02 }],
        [2, { type: "outbound-rtp", kind: "video", totalEncodeTime: n * 0.005, framesEncoded: n }],
        [3, { type: "inbound-rtp", kind: "video", timestamp: n * 50,
              framesDecoded: n, totalDecodeTime: n * 0.002,
              jitterBufferDelay: n * 0.03, jitterBufferEmittedCount: n }],
      ]);
      return it.measure(statistics(20), statistics(40), { server_ms: 31 }, 45);
    """
    told = ask("figures", code)
    expected = {
        "network": 20,
        "server": 31,
        "encoding": 5,
        "buffer": 30,
        "decoding": 2,
        "showing": 13,
    }
    assert told["parts"] == pytest.approx(expected)
    assert told["delay"] == pytest.approx(101)
    assert told["fps"] == pytest.approx(20)


def test_figures_before_anything_came_are_zeros(ask: Asker) -> None:
    told = ask("figures", "return it.measure(new Map(), new Map(), {})")
    assert (told["delay"], told["fps"]) == (0, 0)


@pytest.mark.parametrize(
    ("kept", "mix"),
    [
        ("{}", {"wave": 1}),
        ('{"style":"night"}', {"night": 1}),
        ('{"style":"gone","second":"night","balance":0.25}', {"wave": 0.75, "night": 0.25}),
        ('{"second":"night","balance":1}', {"night": 1}),
        ('{"second":"wave","balance":0.5}', {"wave": 1}),
        ('{"balance":"much","knobs":{"strength":7}}', {"wave": 1}),
        ("[1", {"wave": 1}),
        ("null", {"wave": 1}),
    ],
)
def test_what_was_kept_is_fitted_to_the_offer(ask: Asker, kept: str, mix: dict[str, float]) -> None:
    code = f"""
      localStorage.setItem("artem.look", {kept!r});
      const look = new it.Look(() => {{}});
      look.fit({OFFER});
      return look.message().look;
    """
    assert ask("look", code) == {"mix": mix, "keep_colors": False, "strength": 1}


def test_a_slider_says_its_last_value_without_flooding(ask: Asker) -> None:
    code = f"""
      const sent = [];
      const look = new it.Look((message) => sent.push(message.look.strength));
      look.fit({OFFER});
      for (let n = 0; n <= 100; n++) look.turn("strength", n / 100);
      return new Promise((done) => setTimeout(() => done(sent), 500));
    """
    assert ask("look", code) == [0, 1]


@pytest.mark.parametrize(
    ("eye", "size", "span", "aspect"),
    [
        ("left", "640, 480", [0, 1], 4 / 3),
        ("right", "640, 480", [0, 1], 4 / 3),
        ("left", "1280, 480", [0, 0.5], 4 / 3),
        ("right", "1280, 480", [0.5, 1], 4 / 3),
        ("none", "1280, 480", [0, 0.5], 4 / 3),
    ],
)
def test_each_eye_sees_its_half_of_a_stereo_painting(
    ask: Asker, eye: str, size: str, span: list[float], aspect: float
) -> None:
    told = ask("headset", f"return it.seenBy('{eye}', {size})")
    assert told == {"span": span, "aspect": pytest.approx(aspect)}
