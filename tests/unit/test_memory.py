"""Main memory is told, and what is free is shared where the C library can."""

from __future__ import annotations

import ctypes
import os
import sys

import psutil

from artem.memory import main_memory, share_free_memory


def test_a_c_library_without_arenas_is_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    share_free_memory()


def test_glibc_is_told_once(monkeypatch):
    told = []

    class Library:
        def mallopt(self, name: int, value: int) -> int:
            told.append((name, value))
            return 1

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: Library())
    share_free_memory()
    assert told == [(-8, 2)]


def test_other_systems_are_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", None)
    share_free_memory()


def test_main_memory_is_told():
    assert main_memory() == psutil.virtual_memory().total


def test_systems_that_do_not_tell_have_what_is_usual(monkeypatch):
    monkeypatch.delattr(os, "sysconf")
    assert main_memory() == 8 << 30
