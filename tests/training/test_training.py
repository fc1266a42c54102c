"""Training by the command, in a process of its own: to the end, killed and resumed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from artem.engine.backend import Painting
from artem.engine.openvino_backend import OpenVinoBackend
from artem.engine.picture_style import with_picture
from artem.engine.stylizer import Stylizer
from artem.nets.picture_shapes import AdainShape
from artem.nets.shapes import NetShape
from artem.styles.card import StyleCard
from artem.styles.checkpoint import read_net_file, write_net_file
from artem.training.options import StylePicture, TransformTraining
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
        *("--title", "Waves", "--author", "A test", "--checkpoint-every", "2"),
        *(() if "--from" in more else ("--from", "scratch")),
        *more,
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
    card = file.cards["waves"]
    assert (card.title, card.author) == ("Waves", "A test")
    assert card.training["iterations"] == 12
    assert card.training["losses"]["style"] > 0
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
    np.testing.assert_array_equal(resumed.codes["waves"], whole.codes["waves"])
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
        (("--norm", "layer"), 2, "no norm"),
        (("--out", "picture.jpg"), 2, "NAME.safetensors"),
    ],
)
def test_bad_input_is_one_sentence(folder: Path, more: tuple[str, str], code: int, told) -> None:
    done = train(folder, folder / "bad.safetensors", 2, *more)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(folder.glob("bad*"))


def gallery_command(folder: Path, out: Path, *more: str) -> list[str]:
    return [
        *("train", "gallery", "--content", str(folder / "photos")),
        *("--vgg", str(folder / "vgg.safetensors"), "--out", str(out), "--device", "cpu"),
        *("--iterations", "4", "--size", "64", "--style-size", "64"),
        *more,
    ]


@pytest.fixture(scope="module")
def trained_gallery(folder: Path) -> Path:
    write_photos(folder / "styles", count=2)
    out = folder / "gallery.safetensors"
    more = ("--from", "scratch", "--batch", "4", "--stroke-sizes", "1,2")
    command = gallery_command(folder, out, str(folder / "styles"), *more)
    done = subprocess.run([sys.executable, "-m", "artem", *command], check=False)
    assert done.returncode == 0
    return out


def test_a_gallery_has_a_code_for_every_style_and_stroke_size(trained_gallery: Path) -> None:
    file = read_net_file(trained_gallery)
    assert list(file.cards) == ["0", "1"]
    assert list(file.codes) == ["identity", "0", "0@2", "1", "1@2"]


def test_a_style_is_added_to_a_net_that_stays_as_it_is(folder: Path, trained_gallery: Path) -> None:
    (folder / "new.jpg").write_bytes((folder / "style" / "0.jpg").read_bytes())
    out = folder / "added" / "gallery.safetensors"
    more = ("--add", str(folder / "new.jpg"), "--from", str(trained_gallery), "--batch", "2")
    command = gallery_command(folder, out, *more, "--stroke-sizes", "1")
    done = subprocess.run([sys.executable, "-m", "artem", *command], check=False)
    assert done.returncode == 0
    before, after = read_net_file(trained_gallery), read_net_file(out)
    assert list(after.cards) == ["0", "1", "new"]
    for name, array in before.weights.items():
        np.testing.assert_array_equal(after.weights[name], array)
    for name in before.codes:  # identity too
        np.testing.assert_array_equal(after.codes[name], before.codes[name])


def test_styles_of_a_folder_are_added_on_a_canvas_that_the_net_lacked(
    folder: Path, trained_gallery: Path
) -> None:
    new = read_net_file(trained_gallery)
    assert isinstance(new.shape, NetShape)
    gains = sum(new.shape.canvas_sizes)
    codes = {name: code[:-gains] for name, code in new.codes.items()}
    weights = {name: a for name, a in new.weights.items() if not name.startswith("canvas")}
    old = replace(
        new, shape=replace(new.shape, canvas=False), weights=weights, codes=codes, quantization=None
    )
    write_net_file(folder / "old.safetensors", old)
    out = folder / "canvas" / "gallery.safetensors"
    more = ("--add", str(folder / "styles"), "--from", str(folder / "old.safetensors"))
    command = gallery_command(folder, out, *more, "--batch", "2", "--stroke-sizes", "1")
    done = subprocess.run([sys.executable, "-m", "artem", *command], check=False)
    assert done.returncode == 0
    after = read_net_file(out)
    for name, array in weights.items():
        np.testing.assert_array_equal(after.weights[name], array)
    assert all(after.weights[name].any() for name in after.weights if name.startswith("canvas"))
    assert after.codes["0"][-gains:].all()
    for kept in ("identity", "0@2", "1@2"):  # was not practised, and stays off the canvas
        np.testing.assert_array_equal(after.codes[kept][:-gains], codes[kept])
        assert not after.codes[kept][-gains:].any()


def test_two_processes_train_what_one_trains(folder: Path, trained_gallery: Path) -> None:
    out = folder / "team" / "gallery.safetensors"
    more = ("--from", "scratch", "--batch", "4", "--stroke-sizes", "1,2")
    command = gallery_command(folder, out, str(folder / "styles"), *more)
    launch = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2"]
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [*launch, "-m", "artem", *command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("is ready") == 1
    alone, together = read_net_file(trained_gallery), read_net_file(out)
    pairs = [(together.weights[name], array) for name, array in alone.weights.items()]
    pairs += [(together.codes[name], code) for name, code in alone.codes.items()]
    for found, expected in pairs:  # a tenth of what was learned: halves of a batch round otherwise
        assert np.abs(found - expected).mean() < 5e-4


def test_a_batch_that_cannot_be_shared(folder: Path, trained_gallery: Path) -> None:
    command = gallery_command(folder, folder / "odd.safetensors", str(folder / "styles"))
    odd = {"WORLD_SIZE": "2", "RANK": "0", "LOCAL_RANK": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "artem", *command, "--batch", "3"],
        env=os.environ | odd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "make it a multiple" in done.stderr


def test_batch_norm_trains_and_paints(folder: Path) -> None:
    out = folder / "batch.safetensors"
    done = train(folder, out, 3, "--norm", "batch", "--identity-weight", "0")
    assert done.returncode == 0, done.stderr
    assert read_net_file(out).shape.norm == "batch"
    picture = make_picture(48, 64)
    assert Stylizer(str(out), device="cpu")(picture).shape == picture.shape


def test_it_ends_when_it_no_longer_improves(folder: Path) -> None:
    out = folder / "early.safetensors"
    options = ("--learning-rate", "0", "--patience", "2")
    done = train(folder, out, 40, *options)
    assert done.returncode == 0, done.stderr
    assert read_net_file(out).cards["early"].training["iteration"] < 40


def test_facts_are_json(folder: Path) -> None:
    style = StylePicture(StyleCard("x", "X"), folder / "s.jpg")
    options = TransformTraining(
        styles=(style,), content=folder, out=folder / "x.safetensors", iterations=4000
    )
    assert json.loads(json.dumps(options.facts()))["styles"] == ["s.jpg"]


def train_adain(folder: Path, out: Path, *more: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [
            *(sys.executable, "-m", "artem", "train", "adain"),
            *("--content", str(folder / "photos"), "--styles", str(folder / "photos")),
            *("--vgg", str(folder / "vgg.safetensors"), "--out", str(out)),
            *("--batch", "2", "--size", "64", "--style-size", "64", "--device", "cpu"),
            *("--iterations", "4", "--checkpoint-every", "2", *more),
        ],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_net_learns_to_wear_any_picture_and_keeps_its_styles(
    folder: Path, trained: Path, tmp_path: Path
) -> None:
    out = tmp_path / "any.safetensors"
    done = train_adain(folder, out, "--from", str(trained))
    assert done.returncode == 0, done.stderr
    before, after = read_net_file(trained), read_net_file(out)
    assert not before.wears_pictures
    assert after.wears_pictures
    assert after.training["encoder"] == "compact"
    np.testing.assert_array_equal(after.codes["waves"], before.codes["waves"])
    card = StyleCard("0", "Zero")
    worn = with_picture(after, card, folder / "photos" / "0.jpg")
    assert set(worn.codes) == {*after.codes, "0", "0@0.5", "0@2"}


def test_adain_as_published_learns_a_decoder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "adain.safetensors"
    done = train_adain(folder, out, "--encoder", "vgg", "--mean-weight", "2")
    assert done.returncode == 0, done.stderr
    file = read_net_file(out)
    assert (file.shape, file.training["mean_weight"]) == (AdainShape("relu3_1"), 2.0)
    assert not [name for name in file.weights if name.startswith("encoder")]
    monkeypatch.setenv("ARTEM_VGG", str(folder / "vgg.safetensors"))
    worn = with_picture(file, StyleCard("0", "Zero"), folder / "photos" / "0.jpg")
    backend = OpenVinoBackend(worn, "fp32")
    (painted,) = backend.run([make_picture(48, 64)], [Painting(worn.codes["0"])])
    assert painted.shape == (48, 64, 3)
    again = train_adain(folder, out, "--encoder", "vgg", "--from", str(out))
    assert again.returncode == 0, again.stderr


@pytest.mark.parametrize(
    ("more", "code", "told"),
    [
        (("--encoder", "tiny"), 2, "compact or vgg"),
        (("--encoder", "vgg", "--layer", "relu9_1"), 1, "relu3_1 or relu4_1"),
        (("--encoder", "vgg", "--layer", "relu4_1"), 1, "end before conv4_1"),
        (("--styles", "/nowhere"), 1, "no pictures in /nowhere"),
        (("--from", "scratch"), 1, "name one with --from"),
    ],
)
def test_adain_options_that_cannot_be(
    folder: Path, tmp_path: Path, more: tuple[str, ...], code: int, told: str
) -> None:
    done = train_adain(folder, tmp_path / "any.safetensors", *more)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
