"""`svcstd init`: the templates work at once, nothing is overwritten unasked, and CI files fit their hosts' schemas."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from svcstd.pipeline.init import HOSTS, TEMPLATES, Fresh, init, made
from svcstd.pipeline.schemas import MODELS
from svcstd.report.outcome import INCOMPLETE, USAGE
from svcstd.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
HOST_FILES = {"github": ".github/workflows/svcstd.yml", "gitlab": ".gitlab-ci.yml", "gitee": ".workflow/svcstd.yml"}
SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}


def run(*words: str, where: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run svcstd in a process of its own."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "SVCSTD_"))}
    return subprocess.run(
        [sys.executable, "-m", "svcstd", *words],
        cwd=where, env={**clean, "COLUMNS": "80", **environment}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "options", [[], *(["--template", name] for name in TEMPLATES)], ids=lambda o: o[-1] if o else "default"
)
def test_the_sentence_of_the_readme(tmp_path: Path, options: list[str]) -> None:
    """`svcstd init && svcstd validate && svcstd render guides` works in an empty folder, without a finding."""
    begun = run("init", *options, where=tmp_path)
    assert begun.returncode == 0, begun.stderr
    assert begun.stdout.split("\n")[:-1] == [*sorted(set(contents(tmp_path)) - {"svcstd.yaml"}), "svcstd.yaml"]
    checked = run("validate", "--fail-on", "info", where=tmp_path)
    assert checked.returncode == 0, checked.stdout
    rendered = run("render", "guides", where=tmp_path)
    assert rendered.returncode == 0, rendered.stderr
    guides = [path for path in (tmp_path / "build/guides").rglob("*.md") if "示例" in path.read_text(encoding="utf-8")]
    assert len(guides) > {"empty": 1, "county": 3, "province": 6}[options[-1] if options else "county"]


def test_example_shows_what_it_says(tmp_path: Path) -> None:
    """The county inherits from the province, its village has a guide, and the mandate is for agents alone."""
    init(tmp_path, "province", ())
    why = run("why", "00019900100101", "visits", "--region", "990102", where=tmp_path).stdout
    assert "items/990000_" in why and "items/990102_" in why
    shown = run("show", "00019900100101", "--region", "990102", where=tmp_path).stdout
    assert "when" in shown and "agent" in shown and "business-licence" in shown
    run("render", "guides", "--level", "村(社区)级", where=tmp_path)
    assert any("样板社区" in path.read_text(encoding="utf-8") for path in (tmp_path / "build/guides").rglob("*.md"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_examples_are_marked_and_nobody_is_real(template: str) -> None:
    """Every data file says that it is synthetic; places have codes of 99; the one phone is the national hotline."""
    files = {name: data.decode() for name, data in made(Path("nowhere"), template, ()).items()}
    data = {
        name: text for name, text in files.items() if name.startswith(("items/", "catalog/")) and name.endswith(".yaml")
    }
    assert data and all("# 合成示例" in text for text in data.values())
    codes = [row.split(",")[0] for row in files["catalog/regions.csv"].splitlines()[1:]]
    assert all(code == "000000" or code.startswith("99") for code in codes)
    assert {found for text in data.values() for found in re.findall(r"kind: 电话, value: ([^}]+)", text)} == {'"12345"'}
    assert not any(re.search(r"phones?:|\d{3,4}-\d{7}|1[3-9]\d{9}\b", text) for text in data.values())


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Two runs write the same; a third into the first finds everything there."""
    one, two = tmp_path / "one", tmp_path / "two"
    assert init(one, "county", HOSTS).written and init(two, "county", HOSTS).written
    assert contents(one) == contents(two)
    again = init(one, "county", HOSTS)
    assert (again.written, again.same, again.refused) == ([], len(contents(one)), False)


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    """What is in the way is listed, nothing is written; --force overwrites all but a repository's own files."""
    (tmp_path / "svcstd.yaml").write_text("title: mine\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("mine\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    before = contents(tmp_path)
    done = run("init", where=tmp_path)
    assert done.returncode == USAGE
    assert "已有：svcstd.yaml" in done.stderr and "1 个文件" in done.stderr and not done.stdout
    assert contents(tmp_path) == before
    done = run("init", "--force", where=tmp_path, SVCSTD_LANG="en")
    assert done.returncode == 0
    assert "kept README.md" in done.stderr
    after = contents(tmp_path)
    assert after["svcstd.yaml"] != before["svcstd.yaml"]
    assert after["README.md"] == b"mine\n"


def test_files_of_a_repositorys_own(tmp_path: Path) -> None:
    """They are kept, with what to add; ignored paths are added to those that are there; the rest is written."""
    own = {".vscode/settings.json": '{"editor.rulers": [80]}\n', ".gitlab-ci.yml": "mine: {}\n", ".gitignore": "dist"}
    for name, text in own.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for options in ([], ["--force"]):
        done = run("init", *options, where=tmp_path)
        assert done.returncode == 0
        for name in (".vscode/settings.json", ".gitlab-ci.yml"):
            assert (tmp_path / name).read_text(encoding="utf-8") == own[name]
            assert f"保留已有的 {name}" in done.stderr and f"加进 {name}" in done.stderr
        assert '"./schema/item.json": ["items/*/*.yaml"]' in done.stderr
        assert (tmp_path / ".gitignore").read_text(encoding="utf-8").split("\n")[0] == "dist"
        assert (tmp_path / ".gitignore").read_text(encoding="utf-8").count("build/") == 1
    merged = made(tmp_path, "county", ())[".vscode/settings.json"].decode().replace("{\n", '{\n  "x": 1,\n', 1)
    (tmp_path / ".vscode/settings.json").write_text(merged, encoding="utf-8")
    done = run("init", where=tmp_path)
    assert "保留已有的 .vscode/settings.json" in done.stderr and "加进 .vscode/settings.json" not in done.stderr


def blocked(tmp_path: Path, what: str) -> Fresh:
    """What init does of a folder in which something no file can replace is in the way."""
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "else").mkdir()
    match what:
        case "file for a folder":
            (home / "items").write_text("x")
        case "link that leads out":
            (home / "catalog").symlink_to(tmp_path / "else")
        case "folder for a file":
            (home / "svcstd.yaml").mkdir()
        case "file for the root":
            home.rmdir()
            home.write_text("x")
        case "file above the root":
            home.rmdir()
            home.write_text("x")
            home = home / "below"
    return init(home, "county", HOSTS, force=True)


@pytest.mark.parametrize(
    "what",
    ["file for a folder", "link that leads out", "folder for a file", "file for the root", "file above the root"],
)
def test_what_cannot_be_written(tmp_path: Path, what: str) -> None:
    """With --force too: the place is named, nothing is written anywhere."""
    done = blocked(tmp_path, what)
    assert done.refused and len(done.impassable) == 1 and not done.written
    assert list((tmp_path / "else").iterdir()) == []


def test_a_link_for_a_file_is_replaced_not_followed(tmp_path: Path) -> None:
    """A link where a file goes is in the way; --force puts a file in its place."""
    (tmp_path / "kept").write_text("kept")
    home = tmp_path / "home"
    home.mkdir()
    (home / "svcstd.yaml").symlink_to(tmp_path / "kept")
    assert init(home, "empty", ()).in_the_way == ["svcstd.yaml"]
    assert init(home, "empty", (), force=True).written
    assert (tmp_path / "kept").read_text() == "kept" and not (home / "svcstd.yaml").is_symlink()


def test_within_a_workspace(tmp_path: Path) -> None:
    """Started in the wrong folder of a workspace, it says so."""
    init(tmp_path, "empty", ())
    done = run("init", where=tmp_path / "items")
    assert done.returncode == USAGE
    assert "已经在工作区" in done.stderr
    assert run("init", "--force", where=tmp_path / "items").returncode == 0


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A refusal of the system is one line and exit 3 (the tests may run as root: it is made)."""
    from svcstd import cli
    from svcstd.workspace import output

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "svcstd.yaml")

    monkeypatch.setattr(output.os, "open", refuse)
    monkeypatch.chdir(tmp_path)
    assert cli.run(["init", "--lang", "zh"]) == INCOMPLETE
    assert capsys.readouterr().err == "系统错误：Permission denied svcstd.yaml\n"
    assert not contents(tmp_path)


def test_half_a_workspace_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped at any file, no svcstd.yaml is there and the next run goes on."""
    from svcstd.workspace import output

    really, left = output.os.replace, iter(range(10))

    def stop(*paths: str) -> None:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        really(*paths)

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(output.os, "replace", stop)
        init(tmp_path, "county", HOSTS)
    assert len(contents(tmp_path)) == 10
    assert "svcstd.yaml" not in contents(tmp_path)
    done = init(tmp_path, "county", HOSTS)
    assert done.same == 10 and "svcstd.yaml" in done.written


@pytest.mark.parametrize(
    ("options", "hosts"),
    [([], HOSTS), (["--ci", "none"], ()), (["--ci", "gitee", "--ci", "gitlab", "--ci", "gitee"], ("gitee", "gitlab"))],
)
def test_hosts(tmp_path: Path, options: list[str], hosts: tuple[str, ...]) -> None:
    """CI files are written for the hosts that were named, for all by default."""
    assert run("init", *options, where=tmp_path).returncode == 0
    assert {host for host, file in HOST_FILES.items() if (tmp_path / file).exists()} == set(hosts)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--ci", "none", "--ci", "gitee"], "none 不能"),
        (["--ci", "svn"], "的值不对"),
        (["--template", "city"], "的值不对"),
        (["a", "b"], "多余的参数"),
    ],
)
def test_usage(tmp_path: Path, words: list[str], said: str) -> None:
    """Wrong usage ends with 2 and writes nothing."""
    done = run("init", *words, where=tmp_path)
    assert done.returncode == USAGE and said in done.stderr
    assert not contents(tmp_path)


@pytest.mark.parametrize("host", HOSTS)
def test_ci_files(tmp_path: Path, host: str) -> None:
    """They pin this svcstd, and are valid by the host's schema as far as one is published."""
    init(tmp_path, "county", HOSTS)
    file = tmp_path / HOST_FILES[host]
    text = file.read_text(encoding="utf-8")
    assert f"svcstd=={VERSION}" in text and "@VERSION@" not in text
    if host in SCHEMAS:
        done = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[host], file],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
    else:
        gitee = yaml.safe_load(text)
        assert {"version", "name", "displayName", "triggers", "stages"} == set(gitee)
        steps = [step for stage in gitee["stages"] for step in stage["steps"]]
        assert [step["step"] for step in steps] == ["build@python"]
        assert all(isinstance(command, str) for step in steps for command in step["commands"])


def test_a_repository_without_code_scanning_stays_green(tmp_path: Path) -> None:
    """Uploading to GitHub's security page may fail: private repositories may not have it."""
    init(tmp_path, "county", HOSTS)
    steps = yaml.safe_load((tmp_path / HOST_FILES["github"]).read_text(encoding="utf-8"))["jobs"]["validate"]["steps"]
    uploads = [step for step in steps if "upload-sarif" in step.get("uses", "")]
    assert [step["continue-on-error"] for step in uploads] == [True]
    assert not any("continue-on-error" in step for step in steps if "run" in step)


@pytest.mark.parametrize("host", HOSTS)
def test_ci_commands(tmp_path: Path, host: str) -> None:
    """What a CI file runs works in the new workspace, and makes the reports that the file hands on."""
    init(tmp_path, "county", HOSTS)
    text = (tmp_path / HOST_FILES[host]).read_text(encoding="utf-8")
    commands = re.findall(r"^ *- (?:run: )?(svcstd .*)$", text, re.MULTILINE)
    assert commands
    for command in commands:
        if "--output" in command and "--output" not in run("validate", "--help", where=tmp_path).stdout:
            pytest.skip("this svcstd writes no reports into files")
        done = run(*command.split()[1:], where=tmp_path)
        assert done.returncode == 0, done.stderr
        for report in re.findall(r"--output \w+=(\S+)", command):
            assert (tmp_path / report).stat().st_size > 0
            assert text.count(report) > 1


def test_editor_settings_name_what_is_there(tmp_path: Path) -> None:
    """Each schema that the settings name is written, each file of the catalogue falls under one glob."""
    init(tmp_path, "province", ())
    schemas = json.loads((tmp_path / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert set(schemas) == {f"./schema/{kind}.json" for kind in MODELS}
    assert all((tmp_path / name).is_file() for name in schemas)
    reached = [path for globs in schemas.values() for glob in globs for path in tmp_path.glob(glob)]
    written = [path for path in tmp_path.rglob("*.yaml") if path.name != ".pre-commit-config.yaml"]
    assert sorted(reached) == sorted(written)
    for path in written:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / schema).resolve() in {(tmp_path / name).resolve() for name in schemas}


def test_schemas_hold_the_places_own_elements(tmp_path: Path) -> None:
    """Where a catalogue/standard.yaml is there already, the item schema has its local elements."""
    standard = (ROOT / "catalog/standard.yaml").read_text(encoding="utf-8")
    extra = "extra:\n  - {id: green-channel, title: 绿色通道, kind: yes/no}\n"
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/standard.yaml").write_text(standard + extra, encoding="utf-8")
    init(tmp_path, "county", ())
    schema = json.loads((tmp_path / "schema/item.json").read_text(encoding="utf-8"))
    assert schema["properties"]["extra"]["properties"]["green-channel"]["title"] == "绿色通道"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A new workspace in a git repository."""
    init(tmp_path / "home", "county", ())
    git(tmp_path / "home", "init", "-q")
    git(tmp_path / "home", "add", "-A")
    return tmp_path / "home"


def git(where: Path, *words: str) -> None:
    """Run git without anybody's settings."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *words], cwd=where, env=environment, check=True, capture_output=True)


def hooked(repository: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit with this svcstd as the one that is installed."""
    tools = repository.parent / "bin"
    tools.mkdir(exist_ok=True)
    script = tools / "svcstd"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m svcstd "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    environment = {
        **os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "PRE_COMMIT_HOME": str(repository.parent / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull, "SVCSTD_LANG": "zh", "PYTHONWARNINGS": "ignore",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *words],
        cwd=repository,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


needs_hooks = pytest.mark.skipif(
    shutil.which("git") is None or os.name == "nt", reason="pre-commit's hooks want git and sh"
)


@needs_hooks
@pytest.mark.parametrize("hook", ["svcstd-validate", "svcstd-fmt"])
def test_hooks(repository: Path, hook: str) -> None:
    """The hooks that init writes pass on its own files; a fault stops the commit and is shown."""
    command = hook.removeprefix("svcstd-")
    if run(command, "--help", where=repository).returncode:
        pytest.skip(f"this svcstd has no {command}")
    done = hooked(repository, "run", hook, "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    record = next((repository / "items").glob("990101*/*.yaml"))
    broken = record.read_text(encoding="utf-8").replace("promised: 5个工作日", "promised:    [", 1)
    record.write_text(broken, encoding="utf-8")
    git(repository, "add", "-A")
    done = hooked(repository, "run", hook)
    assert done.returncode == 1
    assert "S106" in done.stdout


@needs_hooks
def test_hooks_hold_what_is_committed(repository: Path) -> None:
    """A deletion is held against all that stays; a file that is not added stops the commit that leaves it out."""
    git(repository, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "first")
    assert hooked(repository, "run").returncode == 0
    git(repository, "rm", "-q", "catalog/agencies/990101.yaml")
    done = hooked(repository, "run")
    assert done.returncode == 1 and "C112" in done.stdout
    git(repository, "reset", "-q", "--hard")
    basic = next((repository / "catalog/basic").glob("*.yaml"))
    basic.rename(basic.with_name("00019900100Y_新名.yaml"))
    git(repository, "add", "-u")
    done = hooked(repository, "run")
    assert done.returncode == 1 and "catalog/basic/00019900100Y_新名.yaml" in done.stdout


@needs_hooks
@pytest.mark.parametrize("name", ["catalogue", "政务 a'b+"])
def test_hooks_of_a_workspace_in_a_folder(tmp_path: Path, name: str) -> None:
    """They find it from the top of the repository, and its files only."""
    top = tmp_path / "top"
    (top / "items").mkdir(parents=True)
    (top / "items/x.yaml").write_text("a:    1\n", encoding="utf-8")
    git(top, "init", "-q")
    home = top / name
    init(home, "county", ())
    git(top, "add", "-A")
    words = ("run", "-c", f"{name}/.pre-commit-config.yaml", "--all-files")
    done = hooked(top, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 3
    assert "pre-commit install -c " in (home / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    record = next((home / "items").glob("990101*/*.yaml"))
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("promised: 5个工作日", "promised:    5个工作日", 1), encoding="utf-8")
    git(top, "add", "-A")
    assert "Failed" in hooked(top, *words).stdout and record.read_text(encoding="utf-8") == text
    record.write_text(text.replace("promised: 5个工作日", "promised: 500个工作日", 1), encoding="utf-8")
    git(top, "add", "-A")
    assert "T101" in hooked(top, *words).stdout
    (home / "items/new.yaml").touch()
    assert f"{name}/items/new.yaml" in hooked(top, *words).stdout


def test_hook_files_are_well_formed(repository: Path) -> None:
    """pre-commit itself accepts the manifest of this repository and the configuration that init writes."""
    for words in (["validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], ["validate-config"]):
        done = hooked(repository, *words)
        assert done.returncode == 0, done.stdout
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    written = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert {hook["id"]: hook["entry"] for hook in manifest} == {
        hook["id"]: hook["entry"] for hook in written["repos"][0]["hooks"]
    }
