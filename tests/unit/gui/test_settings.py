from __future__ import annotations

import json

import pytest

from artem.gui.settings import Loaded, Remembered, load, save


def test_roundtrip(tmp_path):
    path = tmp_path / "deep" / "window.json"
    remembered = Remembered(
        source="webcam:1", style="scream", knobs={"strength": 0.4}, mirror_webcam=False
    )
    save(path, remembered)
    assert load(path) == Loaded(remembered)


def test_no_file_gives_the_defaults(tmp_path):
    assert load(tmp_path / "window.json") == Loaded(Remembered())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"knobs": {"strength": 2}}',
        b'{"mix": [["a", -1]]}',
        b'{"pace": {"seconds": 1.1}}',
        b'{"pace": {"beats_per_minute": 0}}',
        b'{"pace": {"beats_per_look": 3}}',
        b'{"source": 5}',
        b"\xff\xfe\x00",
        b"null",
    ],
)
def test_a_damaged_file_is_put_aside_and_said(tmp_path, data):
    path = tmp_path / "window.json"
    path.write_bytes(data)
    loaded = load(path)
    assert loaded.remembered == Remembered()
    assert "window.json.damaged" in loaded.notice
    assert (tmp_path / "window.json.damaged").read_bytes() == data
    assert not path.exists()


def test_keys_of_other_versions_do_no_harm(tmp_path):
    path = tmp_path / "window.json"
    path.write_text('{"style": "scream", "colour": "blue"}')
    assert load(path) == Loaded(Remembered(style="scream"))


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    loaded = load(tmp_path)
    assert loaded.remembered == Remembered()
    assert "cannot be read" in loaded.notice


@pytest.mark.parametrize("addresses", [["http://a"] * 9, ["x" * 5000], "http://a"])
def test_addresses_are_checked(tmp_path, addresses):
    path = tmp_path / "window.json"
    path.write_text(json.dumps({"addresses": addresses}))
    loaded = load(path)
    assert loaded.remembered == Remembered()
    assert "window.json.damaged" in loaded.notice
