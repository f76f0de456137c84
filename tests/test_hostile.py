"""Hostile text in every element comes out as text; what a type does not have is refused; templates end (design §9)."""

import functools
import json
import re
import tempfile
import time
from pathlib import Path

import lxml.html
import pytest
from markdown_it import MarkdownIt

import hostile
from complete import FILES, PATHS, validate, workspace
from guides import six_levels
from hostile import CONTROLS, KINDS, LONG, wrong
from svcstd import cli
from svcstd.messages import commands as say
from svcstd.model.basic import Agency, BasicItem, HandlingItem, StandardMaterial, SubItem
from svcstd.model.channels import Outlet
from svcstd.model.elements import Elements, Record, Situation
from svcstd.model.shape import shape
from svcstd.paper import BadTemplate
from svcstd.pipeline import render as pipeline
from svcstd.read import read
from svcstd.render.formats import FORMATS
from svcstd.render.ink import DECEIVING
from svcstd.workspace.manifest import NAME as MANIFEST

WILD = [kind for kind in KINDS if kind != "plain"]
TO = tuple(FORMATS)
MARK = re.compile(r"T\d+T")
SCHEMES = re.compile(r"(?:https?:|tel:|mailto:)|(?![a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
LEADS = frozenset(
    {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "ping", "background"}
)
SAID = {
    "html": ("<script>alert(1)</script>", "&lt;b&gt;", "onerror=alert(1)>"),
    "template": ("{{ 7*7 }}", "{% for x in y %}", "{{< x >}}"),
    "marks": ("*b* _i_ `c` ~~s~~ | $x$ [x](javascript:alert(1)) ![i](http://e/x.png)", "<http://e.cn>"),
    "lines": ("# h", "| a | b |", "<b>"),
    "unseen": ("gnpend",),
    "long": ("W" * (LONG - 10),),
}
"""What a reader of the page must find, letter by letter."""
MOST_HEAD, MOST_TITLE = 16_000, 2_500
"""Characters of a page's head without its style, and of its title: an item's name and its handling's title."""


@functools.cache
def built(kind: str, labels: str = "zh") -> dict[str, str]:
    """All pages of the workspace in which every text, or in English every translation, is of one kind, by path."""
    found = workspace(hostile.hostile(kind)[0] if labels == "zh" else hostile.translated(kind))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        made = pipeline.render(found, out, pipeline.plan(found), formats=TO, labels=(labels,), with_errors=True, jobs=1)
        assert not made.left_out and not made.broken
        paths = sorted(path for path in out.rglob("*") if path.is_file() and path.name != MANIFEST)
        return {path.relative_to(out).as_posix(): path.read_bytes().decode() for path in paths}


HASHED = re.compile(r"\b[0-9a-f]{10}(?=\.html)")
"""Names of pages whose subject has no code: nothing of its text is in them."""


def named(pages: dict[str, str]) -> dict[str, str]:
    """Pages by path; those with a hashed name by the first mark in their heading."""
    return {HASHED.sub(_subject(page), path): page for path, page in pages.items()}


def _subject(page: str) -> str:
    found = re.search(r"<h1>.*?(T\d+T)", page, re.S)
    return found[1] if found else "none"


def pairs(kind: str, end: str):
    """Pages of one format: path, as it is with plain texts, as it is with hostile ones."""
    tame, wild = named(built("plain")), named(built(kind))
    assert tame.keys() == wild.keys(), "no name of a file comes of a text"
    found = [(path, tame[path], wild[path]) for path in tame if path.endswith(end)]
    assert found or end.lstrip(".") not in TO
    return found


def attributes(element) -> dict[str, str]:
    """What steers a browser: all names, and the values of all attributes but those that are texts."""
    texts = {"title", "alt", "content", "aria-label", "data-of", "placeholder", "value", "label"}
    drawn = DRAWN if str(element.tag) in {"svg", "path", "rect"} else frozenset()
    assert all(re.fullmatch(r"[-\d\s.MmHhVv]*", element.attrib[name]) for name in drawn & set(element.attrib))
    return {name: "" if name in texts | LEADS | drawn else value for name, value in element.attrib.items()}


DRAWN = frozenset({"d", "x", "y", "width", "height", "viewbox", "rx"})
"""Where things stand in a picture: codes and charts are as large as what they say."""
LINE = re.compile(r'<text class="\w+" x="\d+" y="\d+">[^<>"]*</text>')
"""A line of a chart; a longer text has more of them."""


def raw(page: str) -> int:
    """How many elements, comments and the like begin and end on a page, however a browser reads it."""
    return LINE.sub("", page.replace("<br>", "")).count("<")


@functools.cache
def skeleton(page: str) -> list[tuple[str, dict[str, str]]]:
    """Elements of a page with their attributes, line breaks left out."""
    tree = lxml.html.document_fromstring(page)
    return [(str(one.tag), attributes(one)) for one in tree.iter() if one.tag not in {"br", "text"}]


def links(page: str) -> list[str]:
    tree = lxml.html.document_fromstring(page)
    return [value for one in tree.iter() for name, value in one.attrib.items() if name in LEADS]


def kinds(data):
    """The shape of JSON: its keys, how many things there are, no text."""
    if isinstance(data, dict):
        return {key: kinds(value) for key, value in data.items()}
    return [kinds(value) for value in data] if isinstance(data, list) else type(data).__name__


def test_every_text_of_the_model_is_in_the_workspace():
    """Nothing that a file may say escapes the tests below."""
    said = set(hostile.hostile("plain")[1].values())
    for model, root in ((Elements, "record"), (Elements, "basic"), (Elements, "record.set"), (Elements, "here")):
        for name in model.model_fields.keys() - {"remove", "situations", "extra", "agency"}:
            has = any(
                path.startswith((f"{root}.{name}.", f"{root}.{name}[")) or path == f"{root}.{name}" for path in said
            )
            assert has is (name not in TYPED), (root, name)
    for root in ("main.name", "handling.title", "settings.title", "standard.title", "agency.name", "outlet0.address",
                 "outlet0.windows[].name", "standard.issuer", "region.village", "extra.known", "record.situations.name",
                 "record.extra.known", "record.materials[].any_of[].name"):  # fmt: skip
        assert root in said, root


TYPED = frozenset({
    "type", "levels", "state", "version", "effective", "until", "objects", "project_type", "delivery", "power_source",
    "reviewed_at", "accepted_at", "accepted_by_decider", "first_review_at", "channels", "system_level", "scope",
    "in_hall", "one_window", "reservation", "express", "self_service", "agent_service", "remote_application",
    "confidential", "construction_reform",
})  # fmt: skip
"""Elements without any text: what they may say is a list of words, a number, a date or yes and no."""


@pytest.mark.parametrize("kind", WILD)
def test_html_has_nothing_new(kind):
    for path, tame, wild in pairs(kind, ".html"):
        assert skeleton(wild) == skeleton(tame), path
        assert raw(wild) == raw(tame), path
        assert [HASHED.sub("*", link) for link in links(wild)] == [HASHED.sub("*", link) for link in links(tame)], path
        assert all(SCHEMES.match(link) for link in links(wild)), path
        scripts = [
            re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S) for page in (tame, wild)
        ]
        ours, theirs = ([kinds(json.loads(text)) for text in found] for found in scripts)
        assert ours == theirs, path


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = {"text", "hardbreak", "softbreak", "text_special"}


@functools.cache
def structure(page: str):
    """Blocks of a Markdown page, what stands in its lines beside text, and where its links lead."""
    found = MARKDOWN.parse(page)
    inline = [child for token in found for child in token.children or ()]
    breaks = [child.content for child in inline if child.type == "html_inline"]
    assert set(breaks) <= {"<br>"}
    marks = [(child.type, child.attrGet("href")) for child in inline if child.type not in {*PLAIN, "html_inline"}]
    return [(token.type, token.tag) for token in found], marks


@functools.cache
def words(page: str) -> str:
    """What a reader of Markdown sees."""
    return "".join(child.content for token in MARKDOWN.parse(page) for child in token.children or ())


@functools.cache
def visible(page: str) -> str:
    """What a reader of HTML sees, without charts, which shorten what they say."""
    return lxml.html.document_fromstring(re.sub("<svg.*?</svg>", "", page, flags=re.S)).text_content()


@pytest.mark.parametrize("kind", WILD)
def test_markdown_keeps_its_structure(kind):
    for path, tame, wild in pairs(kind, ".md"):
        assert structure(wild) == structure(tame), path


@pytest.mark.parametrize("kind", WILD)
def test_json_keeps_its_keys(kind):
    for path, tame, wild in pairs(kind, ".json"):
        assert kinds(json.loads(wild)) == kinds(json.loads(tame)), path


@pytest.mark.parametrize("kind", WILD)
def test_each_text_is_there_as_it_was_written(kind):
    for end, shown in ((".html", visible), (".md", words)):
        text = ""
        for path, tame, wild in pairs(kind, end):
            before, after = shown(tame), shown(wild)
            assert MARK.findall(after) == MARK.findall(before), path
            text += after
        for word in SAID[kind]:
            assert word in text, (end, word)


@pytest.mark.parametrize("kind", WILD)
def test_nothing_deceives(kind):
    for path, page in built(kind).items():
        assert not DECEIVING.search(page), path
        assert not re.search(r"&#(?:x0*(?:20[0-6]|1b|7f|8|9|feff)|0*82[0-9]{2});", page, re.IGNORECASE), path
        if path.endswith(".json"):
            assert not DECEIVING.search(json.dumps(json.loads(page), ensure_ascii=False)), path


def test_heads_stay_bounded():
    for path, page in built("long").items():
        if path.endswith(".html"):
            head = re.sub(r"<style>.*?</style>", "", page.partition("</head>")[0], flags=re.S)
            assert len(head) < MOST_HEAD, path
            assert len(re.search("<title>(.*?)</title>", head, re.S)[1]) < MOST_TITLE, path


@pytest.mark.parametrize("kind", ["html", "marks", "lines"])
def test_translations_too(kind):
    tame, wild = named(built("plain", "both")), named(built(kind, "both"))
    assert tame.keys() == wild.keys()
    for path, page in tame.items():
        if path.endswith(".html"):
            assert skeleton(wild[path]) == skeleton(page), path
            assert raw(wild[path]) == raw(page), path
        elif path.endswith(".md"):
            assert structure(wild[path]) == structure(page), path
        assert not DECEIVING.search(wild[path]), path
    pages = "".join(visible(page) for path, page in wild.items() if path.endswith(".html"))
    assert all(word in pages for word in SAID[kind])


def test_scripts_make_no_markup_of_texts():
    scripts = [page for path, page in built("plain").items() if path.endswith(".js")]
    makes = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc|setAttribute\(.on"
    assert scripts and not any(re.search(makes, script) for script in scripts)


@pytest.mark.parametrize("character", dict.fromkeys(CONTROLS))
def test_control_characters_refuse_the_file(character):
    if character.isprintable():
        return
    written = json.dumps(f"a{character}b")
    found = [one.rule for one in validate({**FILES, PATHS["county"]: f"notes: {written}\n"}).diagnostics]
    assert "S110" in found


MODELS = (Record, BasicItem, SubItem, HandlingItem, Situation, StandardMaterial, Agency, Outlet)
WRONG = (
    "javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd",
    "//evil.example/x", "https://e.cn/\u202e", "http://e.cn/\" onclick=\"x", "https://e.cn/ x", "{{ 7*7 }}", "../../etc/passwd",
    "9" * LONG,
)  # fmt: skip
"""What is no word of any list, no number, date, limit, yes or no, no id and no link."""


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_what_a_type_does_not_have_is_refused(model, text):
    said, wanted = wrong(model, text)
    document = read(json.dumps(said).encode(), "x.yaml")
    made, findings = shape(document, model)
    assert made is None and wanted
    assert wanted <= {at(finding.path) for finding in findings}
    assert all(finding.rule.startswith("S2") for finding in findings)
    assert all(len(str(value)) < 300 for finding in findings for value in finding.values.values())


def at(path) -> str:
    """A path as the samples write it; of a short form the refused part stands in the mapping."""
    return "".join("[]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_names_have_an_end(model):
    """10 000 characters are no name, 20 001 no text; each is told at its place."""
    sample = hostile.Sample(lambda mark: mark + "W" * 20_000)
    said = sample.of(model, without=frozenset({"here", "remove", "subitems", "handling", "set"}))
    parts = [{key: value} for key, value in said.items()]
    found = {
        at(one.path)
        for part in parts
        for one in shape(read(json.dumps(part).encode(), "x.yaml"), model)[1]
        if one.rule in {"S211", "S214"}
    }
    found |= {f"{path}.note" for path in found}  # of a limit the whole is refused
    links = {path for number, path in sample.texts.items() if path.endswith(("url", "blank", "sample", "form", "page"))}
    assert set(sample.texts.values()) - links <= found


def test_names_of_places_have_an_end():
    rows = FILES[PATHS["regions"]].replace("示例村", "村" * 10_000)
    assert "S402" in [one.rule for one in validate({**FILES, PATHS["regions"]: rows}).diagnostics]


GUIDE = "templates/guide.html.j2"
ROWS = "{% for a in facts %}"
NEST = "{% for a in title %}" * 12 + "{% endfor %}" * 12
BOMB = (
    "{% set a=['x','x'] %}"
    + "".join(f"{{% set {y}=[{x},{x}] %}}" for x, y in zip("abcdefghijklmnop", "bcdefghijklmnopq", strict=True))
    + "{{ q }}"
)
CHAIN = {f"templates/c{n}.j2": f'{{% include "c{n + 1}.j2" %}}' * 2 for n in range(40)} | {"templates/c40.j2": ""}
EXTENDS = {f"templates/e{n}.j2": f'{{% extends "e{n + 1}.j2" %}}' for n in range(1_500)} | {"templates/e1500.j2": ""}
BAD = {
    "loops without end": (f"a\n{NEST}", 2, "too many steps"),
    "loops over a text": ("{% for a in title %}" * 9 + "{% endfor %}" * 9, 1, "too many steps"),
    "prints without end": (
        "\n\n" + NEST.replace("{% endfor %}", "{{ title }}" * 99 + "{% endfor %}", 1),
        3,
        "steps|characters",
    ),
    "includes itself": ('{% include "guide.html.j2" %}', 1, "recursion"),
    "includes itself twice": ('{% include "guide.html.j2" %}{% include "guide.html.j2" %}', 1, "recursion"),
    "includes that double": ('\n{% include "c0.j2" %}', 1, "too many steps"),
    "extends itself": ('{% extends "guide.html.j2" %}', 1, "recursion"),
    "extends without end": ('{% extends "e0.j2" %}', 1, "recursion"),
    "lists of lists": (BOMB, 1, "list of other things"),
    "too long": ("x" * (300 << 10), 0, "longer than 262144"),
    "too many nodes": ("{{a}}" * 40_000, 0, "more than 20000 nodes"),
    "too deep": ("{% if title %}" * 5_000 + "{% endif %}" * 5_000, 0, "recursion"),
    "brackets": ("{{ " + "(" * 50_000, 0, "recursion"),
    "filters on long texts": (
        NEST.replace("{% endfor %}", "{% if title|upper|lower %}{% endif %}{% endfor %}", 1),
        1,
        "too many steps",
    ),
    "search": (NEST.replace("{% endfor %}", "{% if 'x' in title %}{% endif %}{% endfor %}", 1), 1, "too many steps"),
    "comparison": (
        NEST.replace("{% endfor %}", "{% if title == lang %}{% endif %}{% endfor %}", 1),
        1,
        "too many steps",
    ),
    "block in a loop": (f"{ROWS}{{% block x %}}{{% endblock %}}{{% endfor %}}", 1, "block in a loop"),
    "syntax": ("a\nb\n{{ title", 3, "end of"),
    "unknown tag": ("a\n{% python %}", 2, "unknown tag"),
    "unknown name": ("a\n{{ nobody }}", 2, "undefined"),
    "class": ("a\n\n\n{{ title.__class__.__mro__ }}", 4, "unsafe"),
    "class by key": ("{{ title['__class__'] }}", 1, "unsafe"),
    "attr": ("{{ title|attr('__class__') }}", 1, "No filter"),
    "call": ("\n{{ title.upper() }}", 2, "Call is not"),
    "loop call": (f"{ROWS}{{{{ loop.cycle('a') }}}}{{% endfor %}}", 1, "Call is not"),
    "power": ("{{ 9**9**9 }}", 1, "Pow is not"),
    "product": ("{{ title * 1000000000 }}", 1, "Mul is not"),
    "other test": ("{% if 'x' is in title %}{% endif %}", 1, "No test"),
    "global": ("{{ cycler }}", 1, "undefined"),
    "macro": ("{% macro m() %}{% endmacro %}", 1, "Macro is not"),
    "outside": ('{% include "../svcstd.yaml" %}', 1, "svcstd.yaml"),
    "absolute": ('{% include "/etc/passwd" %}', 1, "passwd"),
    "no UTF-8": (b"\xff\xfe", 0, "utf-8"),
}
"""Templates of strangers: text, line that is named (0 for the whole), what is said."""


@pytest.mark.parametrize(("text", "line", "reason"), BAD.values(), ids=BAD)
def test_bad_templates_are_stopped_with_name_and_line(tmp_path, text, line, reason):
    files = {**FILES, **CHAIN, **EXTENDS, GUIDE: text}
    began = time.process_time()
    with pytest.raises(BadTemplate, match=reason) as caught:
        found = workspace(files)
        pipeline.render(found, tmp_path, pipeline.plan(found), formats=("html",), jobs=1)
    assert time.process_time() - began < 10
    assert caught.value.line == line
    assert re.fullmatch(r"guide\.html\.j2|[ce]\d+\.j2", caught.value.name)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_template_is_a_sentence_and_exit_code_2(tmp_path, capsys, jobs):
    files = {**six_levels(), GUIDE: "one\n{{ title.__class__ }}\n"}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    command = ["-C", str(tmp_path), "render", "guides", "--to", "html", "--jobs", jobs, "-o", str(tmp_path / "out")]
    assert cli.run(command) == 2
    said = capsys.readouterr().err
    assert say.TEMPLATE.say(at="templates/guide.html.j2:2", reason="") in said
    assert "Traceback" not in said
    assert not list((tmp_path / "out").rglob("*.html"))
