"""Git revisions as workspaces: real repositories, subfolders, links, shallow clones, hostile names, errors with a way out."""

from __future__ import annotations

import pickle
import subprocess
from pathlib import Path

import pytest

from complete import FILES, PATHS
from svcstd.diff.result import DiffResult
from svcstd.diff.rules import BY_ID
from svcstd.messages import use
from svcstd.pipeline.diff import diff, diff_named
from svcstd.pipeline.sides import TooMany, versions
from svcstd.workspace import DiskTree, NoWorkspace, Unreadable, Workspace
from svcstd.workspace import repository as asking
from svcstd.workspace.git import GitTree
from svcstd.workspace.repository import (
    GitProblem,
    NoGit,
    NoRepository,
    NoWorkspaceThere,
    Repository,
    Shallow,
    UnknownRevision,
)
from svcstd.workspace.same import comparer

COUNTY = PATHS["county"]
pytestmark = pytest.mark.usefixtures("own_git")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def write(folder: Path, files: dict[str, str]) -> None:
    for path, body in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8", newline="")


def commit(repository: Path, message: str, *tags: str) -> str:
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", message)
    for tag in tags:
        git(repository, "tag", "-a", tag, "-m", tag)
    return git(repository, "rev-parse", "HEAD")


def made(folder: Path, inside: str = "", **options: str) -> tuple[Path, Path]:
    """A repository with two versions, v1 and v2; the workspace's folder in it."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main", *(f"--{key.replace('_', '-')}={value}" for key, value in options.items()))
    home = folder / inside
    write(home, FILES)
    commit(folder, "one", "v1")
    write(home, {COUNTY: FILES[COUNTY].replace("promised: 5个工作日", "promised: 3个工作日")})
    commit(folder, "two", "v2")
    return folder, home


def rules(result: DiffResult) -> list[str]:
    return [effect.verdict.rule for effect in result.effects]


@pytest.mark.parametrize("inside", ["", "data/catalogue"])
@pytest.mark.parametrize(
    "named", [["v1..v2"], ["v1", "v2"], ["v1"], ["HEAD~1"], ["v1.."], ["v1...v2"], ["HEAD^..HEAD"]]
)
def test_revisions(tmp_path: Path, inside: str, named: list[str]) -> None:
    _, home = made(tmp_path / "repository", inside)
    for start in (home, home / "items"):
        result = diff_named(named, start)
        assert rules(result) == ["D222"]
        assert result.causes[0].spot.at.file == COUNTY
        assert (result.files, result.exit_code()) == (1, 0)


def test_names_of_the_sides(tmp_path: Path) -> None:
    _, home = made(tmp_path / "repository")
    result = diff_named(["v1..v2"], home)
    assert (result.old, result.new) == ("v1", "v2")
    assert [version.name for version in versions([], home)] == ["HEAD", "工作区"]


def test_the_working_tree_with_new_files(tmp_path: Path) -> None:
    _, home = made(tmp_path / "repository")
    assert rules(diff_named([], home)) == []
    write(home, {PATHS["county-renewal"]: "agency: sl-market\n"})
    assert rules(diff_named([], home)) == ["D103"]
    assert set(rules(diff_named(["v1"], home))) == {"D103", "D222"}


@pytest.mark.parametrize("named", ["a..v2", "v1..b", "b..a.zip", "v1...a.zip"])
def test_no_range_of_folders(tmp_path: Path, named: str) -> None:
    """A range is of revisions: what else it names is named, and how to write it is said."""
    _, home = made(tmp_path / "repository")
    write(home / "a", FILES)
    write(home / "b", FILES)
    (home / "a.zip").write_bytes(b"")
    with pytest.raises(GitProblem, match="是目录或压缩包，不能写进") as caught:
        diff_named([named], home)
    assert caught.value.code == 2


def test_a_range_of_a_branch_that_is_a_folder_too(tmp_path: Path) -> None:
    repository, home = made(tmp_path / "repository")
    git(repository, "branch", "a", "v1")
    write(home / "a", FILES)
    assert rules(diff_named(["a..v2"], home)) == ["D222"]


def test_no_workspace_at_a_revision(tmp_path: Path) -> None:
    """Said of the folder that was looked in, or of the repository's top."""
    repository, home = made(tmp_path / "repository", "data")
    git(repository, "rm", "-rq", "--cached", ".")
    git(repository, "commit", "-q", "--allow-empty", "-m", "nothing")
    for start, said in ((home, "版本 HEAD 的 data/ 及其上级目录里没有"), (repository, "版本 HEAD 的仓库根目录里没有")):
        with pytest.raises(GitProblem, match=said):
            versions(["HEAD", "HEAD"], start)


def test_a_folder_and_a_revision(tmp_path: Path) -> None:
    _, home = made(tmp_path / "repository")
    write(tmp_path / "copy", FILES)
    assert rules(diff_named(["../copy", "v2"], home)) == ["D222"]
    assert rules(diff_named(["v2", str(tmp_path / "copy")], home)) == ["D221"]
    assert rules(diff_named(["../copy"], home)) == ["D222"]


def test_two_folders_need_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "COMMAND", ("no-such-git",))
    write(tmp_path / "a", FILES)
    write(tmp_path / "b", FILES)
    assert diff_named(["a", "b"], tmp_path).files == 0


def test_a_folder_goes_before_a_revision(tmp_path: Path) -> None:
    _, home = made(tmp_path / "repository")
    write(home / "v1", {**FILES, COUNTY: FILES[COUNTY].replace("promised: 5个工作日", "promised: 8个工作日")})
    assert rules(diff_named(["v1", "v2"], home)) == ["D222"]
    result = diff_named(["v1", "v2"], home)
    assert result.effects[0].verdict.before == "8个工作日"


def test_merge_base(tmp_path: Path) -> None:
    repository, home = made(tmp_path / "repository")
    git(repository, "checkout", "-q", "-b", "topic", "v1")
    write(home, {PATHS["county-renewal"]: "agency: sl-market\n"})
    commit(repository, "topic")
    assert rules(diff_named(["main...topic"], home)) == ["D103"]
    assert sorted(rules(diff_named(["main..topic"], home))) == ["D103", "D221"]


def test_a_revision_is_read_as_it_was(tmp_path: Path) -> None:
    repository, home = made(tmp_path / "repository", "data")
    (old, _), disk = versions(["v1..v2"], home), Workspace.find(home)
    assert old.workspace.layout.records.keys() == disk.layout.records.keys()
    assert old.workspace.tree.list("catalog") == disk.tree.list("catalog")
    assert old.workspace.tree.read(COUNTY) == FILES[COUNTY].encode()
    assert old.workspace.tree.read(COUNTY, 10) == FILES[COUNTY].encode()[:10]
    assert old.workspace.tree.read(COUNTY) == FILES[COUNTY].encode()
    assert not old.workspace.tree.exists("items")
    with pytest.raises(Unreadable):
        old.workspace.tree.read("nothing")
    assert git(repository, "status", "--porcelain") == ""


def test_a_bare_repository(tmp_path: Path) -> None:
    repository, _ = made(tmp_path / "repository")
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    assert rules(diff_named(["v1..v2"], tmp_path / "bare.git")) == ["D222"]


def test_sha256(tmp_path: Path) -> None:
    try:
        _, home = made(tmp_path / "repository", object_format="sha256")
    except subprocess.CalledProcessError:
        pytest.skip("this git knows no SHA-256")
    assert rules(diff_named(["v1..v2"], home)) == ["D222"]
    assert rules(diff_named([], home)) == []


def test_line_ends_that_git_converts_change_nothing(tmp_path: Path) -> None:
    _, home = made(tmp_path / "repository")
    write(home, {path: body.replace("\n", "\r\n") for path, body in FILES.items() if path == PATHS["province"]})
    result = diff_named([], home)
    assert (rules(result), result.silent) == ([], [PATHS["province"]])


def test_identities(tmp_path: Path) -> None:
    repository, home = made(tmp_path / "repository")
    (old, new), disk = versions(["v1..v2"], home), DiskTree(home)
    copy = tmp_path / "copy"
    write(copy, FILES)
    for one, two in ((old.workspace.tree, new.workspace.tree), (old.workspace.tree, disk), (DiskTree(copy), disk)):
        for a, b in ((one, two), (two, one)):
            same = comparer(a, b)
            assert same(PATHS["basic"], PATHS["basic"])
            assert not same(COUNTY, COUNTY)
            assert not same(COUNTY, "nothing")
    assert isinstance(old.workspace.tree, GitTree)
    assert old.workspace.tree.blobs[COUNTY] == git(repository, "rev-parse", f"v1:{COUNTY}").encode()


def test_links_and_submodules_are_not_followed(tmp_path: Path) -> None:
    repository, home = made(tmp_path / "repository")
    (home / "items" / "990101_示例区" / "00019900100102.yaml").symlink_to("/etc/passwd")
    (home / "catalog" / "agencies" / "link.yaml").symlink_to("990101.yaml")
    commit(repository, "links", "v3")
    nested, _ = made(tmp_path / "nested")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(nested), "items/990100")
    commit(repository, "submodule", "v4")
    tree = versions(["v4", "v1"], home)[0].workspace.tree
    _, findings = tree.list("items")
    assert [(path, finding.rule) for path, finding in findings] == [
        ("items/990100", "S303"),
        ("items/990101_示例区/00019900100102.yaml", "S303"),
    ]
    with pytest.raises(Unreadable):
        tree.read("items/990101_示例区/00019900100102.yaml")
    result = diff_named(["v2..v4"], home)
    assert {refused.diagnostic.rule for refused in result.refused} == {"S303"}
    assert result.exit_code() == 3


def test_large_files_are_not_read_whole(tmp_path: Path) -> None:
    repository, home = made(tmp_path / "repository")
    write(home, {"items/990101_示例区/00019900100102.yaml": "# " + "x" * (3 << 20)})
    commit(repository, "large", "v3")
    tree = versions(["v3", "v1"], home)[0].workspace.tree
    assert len(tree.read("items/990101_示例区/00019900100102.yaml")) == (1 << 20) + 1
    assert tree.read(COUNTY)
    result = diff_named(["v2..v3"], home)
    assert [refused.diagnostic.rule for refused in result.refused] == ["S101"]


def test_odd_names(tmp_path: Path) -> None:
    repository, home = made(tmp_path / "repository")
    write(home, {'items/990101_示例区/a\nb\t"c.yaml': "x: y\n", "items/.hidden.yaml": "x: y\n", "-n": "x"})
    commit(repository, "odd", "v3", "tag/with-slash")
    tree = versions(["v3", "v1"], home)[0].workspace.tree
    assert tree.list("items") == DiskTree(home).list("items")
    assert rules(diff_named(["v2..tag/with-slash"], home)) == []


def test_a_revision_travels_to_other_processes(tmp_path: Path) -> None:
    _, home = made(tmp_path / "repository")
    old, new = versions(["v1..v2"], home)
    assert old.workspace.tree.read(COUNTY)
    there = pickle.loads(pickle.dumps(old.workspace))
    assert there.tree.read(COUNTY) == FILES[COUNTY].encode()
    assert rules(diff(old.workspace, new.workspace, jobs=2)) == ["D222"]


# errors


def shallow(tmp_path: Path) -> Path:
    repository, _ = made(tmp_path / "repository")
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    return tmp_path / "shallow"


@pytest.mark.parametrize("named", [["v1..HEAD"], ["HEAD~1"], ["v1...HEAD"]])
def test_a_shallow_clone_gets_the_command(tmp_path: Path, named: list[str]) -> None:
    clone = shallow(tmp_path)
    with pytest.raises(Shallow) as caught:
        diff_named(named, clone)
    assert caught.value.code == 3
    assert "git fetch --unshallow --tags" in str(caught.value)
    git(clone, "fetch", "-q", "--unshallow", "--tags")
    assert rules(diff_named(named, clone)) == ["D222"]


def test_a_shallow_clone_compares_what_it_has(tmp_path: Path) -> None:
    assert rules(diff_named([], shallow(tmp_path))) == []


@pytest.mark.parametrize(
    "named",
    [
        "v9",
        "--output=x",
        "-n",
        "^v1",
        "v1^{tree}:x",
        "v1..v2..v1",
        "..v9",
        "v1 v2",
        "\0",
        "a\nb",
        "HEAD:items",
        "@{9}",
        ":/nothing",
    ],
)
def test_unknown_revisions(tmp_path: Path, named: str) -> None:
    _, home = made(tmp_path / "repository")
    with pytest.raises(UnknownRevision) as caught:
        diff_named([named], home)
    assert caught.value.code == 2
    assert not (home / "x").exists()


def test_no_repository(tmp_path: Path) -> None:
    write(tmp_path / "plain", FILES)
    with pytest.raises(NoRepository) as caught:
        diff_named(["v1..v2"], tmp_path / "plain")
    assert "不在 git 仓库里" in str(caught.value)
    with pytest.raises(NoRepository):
        Repository(tmp_path / "nothing")


def test_no_such_folder(tmp_path: Path) -> None:
    """Outside a repository what is named can only be a folder, and there is none."""
    write(tmp_path / "d1", FILES)
    with pytest.raises(NoRepository) as caught:
        diff_named(["d1", "nosuchdir"], tmp_path)
    assert "没有 nosuchdir 这个目录" in str(caught.value)
    assert caught.value.code == 2


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "COMMAND", ("no-such-git",))
    with pytest.raises(NoGit):
        diff_named(["v1..v2"], tmp_path)


def test_no_workspace(tmp_path: Path) -> None:
    repository, home = made(tmp_path / "repository", "data")
    with pytest.raises(NoWorkspaceThere):
        diff_named(["v1..v2"], repository)
    with pytest.raises(NoWorkspace):
        diff_named(["data"], repository)
    (tmp_path / "empty").mkdir()
    with pytest.raises(GitProblem) as caught:
        diff_named([str(tmp_path / "empty"), "v2"], home)
    assert "不是工作区" in str(caught.value)
    with pytest.raises(TooMany):
        diff_named(["v1", "v2", "v1"], home)


def test_a_repository_that_git_will_not_open(tmp_path: Path) -> None:
    repository, home = made(tmp_path / "repository")
    (repository / ".git" / "HEAD").write_text("nonsense")
    with pytest.raises(NoRepository):
        diff_named(["v1..v2"], home)


def test_problems_in_english(tmp_path: Path) -> None:
    _, home = made(tmp_path / "repository")
    use("en")
    try:
        with pytest.raises(UnknownRevision, match="no revision v9"):
            diff_named(["v9..v2"], home)
    finally:
        use("zh")


def test_a_lost_object_is_an_unreadable_file(tmp_path: Path) -> None:
    repository, home = made(tmp_path / "repository")
    blob = git(repository, "rev-parse", f"v1:{COUNTY}")
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    result = diff_named(["v1..v2"], home)
    assert [refused.diagnostic.rule for refused in result.refused] == ["S304"]
    assert result.exit_code() == 3


def test_environment_of_a_hook_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, home = made(tmp_path / "repository")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("GIT_PAGER", "false")
    assert rules(diff_named(["v1..v2"], home)) == ["D222"]


def test_rules_named_here_exist() -> None:
    assert {"D103", "D221", "D222"} <= BY_ID.keys()
