"""An edition of the standard: each element's policy, values and codes in use, per region (design §2.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from svcstd.diagnostic import KeyPath
from svcstd.model.base import Entries, Entry, Flag, Maybe, Name, Part, Slug, Words, element, short

Kind = Literal["locked", "tighten", "free", "local"]
Gain = Literal["less", "more"] | tuple[Name, ...]
MOST_CHOICES, MOST_REPEATS = 5, 2
"""Quantifiers and alternatives that a code pattern may hold, and how many of them may repeat without a fixed count:
the time on a code grows with the power of the latter."""


def _pattern(text: str) -> str:
    """A regular expression that is quick on any input: no repeated groups, no references, few quantifiers."""
    plain = re.sub(r"\\.|\[[^\]]*\]|(?<!\))\{\d+\}", "x", text)
    quick = len(re.findall(r"[*+?{|](?!:)", plain)) <= MOST_CHOICES and len(re.findall("[*+{]", plain)) <= MOST_REPEATS
    if quick and not re.search(r"\)[*+?{]", plain):
        try:
            re.compile(text)
        except (re.error, OverflowError, RecursionError):
            pass
        else:
            if not re.search(r"\\[1-9]|\(\?[^:]", text):
                return text
    raise PydanticCustomError("not_pattern", "a plain regular expression is wanted")


Pattern = Annotated[Name, AfterValidator(_pattern)]


class Policy(Part):
    """Who may change an element, and which way (policy)."""

    policy: Kind = element("策略", "四种之一：locked、tighten、free、local", default=...)
    gain: Maybe[Gain] = element("有利方向", "tighten 时：less、more，或由严到宽排列的取值")
    shared: Flag = element("各级统一", "true 表示属于四级四同等统一要素", default=False)


PolicyOrWord = Annotated[Policy, BeforeValidator(short("policy"), json_schema_input_type=Policy | Kind)]
"""A policy; its word alone is the short form: `materials: locked`."""


class ExtraElement(Entry):
    """An element that a place adds (地方要素)."""

    title: Name = element("名称", "指南上的名称", default=...)
    kind: Literal["text", "number", "limit", "date", "yes/no", "one of"] = element("类型", "值的类型", default=...)
    values: Maybe[tuple[Name, ...]] = element("取值", "类型为 one of 时的取值")
    section: Maybe[Name] = element("所在部分", "在办事指南哪一部分显示")
    description: Maybe[Words] = element("说明", "怎样填写")


class EditionPart(Part):
    """What an edition says, for the nation or for one region and those below it."""

    elements: dict[str, PolicyOrWord] = Field(default_factory=dict, title="要素策略", description="键为要素路径")
    extra: Maybe[Entries[ExtraElement]] = element("地方要素", "本地增加的要素")
    code_patterns: Maybe[dict[Literal["basic", "implementation"], Pattern]] = element(
        "编码样式", "basic、implementation 的正则表达式"
    )
    level_digits: Maybe[dict[str, Name]] = element("层级码", "层级到实施编码第 19 位数字")
    type_digits: Maybe[dict[str, Name]] = element("类型码", "事项类型到基本编码第 3–4 位")


class EditionFile(EditionPart):
    """catalog/standard.yaml."""

    id: Slug = Field(title="版本标识", description="例如 svcstd-2026")
    title: Name = Field(title="版本名称", description="本版遵循哪些标准")
    severities: Maybe[dict[str, Literal["error", "warning", "info", "off"]]] = element("规则级别", "按规则编号改变级别")
    regions: Maybe[dict[str, EditionPart]] = element("地区差异", "键为地区代码，对该地区及其下级有效")


@dataclass(frozen=True)
class Policies:
    """The policies in force at one place, by element path; the longest match holds."""

    table: Mapping[str, Policy]
    free: Policy = field(default_factory=lambda: Policy(policy="free"))

    def of(self, path: KeyPath) -> Policy:
        """The policy of a path: indexes count as `[]`, and a path without an entry of its own takes its parent's."""
        name = ""
        found = self.free
        for part in path:
            name += "[]" if isinstance(part, int) else f".{part}" if name else part
            found = self.table.get(name, found)
        return found

    @cached_property
    def locked(self) -> frozenset[str]:
        """Top-level elements that may stand in `catalog/basic/` only."""
        return frozenset(name for name, policy in self.table.items() if policy.policy == "locked" and "." not in name)

    @cached_property
    def _local_paths(self) -> list[tuple[str, ...]]:
        """Paths that no lower place inherits, without the `[]` of lists."""
        paths = (name for name, policy in self.table.items() if policy.policy == "local")
        return [tuple(name.replace("[]", "").split(".")) for name in paths]

    @cached_property
    def local(self) -> frozenset[str]:
        """Top-level elements that no lower place inherits."""
        return frozenset(head for head, *rest in self._local_paths if not rest)

    @cached_property
    def local_within(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Paths within other elements that no lower place inherits, as {"online": (("url",),)}."""
        out: dict[str, tuple[tuple[str, ...], ...]] = {}
        for head, *rest in self._local_paths:
            if rest and head not in self.local:
                out[head] = (*out.get(head, ()), tuple(rest))
        return out


class Edition:
    """The edition in force: one set of policies and codes for the nation, others where a region differs."""

    def __init__(self, file: EditionFile) -> None:
        """Compile `catalog/standard.yaml`."""
        self.file = file
        self._made: dict[tuple[str, ...], Policies] = {}

    def parts(self, ancestry: tuple[str, ...]) -> list[EditionPart]:
        """The parts that speak for a place, widest first.

        Args:
            ancestry: Region codes from the nation down to the place.
        """
        regions = self.file.regions or {}
        return [self.file, *(regions[code] for code in ancestry if code in regions)]

    def policies(self, ancestry: tuple[str, ...]) -> Policies:
        """The policies in force at the last place of an ancestry."""
        regions = self.file.regions
        key = tuple(code for code in ancestry if code in regions) if regions else ()
        if key not in self._made:
            table: dict[str, Policy] = {}
            for part in self.parts(key):
                table.update(part.elements)
            self._made[key] = Policies(table)
        return self._made[key]
