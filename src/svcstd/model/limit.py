"""Time limits as one scalar: `即办`, `N个工作日`, `N个自然日`, `N小时`, `N个月`, `N年`, `无` (design §3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, InstanceOf, WithJsonSchema
from pydantic_core import PydanticCustomError

from svcstd.calendar import Unit

SPELLINGS = {
    "个工作日": Unit.WORKDAY,
    "个自然日": Unit.DAY,
    "小时": Unit.HOUR,
    "个月": Unit.MONTH,
    "年": Unit.YEAR,
}
WRITTEN = re.compile(r"(0|[1-9]\d{0,4})(个工作日|个自然日|小时|个月|年)", re.ASCII)
AMBIGUOUS = re.compile(r"\d+\s*(?:日|天)(?:内|以内)?", re.ASCII)
MOST_NOTE = 20_000
"""Characters of a note, as of any other text."""
PATTERN = r"^(即办|无|(0|[1-9]\d{0,4})(个工作日|个自然日|小时|个月|年))$"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A limit: `amount` in `unit`. 即办 is 0 working days; 无 (no limit set by law) has no unit.

    Attributes:
        amount: How many; 0 for 即办 and 无.
        unit: None only for 无.
        note: What the file says beside it, or None.
        instant: Whether it was written 即办.
    """

    amount: int
    unit: Unit | None
    note: str | None = None
    instant: bool = False

    @property
    def none(self) -> bool:
        """Whether the law sets no limit (无)."""
        return self.unit is None

    def __str__(self) -> str:
        """The limit in its one spelling."""
        if self.instant:
            return "即办"
        return "无" if self.unit is None else f"{self.amount}{next(s for s, u in SPELLINGS.items() if u is self.unit)}"


@lru_cache(maxsize=4096)
def parse(text: str) -> TimeLimit:
    """The limit that `text` spells.

    Raises:
        PydanticCustomError: `limit_ambiguous` for `20日` and `20天` (in licence law 日 means working days, elsewhere
            natural ones), `not_limit` for anything else that is no limit.
    """
    if text == "即办":
        return TimeLimit(0, Unit.WORKDAY, instant=True)
    if text == "无":
        return TimeLimit(0, None)
    found = WRITTEN.fullmatch(text)
    if found:
        return TimeLimit(int(found[1]), SPELLINGS[found[2]])
    kind = "limit_ambiguous" if AMBIGUOUS.fullmatch(text) else "not_limit"
    raise PydanticCustomError(kind, "a limit is wanted", {"written": text[:40]})


def _limit(value: Any) -> TimeLimit:
    if isinstance(value, str):
        return parse(value)
    if isinstance(value, dict) and isinstance(value.get("limit"), str) and set(value) <= {"limit", "note"}:
        plain = parse(value["limit"])
        note = value.get("note")
        if note is None:
            return plain
        if isinstance(note, str) and len(note) > MOST_NOTE:
            raise PydanticCustomError("string_too_long", "a shorter note is wanted", {"max_length": MOST_NOTE})
        if isinstance(note, str) and note:
            return TimeLimit(plain.amount, plain.unit, note, plain.instant)
    raise PydanticCustomError("not_limit", "a limit is wanted", {"written": str(value)[:40]})


Limit = Annotated[
    InstanceOf[TimeLimit],
    BeforeValidator(_limit),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": PATTERN},
                {
                    "type": "object",
                    "properties": {
                        "limit": {"type": "string", "pattern": PATTERN, "title": "时限"},
                        "note": {"type": "string", "minLength": 1, "maxLength": MOST_NOTE, "title": "时限说明"},
                    },
                    "required": ["limit"],
                    "additionalProperties": False,
                },
            ],
            "title": "时限",
            "description": "即办、N个工作日、N个自然日、N小时、N个月、N年、无；需要说明时写成 {limit: …, note: …}",
        }
    ),
]
