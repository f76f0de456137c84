"""What `svcstd validate` looks at: stdin, lists of paths, what changed since a revision; baselines, timing, watching."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from complete import FILES, PATHS
from svcstd.cli import watching
from svcstd.workspace import Workspace

COUNTY, PROVINCE, BASIC = PATHS["county"], PATHS["province"], PATHS["basic"]
LATE = FILES[COUNTY].replace("promised: 5个工作日", "promised: 99个工作日")
GIT = {f"GIT_{who}_{what}": "svcstd" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "SVCSTD_", "GIT_"))},
    **GIT, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "COLUMNS": "80",
}  # fmt: skip
COMMAND = [sys.executable, "-m", "svcstd", "validate"]


def run(where: Path, *words: str, stdin: str | bytes = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *words], cwd=where, env=ENVIRONMENT, capture_output=True, timeout=60, check=False,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def git(where: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=where, env=ENVIRONMENT, check=True, capture_output=True)


def commit(where: Path) -> None:
    git(where, "add", "-A")
    git(where, "commit", "-q", "-m", "x")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The complete workspace in a subfolder of a git repository, on a branch that left main."""
    home = tmp_path / "repository" / "catalogue"
    for path, text in FILES.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text, encoding="utf-8")
    git(home, "init", "-q", "-b", "main", "..")
    commit(home)
    git(home, "checkout", "-q", "-b", "work")
    return home


def test_text_on_stdin_takes_the_place_of_a_file(home: Path) -> None:
    clean = run(home, "-", "--stdin-filename", COUNTY, stdin=FILES[COUNTY])
    assert clean.returncode == 0, clean.stdout
    late = run(home, "-", "--stdin-filename", COUNTY, stdin=LATE)
    assert late.returncode == 1 and "T101" in late.stdout and "promised: 99个工作日" in late.stdout
    assert (home / COUNTY).read_text(encoding="utf-8") == FILES[COUNTY]
    new = COUNTY.replace("00019900100101", "00019900100102")
    fresh = run(home, "-", "--stdin-filename", new, stdin="promissed: 1小时\n")
    assert fresh.returncode == 1 and "S202" in fresh.stdout
    assert run(home, "-", "--stdin-filename", COUNTY, stdin=b"\xff\xfe").returncode == 3
    below = run(home / "items", "-", "--stdin-filename", COUNTY.removeprefix("items/"), stdin=LATE)
    assert below.returncode == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-"], "--stdin-filename"), (["-", "--stdin-filename", "../x.yaml"], "不是工作区"), (["--stdin-filename", "x"], "--stdin-filename"),
        (["-", "x", "--stdin-filename", "y"], "不能和"), (["x", "--changed-since", "main"], "不能和"), (["--files-from", "-"], "一个路径也没有"),
        (["--changed-since", "main", "--files-from", "-"], "不能和"), (["--select", "T9"], "是不是"), (["--ignore", "Q"], "没有编号以 Q"),
        (["--baseline", "none.txt"], "没有基线文件"), (["x", "--write-baseline"], "不能和"), (["--write-baseline", "--select", "T"], "不能和"),
        (["-", "--stdin-filename", "x", "--watch"], "不能和"), (["--changed-since", "nowhere"], "没有版本"), (["--baseline", "svcstd.yaml"], "第 1 行"),
    ],
)  # fmt: skip
def test_what_does_not_fit(home: Path, words: list[str], said: str) -> None:
    done = run(home, *words)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert said in done.stderr


def test_a_list_of_paths(home: Path) -> None:
    (home / COUNTY).write_text(LATE, encoding="utf-8")
    for text in (
        f"{COUNTY}\n",
        f"\n{PROVINCE}\n{COUNTY}\n",
        f"{PROVINCE}\0{COUNTY}\0",
        f"{COUNTY}\r\n",
        f"\ufeff{COUNTY}\n",
    ):
        done = run(home, "--files-from", "-", stdin=text)
        assert done.returncode == 1 and "T101" in done.stdout
    (home / "list.txt").write_text(PROVINCE, encoding="utf-8")
    late = run(home, "--files-from", "list.txt")  # the county inherits from what is listed
    assert late.returncode == 1 and "T101" in late.stdout and "查了 1 条实施清单" in late.stdout
    (home / COUNTY).write_text(FILES[COUNTY], encoding="utf-8")
    clean = run(home, "--files-from", "list.txt")
    assert clean.returncode == 0 and "错误 0" in clean.stdout
    assert run(home, "--files-from", "-", stdin="nowhere.yaml\n").returncode == 3


def test_what_changed_since_a_revision(home: Path) -> None:
    nothing = run(home, "--changed-since", "main")
    assert nothing.returncode == 0 and "没有改动的文件" in nothing.stderr
    git(home, "checkout", "-q", "main")
    (home / BASIC).write_text(FILES[BASIC].replace("20个工作日", "5个工作日"), encoding="utf-8")
    commit(home)
    git(home, "checkout", "-q", "work")
    assert "没有改动的文件" in run(home, "--changed-since", "main").stderr  # what others did is not ours
    (home / COUNTY).write_text(LATE, encoding="utf-8")
    late = run(home, "--changed-since", "main")
    assert late.returncode == 1 and "T101" in late.stdout and "查了 1 条实施清单" in late.stdout
    commit(home)
    assert run(home, "--changed-since", "main").returncode == 1
    untracked = COUNTY.replace("00019900100101", "00019900100102")
    (home / COUNTY).write_text(FILES[COUNTY], encoding="utf-8")
    (home / untracked).write_text("promissed: x\n", encoding="utf-8")
    assert "S202" in run(home, "--changed-since", "main").stdout
    below = run(home / "items", "--changed-since", "main")
    assert "S202" in below.stdout


def test_a_record_that_is_gone_is_looked_at_where_it_was_inherited(home: Path) -> None:
    (home / PROVINCE).unlink()
    done = run(home, "--changed-since", "main")
    assert done.returncode == 1 and COUNTY in done.stdout


def test_a_list_that_changed_means_everything(home: Path) -> None:
    file = home / "catalog/regions.csv"
    file.write_text(file.read_text(encoding="utf-8") + "990199,另一区,县级,990100,,,,\n", encoding="utf-8")
    done = run(home, "--changed-since", "main")
    assert "未检查" not in done.stdout and "查了 2 条实施清单" in done.stdout


def test_baseline_is_written_named_and_used(home: Path) -> None:
    (home / COUNTY).write_text(LATE, encoding="utf-8")
    written = run(home, "--write-baseline")
    assert written.returncode == 0 and "baseline: svcstd-baseline.txt" in written.stderr
    first = (home / "svcstd-baseline.txt").read_bytes()
    assert run(home).returncode == 1
    used = run(home, "--baseline", "svcstd-baseline.txt")
    assert used.returncode == 0 and "没有再报" in used.stdout
    with (home / "svcstd.yaml").open("a", encoding="utf-8") as settings:
        settings.write("baseline: svcstd-baseline.txt\n")
    assert run(home).returncode == 0
    assert run(home, COUNTY).returncode == 0
    again = run(home, "--write-baseline")
    assert again.returncode == 0 and (home / "svcstd-baseline.txt").read_bytes() == first
    (home / COUNTY).write_text(LATE.replace("99个", "98个"), encoding="utf-8")
    assert run(home).returncode == 1


def test_a_baseline_outside_is_refused(home: Path) -> None:
    with (home / "svcstd.yaml").open("a", encoding="utf-8") as settings:
        settings.write("baseline: ../secret.txt\n")
    done = run(home)
    assert done.returncode == 2 and "不是工作区" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["--output", "sarif=svcstd.yaml"],
        ["--output", "html=catalog/regions.csv"],
        ["--output", f"json={COUNTY}"],
        ["--write-baseline", "--baseline", COUNTY],
    ],
)
def test_nothing_is_written_over_the_workspace(home: Path, words: list[str]) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    done = run(home, *words)
    assert done.returncode == 2 and "不能写到" in done.stderr
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_a_record_that_stands_twice_is_said_whichever_is_named(home: Path) -> None:
    twin = PROVINCE.replace("/990000_示例省/", "/990000_别名/")
    (home / twin).parent.mkdir()
    (home / twin).write_text(FILES[PROVINCE], encoding="utf-8")
    for words in ([twin], [PROVINCE], ["--changed-since", "HEAD"]):
        done = run(home, *words)
        assert done.returncode == 1 and "S305" in done.stdout, words


def test_a_folder_is_no_file_on_stdin(home: Path) -> None:
    assert run(home, "-", "--stdin-filename", "items", stdin=LATE).returncode == 2


def test_a_baseline_holds_nothing_that_it_does_not_silence(home: Path) -> None:
    """Findings on silences are reported whatever the baseline holds, so it would seem out of date (S504)."""
    text = LATE.replace("99个工作日", "99个工作日  # svcstd: ignore T101")
    (home / COUNTY).write_text(text, encoding="utf-8")
    assert "S501" in run(home).stdout
    run(home, "--write-baseline")
    written = (home / "svcstd-baseline.txt").read_text(encoding="utf-8")
    again = run(home, "--baseline", "svcstd-baseline.txt")
    assert "S501" in again.stdout and "S501" not in written and "S504" not in again.stdout


def test_a_baseline_is_named_from_the_folder_of_c(home: Path) -> None:
    """As `--output` and `--files-from` are; also when it is written."""
    (home / COUNTY).write_text(LATE, encoding="utf-8")
    words = [*COMMAND[:-1], "-C", str(home), "validate", "--baseline", "old.txt"]
    for more in (["--write-baseline"], []):
        done = subprocess.run(
            [*words, *more], cwd=home.parent, env=ENVIRONMENT, capture_output=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
    assert (home / "old.txt").is_file() and not (home.parent / "old.txt").exists()


def test_timing_lists_rules_and_what_they_are_a_share_of(home: Path) -> None:
    done = run(home, "--timing")
    assert done.returncode == 0 and "规则用时" in done.stderr and "T101" in done.stderr and "规则合计" in done.stderr
    assert "规则用时" not in done.stdout


@pytest.mark.parametrize(
    ("path", "watched"),
    [
        (COUNTY, True), (BASIC, True), ("svcstd.yaml", True), ("catalog/regions.csv", True), ("catalog/agencies/990101.yaml", True),
        ("items/990101_示例区/000199001001.yml", True), ("svcstd-baseline.txt", False), ("baseline.yaml", False), ("items/说明.txt", False),
        ("items/.svcstd-x.yaml", False), (".git/x.yaml", False), ("build/guides/x.yaml", False), ("catalog/other.yaml", False), ("../svcstd.yaml", False),
        (f"{COUNTY}~", False),
    ],
)  # fmt: skip
def test_watched_is_what_validating_reads(home: Path, path: str, watched: bool) -> None:
    workspace = Workspace.find(home)
    assert watching._read(workspace, Path(os.path.normpath(home / path))) is watched


def test_watching_validates_what_changes(home: Path) -> None:
    pytest.importorskip("watchfiles")
    process = subprocess.Popen(
        [*COMMAND, "--watch"], cwd=home, env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )  # fmt: skip
    try:
        assert process.stderr is not None
        while "在等文件改动" not in process.stderr.readline().decode():
            assert process.poll() is None
        time.sleep(0.5)
        (home / COUNTY).write_text(LATE, encoding="utf-8")
        while "在等文件改动" not in process.stderr.readline().decode():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 130
    said = out.decode()
    assert said.index("错误 0") < said.index("T101") and said.count("查了 2 条实施清单") == 2
