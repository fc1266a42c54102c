from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from datetime import datetime

import pytest

from artem.errors import SourceError
from artem.gui.care.crash_report import KEPT_REPORTS, Reports, without_logins
from artem.gui.care.run_record import log_folder, recorded_run
from artem.options import SessionOptions

SECRET = "http://ann:hunter2@10.0.0.5/video?pwd=hunter3&size=2"
NOON = datetime(2026, 5, 4, 12, 0, 0)


def report_after(tmp_path) -> str:
    with recorded_run(tmp_path, SessionOptions()) as record:
        assert record.earlier_crash is not None
        return record.earlier_crash.read_text()


def test_a_clean_run_leaves_nothing(tmp_path):
    with recorded_run(tmp_path, SessionOptions()) as record:
        assert record.earlier_crash is None
        assert [path.name for path in tmp_path.iterdir()] == [f"running-{os.getpid()}.txt"]
    assert list(tmp_path.iterdir()) == []


def test_an_error_that_is_told_leaves_nothing(tmp_path):
    with pytest.raises(SourceError), recorded_run(tmp_path, SessionOptions()):
        raise SourceError("there is no webcam:1; plug it in")
    assert list(tmp_path.iterdir()) == []


def test_an_unexpected_error_is_reported_and_told_of_once(tmp_path):

    def run() -> None:
        with recorded_run(tmp_path, SessionOptions(source=SECRET)):
            logging.getLogger("artem.some").info("opening %s", SECRET)
            raise ZeroDivisionError("division by zero")

    with pytest.raises(ZeroDivisionError):
        run()
    text = report_after(tmp_path)
    first = text.splitlines()[0]
    assert first.startswith("Art'Em stopped at 2")
    assert first.endswith("ZeroDivisionError: division by zero")
    assert "source: http://10.0.0.5/video?size=2" in text
    assert "opening http://10.0.0.5/video?size=2" in text
    assert "test_an_unexpected_error_is_reported" in text
    assert "MainThread:" in text
    assert "torch 2" in text
    assert "hunter" not in text
    with recorded_run(tmp_path, SessionOptions()) as record:
        assert record.earlier_crash is None
    assert len(list(tmp_path.glob("crash-*.txt"))) == 1


def test_the_threads_of_the_first_error_are_told(tmp_path):
    def run() -> None:
        with recorded_run(tmp_path, SessionOptions()) as record:
            thread = threading.Thread(target=record.note_stacks, name="artem-busy")
            thread.start()
            thread.join()
            raise KeyError("x")

    with pytest.raises(KeyError):
        run()
    assert "artem-busy:" in report_after(tmp_path)


STRUCK = """
import logging, os, signal, sys
from pathlib import Path
from artem.gui.care.run_record import recorded_run
from artem.options import SessionOptions
with recorded_run(Path(sys.argv[1]), SessionOptions(source=sys.argv[2])):
    logging.getLogger("artem.some").info("painting in red of %s", sys.argv[2])
    print("ready", flush=True)
    if sys.argv[3] == "wait":
        sys.stdin.read()
    else:
        os.kill(os.getpid(), int(sys.argv[3]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_process_struck_down_leaves_a_report(tmp_path):
    command = [sys.executable, "-c", STRUCK, str(tmp_path), SECRET, str(int(signal.SIGSEGV))]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == -signal.SIGSEGV
    text = report_after(tmp_path)
    assert text.startswith("Art'Em was ended by the system at 2")
    assert text.splitlines()[0].endswith("Segmentation fault")
    assert "painting in red of http://10.0.0.5/video?size=2" in text
    assert "most recent call first" in text
    assert "hunter" not in text
    assert not list(tmp_path.glob("running-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_process_killed_from_outside_is_no_crash(tmp_path):
    command = [sys.executable, "-c", STRUCK, str(tmp_path), SECRET, str(int(signal.SIGKILL))]
    subprocess.run(command, capture_output=True, check=False)
    assert list(tmp_path.glob("running-*"))
    with recorded_run(tmp_path, SessionOptions()) as record:
        assert record.earlier_crash is None
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_goes_on_is_left_alone(tmp_path):
    command = [sys.executable, "-c", STRUCK, str(tmp_path), "demo", "wait"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"ready\n"
        with recorded_run(tmp_path, SessionOptions()):
            assert (tmp_path / f"running-{other.pid}.txt").is_file()
        other.communicate()
    assert list(tmp_path.iterdir()) == []


def test_a_long_log_does_not_fill_the_disk(tmp_path):
    logger = logging.getLogger("artem.some")
    with recorded_run(tmp_path, SessionOptions()):
        for number in range(5000):
            logger.info("%d %s", number, "x" * 100)
        [path] = tmp_path.iterdir()
        text = path.read_text()
        assert len(text) < 220_000
        assert text.startswith("Art'Em")
        assert "4999 xxx" in text


def test_only_the_newest_reports_are_kept(tmp_path):
    reports = Reports(tmp_path)
    for second in range(KEPT_REPORTS + 3):
        newest = reports.write("text", NOON.replace(second=second))
    kept = sorted(tmp_path.glob("crash-*.txt"))
    assert len(kept) == KEPT_REPORTS
    assert kept[-1] == newest
    assert newest.name == "crash-2026-05-04-120012.txt"
    assert reports.take_unshown() == newest
    assert reports.take_unshown() is None


def test_a_folder_that_cannot_be_keeps_no_run_from_being(tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    with recorded_run(tmp_path / "file", SessionOptions()) as record:
        assert record.earlier_crash is None
    assert "will leave no report" in caplog.text


def test_no_address_keeps_its_password():
    assert without_logins("seen rtsp://ann:b@h/1?token=9 once") == "seen rtsp://h/1 once"
    assert without_logins("http://[::1") == "(an address)"


def test_reports_are_where_logs_belong(tmp_path):
    assert log_folder().is_relative_to(tmp_path) or sys.platform != "linux"
