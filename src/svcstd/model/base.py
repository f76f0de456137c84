"""What every model shares: strict frozen parts, and one converter each for numbers, booleans, dates, ids and links."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError

if TYPE_CHECKING:
    from pydantic_core.core_schema import NullableSchema

INTEGER = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
SLUG = r"^[a-z0-9]([a-z0-9_-]{0,62}[a-z0-9])?$"
"""Without a dot, which parts the ids and keys of a path in `remove`."""
LINK = re.compile(r"(?i)(?:https?://|tel:|mailto:)[^\s<>\"'`\\\x00-\x20\x7f-\xa0\u2000-\u206f]+")

T = TypeVar("T")


class _NotNull:
    """Marks a field that may be absent but, when written, must hold a value (`key:` alone is an error)."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema: CoreSchema | NullableSchema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


Maybe = Annotated[T | None, _NotNull()]
"""An element that a file may leave unsaid; None means "not said here", never "empty"."""


def _count(value: Any) -> int:
    """An int from the text written or from a native int; `007`, `1_000` and `1.0` are refused."""
    if type(value) is int and value >= 0:
        return value
    if isinstance(value, str) and INTEGER.fullmatch(value):
        return int(value)
    raise PydanticCustomError("not_count", "a whole number is wanted")


def _flag(value: Any) -> bool:
    """A bool from `true`, `false` and no other spelling."""
    if type(value) is bool:
        return value
    if isinstance(value, str) and value in {"true", "false"}:
        return value == "true"
    raise PydanticCustomError("not_flag", "true or false is wanted")


def _date(value: Any) -> datetime.date:
    """A date from `YYYY-MM-DD` (GB/T 7408)."""
    found = DATE.fullmatch(value) if isinstance(value, str) else None
    if found:
        try:
            return datetime.date(*map(int, found.groups()))
        except ValueError:
            pass
    raise PydanticCustomError("not_date", "a date YYYY-MM-DD is wanted")


def _link(value: str) -> str:
    """A link whose scheme a page may carry: http(s), tel or mailto."""
    if LINK.fullmatch(value):
        return value
    raise PydanticCustomError("not_link", "an http(s), tel or mailto link is wanted")


Count = Annotated[int, BeforeValidator(_count, json_schema_input_type=Annotated[int, Field(ge=0)])]
Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool)]
CALENDAR = r"^\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))$"
"""Dates as far as editors can tell: all but the 29 February of years that have none."""
Date = Annotated[
    datetime.date,
    BeforeValidator(_date, json_schema_input_type=Annotated[str, Field(pattern=CALENDAR)]),
]
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Link = Annotated[
    str,
    StringConstraints(max_length=2_000),
    AfterValidator(_link),
    Field(json_schema_extra={"pattern": r"^([Hh][Tt][Tt][Pp][Ss]?://|[Tt][Ee][Ll]:|[Mm][Aa][Ii][Ll][Tt][Oo]:)\S+$"}),
]
Code = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[0-9A-Za-z][0-9A-Za-z_-]*$")]


class Part(BaseModel):
    """Base of everything read from a file: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Entry(Part):
    """An element of a list of mappings: merged by `id`, moved by `after` (design §3.2)."""

    id: Slug = Field(
        title="标识", description="在本列表内唯一的短标识（小写字母、数字、连字符），合并、删除、引用都以它为准"
    )
    after: Maybe[Slug] = Field(default=None, title="排在其后", description="把本条放在同一列表中该标识之后")


E = TypeVar("E", bound=Entry)
P = TypeVar("P", bound=Part)


def _unique(entries: tuple[E, ...]) -> tuple[E, ...]:
    if len({entry.id for entry in entries}) == len(entries):
        return entries
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry.id in seen:
            raise PydanticCustomError("duplicate_id", "id used twice", {"id": entry.id, "index": index})
        seen.add(entry.id)
    return entries


MOST_ENTRIES = 500
"""Elements that a list may hold: far more than any item has, and few enough for whatever compares them in pairs."""

Entries = Annotated[tuple[E, ...], Field(max_length=MOST_ENTRIES), AfterValidator(_unique)]
"""A list of mappings whose ids are unique in it."""


@lru_cache(maxsize=128)
def _blank(model: type[Part]) -> dict[str, Any]:
    return {name: field.default for name, field in model.model_fields.items()}


def build(model: type[P], values: dict[str, Any]) -> P:
    """A model of values that are validated already, without the cost of validating them again."""
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", {**_blank(model), **values})
    object.__setattr__(made, "__pydantic_fields_set__", set(values))
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


def short(key: str) -> Callable[[Any], Any]:
    """A converter that reads a bare scalar as the mapping `{key: scalar}`; anything else passes unchanged."""

    def widen(value: Any) -> Any:
        return value if isinstance(value, dict) else {key: value}

    return widen


def element(
    title: str, description: str, *, gbt: Sequence[int] = (), column: str = "", default: Any = None, **more: Any
) -> Any:
    """A field of the catalogue with its Chinese words and its places in the standards.

    Args:
        title: The element's name as the standard prints it.
        description: What to write there, one sentence or two.
        gbt: Numbers of the GB/T 39046-2020 data elements that it carries.
        column: The column of the exchange table C 0109-2018.
        default: Value when nothing is written.
        more: Further keywords of pydantic's `Field`.
    """
    notes: dict[str, Any] = {}
    if gbt:
        notes["x-gbt39046"] = list(gbt)
    if column:
        notes["x-c0109"] = column
    return Field(default=default, title=title, description=description, json_schema_extra=notes or None, **more)
