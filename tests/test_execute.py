"""Executors and runs: what one process finds several find, in the same order; failures come back by name."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from svcstd import cli, messages
from svcstd.pipeline import check, execute
from svcstd.validate.engine import Engine, RuleFailed
from svcstd.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
CLEAN = Path(__file__).parent / "cases" / "clean"
RECORD = "items/990101/000131022000.yaml"


def doubling() -> Callable[[list[int]], int]:
    """A worker that sums what it is given, twice."""
    return lambda batch: 2 * sum(batch)


def failing() -> Callable[[list[int]], int]:
    """A worker whose rule raises."""

    def do(batch: list[int]) -> int:
        raise RuleFailed.by("T101", "a.yaml", ValueError(str(batch)))

    return do


def dying() -> Callable[[list[int]], int]:
    """A worker that the system ends."""

    def do(batch: list[int]) -> int:
        os.kill(os.getpid(), signal.SIGKILL)
        return 0

    return do


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order(processes: int) -> None:
    """Whoever finishes first."""
    work = [[number] for number in range(20)]
    assert list(execute.run(doubling, work, processes)) == [2 * number for number in range(20)]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_failing_rule_comes_back_by_name(processes: int) -> None:
    """A rule that raises in a worker ends the run instead of hanging it."""
    with pytest.raises(RuleFailed) as caught:
        list(execute.run(failing, [[1], [2], [3]], processes))
    assert (caught.value.rule, caught.value.file, caught.value.problem) == ("T101", "a.yaml", "ValueError: [1]")


def test_a_lost_worker_is_told() -> None:
    """A worker that the system ends does not hang the run."""
    with pytest.raises(execute.WorkerLost):
        list(execute.run(dying, [[1], [2], [3]], 2))


def test_workers_speak_the_language() -> None:
    """The language of the run is that of its workers, however they are started."""
    messages.use("en")
    try:
        assert set(execute.run(speaking, [[1], [2]], 2)) == {"en"}
    finally:
        messages.use("zh")


def speaking() -> Callable[[list[int]], str]:
    """A worker that tells its language."""
    return lambda batch: messages.language()


@pytest.mark.parametrize(("total", "parts"), [(0, 0), (1, 1), (10, 10), (1000, 64)])
def test_batches_hold_everything_once(total: int, parts: int) -> None:
    """In order, in at most about 64 batches."""
    made = execute.batches([(number, 1) for number in range(total)])
    assert [number for batch in made for number in batch] == list(range(total))
    assert len(made) <= max(parts, 1)


def test_jobs_do_not_change_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One process and two find the same, item and place of each finding included."""
    for name in ("catalog", "items"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "svcstd.yaml", tmp_path)
    for record in sorted((tmp_path / "items").glob("*/*.yaml"))[::7]:
        record.write_text(record.read_text(encoding="utf-8") + "\nversion: 0x1\nquota: 暂无\n", encoding="utf-8")
    for record in sorted((tmp_path / "items" / "000000_国家").glob("*.yaml"))[::5]:
        record.write_text(record.read_text(encoding="utf-8") + "\npromised: 900个工作日\n", encoding="utf-8")
    one, two = (check.check(Workspace.find(tmp_path), jobs) for jobs in (1, 2))
    assert len(one.diagnostics) > 50
    assert one.diagnostics == two.diagnostics
    assert (one.records, one.items, one.broken, one.unchecked) == (two.records, two.items, two.broken, two.unchecked)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A clean workspace to break."""
    shutil.copytree(CLEAN, tmp_path / "w")
    return tmp_path / "w"


@pytest.mark.parametrize(
    ("file", "text", "rule", "code"),
    [
        ("items/990000/000131022000.yaml", "x: [", "S106", 3),
        ("items/990000/000131022000.yaml", "promissed: 1个工作日\n", "S202", 1),
        ("catalog/basic/000131022000_食品经营许可.yaml", "code: [", "S106", 3),
    ],
)
def test_a_broken_ancestor_is_never_green(
    workspace: Path, file: str, text: str, rule: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Naming a record whose province or entry cannot be used reports that file (design §2.6)."""
    (workspace / file).parent.mkdir(parents=True, exist_ok=True)
    (workspace / file).write_text(text, encoding="utf-8")
    assert cli.run(["-C", str(workspace), "validate", RECORD]) == code
    out = capsys.readouterr().out
    assert file in out
    assert rule in out


def test_a_rule_that_raises_ends_with_4(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """A fault of svcstd's own is told by the rule's name, without a traceback."""

    def fail(self: Engine, *what: object) -> None:
        raise RuleFailed.by("T101", RECORD, KeyError("x"))

    monkeypatch.setattr(Engine, "check_item", fail)
    assert cli.run(["-C", str(CLEAN), "validate"]) == 4
    err = capfd.readouterr().err
    assert "T101" in err
    assert "KeyError" in err
    assert "Traceback" not in err
