"""docs/templates.md: it lists the templates that there are, and what it says of them is so."""

import re
from pathlib import Path

import pytest

from complete import FILES, workspace
from svcstd.messages import commands as say
from svcstd.paper import BadTemplate, allowed, sandbox
from svcstd.pipeline import render as pipeline
from svcstd.workspace.lock import NAME as LOCK
from svcstd.workspace.templates import OURS, template

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
CHINESE, ENGLISH = PAGE.split("## In English")
LISTED = re.compile(r"^\| `([\w.]+)` \| (.+) \|$", re.MULTILINE)
REFUSED = re.compile(r"^\| `(\{.+\})` \| (.+) \|$", re.MULTILINE)


def shipped() -> set[str]:
    """Templates of pages; those in folders are for `svcstd init`."""
    return {path.name for path in (ROOT / "templates").iterdir() if path.is_file()}


def made(files, out, **options):
    found = workspace({**FILES, **files})
    return pipeline.render(found, out, pipeline.plan(found), **options)


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_page_lists_every_template(text):
    names = [name for name, _ in LISTED.findall(text)]
    assert len(names) == len(set(names)) and set(names) == shipped()


def test_each_but_the_scripts_may_be_replaced():
    for name in shipped():
        own = template(workspace({**FILES, f"templates/{name}": "own"}))(name)
        assert (own == "own") is not name.endswith(OURS), name


def test_example_is_a_template(tmp_path):
    made({"templates/guide.md.j2": re.search(r"```jinja\n(.*?)```", PAGE, re.S)[1]}, tmp_path, formats=("md",))
    page = next(tmp_path.rglob("00019900100101.md")).read_text(encoding="utf-8")
    assert page.startswith("# 示例销售经营许可（首次申请）\n")
    assert "- **级别**：" in page and "\n## 适用范围\n" in page


@pytest.mark.parametrize(("text", "said"), REFUSED.findall(CHINESE))
def test_what_is_refused_is_refused_in_these_words(tmp_path, text, said):
    with pytest.raises(BadTemplate) as caught:
        made({"templates/guide.md.j2": "\n" + text.replace("\\|", "|")}, tmp_path)
    assert (caught.value.name, caught.value.line, caught.value.reason) == ("guide.md.j2", 2, said)


def test_error_in_the_page_is_what_is_said(tmp_path):
    with pytest.raises(BadTemplate) as caught:
        made({"templates/guide.html.j2": "\n{{ title.__class__ }}"}, tmp_path, formats=("html",))
    error = caught.value
    assert say.TEMPLATE.say(at=f"templates/{error.name}:{error.line}", reason=error.reason) in PAGE
    assert not [path for path in tmp_path.rglob("*.*") if path.name != LOCK]


def test_filters_and_limits_are_as_the_page_says():
    for text, start in ((CHINESE, "过滤器："), (ENGLISH, "use the filters")):
        told = re.search(start + r".*?[；;]", text, re.S)[0]
        assert set(re.findall(r"`(\w+)`", told)) == {*sandbox.SAFE_FILTERS, *sandbox.READING_FILTERS}
        numbers = (sandbox.MOST_STEPS, sandbox.MOST_PAGE, allowed.MOST_NODES)
        for figure in (*(f"{number:,}".replace(",", " ") for number in numbers), f"{sandbox.MOST_TEMPLATE >> 10} KiB"):
            assert figure in text
        assert f"{sandbox.MOST_SECONDS:g} 秒" in text or f"{sandbox.MOST_SECONDS:g} seconds" in text


def test_an_error_names_the_innermost_template(tmp_path):
    files = {"templates/guide.md.j2": '\n{% include "mine.j2" %}', "templates/mine.j2": "a\nb\n{{ nobody }}"}
    with pytest.raises(BadTemplate) as caught:
        made(files, tmp_path)
    assert (caught.value.name, caught.value.line) == ("mine.j2", 3)


def test_a_page_without_a_policy_is_refused(tmp_path):
    with pytest.raises(BadTemplate) as caught:
        made(
            {"templates/guide.html.j2": '<img src="https://example.org/a.png">{{ title }}'}, tmp_path, formats=("html",)
        )
    assert caught.value.name == "guide.html.j2"
    assert "Content-Security-Policy" in caught.value.reason
    assert not list(tmp_path.rglob("*.html"))
