"""Guides: what stands on a page, the same at every level and in every format, whatever a record says."""

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from complete import COUNTY_TEXT, FILES, PATHS, workspace
from guides import Sample
from svcstd.coverage import Coverage, Taker
from svcstd.messages import guides as g
from svcstd.model.basic import Agency, StandardMaterial
from svcstd.model.catalogue import Catalogue
from svcstd.model.channels import Outlet
from svcstd.model.elements import Elements, Record
from svcstd.model.enums import Level
from svcstd.model.policy import Edition, EditionFile, Policies
from svcstd.model.region import Region, Regions
from svcstd.pipeline.desk import template
from svcstd.read import Document
from svcstd.render import markdown
from svcstd.render.codes import implementation_code
from svcstd.render.english import English
from svcstd.render.formats import FORMATS, printer
from svcstd.render.outline import CHAPTERS, OF_THE_STANDARD, guide
from svcstd.render.subject import Subject
from svcstd.render.view import Link
from svcstd.render.wording import Labels
from svcstd.resolve import Identity, Layer, resolve

HOSTILE = (
    "{} <script>alert(1)</script><!-- {{{{ 7*7 }}}} {{% raw %}} &lt; &#60;b>",
    "{} *b* _i_ `c` ~~s~~ | $x$ [x](javascript:alert(1)) ![i](http://e/x.png)",
    "{}\n# h\n- item\n1. one\n> q\n```\nc\n---\n===\n    ind\n[x]: http://e",
    "# {}\n| a | b |\n|---|---|\n<b>end \" ' \\ \u202e\u200b\ufeff\x1b[31m #",
)
each_hostile = pytest.mark.parametrize("hostile", [text.format for text in HOSTILE], ids=range(len(HOSTILE)))
INSTEAD = (
    "standard.", "agency.contacts", "agency.address", "agency.url", "outlet.hours", "outlet.windows[].", "outlet.region",
    "outlet.serves",
)  # fmt: skip
"""What is shown only where the record itself does not say it, and where outlets belong."""

NOT_SHOWN = {"sources[].data", "cross_region[].partner", "materials[].supplement_within.note"}
"""Raw data where something better is cited, a code beside its name, and when to supplement what must be there at once."""


def subject(wrap, say=None, *, point=False):
    """An item with every element, at a county, or at a town that its points reach; and the texts in it."""
    sample = Sample(wrap)
    record = Record.model_validate(sample.of(Record, without=frozenset({"here", "remove", "name"})))
    text = sample.value
    outlet = Outlet.model_validate(
        {**sample.of(Outlet, "outlet", frozenset({"sources", "longitude", "latitude"})), "id": "hall"}
    )
    agency = Agency.model_validate({**sample.of(Agency, "agency", frozenset({"sources", "department"})), "id": "hall"})
    standard = StandardMaterial.model_validate({**sample.of(StandardMaterial, "standard"), "id": "one"})
    names = [text(str, (), f"region{n}") for n in range(2)]
    county = Region("990101", names[0], Level.COUNTY)
    town = Region("990101001", names[1], Level.TOWN, "990101")
    identity = Identity("000199001000", "", "00019900100001", *(text(str, (), f"name{n}") for n in range(3)))
    extra = {"id": "known", "title": text(str, (), "extra.title"), "kind": "text", "section": g.RESULT.zh}
    catalogue = Catalogue(
        Edition(EditionFile.model_validate({"id": "none", "title": "none", "extra": [extra]})),
        Regions((county, town)), {"hall": agency}, {}, {"hall": outlet}, {"one": standard},
    )  # fmt: skip
    it = resolve(identity, (), (), (Layer(Document("x"), (), record),), region=county, policies=Policies({}))
    takers = (Taker(it.item.points[0], outlet, town),)
    coverage = Coverage(rows=() if point else takers)
    place = town if point else county
    on = Subject(
        it, it, place, county, catalogue, say or Labels(), takers if point else (), coverage, lambda code: code
    )
    return on, sample.texts


def pages(wrap, **options):
    """All formats of the item's own guide and of its point's."""
    out = {}
    for point in (False, True):
        view = guide(subject(wrap, point=point, **options)[0])
        for name in FORMATS:
            out[name, point] = printer(name, template(workspace())).guide(view).decode()
    return out


class Structure(HTMLParser):
    """Tags of a page, with their attributes' names, without line breaks; its text and its links.

    Of what a chart or a code draws only the kinds count: a longer text takes more lines.
    """

    DRAWN = ("rect", "text", "path")

    def __init__(self, text):
        super().__init__()
        self.tags, self.text, self.links = [], "", []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag in self.DRAWN:
            assert {name for name, _ in attrs} <= {"class", "x", "y", "width", "height", "rx", "d", "stroke"}
        elif tag != "br":
            self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.links += [value for name, value in attrs if name == "href"]

    def handle_endtag(self, tag):
        if tag not in self.DRAWN:
            self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(text):
    """Block tokens of a Markdown page, and what its inline tokens do."""
    found = MARKDOWN.parse(text)
    inline = [child for token in found for child in token.children or ()]
    plain = {"text", "hardbreak", "text_special", "softbreak"}
    return [token.type for token in found], [child.type for child in inline if child.type not in plain], inline


def test_every_text_is_shown():
    shown = " ".join(pages(str).values())
    missing = {
        path for number, path in subject(str)[1].items() if f"T{number}T" not in shown and f"/{number}T" not in shown
    }
    assert {path for path in missing if not path.startswith(INSTEAD)} == NOT_SHOWN


def test_every_element_has_a_chapter():
    told = {name for chapter in CHAPTERS for name in chapter.elements}
    assert set(Elements.model_fields) - told == {"remove", "extra"}
    assert told <= set(Elements.model_fields)


@each_hostile
@pytest.mark.parametrize("point", [False, True])
def test_no_text_makes_html(hostile, point):
    tame, wild = (Structure(pages(wrap)["html", point]) for wrap in (str, hostile))
    assert wild.tags == tame.tags
    assert wild.links == tame.links
    for word in ("<script>alert(1)</script>", "{{ 7*7 }}", "![i](http://e/x.png)", "&lt;"):
        assert (word in wild.text) is (word in hostile("T0T"))


@each_hostile
@pytest.mark.parametrize("point", [False, True])
def test_no_text_makes_markdown(hostile, point):
    (tame, marks, _), (wild, more, inline) = (tokens(pages(wrap)["md", point]) for wrap in (str, hostile))
    assert wild == tame
    assert {child.content for child in inline if child.type == "html_inline"} <= {"<br>"}
    assert [mark for mark in more if mark != "html_inline"] == [mark for mark in marks if mark != "html_inline"]
    text = "".join(child.content for child in inline)
    for word in ("<script>alert(1)</script>", "{{ 7*7 }}", "*b* _i_ `c` ~~s~~ | $x$ [x]", "&lt;"):
        assert (word in text) is (word in hostile("T0T"))


@each_hostile
def test_no_sign_that_deceives(hostile):
    for page in pages(hostile).values():
        assert not re.search("[\x1b\u202a-\u202e\u200b\u2066-\u2069\ufeff]", page)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("平常的中文，带（括号）、“引号”和 Latin 1.5 倍。", None),
        ("工作日 9:00–12:00，13:00–17:00", None),
        ("9:00~12:00", r"9:00\~12:00"),
        ("5个工作日", None),
        ("3.5万元", None),
        ("2026-01-01", None),
        ("A_B 与 _C", r"A_B 与 \_C"),
        ("C# 与 #号", r"C# 与 \#号"),
        ("1. 第一", r"1\. 第一"),
        ("1.第一", None),
        ("- 短线", r"\- 短线"),
        ("-短线", None),
        ("> 大于", r"\> 大于"),
        ("a < b & c", "a &lt; b & c"),
        ("&lt;", "&amp;lt;"),
        ("{{ x }}", "&#123;&#123; x }}"),
        ("第一行\n\n  # 第二行", "第一行\\\n  \\# 第二行"),
        ("---", r"\---"),
        ("　空格　", "空格"),
        (Link("名称", "https://e.cn/a(b)|c"), "[名称](https://e.cn/a%28b%29%7Cc)"),
        (Link("https://e.cn/", "https://e.cn/"), "<https://e.cn/>"),
        (("一", "二"), "一\\\n  二"),
    ],
)
def test_ink(text, written):
    assert markdown.ink(text) == (text if written is None else written)


def test_cell():
    assert markdown.cell(("a|b", "c\nd")) == r"a\|b<br>c<br>d"


def test_headings_are_the_standards():
    numbered = [chapter.heading.zh for chapter in CHAPTERS[:OF_THE_STANDARD]]
    assert numbered == [
        "适用范围",
        "事项信息",
        "办理依据",
        "受理机构",
        "决定机构",
        "数量限制",
        "办理条件",
        "禁止性要求",
        "申请材料",
        "申请接收",
        "办理方式",
        "办理流程",
        "办理时限",
        "收费依据及标准",
        "审批结果",
        "结果送达",
        "申请人权利和义务",
        "行政救济途径",
        "咨询途径",
        "监督投诉渠道",
        "办公地址和时间",
        "办理进程和结果查询",
    ]
    conditional = {chapter.heading.zh for chapter in CHAPTERS[:OF_THE_STANDARD] if chapter.conditional}
    assert conditional == {"数量限制", "禁止性要求", "办理方式"}


def test_nothing_known_prints_none():
    identity = Identity("000199001000", "", "000199001000", "事项")
    county = Region("990101", "示例区", Level.COUNTY)
    catalogue = Catalogue(Edition(EditionFile(id="none", title="none")), Regions((county,)))
    it = resolve(identity, (), (), (Layer(Document("x"), (), Record()),), region=county, policies=Policies({}))
    view = guide(Subject(it, it, county, county, catalogue, Labels()))
    said = {section.heading: section.blocks[0].rows for section in view.sections}
    assert len(said) == OF_THE_STANDARD - 3
    assert said["申请材料"] == said["受理机构"] == said["审批结果"] == (("无",),)
    assert said["监督投诉渠道"] == ((g.HOTLINE.zh,),)


def test_labels_in_english():
    on, _ = subject(str, English())
    headings = [section.heading for section in guide(on).sections]
    assert headings[0] == "Scope"
    assert len(headings) == len(CHAPTERS)
    texts = [text for name, text in vars(g).items() if name.isupper() and hasattr(text, "zh")]
    assert all(set(re.findall(r"{\w*}", text.zh)) == set(re.findall(r"{\w*}", text.en)) for text in texts)


def county(extra="", uscc="11990101000001011C", provisional=False, digits=None):
    edition = EditionFile.model_validate(
        {"id": "none", "title": "none", **({"level_digits": digits} if digits else {})}
    )
    agency = {"id": "market", "name": "局", **({"uscc": uscc} if uscc else {})}
    place = Region("990101", "示例区", Level.COUNTY)
    catalogue = Catalogue(Edition(edition), Regions((place,)), {"market": Agency.model_validate(agency)})
    record = Record.model_validate({"agency": "market", **({"code": extra} if extra else {})})
    identity = Identity("000199001000", "", "000199001000", "事项", provisional=provisional)
    own = (Layer(Document("x"), (), record),)
    return resolve(identity, (), (), own, region=place, policies=Policies({})), catalogue


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "11990101000001011C4000199001000"),
        ({"extra": "511A01-1"}, "511A01-1"),
        ({"uscc": ""}, ""),
        ({"uscc": "1199"}, ""),
        ({"provisional": True}, ""),
        ({"provisional": True, "extra": "1"}, "1"),
        ({"digits": {"县级": "3"}}, "11990101000001011C3000199001000"),
    ],
)
def test_implementation_code_is_never_made_up(given, code):
    assert implementation_code(*county(**given)) == code


def sections(files, path="county/990101/00019900100101"):
    """Sections of one Markdown guide of a workspace, by heading."""
    import tempfile
    from pathlib import Path

    from svcstd.pipeline.render import plan, render

    with tempfile.TemporaryDirectory() as folder:
        found = workspace(files)
        render(found, Path(folder), plan(found), with_errors=True)
        text = (Path(folder) / f"{path}.md").read_text()
    return dict(part.split("\n", 1) for part in text.split("\n## ")[1:])


def test_situation_that_changes_limit_and_materials():
    record = COUNTY_TEXT + (
        "situations:\n  - {id: urgent, name: 紧急, group: pace, set: {promised: 即办, materials: "
        "[{id: form, copies: 7}, {id: need, name: 紧急说明, necessity: 必要}]}}\n"
        "  - {id: calm, name: 不急, group: pace}\n"
    )
    found = sections({**FILES, PATHS["county"]: record})
    assert "**情形：紧急**\n\n- **法定办结时限**：20个工作日\n- **承诺办结时限**：即办" in found["办理时限"]
    base, _, urgent = found["申请材料"].partition("**情形：紧急")
    assert "紧急说明" in urgent and "紧急说明" not in base
    assert "| 1 | 示例经营许可申请书 | 原件<br>复印件 | 1<br>7 |" in urgent


def test_no_promise_and_entrusted():
    province = FILES[PATHS["province"]].replace("promised: 10个工作日\n", "")
    record = COUNTY_TEXT.replace(
        "promised: 5个工作日\n", "entrusted_by: 示例市示例局\npower_source: 上级委托\n"
    ).replace("power_source: 法定本级行使\n", "")
    found = sections({**FILES, PATHS["province"]: province, PATHS["county"]: record})
    assert "**承诺办结时限**：未另作承诺，按法定办结时限办理" in found["办理时限"]
    assert "受示例市示例局委托实施。" in found["决定机构"]


def test_partner_decides_what_is_collected_for_it():
    cross = (
        "cross_region:\n"
        "  - {id: a, partner: '110000', partner_name: 甲市, mode: 异地代收代办, direction: 代收, outlets: [sl-hall]}\n"
        "  - {id: b, partner: '120000', partner_name: 乙市, mode: 异地代收代办, direction: 委托收, outlets: [sl-hall]}\n"
    )
    found = sections({**FILES, PATHS["county"]: COUNTY_TEXT + cross})
    rows = [line for line in found["办理方式"].splitlines() if "市 |" in line]
    assert "甲市有权机关 | 按甲市的规定" in rows[0]
    assert "示例区市场监督管理局 | 按本指南" in rows[1]
    assert not any("5个工作日" in row for row in rows)
    assert "不适用以上时限：甲市。" in found["办理时限"]


@pytest.mark.parametrize(
    ("window", "hours", "phone"),
    [
        ("{id: hall, outlet: sl-hall, window: w3, hours: 周一, phones: [0999-1]}", "周一", "0999-1"),
        ("{id: hall, outlet: sl-hall, window: w3}", "工作日 9:00–12:00，13:00–17:00", "0999-5550103"),
        ("{id: hall, outlet: sl-hall}", "工作日 9:00–12:00，13:00–17:00", "0999-5550100"),
    ],
)
def test_nearest_hours_and_phones_hold(window, hours, phone):
    record = COUNTY_TEXT.replace("{id: hall, outlet: sl-hall, window: w3}", window)
    office = sections({**FILES, PATHS["county"]: record})["办公地址和时间"]
    assert f"| {hours} | {phone} |" in office


def test_enquiry_without_a_phone_is_at_the_window():
    outlets = FILES[PATHS["outlets"]].replace("  phones: [0999-5550100]\n", "").replace(", phone: 0999-5550103", "")
    agencies = re.sub(r"  contacts:\n(    .*\n)+", "", FILES[PATHS["agencies"]])
    record = re.sub(r"contacts:\n((?:  .*\n)+)", "", COUNTY_TEXT)
    found = sections({**FILES, PATHS["outlets"]: outlets, PATHS["agencies"]: agencies, PATHS["county"]: record})
    assert found["咨询途径"].strip() == "到示例区政务服务中心3号综合窗口当面咨询"
    assert found["监督投诉渠道"].strip() == g.HOTLINE.zh


def test_local_element_stands_in_its_section():
    standard = (
        "id: e\ntitle: t\nelements: {}\nextra:\n  - {id: quick, title: 快办, kind: yes/no, section: 办理方式}\n"
        "  - {id: note, title: 提示, kind: text}\n"
    )
    record = COUNTY_TEXT + 'extra: {quick: "true", note: 带好证件}\n'
    found = sections({**FILES, PATHS["standard"]: standard, PATHS["county"]: record})
    assert "- **快办**：是" in found["办理方式"]
    assert "- **提示**：带好证件" in found["事项信息"]
