"""`svcstd validate --fix` and `--diff`, `svcstd fmt`: what is written, what is said, and that nothing is ever lost."""

from __future__ import annotations

import json
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from complete import FILES, PATHS, example
from injections import INJECTIONS
from injections.injection import ROOT, OverlayTree, workspace
from svcstd.pipeline import mend as mending
from svcstd.pipeline.check import check
from svcstd.pipeline.mend import mend
from svcstd.report.machine import SCHEMA
from svcstd.validate.rules import RULES
from svcstd.workspace import DiskTree, Workspace
from svcstd.workspace.rewrite import NotWritten, rename, rewrite
from test_cli import run
from test_injection import key, known
from test_rules import BYTES

COUNTY = PATHS["county"]
MENDABLE = {rule.id for rule in RULES if rule.mendable}


def look(at: Workspace):
    return check(at, jobs=1)


def held(files: dict[str, str | bytes]) -> Workspace:
    """A workspace in memory."""
    contents = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    return Workspace(OverlayTree(DiskTree(Path("/nowhere")), contents), Path("/nowhere"))


def examples():
    for rule in RULES:
        for number, text in enumerate(rule.bad):
            yield pytest.param(rule, example(rule, text)[0], id=f"{rule.id}-{number}")
        for number, (files, _) in enumerate(BYTES.get(rule.id, [])):
            changed = FILES | files
            if all(isinstance(text, str | bytes) for text in changed.values()):
                yield pytest.param(rule, changed, id=f"{rule.id}-bytes-{number}")


@pytest.mark.parametrize(("rule", "files"), list(examples()))
def test_examples_with_a_mend_are_silent_afterwards_and_stay_so(rule, files):
    """Only rules that say so mend; whatever the mend of an example is, its finding is gone and nothing else is new."""
    before = look(held(files))
    sure = [one for one in before.diagnostics if one.fix is not None]
    assert {one.rule for one in sure} <= MENDABLE
    if not sure:
        return
    after = mend(held(files), look, None, write=False)
    kept = {(one.rule, one.message) for one, _ in after.withdrawn}
    assert {rule for rule, _ in kept} <= {"L111"}, "a record that says nothing else keeps what it repeats"
    left = {(one.rule, one.message) for one in after.report.diagnostics}
    assert {(one.rule, one.message) for one in sure} & left <= kept
    assert not after.more
    again = {path: after.rewriting.after.get(path, text) for path, text in files.items()}
    assert mend(held(again), look, None, write=False).rewriting.after == {}


def test_rules_that_mend_show_it():
    shown = {one.rule for param in examples() for one in look(held(param.values[1])).diagnostics if one.fix is not None}
    assert shown == MENDABLE


SURE = [
    pytest.param(one, id=f"{one.rule}-{number}") for number, one in enumerate(INJECTIONS, 1) if one.rule in MENDABLE
]


@pytest.mark.parametrize("injection", SURE)
def test_injected_faults_are_mended(injection):
    changes, place = injection.injected()
    changed = workspace(changes)
    found = [
        one for one in look(changed).diagnostics if one.rule == injection.rule and key(one, changed) not in known()
    ]
    after = mend(workspace(changes), look, {place.file}, write=False)
    if any(one.fix is None for one in found):
        assert injection.rule in {one.rule for one in after.report.diagnostics}
        return
    then = workspace({**changes, **after.rewriting.after})
    assert [
        one for one in after.report.diagnostics if one.rule == injection.rule and key(one, then) not in known()
    ] == []
    assert mend(then, look, {place.file}, write=False).rewriting.after == {}


def test_injections_cover_what_is_sure():
    assert {param.values[0].rule for param in SURE} == MENDABLE


FAULTS = [
    ("promised: ５日", "promised: 5个工作日"),
    ("promised: ８ 日", "promised: 8个工作日"),
    ("contacts: {consult: [{kind：电话, value: x}]}", "contacts: {consult: [{kind: 电话, value: x}]}"),
    ("contacts: {consult: [{kind: 电话, value：12345}]}", 'contacts: {consult: [{kind: 电话, value: "12345"}]}'),
    ("contacts: {consult: [{colour：红}]}", "contacts: {consult: [{colour：红}]}"),
]


@pytest.mark.parametrize(("written", "expected"), FAULTS)
def test_faults_that_stand_together(written, expected):
    """Two sure faults in one value, and a colon that made key and value one key."""
    text = re.sub(r"(?m)^(?:promised|contacts):.*\n(?: .*\n)*", "", FILES[COUNTY])
    after = mend(held(FILES | {COUNTY: f"{text}{written}\n"}), look, {COUNTY}, write=False)
    assert after.rewriting.after.get(COUNTY, b"").decode() in {f"{text}{expected}\n", ""}
    assert bool(after.rewriting.after) is (written != expected)


def test_rounds_are_counted(monkeypatch):
    """What one mend uncovers is left for the next run, and said, when rounds run out."""
    monkeypatch.setattr(mending, "MOST_ROUNDS", 1)
    files = FILES | {COUNTY: FILES[COUNTY] + "notes：0123\n"}
    first = mend(held(files), look, None, write=False)
    assert first.more
    again = files | first.rewriting.after
    second = mend(held(again), look, None, write=False)
    assert second.rewriting.after[COUNTY].decode().endswith('notes: "0123"\n')


@pytest.fixture
def disk(tmp_path) -> Path:
    """The complete workspace on disk, with three sure faults in the county's record."""
    root = tmp_path / "workspace"
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    text = FILES[COUNTY] + "# 注\nnotes: 0123  # 后\nconfidential: 否\n"
    (root / COUNTY).write_bytes(text.replace("\n", "\r\n").encode())
    return root


MENDED = FILES[COUNTY] + '# 注\nnotes: "0123"  # 后\nconfidential: false\n'


def test_fix_writes_and_says_what(disk):
    (disk / COUNTY).chmod(0o640)
    done = run("validate", "--fix", where=disk)
    assert (disk / COUNTY).read_bytes() == MENDED.encode()
    assert (disk / COUNTY).stat().st_mode & 0o777 == 0o640
    assert f"{COUNTY}：已改 S105 ×1、S111 ×1、S206 ×1" in done.stderr
    assert "共改正 3 处，涉及 1 个文件" in done.stderr
    assert done.returncode == 0
    assert not [path for path in disk.rglob(".svcstd-*")]
    again = run("validate", "--fix", "--lang", "en", where=disk)
    assert "mended 0 findings in 0 files" in again.stderr


def test_fix_ends_with_the_code_of_what_is_left(disk):
    with (disk / COUNTY).open("a", encoding="utf-8") as file:
        file.write("scope: 全省通办\n")
    done = run("validate", "--fix", where=disk)
    assert done.returncode == 1
    assert "S204" in done.stdout and "S206" not in done.stdout


def test_diff_writes_nothing_and_git_takes_it(disk):
    before = {path: path.read_bytes() for path in disk.rglob("*") if path.is_file()}
    done = subprocess.run(
        [sys.executable, "-m", "svcstd", "validate", "--diff"], cwd=disk, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert {path: path.read_bytes() for path in disk.rglob("*") if path.is_file()} == before
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=disk, input=done.stdout, check=True)
    assert (disk / COUNTY).read_bytes() == MENDED.encode()
    clean = run("validate", "--diff", where=disk)
    assert (clean.returncode, clean.stdout) == (0, "")


@pytest.mark.parametrize("words", [["--fix", "--diff"], ["--diff", "--format", "json"]])
def test_usage(disk, words):
    done = run("validate", *words, where=disk)
    assert done.returncode == 2
    assert "--diff" in done.stderr


def test_only_named_files_change(disk):
    other = disk / PATHS["basic"]
    other.write_bytes(other.read_bytes().replace(b"\n", b"\r\n"))
    before = other.read_bytes()
    assert "S105" in run("validate", "--fix", COUNTY, where=disk).stderr
    assert (disk / COUNTY).read_bytes() == MENDED.encode()
    assert other.read_bytes() == before


@pytest.mark.parametrize(
    ("named", "changed"),
    [
        (["items"], {COUNTY}),
        (["catalog"], {"catalog/materials.yaml", "catalog/agencies/990101.yaml"}),
        (["catalog/agencies"], {"catalog/agencies/990101.yaml"}),
        (["svcstd.yaml"], {"svcstd.yaml"}),
        (["catalog/materials.yaml", COUNTY], {"catalog/materials.yaml", COUNTY}),
        (["."], {"catalog/materials.yaml", "catalog/agencies/990101.yaml", "svcstd.yaml", COUNTY}),
    ],
)
def test_only_named_folders_change(disk, named, changed):
    """Also where naming a folder has the whole workspace looked at."""
    for path in ("catalog/materials.yaml", "catalog/agencies/990101.yaml", "svcstd.yaml"):
        (disk / path).write_bytes(b"\xef\xbb\xbf" + (disk / path).read_bytes())
    before = {path: path.read_bytes() for path in disk.rglob("*") if path.is_file()}
    run("validate", *named, "--fix", where=disk)
    after = {str(path.relative_to(disk)) for path, data in before.items() if path.read_bytes() != data}
    assert after == changed


def test_write_protected_file_is_left_and_said(disk):
    before = (disk / COUNTY).read_bytes()
    (disk / COUNTY).chmod(0o444)
    done = run("validate", "--fix", where=disk)
    assert done.returncode == 3
    assert f"{COUNTY}：没有写，文件是只读的" in done.stderr
    assert (disk / COUNTY).read_bytes() == before
    assert "S206" in done.stdout
    assert f"有 1 个文件应当改正而没有写成：{COUNTY}" in done.stdout
    assert "个文件读不了" not in done.stdout
    told = json.loads(run("validate", "--fix", "--format", "json", where=disk).stdout)
    jsonschema.validate(told, SCHEMA)
    assert (told["unwritten"], told["unreadable"]) == ([COUNTY], [])


def test_link_is_left_and_said(disk):
    real = disk / "beside.yaml"
    shutil.move(disk / COUNTY, real)
    (disk / COUNTY).symlink_to(real)
    before = real.read_bytes()
    done = run("validate", "--fix", where=disk)
    assert done.returncode == 3
    assert "符号链接" in done.stderr and "个文件读不了" not in done.stdout
    assert real.read_bytes() == before and (disk / COUNTY).is_symlink()


def test_what_somebody_commented_on_is_left_and_said(disk):
    """L111 removes what is inherited, but no words of people."""
    text = FILES[COUNTY] + "accepted_at: 县级  # 经县政府同意\n"
    (disk / COUNTY).write_text(text, encoding="utf-8")
    (disk / PATHS["basic"]).write_text(FILES[PATHS["basic"]] + "accepted_at: 县级\n", encoding="utf-8")
    done = run("validate", "--fix", where=disk)
    assert (disk / COUNTY).read_text(encoding="utf-8") == text
    assert "L111：没有改：要删的内容里、后面或紧挨着的上一行写有注释" in done.stderr


def test_colon_in_json(disk):
    """Every kind of mend is one of the schema's."""
    (disk / COUNTY).write_text(FILES[COUNTY] + "notes：注\n", encoding="utf-8")
    told = json.loads(run("validate", COUNTY, "--format", "json", where=disk).stdout)
    jsonschema.validate(told, SCHEMA)
    assert [one["fix"]["kind"] for one in told["diagnostics"] if one["rule"] == "S109"] == ["colon"]


def test_file_changed_since_is_left(disk):
    with pytest.raises(NotWritten, match="又有改动"):
        rewrite(disk, COUNTY, b"a: 1\n", b"a: 2\n")
    with pytest.raises(NotWritten, match="符号链接"):
        rewrite(disk, "../x.yaml", b"", b"")
    with pytest.raises(NotWritten):
        rewrite(disk, "items/none.yaml", b"", b"")
    with pytest.raises(NotWritten, match="已经有"):
        rename(disk, COUNTY, PATHS["county"].rpartition("/")[0] + "/taken.yaml") if (
            (disk / COUNTY).with_name("taken.yaml").write_bytes(b"")
        ) == 0 else None


def test_killed_at_any_moment_files_are_old_or_new(tmp_path):
    """Two contents are written in turns by `fmt` until it is killed; every file holds one of them, whole."""
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    old, new = (f"agency: sl-market\nnotes:{' ' * width}{'注' * 40_000}\n".encode() for width in (3, 1))
    files = [tmp_path / "items" / "990101_示例区" / f"00019900{n:04}.yaml" for n in range(40)]
    states = set()
    dice = random.Random(0)
    for _ in range(6):
        for file in files:
            file.write_bytes(old)
        fmt = subprocess.Popen([sys.executable, "-m", "svcstd", "fmt"], cwd=tmp_path, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while fmt.poll() is None and files[0].read_bytes() == old and time.monotonic() < until:
            time.sleep(0.001)
        time.sleep(dice.random() * 0.05)
        fmt.send_signal(signal.SIGKILL)
        fmt.wait()
        found = {file.read_bytes() for file in files}
        assert found <= {old, new}
        states.add(len(found))
    assert 2 in states


def test_fmt_check_write_and_twice(disk):
    checked = run("fmt", "--check", where=disk)
    assert (checked.returncode, checked.stdout) == (1, f"{COUNTY}\n")
    done = run("fmt", where=disk)
    assert done.returncode == 0
    assert f"已整理 {COUNTY}" in done.stderr
    assert (disk / COUNTY).read_bytes() == MENDED.replace("confidential: false", "confidential: 否").replace(
        '"0123"', "0123"
    ).encode()
    again = run("fmt", "--check", where=disk)
    assert (again.returncode, again.stdout) == (0, "")


def test_fmt_diff_writes_nothing(disk):
    before = (disk / COUNTY).read_bytes()
    done = run("fmt", "--diff", "--lang", "en", where=disk)
    assert done.returncode == 1
    assert done.stdout.startswith(f"diff --git a/{COUNTY} b/{COUNTY}\n")
    assert (disk / COUNTY).read_bytes() == before
    assert "1 of" in done.stderr


def test_fmt_names_broken_files_and_formats_the_others(disk):
    (disk / PATHS["basic"]).write_text("name: [\n", encoding="utf-8")
    done = run("fmt", where=disk)
    assert done.returncode == 3
    assert f"{PATHS['basic']}:2:1：S106" in done.stderr
    assert b"\r" not in (disk / COUNTY).read_bytes()
    assert (disk / PATHS["basic"]).read_text(encoding="utf-8") == "name: [\n"


def test_fmt_keeps_labels_equal_to_names(disk):
    old = disk / PATHS["basic"]
    wrong = old.with_name(old.name.partition("_")[0] + "_别的名称.yaml")
    right = run("fmt", "--check", where=disk).stdout
    old.rename(wrong)
    place = (disk / COUNTY).parent
    place.rename(place.with_name(place.name.partition("_")[0] + "_别处"))
    checked = run("fmt", "--check", where=disk)
    assert f"{wrong.relative_to(disk)} → catalog/basic/" in checked.stdout and "→" not in right
    assert run("fmt", where=disk).returncode == 0
    assert not wrong.exists()
    assert [p.name for p in (disk / "items").iterdir() if p.name.startswith("990101_")] == ["990101_示例区"]
    assert run("validate", where=disk).returncode in {0, 1}
    assert run("fmt", "--check", where=disk).returncode == 0


def test_fmt_stdin(disk):
    def piped(data: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "svcstd", "fmt", "-", *words]
        return subprocess.run(command, cwd=disk, input=data, capture_output=True, check=False)

    assert piped(b"b:   1\r\n").stdout == b"b: 1\n"
    named = piped(b"contacts: {complain: [{kind: x, value: 12345}]}\n", "--stdin-filename", COUNTY)
    assert b"12345" in named.stdout and named.returncode == 0
    broken = piped(b"a: [\n")
    assert (broken.returncode, broken.stdout) == (3, b"")
    assert piped(b"", COUNTY).returncode == 2


def test_fmt_path_that_names_nothing(disk):
    done = run("fmt", "没有.yaml", where=disk)
    assert done.returncode == 3
    assert "没有.yaml" in done.stderr


def test_shipped_catalogue_mended_twice(tmp_path):
    """On a copy of one county with faults of every sure kind, the second run changes nothing."""
    for name in ("catalog", "items", "svcstd.yaml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    for number, path in enumerate(sorted((tmp_path / "items" / "441802_清城").glob("*.yaml"))[:8]):
        data = path.read_bytes()
        path.write_bytes(
            [
                b"\xef\xbb\xbf" + data,
                data.replace(b"\n", b"\r\n"),
                data + b"notes: 0123\n",
                data + "confidential: 否\n".encode(),
            ][number % 4]
        )
    first = run("validate", "--fix", where=tmp_path)
    assert "涉及" in first.stderr
    after = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    second = run("validate", "--fix", where=tmp_path)
    assert "共改正 0 处" in second.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == after
