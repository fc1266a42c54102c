"""What this machine's processor can do."""

from __future__ import annotations

from pathlib import Path

_FLAGS = (
    "avx2",
    "avx512f",
    "avx512_vnni",
    "avx_vnni",
    "avx512_bf16",
    "amx_tile",
    "amx_int8",
    "neon",
)


def cpu_flags() -> list[str]:
    """The vector extensions that matter here; empty where the system does not tell."""
    try:
        words = set(Path("/proc/cpuinfo").read_text(encoding="utf-8").split())
    except OSError:
        return []
    return [flag for flag in _FLAGS if flag in words]


def multiplies_bytes(flags: list[str]) -> bool:
    """Whether int8 convolutions have instructions of their own."""
    return not {"avx512_vnni", "avx_vnni", "amx_int8"}.isdisjoint(flags)


def has_bf16(flags: list[str]) -> bool:
    """Whether bfloat16 is native."""
    return not {"avx512_bf16", "amx_tile"}.isdisjoint(flags)
