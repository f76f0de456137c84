"""Writes every document that is derived from the code, or with --check tells which are stale.

Elements, enumerations, the table of GB/T 39046-2020, rules, commands and JSON Schemas stand in one place each in the
code; what people read is made of that.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from pages import MADE, cell, notices
from pages.commands import commands_page
from pages.elements import elements_page, enumerations_page, gbt_page
from svcstd import messages
from svcstd.diff.changelog import machine as changelog
from svcstd.diff.formats import schema as comparison
from svcstd.diff.impact import schema as work_list
from svcstd.messages import sources as say
from svcstd.pipeline.in_force import known
from svcstd.pipeline.schemas import MODELS, dumped
from svcstd.render import machine as guide_json
from svcstd.render import searchable
from svcstd.report import jsonl, machine, rule_list, rule_page, sources
from svcstd.stats import machine as score_report
from svcstd.stats import weights
from svcstd.workspace import manifest

ROOT = Path(__file__).resolve().parent.parent
RULES = "docs/rules"


def rule_pages() -> dict[str, str]:
    """A page for each rule and verdict, Chinese above English, and an index in each language."""
    files = {}
    every, _ = known(None)
    for one in every:
        messages.use("zh")
        chinese = rule_page.markdown(one, linked=True)
        messages.use("en")
        english = rule_page.markdown(one, linked=True)
        links = (
            "[规则一览](README.zh-CN.md) · [依据是什么意思](../sources.md) · "
            f"[All rules](README.md) · [What sources mean](../sources.md#{rule_list.ANCHOR})\n\n"
        )
        files[f"{RULES}/{one.rule.id}.md"] = (
            f'{MADE}{links}{chinese}\n---\n\n<a id="{rule_list.ANCHOR}"></a>\n\n{english}'
        )
    for language, name in (("en", "README.md"), ("zh", "README.zh-CN.md")):
        messages.use(language)  # type: ignore[arg-type]
        files[f"{RULES}/{name}"] = MADE + rule_list.index(every, index_tables(every))
    messages.use("zh")
    files[f"{RULES}/{rule_page.BASE}"] = base_page()
    files["docs/sources.md"] = sources_page(every)
    return files


def base_page() -> str:
    """The workspace that examples are laid over: the one in which the tests hold them."""
    sys.path.insert(0, str(ROOT / "tests"))
    from complete import FILES

    out = [MADE, "[规则一览](README.zh-CN.md) · [All rules](README.md)\n"]
    for language in ("zh", "en"):
        messages.use(language)  # type: ignore[arg-type]
        out.append(f"\n# {say.BASE_TITLE}\n\n{say.BASE_LEAD}\n")
    messages.use("zh")
    for path, text in FILES.items():
        kind = "csv" if path.endswith(".csv") else "yaml"
        out.append(f"\n## `{path}`\n\n```{kind}\n{text}```\n")
    return "".join(out)


def sources_page(every: Sequence[rule_page.Known]) -> str:
    """What `std:T-01` and the numbers of standards mean, Chinese above English."""
    pages = []
    for language in ("zh", "en"):
        messages.use(language)  # type: ignore[arg-type]
        pages.append(sources.page(every, "rules/"))
    messages.use("zh")
    links = f"[规则一览](rules/README.zh-CN.md) · [All rules](rules/README.md) · [English](#{rule_list.ANCHOR})\n\n"
    return f'{MADE}{links}{pages[0]}\n---\n\n<a id="{rule_list.ANCHOR}"></a>\n\n{pages[1]}'


def index_tables(every: Sequence[rule_page.Known]) -> list[rule_list.Table]:
    """What stands on the index of the rules, in order; a further table is a further line."""
    return [
        *rule_list.families(every),
        rule_list.partly(),
        rule_list.unchecked(),
    ]


def score_page() -> str:
    """The table that `svcstd score` counts by."""
    flags = {weights.Flag.MANDATORY: "必备", weights.Flag.CONDITIONAL: "条件", weights.Flag.OPTIONAL: "可选"}
    rows = [
        f"| `{one.path}` | {one.title} | {flags[one.flag]}（{one.flag}） | {one.points} |\n" for one in weights.ELEMENTS
    ]
    return (
        MADE + "# 完整度怎样计算\n\n`svcstd score` 按下表给每个公开的事项打分：应有的要素里写了多少。"
        "条件要素只在条件成立时才算，`[]` 表示列表的每一条都要有；"
        "写明没有也算写了：列表写 `[]`，时限写“无”，收费写“不收费”。"
        "可能确实没有、谁也看不出是不是漏写的要素（数量限制、禁止性要求、中介服务等）不在表里。\n\n"
        "| 要素 | 名称 | 性质 | 分值 |\n| --- | --- | --- | --- |\n" + "".join(rows)
    )


def bad_input_page() -> str:
    """What each kind of bad input gets, read off the expected reports of tests/cases."""
    out = [
        MADE,
        "# 什么样的坏输入得到什么\n\n每行是 `tests/cases/` 里的一个小工作区，"
        "右边是 `svcstd validate` 对它说的话和退出码。\n\n"
        "| 输入 | 得到 | 退出码 |\n| --- | --- | --- |\n",
    ]
    for case in sorted((ROOT / "tests" / "cases").iterdir()):
        expected = (case / "expected.txt").read_text(encoding="utf-8")
        found = re.findall(r"^\S+:\d+:\d+ (\S+?\[\w+\]：.*)$", expected, re.MULTILINE)
        said = "<br>".join(cell(line) for line in found) or "（没有发现）"
        title = (case / "title.txt").read_text(encoding="utf-8").strip()
        out.append(f"| {title}（`{case.name}`） | {said} | {expected.rstrip().rsplit(' ', 1)[1]} |\n")
    refused = "没有读取权限（`test_no_permission`，由测试模拟系统的拒绝）"
    out.append(f"| {refused} | 错误[S304]：打不开，原因由系统给出 | 3 |\n")
    return "".join(out)


def made() -> dict[str, str]:
    """All derived files by path."""
    files = {
        "docs/elements.md": elements_page(),
        "docs/gbt39046.md": gbt_page(),
        "docs/enumerations.md": enumerations_page(),
        "docs/commands.md": commands_page(),
        "docs/score.md": score_page(),
        "docs/bad-input.md": bad_input_page(),
        **rule_pages(),
        **notices.pages(),
    }
    files["schema/report.json"] = json.dumps(machine.SCHEMA, ensure_ascii=False, indent=2) + "\n"
    files["schema/report-line.json"] = json.dumps(jsonl.SCHEMA, ensure_ascii=False, indent=2) + "\n"
    files["schema/rules.json"] = json.dumps(rule_list.SCHEMA, ensure_ascii=False, indent=2) + "\n"
    files["schema/score.json"] = json.dumps(score_report.SCHEMA, ensure_ascii=False, indent=2) + "\n"
    files["schema/diff.json"] = json.dumps(comparison.SCHEMA, ensure_ascii=False, indent=2) + "\n"
    files["schema/changelog.json"] = json.dumps(changelog.SCHEMA, ensure_ascii=False, indent=2) + "\n"
    files["schema/impact.json"] = json.dumps(work_list.SCHEMA, ensure_ascii=False, indent=2) + "\n"
    files["schema/manifest.json"] = json.dumps(manifest.SCHEMA, ensure_ascii=False, indent=2) + "\n"
    files["schema/shards.json"] = json.dumps(searchable.SCHEMA, ensure_ascii=False, indent=2) + "\n"
    files["schema/guide.json"] = json.dumps(guide_json.SCHEMA, ensure_ascii=False, indent=2) + "\n"
    files["schema/guides.json"] = json.dumps(guide_json.LIST_SCHEMA, ensure_ascii=False, indent=2) + "\n"
    for kind in MODELS:
        files[f"schema/{kind}.json"] = dumped(kind, None)
    return files


def gone(files: Iterable[str]) -> list[str]:
    """Pages of rules that there are no more."""
    written = {f"{RULES}/{file.name}" for file in (ROOT / RULES).glob("*.md")}
    return sorted(written - set(files))


def stale() -> list[str]:
    """Paths of derived files that are missing, or too many, or differ from what the code says."""
    files = made()
    return gone(files) + [
        p for p, text in files.items() if not (ROOT / p).is_file() or (ROOT / p).read_text(encoding="utf-8") != text
    ]


def main() -> int:
    """Write, or check."""
    if "--check" in sys.argv[1:]:
        found = stale()
        print(json.dumps(found, ensure_ascii=False) if found else "derived files are fresh")
        return 1 if found else 0
    files = made()
    for path in gone(files):
        (ROOT / path).unlink()
    for path, text in files.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
