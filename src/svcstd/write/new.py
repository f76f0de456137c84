"""Texts of new files: keys that are known, and what is still to be said as comments to fill in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

SAMPLES = {
    "agency": "机构标识",
    "power_source": "法定本级行使",
    "promised": "5个工作日",
    "project_type": "承诺件",
    "conditions": "\n  - {id: premises, text: 一条一个条件}",
    "materials": "\n  - {id: form, name: 申请书, necessity: 必要, originals: 1, source: 申请人自备}",
    "steps": "\n  - {id: accept, name: 受理}\n  - {id: review, name: 审查}\n  - {id: decide, name: 决定}",
    "fee": "不收费",
    "visits": "{count: 1, reason: 为什么必须到场}",
    "channels": "[窗口办理, 网上办理]",
    "windows": "\n  - {id: hall, outlet: 场所标识}",
    "contacts": '\n  consult: [{kind: 窗口, value: 在哪里问}]\n  complain: [{kind: 电话, value: "12345"}]',
    "levels": "[县级]",
    "department": "业务指导部门",
    "basis": "\n  - {id: law, law: 法律法规全称, article: 第几条, quote: 条文原文}",
    "objects": "[自然人, 企业法人]",
    "statutory": "20个工作日",
    "result": "{name: 结果名称, type: 证照}",
    "subitems": '\n  - code: "子项编码"\n    name: 子项名称\n    handling:\n      - {serial: "01", title: 首次申请}',
    "handling": '\n  - {serial: "01", title: 首次申请}',
}
"""How each key looks, so that only words are to be changed."""

SCHEMA = "# yaml-language-server: $schema={path}"
"""The line by which editors find the schema of a file, whatever their settings (yaml-language-server)."""
WIDE = 1 << 20
"""Columns after which a line would be folded: never."""
LIST_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


class Wanted(NamedTuple):
    """A key that is still to be said: its name, its Chinese title and what to write there."""

    key: str
    title: str
    description: str


def page(
    schema: str,
    heading: Iterable[str],
    known: Mapping[str, object],
    wanted: Sequence[Wanted],
    samples: Mapping[str, str] = SAMPLES,
) -> str:
    """The text of a new file.

    Args:
        schema: Path of its JSON Schema as seen from it, with `/`; "" where there is none.
        heading: Comment lines on top, without `# `.
        known: Keys whose values are known.
        wanted: Keys still to be said, each written as a comment with its title.
        samples: How each of them may look; what has none is left empty.
    """
    lines = [*([SCHEMA.format(path=schema)] if schema else []), *(f"# {one_line(line)}" for line in heading)]
    text = "\n".join(lines) + "\n" + (block(known) if known else "")
    for key, title, description in wanted:
        text += f"# {title}：{description}\n"
        text += "".join(f"# {line}\n" for line in f"{key}: {samples.get(key, '')}".replace(": \n", ":\n").split("\n"))
    return text


def one_line(text: str) -> str:
    """A text that stays on one line of comment, whatever it holds."""
    return " ".join(text.split())


def block(values: Mapping[str, object]) -> str:
    """A mapping as YAML in block style, one key a line; what looks like a number is quoted."""
    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    yaml = YAML()
    yaml.width = WIDE
    yaml.allow_unicode = True
    out = io.StringIO()
    quoted = {
        key: DoubleQuotedScalarString(value) if isinstance(value, str) and value[:1].isdigit() else value
        for key, value in values.items()
    }
    yaml.dump(quoted, out)
    return out.getvalue()


def entry(values: Mapping[str, object], indent: str = "") -> str:
    """One element of a list of mappings, in block style."""
    lines = block(values).splitlines()
    return "".join(f"{indent}{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines))


def appended(text: str, values: Mapping[str, object]) -> str:
    """A list's text with one more element at its end; every line that is there stays as it is.

    Lists in flow style cannot be added to this way: whoever calls reads the result again.
    """
    found = LIST_ITEM.search(text)
    more = entry(values, found[1] if found else "")
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else ending
    return text + gap + more.replace("\n", ending)
