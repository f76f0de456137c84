"""The drivers that git runs, in real repositories: merge, rebase, cherry-pick, diff; hostile files; installing."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from svcstd.cli.merge_driver import FAILED
from svcstd.pipeline.init import init
from svcstd.pipeline.merging import merge_file
from svcstd.report.outcome import FINDINGS, INCOMPLETE, USAGE
from svcstd.workspace import drivers

COUNTY = "items/990101_示例县/00019900100101_示例销售经营许可首次申请.yaml"
pytestmark = pytest.mark.usefixtures("own_git")
ELEMENT = "promised: 5个工作日\n"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Svcstd as these tests run it, whatever language the machine speaks."""
    for key in [key for key in os.environ if key.startswith(("LC_", "LANG", "SVCSTD_"))]:
        monkeypatch.delenv(key)
    monkeypatch.setattr(sys, "argv", ["pytest"])


def git(folder: Path, *words: str, code: int = 0) -> str:
    done = subprocess.run(
        ["git", "-c", "core.quotePath=false", *words], cwd=folder, check=False, capture_output=True, text=True
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def svcstd(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "svcstd", *words],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False, errors="replace",
    )  # fmt: skip


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with a workspace that `svcstd init` made there; its path has a blank."""
    folder = tmp_path / "a clone"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    done = init(folder, "county", ())
    assert set(done.settings) == {name for made in drivers.settings("").values() for name in made} and not done.unset
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "one")
    return folder


def edit(folder: Path, *pairs: tuple[str, str], path: str = COUNTY) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def branch(folder: Path, name: str, *pairs: tuple[str, str], path: str = COUNTY) -> None:
    """A branch off main with one commit that makes these replacements."""
    git(folder, "checkout", "-q", "-b", name, "main")
    edit(folder, *pairs, path=path)
    git(folder, "commit", "-q", "-am", name)


def test_different_elements(clone: Path) -> None:
    """Edits that git alone would call a conflict, since they touch, are merged; comments of both sides stay."""
    branch(clone, "a", (ELEMENT, "promised: 4个工作日  # 依承诺清单\n"))
    branch(clone, "b", ("visits: 0\n", "# 全程网办\nvisits: 0\n"), ("in_hall: true\n", "in_hall: false\n"))
    git(clone, "merge", "-q", "a", "-m", "both")
    text = (clone / COUNTY).read_text(encoding="utf-8")
    assert "promised: 4个工作日  # 依承诺清单\n# 全程网办\nvisits: 0\nin_hall: false\n" in text
    assert git(clone, "status", "--short") == ""
    git(clone, "config", "--remove-section", "merge.svcstd")
    git(clone, "reset", "-q", "--hard", "HEAD~1")
    git(clone, "merge", "a", code=1)


def test_same_element(clone: Path) -> None:
    """Only its lines are marked, it is named, and git knows of the conflict."""
    branch(clone, "a", (ELEMENT, "promised: 3个工作日\n"), ("in_hall: true\n", "in_hall: false\n"))
    branch(clone, "b", (ELEMENT, "promised: 4个工作日\n"))
    said = git(clone, "merge", "a", code=1)
    assert f"{COUNTY}:7 承诺办结时限：我方 4个工作日，对方 3个工作日，原为 5个工作日" in said
    text = (clone / COUNTY).read_text(encoding="utf-8")
    marked = (
        "<<<<<<< ours\npromised: 4个工作日\n=======\npromised: 3个工作日\n>>>>>>> theirs\nvisits: 0\nin_hall: false\n"
    )
    assert marked in text
    assert git(clone, "status", "--short") == f"UU {COUNTY}\n"
    git(clone, "config", "merge.conflictStyle", "diff3")
    git(clone, "merge", "--abort")
    git(clone, "merge", "a", code=1)
    assert "||||||| base\npromised: 5个工作日\n=======\n" in (clone / COUNTY).read_text(encoding="utf-8")


def test_renamed_label(clone: Path) -> None:
    """A file whose label one side changed takes the other side's edit."""
    branch(clone, "a", (ELEMENT, "promised: 4个工作日\n"))
    git(clone, "checkout", "-q", "-b", "b", "main")
    renamed = COUNTY.replace("首次申请", "新申请")
    git(clone, "mv", COUNTY, renamed)
    edit(clone, ("visits: 0\n", "visits: 1\n"), path=renamed)
    git(clone, "commit", "-q", "-am", "b")
    git(clone, "merge", "-q", "a", "-m", "both")
    text = (clone / renamed).read_text(encoding="utf-8")
    assert "promised: 4个工作日\nvisits: 1\n" in text and not (clone / COUNTY).exists()


@pytest.mark.parametrize("words", [("rebase", "-q", "a"), ("cherry-pick", "a")])
def test_rebase_and_cherry_pick(clone: Path, words: tuple[str, ...]) -> None:
    """They run the driver too."""
    branch(clone, "a", (ELEMENT, "promised: 4个工作日\n"))
    branch(clone, "b", ("visits: 0\n", "visits: 1\n"))
    git(clone, *words)
    assert "promised: 4个工作日\nvisits: 1\n" in (clone / COUNTY).read_text(encoding="utf-8")


def test_deleted_and_changed(clone: Path) -> None:
    """An element that one side takes out and the other changes is a conflict of its own."""
    line = "  - {id: villages, level: 村(社区)级, role: 收件, outlets: [sl-station], mode: 代办, document: 示例县就近办工作方案}\n"
    branch(clone, "a", (line, ""))
    branch(clone, "b", ("outlets: [sl-station]", "outlets: all"))
    said = git(clone, "merge", "a", code=1)
    assert "就近办点“villages”：我方 villages 村(社区)级 收件 all" in said and "对方 已删去" in said
    text = (clone / COUNTY).read_text(encoding="utf-8")
    changed = line.replace("[sl-station]", "all")
    assert f"<<<<<<< ours\n{changed}=======\n>>>>>>> theirs\n" in text


def test_outlets_by_id(clone: Path) -> None:
    """Both sides add an outlet at the end of the list."""
    path = "catalog/outlets/990101.yaml"
    last = (clone / path).read_text(encoding="utf-8")
    more = '- id: {0}\n  kind: 大厅\n  name: 示例{0}\n  region: "990101"\n'
    for name in ("a", "b"):
        git(clone, "checkout", "-q", "-b", name, "main")
        (clone / path).write_text(last + more.format(name), encoding="utf-8")
        git(clone, "commit", "-q", "-am", name)
    git(clone, "merge", "-q", "a", "-m", "both")
    assert (clone / path).read_text(encoding="utf-8") == last + more.format("b") + more.format("a")


HOSTILE = {
    "binary": b"\x00\x01\xff",
    "tabs": b"promised:\n\t- 1\n",
    "twice": b"promised: 1\npromised: 2\n",
    "bomb": b"a: &a [1]\nb: [*a, *a]\n",
    "deep": b"a: " + b"[" * 100_000,
    "huge": b"notes: " + b"x" * (1 << 20) + b"\n",
    "control": b"notes: \x1b[2J\n",
    "bytes": "promised: 5个工作日\n".encode("gb18030"),
    "empty": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_versions(tmp_path: Path, name: str) -> None:
    """What cannot be read is left to git's own line merge, or to people; nothing of ours is lost, and it is said."""
    base, ours, theirs = (tmp_path / part for part in ("base", "ours", "theirs"))
    base.write_text("promised: 5个工作日\nvisits: 0\n", encoding="utf-8")
    ours.write_text("promised: 5个工作日\nvisits: 1\n", encoding="utf-8")
    theirs.write_bytes(HOSTILE[name])
    before = ours.read_bytes()
    done = merge_file(base, ours, theirs, COUNTY, 7)
    after = ours.read_bytes()
    assert not done.clean and done.said and "\x1b" not in "".join(done.said)
    assert after == before or (b"visits: 1" in after and b"<<<<<<< ours" in after and HOSTILE[name] in after)


def test_lines_that_read_otherwise(tmp_path: Path) -> None:
    """Where only git's line merge is left and its result is not what was meant, it does not pass for merged."""
    base, ours, theirs = (tmp_path / part for part in ("base", "ours", "theirs"))
    between = "- [b]\n" * 5
    base.write_text(f"- [a]\n{between}- [c]\n", encoding="utf-8")
    ours.write_text(f"- [x]\n{between}- [c]\n", encoding="utf-8")
    theirs.write_text(f"- [a]\n{between}- [y]\n", encoding="utf-8")
    done = merge_file(base, ours, theirs, "catalog/other.yaml", 7)
    assert not done.clean and "读出来和按要素合并的不同" in done.said[-1]
    assert ours.read_text(encoding="utf-8") == f"- [x]\n{between}- [y]\n"


@pytest.mark.parametrize("missing", ["base", "ours", "theirs"])
def test_failure_tells_git_to_stop(tmp_path: Path, missing: str) -> None:
    """A version that is not there is no conflict: git must not take ours for the result."""
    for name in {"base", "ours", "theirs"} - {missing}:
        (tmp_path / name).write_text(f"promised: {name}\n", encoding="utf-8")
    done = svcstd(tmp_path, "merge-driver", "--", "base", "ours", "theirs", COUNTY)
    assert done.returncode == FAILED + INCOMPLETE and "系统错误" in done.stderr


def test_words_without_arguments(tmp_path: Path) -> None:
    """Started by hand without what git passes, both say what is missing."""
    one, two = svcstd(tmp_path, "merge-driver", "x"), svcstd(tmp_path, "diff-driver", "x", "y")
    assert (one.returncode, two.returncode) == (USAGE, USAGE)
    assert "%A、%B、%P" in one.stderr and "2 个" in two.stderr and "--install" in one.stderr + two.stderr


def test_diff_in_words(clone: Path) -> None:
    """`git diff` says what changed; what it writes into a file is a patch all the same."""
    edit(clone, (ELEMENT, "promised: 3个工作日\n"), ("visits: 0\n", "visits: 1\n"), ("in_hall: true\n", ""))
    out = git(clone, "diff")
    words = out.split("diff --git ")[0]
    assert words.splitlines() == [
        COUNTY,
        "  第 7 行  承诺办结时限：5个工作日 → 3个工作日  [更便利]",
        "  第 8 行  到办事现场次数：0 → 1  [更繁琐]",
        "  原第 9 行  不再写进驻政务大厅（原为 是）",
    ]
    git(clone, "checkout", "-q", ".")
    subprocess.run(["git", "apply"], cwd=clone, input=out, check=True, text=True)
    assert git(clone, "diff") == out
    assert f"diff --git a/{COUNTY}" not in git(clone, "-c", "diff.svcstd.command=" + _plain(), "diff")
    assert "@@ authority: " in git(clone, "diff", "--no-ext-diff", "-U0")


def _plain() -> str:
    """The driver's command, words alone."""
    return f"{drivers.running()} diff-driver --no-patch --"


def test_diff_of_files_that_come_and_go(clone: Path) -> None:
    """Added, deleted and renamed files; a catalogue list; each as a patch that applies."""
    path = "catalog/outlets/990101.yaml"
    text = (clone / path).read_text(encoding="utf-8")
    (clone / path).write_text(text.replace("示例县政务服务中心", "示例县为民服务中心", 1), encoding="utf-8")
    git(clone, "rm", "-q", COUNTY)
    (clone / COUNTY).parent.mkdir(exist_ok=True)
    (clone / "items/990101_示例县/000199001001.yaml").write_text("promised: 1个工作日\n", encoding="utf-8")
    province = next((clone / "items").glob("990000*/*.yaml"))
    git(clone, "mv", str(province), str(province.with_name("000199001001_新名.yaml")))
    git(clone, "add", "-A")
    out = git(clone, "diff", "--cached", "-M")
    assert "（文件已删去）" in out and "（新文件）" in out and " → items/990000_示例省/000199001001_新名.yaml" in out
    assert "服务场所“示例县为民服务中心”·场所名称：示例县政务服务中心 → 示例县为民服务中心" in out
    assert "新写承诺办结时限：1个工作日" in out
    git(clone, "reset", "-q", "--hard")
    subprocess.run(["git", "apply", "--check"], cwd=clone, input=out, check=True, text=True)


@pytest.mark.parametrize("name", HOSTILE)
def test_diff_of_hostile_versions(tmp_path: Path, name: str) -> None:
    """What cannot be read is shown by line, with the reason, and steers no terminal."""
    (tmp_path / "old").write_text("promised: 5个工作日\n", encoding="utf-8")
    (tmp_path / "new").write_bytes(HOSTILE[name])
    words = ("old", "1" * 40, "100644", "new", "0" * 40, "100644")
    done = svcstd(tmp_path, "diff-driver", "--", COUNTY, *words, GIT_PAGER_IN_USE="1")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout and done.stdout.startswith(COUNTY)
    if name != "empty":
        assert "新的版本" in done.stdout and ("+" in done.stdout or "Binary files" in done.stdout)


def test_diff_reads_nothing_else(tmp_path: Path) -> None:
    """A hostile path names nothing to read, and an unmerged file has one argument."""
    done = svcstd(tmp_path, "diff-driver", "--", "../../etc/\x1bpasswd")
    assert done.returncode == 0 and "\x1b" not in done.stdout and "合并未完" in done.stdout


def test_nothing_of_the_repository_is_run(clone: Path) -> None:
    """A stranger's repository has a module of the name of one that svcstd imports; git runs svcstd in its top folder."""
    for name in ("yaml.py", "svcstd.py", "typer.py"):
        (clone / name).write_text("open('run', 'w')\n", encoding="utf-8")
    branch(clone, "a", (ELEMENT, "promised: 4个工作日\n"))
    branch(clone, "b", ("visits: 0\n", "visits: 1\n"))
    git(clone, "merge", "-q", "a", "-m", "both")
    git(clone, "diff", "main")
    assert not (clone / "run").exists()


def test_command_is_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The script that runs is named by its whole path, quoted; without one, Python and the module."""
    script = tmp_path / "a b" / "svcstd"
    script.parent.mkdir()
    script.touch()
    monkeypatch.setattr(sys, "argv", [str(script)])
    assert drivers.running() == shlex.quote(str(script))
    monkeypatch.setattr(sys, "argv", ["/nowhere/__main__.py"])
    assert drivers.running().endswith(" -P -m svcstd")


def test_install(clone: Path) -> None:
    """In a clone that lacks the settings, each driver installs its own; attributes are added once."""
    for name in ("merge.svcstd", "diff.svcstd"):
        git(clone, "config", "--remove-section", name)
    (clone / ".gitattributes").write_text("* text=auto\n", encoding="utf-8")
    for driver in ("merge-driver", "diff-driver"):
        done = svcstd(clone / "items", driver, "--install")
        assert done.returncode == 0, done.stderr
        assert re.search(r"^git config (merge|diff)\.svcstd\.", done.stdout)
    lines = (clone / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "* text=auto" and lines.count("items/**/*.yaml diff=svcstd merge=svcstd") == 1
    assert "merge-driver" in git(clone, "config", "merge.svcstd.driver")
    assert "diff-driver" in git(clone, "config", "diff.svcstd.command")


def test_install_without_a_repository(tmp_path: Path) -> None:
    """It says that there is none; `init` goes on without."""
    assert not init(tmp_path, "empty", ()).settings
    done = svcstd(tmp_path, "merge-driver", "--install")
    assert done.returncode == USAGE and "git 仓库" in done.stderr


def test_english(clone: Path) -> None:
    """The same in English."""
    branch(clone, "a", (ELEMENT, "promised: 3个工作日\n"))
    branch(clone, "b", (ELEMENT, "promised: 4个工作日\n"))
    done = subprocess.run(
        ["git", "merge", "a"], cwd=clone, env={**os.environ, "SVCSTD_LANG": "en"}, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == FINDINGS
    assert "promised: ours 4个工作日, theirs 3个工作日, was 5个工作日" in done.stderr
