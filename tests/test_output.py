import os
from fnmatch import fnmatch
from pathlib import Path

import pytest

from svcstd.workspace import DiskTree, Folder, write_atomically
from svcstd.workspace.fresh import template_files
from svcstd.workspace.manifest import Entry, SetName, hashed
from svcstd.workspace.output import TEMPORARY, Mark
from svcstd.workspace.recorded import Recorded, journals, read_journal


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


def test_what_is_written_is_noted_before(tmp_path, monkeypatch):
    name = SetName("md", "zh")
    folder = Recorded(tmp_path / "out", name)
    assert folder.write("a/b", b"x", "000199001000 sl-market")
    assert not folder.write("a/b", b"x", "000199001000 sl-market")
    assert folder.write("a/b", b"y")
    monkeypatch.setattr(os, "replace", lambda *paths: None)
    assert folder.write("a/c", b"z")
    (journal,) = journals(tmp_path / "out", [name])
    assert read_journal(journal) == [
        ("a/b", Entry(1, hashed(b"x"), "000199001000 sl-market")),
        ("a/b", Entry(1, hashed(b"y"))),
        ("a/c", Entry(1, hashed(b"z"))),
    ]
    assert journals(tmp_path / "out", [SetName("html", "zh"), SetName("md", "zh", "short")]) == []
    assert journals(tmp_path / "none", [name]) == []


def test_a_journal_that_is_cut_off_or_damaged_is_read_as_far_as_it_goes(tmp_path):
    entry = Entry(1, hashed(b"x"))
    (tmp_path / "x").write_bytes(b'["a",1,"%s",""]\n[]\nnull\n["b",1]\n["c",1,"d","e"' % entry.hash.encode())
    assert read_journal(tmp_path / "x") == [("a", entry)]


def test_marks(tmp_path):
    folder = Recorded(tmp_path, SetName("md", "zh"))
    folder.write("a", b"x")
    folder.taken()
    for name, data in (("a", b"x"), ("b", b"x")):
        folder.write(name, data)
    (tmp_path / "b").write_bytes(b"else")
    assert {name: one.mark for name, one in folder.taken().items()} == {"a": Mark.SAME, "b": Mark.NEW}
    folder.write("b", b"x")
    folder.remove("b")
    assert folder.taken() == {} and not (tmp_path / "b").exists()


def test_a_dry_folder_writes_nothing(tmp_path):
    folder = Recorded(tmp_path / "out", SetName("md", "zh"), dry=True)
    assert folder.write("a/b", b"x") and folder.written["a/b"].mark is Mark.NEW
    assert not (tmp_path / "out").exists()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/b").write_bytes(b"x")
    assert folder.write("b", b"y") and folder.written["b"].mark is Mark.CHANGED
    folder.remove("b")
    assert (tmp_path / "out/b").read_bytes() == b"x" and "b" not in folder.written


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
