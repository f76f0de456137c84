"""The command line: help, usage errors and exit codes in both languages, pipes, and a cheap start."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from svcstd import cli, messages
from svcstd.cli import options
from svcstd.messages import commands
from svcstd.report import machine

ROOT = Path(__file__).resolve().parent.parent
CLEAN = Path(__file__).parent / "cases" / "clean"
COMMANDS = [
    [], ["init"], ["new", "item"], ["new", "material"], ["new", "basic"], ["validate"], ["render", "guides"], ["render", "search"], ["diff"],
    ["show"], ["why"], ["list"], ["schema"], ["fmt"],
]  # fmt: skip


def run(*words: str, where: Path = CLEAN, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run svcstd in a process of its own."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "SVCSTD_"))}
    return subprocess.run(
        [sys.executable, "-m", "svcstd", *words],
        cwd=where, env={**clean, "COLUMNS": "80", **environment}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words) or "svcstd")
def test_help_has_an_example_in_both_languages(words: list[str]) -> None:
    """`--help` speaks the language asked for and shows an example."""
    zh, en = run(*words, "--help"), run(*words, "--help", "--lang", "en")
    assert zh.returncode == en.returncode == 0
    assert "用法：" in zh.stdout and "例：" in zh.stdout
    assert "Usage:" in en.stdout and "Example" in en.stdout
    assert "显示本帮助" in zh.stdout and "Show this message" in en.stdout
    assert "Show this" not in zh.stdout


@pytest.mark.parametrize("words", [[], ["render"], ["new"], ["-C", ".", "new"]])
def test_a_group_alone_prints_its_help_once(words: list[str]) -> None:
    """Without a command the help is shown, once, and the exit code says that nothing was done."""
    done = run(*words)
    assert done.returncode == 2
    assert (done.stdout + done.stderr).count("用法：") == 1
    assert "─ 命令 ─" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        (["validate"], "fr", "SVCSTD_LANG 只能是 zh 或 en，不能是 fr。\n"),
        (["--lang", "de", "validate"], "fr", "--lang 只能是 zh 或 en，不能是 de。\n"),
        (["show", "999", "--", "--lang"], "fr", "SVCSTD_LANG 只能是"),
        (["fmt", "-", "--check"], "zh", "用法错误："),
        (["show", "999"], "zh", "没有编码为 999 的事项。\n"),
    ],
)
def test_sentences_are_whole(words: list[str], environment: str, said: str) -> None:
    """What is wrong is named by what the user wrote; nothing is left empty or given as a dash."""
    done = run(*words, SVCSTD_LANG=environment)
    assert done.returncode == 2 and said in done.stderr
    assert "： 的值" not in done.stderr and " -。" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["valdate"], "没有命令 valdate"), (["validate", "--job", "2"], "是不是 --jobs"), (["schema"], "缺少"), (["schema", "x"], "的值不对"),
        (["validate", "--jobs"], "--jobs"), (["why", "x"], "缺少"), (["validate", "--jobs", "0"], "的值不对"), (["--lang", "fr", "validate"], "--lang"),
        (["validate", "--lang"], "选项 --lang 后面要跟一个值"), (["--lang="], "选项 --lang 后面要跟一个值"), (["show", "999"], "没有编码为 999"), (["show", "000131022000", "--region", "1"], "没有代码为 1"),
    ],
)  # fmt: skip
def test_usage_errors(words: list[str], said: str) -> None:
    """Wrong usage ends with 2 and a sentence in Chinese on stderr, and in English when asked."""
    zh = run(*words)
    assert zh.returncode == 2
    assert said in zh.stderr
    assert not zh.stdout
    if "--lang" not in words:
        en = run(*words, SVCSTD_LANG="en")
        assert en.returncode == 2
        assert en.stderr.isascii()


def test_no_workspace(tmp_path: Path) -> None:
    """Outside a workspace every command says where it looked, and ends with 2."""
    for words in (["validate"], ["list"], ["show", "1"], ["render", "guides", "-o", "x"]):
        done = run(*words, where=tmp_path)
        assert done.returncode == 2
        assert "svcstd.yaml" in done.stderr


def test_report_is_data_on_stdout() -> None:
    """Reports go to stdout, uncoloured in a pipe; nothing else does."""
    done = run("validate", "--format", "json")
    assert done.returncode == 0
    jsonschema.validate(json.loads(done.stdout), machine.SCHEMA)
    assert json.loads(done.stdout)["counts"] == {"error": 0, "warning": 0, "info": 0}
    text = run("validate")
    assert "\x1b" not in text.stdout + text.stderr


def write(folder: Path, path: str, body: str | bytes) -> None:
    """Write one file of a workspace."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body if isinstance(body, bytes) else body.encode())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A workspace to spoil."""
    shutil.copytree(CLEAN, tmp_path / "copy")
    return tmp_path / "copy"


ENTRY, RECORD = "catalog/basic/000131022000_食品经营许可.yaml", "items/990101/000131022000.yaml"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (ENTRY, ["show", "000131022000"]), (ENTRY, ["list", "items"]), (RECORD, ["why", "000131022000", "promised", "--region", "990101"]),
        (RECORD, ["show", "000131022000", "--region", "990101"]), ("catalog/regions.csv", ["list", "regions"]),
        ("catalog/regions.csv", ["list", "agencies", "--region", "990101"]), ("catalog/agencies/990101.yaml", ["list", "agencies"]),
        ("catalog/standard.yaml", ["schema", "item"]), ("catalog/standard.yaml", ["show", "000131022000"]),
    ],
)  # fmt: skip
def test_broken_files_are_named(copy: Path, path: str, words: list[str]) -> None:
    """Whatever command meets a file that it cannot use names it, and ends with 3."""
    write(copy, path, "no: [\n")
    done = run(*words, where=copy)
    assert done.returncode == 3
    assert path in done.stderr


def test_unknown_place_of_a_list() -> None:
    """A place that is not there is wrong usage, not an empty list."""
    assert run("list", "records", "--region", "1").returncode == 2


def test_strangers_do_not_steer_the_terminal(copy: Path) -> None:
    """Escapes that YAML spells out, tabs in rows, and names in any encoding."""
    name = "食品\\e[31m经营\\t许可\\a"
    entry = (copy / ENTRY).read_text(encoding="utf-8").replace("name: 食品经营许可", f'name: "{name}"', 1)
    agencies = (copy / "catalog/agencies/990101.yaml").read_text(encoding="utf-8")
    write(copy, ENTRY, entry)
    write(copy, "catalog/agencies/990101.yaml", agencies)
    for words in (["list"], ["why", "000131022000", "promised", "--region", "990101"]):
        done = run(*words, where=copy)
        assert "\x1b" not in done.stdout + done.stderr and "\a" not in done.stdout + done.stderr
        assert all(line.count("\t") <= 2 for line in done.stdout.split("\n"))
    assert "\x1b" not in run("show", "\x1b[31m9").stderr
    shown = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.stdout, "writelines", shown.extend, raising=False)
        options.show([(("a\x1b[31m", ""),)])
    assert shown == ["a\\u001b[31m\n"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8:strict", "ascii"])
def test_any_name_in_any_encoding(copy: Path, encoding: str) -> None:
    """A file's name that the output cannot spell is spelled otherwise, not an internal error."""
    folder = os.fsencode(copy / "items" / "990101")
    with open(os.path.join(folder, b"\xff\xe9\xbf\xbf.yaml"), "wb") as file:
        file.write(b"x: y\n")
    write(copy, "items/990101/𠮷.yaml", "x: y\n")
    for words in (["validate"], ["validate", "--format", "json"], ["list", "records"]):
        done = subprocess.run(
            [sys.executable, "-m", "svcstd", "--lang", "zh", *words],
            cwd=copy, env={**os.environ, "PYTHONIOENCODING": encoding}, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == (0 if words[0] == "list" else 1), done.stderr
        assert not done.stderr


def test_interrupting_is_said(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130 and a word."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("svcstd.cli.options.workspace", interrupted)
    assert cli.run(["--lang", "zh", "validate"]) == 130
    assert capfd.readouterr().err == "已中断。\n"


@pytest.mark.parametrize("line", ["lang: en", "lang: 'en'  # 报告", 'lang: "en"'])
def test_the_language_that_settings_name(copy: Path, line: str) -> None:
    """svcstd.yaml speaks after option and variable, before the locale; `-C` says whose."""
    write(copy, "svcstd.yaml", (copy / "svcstd.yaml").read_text(encoding="utf-8") + line + "\n")
    assert "0 errors" in run("validate", where=copy).stdout
    for named in (["-C", str(copy)], [f"-C{copy}"], [f"--directory={copy}"], ["-C", ".", "-C", str(copy)]):
        assert cli.language_of(named, {"LANG": "zh_CN"}, cli._set_language) == (named, "en")
        assert cli.language_of(named, {"SVCSTD_LANG": "zh"}, cli._set_language) == (named, "zh")
        assert cli.language_of([*named, "--lang", "zh"], {}, cli._set_language) == (named, "zh")


def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    """`svcstd … | head` ends as a closed pipe ends programs, without a word: nobody knows what else was found."""
    write(tmp_path, "svcstd.yaml", "title: 试验\nregion: '000000'\n")
    rows = (f"{n:06d},某地,县级,000000,\n" for n in range(1, 20_000))
    write(tmp_path, "catalog/regions.csv", "code,name,level,parent,former\n000000,国家,国家级,,\n" + "".join(rows))
    for more, codes in (("", {141}), ("--format json", {0, 141})):  # one write may have been taken whole by the pipe
        command = f"{sys.executable} -m svcstd list regions {more} | head -1; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.stdout and not done.stderr and done.returncode in codes


def test_fail_on() -> None:
    """`--fail-on` moves the line between 0 and 1."""
    warned = CLEAN.parent / "bom-crlf"
    assert run("validate", where=warned).returncode == 0
    assert run("validate", "--fail-on", "warning", where=warned).returncode == 1
    assert run("validate", "--fail-on", "info", where=CLEAN).returncode == 0


def test_named_paths_say_what_was_left_out() -> None:
    """A partial run names the rules it could not judge; --strict makes that a failure."""
    done = run("validate", "items/990101")
    assert done.returncode == 0
    assert "未检查" in done.stdout
    assert run("validate", "items/990101", "--strict").returncode == 3


def test_why_names_files_and_lines() -> None:
    """The chain of files, the policy and the law."""
    done = run("why", "000131022000", "promised", "--region", "990101")
    assert done.returncode == 0
    assert "items/990101/000131022000.yaml:2:11" in done.stdout
    assert "tighten" in done.stdout and "食品安全法" in done.stdout
    assert run("why", "000131022000", "materials.form.originals", "--region", "990101").returncode == 0
    close = run("why", "000131022000", "promissed", "--region", "990101")
    assert close.returncode == 2 and "promised" in close.stderr
    for name in ("copy", "model_fields", "__class__", "materials.form.copy", "basis[0].__dict__"):
        assert run("why", "000131022000", name, "--region", "990101").returncode == 2


def test_show_and_list() -> None:
    """The resolved item, and what the catalogue holds."""
    item = json.loads(run("show", "000131022000", "--region", "990101", "--format", "json").stdout)
    assert item["statutory"] == "20个工作日" and item["promised"] == "5个工作日" and item["guide"] is True
    rows = json.loads(run("list", "records", "--format", "json").stdout)
    assert [row["path"] for row in rows] == ["items/990101/000131022000.yaml"]
    for what in ("items", "regions", "agencies", "outlets", "materials"):
        assert run("list", what).returncode == 0


def test_version_is_cheap() -> None:
    """`svcstd --version` imports nothing heavy."""
    code = (
        "import sys; sys.argv = ['svcstd', '--version']; import svcstd.__main__ as m; m.main()\n"
        "print(sorted({'pydantic', 'yaml', 'jinja2', 'ruamel', 'typer', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("svcstd ") and done.stdout.endswith("[]\n")


def test_validate_imports_what_it_needs() -> None:
    """`svcstd validate` alone prints no help and asks no git, and imports nothing for either."""
    code = (
        "import sys; from svcstd import cli; cli.run(['validate'])\n"
        "print(sorted({'rich', 'typer.rich_utils', 'svcstd.workspace.repository'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=CLEAN, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n"), done.stdout


def test_every_sentence_is_in_both_languages() -> None:
    """Chinese sentences hold Chinese, English ones none; both take the same values."""
    import re

    for name, text in vars(commands).items():
        if isinstance(text, messages.Text):
            assert set(re.findall(r"\{(\w*)\}", text.zh)) == set(re.findall(r"\{(\w*)\}", text.en)), name
            assert re.sub("清城|县级", "", text.en).isascii(), name


@pytest.mark.parametrize(
    ("args", "environment", "expected"),
    [
        (["validate"], {}, "zh"), (["validate"], {"LANG": "en_US.UTF-8"}, "en"), (["validate"], {"LC_ALL": "C"}, "zh"),
        (["validate"], {"LANG": "en_GB", "SVCSTD_LANG": "zh"}, "zh"), (["--lang", "en", "validate"], {"SVCSTD_LANG": "zh"}, "en"),
        (["validate", "--lang=en"], {}, "en"),
    ],
)  # fmt: skip
def test_language(args: list[str], environment: dict[str, str], expected: str) -> None:
    """Option before variable before locale; Chinese first."""
    rest, found = cli.language_of(args, environment)
    assert (rest, found) == (["validate"], expected)


@pytest.mark.parametrize(
    "out", ["items", "items/990101", "items/new/folder", "catalog", "catalog/basic", "templates", ".", "x/.."]
)
def test_guides_stay_out_of_the_input(copy: Path, out: str) -> None:
    """Guides among the records would be read as records: wrong usage, and nothing is written."""
    before = sorted(copy.rglob("*"))
    done = run("render", "guides", "-o", out, where=copy)
    assert done.returncode == 2
    assert f"不能写到 {Path(out)}：" in done.stderr
    assert not done.stdout
    assert sorted(copy.rglob("*")) == before


def test_guides_go_beside_the_input(copy: Path) -> None:
    """A folder of its own inside the workspace is fine, also one whose name only begins like an input's."""
    for out in ("build/guides", "items-guides"):
        assert run("render", "guides", "-o", out, where=copy).returncode == 0
        assert (copy / out / "index.md").is_file()
    assert run("validate", where=copy).returncode == 0


def test_plan_names_levels_in_the_language_of_the_run(tmp_path: Path) -> None:
    """English says County level, not 县级."""
    done = run("--lang", "en", "render", "guides", "--dry-run", "-o", str(tmp_path / "x"))
    assert re.match(r"guides to render: \d+ \(County level: \d+", done.stderr)
    assert "级" not in done.stderr
    assert re.match(
        r"将生成 \d+ 份指南（县级 \d+", run("render", "guides", "--dry-run", "-o", str(tmp_path / "x")).stderr
    )
