from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artem.errors import ServerError, UsageError
from artem.server import entrance as entrance_module
from artem.server.addresses import is_loopback, own_addresses, reachable_addresses
from artem.server.certificate import Certificate
from artem.server.entrance import Entrance, kept_token, open_entrance, parse_public, token_file

HTTPS = Certificate(Path("chain"), Path("key"), "")


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_loopback_asks_for_nothing():
    entrance = open_entrance()
    assert entrance.is_loopback
    assert (entrance.token, entrance.certificate) == (None, None)
    assert entrance.links(8443) == ["http://127.0.0.1:8443/"]
    assert not token_file().exists()


def test_a_computer_may_be_called_in_any_letters(monkeypatch):
    monkeypatch.setattr(entrance_module.socket, "gethostname", lambda: "パソコン")
    assert open_entrance("0.0.0.0").certificate is not None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "studio.local", ""])
def test_every_other_binding_has_a_token_and_a_certificate(host):
    entrance = open_entrance(host)
    assert entrance.token
    assert entrance.certificate is not None
    assert all(link.startswith("https://") for link in entrance.links(8443))


@pytest.mark.parametrize(
    "wrong",
    [
        {"host": "0.0.0.0"},
        {"host": "0.0.0.0", "token": "a"},
        {"host": "0.0.0.0", "certificate": HTTPS},
        {"host": "192.168.1.7", "token": "a", "public": "https://art.example"},
        {"public": "https://art.example"},
    ],
)
def test_an_open_entrance_cannot_be_made(wrong):
    with pytest.raises(UsageError):
        Entrance(**wrong)


def test_loopback_asks_where_it_is_told_to_or_shown_to_others():
    assert open_entrance(require_token=True).token
    shown = open_entrance(public="https://art.example/")
    assert shown.links(8443) == [f"https://art.example/?token={shown.token}"]
    assert shown.is_encrypted
    assert shown.scheme == "http"


def test_the_token_is_kept_between_starts_for_this_user_only():
    token = kept_token()
    assert len(token) >= 22
    assert mode_of(token_file()) == 0o600
    token_file().chmod(0o644)
    assert kept_token() == token
    assert mode_of(token_file()) == 0o600
    renewed = kept_token(renew=True)
    assert renewed != token
    assert kept_token() == renewed


@pytest.mark.parametrize("damaged", [b"", b"short\n", b"\xff" * 40, b"a b" * 20])
def test_a_damaged_token_is_made_anew(damaged):
    token_file().parent.mkdir(parents=True)
    token_file().write_bytes(damaged)
    assert len(kept_token()) == 22


def test_a_token_that_cannot_be_kept_is_said():
    token_file().parent.parent.mkdir(parents=True)
    token_file().parent.write_text("a file")
    with pytest.raises(ServerError, match="make it writable"):
        kept_token()


def test_links_begin_with_the_way_out(monkeypatch):
    monkeypatch.setattr("artem.server.addresses.own_addresses", lambda: ["10.0.0.2", "172.17.0.1"])
    monkeypatch.setattr("artem.server.addresses._address_of_the_way_out", lambda: "172.17.0.1")
    monkeypatch.setattr(entrance_module, "reachable_addresses", reachable_addresses)
    entrance = Entrance("0.0.0.0", token="t", certificate=HTTPS)
    assert entrance.links(9) == ["https://172.17.0.1:9/?token=t", "https://10.0.0.2:9/?token=t"]


@pytest.mark.parametrize("host", ["a b", "stüdio", "10.0.0.1/8", "https://a"])
def test_what_is_no_host_is_said(host):
    with pytest.raises(UsageError, match="neither a name nor an address"):
        open_entrance(host)


def test_an_ipv6_address_stands_in_brackets():
    assert Entrance("::1").links(9) == ["http://[::1]:9/"]


def test_own_addresses_are_no_loopback():
    assert not any(is_loopback(address) for address in own_addresses())


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://art.example", "https://art.example"),
        ("https://Art.Example:443/", "https://art.example"),
        ("https://art.example:8000", "https://art.example:8000"),
        ("https://[fd00::2]", "https://[fd00::2]"),
    ],
)
def test_a_public_address_is_an_origin(text, origin):
    assert parse_public(text) == origin


@pytest.mark.parametrize(
    "text",
    ["art.example", "http://art.example", "https://", "https://a/b", "https://u@a", "https://a:b"],
)
def test_what_is_no_public_address_is_said(text):
    with pytest.raises(UsageError, match="public address"):
        parse_public(text)


@given(st.text())
def test_any_public_address_is_read_or_refused(text):
    with suppress(UsageError):
        assert parse_public(f"https://{text}").startswith("https://")
