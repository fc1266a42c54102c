"""The commands as a person runs them: exit codes, one sentence, no partial file."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from artem.capture.cameras import list_cameras
from artem.opencv import cv2
from artem.styles.checkpoint import read_net_file, write_net_file
from tests.conftest import make_picture, two_monitors
from tests.servers.launch import camera
from tests.unit.training.helpers import write_random_vgg


def artem(*arguments: object, **options) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "artem", *map(str, arguments)]
    options = {"stdin": subprocess.DEVNULL} | options
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def fails(code: int, told: str, *arguments: object, **options) -> None:
    done = artem(*arguments, **options)
    assert done.returncode == code, done.stderr
    # boxes and wrapping of usage errors are not what is told
    text = " ".join(done.stderr.replace("│", " ").split())
    assert told in text
    assert "Traceback" not in done.stderr


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    cv2.imwrite(str(path), make_picture(61, 75))
    return path


@pytest.fixture
def style(net_files: dict[str, Path]) -> Path:
    return net_files["small"]


def test_help_needs_neither_torch_nor_qt() -> None:
    script = (
        "import sys; sys.argv = ['artem', '--help']\n"
        "from artem.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'PyQt6', 'cv2', 'openvino', 'av', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "--source" in done.stdout


def test_a_headless_run_reports(tmp_path: Path, style: Path) -> None:
    report, profile = tmp_path / "report.json", tmp_path / "profile.json"
    done = artem(
        *("--source", "demo", "--style", style, "--headless", "--device", "cpu"),
        *("--frames", 12, "--size", "64x48", "--report", report, "--profile", profile),
    )
    assert done.returncode == 0, done.stderr
    spans = [event["name"] for event in json.loads(profile.read_text())["traceEvents"]]
    assert {"capture", "idle", "fit", "net", "steady", "present"} <= set(spans)
    assert spans.count("net") == 12
    found = json.loads(report.read_text())
    assert found["frames_stylized"] == 12
    assert found["frames_captured"] >= 12
    assert found["size"] == [64, 48]
    assert found["source"] == {
        "kind": "demo",
        "size": [640, 480],
        "fps": found["source"]["fps"],
        "pixel_format": found["source"]["pixel_format"],
    }
    assert (found["device"], found["backend"], found["precision"]) == ("cpu", "openvino", "fp32")
    assert (found["style"], found["preset"]) == ("random_small", "small")
    assert set(found["latency_ms"]) == {"p50", "p95", "p99"}
    assert set(found["stage_ms"]) == {"capture", "wait", "stylize", "hand_over", "present"}
    for name in ("frames_dropped", "seconds", "fps", "startup_seconds", "peak_memory_mb"):
        assert found[name] >= 0


def test_ctrl_c_ends_a_run_and_still_reports(tmp_path: Path, style: Path) -> None:
    report = tmp_path / "report.json"
    command = [sys.executable, "-m", "artem", "--source", "demo", "--style", str(style)]
    process = subprocess.Popen(
        [*command, "--headless", "--size", "64x48", "--report", str(report)],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    process.stderr.readline()  # the source is open
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert json.loads(report.read_text())["source"]["kind"] == "demo"


@pytest.mark.parametrize(
    ("code", "told", "arguments"),
    [
        (2, 'no style "mosiac"; try mosaic', ["--style", "mosiac", "--source", "demo"]),
        (2, "no such file or source", ["--source", "wobcam"]),
        (1, "no-such-file", ["--source", "no-such-file.mp4"]),
        (2, "size 0x0 is out of range", ["--size", "0x0"]),
        (2, "size 100000x100000 is out of range", ["--size", "100000x100000"]),
        (2, 'no preset "best"', ["--preset", "best"]),
        (2, "strength 2 is outside", ["--strength", "2", "--source", "demo"]),
        (2, "stroke size 3 is outside", ["--stroke-size", "3", "--source", "demo"]),
        (2, "stability -1 is outside", ["--stability", "-1", "--source", "demo"]),
        (2, "exclude each other", ["--mix", "mosaic=1"]),
        (2, "--frames 0 is not above 0", ["--frames", "0"]),
        (2, 'lens "0.2" is not understood', ["--lens", "0.2"]),
        (2, "lens -1,0 folds the picture", ["--lens", "-1,0"]),
        (2, "no device", ["--device", "tpu", "--source", "demo"]),
        (2, "No such option", ["--sauce", "demo"]),
    ],
)
def test_wrong_options(code: int, told: str, arguments: list[str], style: Path) -> None:
    if "--style" not in arguments:
        arguments = [*arguments, "--style", str(style)]
    fails(code, told, "--headless", *arguments)


@pytest.mark.skipif(bool(list_cameras()), reason="there is a camera here")
def test_no_camera(style: Path) -> None:
    fails(1, "there is no camera webcam", "--headless", "--source", "webcam", "--style", style)


def test_a_login_is_asked_for(style: Path, tmp_path: Path) -> None:
    """At a terminal; a real one is stood in for by a pseudo-terminal."""
    report = tmp_path / "report.json"
    with camera("--login", "basic") as port:
        address = f"http://127.0.0.1:{port}"
        fails(1, "asks for a login", "--headless", "--source", address, "--style", style)
        master, slave = pty.openpty()
        command = [sys.executable, "-m", "artem", "--headless", "--source", address]
        process = subprocess.Popen(
            [*command, "--style", str(style), "--frames", "3", "--report", str(report)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,  # or the password would be asked for at our own terminal
        )
        # what is typed before the last blank of a prompt is thrown away with the echo
        for prompt, answer in ((b"User: ", b"ann\n"), (b"Password: ", b"p@ss:w/rd\n")):
            shown = b""
            while prompt not in shown:
                shown += os.read(master, 1024)
            os.write(master, answer)
        code = process.wait(timeout=120)
        os.close(master)
        os.close(slave)
    assert code == 0
    assert json.loads(report.read_text())["frames_stylized"] == 3


@pytest.mark.skipif(sys.platform != "linux", reason="displays are told by variables on Linux only")
def test_no_display() -> None:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    fails(1, "--headless", "--source", "demo", env=bare)


def test_no_such_monitor(tmp_path: Path, style: Path) -> None:
    platform = two_monitors(tmp_path)
    arguments = ("--source", "demo", "--style", style, "--monitor")
    for number in ("3", "0"):
        told = f"there is no monitor {number}; there are 2 here: give a number from 1 to 2"
        fails(2, told, *arguments, number, env=os.environ | {"QT_QPA_PLATFORM": platform})


@pytest.mark.parametrize("name", ["empty.mp4", "text.jpg", "text.mp4"])
def test_files_that_are_no_video_or_picture(tmp_path: Path, style: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("" if "empty" in name else "just some words")
    fails(1, name, "--headless", "--source", path, "--style", style)


@pytest.mark.parametrize("cut", [0, 4, 1000])
def test_truncated_net_files(tmp_path: Path, style: Path, photo: Path, cut: int) -> None:
    path = tmp_path / "cut.safetensors"
    path.write_bytes(style.read_bytes()[:cut])
    out = tmp_path / "out.png"
    fails(1, "cannot be read as a net file", "image", photo, "-o", out, "--style", path)
    assert not out.exists()


def test_one_picture(tmp_path: Path, style: Path, photo: Path) -> None:
    out = tmp_path / "new" / "out.png"
    done = artem("image", photo, "-o", out, "--style", style, "--device", "cpu")
    assert done.returncode == 0, done.stderr
    painted = cv2.imread(str(out))
    assert painted.shape == (61, 75, 3)
    assert np.abs(painted.astype(int) - cv2.imread(str(photo))).mean() > 5


def test_many_pictures_one_of_them_bad(tmp_path: Path, style: Path, photo: Path) -> None:
    bad = tmp_path / "text.jpg"
    bad.write_text("no picture")
    other = tmp_path / "other.jpg"
    cv2.imwrite(str(other), make_picture(40, 40))
    out = tmp_path / "out"
    fails(1, "text.jpg", "image", photo, bad, other, "-o", out, "--style", style)
    assert sorted(path.name for path in out.iterdir()) == ["other.jpg", "photo.png"]


def test_pictures_are_not_written_over(tmp_path: Path, style: Path, photo: Path) -> None:
    before = photo.read_bytes()
    fails(2, "written over", "image", photo, "-o", tmp_path, "--style", style)
    fails(2, "no picture's ending", "image", photo, "-o", tmp_path / "x.gif", "--style", style)
    assert photo.read_bytes() == before


def test_a_full_disk_leaves_no_half_picture(style: Path, photo: Path) -> None:
    """/dev/full cannot be renamed onto; a file size limit of the process is as full as a disk."""
    out = photo.parent / "out" / "big.bmp"
    command = f'ulimit -f 4; exec "{sys.executable}" -m artem image "{photo}" -o "{out}"'
    done = subprocess.run(
        ["bash", "-c", f'trap "" XFSZ; {command} --style "{style}" --device cpu'],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(out.parent.iterdir()) == []


def test_a_mix_in_kept_colours_with_broad_strokes(tmp_path: Path, photo: Path) -> None:
    out = tmp_path / "out.png"
    look = ("--mix", "great_wave=0.6,scream=0.4", "--stroke-size", 1.5, "--keep-colors")
    done = artem("image", photo, "-o", out, *look, "--strength", 0.8, "--device", "cpu")
    assert done.returncode == 0, done.stderr
    assert cv2.imread(str(out)).shape == (61, 75, 3)


@pytest.mark.parametrize(
    ("told", "mix"),
    [
        ("not understood", "great_wave=much"),
        ("above 0", "great_wave=0"),
        ('no style "nowhere"', "great_wave=1,nowhere=1"),
        ('no style "nowhere"', "nowhere=1,great_wave=1"),
    ],
)
def test_mixes_that_cannot_be(tmp_path: Path, photo: Path, told: str, mix: str) -> None:
    fails(2, told, "image", photo, "-o", tmp_path / "out.png", "--mix", mix, "--device", "cpu")


def test_one_picture_in_several_styles_on_a_sheet(tmp_path: Path, photo: Path, style: Path) -> None:
    out = tmp_path / "sheet.png"
    done = artem("compare", "mosaic", style, "--on", photo, "--on", photo, "-o", out)
    assert done.returncode == 0, done.stderr
    height, width = cv2.imread(str(out)).shape[:2]
    assert height > 2 * 240
    assert width > 3 * 240


def test_the_layers_of_a_net_on_a_sheet(tmp_path: Path, photo: Path, style: Path) -> None:
    out = tmp_path / "layers.png"
    done = artem("inspect", style, photo, "-o", out, "--channels", 3)
    assert done.returncode == 0, done.stderr
    assert cv2.imread(str(out)).shape[0] > 7 * 120
    fails(2, "below 1", "inspect", style, photo, "-o", out, "--channels", 0)


def test_painting_by_optimisation(tmp_path: Path, photo: Path) -> None:
    vgg = write_random_vgg(tmp_path / "vgg.safetensors")
    out, losses = tmp_path / "painted.png", tmp_path / "losses.json"
    small = ("--size", 64, "--style-size", 64, "--vgg", vgg, "--device", "cpu")
    done = artem(
        *("paint", photo, photo, "-o", out, "--iterations", 4, "--start", "noise"),
        *("--save-every", 2, "--losses", losses, *small),
    )
    assert done.returncode == 0, done.stderr
    assert cv2.imread(str(out)).shape == (64, 79, 3)
    assert {path.name for path in tmp_path.glob("painted*")} == {
        "painted.png",
        "painted-2.png",
        "painted-4.png",
    }
    steps = json.loads(losses.read_text())["steps"]
    assert [step["iteration"] for step in steps] == [1, 2, 3, 4]
    fails(2, "no optimizer", "paint", photo, photo, "-o", out, "--optimizer", "sgd", *small)
    fails(2, "cannot start from", "paint", photo, photo, "-o", out, "--start", "sky", *small)
    fails(2, "below 64", "paint", photo, photo, "-o", out, *small, "--size", 8)
    fails(1, "not a readable picture", "paint", vgg, photo, "-o", out, *small)


def test_the_gallery_on_a_sheet(tmp_path: Path, photo: Path) -> None:
    out = tmp_path / "gallery.jpg"
    done = artem("styles", "--sheet", out, "--picture", photo)
    assert done.returncode == 0, done.stderr
    assert cv2.imread(str(out)).shape[1] > 6 * 320


def test_styles_lists_the_gallery() -> None:
    done = artem("styles", env=os.environ | {"COLUMNS": "160"})
    assert done.returncode == 0, done.stderr
    for word in ("mosaic", "great_wave", "starry_night", "fast"):
        assert word in done.stdout


def test_a_net_is_kept_in_fewer_bytes(tmp_path: Path, photo: Path, style: Path) -> None:
    out, painted = tmp_path / "less.safetensors", tmp_path / "painted.png"
    done = artem("styles", "shrink", style, "-o", out, "--as", "int8")
    assert "times less" in done.stdout
    assert out.stat().st_size < style.stat().st_size
    assert artem("image", photo, "--style", out, "-o", painted).returncode == 0
    assert painted.exists()
    fails(2, 'there is no kind "bits"', "styles", "shrink", style, "-o", out, "--as", "bits")
    fails(1, "no net file", "styles", "shrink", tmp_path / "gone.safetensors", "-o", out)


def test_own_styles_are_kept_until_they_are_removed(tmp_path: Path, photo: Path) -> None:
    picture = tmp_path / "My Sunset.png"
    cv2.imwrite(str(picture), make_picture(64, 80, seed=4))
    added = artem("styles", "add", picture)
    assert added.returncode == 0, added.stderr
    assert "artem --style my_sunset" in added.stdout
    assert "my_sunset (your own)" in artem("styles", env=os.environ | {"COLUMNS": "160"}).stdout
    out = tmp_path / "painted.png"
    done = artem("image", photo, "-o", out, "--mix", "my_sunset=2,great_wave=1")
    assert done.returncode == 0, done.stderr
    assert cv2.imread(str(out)).shape == (61, 75, 3)
    assert artem("styles", "remove", "my_sunset").returncode == 0
    fails(2, "none of your own styles", "styles", "remove", "my_sunset")
    fails(2, 'no style "my_sunset"', "image", photo, "-o", out, "--style", "my_sunset")
    fails(1, "no file", "styles", "add", tmp_path / "gone.png")
    fails(1, "no net file", "styles", "add", tmp_path / "gone.pth")


def test_what_others_call_their_styles_is_no_markup(tmp_path: Path, style: Path) -> None:
    file = read_net_file(style)
    cards = {name: replace(card, title="Wave [draft] [/b]") for name, card in file.cards.items()}
    write_net_file(tmp_path / "wave.safetensors", replace(file, cards=cards))
    assert artem("styles", "add", tmp_path / "wave.safetensors").returncode == 0
    assert "Wave [draft] [/b]" in artem("styles", env=os.environ | {"COLUMNS": "160"}).stdout


def test_a_mask_divides_two_pictures(
    tmp_path: Path, photo: Path, picture_nets: dict[str, Path]
) -> None:
    mask, out = tmp_path / "mask.png", tmp_path / "painted.png"
    cv2.imwrite(str(mask), np.repeat(np.tri(61, 75, dtype=np.uint8)[..., None] * 255, 3, axis=2))
    both = ("--mix", f"{photo},{mask}", "--mask", mask)
    assert artem("styles", "add", picture_nets["relu3_1"]).returncode == 0
    done = artem("image", photo, "-o", out, *both)
    assert done.returncode == 0, done.stderr
    assert cv2.imread(str(out)).shape == (61, 75, 3)
    assert "picture_net" in artem("styles", env=os.environ | {"COLUMNS": "160"}).stdout
    assert artem("styles", "remove", "picture_net").returncode == 0
    fails(2, "divides two pictures", "image", photo, "-o", out, "--mask", mask)
    fails(2, "ARTEM_VGG", "image", photo, "-o", out, *both, env=os.environ | {"ARTEM_VGG": ""})
    fails(2, "leave out", "image", photo, "-o", out, *both, "--keep-colors")


def test_a_style_is_exported(tmp_path: Path, photo: Path) -> None:
    net, out = tmp_path / "wave.onnx", tmp_path / "painted.png"
    done = artem("styles", "export", "great_wave", "--onnx", net)
    assert done.returncode == 0, done.stderr
    done = artem("image", photo, "-o", out, "--style", net)
    assert done.returncode == 0, done.stderr
    assert cv2.imread(str(out)).shape == (61, 75, 3)


def test_doctor_says_what_is_here() -> None:
    done = artem("doctor", env=os.environ | {"COLUMNS": "200"})
    assert done.returncode == 0, done.stderr
    for word in ("torch", "OpenVINO", "cameras", "processor", "display"):
        assert word in done.stdout
