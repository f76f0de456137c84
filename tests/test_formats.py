"""Report formats: golden reports of hostile findings in both languages, published schemas, hosts' caps, and `--output`."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from accounts import account, many
from complete import FILES, PATHS, workspace
from svcstd import cli, messages
from svcstd.cli import reports
from svcstd.diagnostic import Diagnostic, Fix, Kind, Location, Severity
from svcstd.messages import formats as sentences
from svcstd.messages.terminal import safe
from svcstd.pipeline.check import check
from svcstd.report import formats, jsonl, machine, text
from svcstd.report.account import most_severe
from svcstd.report.formats import FORMATS
from svcstd.version import VERSION
from svcstd.workspace import Workspace

HERE = Path(__file__).parent
CASES = HERE / "cases"
GOLDEN = HERE / "golden" / "reports"
XML = "{http://www.w3.org/2001/XMLSchema}"
each_language = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture(autouse=True)
def spoken(request: pytest.FixtureRequest):
    """Speak the language a test asks for, then Chinese again."""
    messages.use(request.node.callspec.params.get("language", "zh") if hasattr(request.node, "callspec") else "zh")
    yield
    messages.use("zh")


@pytest.fixture
def schemas() -> Path:
    """The folder of public schemas."""
    folder = Path(os.environ.get("SVCSTD_SCHEMAS", ""))
    if not os.environ.get("SVCSTD_SCHEMAS"):
        pytest.skip("SVCSTD_SCHEMAS names no folder with sarif-schema-2.1.0.json and junit-10.xsd")
    return folder if folder.is_absolute() else HERE.parent / folder


def made(name: str, of=None) -> bytes:
    return b"".join(FORMATS[name].encoded(of or account()))


def rows(data: bytes) -> str:
    """A spreadsheet as text: each row as JSON under the name of its sheet."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    lines = []
    for name in book.sheet_names:
        lines.append(f"# {name}")
        lines.extend(json.dumps(row, ensure_ascii=False) for row in book.get_sheet_by_name(name).to_python())
    return "\n".join(lines) + "\n"


@each_language
@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str, language: str, update_golden: bool) -> None:
    """Every format says the same findings as it did; `--update-golden` rewrites them, the difference is reviewed."""
    data = made(name)
    found = rows(data) if FORMATS[name].written == "bytes" else data.decode("utf-8").replace(VERSION, "VERSION")
    if name == "html":  # how it looks is no matter of this test
        found = re.sub("(?s)(<style>|<script>).*?(?=</)", r"\1…", re.sub("'sha256-[^']*'", "'sha256-…'", found))
    expected = GOLDEN / f"{name}.{language}.{'rows.txt' if FORMATS[name].written == 'bytes' else FORMATS[name].ending}"
    if update_golden:
        expected.parent.mkdir(exist_ok=True)
        expected.write_bytes(found.encode())
    assert found == expected.read_bytes().decode()


@pytest.mark.parametrize("name", FORMATS)
def test_same_findings_same_bytes(name: str) -> None:
    """A report says nothing that differs from run to run."""
    assert made(name) == made(name)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60), st.text("/ab甲%:,\\&<\t\udcff\x1b", max_size=20))
def test_any_text_in_any_format(said: str, name: str) -> None:
    """Whatever a stranger writes, programs can read the report, and there is one finding in it."""
    from lxml import etree

    at = Location(f"items/{name}.yaml")
    found = Diagnostic(at, "T101", Severity.ERROR, said, said, (said,), ((at, said),), said, said)
    outcome = replace(account([found]).outcome, line=lambda file, number: said)
    of = account(outcome=outcome, title=said)
    assert len(json.loads(made("json", of))["diagnostics"]) == len(json.loads(made("gitlab", of))) == 1
    assert [json.loads(line)["type"] for line in made("jsonl", of).splitlines()] == ["run", "diagnostic"]
    assert len(json.loads(made("sarif", of))["runs"][0]["results"]) == 1
    assert len(etree.fromstring(made("junit", of)).findall(".//failure")) == 1
    assert len(etree.HTML(made("html", of).decode()).findall(".//article")) == 1
    assert sum(line.startswith(b"::") for line in made("github", of).split(b"\n")) == 1
    assert made("concise", of).count(b"\n") == 1
    assert len(CalamineWorkbook.from_filelike(BytesIO(made("xlsx", of))).get_sheet_by_index(1).to_python()) == 2


@pytest.mark.parametrize("name", [name for name in FORMATS if FORMATS[name].written != "bytes"])
def test_strangers_command_nothing(name: str) -> None:
    """No control character, no turned reading direction and no command of a build log comes through."""
    found = made(name).decode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", found)
    if name not in ("json", "jsonl"):  # which keep what was written, for programs
        assert "\u202e" not in found and "##[" not in found
    commands = [line for line in found.split("\n") if line.lstrip().startswith("::")]
    assert all(re.match("::(error|warning|notice) (file|title)=", line) for line in commands)
    assert len(commands) == (4 if name == "github" else 0)


def test_json_is_whole_and_typed() -> None:
    """The report in pieces is the report at once, and follows its schema; so does each line of jsonl."""
    report = json.loads(made("json"))
    assert (
        made("json").decode()
        == json.dumps(report, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"
    )
    jsonschema.validate(report, machine.SCHEMA)
    assert report["diagnostics"][2]["fix"] == {"kind": "value", "path": "promised", "text": "20个工作日"}
    first, *lines = map(json.loads, made("jsonl").decode().splitlines())
    for line in (first, *lines):
        jsonschema.validate(line, jsonl.SCHEMA)
    assert [line.pop("type") for line in lines] == ["diagnostic"] * 4
    assert lines == report["diagnostics"] and sum(first["counts"].values()) == len(lines)
    assert json.loads(made("json", account([])))["diagnostics"] == []
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**lines[0], "type": "run"}, jsonl.SCHEMA)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_json_knows_every_kind_of_mend(kind: Any) -> None:
    """A finding with any sure mend follows the schemas, in json and jsonl."""
    found = Diagnostic(Location("a.yaml"), "S109", Severity.ERROR, "x", fix=Fix(kind))
    jsonschema.validate(machine.diagnostic(found), machine.DIAGNOSTIC)
    for line in made("jsonl", account([found])).decode().splitlines():
        jsonschema.validate(json.loads(line), jsonl.SCHEMA)


def test_json_of_a_full_width_colon() -> None:
    """A file that cannot be read, with a mend of its own kind, gives JSON that follows the schema."""
    found = check(workspace({**FILES, PATHS["county"]: "notes: 甲\npromised：5个工作日\n"}), jobs=1).diagnostics
    assert [one.fix.kind for one in found if one.fix] == ["colon"]
    jsonschema.validate(json.loads(made("json", account(found))), machine.SCHEMA)


@each_language
@pytest.mark.parametrize("diagnostics", [None, []])
def test_sarif_follows_its_schema(schemas: Path, language: str, diagnostics: list[Diagnostic] | None) -> None:
    """OASIS' schema takes the report, with findings and without."""
    schema = json.loads((schemas / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    checker = jsonschema.validators.validator_for(schema)(schema)
    checker.validate(json.loads(made("sarif", account(diagnostics))))
    assert not checker.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_sarif_says_where_and_how_it_ended() -> None:
    """Rules by index, URIs that name the very file, fingerprints, and what was left out."""
    run = json.loads(made("sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result, found in zip(run["results"], account().outcome.diagnostics, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == found.rule
        place = result["locations"][0]["physicalLocation"]
        assert unquote_to_bytes(place["artifactLocation"]["uri"]).decode() == f"目录 a/{found.at.file}"
        assert re.fullmatch(r"[A-Za-z0-9/%._~-]+", place["artifactLocation"]["uri"])
        assert place["region"] == {"startLine": found.at.line, "startColumn": found.at.column}
    assert run["results"][2]["partialFingerprints"] == {"svcstd/v1": "00000000000000bb"}
    (invocation,) = run["invocations"]
    assert invocation["exitCode"] == 3 and invocation["executionSuccessful"] is False
    assert [note["level"] for note in invocation["toolExecutionNotifications"]] == [
        "note",
        "warning",
        "warning",
        "warning",
    ]


@each_language
@pytest.mark.parametrize("diagnostics", [None, []])
def test_junit_follows_jenkins(schemas: Path, language: str, diagnostics: list[Diagnostic] | None) -> None:
    """Jenkins' XSD takes the report, with findings and without."""
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(schemas / "junit-10.xsd"))
    schema.assertValid(etree.fromstring(made("junit", account(diagnostics))))
    assert not schema.validate(etree.fromstring(b"<testsuites><testcase/></testsuites>"))


@pytest.mark.parametrize(
    ("fail_on", "failures", "skipped"), [(Severity.ERROR, 2, 2), (Severity.WARNING, 3, 1), (Severity.INFO, 4, 0)]
)
def test_junit_fails_as_the_command_does(fail_on: Severity, failures: int, skipped: int) -> None:
    """What does not reach `--fail-on` is skipped; counts are those of the cases; names are unique in a file."""
    from lxml import etree

    top = etree.fromstring(made("junit", account(fail_on=fail_on)))
    assert (len(top.findall(".//failure")), len(top.findall(".//skipped"))) == (failures, skipped)
    assert top.get("failures") == str(failures) and top.get("tests") == str(len(top.findall(".//testcase")))
    for suite in top:
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names) == int(suite.get("tests"))
    assert len(top.findall(".//error")) == 1
    assert not etree.fromstring(made("junit", account(exit_code=1))).findall(".//error")


def test_gitlab_has_what_it_documents() -> None:
    """The documented fields and no others; one fingerprint per entry."""
    entries = json.loads(made("gitlab"))
    place = {"type": "object", "required": ["path", "lines"], "properties": {
        "path": {"type": "string", "pattern": "^[^./]"}, "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer"}}},
    }}  # fmt: skip
    fields = {
        "description": {"type": "string"}, "check_name": {"type": "string"}, "fingerprint": {"type": "string", "minLength": 1},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]}, "location": place,
    }  # fmt: skip
    entry = {"type": "object", "required": list(fields), "properties": fields, "additionalProperties": False}
    jsonschema.validate(entries, {"type": "array", "items": entry})
    assert len({one["fingerprint"] for one in entries}) == len(entries) == 4
    assert [one["severity"] for one in entries] == ["minor", "info", "major", "major"]
    assert json.loads(made("gitlab", account([]))) == []


def test_github_commands_are_taken_back() -> None:
    """The runner reads file, title and message as they were written."""
    line = next(line for line in made("github").decode().split("\n") if line.startswith("::warning"))
    _, properties, message = line.split("::", 2)
    found = dict(one.split("=", 1) for one in properties.removeprefix("warning ").split(","))
    back = {key: re.sub("%(25|0A|0D|2C|3A)", lambda m: chr(int(m[1], 16)), value) for key, value in found.items()}
    assert back["file"] == "目录 a/items/990101/000199001001 甲,50%:乙=[1].yaml"
    assert (back["line"], back["col"]) == ("2", "8") and back["title"] == "N101 不写占位语"
    assert message.endswith("%0A改法：写出内容") and "100%25" in message


def test_html_asks_nothing_of_anybody() -> None:
    """No address, no script but the one whose hash the page names, no element that a finding wrote."""
    from base64 import b64encode
    from hashlib import sha256

    from lxml import etree

    page = made("html").decode()
    tree = etree.HTML(page)
    assert not {"src", "href", "onclick", "onerror", "action"} & {key for one in tree.iter() for key in one.attrib}
    assert {one.tag for one in tree.iter()} & {"img", "link", "iframe", "base", "object"} == set()
    (script,) = tree.findall(".//script")
    policy = tree.find(".//meta[@http-equiv]").get("content")
    assert f"script-src 'sha256-{b64encode(sha256(script.text.encode()).digest()).decode()}'" in policy
    assert "default-src 'none'" in policy
    assert len(tree.findall(".//article")) == 4
    assert [mark.text for mark in tree.findall(".//mark")][2:] == ["25个工作日", "25个工作日"]
    (form,) = tree.findall(".//form")
    assert form.get("hidden") is not None  # shown by the script alone
    assert not etree.HTML(made("html", account([], exit_code=0)).decode()).findall(".//article")


def test_spreadsheet_holds_no_formula() -> None:
    """Texts stay texts, whatever they begin with; numbers are numbers; a sheet per million rows."""
    import zipfile

    data = made("xlsx")
    with zipfile.ZipFile(BytesIO(data)) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if "worksheets/sheet" in name]
        assert len(sheets) == 2
        assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
        assert len({one.date_time for one in packed.infolist()}) == 1
        assert b"2000-01-01T00:00:00Z" in packed.read("docProps/core.xml")
    table = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(1).to_python()
    assert table[2][9] == "=1+1" and table[1][4:6] == [2.0, 8.0]
    assert [row[1] for row in table[1:]] == ["N101", "X999", "T101", "T101"]


def test_spreadsheet_goes_on_in_another_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings that a sheet cannot hold follow in the next; a text that a cell cannot hold is cut."""
    from svcstd.report import xlsx

    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    monkeypatch.setattr("svcstd.paper.sheets.MOST_TEXT", 10)
    book = CalamineWorkbook.from_filelike(BytesIO(made("xlsx", many(7))))
    assert book.sheet_names == ["汇总", "发现", "发现 2", "发现 3"]
    found = [row for name in book.sheet_names[1:] for row in book.get_sheet_by_name(name).to_python()[1:]]
    assert [row[11] for row in found] == [f"{n:09x}…" for n in (0,) * 7]


@pytest.mark.parametrize(
    ("most", "kept"),
    [(0, "EWIEWIE"), (7, "EWIEWIE"), (6, "EWIEWE"), (5, "EWEWE"), (4, "EWEE"), (3, "EEE"), (1, "E")],
)
def test_the_least_severe_go_first(most: int, kept: str) -> None:
    """A cap takes infos, then warnings, then the last errors; the others keep their order."""
    shown = most_severe(many(7).outcome.diagnostics, most)
    assert "".join(one.severity.name[0] for one in shown) == kept


@pytest.mark.parametrize(("name", "most"), [("github", 49), ("sarif", 25_000), ("html", 5_000)])
def test_hosts_caps_are_kept_and_said(name: str, most: int) -> None:
    """As many findings as the format holds, and a sentence in the report that says how many are left out."""
    whole, more = made(name, many(most)).decode(), made(name, many(most + 2)).decode()
    sign = {"github": "承诺 ", "sarif": '"ruleIndex"', "html": "<article"}[name]
    assert whole.count(sign) == most == more.count(sign)
    assert "另有 2 条没有写出" in more and "没有写出" not in whole
    assert more.count("::notice title=svcstd") == (name == "github")


def test_every_format_is_quick() -> None:
    """10 000 findings take a few seconds in each format, on a machine that does other work as well."""
    ten_thousand = many(10_000)
    for name in FORMATS:
        start = time.perf_counter()
        assert made(name, ten_thousand)
        assert time.perf_counter() - start < 15, name


# the registry


def test_registry() -> None:
    """Every module that makes a report stands in the registry; names tell apart what is for whom."""
    modules = {
        path.stem
        for path in Path(formats.__file__).parent.glob("*.py")
        if "def pieces(" in path.read_text(encoding="utf-8")
    }
    assert modules - {"formats"} == {one.module for one in FORMATS.values()}
    assert len({one.whom.zh for one in FORMATS.values()}) == len(FORMATS)


def page_rows(language: messages.Language) -> list[str]:
    messages.use(language)
    return [f"| `{one.name}` | `.{one.ending}` | {one.whom} |" for one in FORMATS.values()]


def test_page_names_every_format() -> None:
    """docs/formats.md has the registry's table in both languages, and its snippets name formats that there are."""
    page = (HERE.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    tables = [line for line in page.split("\n") if line.startswith("| `")]
    assert tables == page_rows("zh") + page_rows("en")
    assert set(re.findall(r"(?:--format |--output )([a-z]+)", page)) <= set(FORMATS)


def test_every_sentence_is_in_both_languages() -> None:
    """English is plain ASCII, Chinese is not, and both take the same values."""
    said = [*vars(sentences).values(), *sentences.HEADS.values()]
    for one in said:
        if isinstance(one, messages.Text):
            assert set(re.findall(r"\{(\w+)\}", one.zh)) == set(re.findall(r"\{(\w+)\}", one.en))
            assert one.en.isascii() and not one.zh.isascii()


# the command


def run(
    capfdbinary: pytest.CaptureFixture[bytes], *words: str, case: str = "wrong-code", language: str = "zh"
) -> tuple[int, bytes, str]:
    code = cli.run(["--lang", language, "-C", str(CASES / case), "validate", *words])
    out, err = capfdbinary.readouterr()
    return code, out, err.decode()


def test_several_reports_in_one_run(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each file holds the whole report, whatever is printed; the exit code is that of the findings."""
    words = [word for one in FORMATS.values() for word in ("--output", f"{one.name}={tmp_path / one.name}")]
    code, out, err = run(capfdbinary, "--format", "concise", *words)
    assert code == 1 and out.count(b"\n") == 1 and b"[C102]" in out
    assert err.startswith("查了 1 条实施清单")
    assert {path.name for path in tmp_path.iterdir()} == set(FORMATS)
    for name in FORMATS:
        printed = run(capfdbinary, "--format", name)[1] if name != "xlsx" else (tmp_path / name).read_bytes()
        assert (tmp_path / name).read_bytes() == printed, name
        assert "C102" in (rows(printed) if name == "xlsx" else printed.decode())


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (["--format", "jsn"], "是不是 json", "did you mean json"), (["--format", "yaml"], "可用的有", "is one of"),
        (["--output", "sarf=x"], "是不是 sarif", "did you mean sarif"), (["--output", "a.xlsx"], "xlsx=a.xlsx", "xlsx=a.xlsx"),
        (["--output", "json"], "json=svcstd.json", "json=svcstd.json"), (["--output", "json="], "文件名", "name of a file"),
        (["--output", "json=-"], "--format json", "--format json"), (["--output", "json=no/such/x"], "不存在", "does not exist"),
        (["--output", "json=items"], "不是普通文件", "not a regular file"), (["--output", "json=a", "--output", "html=./a"], "写了两次", "named twice"),
    ],
)  # fmt: skip
def test_wrong_use(capfdbinary: pytest.CaptureFixture[bytes], words: list[str], zh: str, en: str) -> None:
    """Wrong formats and files are usage errors before anything is checked or written."""
    for language, said in (("zh", zh), ("en", en)):
        code, out, err = run(capfdbinary, *words, language=language)
        assert (code, out) == (2, b"") and said in err
        assert language == "zh" or err.isascii()
    assert not (CASES / "wrong-code" / "a").exists()


def test_bytes_are_not_for_terminals(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A spreadsheet goes through a pipe, not onto a terminal."""
    code, out, _ = run(capfdbinary, "--format", "xlsx")
    assert code == 1 and out.startswith(b"PK")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    code, out, err = run(capfdbinary, "--format", "xlsx")
    assert (code, out) == (2, b"") and "--output xlsx=" in err


def test_a_workspace_has_its_own_page(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Any single template may be its own, a script never; what no template may do is refused there too."""
    home = shutil.copytree(CASES / "wrong-code", tmp_path / "home")
    (home / "templates").mkdir()
    (home / "templates/report.js").write_text("alert(1)", encoding="utf-8")
    (home / "templates/report.css").write_text("body { color: #123456; }\n", encoding="utf-8")
    code, out, _ = run(capfdbinary, "--format", "html", case=str(home))
    page = out.decode()
    assert code == 1 and "#123456" in page and "alert(1)" not in page and "<script>" in page
    own = home / "templates/report.html.j2"
    own.write_text("本局版式 {{ counts }}{{ title }}", encoding="utf-8")
    code, out, _ = run(capfdbinary, "--format", "html", case=str(home))
    assert code == 1 and out.decode().startswith("本局版式 查了 1 条实施清单")
    own.write_text("{{ counts.upper() }}", encoding="utf-8")
    code, out, err = run(capfdbinary, "--format", "html", case=str(home))
    assert (code, out) == (2, b"") and "report.html.j2" in err and "not for templates" in err


def test_an_extra_that_is_missing(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exact line to install it, and exit code 2."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    for words in (["--format", "xlsx"], ["--output", f"xlsx={tmp_path / 'a.xlsx'}"]):
        code, out, err = run(capfdbinary, *words)
        assert (code, out) == (2, b"") and "pip install 'svcstd[xlsx]'" in err
    assert run(capfdbinary, "--format", "json")[0] == 1


def test_a_file_that_cannot_be_written(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named and ends with 3; the other reports come all the same, and nothing half-written is left."""
    really = os.replace

    def full(old: str, new: Path) -> None:
        if Path(new).name == "a":
            raise OSError(28, "No space left on device")
        really(old, new)

    monkeypatch.setattr(os, "replace", full)
    code, out, err = run(capfdbinary, "--output", f"json={tmp_path / 'a'}", "--output", f"html={tmp_path / 'b'}")
    assert code == 3 and "C102" in out.decode() and "No space left" in err
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_page_that_grows_too_long(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named and ends with 3, and the other reports come all the same."""
    monkeypatch.setattr("svcstd.paper.sandbox.MOST_STEPS", 1)
    code, out, err = run(capfdbinary, "--output", f"html={tmp_path / 'a'}", "--output", f"junit={tmp_path / 'b'}")
    assert code == 3 and "C102" in out.decode() and "too many steps" in err
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_odd_names_are_found_again(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Paths in reports of a real run lead to the file, from the top of the repository."""
    top = tmp_path / "库 %2F"
    shutil.copytree(CASES / "clean", top / "目录,a:b")
    (top / ".git").mkdir()
    record = top / "目录,a:b/items/990101/000131022000.yaml"
    odd = record.with_name("000131022000_甲 50%,乙:丙#[1]&.yaml")
    odd.write_text(record.read_text(encoding="utf-8") + '"]]>::x\\e[31m": </script>\n', encoding="utf-8")
    record.unlink()
    files = {name: tmp_path / name for name in ("sarif", "gitlab", "github", "junit")}
    words = [word for name, file in files.items() for word in ("--output", f"{name}={file}")]
    code, out, _ = run(capfdbinary, *words, case=str(top / "目录,a:b"))
    assert code == 3 and b"\x1b" not in out  # a control character makes a file unusable
    place = json.loads(files["sarif"].read_bytes())["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    said = files["github"].read_text(encoding="utf-8").split(",line=")[0].removeprefix("::error file=")
    named = {
        unquote_to_bytes(place["artifactLocation"]["uri"]).decode(),
        json.loads(files["gitlab"].read_bytes())[0]["location"]["path"],
        said.replace("%2C", ",").replace("%3A", ":").replace("%25", "%"),
    }
    assert named == {str(odd.relative_to(top))}


def test_what_a_format_cannot_say_is_told(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A partial run names on stderr the rules that were left out, where the format has no place for it."""
    for name in FORMATS:
        if FORMATS[name].written != "bytes":
            _, out, err = run(capfdbinary, str(CASES / "clean" / "items/990101"), "--format", name, case="clean")
            assert ("未检查" in err) is not FORMATS[name].sums
            assert name in ("json", "jsonl") or ("未检查" in out.decode()) is FORMATS[name].sums


def test_caps_are_told_and_change_no_exit_code(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where errors make the command fail it fails, however few of them a format shows."""
    shutil.copytree(CASES / "clean", tmp_path / "copy")
    with open(tmp_path / "copy/items/990101/000131022000.yaml", "a", encoding="utf-8") as record:
        record.write("zzz: 1\nyyy: 2\nxxx: 3\n")
    ended = {}
    for most in (0, 1):
        monkeypatch.setitem(reports.FORMATS, "github", replace(FORMATS["github"], most=most))
        ended[most] = run(capfdbinary, "--format", "github", case=str(tmp_path / "copy"))
    assert ended[0][0] == ended[1][0] == 1
    assert ended[0][1].count(b"::error file=") == 3 and ended[1][1].count(b"::error file=") == 1
    assert not ended[0][2] and "没有写出" in ended[1][2]


def test_text_in_a_file_is_whole() -> None:
    """What a terminal is spared stands in the file: it is the whole report."""
    assert made("text", many(300)).count("承诺 ".encode()) == 300
    assert sum("承诺 " in str(line) for line in text.lines(many(300).outcome)) < 300


def test_paths_are_those_of_the_repository(tmp_path: Path) -> None:
    """A workspace below the top of a repository gives hosts the paths from there."""
    for folder in (tmp_path / "a" / "目录", tmp_path):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "svcstd.yaml").touch()
        assert Workspace.find(folder).below_repository == ""
    (tmp_path / ".git").touch()  # a worktree has a file of that name
    assert Workspace.find(tmp_path / "a" / "目录").below_repository == "a/目录/"
    assert Workspace.find(tmp_path).below_repository == ""


# text


@pytest.mark.parametrize("column", [1, 11, 60, 119, 120])
@pytest.mark.parametrize("source", ["promised: " + "很长的一行" * 22, "x" * 120])
def test_frames_fit_a_narrow_terminal(source: str, column: int) -> None:
    """No line of a frame is wider than the terminal, and the mark stands under the place."""
    found = Diagnostic(Location("a.yaml", 7, column), "T101", Severity.ERROR, "m")
    report = account([found]).outcome
    frame = ["".join(run for run, _ in line) for line in text._frame(report.diagnostics[0], source, 40)]
    assert all(text.width(line) <= 40 for line in frame)
    shown, mark = frame
    before = mark.index("^")
    at, taken = 0, 0
    while taken < before:
        taken += text.width(shown[at])
        at += 1
    assert taken == before
    assert not source[column - 1 :] or shown[at] == source[column - 1]


def test_no_command_of_a_log() -> None:
    """What runners of builds obey is spelled out, once."""
    assert safe("a ##[add-mask]b") == "a #\\u0023[add-mask]b" == safe(safe("a ##[add-mask]b"))
