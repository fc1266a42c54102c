"""What the window says and chooses. Plain functions and frozen values; no Qt, no threads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import ceil
from pathlib import Path

from artem.capture.spec import PHONE
from artem.errors import ArtemError, LoginNeeded
from artem.gui.sources.address import is_address
from artem.look import Mix
from artem.output.publisher import Standing
from artem.output.recorder import Progress
from artem.output.relay import Reach
from artem.pipeline.pipeline import Phase, State
from artem.pipeline.stats import Snapshot
from artem.words import QT_TR_NOOP, tr

DEMO = "demo"
_PAIRS = 16  # of a fingerprint, in a line
_PAIRS_COMPARED = 6
_UNITS = ("kB", "MB", "GB")
_FULL_STOP = "\N{IDEOGRAPHIC FULL STOP}"
_MOST_NAMED = 4  # styles of a mix, so that their names have room
_FASTEST_SEEN = 60.0  # frames a second beyond which nobody sees a difference


# -- how well it runs ---------------------------------------------------------------------------


class Health(Enum):
    """How the window keeps up with its source: a word and a symbol, so colour is not alone."""

    WAITING = ("waiting", "\N{WHITE CIRCLE}", QT_TR_NOOP("Waiting"))
    GOOD = ("good", "\N{BLACK CIRCLE}", QT_TR_NOOP("Smooth"))
    SLOW = ("slow", "\N{BLACK UP-POINTING TRIANGLE}", QT_TR_NOOP("Slower than the source"))
    BAD = ("bad", "\N{BLACK SQUARE}", QT_TR_NOOP("Far too slow"))

    def __init__(self, key: str, symbol: str, word: str) -> None:
        self.key = key
        self.symbol = symbol
        self.word = word


def health(now: Snapshot, *, away: bool = False) -> Health:
    """Judge the stylized rate against the source's own rate.

    There is nothing to judge while the source is away or before the first picture.
    """
    wanted = min(now.source_fps, _FASTEST_SEEN)
    if away or wanted <= 0 or now.size is None:
        return Health.WAITING
    if now.fps >= 0.9 * wanted:
        return Health.GOOD
    return Health.SLOW if now.fps >= 0.5 * wanted else Health.BAD


@dataclass(frozen=True)
class Field:
    """One figure of the status line: its value, what it counts, and that in a sentence."""

    value: str
    caption: str
    tip: str


def status_fields(now: Snapshot, device: str, precision: str) -> tuple[Field, ...]:
    """The figures of the status line, the most telling first."""
    latency_tip = tr("From the camera to your eyes, most of the time; F12 shows where it goes")
    return (
        Field(f"{now.fps:.1f}", tr("FPS"), tr("Stylized pictures each second")),
        Field(
            f"{now.source_fps:.1f}", tr("source FPS"), tr("Pictures the source gives each second")
        ),
        Field(_ms(now.latency_p50), tr("latency"), latency_tip),
        Field(_ms(now.latency_p95), tr("p95"), tr("19 of 20 pictures are seen sooner than this")),
        Field(_size(now.size), "", tr("Width and height of the stylized picture")),
        Field(
            f"{now.dropped:,}", tr("dropped"), tr("Pictures left out so that you see the newest")
        ),
        Field(f"{device.upper()} {precision}", "", tr("What does the work, and how exactly")),
    )


def _ms(value: float | None) -> str:
    return "\N{EN DASH}" if value is None else f"{value:.0f} ms"


def _size(size: tuple[int, int] | None) -> str:
    return "\N{EN DASH}" if size is None else f"{size[0]} \N{MULTIPLICATION SIGN} {size[1]}"


def recording_words(progress: Progress) -> str:
    """How long, how large, and how much room is left; frames left out where there are any."""
    room = "" if progress.free_bytes is None else _bytes(progress.free_bytes)
    return _row(
        _duration(progress.seconds),
        _bytes(progress.bytes),
        tr("{room} free").format(room=room) if room else "",
        _left_out(progress.dropped),
    )


def publishing_words(place: str, standing: Standing) -> str:
    """How publishing to a place goes."""
    if standing.reach is Reach.CONNECTING:
        return tr("Connecting to {place}\N{HORIZONTAL ELLIPSIS}").format(place=place)
    if standing.reach is Reach.LOST:
        return tr("{place} is lost ({why}); trying again").format(place=place, why=standing.why)
    if standing.reach is Reach.STALLED:
        return tr("{place} takes nothing at the moment").format(place=place)
    live = tr("Live on {place}").format(place=place)
    return _row(live, _duration(standing.seconds), _left_out(standing.dropped))


def sharing_words(viewers: int, phones: int) -> str:
    """Who has come in."""
    return _row(
        tr("Shared"),
        watching_words(viewers),
        tr("a phone is connected") if phones else "",
    )


def watching_words(viewers: int) -> str:
    """How many watch."""
    if viewers == 0:
        return tr("Nobody is watching")
    return tr("1 is watching") if viewers == 1 else tr("{count} are watching").format(count=viewers)


def fingerprint_lines(fingerprint: str) -> str:
    """ "AB:CD:..." in lines of equal length, so that it can be compared."""
    pairs = fingerprint.split(":")
    rows = [pairs[at : at + _PAIRS] for at in range(0, len(pairs), _PAIRS)]
    return "\n".join(" ".join(row) for row in rows)


def fingerprint_start(fingerprint: str) -> str:
    """What of it a person compares."""
    return "\N{NO-BREAK SPACE}".join(fingerprint.split(":")[:_PAIRS_COMPARED])


def _row(*parts: str) -> str:
    return "  \N{MIDDLE DOT}  ".join(part for part in parts if part)


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _left_out(count: int) -> str:
    return tr("{count} left out").format(count=count) if count else ""


def _bytes(count: int) -> str:
    power = min(len(_UNITS) - 1, max(0, (len(str(count)) - 1) // 3 - 1))
    value = count / 1000 ** (power + 1)
    return f"{value:.1f} {_UNITS[power]}" if value < 10 else f"{value:,.0f} {_UNITS[power]}"


# -- what stands over the picture ---------------------------------------------------------------


class Remedy(Enum):
    """What a button over the picture does; the value is its text."""

    RETRY = QT_TR_NOOP("Try now")
    CHOOSE_SOURCE = QT_TR_NOOP("Choose another source")
    LOGIN = QT_TR_NOOP("Sign in\N{HORIZONTAL ELLIPSIS}")
    CLOSE = QT_TR_NOOP("Close")


@dataclass(frozen=True)
class Banner:
    """A sentence over the picture, a quieter line below, and buttons; the first is the main one."""

    text: str
    detail: str = ""
    remedies: tuple[Remedy, ...] = ()


def connecting_banner(name: str) -> Banner:
    """While a source is being opened, or before it is known which."""
    if not name:
        return Banner(tr("Looking for a camera\N{HORIZONTAL ELLIPSIS}"))
    return Banner(tr("Opening {source}\N{HORIZONTAL ELLIPSIS}").format(source=name))


def preparing_banner() -> Banner:
    """While frames come and none is painted yet: a net meets a frame size for the first time."""
    return Banner(
        tr("Preparing the style\N{HORIZONTAL ELLIPSIS}"),
        tr("The first time, or at a new picture size, this takes some seconds."),
    )


def lost_banner(error: ArtemError, seconds_left: float) -> Banner:
    """While a source is away; `seconds_left` until the next try, 0 or less during one."""
    remedies: tuple[Remedy, ...] = (Remedy.RETRY, Remedy.CHOOSE_SOURCE)
    if isinstance(error, LoginNeeded):
        remedies = (Remedy.LOGIN, *remedies)
    return Banner(sentence(str(error)), _retry_text(seconds_left), remedies)


def stalled_banner(name: str, silent: float) -> Banner:
    """While an open source gives nothing, for `silent` seconds so far."""
    told = tr("No picture from {source} for {seconds} s")
    return Banner(
        sentence(told.format(source=name, seconds=int(silent))),
        tr("It goes on with the next one; if none comes, the source is opened again."),
        (Remedy.CHOOSE_SOURCE,),
    )


def failed_banner(error: ArtemError) -> Banner:
    """When the run is over because of an error."""
    return Banner(sentence(str(error)), tr("Art'Em cannot go on."), (Remedy.CLOSE,))


def banner_for(
    state: State, lost: ArtemError | None, name: str, seconds: float, has_picture: bool
) -> Banner | None:
    """What stands over the picture; `lost` is the error that no later frame has cured.

    seconds: left until the next try; of silence, in phase STALLED.
    """
    if state.phase is Phase.FAILED and state.error is not None:
        return failed_banner(state.error)
    if lost is not None:
        return lost_banner(lost, seconds)
    if state.phase is Phase.STALLED:
        return stalled_banner(name, seconds)
    if state.phase is Phase.CONNECTING:
        return connecting_banner(name)
    if state.phase is Phase.LIVE and not has_picture:
        return preparing_banner()
    return None


def sentence(text: str) -> str:
    """The text with a full stop, and a capital first letter where its language has those."""
    text = text.strip()
    if not text.endswith((".", "!", "?", _FULL_STOP)):
        text = tr("{sentence}.").format(sentence=text)
    begins_with_address = "://" in text.partition(" ")[0]
    return text if begins_with_address or text.endswith(_FULL_STOP) else text[:1].upper() + text[1:]


def _retry_text(seconds_left: float) -> str:
    if seconds_left <= 0:
        return tr("Trying now\N{HORIZONTAL ELLIPSIS}")
    return tr("Trying again in {seconds} s").format(seconds=ceil(seconds_left))


# -- what a run starts with ---------------------------------------------------------------------


@dataclass(frozen=True)
class Choice:
    """A source or style, with what the window says about it.

    kept: whether it is remembered: what was found by default is found again the next time.
    """

    value: str
    notice: str = ""
    kept: bool = True


FIRST_SOURCE = Choice(DEMO, kept=False)  # of a first run: something to look at, at once


def default_source(cameras: Sequence[str]) -> Choice:
    """The first camera; without one, the demo."""
    if cameras:
        return Choice(cameras[0], kept=False)
    return Choice(DEMO, tr("No camera found: showing the demo scene"), kept=False)


def is_stopgap(choice: Choice | None) -> bool:
    """Whether this is the demo that nobody asked for."""
    return choice is not None and choice.value == DEMO and not choice.kept


def source_title(spec: str, name: str) -> str:
    """What the window calls a source that no list named; name: as the source calls itself."""
    if spec == DEMO:
        return tr("Demo scene")
    if spec == PHONE:
        return tr("Phone")
    return name if is_address(spec) else Path(name).name


def choose_style(
    option: str | None, remembered: str | None, known: Sequence[str], default: str
) -> Choice:
    """The option; what is remembered, if it still exists; the default."""
    if option is not None:
        return Choice(option)
    if remembered is None or remembered in known:
        return Choice(remembered or default)
    told = tr('The style "{style}" is no longer there: showing another')
    return Choice(default, told.format(style=remembered))


def is_mirrored(kind: str, choice: bool | None, webcam_default: bool) -> bool:
    """Whether the window shows a source of `kind` mirrored; `choice` is the user's for this one."""
    if choice is not None:
        return choice
    return kind == "webcam" and webcam_default


def mix_text(mix: Mix, labels: Mapping[str, str]) -> str:
    """The heaviest styles of a mix with their shares: "Great wave 60 %, Scream 40 %"."""
    total = sum(weight for _, weight in mix)
    heaviest = sorted(mix, key=lambda part: -part[1])
    told = tr("{style} {percent} %")
    parts = [
        told.format(style=labels.get(style, style), percent=round(100 * weight / total))
        for style, weight in heaviest[:_MOST_NAMED]
    ]
    more = ["\N{HORIZONTAL ELLIPSIS}"] if len(mix) > _MOST_NAMED else []
    return ", ".join(parts + more)
