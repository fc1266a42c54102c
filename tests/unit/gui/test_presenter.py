from __future__ import annotations

import pytest

from artem.errors import DeviceError, LoginNeeded, SourceError
from artem.gui import presenter
from artem.gui.presenter import Choice, Health, Remedy
from artem.pipeline.pipeline import Phase, State
from artem.pipeline.stats import Snapshot
from artem.words import use_language


@pytest.mark.parametrize(
    ("fps", "source_fps", "expected"),
    [
        (30, 30, Health.GOOD),
        (27, 30, Health.GOOD),
        (26.9, 30, Health.SLOW),
        (15, 30, Health.SLOW),
        (14.9, 30, Health.BAD),
        (55, 120, Health.GOOD),
        (0, 30, Health.BAD),
        (0, 0, Health.WAITING),
    ],
)
def test_health_is_judged_against_the_source(fps, source_fps, expected):
    assert presenter.health(_snapshot(fps, source_fps)) is expected


def test_a_source_that_is_away_is_not_judged():
    assert presenter.health(_snapshot(30, 30), away=True) is Health.WAITING


def test_nothing_is_judged_before_the_first_picture():
    assert presenter.health(_snapshot(0, 30, size=None)) is Health.WAITING


def _snapshot(fps, source_fps, size=(640, 480)):
    return Snapshot(fps, source_fps, None, None, 0, size)


def test_each_health_has_its_own_word_and_symbol():
    assert len({health.word for health in Health}) == len({h.symbol for h in Health}) == 4


def test_status_fields():
    now = Snapshot(29.94, 30.0, 33.6, 41.2, 1234, (640, 480))
    fields = presenter.status_fields(now, "cpu", "fp32")
    assert [field.value for field in fields] == [
        "29.9",
        "30.0",
        "34 ms",
        "41 ms",
        "640 \N{MULTIPLICATION SIGN} 480",
        "1,234",
        "CPU fp32",
    ]


def test_status_fields_before_anything_is_known():
    fields = presenter.status_fields(Snapshot(0, 0, None, None, 0, None), "", "")
    assert [field.value for field in fields[2:5]] == ["\N{EN DASH}"] * 3
    assert all(field.tip for field in fields)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("there is no camera", "There is no camera."),
        ("Why?", "Why?"),
        ("  done. ", "Done."),
        ("http://10.0.0.5 is away", "http://10.0.0.5 is away."),
    ],
)
def test_sentence(text, expected):
    assert presenter.sentence(text) == expected


def test_a_sentence_of_a_language_without_capitals():
    use_language("ja")
    try:
        assert presenter.sentence("webcam:1 がありません") == "webcam:1 がありません。"
    finally:
        use_language("en")


def test_a_lost_source_offers_to_try_and_to_choose():
    banner = presenter.lost_banner(SourceError("webcam:0 is in use; close it"), 2.3)
    assert banner.text == "Webcam:0 is in use; close it."
    assert banner.detail == "Trying again in 3 s"
    assert banner.remedies == (Remedy.RETRY, Remedy.CHOOSE_SOURCE)


def test_a_login_is_offered_first():
    banner = presenter.lost_banner(LoginNeeded("it wants a password"), 0)
    assert banner.remedies[0] is Remedy.LOGIN
    assert "now" in banner.detail


def test_banner_of_each_phase():
    def banner(state, lost=None, has_picture=True):
        return presenter.banner_for(state, lost, "webcam:0", 1.0, has_picture)

    assert banner(State(Phase.LIVE)) is None
    assert banner(State(Phase.ENDED)) is None
    assert "Opening webcam:0" in banner(State(Phase.CONNECTING)).text
    assert "Preparing" in banner(State(Phase.LIVE), has_picture=False).text
    assert banner(State(Phase.CONNECTING), SourceError("gone")).text == "Gone."
    stalled = banner(State(Phase.STALLED, silent=1.0))
    assert stalled.text == "No picture from webcam:0 for 1 s."
    assert stalled.remedies == (Remedy.CHOOSE_SOURCE,)
    failed = banner(State(Phase.FAILED, error=DeviceError("out of memory")))
    assert failed.remedies == (Remedy.CLOSE,)


def test_only_the_demo_that_nobody_asked_for_is_a_stopgap():
    assert presenter.is_stopgap(presenter.default_source([]))
    assert not presenter.is_stopgap(presenter.default_source(["webcam:2"]))
    assert not presenter.is_stopgap(Choice("demo"))
    assert not presenter.is_stopgap(None)


def test_default_source():
    assert presenter.default_source(["webcam:2", "webcam:3"]).value == "webcam:2"
    demo = presenter.default_source([])
    assert demo.value == "demo"
    assert "No camera" in demo.notice
    assert not demo.kept


@pytest.mark.parametrize(
    ("option", "remembered", "expected"),
    [
        ("scream", "mosaic", "scream"),
        (None, "scream", "scream"),
        (None, None, "mosaic"),
        (None, "gone", "mosaic"),
    ],
)
def test_choose_style(option, remembered, expected):
    choice = presenter.choose_style(option, remembered, ["mosaic", "scream"], "mosaic")
    assert choice.value == expected
    assert bool(choice.notice) == (remembered == "gone")


@pytest.mark.parametrize(
    ("kind", "choice", "default", "expected"),
    [
        ("webcam", None, True, True),
        ("webcam", None, False, False),
        ("webcam", False, True, False),
        ("screen", None, True, False),
        ("file", True, True, True),
    ],
)
def test_is_mirrored(kind, choice, default, expected):
    assert presenter.is_mirrored(kind, choice, default) is expected


@pytest.mark.parametrize(
    ("spec", "name", "expected"),
    [
        ("demo", "demo", "Demo scene"),
        ("holidays/sea.mp4", "holidays/sea.mp4", "sea.mp4"),
        ("http://user:word@10.0.0.1/video", "http://10.0.0.1/video", "http://10.0.0.1/video"),
        ("webcam:0", "webcam:0", "webcam:0"),
    ],
)
def test_a_source_has_a_title(spec, name, expected):
    assert presenter.source_title(spec, name) == expected


def test_the_latency_tells_of_the_key_that_explains_it():
    fields = presenter.status_fields(_snapshot(30, 30), "cpu", "fp32")
    assert "F12" in next(field.tip for field in fields if field.caption == "latency")


def test_a_mix_is_told_by_its_heaviest_styles():
    labels = {"great_wave": "Great wave", "scream": "Scream"}
    mix = (("scream", 2.0), ("great_wave", 3.0))
    assert presenter.mix_text(mix, labels) == "Great wave 60 %, Scream 40 %"
    many = tuple((str(number), 1.0) for number in range(6))
    assert presenter.mix_text(many, {}) == "0 17 %, 1 17 %, 2 17 %, 3 17 %, \N{HORIZONTAL ELLIPSIS}"
    assert presenter.mix_text((), labels) == ""
