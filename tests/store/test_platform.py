"""Where systems differ: every branch, through a platform that is put in its place. Really run: Linux."""

import errno
import importlib
import os
import sys
import types

import pytest

from leernetwerk_cli.store import platform


@pytest.fixture
def windows(monkeypatch):
    """The module as Windows loads it: with msvcrt for fcntl, and without fchmod, O_NOFOLLOW or folder descriptors."""
    held: set[int] = set()
    fake = types.ModuleType("msvcrt")
    fake.LK_NBLCK = 2

    def locking(descriptor, mode, count):
        key = os.fstat(descriptor).st_ino
        if key in held:
            raise OSError(errno.EACCES, "locked")
        held.add(key)

    fake.locking = locking
    fake.held = held
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(os, "fchmod")
    monkeypatch.delattr(os, "O_NOFOLLOW")
    yield importlib.reload(platform)
    monkeypatch.undo()
    importlib.reload(platform)


def test_windows_locks_with_msvcrt(windows, tmp_path):
    with windows.locked(tmp_path / "lock", patience=0.05) as first, windows.locked(tmp_path / "lock", 0.05) as second:
        assert (first, second) == (True, False)


def test_windows_writes_and_needs_no_folder_sync(windows, tmp_path):
    windows.write_whole(tmp_path / "file", b"hallo")
    assert (tmp_path / "file").read_bytes() == b"hallo"
    windows.sync_folder(tmp_path / "not there")
    assert windows.open_to_others(tmp_path) == []


@pytest.mark.parametrize("times", [0, 1, 6])
def test_windows_tries_again_while_another_program_has_the_file_open(windows, tmp_path, monkeypatch, times):
    left, replace, waited = [None] * times, os.replace, []

    def shared(new, path):
        if left:
            left.pop()
            raise PermissionError(errno.EACCES, "used by another process")
        replace(new, path)

    monkeypatch.setattr(os, "replace", shared)
    monkeypatch.setattr(windows.time, "sleep", waited.append)
    windows.write_whole(tmp_path / "file", b"hallo")
    assert (tmp_path / "file").read_bytes() == b"hallo" and len(waited) == times


def test_windows_says_so_when_the_file_stays_open(windows, tmp_path, monkeypatch):
    def shared(_new, _path):
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(os, "replace", shared)
    monkeypatch.setattr(windows.time, "sleep", lambda _seconds: None)
    with pytest.raises(windows.NotWritten):
        windows.write_whole(tmp_path / "file", b"hallo")


def test_linux_locks_with_flock_and_waits_its_turn(tmp_path):
    with platform.locked(tmp_path / "lock") as first, platform.locked(tmp_path / "lock", patience=0.05) as second:
        assert (first, second) == (True, False)
    with platform.locked(tmp_path / "lock", patience=0.05) as again:
        assert again


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "lpt9.txt", "aux"])
def test_names_that_windows_keeps_are_refused_everywhere(name):
    assert platform.is_reserved(name)


def test_a_folder_is_private_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        platform.make_folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700


def test_a_short_write_is_a_failure(tmp_path, monkeypatch):
    """Half a block must never be taken for a whole one."""
    monkeypatch.setattr(os, "write", lambda descriptor, content: len(content) // 2)
    with pytest.raises(OSError, match="space"):
        platform.write_all(1, b"hallo")
