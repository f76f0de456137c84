"""Each folder of cases/ is a tiny workspace with what `svcstd validate` prints of it and the exit code."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from svcstd import cli
from svcstd.workspace import tree

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


def printed(case: Path, arguments: list[str], capfd: pytest.CaptureFixture[str]) -> str:
    """Everything a command prints in a folder, and its exit code on the last line."""
    before = Path.cwd()
    os.chdir(case)
    try:
        code = cli.run(["--lang", "zh", *arguments])
    finally:
        os.chdir(before)
    out, err = capfd.readouterr()
    return f"{out}{err}exit {code}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, update_golden: bool, capfd: pytest.CaptureFixture[str]) -> None:
    """The workspace gets the expected report, without a traceback."""
    asked = case / "arguments.txt"
    arguments = asked.read_text(encoding="utf-8").split("\n")[:-1] if asked.exists() else ["validate"]
    found = printed(case, arguments, capfd)
    expected = case / "expected.txt"
    if update_golden:
        expected.write_text(found, encoding="utf-8")
    assert "Traceback" not in found
    assert found == expected.read_text(encoding="utf-8")
    rules = re.findall(r"\[([A-Z]\d{3})\]", found)
    assert bool(rules) == (case.name != "clean")


def test_no_permission(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """A file that may not be opened is named, and the exit code is 3 (the tests may run as root: the refusal is made)."""
    really = os.open

    def refuse(path: str, *more: int, **named: int) -> int:
        if str(path).endswith("items/990101/000131022000.yaml"):
            raise PermissionError(13, "Permission denied", path)
        return really(path, *more, **named)

    monkeypatch.setattr(tree.os, "open", refuse)
    found = printed(Path(__file__).parent / "cases" / "clean", ["validate"], capfd)
    assert "S304" in found
    assert "Permission denied" in found
    assert found.endswith("exit 3\n")
