"""What needs no entry to be said in English: limits, articles, dates; and how values stand together in English.

Terms follow the English texts of laws that the National People's Congress publishes: Article 35, paragraph 1, item 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from svcstd.calendar import Unit
from svcstd.messages import lang as say
from svcstd.model.coded import Coded
from svcstd.model.limit import TimeLimit
from svcstd.model.parts import Basis, Citation
from svcstd.render.said import END, START
from svcstd.render.wording import Labels

DIGITS = {c: n % 10 for n, c in enumerate("〇一二三四五六七八九0123456789")} | {"零": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "[〇零一二三四五六七八九十百千两0-9]"
PART = re.compile(rf"第[（(]?({NUMERAL}+)[）)]?(编|章|节|条|款|项|目)(?:之({NUMERAL}+))?")
PARTS = {
    "编": "Part", "章": "Chapter", "节": "Section", "条": "Article", "款": "paragraph", "项": "item", "目": "sub-item",
}  # fmt: skip
BETWEEN = re.compile(r"([、，；及和至]|以及)(?=第)")
JOINS = {"至": " to "}
RANGE = re.compile(r"(Article|paragraph|item) (\d+) to \1 (\d+)")
DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
UNITS = {
    Unit.WORKDAY: "working day", Unit.DAY: "calendar day", Unit.HOUR: "hour", Unit.MONTH: "month", Unit.YEAR: "year",
}  # fmt: skip


def number(text: str) -> int:
    """A whole number in Chinese numerals below ten thousand, or in digits."""
    if TENS.keys().isdisjoint(text):
        return int("".join(str(DIGITS[character]) for character in text))
    total = digit = 0
    for character in text:
        if character in TENS:
            total += (digit or 1) * TENS[character]
            digit = 0
        else:
            digit = DIGITS[character]
    return total + digit


def article(text: str) -> str | None:
    """Articles as English cites them, `第三十五条第一款` as `Article 35, paragraph 1`; None where more is said."""
    pieces = BETWEEN.split(text)
    out = ""
    for at, piece in enumerate(pieces):
        if at % 2:
            out += JOINS.get(piece, "; " if piece == "；" else ", ")
            continue
        found = list(PART.finditer(piece))
        if not found or "".join(one[0] for one in found) != piece:
            return None
        out += ", ".join(_part(one) for one in found)
    return RANGE.sub(r"\1s \2 to \3", out[:1].upper() + out[1:])


def _part(found: re.Match[str]) -> str:
    after = f"-{number(found[3])}" if found[3] else ""
    return f"{PARTS[found[2]]} {number(found[1])}{after}"


def entitled(law: str) -> str:
    """The title of a law; one that stays Chinese keeps the marks of a title."""
    return f"《{law}》" if START in law and "《" not in law else law


def date(text: str) -> str | None:
    """A day as English writes it, `2021年3月1日` as `1 March 2021`; None where it is none."""
    found = DATE.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= len(MONTHS):
        return None
    return f"{int(found[3])} {MONTHS[int(found[2]) - 1]} {found[1]}"


@lru_cache(maxsize=4096)
def limit(of: TimeLimit) -> str:
    """A limit without its note: `5 working days`."""
    if of.instant:
        return say.AT_ONCE.en
    if of.unit is None:
        return say.NO_LIMIT.en
    return f"{of.amount} {UNITS[of.unit]}{'' if of.amount == 1 else 's'}"


class English(Labels):
    """The words of a guide in English; what a catalogue writes comes to it translated, or marked off as Chinese."""

    def __init__(self) -> None:
        """Speak English."""
        super().__init__("en")

    @property
    def lang(self) -> str:
        """English, but for what is marked."""
        return "en"

    def joined(self, values: Iterable[object] | None) -> str:
        """Values of a list."""
        return ", ".join(map(self.term, values or ()))

    def choices(self, values: Iterable[str]) -> str:
        """Values of which each may hold commas."""
        return "; ".join(values)

    def term(self, value: object) -> str:
        """A value of an enumeration by its English label; any other value as it is."""
        if isinstance(value, Coded):
            return value.english or f"{START}{value}{END}"
        return "" if value is None else say.TERMS.get(str(value)) or str(value)

    def beside(self, name: str, part: str) -> str:
        """What is part of something, first."""
        return f"{part}, {name}" if part else name

    def noted(self, text: str, note: str) -> str:
        """A text with what is said of it in brackets."""
        return f"{text} ({note})"

    def apart(self, *texts: str) -> str:
        """Texts one behind the other."""
        return " – ".join(filter(None, texts))

    def clauses(self, *texts: str) -> str:
        """Parts of one sentence."""
        return ", ".join(filter(None, texts))

    def spelled(self, of: TimeLimit) -> str:
        """A limit without its note."""
        return limit(of)

    def provision(self, of: Basis | Citation) -> str:
        """A provision as law (document), article."""
        law = entitled(of.law) if of.law else ""
        named = self.noted(law, of.document) if law and of.document else law or of.document or ""
        return self.clauses(named, of.article or "")

    def element(self, name: str, title: str) -> str:
        """The name of an element."""
        return say.ELEMENTS.get(name) or title
