"""The page on screens of every kind: nothing clipped, nothing too small, nobody left out."""

from __future__ import annotations

import contextlib
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, WebSocketRoute

from artem.opencv import cv2
from artem.server.page import PAGE
from tests.browser import ALLOWED, CHROMIUM, Site, Visit, borrowed, chromium, seaside, write_clip

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium")

SCREENS = [(390, 844), (844, 390), (360, 640), (768, 1024), (1440, 900)]
SHEETS = ["figures", "adjust", "more", "shutter"]
FINGER = 44  # pixels
LEAST_TEXT = 12


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    clip = write_clip(tmp_path_factory.mktemp("camera") / "seaside.mjpeg", [seaside()] * 4)
    with chromium(clip, ALLOWED) as found:
        yield found


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site() as served:
        yield served


def file(site: Site, path: str) -> tuple[bytes, str]:
    """What an address gives, and its kind."""
    with urllib.request.urlopen(site.address + path) as answer:
        return answer.read(), answer.headers["Content-Type"]


@pytest.mark.parametrize(
    ("screen", "locale"),
    [*((screen, "en-GB") for screen in SCREENS), ((360, 640), "ja-JP"), ((844, 390), "ja-JP")],
    ids=str,
)
def test_every_screen_has_room(
    site: Site, browser: Browser, screen: tuple[int, int], locale: str
) -> None:
    size: Any = {"width": screen[0], "height": screen[1]}
    made = browser.new_context(viewport=size, has_touch=True, locale=locale)
    with contextlib.closing(made) as context:
        visit = Visit(context, site.address)
        visit.page.wait_for_selector("#start-camera:visible")
        assert flaws(visit) == []
        visit.start()
        assert flaws(visit) == []
        for button in SHEETS:
            visit.page.click(f"#{button}")
            visit.page.wait_for_selector(".sheet:visible")
            visit.page.wait_for_timeout(600)  # it has slid in
            assert flaws(visit) == []
            visit.page.keyboard.press("Escape")
            assert visit.page.evaluate("document.activeElement.id") == button


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_who_waits_has_room_too(full: Site, browser: Browser, screen: tuple[int, int]) -> None:
    size: Any = {"width": screen[0], "height": screen[1]}
    with contextlib.closing(browser.new_context(viewport=size, has_touch=True)) as context:
        visit = Visit(context, full.address)
        visit.page.click("#start-camera")
        visit.page.wait_for_selector("[data-screen=queue]")
        assert flaws(visit) == []
        assert visit.page.evaluate(_WIDTH, "#queue-strip") <= screen[0]
        assert violations(visit, borrowed("axe.min.js")) == []


_WIDTH = "(name) => document.querySelector(name).getBoundingClientRect().right"


@pytest.fixture(scope="module")
def full(browser: Browser) -> Iterator[Site]:
    """Its one place is taken."""
    with Site("--sessions", "1") as served, contextlib.closing(browser.new_context()) as context:
        Visit(context, served.address).start()
        yield served


def flaws(visit: Visit) -> list[str]:
    return visit.page.evaluate(_FLAWS, [FINGER, LEAST_TEXT])  # type: ignore[no-any-return]


_FLAWS = """([finger, leastText]) => {
  const flaws = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) flaws.push(`scrolls sideways: ${root.scrollWidth}`);
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const scrolls = (element) => element.closest("#strip, #queue-strip, #second, .sheet");
  for (const target of document.querySelectorAll("button, a[href], input")) {
    if (!isShown(target) || target.closest("[inert]")) continue;
    const { width, height, left, right, top, bottom } =
      (target.closest("label") ?? target).getBoundingClientRect();
    const name = target.id || target.value;
    if (width < finger || height < finger) flaws.push(`${name} is ${width} x ${height}`);
    const isOutside = left < 0 || right > innerWidth || top < 0 || bottom > innerHeight;
    if (isOutside && !scrolls(target)) flaws.push(`${name} is outside`);
  }
  for (const element of document.querySelectorAll("main *")) {
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!says || !isShown(element) || element.closest(".unseen")) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < leastText) flaws.push(`"${element.textContent}" is ${size} px`);
  }
  const sheet = document.querySelector(".sheet:not([hidden])")?.getBoundingClientRect();
  if (sheet && (sheet.top < 0 || sheet.bottom > innerHeight || sheet.right > innerWidth)) {
    flaws.push("the sheet is outside");
  }
  return flaws;
}"""


@pytest.mark.parametrize(("locale", "language"), [("ja-JP", "ja"), ("fr-FR", "en")])
def test_it_speaks_the_browsers_language(
    site: Site, browser: Browser, locale: str, language: str
) -> None:
    english: dict[str, str] = json.loads((PAGE / "ja.json").read_text())
    with contextlib.closing(browser.new_context(locale=locale)) as context:
        visit = Visit(context, site.address)
        visit.start()
        assert visit.page.evaluate("document.documentElement.lang") == language
        visit.page.click("#adjust")
        labels = visit.page.locator("#knobs label").all_inner_texts()
        assert ("Stroke size" in labels) == (language == "en")
        said = set(visit.page.evaluate(_SAID))
        known = said & (english.keys() if language == "en" else set(english.values()))
        assert len(known) > 45
        assert language == "en" or not said & english.keys()


_SAID = """() => {
  const said = [...document.querySelectorAll("[aria-label]")].map((one) => one.ariaLabel);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) said.push(texts.currentNode.data.trim());
  return said;
}"""


def test_what_the_server_refuses_is_said_in_the_browsers_language(
    site: Site, browser: Browser
) -> None:
    def garble(page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        page.on_message(lambda said: server.send(str(said).replace('"paint"', '"dance"')))

    with contextlib.closing(browser.new_context(locale="ja-JP")) as context:
        context.route_web_socket("**/session", garble)
        visit = Visit(context, site.address)
        visit.page.click("#start-camera")
        told: dict[str, str] = json.loads((PAGE / "ja.json").read_text())
        visit.page.get_by_text(told["this page asked for something unknown; reload it"]).wait_for()


def test_a_page_that_nobody_begins_stays_closed(site: Site, browser: Browser) -> None:
    opened = []

    def dismiss(page: WebSocketRoute) -> None:
        opened.append(page)
        server = page.connect_to_server()

        def welcome(said: str | bytes) -> None:
            page.send(said)
            page.close(code=1008)

        server.on_message(welcome)

    with contextlib.closing(browser.new_context()) as context:
        context.route_web_socket("**/session", dismiss)
        visit = Visit(context, site.address)
        visit.page.wait_for_selector("#start-camera:visible")
        visit.page.wait_for_timeout(4000)
        assert len(opened) == 1


def test_a_camera_closed_while_it_opens_stays_closed(site: Site, browser: Browser) -> None:
    with contextlib.closing(browser.new_context()) as context:
        visit = Visit(context, site.address)
        found = visit.page.evaluate(_CLOSED_WHILE_OPENING)
        assert found == ["ClosedError", False, "ended", "live"]


_CLOSED_WHILE_OPENING = """async () => {
  const { Camera } = await import("/page/camera.js");
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const streams = [];
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    streams.push(await real(wanted));
    return streams.at(-1);
  };
  const camera = new Camera("user", { ended() {} });
  const opening = camera.open().catch((error) => error.name);
  camera.close();
  const said = await opening;
  const isOpen = camera.stream !== null;
  await camera.open();
  return [said, isOpen, ...streams.map((stream) => stream.getTracks()[0].readyState)];
}"""


def test_words_that_do_not_come_are_english(site: Site, browser: Browser) -> None:
    with contextlib.closing(browser.new_context(locale="ja-JP")) as context:
        context.route("**/ja.json", lambda route: route.abort())
        visit = Visit(context, site.address)
        visit.page.get_by_text("Start the camera").wait_for()


def test_everybody_can_use_it(site: Site, browser: Browser) -> None:
    axe = borrowed("axe.min.js")
    size: Any = {"width": 390, "height": 844}
    with contextlib.closing(browser.new_context(viewport=size)) as context:
        visit = Visit(context, site.address)
        visit.page.wait_for_selector("#start-camera:visible")
        assert violations(visit, axe) == []
        visit.start()
        assert violations(visit, axe) == []
        for button in SHEETS:
            visit.page.click(f"#{button}")
            visit.page.wait_for_timeout(600)
            assert violations(visit, axe) == [], button
            visit.page.keyboard.press("Escape")


def violations(visit: Visit, axe: str) -> list[str]:
    """What axe finds, each with its first place."""
    visit.page.evaluate(axe)
    found = visit.page.evaluate("axe.run().then(({ violations }) => violations)")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def test_keys_alone_are_enough(site: Site, browser: Browser) -> None:
    with contextlib.closing(browser.new_context()) as context:
        visit = Visit(context, site.address)
        visit.page.wait_for_selector("#start-camera:visible")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.id") == "start-camera"
        visit.page.keyboard.press("Enter")
        visit.painted()
        visit.page.focus("#strip :checked")
        before = visit.page.input_value("#strip :checked")
        visit.page.keyboard.press("ArrowRight")
        after = visit.page.input_value("#strip :checked")
        assert after != before


def test_motion_stops_where_it_is_not_wanted(site: Site, browser: Browser) -> None:
    with contextlib.closing(browser.new_context(reduced_motion="reduce")) as context:
        visit = Visit(context, site.address)
        visit.page.wait_for_selector("#start-camera:visible")
        visit.until("document.getAnimations().length === 0")


def test_it_can_be_zoomed_and_says_its_language(site: Site) -> None:
    page = file(site, "")[0].decode()
    assert '<html lang="en">' in page
    assert 'content="width=device-width, initial-scale=1, viewport-fit=cover"' in page
    assert "user-scalable" not in page
    assert "maximum-scale" not in page


def test_it_can_be_added_to_a_home_screen(site: Site, browser: Browser) -> None:
    told, kind = file(site, "manifest.webmanifest")
    manifest = json.loads(told)
    assert kind == "application/manifest+json"
    assert manifest["start_url"] == manifest["scope"] == "/"
    for icon in manifest["icons"]:
        side = int(icon["sizes"].partition("x")[0])
        data, kind = file(site, icon["src"].lstrip("/"))
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        assert (kind, picture.shape) == ("image/png", (side, side, 3))
    with contextlib.closing(browser.new_context()) as context:
        visit = Visit(context, site.address)
        session = context.new_cdp_session(visit.page)
        assert session.send("Page.getAppManifest")["errors"] == []
        assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in ([], _HIDDEN)


_HIDDEN = [{"errorId": "in-incognito", "errorArguments": []}]  # contexts of tests are that


@pytest.mark.parametrize(
    "path", ["page/nothing.js", "page/..%2fpage.py", "page/%2e%2e", "thumbnails/nothing.jpg"]
)
def test_names_made_up_are_not_found(site: Site, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        file(site, path)
    caught.value.close()
    assert caught.value.code == 404


def test_files_are_small_and_nothing_comes_from_elsewhere() -> None:
    folder = Path(__file__).parents[2] / "artem" / "server" / "page"
    for path in folder.iterdir():
        if path.suffix in (".js", ".css", ".html"):
            text = path.read_text().replace("http://www.w3.org/2000/svg", "")
            assert "http://" not in text
            assert "style=" not in text
            assert len(text.splitlines()) < 400
