"""The page in a real browser: a camera goes in, paint comes out."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, WebSocketRoute

from artem.engine.fit import resize
from artem.engine.stylizer import Stylizer
from artem.frame import Pixels
from artem.opencv import cv2
from tests.browser import (
    ALLOWED,
    CHROMIUM,
    DENIED,
    PHONE,
    SOFTWARE_3D,
    Site,
    Visit,
    borrowed,
    chromium,
    seaside,
    write_clip,
)

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium")

WAVE, NIGHT, SCREAM = "great_wave", "starry_night", "scream"

Opener = Callable[..., Visit]


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clip(tmp_path_factory.mktemp("camera") / "seaside.mjpeg", [seaside()] * 4)


@pytest.fixture(scope="module")
def browser(clip: Path) -> Iterator[Browser]:
    with chromium(clip, ALLOWED, *SOFTWARE_3D) as found:
        yield found


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site() as served:
        yield served


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    with contextlib.closing(made):
        yield made


@pytest.fixture(scope="module")
def looks() -> dict[str, Pixels]:
    """What the page should show, by style; and the camera as it is."""
    view = resize(seaside(), (480, 272))
    stylizer = Stylizer(WAVE)
    paintings = {"camera": view}
    for style in (WAVE, NIGHT, SCREAM):
        paintings[style] = Stylizer(style)(view) if style != WAVE else stylizer(view)
    return paintings


def nearest(picture: Pixels, looks: dict[str, Pixels]) -> str:
    """Which of the looks a picture is."""
    height, width = picture.shape[:2]

    def distance(look: Pixels) -> float:
        other = resize(look, (width, height)).astype(float)
        return float(np.square(other - picture).mean())

    return min(looks, key=lambda name: distance(looks[name]))


def becomes(visit: Visit, style: str, looks: dict[str, Pixels]) -> None:
    """Wait until a page shows this look."""
    for _ in range(120):
        seen = nearest(visit.picture(), looks)
        if seen == style:
            return
        visit.page.wait_for_timeout(250)
    pytest.fail(f"it shows {seen}, not {style}")


def test_a_camera_goes_in_and_paint_comes_out(
    site: Site, context: BrowserContext, looks: dict[str, Pixels]
) -> None:
    visit = Visit(context, site.address)
    assert visit.page.evaluate(_WATCH_POLICY) is None
    visit.start()
    assert nearest(visit.picture("camera"), looks) == "camera"
    becomes(visit, WAVE, looks)
    visit.until("+document.getElementById('figure-delay').textContent > 0")
    assert visit.page.evaluate("reports") == []
    assert visit.complaints == []


_WATCH_POLICY = """() => {
  window.reports = [];
  addEventListener("securitypolicyviolation", (event) => reports.push(event.violatedDirective));
  return null;
}"""


def test_another_style_shows_soon(
    site: Site, context: BrowserContext, looks: dict[str, Pixels], capsys: pytest.CaptureFixture
) -> None:
    visit = Visit(context, site.address)
    visit.start()
    becomes(visit, WAVE, looks)
    visit.choose(SCREAM)  # its net is ready then
    becomes(visit, SCREAM, looks)
    visit.choose(NIGHT)
    assert visit.page.is_checked(f"#strip [value={NIGHT}]")  # at once, whatever the server does
    becomes(visit, NIGHT, looks)
    milliseconds = visit.page.evaluate(_TIME_A_CHANGE, WAVE)
    becomes(visit, WAVE, looks)
    with capsys.disabled():
        print(f" [a change of style shows after {milliseconds:.0f} ms]", end="")


_TIME_A_CHANGE = """async (style) => {
  const video = document.getElementById("painting");
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [32, 18];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const look = () => {
    context.drawImage(video, 0, 0, 32, 18);
    return context.getImageData(0, 0, 32, 18).data;
  };
  const far = (one, other) => one.reduce((sum, value, i) => sum + Math.abs(value - other[i]), 0);
  const before = look();
  const began = performance.now();
  document.querySelector(`#strip [value=${style}]`).click();
  const seen = [];
  while (performance.now() - began < 5000) {
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    seen.push([performance.now() - began, far(look(), before)]);
  }
  const last = seen.at(-1)[1];
  return seen.find(([, distance]) => distance > last / 2)[0];
}"""


def test_two_tabs_have_two_looks(
    site: Site, context: BrowserContext, looks: dict[str, Pixels]
) -> None:
    one, other = Visit(context, site.address), Visit(context, site.address)
    one.start()
    other.start()
    one.choose(SCREAM)
    other.choose(NIGHT)
    becomes(other, NIGHT, looks)
    becomes(one, SCREAM, looks)
    becomes(other, NIGHT, looks)


def test_it_comes_back_by_itself_as_it_was(
    context: BrowserContext, looks: dict[str, Pixels]
) -> None:
    with Site() as own:
        visit = Visit(context, own.address)
        visit.start()
        visit.choose(SCREAM)
        becomes(visit, SCREAM, looks)
        own.stop()
        visit.page.wait_for_selector("body.lost")
        assert visit.page.inner_text("#notice") == "Reconnecting…"
        own.start()
        visit.painted()
        becomes(visit, SCREAM, looks)
        again = Visit(context, own.address)  # the look is kept on the device
        assert again.page.is_checked(f"#strip [value={SCREAM}]")


def test_it_does_not_come_back_when_told_so(site: Site, context: BrowserContext) -> None:
    sockets: list[WebSocketRoute] = []

    def serve(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        socket.on_message(lambda _: socket.send(goodbye))
        socket.send('{"type":"welcome","roles":["paint"],"styles":[],"knobs":[]}')

    goodbye = '{"type":"goodbye","why":"Enough for today; come tomorrow.","again":false}'
    context.route_web_socket("**/session", serve)
    visit = Visit(context, site.address)
    visit.page.click("#start-camera")
    visit.page.get_by_text("Enough for today; come tomorrow.").wait_for()
    visit.page.wait_for_timeout(4000)
    assert len(sockets) == 1
    assert visit.page.evaluate("document.getElementById('camera').srcObject") is None


def test_whoever_comes_too_much_waits_politely(context: BrowserContext) -> None:
    with Site("--sessions", "1") as small:
        visits = [Visit(context, small.address) for _ in range(3)]
        visits[0].start()
        for visit in visits[1:]:
            visit.page.click("#start-camera")
            visit.page.wait_for_selector("[data-screen=queue]")
        titles = [visit.page.inner_text("#queue-title") for visit in visits[1:]]
        assert titles == ["You are next", "One person is before you"]
        visits[0].page.close()
        visits[1].painted()
        visits[2].page.get_by_text("You are next").wait_for()


def test_who_waits_chooses_a_style_which_is_worn_then(
    context: BrowserContext, looks: dict[str, Pixels]
) -> None:
    with Site("--sessions", "1") as small:
        first, second = (Visit(context, small.address) for _ in range(2))
        first.start()
        second.page.click("#start-camera")
        second.page.wait_for_selector("[data-screen=queue]")
        second.page.click(f"#queue-strip label:has([value={SCREAM}])")
        first.page.close()
        second.painted()
        assert second.page.is_checked(f"#strip [value={SCREAM}]")
        becomes(second, SCREAM, looks)


def test_a_camera_that_is_denied(site: Site, clip: Path) -> None:
    told = _told_of_denial(site, clip)
    assert "not allowed" in told
    assert "try again" in told


def _told_of_denial(site: Site, clip: Path) -> str:
    # The module's browser says yes to everything; the sync API runs one loop a thread.
    from concurrent.futures import ThreadPoolExecutor

    def look() -> str:
        with chromium(clip, DENIED) as strict, contextlib.closing(strict.new_context()) as own:
            visit = Visit(own, site.address)
            visit.page.click("#start-camera")
            return visit.page.wait_for_selector("#start-trouble:visible").inner_text()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(look).result()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("throw new DOMException('', 'NotFoundError')", "There is no camera"),
        ("throw new DOMException('', 'NotReadableError')", "in use elsewhere"),
        (None, "https://"),
    ],
)
def test_other_troubles_of_a_camera(
    site: Site, context: BrowserContext, script: str | None, words: str
) -> None:
    broken = f"navigator.mediaDevices.getUserMedia = async () => {{ {script} }}"
    none = "Object.defineProperty(navigator, 'mediaDevices', { value: undefined })"
    context.add_init_script(broken if script else none)
    visit = Visit(context, site.address)
    visit.page.click("#start-camera")
    told = visit.page.wait_for_selector("#start-trouble:visible").inner_text()
    assert words in told
    assert visit.page.inner_text("#start-camera") == "Try again"


def test_a_picture_taken_is_the_painting_at_its_full_size(
    site: Site, context: BrowserContext, looks: dict[str, Pixels], tmp_path: Path
) -> None:
    visit = Visit(context, site.address)
    visit.start()
    becomes(visit, WAVE, looks)
    visit.page.click("#shutter")
    with visit.page.expect_download() as download:
        visit.page.click("#save")
    assert download.value.suggested_filename.startswith("artem-great-wave-")
    path = tmp_path / "taken.jpg"
    download.value.save_as(path)
    taken = cv2.imread(str(path))[..., ::-1]
    size = visit.page.evaluate("[shot.width, shot.height]")
    assert [taken.shape[1], taken.shape[0]] == size
    assert nearest(taken[:, ::-1], looks) == WAVE  # a front camera's is mirrored, as it is shown
    mirrored = {name: look[:, ::-1] for name, look in looks.items()}
    shown = {"as shown": mirrored[WAVE], "as sent": looks[WAVE]}
    assert nearest(taken, shown) == "as shown"


def test_the_camera_as_it_is_while_held(site: Site, context: BrowserContext) -> None:
    visit = Visit(context, site.address)
    visit.start()
    visit.page.focus("#compare")
    visit.page.keyboard.down("Space")
    visit.page.wait_for_selector("#picture.before")
    visit.page.keyboard.up("Space")
    visit.page.wait_for_selector("#picture:not(.before)")
    visit.page.mouse.move(190, 200)
    visit.page.mouse.down()
    visit.page.wait_for_selector("#picture.before")
    visit.page.mouse.up()
    visit.page.wait_for_selector("#picture:not(.before)")
    visit.page.mouse.click(190, 200)  # a tap leaves the picture alone
    visit.page.wait_for_selector("#shutter", state="hidden")
    visit.page.keyboard.press("Tab")
    visit.page.wait_for_selector("#shutter")


def test_leaving_lets_go_of_the_camera(site: Site, context: BrowserContext) -> None:
    visit = Visit(context, site.address)
    visit.start()
    visit.page.evaluate("window.track = camera.srcObject.getTracks()[0]")
    visit.page.click("#more")
    visit.page.click("#leave")
    visit.page.wait_for_selector("[data-screen=start]")
    assert visit.page.evaluate("track.readyState") == "ended"
    visit.start()  # and again


def test_a_mix_and_the_knobs_go_to_the_server(site: Site, context: BrowserContext) -> None:
    sent: list[str] = []
    visit = Visit(context, site.address)
    visit.page.evaluate(_SPY)
    visit.start()
    visit.page.click("#adjust")
    visit.page.click(f"#second label:has([value={NIGHT}])")
    visit.page.focus("#slider-balance")
    visit.page.keyboard.press("Home")
    visit.page.keyboard.press("End")
    visit.page.click("label:has(#keep-colors)")
    visit.page.focus("#slider-stroke_size")
    visit.page.keyboard.press("End")
    visit.until("told.at(-1)?.stroke_size === 2")
    sent = visit.page.evaluate("told.at(-1)")
    assert sent == {"mix": {NIGHT: 1}, "keep_colors": True, "strength": 1, "stroke_size": 2}
    assert visit.page.is_hidden("#notice.shown")  # the server took it all


_SPY = """() => {
  window.told = [];
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (text) {
    const message = JSON.parse(text);
    if (message.type === "look") told.push(message.look);
    return send.call(this, text);
  };
}"""


def test_in_a_headset_each_eye_has_its_half(context: BrowserContext, tmp_path: Path) -> None:
    context.add_init_script(borrowed("iwer.min.js"))
    context.add_init_script(_PUT_ON)
    with Site("--feed") as shown:
        visit = Visit(context, shown.address)
        visit.painted()
        visit.page.click("#more")
        visit.page.click("#headset")
        visit.until("device.activeSession !== undefined")
        visit.until("window.frames_drawn > 5")
        picture = cv2.imread(_shot(visit, tmp_path))[..., ::-1].astype(int)
        middle = picture.shape[0] // 2
        left, right = (picture[middle, round(picture.shape[1] * at)] for at in (0.25, 0.75))
        assert left[0] > 150 > left[2]
        assert right[2] > 150 > right[0]
        visit.page.evaluate("device.activeSession.end()")
        visit.until("device.activeSession === undefined")
        visit.painted()
        assert visit.complaints == []


_PUT_ON = """
window.device = new IWER.XRDevice(IWER.metaQuest3);
device.installRuntime({ forceInstall: true });
device.stereoEnabled = true;
window.frames_drawn = 0;
const ask = XRSession.prototype.requestAnimationFrame;
XRSession.prototype.requestAnimationFrame = function (draw) {
  window.frames_drawn += 1;
  return ask.call(this, draw);
};
"""


def _shot(visit: Visit, folder: Path) -> str:
    path = folder / "headset.png"
    visit.page.screenshot(path=path)
    return str(path)
