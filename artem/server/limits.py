"""Every number that a stranger meets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much of everything. Sizes in bytes or pixels, times in seconds."""

    sessions: int = 8
    waiting: int = 32
    waiting_seconds: float = 600.0  # without moving up
    viewers: int = 16  # of /video
    connections: int = 256
    connections_of_one: int = 64  # address; 0 for no such limit
    head_seconds: float = 10.0  # until a request has come whole, TLS's greeting before it likewise
    answer_seconds: float = 30.0  # until a whole answer is taken, or a stream is read on
    body_bytes: int = 4096
    message_bytes: int = 64 * 1024  # of the WebSocket, session descriptions included
    messages_a_second: float = 20.0
    frame_pixels: int = 1920 * 1080
    idle_seconds: float = 30.0  # without a frame, a viewer that reads, or a step towards one
    wrong_tokens: int = 10  # of one address within the seconds below; 429 from then on
    wrong_tokens_of_all: int = 300
    wrong_token_seconds: float = 60.0
