from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artem.capture.address import Login, split_login, with_login, without_login


@given(st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_a_login_comes_back_as_it_was_given(user: str, password: str) -> None:
    address = with_login("http://camera:8080/video?x=1", user, password)
    assert split_login(address) == ("http://camera:8080/video?x=1", Login(user, password))


def test_a_new_login_takes_the_place_of_the_old() -> None:
    assert with_login("rtsp://a:b@cam/x", "c", "d@") == "rtsp://c:d%40@cam/x"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://cam:8080", "http://cam:8080"),
        ("http://ann:p%40ss@cam:8080/video", "http://cam:8080/video"),
        ("http://ann:p@ss@cam/video", "http://cam/video"),
        ("http://cam/video?user=ann&pwd=secret", "http://cam/video?..."),
        ("rtsp://ann@[fe80::1]:554/live", "rtsp://[fe80::1]:554/live"),
    ],
)
def test_what_is_shown_has_no_password(address: str, shown: str) -> None:
    assert without_login(address) == shown


def test_a_login_does_not_print_its_password() -> None:
    assert "secret" not in repr(Login("ann", "secret"))
