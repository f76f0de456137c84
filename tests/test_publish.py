"""Publishing: what stands in the folder after a run, whatever stood there before; what is removed, and what never is."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

from guides import six_levels
from svcstd import cli
from svcstd.pipeline import render as pipeline
from svcstd.workspace import lock
from svcstd.workspace.manifest import NAME, SCHEMA, SetName, load

CODE = "002099002000"
GONE = f"items/990101001/{CODE}_示例补贴申领.yaml"
PAGE = f"town/990101001/{CODE}.md"
QUIET = {NAME, lock.NAME}


def put(home: Path, files: dict[str, str]) -> Path:
    """A workspace on disk with these files and no others."""
    for path in [path for path in home.rglob("*") if path.is_file() and "out" not in path.relative_to(home).parts]:
        if path.relative_to(home).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    for path in home.rglob("*"):  # of an hour ago: what changed just now is not believed
        os.utime(path, (1, 1))
    return home


def tree(out: Path) -> dict[str, bytes]:
    """All files of a folder, and its folders with nothing."""
    return {p.relative_to(out).as_posix(): p.read_bytes() if p.is_file() else b"" for p in out.rglob("*")}


def guides(out: Path, ending: str = "md") -> set[str]:
    return {p.relative_to(out).as_posix() for p in out.rglob(f"*.{ending}") if p.stem != "index"}


def run(capsys: pytest.CaptureFixture[str], home: Path, *words: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `svcstd render guides` into `out`."""
    code = cli.run(["-C", str(home), "render", "guides", "-o", "out", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return put(tmp_path, six_levels())


def without(path: str) -> dict[str, str]:
    return {name: text for name, text in six_levels().items() if name != path}


def test_nothing_changed(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(capsys, home, "--to", "md", "--to", "html")
    assert first[0] == 0
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (home / "out").rglob("*")}
    monkeypatch.setattr(pipeline, "plan", None)  # nothing is planned, and nothing made
    monkeypatch.setattr(pipeline, "render", None)
    for words in (["--to", "html"], ["--to", "md"], ["--to", "md", "--to", "html", "--jobs", "2"]):
        code, out, err = run(capsys, home, *words)
        pages = 8 * words.count("--to")
        assert f"{pages} 份指南都是最新的" in err
        assert (code, out) == (0, f"{home / 'out'}/index.{words[1]}\n")
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (home / "out").rglob("*")} == before


def test_removed_and_no_folder_left(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, home)
    assert PAGE in guides(home / "out")
    put(home, without(GONE))
    code, _, err = run(capsys, home)
    assert code == 0 and "已删除 1 个" in err and PAGE in err
    run(capsys, home, "-o", "clean")
    assert tree(home / "out") == tree(home / "clean")


def test_what_a_person_changed_is_kept(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, home)
    page = home / "out" / PAGE
    page.write_text("mine", encoding="utf-8")
    put(home, without(GONE))
    code, _, err = run(capsys, home)
    assert code == 0 and page.read_text() == "mine" and "所以留着" in err and PAGE in err
    assert PAGE not in json.loads((home / "out" / NAME).read_bytes())["sets"][0]["files"]


def test_manifest_follows_its_schema(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, home, "--to", "md", "--to", "html")
    data = (home / "out" / NAME).read_bytes()
    jsonschema.validate(json.loads(data), SCHEMA)
    sets = load(data)
    assert sets is not None and set(sets) == {SetName("md", "zh"), SetName("html", "zh")}
    listed = {path for files in sets.values() for path in files.files}
    assert listed == {p.relative_to(home / "out").as_posix() for p in (home / "out").rglob("*") if p.is_file()} - QUIET
