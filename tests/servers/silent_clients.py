"""Opens many connections from a process of its own and keeps them, as an attacker would.

python silent_clients.py PORT COUNT KIND: nothing, tls (half a greeting), slow (a head byte by
byte) or body (a head that promises a body). Prints a line when all were opened, then stays.
"""

from __future__ import annotations

import contextlib
import socket
import sys
import time

_BEGINNINGS = {
    "nothing": b"",
    "tls": b"\x16\x03\x01\x02\x00\x01",
    "slow": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ",
    "body": b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nto",
}

port, count, kind = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
connections = []
for _ in range(count):
    connection = socket.create_connection(("127.0.0.1", port))
    connections.append(connection)
    with contextlib.suppress(OSError):
        connection.sendall(_BEGINNINGS[kind])
print("open", flush=True)
while True:
    time.sleep(0.2)
    for connection in connections if kind == "slow" else []:
        with contextlib.suppress(OSError):
            connection.sendall(b"a")
