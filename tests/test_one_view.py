"""One view: every format shows the same headings and values; what is derived from it can be derived again."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from jsonschema import Draft202012Validator
from lxml import etree, html

from complete import FILES, PATHS, workspace
from guides import CODE, HANDLED, LEVELS, six_levels
from shown import flat, of_html, of_md, plain, wanted
from svcstd.cli import failures
from svcstd.model.enums import Level
from svcstd.paper import BadTemplate
from svcstd.pipeline import render as pipeline
from svcstd.pipeline.choice import Choice
from svcstd.render import sitemap
from svcstd.render.formats import printer
from svcstd.render.machine import LIST_SCHEMA, SCHEMA
from svcstd.render.outline import CHAPTERS, OF_THE_STANDARD, guide
from svcstd.render.view import Block, Section
from svcstd.report.outcome import USAGE
from svcstd.workspace import Workspace
from svcstd.workspace.lock import NAME as LOCK
from svcstd.workspace.manifest import NAME
from svcstd.workspace.packaged import packaged
from svcstd.workspace.templates import template
from test_render import subject

ROOT = Path(__file__).resolve().parents[1]
REGION = "330472"
FORMATS = ("md", "html", "json")
SITE = "https://example.cn/guides"
KINDS = {"text", "list", "numbers", "facts", "table", "choices", "checks", "chart"}


def made(found: Workspace, out: Path, form: str = "full", choice: Choice | None = None, formats=FORMATS) -> Path:
    """The folder with the guides of a workspace."""
    pipeline.render(found, out, pipeline.plan(found, choice), formats=formats, form=form, with_errors=True, jobs=1)
    return out / "short" if form == "short" else out


def six(**more: str) -> Workspace:
    """The six-level workspace, with what else is asked for."""
    files = six_levels() | more
    files["svcstd.yaml"] = files.get("svcstd.yaml", "") + f"site: {SITE}\n"
    return workspace(files)


@pytest.fixture(scope="module", params=["six levels", "shipped"])
def folders(request, tmp_path_factory) -> dict[str, Path]:
    """Guides of a workspace by form, in all formats."""
    out = tmp_path_factory.mktemp("guides")
    if request.param == "six levels":
        return {form: made(six(), out, form) for form in ("full", "short")}
    if not (ROOT / "items").is_dir():
        pytest.skip("no shipped catalogue here")
    choice = Choice(regions=(REGION,))
    return {form: made(Workspace.find(ROOT), out, form, choice) for form in ("full", "short")}


@pytest.fixture(scope="module")
def six_out(tmp_path_factory) -> Path:
    """Guides of the six-level workspace in all formats."""
    return made(six(), tmp_path_factory.mktemp("six"))


def guides(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Guides of a folder as JSON, with the path of each without ending."""
    found = [path for level in Level for path in sorted(folder.glob(f"{level.slug}/*/*.json")) if path.stem != "index"]
    assert found
    for path in found:
        yield path.with_suffix(""), json.loads(path.read_bytes())


def compare(view: dict[str, Any], name: str, data: bytes) -> None:
    """Hold a page against the JSON view: the same headings and values in the same order, and nothing beside them."""
    form = view["form"]
    page = of_html(data) if name == "html" else of_md(data, form)
    assert page.title == plain(view["title"] + {"html": "", "md": "（草稿）"}[name] * view["draft"])
    assert page.notices == list(map(plain, view["notices"]))
    head = {"kind": "facts", "caption": "", "head": [], "rows": view["facts"]}
    assert page.facts == wanted({"heading": "", "blocks": [head]}, name).atoms
    # Markdown prints one form, pages of the site begin with the short one.
    short = view["short"] if form == "short" or name == "html" else []
    for shown, told in ((page.short, short), (page.sections, view["sections"])):
        assert [one.heading for one in shown] == [plain(one["heading"]) for one in told]
        for one, section in zip(shown, told, strict=True):
            assert flat(one) == flat(wanted(section, name)), (section["key"], name)


@pytest.mark.parametrize("form", ["full", "short"])
def test_all_formats_show_the_same(folders, form):
    for path, view in guides(folders[form]):
        assert view["form"] == form and bool(view["sections"]) is (form == "full")
        for name in ("html", "md"):
            compare(view, name, path.with_name(f"{path.name}.{name}").read_bytes())


@pytest.mark.parametrize("name", ["html", "md"])
@pytest.mark.parametrize("form", ["full", "short"])
def test_whatever_is_missing_or_too_much_is_seen(name, form):
    view = guide(subject(str)[0])
    told = json.loads(printer("json", template(workspace()), form).guide(view))
    page = printer(name, template(workspace()), form).guide(view)
    compare(told, name, page)
    start = page.index(b'<dl class="head">') if name == "html" else 0
    values = set(re.findall(rb"(?<![/\w])T\d+T", page[start:].partition(b"<footer")[0]))
    assert len(values) > 20
    for value in sorted(values):
        # In HTML what stands between tags; attributes name columns once more, and groups of situations.
        end = re.compile((rb">[^<]*?" if name == "html" else b"") + value).search(page, start)
        if end is not None:
            with pytest.raises((AssertionError, ValueError)):
                compare(told, name, page[: end.end() - 1] + page[end.end() :])
    more = {"html": (b"</section>", b"<p>more</p></section>"), "md": (b"\n## ", b"\nmore\n\n## ")}[name]
    for swap in (more, (b"<h2>", b"<h2>x") if name == "html" else (b"\n## ", b"\n## x")):
        with pytest.raises(AssertionError):
            compare(told, name, page.replace(*swap, 1))


TEXTS = ("{}", "{} 第一行\n\n　第二行 *不是* 强调", "1. {} <b>&amp;</b> | `x` [y](z)", "{}：\\ （- #）")


@pytest.mark.parametrize("wrap", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("point", [False, True])
@pytest.mark.parametrize("form", ["full", "short"])
def test_all_formats_show_every_element(wrap, point, form):
    view = guide(subject(wrap.format, point=point)[0])
    pages = {name: printer(name, template(workspace()), form).guide(view) for name in FORMATS}
    told = json.loads(pages["json"])
    for name in ("html", "md"):
        compare(told, name, pages[name])
    kinds = {block["kind"] for part in ("short", "sections") for section in told[part] for block in section["blocks"]}
    assert form == "short" or kinds >= KINDS - {"choices", "numbers", "list"}


@pytest.mark.parametrize("name", ["html", "md"])
def test_paragraphs_stay_apart(name):
    two = Section("a", "甲", (Block("text", "", (), (("一",), ("二",))),))
    view = replace(guide(subject(str)[0]), short=(), sections=(two,))
    compare(
        json.loads(printer("json", template(workspace())).guide(view)),
        name,
        printer(name, template(workspace())).guide(view),
    )


def test_the_chart_says_what_the_steps_say(folders):
    charts = 0
    for _, view in guides(folders["full"]):
        course = next(section for section in view["sections"] if section["key"] == "course")
        for block in course["blocks"]:
            if block["kind"] == "chart":
                nodes = [row for row in block["rows"] if row[0] == "step"]
                steps = [row for other in course["blocks"] if other["kind"] == "table" for row in other["rows"]]
                assert [row[1] for row in nodes] == [row[1] for row in steps][: len(nodes)]
                assert [row[0] for row in block["rows"]][:: len(block["rows"]) - 1] == ["start", "end"]
                charts += 1
    assert charts


def test_the_same_headings_at_all_levels(six_out):
    views = [json.loads((six_out / level / region / f"{CODE}.json").read_bytes()) for level, region in LEVELS.items()]
    of_standard = [chapter.heading.zh for chapter in CHAPTERS[:OF_THE_STANDARD]]
    for part in ("short", "sections"):
        found = [[section["heading"] for section in view[part]] for view in views]
        assert found == [found[0]] * len(LEVELS)
    kept = [heading for heading in found[0] if heading in of_standard]
    always = [chapter.heading.zh for chapter in CHAPTERS[:OF_THE_STANDARD] if not chapter.conditional]
    assert set(always) <= set(kept) and kept == [one for one in of_standard if one in kept]
    assert [[label for label, _ in view["facts"]] for view in views] == [["办理地点", "级别", "编码", "版本"]] * len(
        LEVELS
    )


def test_machine_output_holds_its_schema(folders):
    guide, listed = Draft202012Validator(SCHEMA), Draft202012Validator(LIST_SCHEMA)
    for form, folder in folders.items():
        for path in folder.rglob("*.json"):
            if (
                path.name not in ("names.json", NAME)
                and path.is_relative_to(folder)
                and (form == "short" or "short" not in path.parts)
            ):
                data = json.loads(path.read_bytes())
                errors = list((listed if path.stem == "index" else guide).iter_errors(data))
                assert not errors, (path, errors[:1])


# the stamp


def recipe() -> dict[str, Any]:
    """The program that docs/guide-json.md gives, as it stands there."""
    text = (ROOT / "docs" / "guide-json.md").read_text(encoding="utf-8")
    known: dict[str, Any] = {}
    exec(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1], known)
    return known


def test_the_digest_is_made_again_from_json(folders):
    digest = recipe()["digest"]
    full = {path.relative_to(folders["full"]): view for path, view in guides(folders["full"])}
    assert all(digest(view) == view["stamp"]["digest"] for view in full.values())
    for path, view in guides(folders["short"]):
        short, whole = view["stamp"], full[path.relative_to(folders["short"])]["stamp"]
        assert short["digest"] == whole["digest"], "both forms bear one digest"
        assert short["text"].replace("/short/", "/") == whole["text"], "each leads to its own page"


@pytest.mark.parametrize("odd", ["\u200b", "\u202e", "\ufeff", "\U000e0041", "\\u200b", "\u2028", "𠮷", '"', "\\"])
def test_what_deceives_is_not_stamped(odd, tmp_path):
    files = {
        **FILES,
        PATHS["county"]: FILES[PATHS["county"]] + f"notes: {json.dumps('注意' + odd + '事项', ensure_ascii=False)}\n",
    }
    (_, view), *_ = guides(made(workspace(files), tmp_path, choice=Choice(regions=("990101",))))
    assert recipe()["digest"](view) == view["stamp"]["digest"]
    notes = json.dumps([one["blocks"] for one in view["sections"] if one["key"] == "notes"], ensure_ascii=False)
    assert ("注意事项" in notes) is (odd in "\u200b\u202e\ufeff\U000e0041")


def test_any_other_word_is_another_digest(six_out):
    view = next(guides(six_out))[1]
    digest, known = recipe()["digest"], view["stamp"]["digest"]
    for section in view["sections"]:
        heading, section["heading"] = section["heading"], "x"
        assert digest(view) != known
        section["heading"] = heading
        for block in section["blocks"]:
            row = block["rows"][0]
            block["rows"][0] = ["x", *row[1:]]
            assert digest(view) != known
            block["rows"][0] = row
    assert digest(view) == known


STROKE = re.compile(r"M(\d+) (\d+)\.5|h(\d+)|m(\d+) 0")
"""Of a code's path: where a row starts, modules that are black, modules that are not."""


def runs(path: str) -> Iterator[tuple[int, int, int]]:
    """The black runs of a code: column, row, modules."""
    x = y = 0
    for found in STROKE.finditer(path):
        start, row, black, white = (int(one or 0) for one in found.groups())
        if found[1]:
            x, y = start, row
        elif black:
            yield x, y, black
        x += black + white


def decoded(svg: Any) -> list[str]:
    """What the QR codes in a picture say."""
    side, scale = int(svg.get("viewbox").split()[2]), 4
    image = bytearray(b"\xff" * (side * scale) ** 2)
    for x, y, run in runs(svg.find("path").get("d")):
        for row in range(y * scale, (y + 1) * scale):
            at = row * side * scale + x * scale
            image[at : at + run * scale] = bytes(run * scale)
    return [one.text for one in zxingcpp.read_barcodes(memoryview(image).cast("B", (side * scale, side * scale)))]


def test_every_qr_code_says_what_the_stamp_says(folders):
    for folder in folders.values():
        for path, view in guides(folder):
            page = html.fromstring(path.with_name(f"{path.name}.html").read_bytes().decode())
            assert decoded(page.find(".//svg[@class='qr']")) == [view["stamp"]["text"]]
            assert plain(page.find(".//footer/p").text_content()) == plain(view["stamp"]["line"])


def test_a_site_makes_the_qr_code_an_address(tmp_path):
    texts = {}
    for name, found in (("with", six()), ("without", workspace(six_levels()))):
        (_, view), *_ = guides(made(found, tmp_path / name, choice=Choice(regions=("990101",))))
        texts[name] = view["stamp"]["text"]
        stamp = view["stamp"]
    assert texts["with"].startswith(f"{SITE}/{view['address']}.html#v=") and texts["with"].endswith(
        f"h={stamp['digest']}"
    )
    assert texts["without"] == f"{view['address']}.html#v={stamp['version']}&h={stamp['digest']}"


# data for search engines


def leaves(value: Any) -> Iterator[str]:
    """Texts of JSON-LD, without the words of its vocabulary."""
    if isinstance(value, dict):
        yield from (text for key, one in value.items() if not key.startswith("@") for text in leaves(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in leaves(one))
    else:
        yield value


def test_linked_data_says_only_what_the_view_says(folders):
    for path, view in guides(folders["full"]):
        page = html.fromstring(path.with_name(f"{path.name}.html").read_bytes().decode())
        (script,) = page.findall(".//script[@type='application/ld+json']")
        data = json.loads(script.text)
        assert (data["@type"], data["@context"], data["name"]) == (
            "GovernmentService",
            "https://schema.org",
            view["title"],
        )
        known = {view["title"], view["lang"], view["stamp"]["code"], *leaves(view["service"])}
        assert set(leaves(data)) <= known, path
        told = {one for key in ("provider", "area", "kind", "output", "fee") if (one := view["service"][key])}
        assert told <= set(leaves(data))


SITEMAP = etree.XMLSchema(
    etree.XML(
        """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
          targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
          <xs:simpleType name="address"><xs:restriction base="xs:anyURI">
            <xs:minLength value="12"/><xs:maxLength value="2048"/><xs:pattern value="https?://.+"/></xs:restriction></xs:simpleType>
          <xs:element name="urlset"><xs:complexType><xs:sequence><xs:element name="url" maxOccurs="50000"><xs:complexType><xs:sequence>
            <xs:element name="loc" type="address"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
          <xs:element name="sitemapindex"><xs:complexType><xs:sequence><xs:element name="sitemap" maxOccurs="50000"><xs:complexType>
            <xs:sequence><xs:element name="loc" type="address"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
          </xs:element></xs:schema>"""
    )
)
"""What the protocol asks for of what svcstd writes (sitemaps.org: siteindex.xsd, sitemap.xsd), `loc` alone."""


def locations(data: bytes) -> list[str]:
    """Addresses of a sitemap, or of a list of them, that holds the protocol."""
    root = etree.fromstring(data)
    SITEMAP.assertValid(root)
    return [one.text for one in root.iter("{*}loc")]


def test_sitemap_lists_the_guides(six_out, tmp_path):
    found = locations((six_out / "sitemap.xml").read_bytes())
    pages = [path.relative_to(six_out).as_posix() for path in six_out.glob("*/*/*.html") if path.stem != "index"]
    assert sorted(found) == sorted([f"{SITE}/", *(f"{SITE}/{page}" for page in pages)])
    assert len(pages) == 8
    made(workspace(six_levels()), tmp_path, formats=("html",))
    assert not (tmp_path / "sitemap.xml").exists(), "without `site` there are no addresses"


def test_sitemap_of_the_short_version_lists_its_own_pages(tmp_path):
    out = made(six(), tmp_path, "short", formats=("html",))
    pages = [path.relative_to(tmp_path).as_posix() for path in out.glob("*/*/*.html") if path.stem != "index"]
    assert len(pages) == 8
    found = locations((out / "sitemap.xml").read_bytes())
    assert sorted(found) == sorted([f"{SITE}/short/", *(f"{SITE}/{page}" for page in pages)])


def test_sitemaps_are_split(monkeypatch):
    pages = [f"{level.slug}/990101/{n}@a-{n}" for n, level in enumerate(Level)]
    whole = dict(sitemap.sitemaps(f"{SITE}/?a&b/", pages))
    monkeypatch.setattr(sitemap, "MOST", 3)
    parts = dict(sitemap.sitemaps(f"{SITE}/?a&b/", pages))
    listed = locations(parts.pop("sitemap.xml"))
    assert (
        [one.rpartition("/")[2] for one in listed]
        == sorted(parts)
        == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    )
    assert [url for name in sorted(parts) for url in locations(parts[name])] == locations(whole["sitemap.xml"])
    assert all(len(locations(data)) <= 3 for data in parts.values())


# templates

TEMPLATES = {
    "guide.html.j2": ("html", ("guide",)), "sections.html.j2": ("html", ("guide",)), "layout.html.j2": ("html", ("guide", "index", "start")),
    "index.html.j2": ("html", ("index",)), "start.html.j2": ("html", ("start",)), "site.css": ("html", ("css",)),
    "contents.html.j2": ("html", ("guide",)), "guide.md.j2": ("md", ("guide",)), "sections.md.j2": ("md", ("guide",)), "index.md.j2": ("md", ("index", "start")),
}  # fmt: skip
"""Templates of guides: their format and what they make."""
NOT_OF_GUIDES = {
    "report.html.j2",
    "report.css",
    "report.js",
    "score.html.j2",
    "score.css",
    "diff.html.j2",
    "diff.css",
    "diff.js",
    "notice.md.j2",
    "notice.html.j2",
    "notice.css",
}
ALWAYS_OURS = {"site.js", "search.js", "preview.js", "icon.svg"}
WHERE = {
    "guide": f"county/990101/{HANDLED}", "index": "county/990101/index", "start": "index", "css": "assets/site",
}  # fmt: skip


def written(out: Path, name: str = "", text: str = "") -> dict[str, bytes]:
    """Files of the complete workspace with one template of its own."""
    files = {**FILES, **({f"templates/{name}": text} if name else {})}
    made(workspace(files), out, formats=("md", "html"))
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name not in (NAME, LOCK)
    }


def own(name: str, mark: str) -> tuple[str, int]:
    """svcstd's template with a line of its own, where it is printed, and that line's number."""
    text = packaged(f"templates/{name}").read_text(encoding="utf-8")
    block = "{% block content %}\n"
    at = text.index("</main>") if name == "layout.html.j2" else text.index(block) + len(block) if block in text else 0
    return f"{text[:at]}{mark}\n{text[at:]}", text[:at].count("\n") + 1


def test_every_template_is_known():
    there = {path.name for path in packaged("templates").iterdir() if path.is_file()}
    assert there == set(TEMPLATES) | NOT_OF_GUIDES | ALWAYS_OURS


@pytest.mark.parametrize("name", TEMPLATES)
def test_any_single_template_may_be_replaced(name, tmp_path):
    ending, kinds = TEMPLATES[name]
    mark = {"css": "\n.own { color: red }\n", "j2": "own-mark"}[name.rpartition(".")[2]]
    before, after = written(tmp_path / "a"), written(tmp_path / "b", name, own(name, mark)[0])
    changed = {file for file in before if before[file] != after[file]}
    assert {f"{WHERE[kind]}.{'css' if kind == 'css' else ending}" for kind in kinds} <= changed
    assert all(file.endswith("css" if "css" in kinds else ending) for file in changed) and before.keys() == after.keys()
    assert all(mark.strip().encode() in after[file] for file in changed)


@pytest.mark.parametrize("script", sorted(ALWAYS_OURS))
def test_a_script_is_always_ours(script, tmp_path):
    assert written(tmp_path / "a") == written(tmp_path / "b", script, "alert(1)")


WRONG = {
    "syntax": "{% for x in %}", "undefined": "{{ not_there }}", "attribute": "{{ words.not_there }}", "unclosed": "{% if true %}",
    "macro": "{% macro m() %}{% endmacro %}", "call": "{{ words.update() }}",
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("name", [name for name in TEMPLATES if name.endswith(".j2")])
def test_an_error_names_the_template_and_its_line(name, wrong, tmp_path, capsys):
    broken, line = own(name, WRONG[wrong])
    with pytest.raises(BadTemplate) as raised:
        written(tmp_path, name, broken)
    assert failures.report(raised.value) == USAGE
    said_ = capsys.readouterr().err
    if wrong == "unclosed":  # where it began, or where the file ends without it, as the parser found out
        assert re.search(rf"templates/{re.escape(name)}:\d+：", said_)
    else:
        assert f"templates/{name}:{line}：" in said_
