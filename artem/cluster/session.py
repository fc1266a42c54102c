"""The one file that knows Ray: a cluster, joined or started here, and left at the end."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from artem.cluster.address import ClusterAddress
from artem.cluster.staff import Node, Staff
from artem.cluster.worker import Worker
from artem.errors import ClusterError
from artem.words import tr

_CONNECT_SECONDS = 5.0
_QUIET = {
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
}
_ON_LOOPBACK = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}  # for nobody joins it
_FOLDERS = "artem-ray-"


class WorkerLost(Exception):
    """A worker is no more, or what it made is not. `str()` says why, in Ray's words."""


class Session:
    """A cluster that is joined."""

    def __init__(self, ray: Any) -> None:
        self._ray = ray

    def nodes(self) -> list[Node]:
        """What each machine has."""
        return [node["Resources"] for node in self._ray.nodes() if node["Alive"]]

    def start(self, staff: Staff) -> Any:
        """A worker, which comes up when the cluster has room for it."""
        options = {"num_cpus": staff.cpus, "num_gpus": staff.gpus, "max_restarts": 0}
        return self._ray.remote(**options)(Worker).remote()

    def end(self, worker: Any) -> None:
        """The worker, if it is still there, is to be no more."""
        self._ray.kill(worker)

    def share(self, value: Any) -> Any:
        """A reference to a value, to be given to workers in its place."""
        return self._ray.put(value)

    def ask(self, worker: Any, method: str, *arguments: Any) -> Any:
        """A reference to what a method of the worker will answer."""
        return getattr(worker, method).remote(*arguments)

    def answered(self, asked: Sequence[Any], seconds: float) -> list[Any]:
        """Those of the references that have an answer; waits so long for the first."""
        ready, _ = self._ray.wait(list(asked), num_returns=1, timeout=seconds, fetch_local=False)
        return list(ready)

    def answer(self, asked: Any) -> Any:
        """Raises WorkerLost."""
        try:
            return self._ray.get(asked)
        except self._ray.exceptions.RayError as error:
            cause = getattr(error, "cause", None) or error
            raise WorkerLost(_first_sentence(cause)) from error


@contextmanager
def joined(address: ClusterAddress) -> Iterator[Session]:
    """Join a cluster, or start one of this machine alone, which ends with this process.

    Raises ClusterError where there is none.
    """
    with ExitStack() as stack:
        options = stack.enter_context(_local(address.workers)) if address.workers else {}
        if not address.workers:
            _knock(address.address)
        os.environ.update(_QUIET)
        import ray

        stack.callback(ray.shutdown)
        try:
            ray.init(
                address=address.address,
                log_to_driver=False,
                logging_level=logging.CRITICAL,
                **options,
            )
        except Exception as error:  # Ray raises it bare where its own processes do not come up
            told = tr("the cluster cannot be joined ({why}); check its address, Ray and token")
            raise ClusterError(told.format(why=_first_sentence(error))) from error
        yield Session(ray)


@contextmanager
def _local(workers: int) -> Iterator[Mapping[str, Any]]:
    """What a cluster of this machine is started with: for this user and from here alone."""
    os.environ.update(_ON_LOOPBACK)
    os.environ["RAY_AUTH_MODE"] = "token"
    os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))  # is read once by a process
    with _folder() as folder:
        yield {"num_cpus": workers, "include_dashboard": False, "_temp_dir": str(folder)}


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder of this run alone; those of runs that were killed are thrown away."""
    # The names of sockets are short: macOS's own folder for such files has too long a name.
    root = Path("/tmp" if sys.platform == "darwin" else tempfile.gettempdir())
    for lock in root.glob(f"{_FOLDERS}*.lock"):
        with suppress(OSError, Timeout), _lock_of(lock.with_suffix("")):
            shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
    folder = root / f"{_FOLDERS}{secrets.token_hex(4)}"
    with _lock_of(folder):
        folder.mkdir(mode=0o700)
        try:
            yield folder / "ray"  # which Ray lets everybody write to
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _lock_of(folder: Path) -> Iterator[None]:
    """Held by the run that a folder belongs to. Raises Timeout where another has it."""
    lock = FileLock(folder.with_suffix(".lock"), blocking=False)
    with lock:
        try:
            yield
        finally:
            with suppress(OSError):  # Windows lets go of it first
                folder.with_suffix(".lock").unlink()


def _knock(address: str) -> None:
    """Raise ClusterError where nobody listens: Ray would try for a long time."""
    host, _, port = address.rpartition(":")
    if not host:  # auto
        return
    try:
        with socket.create_connection((host.strip("[]"), int(port)), _CONNECT_SECONDS):
            return
    except (OSError, OverflowError) as error:
        told = tr("nobody answers at {address}; start the cluster with `ray start --head` there")
        raise ClusterError(told.format(address=address)) from error


def _first_sentence(error: Exception) -> str:
    """Of what Ray says, which may be pages."""
    return str(error).strip().split("\n", 1)[0].split(". ", 1)[0].rstrip(".")
