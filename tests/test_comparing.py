"""Formats of `svcstd diff`: registry, schemas, hostile texts, what hosts cut, widths of terminals, `--output`."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import svcstd.diff.formats as package
from accounts import HOSTILE
from comparisons import hostile, many, shown
from complete import FILES, PATHS, workspace
from svcstd import cli
from svcstd.diff.cause import Side
from svcstd.diff.formats import FORMATS, html, machine, markdown, wide
from svcstd.diff.formats.marks import marked, width, wrapped
from svcstd.diff.formats.schema import SCHEMA
from svcstd.messages import comparing as say
from svcstd.messages import use
from svcstd.pipeline.annotated import annotated
from svcstd.report.account import Account
from svcstd.report.formats import FORMATS as REPORTS
from versions import compared

PAIRS = Path(__file__).parent / "pairs"
OWN = [name for name, one in FORMATS.items() if one.module]
HOSTED = [name for name, one in FORMATS.items() if not one.module]


@pytest.fixture(params=["zh", "en"])
def spoken(request: pytest.FixtureRequest):
    """Both languages, then Chinese again."""
    use(request.param)
    yield request.param
    use("zh")


def made(name: str, result, **of) -> str:
    return b"".join(FORMATS[name].encoded(shown(result, **of))).decode()


def run(capfdbinary: pytest.CaptureFixture[bytes], *words: str, home: Path) -> tuple[int, str, str]:
    code = cli.run(["-C", str(home), "--lang", "zh", "diff", *words])
    out, err = capfdbinary.readouterr()
    return code, out.decode(), err.decode()


@pytest.fixture
def materials(tmp_path: Path) -> Path:
    """A folder with two versions, `before` and `after`."""
    return Path(shutil.copytree(PAIRS / "materials", tmp_path / "two"))


# registry


def test_registry_is_complete() -> None:
    """Each format has a module that makes it or a report of its name, and no module is left out."""
    folder = Path(package.__file__).parent
    makers = {path.stem for path in folder.glob("*.py") if re.search(r"^def pieces\(", path.read_text("utf-8"), re.M)}
    assert {FORMATS[name].module for name in OWN} == makers
    assert set(HOSTED) <= set(REPORTS) and all(REPORTS[name].ending == FORMATS[name].ending for name in HOSTED)
    assert [one.name for one in FORMATS.values()] == list(FORMATS)


@pytest.mark.parametrize("name", OWN)
def test_same_comparison_same_bytes(name: str, spoken: str) -> None:
    assert made(name, hostile()) == made(name, hostile())
    assert made(name, many(0))


# machines


def test_json_follows_its_schema(spoken: str) -> None:
    for result in (hostile(), many(3), many(0)):
        jsonschema.validate(json.loads(made("json", result)), SCHEMA)


def test_json_tells_adjustments_findings_and_sums() -> None:
    told = json.loads(machine.dump(hostile()))
    assert [one["kind"] for one in told["adjustments"]] == ["取消"]
    assert [(one["rule"], one["side"]) for one in told["findings"]] == [("A201", "new")]
    (item,) = told["sums"]["items"]
    assert (item["verdicts"], item["items"]) == ({"better": 1, "worse": 1, "neutral": 1}, 1)
    assert item["once"] == {"promised_workdays": 9, "visits": -3}
    assert [one["agency"] for one in told["sums"]["agencies"]] == [HOSTILE]


def hosted(name: str, files: tuple[dict[str, str], dict[str, str]]) -> str:
    """A comparison as a report of validation tells it."""
    result = compared(*files)
    account = Account(annotated(result, workspace(files[1])), {}, exit_code=result.exit_code(), command="diff")
    return b"".join(REPORTS[name].encoded(account)).decode()


def taken_out() -> tuple[dict[str, str], dict[str, str]]:
    """Two versions, of which the newer has lost a line, and a record."""
    new = {path: text for path, text in FILES.items() if path != PATHS["province"]}
    return FILES, {**new, PATHS["county"]: FILES[PATHS["county"]].replace("promised: 5个工作日\n", "")}


def test_no_annotation_stands_in_a_file_that_is_gone() -> None:
    """What the older version alone has is told in a file of the newer one; where it was is related."""
    old, new = taken_out()
    result = compared(old, new)
    assert {cause.spot.side for cause in result.causes} == {Side.OLD}
    found = annotated(result, workspace(new)).diagnostics
    assert len(found) == len(result.effects) + len(result.findings)
    assert {one.at.file for one in found} <= set(new)
    assert {at.file for one in found for at, _ in one.related} >= {PATHS["province"]}
    assert [one for one in found if one.at.file == PATHS["county"]]
    for entry in json.loads(hosted("gitlab", (old, new))):
        assert entry["location"]["path"] in new


def test_sarif_follows_its_schema() -> None:
    if not os.environ.get("SVCSTD_SCHEMAS"):
        pytest.skip("SVCSTD_SCHEMAS names no folder with sarif-schema-2.1.0.json and junit-10.xsd")
    folder = Path(__file__).parent.parent / os.environ["SVCSTD_SCHEMAS"]
    schema = json.loads((folder / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(hosted("sarif", taken_out()))
    jsonschema.validators.validator_for(schema)(schema).validate(log)
    assert all(one["relatedLocations"] for one in log["runs"][0]["results"] if one["ruleId"] == "D151")


# people


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_in_any_format(said: str) -> None:
    """Whatever a stranger writes, the page and the comment have the same parts."""
    from lxml import etree

    result = hostile(said)
    jsonschema.validate(json.loads(made("json", result)), SCHEMA)
    page = etree.HTML(made("html", result, title=said))
    assert len(page.findall(".//article")) == 3 and len(page.findall(".//script")) == 1
    comment = made("markdown", result, title=said)
    tables = re.findall(r"(?:^\|.*\n)+", comment, re.MULTILINE)
    assert [table.count("\n") for table in tables] == [3, 3, 3, 3, 3, 3, 3]
    for table in tables:
        assert len({re.sub(r"\\.", "", row).count("|") for row in table.splitlines()}) == 1


@pytest.mark.parametrize("name", OWN)
def test_strangers_command_nothing(name: str) -> None:
    """No control character, no turned reading direction, no markup of a stranger."""
    found = made(name, hostile(), title=HOSTILE)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", found)
    if name != "json":
        assert "\u202e" not in found and "##[" not in found
    if name in ("html", "markdown"):
        assert "<img" not in found
    if name == "markdown":
        assert not re.search(r"(?<!\\)\]\(|://", found)


def test_markdown_links_and_mentions_nothing() -> None:
    said = "@someone #12 https://x.example www.x.example :tada: `a` **b** <b>c</b> | d ~~e~~ $f$ ![g](h) org/repo@1"
    out = markdown.plain(said)
    assert not re.search(r"(?<!&)#\d|@|://|www\.|<|(?<!\\)[`*|~]|:tada:|\$", out)


def test_a_comment_is_cut_where_a_host_cuts() -> None:
    """The comment is no longer than GitHub takes, closes what it opens, and says that something is left out."""
    out = made("markdown", many(2_000))
    assert 60_000 < len(out) <= markdown.MOST == 65_536
    assert out.count("<details>") == out.count("</details>")
    assert "没有写出" in out and not re.search(r"[^|>]\n\| ---", out.replace("\n\n", "\n"))
    assert "没有写出" not in made("markdown", many(5))


def test_the_page_asks_nothing_of_anybody() -> None:
    from base64 import b64encode
    from hashlib import sha256

    from lxml import etree

    tree = etree.HTML(made("html", hostile(), title=HOSTILE))
    assert not {"src", "onclick", "onerror", "action"} & {key for one in tree.iter() for key in one.attrib}
    assert all(one.get("href").startswith("#") for one in tree.iter() if one.get("href"))
    (script,) = tree.findall(".//script")
    policy = tree.find(".//meta[@http-equiv]").get("content")
    assert f"script-src 'sha256-{b64encode(sha256(script.text.encode()).digest()).decode()}'" in policy
    assert tree.find(".//form").get("hidden") is not None  # shown by the script alone


def test_a_page_of_many_verdicts_and_places() -> None:
    """The severest verdicts are kept and the others counted; a list of a thousand places stands there once."""
    page = made("html", many(html.MOST + 7, reached=20))
    assert page.count("<article ") == html.MOST and "另有 7 条没有写出" in page
    assert len(page) < 6_000_000
    page = made("html", many(30, reached=1_000))
    assert page.count("示例镇0999") == 1 and len(page) < 100_000


def test_what_differs_is_marked() -> None:
    old, new = marked("在10个工作日内向区局提出申请", "在8个工作日内向市局提出书面申请")
    assert [mark.text for mark in old] == ["在", "10", "个工作日内向", "区", "局提出申请"]
    assert [mark.text for mark in new if mark.changed] == ["8", "市", "书面"]
    assert [mark.text for mark in marked("甲乙丙", "丁乙戊")[0]] == ["甲乙丙"]  # equal by chance


@settings(max_examples=100, deadline=None)
@given(st.text("甲乙丙1 2a", max_size=30), st.text("甲乙丙1 2a", max_size=30))
def test_marks_are_the_texts(one: str, two: str) -> None:
    old, new = marked(one, two)
    assert ("".join(m.text for m in old), "".join(m.text for m in new)) == (one, two)
    assert (one == two) is not any(mark.changed for mark in (*old, *new))
    for columns in (2, 7, 30):
        lines = wrapped(old, columns)
        assert "".join(m.text for line in lines for m in line) == one
        assert all(sum(width(m.text) for m in line) <= columns for line in lines)


@pytest.mark.parametrize("columns", [40, 80, 120, 200])
def test_columns_stand_under_each_other(columns: int) -> None:
    """Wherever values stand side by side, they do so at the same column, and no line of values is too wide."""
    lines = ["".join(run for run, _ in line) for line in wide.lines(hostile(), columns)]
    beside = [line for line in lines if wide.BETWEEN in line]
    assert beside and len({width(line.split("│")[0]) for line in beside}) == 1
    assert all(width(line) <= columns for line in beside)


def test_a_wide_terminal_is_used(monkeypatch: pytest.MonkeyPatch, materials: Path, capfdbinary) -> None:
    from svcstd.cli.comparing import Reporting

    for columns, beside in ((119, False), (120, True), (0, False)):
        monkeypatch.setattr(Reporting, "_columns", staticmethod(lambda columns=columns: columns))
        _, out, _ = run(capfdbinary, "before", "after", home=materials)
        assert ("│" in out) is beside


def test_adjustments_come_first() -> None:
    for name in ("text", "wide", "markdown", "html"):
        out = made(name, hostile())
        assert 0 <= out.index(str(say.ADJUSTMENTS)) < out.index("D221")


# the command


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_printed_and_written_alike(name: str, materials: Path, capfdbinary) -> None:
    file = materials / "report"
    code, out, err = run(capfdbinary, "before", "after", "--format", name, "--output", f"{name}={file}", home=materials)
    assert code == 0 and out == file.read_text(encoding="utf-8") and out
    assert bool(err) is (name == "gitlab")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "htm"), "html"),
        (("--output", "html"), "html=svcstd.html"),
        (("--output", "xlsx=a.xlsx"), "xlsx"),
        (("--output", "html=-"), "--format html"),
        (("--output", "html=no/where.html"), "no"),
        (("--output", "html=after/items/a.html"), "比较所读的文件"),
        (("--output", "json=before/svcstd.yaml"), "比较所读的文件"),
    ],
)
def test_misuse(words: tuple[str, ...], said: str, materials: Path, capfdbinary) -> None:
    before = {path: path.read_bytes() for path in materials.rglob("*") if path.is_file()}
    code, out, err = run(capfdbinary, "before", "after", *words, home=materials)
    assert (code, out) == (2, "") and said in err
    assert before == {path: path.read_bytes() for path in materials.rglob("*") if path.is_file()}


def test_what_cannot_be_read_fails_every_format(materials: Path, capfdbinary) -> None:
    (materials / "after" / "items" / "990101_示例区" / "x.yaml").parent.mkdir(exist_ok=True)
    record = next((materials / "after" / "items").rglob("*.yaml"))
    record.write_text("a: [\n", encoding="utf-8")
    for name in FORMATS:
        code, out, _ = run(capfdbinary, "before", "after", "--format", name, home=materials)
        assert code == 3, name
        assert record.name in unquote(out.replace("\\", "")), name
