"""The pages around the guides, and what a hard catalogue makes of the first page of a guide."""

from __future__ import annotations

import json
import re

import pytest
from lxml import html

from complete import COUNTY_TEXT, FILES, OUTLETS_TEXT, PATHS, workspace
from guides import HANDLED
from svcstd.pipeline import render as pipeline

COUNTY = f"county/990101/{HANDLED}"


def made(files, out, *labels, form="full"):
    found = workspace(files)
    return pipeline.render(
        found, out, pipeline.plan(found), formats=("html",), labels=labels or ("zh",), form=form, with_errors=True
    )


def test_body_called_index_leaves_the_list_of_bodies_alone(tmp_path):
    renamed = {path: re.sub(r"\bsl-market\b", "index", text) for path, text in FILES.items()}
    made(renamed, tmp_path)
    assert sorted(page.name for page in (tmp_path / "bodies").iterdir()) == ["index.html", "index_.html"]
    listed = html.parse(tmp_path / "bodies/index.html")
    assert listed.xpath("//main//table//a/@href") == ["index_.html"]
    assert "bodies/index_.html" in html.parse(tmp_path / "index.html").xpath("//a/@href")
    assert html.parse(tmp_path / "bodies/index_.html").xpath("//main//table//a/@href")


def test_title_without_english_stands_once(tmp_path):
    made(FILES, tmp_path, "zh", "both")
    brand = html.parse(tmp_path / "both/index.html").findtext(".//a[@class='brand']")
    assert brand == "示例省政务服务事项目录"
    rows = json.loads((tmp_path / "both/assets/names.json").read_text())
    assert [name for name, _, _ in rows] == ["示例销售经营许可（首次申请）"]
    entries = '"示例省政务服务事项目录": Services\n'
    made({**FILES, "catalog/lang/en.yaml": entries}, tmp_path, "zh", "both")
    brand = html.parse(tmp_path / "both/index.html").findtext(".//a[@class='brand']")
    assert brand == "示例省政务服务事项目录 / Services"


def test_head_names_a_few_of_many_counters(tmp_path):
    counters = "".join(f"    - {{id: x{n}, name: {n}号窗口}}\n" for n in range(40))
    first = OUTLETS_TEXT.index("  windows:\n") + len("  windows:\n")
    outlets = OUTLETS_TEXT[:first] + counters + OUTLETS_TEXT[first:]
    windows = "".join(f"  - {{id: x{n}, outlet: sl-hall, window: x{n}}}\n" for n in range(40))
    county = COUNTY_TEXT.replace("windows:\n", f"windows:\n{windows}", 1)
    made({**FILES, PATHS["outlets"]: outlets, PATHS["county"]: county}, tmp_path)
    page = html.parse(tmp_path / f"{COUNTY}.html")
    assert page.xpath("//dl[@class='head']//dd")[0].xpath("text()") == [
        "示例省示例市示例区",
        *(f"示例区政务服务中心{n}号窗口" for n in range(3)),
        "等，共 41 处",
    ]
    assert len(page.xpath("//section[@id='where']//tbody/tr[contains(., '示例区政务服务中心')]")) == 41


SITUATIONS = """\
situations:
  - {id: agent, name: 委托办理, group: who}
  - {id: self, name: 本人办理, group: who}
  - {id: new, name: 新建, group: what, set: {materials: [{id: mandate, copies: 2}]}}
  - {id: old, name: 改建, group: what}
materials:
  - {id: mandate, name: 委托书, necessity: 必要, originals: 1, when: [agent]}
"""


def test_material_of_one_situation_that_another_group_changes(tmp_path):
    """Who comes in person brings no mandate, whatever is built."""
    made({**FILES, PATHS["county"]: COUNTY_TEXT + SITUATIONS}, tmp_path)
    page = html.parse(tmp_path / f"{COUNTY}.html")
    rows = [
        (row.findtext(".//b"), row.get("data-when"), row.get("data-unless"), row.find("small").xpath("text()"))
        for row in page.xpath("//ul[@class='checks']/li[contains(., '委托书')]")
        if row.findtext(".//span") == "委托书"
    ]
    assert rows == [
        ("原件1份", "agent", "new", ["只在下列情形提交：委托办理", "下列情形不适用：新建"]),
        ("原件1份、复印件2份", "agent", "old", ["只在下列情形提交：新建", "只在下列情形提交：委托办理"]),
    ]


@pytest.mark.parametrize(("form", "below"), [("full", ""), ("short", "short/")])
def test_sitemap_lists_pages_that_are_there(tmp_path, form, below):
    settings = FILES[PATHS["settings"]] + "site: https://example.gov.cn/a/\n"
    made({**FILES, PATHS["settings"]: settings}, tmp_path, form=form)
    listed = re.findall("<loc>(.+?)</loc>", (tmp_path / f"{below}sitemap.xml").read_text())
    assert listed[0] == f"https://example.gov.cn/a/{below}"
    assert len(listed) == 3
    for address in listed[1:]:
        assert (tmp_path / address.removeprefix("https://example.gov.cn/a/")).is_file()
