"""Who may come in: tokens, cookies, hosts and origins. Nothing here waits or looks at a clock."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import math
from collections import OrderedDict
from enum import Enum, auto

from artem.server.addresses import Origin, in_brackets, neighbourhood, parse_origin
from artem.server.entrance import Entrance
from artem.server.limits import Limits

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_KNOWN_ADDRESSES = 1024


class Verdict(Enum):
    """What is said to who asks."""

    WELCOME = auto()
    UNKNOWN = auto()  # no token, or a wrong one
    TOO_MANY = auto()  # wrong ones


class Access:
    """Knows the token and the cookie it is exchanged for, and counts wrong tokens."""

    def __init__(self, token: str | None, limits: Limits) -> None:
        """token: None lets everybody in."""
        self._token = token
        self._wrong = WrongTokens(
            limits.wrong_tokens, limits.wrong_tokens_of_all, limits.wrong_token_seconds
        )

    @property
    def is_open(self) -> bool:
        """Whether nothing is asked for."""
        return self._token is None

    def make_cookie(self) -> str:
        """What the token is exchanged for: it proves the token and does not tell it."""
        secret = (self._token or "").encode()
        return hmac.new(secret, b"artem cookie", hashlib.sha256).hexdigest()

    def check(self, *, cookie: str | None, token: str | None, address: str, now: float) -> Verdict:
        """Whether who shows these may come in. now: seconds of a steady clock.

        Who has the cookie stays in while somebody else at the same address guesses. A cookie of
        an earlier token counts as none at all, for an open page goes on showing it.
        """
        if self._token is None:
            return Verdict.WELCOME
        if cookie is not None and _same(cookie, self.make_cookie()):
            return Verdict.WELCOME
        if token is None:
            return Verdict.UNKNOWN
        if self.wait(address, now) > 0:
            return Verdict.TOO_MANY
        if _same(token, self._token):
            return Verdict.WELCOME
        self._wrong.add(address, now)
        return Verdict.UNKNOWN

    def wait(self, address: str, now: float) -> float:
        """Seconds until a token of this address is looked at again; 0 for at once."""
        return self._wrong.wait(neighbourhood(address), now)


class WrongTokens:
    """Counts wrong tokens of an address and of all; each is forgotten bit by bit."""

    def __init__(self, of_one: int, of_all: int, seconds: float) -> None:
        """of_one, of_all: so many within the seconds are too many."""
        self._of_one = of_one
        self._of_all = of_all
        self._seconds = seconds
        self._all = (0.0, 0.0)  # count, when
        self._counts: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._counts)

    def add(self, address: str, now: float) -> None:
        """One more; who was longest without one is forgotten where the table is full."""
        place = neighbourhood(address)
        self._counts[place] = (self._count(place, now) + 1, now)
        self._counts.move_to_end(place)
        while len(self._counts) > _KNOWN_ADDRESSES:
            self._counts.popitem(last=False)
        self._all = (self._faded(self._all, self._of_all, now) + 1, now)

    def wait(self, address: str, now: float) -> float:
        """Seconds until the next one is allowed."""
        place = neighbourhood(address)
        over_one = self._count(place, now) + 1 - self._of_one
        over_all = self._faded(self._all, self._of_all, now) + 1 - self._of_all
        waits = (over_one * self._seconds / self._of_one, over_all * self._seconds / self._of_all)
        return max(0.0, *waits)

    def _count(self, place: str, now: float) -> float:
        return self._faded(self._counts.get(place, (0.0, now)), self._of_one, now)

    def _faded(self, counted: tuple[float, float], most: int, now: float) -> float:
        count, when = counted
        return max(0.0, count - (now - when) * most / self._seconds)


class Hosts:
    """Which Host and Origin a request may name.

    On loopback only loopback's own names and the public one: another name that leads here is one
    somebody else rebound (DNS rebinding). Elsewhere any name, for the token stands behind it.
    """

    def __init__(self, entrance: Entrance) -> None:
        self._scheme = entrance.scheme
        self._public = parse_origin(entrance.public or "")
        self._names = LOOPBACK_NAMES | {in_brackets(entrance.host.lower())}
        self._any_name = not entrance.is_loopback and self._public is None

    def origin_of(self, host: str) -> Origin | None:
        """The origin that a request with this Host came to; None where it may not name it."""
        if self._public is not None and parse_origin(f"https://{host}") == self._public:
            return self._public
        origin = parse_origin(f"{self._scheme}://{host}")
        if origin is None or not (self._any_name or origin[1] in self._names):
            return None
        return origin


def read_authorization(text: str) -> str | None:
    """The token in "Bearer TOKEN", or in "Basic" as its password; None for all else."""
    scheme, _, rest = text.partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip() or None
    if scheme.lower() != "basic":
        return None
    try:
        login = base64.b64decode(rest.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        return None
    return login.partition(":")[2] or None


def whole_seconds(wait: float) -> int:
    """For Retry-After: at least 1."""
    return max(1, math.ceil(wait))


def _same(one: str, other: str) -> bool:
    """Takes as long wherever they begin to differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
