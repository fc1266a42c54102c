from __future__ import annotations

import base64
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artem.server.access import (
    Access,
    Hosts,
    Verdict,
    WrongTokens,
    read_authorization,
)
from artem.server.addresses import neighbourhood, parse_origin
from artem.server.certificate import Certificate
from artem.server.entrance import Entrance
from artem.server.limits import Limits

TOKEN = "right-token-of-22-chars"
LIMITS = Limits(wrong_tokens=3, wrong_tokens_of_all=5, wrong_token_seconds=30)
HTTPS = Certificate(None, None, "")


def ask(access: Access, token=None, *, cookie=None, address="10.0.0.1", now=0.0) -> Verdict:
    return access.check(cookie=cookie, token=token, address=address, now=now)


def test_only_the_token_or_its_cookie_lets_in():
    access = Access(TOKEN, LIMITS)
    assert ask(access) is Verdict.UNKNOWN
    assert ask(access, "wrong") is Verdict.UNKNOWN
    assert ask(access, cookie=TOKEN) is Verdict.UNKNOWN
    assert ask(access, access.make_cookie()) is Verdict.UNKNOWN
    assert ask(access, TOKEN) is Verdict.WELCOME
    assert ask(access, cookie=access.make_cookie()) is Verdict.WELCOME


def test_without_a_token_everybody_comes_in():
    assert ask(Access(None, LIMITS)) is Verdict.WELCOME


def test_a_cookie_does_not_tell_the_token_and_goes_with_it():
    cookie = Access(TOKEN, LIMITS).make_cookie()
    assert TOKEN not in cookie
    assert ask(Access("another", LIMITS), cookie=cookie) is Verdict.UNKNOWN


def test_after_wrong_tokens_not_even_the_right_one_is_looked_at():
    access = Access(TOKEN, LIMITS)
    verdicts = [ask(access, f"wrong{k}") for k in range(4)]
    assert verdicts == [Verdict.UNKNOWN] * 3 + [Verdict.TOO_MANY]
    assert ask(access, TOKEN) is Verdict.TOO_MANY
    assert ask(access, TOKEN, address="10.0.0.2") is Verdict.WELCOME
    assert ask(access, cookie=access.make_cookie()) is Verdict.WELCOME
    assert access.wait("10.0.0.1", 0.0) == pytest.approx(10)
    assert ask(access, TOKEN, now=10.1) is Verdict.WELCOME


def test_asking_without_a_token_and_old_cookies_count_for_nothing():
    access = Access(TOKEN, LIMITS)
    for _ in range(20):
        assert ask(access) is Verdict.UNKNOWN
        assert ask(access, cookie="an older one") is Verdict.UNKNOWN
    assert ask(access, TOKEN) is Verdict.WELCOME


def test_wrong_tokens_of_many_addresses_are_counted_together():
    access = Access(TOKEN, LIMITS)
    verdicts = [ask(access, "wrong", address=f"10.0.0.{k}") for k in range(6)]
    assert verdicts == [Verdict.UNKNOWN] * 5 + [Verdict.TOO_MANY]


def test_the_table_of_addresses_is_bounded():
    wrong = WrongTokens(3, 10**6, 60)
    for k in range(5000):
        wrong.add(f"10.1.{k // 256}.{k % 256}", 0.0)
    assert len(wrong) <= 1024


def test_a_household_is_one_address():
    assert neighbourhood("2001:db8::1") == neighbourhood("2001:db8::ffff:2")
    assert neighbourhood("2001:db8::1") != neighbourhood("2001:db8:0:1::1")
    assert neighbourhood("::ffff:10.0.0.1") == "10.0.0.1"
    assert neighbourhood("fe80::1%eth0") == "fe80::/64"


def test_nothing_shows_the_token():
    access = Access(TOKEN, LIMITS)
    entrance = Entrance(token=TOKEN)
    assert TOKEN not in f"{access!r}{access}{entrance!r}{entrance}"


@given(st.text())
def test_any_token_and_cookie_is_an_answer(text):
    access = Access(TOKEN, LIMITS)
    welcome = ask(access, text) is Verdict.WELCOME
    assert welcome == (text == TOKEN)
    assert (ask(access, cookie=text) is Verdict.WELCOME) == (text == access.make_cookie())


@given(st.text())
def test_any_address_is_an_address(text):
    assert len(neighbourhood(text)) <= 64


def basic(login: str) -> str:
    return "Basic " + base64.b64encode(login.encode()).decode()


@pytest.mark.parametrize(
    ("header", "token"),
    [
        ("Bearer abc", "abc"),
        ("bearer  abc ", "abc"),
        (basic("anybody:abc"), "abc"),
        (basic(":a:c"), "a:c"),
        (basic("no password"), None),
        ("Basic !!!", None),
        ("Basic " + base64.b64encode(b"a:\xff").decode(), None),
        ("Digest abc", None),
        ("Bearer", None),
        ("", None),
    ],
)
def test_what_an_authorization_says(header, token):
    assert read_authorization(header) == token


@given(st.text() | st.text().map(lambda text: f"Basic {text}"))
def test_any_authorization_is_read(text):
    token = read_authorization(text)
    assert token is None or token


@given(st.text(min_size=1))
def test_a_password_comes_through(password):
    assert read_authorization(basic(f"me:{password}")) == password


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("http://localhost", ("http", "localhost", 80)),
        ("https://Name.Example", ("https", "name.example", 443)),
        ("https://[fd00::2]:8443", ("https", "[fd00::2]", 8443)),
        ("null", None),
        ("https://", None),
        ("ftp://name", None),
        ("https://name/path", None),
        ("https://user@name", None),
        ("https://name:0", None),
        ("https://name:65536", None),
        ("https://name:٣", None),
        ("https://name\n", None),
    ],
)
def test_what_an_origin_says(text, origin):
    assert parse_origin(text) == origin


@given(st.text() | st.text(string.printable).map(lambda text: f"https://{text}"))
def test_any_origin_is_read(text):
    origin = parse_origin(text)
    assert origin is None or 0 < origin[2] < 65536


@given(st.text())
def test_on_loopback_only_its_own_names_pass(host):
    origin = Hosts(Entrance()).origin_of(host)
    assert origin is None or origin[1] in {"localhost", "127.0.0.1", "[::1]"}


def test_on_loopback_another_name_was_rebound():
    hosts = Hosts(Entrance())
    assert hosts.origin_of("localhost:9000") == ("http", "localhost", 9000)
    assert hosts.origin_of("[::1]:8443") == ("http", "[::1]", 8443)
    for host in ("evil.example:8443", "localhost.evil.example", "127.0.0.1.nip.io", "10.0.0.1", ""):
        assert hosts.origin_of(host) is None


def test_behind_a_proxy_its_name_is_the_origin():
    hosts = Hosts(Entrance(token=TOKEN, public="https://art.example"))
    assert hosts.origin_of("art.example") == ("https", "art.example", 443)
    assert hosts.origin_of("art.example:443") == ("https", "art.example", 443)
    assert hosts.origin_of("127.0.0.1:8443") == ("http", "127.0.0.1", 8443)
    assert hosts.origin_of("evil.example") is None


def test_in_a_network_any_name_may_lead_here():
    hosts = Hosts(Entrance("0.0.0.0", token=TOKEN, certificate=HTTPS))
    assert hosts.origin_of("studio.local:8443") == ("https", "studio.local", 8443)
    assert hosts.origin_of("a b") is None
