"""`svcstd changelog`: tags in their order, what each changed, what is left out, and its three formats."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from complete import FILES, PATHS
from svcstd import cli
from svcstd.diff.changelog import machine, text
from svcstd.diff.changelog.history import History, Step
from svcstd.pipeline.changelog import Span, history
from svcstd.workspace.repository import GitProblem, Repository, Shallow, Tag

pytestmark = pytest.mark.usefixtures("own_git")
FILING = "catalog/basic/000199002000_示例备案.yaml"
COUNTY = PATHS["county"]


def git(folder: Path, *arguments: str, day: str = "") -> None:
    dated = {f"GIT_{who}_DATE": f"{day}T12:00:00Z" for who in ("AUTHOR", "COMMITTER")} if day else {}
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **dated})


def write(folder: Path, files: dict[str, str]) -> None:
    for path, body in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(body, encoding="utf-8", newline="")


def commit(folder: Path, day: str, *tags: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", day, day=day)
    for tag in tags:
        git(folder, "tag", tag)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three tags: a catalogue, one in which an item is cancelled, one in which a limit is shorter."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    git(folder, "init", "-q")
    filing = 'code: "000199002000"\nname: 示例|备案\ntype: 其他行政权力\nlevels: [县级]\n'
    write(folder, {**FILES, FILING: filing})
    commit(folder, "2026-01-01", "v1.9")
    (folder / FILING).unlink()
    commit(folder, "2026-02-01", "v1.10")
    write(folder, {COUNTY: FILES[COUNTY].replace("promised: 5个工作日", "promised: 2个工作日")})
    commit(folder, "2026-03-01", "v2")
    return folder


def told(folder: Path, span: Span = Span(), ticks: list[tuple[int, int]] | None = None) -> History:  # noqa: B008
    seen = [] if ticks is None else ticks
    return history(folder, span, 1, lambda done, total: seen.append((done, total)))


def test_newest_first(repository: Path) -> None:
    """Each tag against the one before; the first has nothing to be compared with; progress counts to the end."""
    ticks: list[tuple[int, int]] = []
    found = told(repository, ticks=ticks)
    assert [(step.name, step.date, step.previous) for step in found.steps] == [
        ("v2", "2026-03-01", "v1.10"),
        ("v1.10", "2026-02-01", "v1.9"),
        ("v1.9", "2026-01-01", ""),
    ]
    assert (found.skipped, found.exit_code) == ([], 0)
    assert ticks[-1][0] == ticks[-1][1] == 3
    newest, cancelled, _ = found.steps
    assert not newest.adjusted and newest.sums[0] == {"promised_workdays": -3} and newest.changes == 1
    assert {str(kind): count.say() for kind, count in cancelled.counts.items()} == {"取消": "1项"}


def test_working_tree_is_on_top(repository: Path) -> None:
    """What is not released yet, where it differs; not where a tag ends the log, or comments alone differ."""
    body = (repository / COUNTY).read_text(encoding="utf-8")
    write(repository, {COUNTY: body + "# 注释\n"})
    assert told(repository).steps[0].name == "v2"
    write(repository, {COUNTY: body.replace("promised: 2个工作日", "promised: 3个工作日")})
    found = told(repository)
    assert found.steps[0].unreleased and found.steps[0].previous == "v2" and len(found.steps) == 4
    assert next(iter(text.lines(found)))[0][0] == "未发布（与 v2 相比）"
    assert told(repository, Span(last="v2")).steps[0].name == "v2"


@pytest.mark.parametrize(
    ("span", "names"),
    [
        (Span("v1.*"), ["v1.10", "v1.9"]),
        (Span(first="v1.9"), ["v2", "v1.10"]),
        (Span(first="v1.9", last="v1.10"), ["v1.10"]),
        (Span(last="v1.9"), ["v1.9"]),
        (Span(first="v2"), []),
    ],
)
def test_span(span: Span, names: list[str], repository: Path) -> None:
    """Which tags are told."""
    assert [step.name for step in told(repository, span).steps if not step.unreleased] == names


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (Span("x*"), "没有合乎要求的标签"),
        (Span(first="v9"), "没有标签 v9"),
        (Span("v1*", last="v2"), "没有标签 v2"),
        (Span(first="v2", last="v1.9"), "晚于"),
        (Span(first="--all"), "没有标签 --all"),
    ],
)
def test_no_such_tags(span: Span, said: str, repository: Path) -> None:
    """Named, with exit code 2."""
    with pytest.raises(GitProblem, match=said) as caught:
        told(repository, span)
    assert caught.value.code == 2


def test_shallow_clone_without_tags(repository: Path, tmp_path: Path) -> None:
    """A clone whose history was cut off may lack the tags: how to fetch them is said, and the exit code is 3."""
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-tags", f"file://{repository}", str(clone))
    with pytest.raises(Shallow, match="unshallow") as caught:
        told(clone)
    assert caught.value.code == 3


def test_shallow_clone_with_tags(repository: Path, tmp_path: Path) -> None:
    """Its oldest tag is not the first version: nothing is told but between tags that are named and there."""
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{repository}", str(clone))
    for span, said in ((Span(), "更早的标签"), (Span(last="v2"), "更早的标签"), (Span(first="v1.9"), "v1.9")):
        with pytest.raises(Shallow, match=said) as caught:
            told(clone, span)
        assert caught.value.code == 3
    assert [step.name for step in told(clone, Span(first="v1.10")).steps] == ["v2"]


def test_tags_in_order(repository: Path) -> None:
    """By date, then as versions; annotated ones have the date they were made, a tag of a file none."""
    commit(repository, "2026-03-02", "a1.10", "a1.9")
    git(repository, "tag", "-a", "-m", "x", "b", day="2026-04-05")
    git(repository, "tag", "file", f"HEAD:{COUNTY}")
    names = Repository(repository).tags()
    assert names[0] == Tag("file", "")
    assert names[-3:] == [Tag("a1.9", "2026-03-02"), Tag("a1.10", "2026-03-02"), Tag("b", "2026-04-05")]


def test_tag_without_workspace_is_left_out(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It is named, its neighbours are compared with each other, and the exit code is 3."""
    git(repository, "mv", "svcstd.yaml", "x.yaml")
    commit(repository, "2026-04-01", "empty")
    git(repository, "mv", "x.yaml", "svcstd.yaml")
    commit(repository, "2026-05-01", "v3")
    git(repository, "tag", "file", f"HEAD:{COUNTY}")
    assert cli.run(["--lang", "zh", "-C", str(repository), "changelog"]) == 3
    out, err = capfd.readouterr()
    assert out.startswith("v3（2026-05-01，与 v2 相比）\n  没有任何要素改变。\n")
    assert "跳过 empty：" in err and "跳过 file：" in err


def test_unreadable_part_says_so(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A version with a file that cannot be typed is told as incomplete, here and on stderr."""
    write(repository, {COUNTY: "promised: [\n"})
    commit(repository, "2026-04-01", "v3")
    assert cli.run(["--lang", "zh", "-C", str(repository), "changelog", "--to", "v3"]) == 3
    out, err = capfd.readouterr()
    assert "不完整" in out.split("\n\n")[0] and "不完整" not in out.split("\n\n")[1] and f"new:{COUNTY}" in err


def test_json(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It keeps to its schema, and its counts add up."""
    write(repository, {"svcstd.yaml": "x: [\n"})
    commit(repository, "2026-04-01", "v3")
    git(repository, "tag", "file", f"HEAD:{COUNTY}")
    assert cli.run(["--lang", "en", "-C", str(repository), "changelog", "--format", "json"]) == 3
    made = json.loads(capfd.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(machine.SCHEMA)
    jsonschema.validate(made, machine.SCHEMA, format_checker=jsonschema.FormatChecker())
    (skipped,) = made["skipped"]
    assert skipped["name"] == "file"
    step = next(step for step in made["versions"] if step["name"] == "v1.10")
    (kind,) = step["adjustments"]["kinds"]
    assert (kind["kind"], kind["count"]["total"], step["adjustments"]["count"]["total"]) == ("取消", 1, 1)
    assert kind["adjustments"][0]["before"] == [{"code": "000199002000", "name": "示例|备案"}]


def test_text_and_markdown(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The same figures; Markdown folds the names, and no name becomes structure."""
    assert cli.run(["--lang", "zh", "-C", str(repository), "changelog"]) == 0
    plain = capfd.readouterr().out
    assert cli.run(["--lang", "zh", "-C", str(repository), "changelog", "-f", "markdown"]) == 0
    page = capfd.readouterr().out
    for line in ("取消1项", "对申请人（每处改动计一次）：承诺时限 −3 个工作日"):
        assert line in plain and line in page
    assert "取消1项：“示例|备案”" in plain
    assert "<details><summary>取消1项</summary>\n\n- “示例\\|备案”\n\n</details>" in page
    assert plain.rstrip().endswith("v1.9（2026-01-01，首个版本）\n  首个版本，没有可以比较的。")


def test_hostile_names() -> None:
    """A tag's name neither steers the terminal nor becomes markup."""
    found = History([Step("<b>|\x1b[31m", "2026-01-01", "x")])
    assert "\x1b" not in "".join(run for line in text.lines(found) for run, _ in line)
    assert "<b>" not in "".join(text.markdown(found))


def test_subfolder_and_english(repository: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A catalogue below the repository's top; English; the same output each time."""
    outer = tmp_path / "outer"
    shutil.copytree(repository, outer / "cat", ignore=shutil.ignore_patterns(".git"))
    git(outer, "init", "-q")
    commit(outer, "2026-01-01", "a")
    outs = []
    for _ in range(2):
        assert cli.run(["--lang", "en", "-C", str(outer / "cat"), "changelog"]) == 0
        outs.append(capfd.readouterr().out)
    assert (
        outs[0]
        == outs[1]
        == ("a (2026-01-01, the first version)\n  The first version: there is nothing to compare it with.\n")
    )
