"""A wire between this machine and a network namespace, as bad as it is told to be.

    python bad_wire.py NAMESPACE HERE THERE

Makes a tun device at either end, with the addresses HERE and THERE, and carries packets between
them. Says "up" when it does. Each line of standard input is how from then on, both ways:
{"loss": share, "delay": seconds, "jitter": seconds}. It does what netem does, which not every
kernel has.
"""

from __future__ import annotations

import ctypes
import fcntl
import heapq
import json
import os
import random
import select
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA
TUN_WITHOUT_HEADER = 0x1001
CLONE_NEWNET = 0x40000000
PACKET = 65536


def tun(name: str, address: str) -> int:
    """A device of this network namespace, up."""
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), TUN_WITHOUT_HEADER))
    subprocess.run(["ip", "address", "add", f"{address}/30", "dev", name], check=True)
    subprocess.run(["ip", "link", "set", name, "mtu", "1400", "up"], check=True)
    return device


def move_to(namespace: str) -> None:
    """Be in this network namespace from now on."""
    handle = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    if ctypes.CDLL(None, use_errno=True).setns(handle, CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "setns failed")


class Wire:
    def __init__(self, ends: tuple[int, int]) -> None:
        self._other = {ends[0]: ends[1], ends[1]: ends[0]}
        self._random = random.Random(1)
        self._flying: list[tuple[float, int, int, bytes]] = []  # due, in order, to whom, what
        self._count = 0
        self.loss = self.delay = self.jitter = 0.0

    def run(self) -> None:
        """Until standard input ends."""
        while True:
            wait = max(0.0, self._flying[0][0] - time.monotonic()) if self._flying else None
            for ready in select.select([*self._other, sys.stdin], [], [], wait)[0]:
                if ready is not sys.stdin:
                    self._take(ready)
                elif not self._told(sys.stdin.readline()):
                    return
            self._land()

    def _told(self, line: str) -> bool:
        if line:
            told = json.loads(line)
            self.loss, self.delay, self.jitter = told["loss"], told["delay"], told["jitter"]
        return bool(line)

    def _take(self, end: int) -> None:
        packet = os.read(end, PACKET)
        if self._random.random() >= self.loss:
            due = time.monotonic() + self.delay + self._random.uniform(0, self.jitter)
            heapq.heappush(self._flying, (due, self._count, self._other[end], packet))
            self._count += 1

    def _land(self) -> None:
        while self._flying and self._flying[0][0] <= time.monotonic():
            _, _, end, packet = heapq.heappop(self._flying)
            os.write(end, packet)


def main(namespace: str, here: str, there: str) -> None:
    ours = tun(f"{namespace}-w", here)
    move_to(namespace)
    theirs = tun("wire", there)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    print("up", flush=True)
    Wire((ours, theirs)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
