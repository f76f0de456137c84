"""What a value that the model refuses must have meant, where only one thing can be meant: sure mends of the S rules."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from pydantic_core import PydanticCustomError

from svcstd.model.base import INTEGER
from svcstd.model.limit import parse

TRUE = frozenset({"yes", "y", "true", "on", "是"})
FALSE = frozenset({"no", "n", "false", "off", "否"})
COUNTED = re.compile(r"([0-9]{1,9}|[零一二两三四五六七八九十百]{1,5})(?:份|次|件|张|个)?")
SPELT = re.compile(r"([0-9]{1,5}|[一二两三四五六七八九十百]{1,5})个?(工作日|自然日|小时|月|年)(?:以?内)?")
DAYS = re.compile(r"([0-9]{1,5}|[一二两三四五六七八九十百]{1,5})个?(日|天)(?:以?内)?")
DATED = re.compile(r"([0-9]{4})(?:年|[-/.])([0-9]{1,2})(?:月|[-/.])([0-9]{1,2})日?")
BLANK = re.compile(r"\s+")
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
TENS = re.compile(r"(?:([一二两三四五六七八九])百)?(?:([一二三四五六七八九])?(十))?(零)?([一二两三四五六七八九])?")


def narrow(text: str) -> str:
    """A text with half-width letters, digits and signs for full-width ones, and without blanks."""
    return BLANK.sub("", unicodedata.normalize("NFKC", text))


def number(text: str) -> int | None:
    """The number that digits or Chinese numerals up to 999 write, or None."""
    if text.isascii() and text.isdigit():
        return int(text)
    if text == "零":
        return 0
    found = TENS.fullmatch(text)
    if not found or not text:
        return None
    hundreds, tens, ten, gap, ones = found.groups()
    if (ten and hundreds and not tens) or (gap and not (hundreds and ones)) or (ten and gap):
        return None
    if hundreds and ones and not ten and not gap:  # 三百五 means 350
        return None
    tens_value = DIGITS[tens] if tens else 1 if ten else 0
    return 100 * DIGITS.get(hundreds, 0) + 10 * tens_value + DIGITS.get(ones, 0)


def count(text: str) -> str:
    """The whole number meant by `01`, `１` or `1份`, or ""."""
    found = COUNTED.fullmatch(narrow(text))
    made = number(found[1]) if found else None
    return str(made) if made is not None and INTEGER.fullmatch(str(made)) else ""


def flag(text: str) -> str:
    """`true` or `false` for what means it, or ""."""
    word = narrow(text).lower()
    return "true" if word in TRUE else "false" if word in FALSE else ""


def limit(text: str) -> str:
    """The limit meant by `20 个工作日`, `5工作日` or `二十个工作日`, or "".

    Of `２０ 日` the figure is sure though the days are not: it becomes `20日`, which S208 asks about.
    """
    written = narrow(text)
    found = SPELT.fullmatch(written)
    amount = number(found[1]) if found else None
    if found and amount is not None and not (found[2] == "月" and "个" not in written):
        unit = found[2] if found[2] in {"小时", "年"} else f"个{found[2]}"
        written = f"{amount}{unit}"
    try:
        parse(written)
    except PydanticCustomError:
        days = DAYS.fullmatch(written)
        amount = number(days[1]) if days else None
        made = f"{amount}{days[2]}" if days and amount is not None else ""
        return "" if made == text else made
    return written


def licence_limit(text: str) -> str:
    """The limit meant by `20日` where the Administrative Licence Law counts (article 82: working days), or ""."""
    found = DAYS.fullmatch(narrow(text))
    amount = number(found[1]) if found else None
    return f"{amount}个工作日" if amount is not None else ""


def date(text: str) -> str:
    """The date meant by `2026年1月31日` or `2026/1/31`, or ""."""
    found = DATED.fullmatch(narrow(text))
    try:
        return datetime.date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def code(text: str, pattern: str) -> str:
    """The id or code meant by one with full-width digits, letters or hyphens, or with blanks around it, or "".

    Args:
        text: What is written.
        pattern: What the element takes.
    """
    made = unicodedata.normalize("NFKC", text).strip()
    return made if made != text and re.search(pattern, made) else ""


def word(text: str, wanted: Sequence[str]) -> str:
    """The value among those wanted that differs from a text in width and blanks alone, or ""."""
    same = [one for one in wanted if narrow(one) == narrow(text)]
    return same[0] if len(same) == 1 and same[0] != text else ""


BY_RULE: dict[str, Callable[[str], str]] = {"S205": count, "S206": flag, "S207": limit, "S209": date}
"""What gives the text meant, by the rule that refuses the one written."""


def meant(rule: str, written: object, context: Mapping[str, object], wanted: Sequence[str]) -> str:
    """The text that a refused value must have meant, or "" where that is not sure.

    Args:
        rule: Id of the rule that refuses it.
        written: The value.
        context: What pydantic says of it.
        wanted: The values of an enumeration.
    """
    if not isinstance(written, str):
        return ""
    if rule == "S204":
        return word(written, wanted)
    if rule == "S211":
        return code(written, str(context.get("pattern", "")) or "(?!)")
    return BY_RULE[rule](written) if rule in BY_RULE else ""
