from __future__ import annotations

from dataclasses import replace

import pytest

from artem.destination import joined, parse_destination
from artem.errors import UsageError
from artem.options import SessionOptions

KEY = "se-cr-et"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (f"rtmp://host/app/{KEY}", "rtmp://host/app"),
        (f"rtmps://host:443/rtmp/FB-1?s={KEY}&t={KEY}", "rtmps://host:443/rtmp"),
        (f"rtmp://host/app/more/{KEY}", "rtmp://host/app"),
        (f"rtmp://ann:{KEY}@host/app/x", "rtmp://host/app"),
        (f"rtsp://host:8554/{KEY}", "rtsp://host:8554"),
        (f"rtsps://[::1]:322/live/{KEY}", "rtsps://[::1]:322/live"),
        (f"srt://host:9000?streamid={KEY}&passphrase={KEY}", "srt://host:9000"),
        ("srt://host:9000", "srt://host:9000"),
        ("rtsp://host/", "rtsp://host"),
    ],
)
def test_only_server_and_app_are_shown(address: str, shown: str) -> None:
    destination = parse_destination(address)
    assert destination.address == address
    assert f"{destination}" == destination.shown == shown
    assert KEY not in repr(destination)
    assert KEY not in repr(replace(SessionOptions(), publish=destination))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "rtmp",
        f"/{KEY}",
        f"http://host/app/{KEY}",
        f"file:///{KEY}",
        f"rtmp:///app/{KEY}",
        f"rtmp://host/{KEY}",
        f"rtmp://host:port/app/{KEY}",
        f"rtmp://host:99999/app/{KEY}",
        f"rtmp://[host/app/{KEY}",
        f"rtmp://host/app/{KEY} live=1",
        f"rtmp://host/app/{KEY}\n",
        f"rtmp://host/app/{KEY}" + 2048 * "x",
        f"srt://host?streamid={KEY}",
    ],
)
def test_an_address_that_cannot_be_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(UsageError, match="; give") as caught:
        parse_destination(address)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (f"rtmp://host/app/{KEY}", f"rtmp://host/app/{KEY}: no"),
        (f"rtmp://host/app/{KEY}", f"stream {KEY} is taken"),
        (f"rtmp://host/app/{KEY}?a=12345", f"{KEY}?a=12345 or 12345"),
        (f"rtmp://ann:{KEY}%40@host/app/x", f"ann and {KEY}@"),
        (f"srt://host:1?streamid={KEY}", f"bad {KEY}"),
    ],
)
def test_what_others_say_of_it_is_censored(address: str, told: str) -> None:
    censored = parse_destination(address).censored(told)
    assert KEY not in censored
    assert "12345" not in censored


@pytest.mark.parametrize(
    ("server", "key", "address"),
    [
        ("rtmp://host/app", "key", "rtmp://host/app/key"),
        (" rtmp://host/app/ ", " /key ", "rtmp://host/app/key"),
        ("rtmp://host/app/key", "", "rtmp://host/app/key"),
    ],
)
def test_server_and_key_are_joined(server: str, key: str, address: str) -> None:
    assert joined(server, key) == address
