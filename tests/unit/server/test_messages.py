"""What a page may say, and what it is told."""

import json
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from artem.errors import UsageError
from artem.look import KNOBS, Look
from artem.server import messages
from artem.server.messages import Join, Offer, Role, Wear, read_message
from artem.styles.gallery import gallery

STYLES = ["great_wave", "scream"]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
LOOKS = st.fixed_dictionaries(
    {},
    optional={
        "mix": st.dictionaries(st.sampled_from([*STYLES, "../x", ""]), JSON),
        "strength": JSON,
        "stroke_size": JSON,
        "keep_colors": JSON,
    },
)


@pytest.mark.parametrize("role", list(Role))
def test_join(role: Role) -> None:
    assert read_message(json.dumps({"type": "join", "role": role}), STYLES) == Join(role)


def test_offer() -> None:
    assert read_message('{"type": "offer", "sdp": "v=0"}', STYLES) == Offer("v=0")


def test_look() -> None:
    said = {"mix": {"great_wave": 1, "scream": 0.5}, "strength": 0.5, "keep_colors": True}
    look = Look((("great_wave", 1.0), ("scream", 0.5)), strength=0.5, keep_colors=True)
    assert read_message(json.dumps({"type": "look", "look": said}), STYLES) == Wear(look)


def test_a_style_that_is_not_on_offer_is_refused_even_where_it_is_a_file(tmp_path) -> None:
    picture = tmp_path / "secret.png"
    picture.write_bytes(b"")
    for name in ("/etc/passwd", str(picture), "../scream", "mosaic"):
        said = {"type": "look", "look": {"mix": {name: 1}}}
        with pytest.raises(UsageError, match="does not have that style"):
            read_message(json.dumps(said), STYLES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '"join"',
        "{",
        "[" * 60_000,
        "9" * 60_000,
        '{"type": "join"}',
        '{"type": "join", "role": "admin"}',
        '{"type": "join", "role": ["paint"]}',
        '{"type": ["join"]}',
        '{"type": "offer"}',
        '{"type": "offer", "sdp": 3}',
        '{"type": "offer", "sdp": "\\ud800"}',
        '{"type": "look"}',
        '{"type": "look", "look": []}',
        '{"type": "look", "look": {"strength": NaN}}',
        '{"type": "look", "look": {"strength": 7}}',
        '{"type": "look", "look": {"mix": {"scream": 0}}}',
        '{"type": "look", "look": {"mix": {"scream": Infinity}}}',
    ],
)
def test_what_is_not_understood_is_a_sentence(text: str) -> None:
    with pytest.raises(UsageError) as error:
        read_message(text, STYLES)
    assert "\n" not in str(error.value)


@given(st.text())
@example("\ud800")
def test_any_text_is_understood_or_refused(text: str) -> None:
    with suppress(UsageError):
        read_message(text, STYLES)


@given(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["join", "offer", "look"]) | JSON},
        optional={"role": JSON, "sdp": JSON, "look": JSON | LOOKS},
    )
)
def test_any_message_is_understood_or_refused(said: dict[str, object]) -> None:
    with suppress(UsageError):
        read = read_message(json.dumps(said), STYLES)
        if isinstance(read, Wear):
            assert all(name in STYLES for name, _ in read.look.mix)


def test_welcome_tells_what_there_is() -> None:
    told = json.loads(messages.welcome([Role.PAINT, Role.WATCH], gallery()))
    assert told["type"] == "welcome"
    assert told["roles"] == ["paint", "watch"]
    assert told["styles"][0] == {
        "name": "great_wave",
        "title": "Under the Wave off Kanagawa",
        "author": "Katsushika Hokusai",
        "thumbnail": "/thumbnails/great_wave.jpg",
    }
    assert [knob["name"] for knob in told["knobs"]] == [one.name for one in KNOBS if not one.live]


def test_answers() -> None:
    assert json.loads(messages.queue(2)) == {"type": "queue", "place": 2}
    assert json.loads(messages.ready()) == {"type": "ready"}
    assert json.loads(messages.answer("v=0")) == {"type": "answer", "sdp": "v=0"}
    assert json.loads(messages.figures({"fps": 3.0})) == {"type": "figures", "fps": 3.0}
    assert json.loads(messages.error("so; do")) == {"type": "error", "why": "so; do"}
    goodbye = {"type": "goodbye", "why": "so; do", "again": True}
    assert json.loads(messages.goodbye("so; do", again=True)) == goodbye
