"""No input ends in a traceback: shipped files with bytes, structure and encodings broken, 2 000 times a run.

`make fuzz` does ten times as many and runs more commands on each; the seeds are fixed, so that a failure can be run
again.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from fuzzing import trial
from fuzzing.ground import copied, shared
from fuzzing.mutate import broken
from fuzzing.trial import Ground, ended
from svcstd.pipeline import check
from svcstd.report.formats import FORMATS
from svcstd.validate.engine import RuleFailed
from svcstd.workspace import Workspace

TIMES, PARTS = 2000, 4


@pytest.mark.parametrize("part", range(PARTS))
def test_no_traceback(tmp_path: Path, part: int) -> None:
    """Whatever a file holds, validating ends with findings."""
    dice = random.Random(part)
    copy = copied(tmp_path)
    files = sorted(path for path in copy.rglob("*") if path.is_file())
    seen: set[str] = set()
    for number in range(TIMES // PARTS):
        file = dice.choice(files)
        data, inside = file.read_bytes(), str(file.relative_to(copy))
        file.write_bytes(broken(inside, data, dice))
        try:
            workspace = Workspace.find(copy)
            whole = shared(inside)
            report = check.check(workspace, 1) if whole else check.check_paths(workspace, [file], copy)
        except RuleFailed as error:
            pytest.fail(f"{error} (part {part}, number {number}, {inside})")
        finally:
            file.write_bytes(data)
        seen.update(diagnostic.rule for diagnostic in report.diagnostics)
    assert {"S501", "S502", "S503"} <= seen, "hardly any comment speaks to svcstd"
    assert len(seen) > 10, "the mutations reach few rules: the test has lost its teeth"


def test_every_command_meets_a_trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trial of `make fuzz` in which all is run ends as it should, is the same each time, and leaves the copy as it was."""
    monkeypatch.setattr(trial, "ALL", 1)
    ground = Ground(tmp_path, 60)
    path, data, dice = ground.torn_by(3, 1)
    assert Ground(tmp_path / "again", 60).torn_by(3, 1)[:2] == (path, data)
    assert list(ground.faults(path, data, dice)) == []
    commands = [words for _, words in ground.took]
    assert len(commands) == 3
    run = [" ".join(words[2:] if words[0] == "-C" else words) for words in ground.commands(path, dice)]
    for beginning in ("validate ", "fmt --diff", "score --by", "render guides", "diff "):
        assert any(words.startswith(beginning) for words in run), beginning
    assert any(words.startswith("validate ") and words.endswith("--diff") for words in run)
    assert all(f"--output {name}=" in run[0] for name in FORMATS)
    assert ground.holds_what_it_held()


def test_what_does_not_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that hangs, and one that ends in an exception, are faults with a traceback."""
    from svcstd import cli

    def hang(words: list[str]) -> int:
        while words:
            pass
        return 0

    def fail(words: list[str]) -> int:
        if os.environ.get("SVCSTD_DEBUG"):
            raise KeyError("x")
        return 4

    monkeypatch.setattr(cli, "run", hang)
    assert "TooLong" in ended(["validate"], 1)
    monkeypatch.setattr(cli, "run", fail)
    assert "KeyError: 'x'" in ended(["validate"], 5)
    monkeypatch.setattr(cli, "run", lambda words: 3)
    assert ended(["validate"], 5) == ""


FOUND = [
    ("catalog/regions.csv", "371500,聊城市,市级,370000", "371500,聊城市,市级,371500", ["render", "guides", "--region", "371500"]),
]  # fmt: skip
"""What `make fuzz` found: a file, the words in it and what took their place, and the command that failed."""


@pytest.mark.parametrize(("path", "old", "new", "words"), FOUND)
def test_found_once(tmp_path: Path, path: str, old: str, new: str, words: list[str]) -> None:
    """An input that once ended in a traceback ends with an exit code."""
    file = copied(tmp_path) / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    more = ["-o", str(tmp_path / "out"), "--jobs", "1"] if words[0] == "render" else []
    assert ended(["-C", str(tmp_path), *words, *more], 60) == ""
