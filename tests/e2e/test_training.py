"""Training by the command, in a process of its own: to the end, killed and resumed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from artem.engine.stylizer import Stylizer
from artem.styles.checkpoint import read_net_file
from artem.training.transform import TransformTraining
from tests.conftest import make_picture
from tests.unit.training.helpers import write_photos, write_random_vgg


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training")
    write_photos(folder / "photos")
    write_photos(folder / "style", count=1)
    write_random_vgg(folder / "vgg.safetensors")
    return folder


def command(folder: Path, out: Path, iterations: int, *more: str) -> list[str]:
    return [
        *(sys.executable, "-m", "artem", "train", "transform"),
        *("--style-image", str(folder / "style" / "0.jpg")),
        *("--content", str(folder / "photos")),
        *("--vgg", str(folder / "vgg.safetensors")),
        *("--out", str(out), "--iterations", str(iterations)),
        *("--batch", "2", "--size", "64", "--style-size", "64", "--device", "cpu"),
        *("--title", "Waves", "--author", "A test", "--checkpoint-every", "2", *more),
    ]


def train(folder: Path, out: Path, iterations: int, *more: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        command(folder, out, iterations, *more), capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def trained(folder: Path) -> Path:
    out = folder / "waves.safetensors"
    done = train(folder, out, 12)
    assert done.returncode == 0, done.stderr
    return out


def test_gives_a_style_that_paints(trained: Path) -> None:
    file = read_net_file(trained)
    assert file.preset == "fast"
    assert (file.card.title, file.card.author) == ("Waves", "A test")
    assert file.card.training["iterations"] == 12
    assert file.card.training["losses"]["style"] > 0
    picture = make_picture(48, 64)
    assert Stylizer(str(trained), device="cpu")(picture).shape == picture.shape


def test_leaves_the_net_and_a_preview_and_nothing_else(trained: Path) -> None:
    names = {path.name for path in trained.parent.glob("waves*")}
    assert names == {"waves.safetensors", "waves.preview.jpg"}


def test_killed_and_resumed_it_ends_where_it_would_have(folder: Path, trained: Path) -> None:
    out = folder / "killed" / "waves.safetensors"
    process = subprocess.Popen(
        command(folder, out, 12), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    checkpoint = out.with_suffix(".training")
    deadline = time.monotonic() + 120
    while not checkpoint.exists():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not out.exists()

    done = train(folder, out, 12)
    assert done.returncode == 0, done.stderr
    whole, resumed = read_net_file(trained), read_net_file(out)
    for name, array in whole.weights.items():
        np.testing.assert_array_equal(resumed.weights[name], array)
    np.testing.assert_array_equal(resumed.code, whole.code)
    assert not checkpoint.exists()


def test_starts_from_another_net(folder: Path, trained: Path) -> None:
    out = folder / "warm" / "again.safetensors"
    done = train(folder, out, 2, "--from", str(trained))
    assert done.returncode == 0, done.stderr
    cold, warm = read_net_file(trained), read_net_file(out)
    assert np.abs(cold.weights["head.weight"] - warm.weights["head.weight"]).max() < 0.02


def test_a_checkpoint_of_other_options_is_refused(folder: Path, trained: Path) -> None:
    out = folder / "other" / "waves.safetensors"
    out.parent.mkdir()
    out.with_suffix(".training").write_bytes(b"damaged")
    done = train(folder, out, 4)
    assert done.returncode == 1
    assert "delete" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("more", "code", "told"),
    [
        (("--content", "none"), 1, "no pictures"),
        (("--style-image", "none.jpg"), 1, "not a readable picture"),
        (("--vgg", "none.safetensors"), 1, "cannot read VGG"),
        (("--preset", "huge"), 2, "no preset"),
        (("--size", "8"), 2, "below 64"),
        (("--out", "picture.jpg"), 2, "NAME.safetensors"),
    ],
)
def test_bad_input_is_one_sentence(folder: Path, more: tuple[str, str], code: int, told) -> None:
    done = train(folder, folder / "bad.safetensors", 2, *more)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(folder.glob("bad*"))


def test_facts_are_json(folder: Path) -> None:
    from artem.styles.card import StyleCard

    options = TransformTraining(
        folder / "s.jpg", folder, folder / "x.safetensors", StyleCard("x", "X")
    )
    assert json.loads(json.dumps(options.facts()))["style_image"] == "s.jpg"
