import os
from fnmatch import fnmatch
from pathlib import Path

import pytest

from svcstd.workspace import DiskTree, Folder, write_atomically
from svcstd.workspace.fresh import template_files
from svcstd.workspace.output import TEMPORARY


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x", "a//b", "", ".", "a/..", "a\\b", "a\0b", "./a"])
def test_names_stay_inside(tmp_path, name):
    folder = Folder(tmp_path / "out")
    for use in (lambda: folder.write(name, b"x"), lambda: folder.has(name), lambda: folder.remove(name)):
        with pytest.raises(ValueError):
            use()


def test_folder_that_leads_out(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "else").mkdir()
    (tmp_path / "out/link").symlink_to(tmp_path / "else")
    for name in ("link/x", "link/county/x"):
        with pytest.raises(OSError, match="link"):
            Folder(tmp_path / "out").write(name, b"x")
    assert list((tmp_path / "else").iterdir()) == []


def test_link_is_replaced_not_followed(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "kept").write_text("kept")
    (tmp_path / "out/x").symlink_to(tmp_path / "kept")
    assert Folder(tmp_path / "out").write("x", b"new")
    assert (tmp_path / "kept").read_text() == "kept"
    assert (tmp_path / "out/x").read_text() == "new"


def test_only_changes_are_written(tmp_path):
    folder = Folder(tmp_path / "out")
    assert folder.write("a/b", b"x" * 5000)
    before = os.stat(tmp_path / "out/a/b").st_mtime_ns
    assert not folder.write("a/b", b"x" * 5000)
    assert os.stat(tmp_path / "out/a/b").st_mtime_ns == before
    assert folder.write("a/b", b"x" * 4999 + b"y")
    assert folder.has("a/b")
    folder.remove("a/b")
    folder.remove("a/b")
    assert not folder.has("a/b")
    assert list((tmp_path / "out/a").iterdir()) == []


def test_nothing_is_left_of_a_write_that_fails(tmp_path, monkeypatch):
    (tmp_path / "x").write_text("old")

    def fails(*paths):
        raise OSError("no")

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(OSError, match="no"):
        write_atomically(tmp_path / "x", b"new")
    assert [(path.name, path.read_text()) for path in Path(tmp_path).iterdir()] == [("x", "old")]


@pytest.mark.parametrize("name", ["open", "fsync", "replace"])
def test_nothing_is_left_of_a_write_that_is_interrupted(tmp_path, monkeypatch, name):
    """Also right behind the opening, before anybody knows that the file is there."""
    (tmp_path / "x").write_text("old")
    real = getattr(os, name)

    def interrupted(*words):
        if name != "replace":
            real(*words)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, name, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "x", b"new")
    monkeypatch.undo()
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("x", "old")]


def test_what_a_killed_run_leaves_is_ignored(tmp_path):
    """git and listing pass over it."""
    left = tmp_path / "items" / TEMPORARY.format("0123")
    left.parent.mkdir()
    left.write_bytes(b"half")
    assert DiskTree(tmp_path).list("items") == ([], [])
    patterns = template_files(["common"])[".gitignore"].decode().splitlines()
    assert any(fnmatch(left.name, pattern) for pattern in patterns)
