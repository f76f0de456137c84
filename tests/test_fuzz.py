"""No input ends in a traceback: shipped files with bytes, structure and encodings broken, 2 000 times a run.

`SVCSTD_FUZZ` sets another number; the seed is fixed, so that a failure can be run again.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from svcstd.pipeline import check
from svcstd.validate.engine import RuleFailed
from svcstd.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
TIMES = int(os.environ.get("SVCSTD_FUZZ", "2000"))
PARTS = 4
SNIPPETS = [
    b"[", b"]", b"{", b"}", b": ", b"- ", b"&a ", b"*a", b"!x ", b"|", b">", b"\t", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r\n", b"\n---\n", b"? ", b"#",
    b"'", b'"', b"\\", "：".encode(), "　".encode(), b"null", b"~", b"0x1", b"1e9", b"<<: ", b"\xe2\x80\xae", b"id: id", b"remove: [a.b.c, materials]",
    b"after: x", b"when: [x]", b"set: {promised: 1}", "20日".encode(), b"99999999999999999999", b"[]", b"{}", b"a" * 3000, "\U0001f600".encode(),
]  # fmt: skip


def mutated(data: bytes, dice: random.Random) -> bytes:
    """One file's bytes with a few faults."""
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(data) + 1)
        lines = data.split(b"\n")
        row = dice.randrange(len(lines))
        how = dice.randrange(8)
        if how == 0:
            data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
        elif how == 1:
            data = data[:at] + dice.choice(SNIPPETS) + data[at:]
        elif how == 2:
            data = data[:at]
        elif how == 3:
            data = b"\n".join(lines[:row] + lines[row + 1 :])
        elif how == 4:
            data = b"\n".join([*lines[:row], lines[row], *lines[row:]])
        elif how == 5:
            lines[row] = b" " * dice.randint(0, 6) + lines[row].strip()
            data = b"\n".join(lines)
        elif how == 6:
            key, colon, _ = lines[row].partition(b": ")
            lines[row] = key + colon + dice.choice(SNIPPETS) if colon else lines[row]
            data = b"\n".join(lines)
        else:
            encoding = dice.choice(["gb18030", "utf-16", "big5", "latin-1"])
            data = data.decode("utf-8", "replace").encode(encoding, "replace")
    return data


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A part of the shipped workspace to break: one province's catalogue and a few of its items."""
    shutil.copy(ROOT / "svcstd.yaml", tmp_path)
    shutil.copytree(ROOT / "catalog", tmp_path / "catalog", ignore=shutil.ignore_patterns("basic"))
    (tmp_path / "catalog" / "basic").mkdir()
    dice = random.Random(7)
    for entry in dice.sample(sorted((ROOT / "catalog" / "basic").glob("*.yaml")), 6):
        shutil.copy(entry, tmp_path / "catalog" / "basic")
        code = entry.name.partition("_")[0].rstrip("0Y")[:9]
        for record in ROOT.glob(f"items/*/{code}*.yaml"):
            folder = tmp_path / "items" / record.parent.name
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(record, folder)
    return tmp_path


@pytest.mark.parametrize("part", range(PARTS))
def test_no_traceback(copy: Path, part: int) -> None:
    """Whatever a file holds, validating ends with findings."""
    dice = random.Random(part)
    files = sorted(path for path in copy.rglob("*") if path.is_file())
    seen: set[str] = set()
    for number in range(TIMES // PARTS):
        file = dice.choice(files)
        data = file.read_bytes()
        file.write_bytes(mutated(data, dice))
        try:
            workspace = Workspace.find(copy)
            near = file.parent.name in {"catalog", "agencies", "outlets", "adjustments"} or file.parent == copy
            report = check.check(workspace, 1) if near else check.check_paths(workspace, [file], copy)
        except RuleFailed as error:
            pytest.fail(f"{error} (part {part}, number {number}, {file.relative_to(copy)})")
        finally:
            file.write_bytes(data)
        seen.update(diagnostic.rule for diagnostic in report.diagnostics)
    assert len(seen) > 10, "the mutations reach few rules: the test has lost its teeth"
