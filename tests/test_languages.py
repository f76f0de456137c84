"""Guides in English and in two languages: what is looked up, what stays Chinese and says so, and links between pages."""

from __future__ import annotations

import enum
import inspect
import json
import re
import typing
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from lxml import html as parser

from complete import FILES, PATHS, validate, workspace
from guides import six_levels
from svcstd import cli, messages
from svcstd.cli import options
from svcstd.messages import lang as say
from svcstd.model import channels, elements, enums, parts
from svcstd.model.coded import Coded
from svcstd.model.elements import Elements
from svcstd.model.lang import chinese, entry_of, pieces, sentences
from svcstd.model.limit import parse
from svcstd.model.region import Region, Regions
from svcstd.pipeline import render as pipeline
from svcstd.pipeline.check import check, check_paths
from svcstd.pipeline.choice import Choice
from svcstd.pipeline.lang import read_lang
from svcstd.pipeline.schemas import made
from svcstd.pipeline.untranslated import stale, untranslated
from svcstd.render import bilingual, english
from svcstd.render.bilingual import Bilingual
from svcstd.render.editions import Editions
from svcstd.render.html import ink
from svcstd.render.outline import guide
from svcstd.render.said import END, START, Finish, Said, said
from svcstd.render.translate import EnglishRegions, Tongue
from svcstd.render.view import Again, Block, Link, Section
from svcstd.workspace import Workspace
from test_render import subject

ROOT = Path(__file__).resolve().parent.parent
LANG = "catalog/lang/en.yaml"
COUNTY = "county/990101/00019900100101"
JIAXING = Choice(frozenset({enums.Level.COUNTY}), ("330472",))
NOT_PRINTED = {enums.AdjustmentKind}
"""Enumerations that no guide shows."""


def rendered(files, out, *labels, choice=None, formats=("md", "html")):
    """Guides of a workspace given as {path: text}."""
    found = workspace(files)
    return pipeline.render(found, out, pipeline.plan(found, choice), formats=formats, labels=labels)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        ("满十六周岁", ["满十六周岁"]),
        ("需要。每年一次。", ["需要。", "每年一次。"]),
        ("可以吗？\n  可以。\n\n“好。”他说。", ["可以吗？", "可以。", "“好。”", "他说。"]),
        ("一；二；三", ["一；二；三"]),
        ("。。", ["。。"]),
    ],
)
def test_sentences(text, cut):
    assert list(sentences(text)) == cut
    assert {*cut, text} <= {*pieces(text)}


@pytest.mark.parametrize(
    ("text", "needs"),
    [("12345", False), ("https://example.cn/a?b=1", False), ("A4", False), ("工作日", True), ("〇", True), ("𠮷", True), ("9:00–12:00，", False)],
)  # fmt: skip
def test_what_needs_an_entry(text, needs):
    assert chinese(text) is needs


@pytest.mark.parametrize(
    ("sentence", "key"),
    [("有。", "有。"), ("有", "有。"), ("无。", "无"), ("无；", "无"), ("无", "无"), ("别的", None), ("", None)],
)
def test_the_mark_at_the_end_may_differ(sentence, key):
    assert entry_of({"有。": "Yes.", "无": "None"}, sentence) == key


@pytest.mark.parametrize(
    ("text", "number"),
    [("一", 1), ("十", 10), ("二十一", 21), ("一百零三", 103), ("一千一百六十五", 1165), ("两千", 2000), ("〇", 0), ("35", 35), ("一〇二", 102)],
)  # fmt: skip
def test_numbers(text, number):
    assert english.number(text) == number


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("第三十五条", "Article 35"),
        ("第三十五条第一款第（二）项", "Article 35, paragraph 1, item 2"),
        ("第九条至第十三条", "Articles 9 to 13"),
        ("第三条、第十五条", "Article 3, Article 15"),
        ("第一百三十三条之一", "Article 133-1"),
        ("第二章第一节", "Chapter 2, Section 1"),
        ("第一款至第三款", "Paragraph 1 to paragraph 3"),
        ("附件2", None),
        ("第三条的规定", None),
        ("", None),
    ],
)
def test_articles(text, told):
    assert english.article(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [("5个工作日", "5 working days"), ("1个工作日", "1 working day"), ("30个自然日", "30 calendar days"), ("2小时", "2 hours"), ("1年", "1 year"),
     ("即办", "On the spot"), ("无", "None")],
)  # fmt: skip
def test_limits(text, told):
    assert english.limit(parse(text)) == told


ENTRIES = {
    "示例法": "Example Law",
    "国务院": "State Council",
    "有本地户籍": "Registered here",
    "需要。": "Yes.",
    "补贴": "Subsidy",
    "首次": "first time",
    "管理（核）": "Approved management",
}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("有本地户籍", "Registered here"),
        ("有本地户籍。", "Registered here."),
        ("有本地户籍；", "Registered here;"),
        ("需要", "Yes"),
        ("需要。有本地户籍。", "Yes. Registered here."),
        ("需要。别的。", f"Yes. {START}别的。{END}"),
        ("需要。\n别的", f"Yes.\n{START}别的{END}"),
        ("示例法第三条", "Example Law, Article 3"),
        (
            "《示例法》（国务院令第7号）第三条、第四条",
            "Example Law (Order No. 7 of the State Council), Article 3, Article 4",
        ),
        ("《示例法》第三条；《示例法》第五条", "Example Law, Article 3; Example Law, Article 5"),
        ("别的办法第三条", f"《{START}别的办法{END}》, Article 3"),
        ("窗口第三条", f"{START}窗口第三条{END}"),
        ("2021年3月1日", "1 March 2021"),
        ("2021年13月1日", f"{START}2021年13月1日{END}"),
        ("长期", "Indefinitely"),
        ("0573-12345", "0573-12345"),
        (f"藏{START}起{END}来", f"{START}藏起来{END}"),
    ],
)
def test_texts(text, told):
    assert Tongue(ENTRIES).text(text) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [("补贴（首次）", "Subsidy (first time)"), ("管理（核）", "Approved management"), ("管理（核）（首次）", "Approved management (first time)"), ("补贴", "Subsidy")],
)  # fmt: skip
def test_titles(name, told):
    assert Tongue(ENTRIES).title(name) == told


def test_places_the_nearest_first():
    province, city = Region("990000", "省", enums.Level.PROVINCE), Region("990100", "市", enums.Level.CITY, "990000")
    regions = Regions((province, city))
    spoken = EnglishRegions(regions, {"省": "Province", "市": "City"}.__getitem__)
    assert spoken.full_name("990100") == "City, Province"
    assert (spoken.full_name("990100", "990000"), regions.full_name("990100", "990000")) == ("City", "市")
    assert (spoken.full_name("990100", "990100"), regions.full_name("990100", "990100")) == ("City", "市")


def literals(annotation):
    """The words that a field's type lists."""
    if typing.get_origin(annotation) is typing.Literal:
        return {word for word in typing.get_args(annotation) if chinese(word)}
    return {word for one in typing.get_args(annotation) for word in literals(one)}


def test_every_term_has_english():
    """Labels of enumerations, words that the model lists, and names of elements."""
    kinds = {kind for _, kind in inspect.getmembers(enums, inspect.isclass) if issubclass(kind, Coded)} - {Coded}
    for kind in kinds - NOT_PRINTED:
        names = [member.english for member in kind]
        assert all(name and not chinese(name) for name in names), kind
        assert len({*names}) == len(names), kind
    models = [
        model for module in (parts, channels, elements) for _, model in inspect.getmembers(module, inspect.isclass)
    ]
    fields = [field for model in models if hasattr(model, "model_fields") for field in model.model_fields.values()]
    words = {word for field in fields for word in literals(field.annotation)}
    assert words - {"收费"} <= set(say.TERMS)
    assert set(Elements.model_fields) - {"remove"} <= set(say.ELEMENTS)


def translated(point=False):
    """Both views of an item with every element, each text of it translated."""
    on, texts = subject("{}中".format, point=point)
    tongue = Tongue({f"T{number}T中": f"English {number}" for number in texts})
    return guide(on), *Finish().view(guide(tongue.subject(on)))


@pytest.mark.parametrize("point", [False, True])
def test_everything_is_translated(point):
    """No text of any element stays Chinese once it has an entry: nothing is worded past the translation."""
    _, en, left = translated(point)
    assert left == ()
    code = next(f"T{number}T中" for number, path in subject(str, point=point)[1].items() if path == "code")
    assert not chinese(repr(en).replace(code, ""))
    assert (en.lang, en.sections[0].heading) == ("en", "Scope")


def shape(value):
    """A view without its words: what is in what, and how often."""
    if isinstance(value, Link):
        return "link"
    if isinstance(value, (str, enum.Enum)):
        return "text"
    if isinstance(value, Section):
        return (value.key, *map(shape, value.blocks))
    if isinstance(value, Block):
        return (value.kind, bool(value.caption), len(value.head), *(tuple(map(shape, row)) for row in value.rows))
    return tuple(map(shape, value))


@pytest.mark.parametrize("point", [False, True])
def test_both_languages_have_one_structure(point):
    zh, en, _ = translated(point)
    assert [shape(view.sections) for view in (zh, en)] == [shape(zh.sections)] * 2
    assert shape(zh.facts) == shape(en.facts)
    both = Bilingual().view(zh, en)
    assert [section.key for section in both.sections] == [section.key for section in zh.sections]
    for one, ours in zip(both.sections, zh.sections, strict=True):
        assert [block.kind for block in one.blocks] == [block.kind for block in ours.blocks]
        assert [len(block.rows) for block in one.blocks] == [len(block.rows) for block in ours.blocks]
        assert one.heading.startswith(f"{ours.heading} / ")


@pytest.mark.parametrize(
    ("zh", "en", "cell"),
    [
        ("1", "1", "1"),
        ("是", "Yes", ("是", "Yes")),
        (("一", "2"), ("one", "2"), ("一", "one", "2")),
        (("一", "二"), "one", ("一", "二", "one")),
        (Link("表", "http://e"), Link("form", "http://e"), Link("表 / form", "http://e")),
        (Link("http://e", "http://e"), Link("http://e", "http://e"), Link("http://e", "http://e")),
        ("甲（乙）", said(f"{START}甲{END} ({START}乙{END})"), "甲（乙）"),
    ],
)
def test_cells_in_two_languages(zh, en, cell):
    assert bilingual.cell(zh, en) == cell


def test_a_block_that_differs_in_more_than_words_comes_twice():
    zh, en = Block("list", "头", (), (("一",), ("二",))), Block("list", "head", (), (("one",),))
    assert [one.caption for one in bilingual.block(zh, en)] == ["头", "head"]
    sections = [Section("key", "节", (zh, zh)), Section("key", "section", (en,))]
    view = translated()[0]
    both = Bilingual().view(replace(view, sections=(sections[0],)), replace(view, sections=(sections[1],)))
    assert both.sections[0].blocks == (zh, zh, en)


def test_what_guides_share_is_made_once():
    shared = Section("key", "节", (Block("text", "", (), ((f"{START}句{END}",),)),), Again.SAME)
    view = replace(translated()[0], sections=(shared,))
    finish = Finish()
    (one, left), (other, again) = finish.view(view), finish.view(view)
    assert one.sections[0] is other.sections[0]
    assert left == again == ("句",)
    laid = Bilingual()
    assert laid.view(view, one).sections[0] is laid.view(view, one).sections[0]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (said(f"a {START}<b>{END}"), 'a <span lang="zh-CN">&lt;b&gt;</span>'),
        (bilingual.beside("办理", "<i>"), '办理<span class="or"> / </span><span lang="en">&lt;i&gt;</span>'),
        (bilingual.title("办理", "Do"), '办理<br><span lang="en">Do</span>'),
        (Said(("en", "a\nb")), '<span lang="en">a<br>b</span>'),
        (Said(("en", "\u202ex" * 500)), f'<span lang="en">{"x" * 500}</span>'),
    ],
)
def test_the_language_of_a_piece_is_said(text, written):
    assert str(ink(text)) == written


FEW = """\
# 译文
示例销售经营许可: Example Sales Licensing
首次申请: First application
示例省: Example Province
示例市: Example City
示例区: Example District
具有与经营的示例产品品种、数量相适应的固定场所。: "<script>alert(1)</script> {{ 7*7 }} premises"
"""


def test_an_english_page(tmp_path):
    rendered({**FILES, LANG: FEW}, tmp_path, "en")
    page = parser.fromstring((tmp_path / f"{COUNTY}.html").read_bytes())
    assert page.get("lang") == "en"
    assert page.findtext(".//title") == page.findtext(".//h1") == "Example Sales Licensing (First application)"
    assert not [one for one in page.iterfind(".//script") if "alert" in (one.get("src") or "")]
    assert "<script>alert(1)</script> {{ 7*7 }} premises" in page.text_content()
    sentences = [one.text for one in page.findall(".//details[@class='untranslated']/ul/li")]
    assert len(sentences) == len({*sentences}) > 20
    assert sentences[:2] == ["3号综合窗口", "示例区政务服务中心"]
    assert not {*sentences} & {"首次申请", "示例省", "5个工作日", "12345"}
    assert page.find(".//details").get("open") is None
    for text in page.xpath("//main//text()[not(ancestor::svg)]"):
        assert not chinese(text) or text.strip() in sentences
    foreign = {one.text_content() for one in page.iterfind(".//section//span[@lang='zh-CN']")}
    assert foreign and foreign <= {*sentences}
    markdown = (tmp_path / f"{COUNTY}.md").read_text()
    assert f"## Texts on this page not yet translated ({len(sentences)})\n\n- 3号综合窗口\n" in markdown
    assert START not in markdown and "lang" not in markdown


def test_every_page_leads_to_itself_in_the_other_languages(tmp_path):
    made = rendered({**six_levels(), LANG: FEW}, tmp_path, "zh", "en", "both")
    assert made.pages == 2 * 3 * sum(made.levels.values())

    def files(folder):
        found = (path.relative_to(folder) for end in ("html", "md") for path in folder.rglob(f"*.{end}"))
        return {str(path) for path in found if path.parts[0] not in {"en", "both"}}

    assert files(tmp_path) == files(tmp_path / "en") == files(tmp_path / "both")
    for path in tmp_path.rglob("*.html"):
        page = parser.fromstring(path.read_bytes())
        links = page.findall(".//nav[@class='languages']/a")
        own = {"en": "en", "both": "mul"}.get(path.relative_to(tmp_path).parts[0], "zh-CN")
        assert {own, *(link.get("hreflang") for link in links)} == {"zh-CN", "en", "mul"}
        for link in links:
            other = (path.parent / link.get("href")).resolve()
            there = parser.fromstring(other.read_bytes())
            assert there.get("lang") == ("en" if link.get("hreflang") == "en" else "zh-CN")
            back = [one.get("href") for one in there.findall(".//nav[@class='languages']/a")]
            assert path in {(other.parent / one).resolve() for one in back}
    for path in tmp_path.rglob("*.md"):
        for target in re.findall(r"\]\(([^):]+\.md)\)", path.read_text()):
            assert (path.parent / target).resolve().is_file()
    index = parser.fromstring((tmp_path / "both/county/990101/index.html").read_bytes())
    title = "示例销售经营许可（首次申请） / Example Sales Licensing (First application)"
    assert title in {link.text_content() for link in index.iterfind(".//a")}


def test_one_language_is_as_it_was(tmp_path):
    rendered(FILES, tmp_path / "a", "zh")
    rendered({**FILES, LANG: FEW}, tmp_path / "b", "zh", "zh")
    for path in (tmp_path / "a").rglob("*.*"):
        text = path.read_bytes().decode()
        assert text == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes().decode()
        assert '<nav class="languages"' not in text and '<details class="untranslated"' not in text


def test_a_bilingual_page(tmp_path):
    rendered({**FILES, LANG: FEW}, tmp_path, "both")
    page = parser.fromstring((tmp_path / f"{COUNTY}.html").read_bytes())
    assert page.get("lang") == "zh-CN"
    assert page.find(".//title").text == "示例销售经营许可（首次申请） / Example Sales Licensing (First application)"
    assert page.find(".//section[@id='basis']/h2").text_content() == "办理依据 / Legal basis"
    heads = page.findall(".//table[@class='of-materials']//th")
    cells = page.findall(".//table[@class='of-materials']/tbody/tr[1]/td")
    assert [cell.get("data-of") for cell in cells] == [head.text_content() for head in heads]
    assert (cells[0].text_content(), cells[5].text_content()) == ("1", "必要Required")
    assert [one.text for one in cells[5].findall("span[@lang='en']")] == ["Required"]
    assert (
        "- **承诺办结时限 / Promised time limit**：5个工作日\\\n  5 working days\n"
        in (tmp_path / f"{COUNTY}.md").read_text()
    )


def test_guides_with_faults_over_records_go_in_all_languages(tmp_path):
    """A page that is taken back is taken back in each language."""
    twin = FILES[PATHS["county"]]
    files = {**FILES, "items/990101_示例区/00019900100102.yaml": twin}
    found = workspace(files)
    made = pipeline.render(found, tmp_path, pipeline.plan(found), formats=("md",), labels=("zh", "en"))
    stems = [
        sorted(path.name for path in folder.glob("*.md"))
        for folder in (tmp_path / "county/990101", tmp_path / "en/county/990101")
    ]
    assert stems[0] == stems[1]
    assert made.pages == 2 * sum(made.levels.values())


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (FEW, []),
        ("", []),
        ("示例: A\n示例: B\n", ["S107"]),
        ("示例:\n", ["S213"]),
        ('"": A\n', ["S213"]),
        ("- 示例\n", ["S201"]),
        ("示例: [A]\n", ["S201"]),
        (f"示例: {'x' * 20_001}\n", ["S214"]),
        ("示例: 1\n", ["S111"]),
        ("示例: A: B\n", ["S106"]),
        ("a: &x A\nb: *x\n", ["S108"]),
    ],
)
def test_a_file_of_translations_is_checked(text, rules):
    found = validate({**FILES, LANG: text})
    mine = [d for d in found.diagnostics if d.at.file == LANG]
    assert sorted({d.rule for d in mine}) == rules
    assert all(d.at.line >= 1 and d.mend for d in mine)


def test_a_file_with_another_name_is_not_ignored():
    files = {
        **FILES,
        "catalog/lang/fr.yaml": "示例: exemple\n",
        "catalog/lang/en_more.yaml": "示例省: P\n",
        "catalog/lang/README.md": "",
    }
    assert [(d.at.file, d.rule) for d in validate(files).diagnostics] == [("catalog/lang/fr.yaml", "S302")]
    assert read_lang(workspace(files)).entries == {"示例省": "P"}


def test_a_file_that_cannot_be_read(tmp_path):
    """English guides are incomplete then; Chinese ones do not look."""
    files = {**FILES, LANG: "示例: [\n"}
    assert rendered(files, tmp_path / "en", "en").broken == [LANG]
    assert rendered(files, tmp_path / "zh", "zh").broken == []
    assert validate(files).broken == [LANG]
    assert untranslated(workspace(files), Choice()).broken == [LANG]


class Told(Workspace):
    """A workspace that remembers which files it was asked for."""

    def __init__(self, files):
        found = workspace(files)
        super().__init__(found.tree, found.root)
        self.asked = []

    def document(self, path):
        self.asked.append(path)
        return super().document(path)


def test_only_what_needs_translations_reads_them(tmp_path):
    for labels, read in ((("zh",), False), (("zh", "en"), True), (("both",), True)):
        found = Told({**FILES, LANG: FEW})
        pipeline.render(found, tmp_path, pipeline.plan(found), labels=labels)
        assert (LANG in found.asked) is read


@pytest.fixture
def home(tmp_path):
    """The complete workspace with some translations on disk."""
    for path, text in {**FILES, LANG: FEW + "早已不用: Long gone\n"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_naming_the_file_validates_it_alone(home):
    (home / LANG).write_text("示例:\n", encoding="utf-8")
    (home / PATHS["county"]).write_text("promissed: 1小时\n", encoding="utf-8")
    found = check_paths(Workspace.find(home), [Path(LANG)], home)
    assert [(d.at.file, d.rule) for d in found.diagnostics] == [(LANG, "S213")]
    assert not found.missing
    assert {LANG, PATHS["county"]} <= {d.at.file for d in check(Workspace.find(home), jobs=1).diagnostics}


def run(capsys, monkeypatch, home, *words):
    monkeypatch.chdir(home)
    monkeypatch.setattr(options.Home, "folder", Path())
    before = messages.language()
    code = cli.run(["--lang", "zh", *words])
    messages.use(before)
    out = capsys.readouterr()
    return code, out.out, out.err


def test_list_untranslated(home, capsys, monkeypatch):
    code, out, err = run(capsys, monkeypatch, home, "list", "untranslated", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert f"{len(rows)} 句没有译文，共查看 2 份指南。" in err
    assert [row["guides"] for row in rows] == sorted((row["guides"] for row in rows), reverse=True)
    assert len({row["text"] for row in rows}) == len(rows)
    for row in rows:
        file, line, _ = row["at"].rsplit(":", 2)
        written = (home / file).read_text(encoding="utf-8").split("\n")[int(line) - 1]
        assert row["text"] in written
    assert {"示例镇", "有效期届满三十个工作日前申请。", "中华人民共和国行政许可法"} <= {row["text"] for row in rows}
    code, town, _ = run(
        capsys, monkeypatch, home, "list", "untranslated", "--level", "镇(乡、街道)级", "--item", "000199001001"
    )
    assert code == 0
    assert all(line.split("\t")[0] == "1" for line in town.splitlines())
    assert 0 < len(town.splitlines()) < len(rows)


def test_list_stale(home, capsys, monkeypatch):
    code, out, err = run(capsys, monkeypatch, home, "list", "untranslated", "--stale")
    assert (code, out) == (0, f"{LANG}:{FEW.count(chr(10)) + 1}:1\t早已不用\n")
    assert "1 条译文的中文已经不用。" in err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["untranslated", "--region", "123456"], 2, "123456"),
        (["untranslated", "--item", "nothing"], 2, "nothing"),
        (["untranslated", "--level", "nowhere"], 2, "nowhere"),
        (["untranslated", "--stale", "--region", "990101"], 2, "--stale"),
        (["items", "--stale"], 2, "--stale"),
        (["records", "--item", "000199001001"], 2, "--item"),
    ],
)
def test_what_does_not_fit(home, capsys, monkeypatch, words, code, told):
    done = run(capsys, monkeypatch, home, "list", *words)
    assert (done[0], done[1]) == (code, "")
    assert told in done[2]


def test_a_list_that_is_not_whole_says_so(home, capsys, monkeypatch):
    (home / PATHS["basic"]).write_text("code: [\n", encoding="utf-8")
    code, _, err = run(capsys, monkeypatch, home, "list", "untranslated")
    assert code == 3 and PATHS["basic"] in err


@pytest.fixture(scope="module")
def shipped():
    """The shipped workspace."""
    return Workspace.find(ROOT)


def test_the_shipped_guides_of_jiaxing_are_in_english(shipped):
    """At least 15 guides of 330472 have every sentence translated; in fact all have."""
    found = untranslated(shipped, JIAXING)
    assert (found.left, found.broken) == ([], [])
    assert found.guides >= 15


def test_shipped_pages_in_english(shipped, tmp_path):
    plan = pipeline.plan(shipped, JIAXING)
    pipeline.render(shipped, tmp_path, plan, formats=("html",), labels=("en",))
    pages = [parser.fromstring(path.read_bytes()) for path in sorted((tmp_path / "county/330472").glob("0*.html"))]
    assert len(pages) >= 15
    assert not [page for page in pages if page.findall(".//details[@class='untranslated']")]
    assert not [page for page in pages if page.findall(".//span[@lang='zh-CN']")]
    assert len([page for page in pages if not chinese(page.text_content())]) >= 15


def test_shipped_translations(shipped):
    """Nothing out of use, nothing left in Chinese but what is quoted, one way to write each punctuation mark."""
    assert stale(shipped).left == []
    entries = read_lang(shipped).entries
    assert [key for key in entries if not chinese(key)] == []
    odd = {
        key: text
        for key, text in entries.items()
        if re.search("[，。；：（）、《》‘’]|  ", text) or text != text.strip()
    }
    assert odd == {}
    assert [text for text in entries.values() if chinese(re.sub("“[^”]*”", "", text))] == []
    schema = jsonschema.Draft202012Validator(made("lang", None))
    assert not list(schema.iter_errors(entries))
    assert list(schema.iter_errors({"": "x"})) and list(schema.iter_errors({"句": ""}))


def test_shipped_guides_have_one_structure(shipped):
    """Every guide of Jiaxing, in both languages."""
    from svcstd.pipeline.catalogue import read_library
    from svcstd.pipeline.untranslated import _Looking

    library, entries = read_library(shipped), read_lang(shipped).entries
    looking = _Looking(shipped, library, entries, JIAXING)
    editions = Editions(("zh", "en"), entries)
    seen = 0
    for main in shipped.layout.basics:
        basic = looking.entries.basic(main)
        for identity, region, variant in looking.places.everywhere(basic):
            if region != "330472":
                continue
            it = looking.places.at(basic, identity.code, region, variant)
            for on in looking._subjects(basic, it):
                zh, en = (view for _, view in editions.guides(on))
                assert shape(zh.sections) == shape(en.sections)
                seen += 1
    assert seen >= 15
