"""`svcstd render notice`: counts that add up in every format, rows, blanks, hostile texts, refusals."""

from __future__ import annotations

import io
import os
import re
import shutil
from datetime import date
from pathlib import Path

import lxml.html
import pytest
import python_calamine

from svcstd import cli, messages
from svcstd.diagnostic import Location
from svcstd.diff.adjusted import Adjusted, Declared, Named, Unit
from svcstd.diff.cause import Side, Spot
from svcstd.diff.notice import html, markdown, xlsx
from svcstd.diff.notice.counted import Count, Entries, Known, counted
from svcstd.diff.notice.tables import heads
from svcstd.diff.notice.view import Head, Notice, noticed
from svcstd.diff.result import DiffResult, Reached
from svcstd.messages import notice as say
from svcstd.model.enums import AdjustmentKind as Kind
from svcstd.model.enums import Level
from svcstd.paper import BadTemplate
from svcstd.paper.sheets import MOST_TEXT
from svcstd.pipeline.notice import ground
from svcstd.workspace import packaged

HERE = Path(__file__).resolve().parent
EDITIONS = HERE.parent / "examples" / "editions"
PAIRS = sorted(path for path in (HERE / "pairs").iterdir() if path.is_dir())
Table = list[list[str]]
BLANK = Head()
SPOT = Spot(Side.NEW, Location("catalog/basic/a.yaml"), ())
HOSTILE = '=HYPERLINK("//x")|<script>alert(1)</script>`*_[a](b)\n# 二行\x1b[31m {{ 7 }}'


def load(name: str) -> str | None:
    return packaged(f"templates/{name}").read_text(encoding="utf-8")


def between(before: Path, after: Path, head: Head = BLANK, **narrowed: str) -> Notice | None:
    found = ground([str(before), str(after)], HERE, jobs=1, **narrowed)
    return noticed(found.result, found.entries, head, found.title)


def pair(name: str) -> Notice | None:
    return between(HERE / "pairs" / name / "before", HERE / "pairs" / name / "after")


@pytest.fixture(scope="module")
def editions() -> Notice:
    """The notice of the two example editions."""
    made = between(EDITIONS / "2023", EDITIONS / "2024")
    assert made is not None
    return made


def md_tables(notice: Notice) -> list[Table]:
    """The tables of the Markdown, cells unescaped no further than to be counted."""
    out: list[Table] = [[]]
    for line in markdown.page(notice, load).split("\n"):
        if line.startswith("|"):
            out[-1].append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
        elif out[-1]:
            out.append([])
    return [[row for row in table if not row[0].startswith("---")] for table in out if table]


def html_tables(notice: Notice) -> list[Table]:
    tree = lxml.html.fromstring(html.page(notice, load).encode())
    return [
        [[cell.text_content() for cell in row.iter("td", "th")] for row in table.iter("tr")]
        for table in tree.iter("table")
    ]


def sheet(notice: Notice, name: str) -> Table:
    book = python_calamine.load_workbook(io.BytesIO(xlsx.pack(notice)))
    found = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [[f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in row] for row in found]


def tables_of(format: str, notice: Notice) -> tuple[Table, Table, Table]:
    """The tables of counts, of documents and of the annex, without heads and rows of kinds."""
    if format == "xlsx":
        rows = sheet(notice, say.NOTICE_SHEET.say())
        starts = [n for n, row in enumerate(rows) if row[0] in (say.KIND.say(), say.TITLE_HEAD.say())]
        ends = [next(n for n in range(start, len(rows)) if rows[n][0] == say.ALL.say()) for start in starts]
        width = len(notice.units) + 2
        sums, documents = (rows[start + 1 : end + 1] for start, end in zip(starts, ends, strict=True))
        return [row[:width] for row in sums], documents, sheet(notice, say.ANNEX_SHEET.say())[2:]
    sums, documents, *annex = (md_tables if format == "md" else html_tables)(notice)
    rows = [row for table in annex for row in table if len(row) == len(heads()) and row != heads()]
    return sums[1:], documents[1:], rows


FORMATS = ("md", "html", "xlsx")


def adds_up(format: str, notice: Notice) -> list[str]:
    """Check the sums of one format, and return the codes of the kinds' rows."""
    sums, documents, annex = tables_of(format, notice)
    *kinds, total = [[int(cell) for cell in row[1:]] for row in sums]
    assert [sum(column) for column in zip(*kinds, strict=True)] == total
    assert all(sum(row[:-1]) == row[-1] for row in (*kinds, total))
    assert total[-1] == len(annex)
    assert sum(int(row[-1]) for row in documents[:-1]) == int(documents[-1][-1]) == len(annex)
    assert [int(row[0]) for row in annex] == list(range(1, len(annex) + 1))
    return [row[3] for row in annex]


@pytest.mark.parametrize("format", FORMATS)
def test_editions_add_up(format: str, editions: Notice) -> None:
    """71 = 49 cancelled + 20 devolved + 1 merged + 1 retyped, of which 64 items and 5 sub-items are the first two."""
    codes = adds_up(format, editions)
    sums, documents, annex = tables_of(format, editions)
    assert sums == [
        ["取消", "48", "1", "49"],
        ["下放", "16", "4", "20"],
        ["合并", "1", "0", "1"],
        ["类型调整", "1", "0", "1"],
        ["合计", "66", "5", "71"],
    ]
    assert len(codes) == len(set(codes)) == 71 and len(documents) == 9 + 1
    assert sum(row[6] == "取消" for row in annex) == 49
    assert sum(row[6].startswith("下放至") for row in annex) == 20
    assert sum(bool(row[2]) for row in annex) == 5


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("at", PAIRS, ids=lambda path: path.name)
def test_pairs_add_up(at: Path, format: str) -> None:
    """Whatever was adjusted, declared or not, everywhere or at a place: the parts are the whole."""
    notice = pair(at.name) if at.name != "unreadable-side" else None
    expected = (at / "expected.txt").read_text(encoding="utf-8")
    assert (notice is not None) == ("事项调整（" in expected), "a pair without an adjustment has no notice"
    if notice is not None:
        adds_up(format, notice)


def test_every_kind_is_among_the_pairs() -> None:
    """Each kind of adjustment has its decision in some pair."""
    seen = set()
    for path in PAIRS:
        notice = pair(path.name) if path.name != "unreadable-side" else None
        seen |= {group.kind for group in notice.groups} if notice else set()
    assert seen == set(Kind)


def test_text_of_editions(editions: Notice) -> None:
    """Title, counts in words and the annex say the same."""
    assert editions.title == "关于取消、下放、合并和调整一批政务服务事项的公告"
    assert "其中取消和下放合计64项及5个子项。" in editions.what.paragraphs
    assert editions.annex == "政务服务事项调整目录（66项及5个子项）"
    assert editions.lead.startswith(
        "根据《国务院关于取消和下放一批行政审批项目等事项的决定》（国发〔2013〕19号）等9份文件"
    )
    assert (editions.number, editions.issuer, editions.date) == ("〔文号〕", "〔发文机关〕", "〔成文日期〕")
    assert any("申请材料 −8 件" in text for text in editions.effects.paragraphs)
    assert any("合成示例" in note for note in editions.notes)


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("0001Z2013000", {"decision": "下放至市级、县级", "remark": "承接地区：秦皇岛市、海港区、北戴河区、抚宁区"}),
        (
            "0001Z5802001",
            {"name": "省级自学考试机构开考高等教育自学考试专业审批", "sub": "高等教育自学考试专科专业审批"},
        ),
        ("0001Z5101000", {"department": "市场监管部门", "document": "国发〔2016〕9号", "sub": ""}),
        ("0001Z5702000\n0001Z5703000", {"decision": "合并为“安全评价检测检验机构资质认可”（0001Z5704000）"}),
    ],
)
def test_rows_of_editions(code: str, part: dict[str, str], editions: Notice) -> None:
    """One row for an item, with the places that took it over, the main item of a sub-item, department and document."""
    (row,) = (row for row in editions.rows if row.code == code)
    assert {key: getattr(row, key) for key in part if key != "remark"} == {
        k: v for k, v in part.items() if k != "remark"
    }
    assert part.get("remark", "") in row.remark
    if code == "0001Z5101000":
        assert row.basis == "《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）"


@pytest.mark.parametrize(
    ("name", "decision"),
    [
        ("devolved-to-towns", "下放至镇(乡、街道)级（示例区）"),
        ("suspended-at-a-place", "暂停（示例区）"),
        ("moved-to-another-body", "实施机关由示例区市场监督管理局变更为示例区行政审批局（示例区）"),
        ("renamed", "更名为“示例销售经营核准”"),
        ("item-cancelled", "取消"),
        ("item-added", "新增"),
        ("recalled", "上收至市级"),
    ],
)
def test_decisions(name: str, decision: str) -> None:
    """What was decided; what places alone did names them."""
    notice = pair(name)
    assert notice is not None and decision in [row.decision for row in notice.rows]
    assert any("只在部分地区调整" in text for text in notice.what.paragraphs) == decision.endswith("（示例区）")


# made by hand


def declared(**said: str) -> Declared:
    return Declared("d", "a", Location("catalog/adjustments/d.yaml"), Kind.CANCELLED, **said)


def fact(code: str, kind: Kind = Kind.CANCELLED, unit: Unit = Unit.MAIN, **more: object) -> Adjusted:
    named = (Named(code, str(more.pop("name", f"事项{code}")), unit),)
    after = () if kind is Kind.CANCELLED else named
    return Adjusted(kind, named, after, str(more.pop("region", "")), SPOT, **more)  # type: ignore[arg-type]


def of(*facts: Adjusted, entries: Entries | None = None, head: Head = BLANK, **result: object) -> Notice:
    made = noticed(DiffResult(adjusted=list(facts), old="旧", new="新", **result), entries or {}, head)  # type: ignore[arg-type]
    assert made is not None
    return made


def test_places_follow_what_holds_their_item() -> None:
    """A place that takes over one handling item of a devolved main item is no row of its own; one of another kind is."""
    entries = {(Side.NEW, "12"): Known(("1", "12"), ("一", "一二"))}
    moved = fact("1", Kind.DEVOLVED, levels=((Level.PROVINCE,), (Level.CITY,)))
    taken = fact("12", Kind.DEVOLVED, Unit.HANDLING, region="990100", reach=frozenset({Reached("990100", "12")}))
    stopped = [fact("12", Kind.SUSPENDED, Unit.HANDLING, region=region) for region in ("990100", "990200")]
    first, second = counted([moved, taken, *stopped], entries)
    assert (first.fact, first.following, first.places) == (moved, ["990100"], [])
    assert (second.fact, second.places) == (stopped[0], ["990100", "990200"])


def test_counts_in_words() -> None:
    """Units that there are none of go without a word; English has a singular."""
    assert [Count(2, 1).say(), Count(0, 1).say(), Count().say()] == ["2项及1个子项", "1个子项", "0项"]
    messages.use("en")
    assert [Count(2, 1).say(), Count(1).say()] == ["2 items and 1 sub-item", "1 item"]


@pytest.mark.parametrize(
    ("head", "issuer"), [(Head(), "〔发文机关〕"), (Head(issuer="示例市政务服务局"), "示例市政务服务局")]
)
def test_issuer(head: Head, issuer: str) -> None:
    """The body that is given; that which decided, though all declarations name it, need not be the one that signs."""
    assert of(fact("1", declared=declared(decided_by="示例省政府")), head=head).issuer == issuer


def test_head_is_given() -> None:
    """Number and date stand where the blanks were."""
    notice = of(fact("1"), head=Head("示例府发〔2026〕1号", date=date(2026, 3, 1)))
    assert (notice.number, notice.date) == ("示例府发〔2026〕1号", "2026年3月1日")
    assert [note for note in notice.notes if "填写" in note] == ["〔发文机关〕由发文机关填写。"]


def test_undeclared_is_marked() -> None:
    """A row without a declaration says so, and so does the table of documents; the others cite theirs."""
    notice = of(fact("1"), fact("2", declared=declared(document="示例〔2026〕1号", title="决定", date="2026-01-02")))
    assert [row.document for row in notice.rows] == ["未声明", "示例〔2026〕1号"]
    assert [(one.title, one.adjustments) for one in notice.documents] == [("决定", 1), ("未声明", 1)]
    assert notice.lead.startswith("根据《决定》（示例〔2026〕1号），") and notice.undeclared == ["事项1"]


def test_nothing_adjusted() -> None:
    """There is no notice of nothing."""
    assert noticed(DiffResult(), {}, Head()) is None


def hostile() -> Notice:
    known = {(Side.OLD, "1"): Known(("1",), (HOSTILE,), HOSTILE, (HOSTILE, "+1"), "行政许可")}
    made = declared(document=HOSTILE, title=HOSTILE, decided_by=HOSTILE, supervision=HOSTILE, reason=HOSTILE)
    return of(fact("1", name=HOSTILE, declared=made), entries=known, head=Head(HOSTILE, HOSTILE))


def test_hostile_markdown() -> None:
    """No row gains a cell, no text becomes a heading, a link, HTML or a template."""
    page = markdown.page(hostile(), load)
    assert adds_up("md", hostile()) == ["1"]
    assert "<script" not in page and "\x1b" not in page and "{{" not in page and "[a](b)" not in page
    assert [line for line in page.split("\n") if line.startswith("# ")] == [page.split("\n", 1)[0]]
    assert {len(row) for row in md_tables(hostile())[-1]} == {len(heads())}


def test_hostile_html() -> None:
    """What strangers wrote is text; the page runs nothing and asks no host."""
    page = html.page(hostile(), load)
    tree = lxml.html.fromstring(page.encode())
    assert adds_up("html", hostile()) == ["1"]
    assert not list(tree.iter("script", "img", "iframe", "a", "link")) and "\x1b" not in page
    assert "<script>alert(1)</script>" in tree.text_content()
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def test_hostile_xlsx(tmp_path: Path) -> None:
    """No cell is a formula or a link; long texts are cut where a cell ends; the same bytes each time."""
    (tmp_path / "a.xlsx").write_bytes(xlsx.pack(hostile()))
    shutil.unpack_archive(tmp_path / "a.xlsx", tmp_path / "a", "zip")
    sheets = "".join(file.read_text(encoding="utf-8") for file in sorted((tmp_path / "a/xl/worksheets").glob("*.xml")))
    assert "<f>" not in sheets and "<hyperlink" not in sheets
    assert sheets.count('paperSize="9"') == sheets.count('orientation="landscape"') == 2 and 'state="frozen"' in sheets
    names = (tmp_path / "a/xl/workbook.xml").read_text(encoding="utf-8")
    assert "_xlnm.Print_Titles" in names and "$1:$2" in names
    assert adds_up("xlsx", hostile()) == ["1"] and xlsx.pack(hostile()) == xlsx.pack(hostile())
    long = of(fact("1", name="长" * 40_000))
    assert len(sheet(long, "附件")[2][1]) == MOST_TEXT


def test_html_prints() -> None:
    """Heads of the annex are repeated on each page, rows are not cut, the annex lies across."""
    page = html.page(hostile(), load)
    assert "thead { display: table-header-group; }" in page and "tr { break-inside: avoid; }" in page
    assert "@page annex { size: A4 landscape;" in page


@pytest.mark.parametrize("format", FORMATS)
def test_english(format: str, editions: Notice) -> None:
    """The words around the data are English, and no figure changes."""
    messages.use("en")
    notice = between(EDITIONS / "2023", EDITIONS / "2024")
    assert notice is not None
    assert notice.title == "Notice on cancelling, devolving, merging and changing a number of government service items"
    assert notice.count == "66 items and 5 sub-items" and len(adds_up(format, notice)) == len(editions.rows)
    assert "Devolved to: Provincial level" in {row.decision for row in notice.rows}


def test_narrowed() -> None:
    """To a place, a body or an item; the counts follow."""
    by_item = between(EDITIONS / "2023", EDITIONS / "2024", item="0001Z2013000")
    by_place = between(EDITIONS / "2023", EDITIONS / "2024", region="130304")
    assert by_item is not None and by_place is not None
    assert (by_item.count, len(by_item.rows)) == ("1项", 1)
    assert 1 < len(by_place.rows) < 71
    adds_up("md", by_place)


def test_narrowed_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    """A notice of a part names the part, and calls its figures no figures of the whole catalogue."""
    versions = [str(EDITIONS / "2023"), str(EDITIONS / "2024")]
    assert run(*versions, "--region", "130304") == 0
    part = capfd.readouterr().out
    assert "只写这个范围内的调整：地区 “北戴河区”（130304）。" in part and "按编制说明所列范围内的全部改动计算" in part
    assert run(*versions) == 0
    whole = capfd.readouterr().out
    assert "这个范围" not in whole and "按两版目录之间的全部改动计算" in whole


def test_narrowed_to_a_body() -> None:
    """Only what the body had or has; what it does to applicants is told of its items alone."""
    at = HERE / "pairs" / "moved-to-another-body"
    for body, rows in (("sl-market", 1), ("sl-approval", 1)):
        made = between(at / "before", at / "after", agency=body)
        assert made is not None and len(made.rows) == rows
    found = ground([str(at / "before"), str(at / "after")], HERE, agency="sl-market", jobs=1)
    assert found.result.reach and {found.result.former.get(one) for one in found.result.reach} == {"sl-market"}


# the command


def run(*words: str) -> int:
    return cli.run(["--lang", "zh", "render", "notice", *words])


def sides(name: str) -> list[str]:
    return [str(HERE / "pairs" / name / side) for side in ("before", "after")]


def test_issuer_is_never_guessed(capfd: pytest.CaptureFixture[str]) -> None:
    """Help and notice agree: who decided is not taken for who issues."""
    assert run("--help") == 0
    assert "不写则留空待填" in "".join(capfd.readouterr().out.split()).replace("│", "")
    assert run(*sides("item-cancelled")) == 0
    assert capfd.readouterr().out.startswith("# 〔发文机关〕")


def test_prints_one_text(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Markdown on stdout when nothing else is said, with given number and date; stderr warns of what is undeclared."""
    assert run(*sides("undeclared"), "--number", "示例〔2026〕1号", "--date", "2026-03-01") == 0
    out, err = (text.decode() for text in capfdbinary.readouterr())
    assert out.startswith("# 〔发文机关〕<br>关于") and "\n示例〔2026〕1号\n" in out and "\n2026年3月1日\n" in out
    assert "未声明" in out and err.startswith("注意：5 项调整没有声明依据文件")


def test_writes_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each format once, named on stdout; the same bytes when made again."""
    out = tmp_path / "new" / "folder"
    asked = ["--to", "md", "--to", "html", "--to", "xlsx", "--to", "md", "-o", str(out)]
    assert run(*sides("item-cancelled"), *asked) == 0
    assert capfd.readouterr().out.split() == [str(out / f"notice.{kind}") for kind in FORMATS]
    first = {file.name: file.read_bytes() for file in out.iterdir()}
    assert run(*sides("item-cancelled"), *asked) == 0
    assert {file.name: file.read_bytes() for file in out.iterdir()} == first and len(first) == len(FORMATS)


@pytest.mark.parametrize(
    ("name", "wanted", "told", "code"),
    [
        ("item-cancelled", ["--fail-on", "warning"], "", 0),
        ("undeclared", [], "没有声明依据文件", 0),
        ("undeclared", ["--fail-on", "warning"], "没有声明依据文件", 1),
        ("retired-code-again", [], "声明与比较结果有", 1),
    ],
)
def test_reviewer_is_warned(
    name: str, wanted: list[str], told: str, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """Of what is undeclared, and of declarations that the comparison contradicts; else nothing is said."""
    assert run(*sides(name), *wanted) == code
    err = capfd.readouterr().err
    assert told in err and bool(told) == bool(err)


def test_unwritable(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be put there is named; exit code 3."""
    (tmp_path / "notice.md" / "x").mkdir(parents=True)
    assert run(*sides("item-cancelled"), "-o", str(tmp_path)) == 3
    assert "notice.md" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [("editorial", 0, "没有事项调整"), ("unreadable-side", 3, "没有生成公告")],
)
def test_nothing_is_written(name: str, code: int, told: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where nothing was adjusted, or not all could be read."""
    assert run(*sides(name), "--to", "html", "-o", str(tmp_path / "out")) == code
    assert told in capfd.readouterr().err and not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--to", "xlsx"], "-o"),
        (["--to", "md", "--to", "html"], "-o"),
        (["--date", "2026-3-1"], "2026-3-1"),
        (["--date", "20260301"], "20260301"),
        (["-o", "{after}/items/x"], "不能写到那里"),
        (["-o", "{after}/svcstd.yaml/"], "不能写到那里"),
        (["-o", "{file}"], "不是目录"),
        (["--agency", "nobody"], "nobody"),
    ],
)
def test_refusals(words: list[str], told: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, a sentence, and nothing written."""
    at = tmp_path / "pair"
    shutil.copytree(HERE / "pairs" / "item-cancelled", at)
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = [word.format(after=at / "after", file=tmp_path / "file") for word in words]
    before = sorted(tmp_path.rglob("*"))
    assert run(str(at / "before"), str(at / "after"), *said) == 2
    assert told in capfd.readouterr().err and sorted(tmp_path.rglob("*")) == before


def test_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Without XlsxWriter the line that installs it."""
    monkeypatch.setattr("svcstd.cli.notice.find_spec", lambda name: None)
    assert run(*sides("item-cancelled"), "--to", "xlsx", "-o", str(tmp_path)) == 2
    assert "pip install 'svcstd[xlsx]'" in capfd.readouterr().err


def test_own_template(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The newer version's templates lay the notice out; a bad one is named."""
    after = tmp_path / "after"
    shutil.copytree(HERE / "pairs" / "item-cancelled" / "after", after)
    (after / "templates").mkdir()
    own = after / "templates" / "notice.md.j2"
    own.write_text("{{ annex }}：{{ groups|length }}", encoding="utf-8")
    old = sides("item-cancelled")[0]
    assert run(old, str(after)) == 0
    assert capfd.readouterr().out.startswith("政务服务事项调整目录（1项）：1")
    own.write_text("\n{{ nobody }}", encoding="utf-8")
    assert run(old, str(after)) == 2
    assert "templates/notice.md.j2:2" in capfd.readouterr().err
    with pytest.raises(BadTemplate):
        markdown.page(hostile(), lambda name: "{{ title.upper() }}")


def test_no_path_of_this_machine(editions: Notice) -> None:
    """A notice of relative names holds no absolute path."""
    start = Path.cwd()
    os.chdir(HERE.parent)
    try:
        found = ground(["examples/editions/2023", "examples/editions/2024"], Path(), jobs=1)
    finally:
        os.chdir(start)
    notice = noticed(found.result, found.entries, Head(), found.title)
    assert notice is not None and str(HERE.parent) not in markdown.page(notice, load)
