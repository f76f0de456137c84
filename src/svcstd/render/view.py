"""What a guide shows, laid out by no format: a title, facts and sections of blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import compress
from typing import Literal, NamedTuple

from svcstd.messages import Text
from svcstd.render.wording import Labels

Kind = Literal["text", "list", "numbers", "facts", "table", "choices", "checks", "chart"]

Form = Literal["full", "short"]
"""The two forms of GB/T 36114: 完整版 and 简版."""


class Link(NamedTuple):
    """A word that leads somewhere; its address has a scheme that pages may carry (model/base.py)."""

    text: str
    url: str


Line = str | Link
Value = Line | tuple[Line, ...]
"""What one cell holds: a word, a link, or several lines of them."""


class Block(NamedTuple):
    """One piece of a section.

    Attributes:
        kind: `text`: rows are paragraphs; `list`: rows are points; `numbers`: rows are (number, point);
            `facts`: rows are (label, value); `table`: rows are as long as `head`;
            `choices`: rows are (group, id, name) of situations, of each group one applies;
            `checks`: rows are (name, how many, note, when, unless), materials to tick off: `when` and `unless` are ids
            of situations, blanks between, that a material is only or never asked for in;
            `chart`: rows are (node, name, note) of the flow chart, from top to bottom; node is `start`, `step`,
            `special` (beside the step above it) or `end`.
        caption: A line above it, or "".
        head: Heads of a table's columns.
        rows: What it holds; never empty.
    """

    kind: Kind
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


class Again(Enum):
    """How a section comes again in other guides."""

    NEVER = auto()
    SAME = auto()
    """The very same object."""
    ALIKE = auto()
    """Another of equal content: what is said of an office stands in the guides of all its items."""


class Section(NamedTuple):
    """One heading with what stands under it.

    Attributes:
        key: Stable name, for anchors.
        heading: As the guide prints it.
        blocks: Never empty: 无 is a block too.
        again: Whether other guides have it too, so that formats print it once.
    """

    key: str
    heading: str
    blocks: tuple[Block, ...]
    again: Again = Again.NEVER


class Counter(NamedTuple):
    """Where an applicant goes, as a page and a machine read it; "" where nothing is known."""

    name: str
    address: str
    hours: str
    phones: tuple[str, ...]


class Service(NamedTuple):
    """What machines read of a guide: plain values without labels.

    Attributes:
        provider: Name of the body that carries it out.
        area: Name of the place.
        kind: 事项类型.
        audience: 服务对象.
        output: Name of the result.
        limit: Promised limit, else the statutory one.
        fee: `不收费`, the amounts, or "".
        online: Where it can be applied for, or "".
        counters: Where applications are taken.
        phones: Where to ask.
    """

    provider: str
    area: str
    kind: str
    audience: tuple[str, ...]
    output: str
    limit: str
    fee: str
    online: str
    counters: tuple[Counter, ...]
    phones: tuple[str, ...]


class Stamp(NamedTuple):
    """What tells a printed guide from another: the text of its QR code and the parts of it (design §6).

    Attributes:
        code: Code that the page shows.
        version: Version of the item, or "".
        digest: Sixteen hexadecimal digits over what the full guide says.
        line: The three in words.
        text: What the QR code says: the page's address, below the site's where that is known, with version and digest.
    """

    code: str
    version: str
    digest: str
    line: str
    text: str


class Edition(NamedTuple):
    """The same page in one of the languages it is made in.

    Attributes:
        lang: Language tag of that page.
        name: The language in its own words.
        url: Relative link, without the ending of the format's files; "" on the page itself.
    """

    lang: str
    name: str
    url: str


class Languages(NamedTuple):
    """The languages that a page is made in.

    Attributes:
        label: What they are called together.
        editions: The page in each of them, itself among them.
    """

    label: str
    editions: tuple[Edition, ...]


class Untranslated(NamedTuple):
    """What stays Chinese on an English page.

    Attributes:
        heading: Line above it.
        sentences: Each once, as they come.
    """

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuideView:
    """One guide.

    Attributes:
        title: Full name of the item.
        notices: Lines that a reader must see first.
        facts: The first block: place, level, code, version.
        short: The short version (简版): what an applicant needs first.
        sections: The full version (完整版), in the order of the standard; annexes last.
        draft: Whether it is marked 草稿.
        words: Words that formats print around it, by name.
        lang: Language tag of the page.
        address: Its page in the folder of guides, without ending: `level/place/item`.
        stamp: What its QR code says.
        service: What machines read of it.
        languages: Links to the page in the other languages, or None where there are none.
        untranslated: What stays Chinese on an English page, or None.
    """

    title: str
    notices: tuple[str, ...]
    facts: tuple[tuple[str, Value], ...]
    short: tuple[Section, ...]
    sections: tuple[Section, ...]
    draft: bool
    words: dict[str, str]
    lang: str
    address: str
    stamp: Stamp
    service: Service
    languages: Languages | None = None
    untranslated: Untranslated | None = None


def paragraphs(*lines: Value, caption: str = "") -> list[Block]:
    """Paragraphs; no block where there are none."""
    rows = tuple((line,) for line in lines if line)
    return [Block("text", caption, (), rows)] if rows else []


def points(lines: Iterable[Value], caption: str = "") -> list[Block]:
    """A list of points, or one paragraph where there is only one; no block where there are none."""
    rows = tuple((line,) for line in lines if line)
    if not rows:
        return []
    return [Block("text" if len(rows) == 1 else "list", caption, (), rows)]


def numbered(lines: Iterable[Value], caption: str = "") -> list[Block]:
    """Numbered points, or one paragraph where there is only one; no block where there are none."""
    found = [line for line in lines if line]
    if len(found) == 1:
        return [Block("text", caption, (), ((found[0],),))]
    rows = tuple((str(at), line) for at, line in enumerate(found, 1))
    return [Block("numbers", caption, (), rows)] if rows else []


def facts(say: Labels, *pairs: tuple[Text | str, Value]) -> list[Block]:
    """Labels with values, those without a value left out; no block where none has one."""
    rows = tuple([(say(label) if isinstance(label, Text) else label, value) for label, value in pairs if value])
    return [Block("facts", "", (), rows)] if rows else []


def table(
    say: Labels, head: tuple[Text, ...], rows: Sequence[tuple[Value, ...]], caption: str = "", *, fixed: bool = False
) -> list[Block]:
    """A table; no block where there are no rows.

    Args:
        say: Words.
        head: Heads of the columns.
        rows: Cells, "" where nothing is known.
        caption: A line above it.
        fixed: Whether columns stay although no row has anything in them.
    """
    if not rows:
        return []
    said = say.all(head)
    if not fixed:
        kept = [any(column) for column in zip(*rows, strict=True)]
        if not all(kept):
            said = tuple(compress(said, kept))
            rows = [tuple(compress(row, kept)) for row in rows]
    return [Block("table", caption, said, tuple(rows))]


def flat(value: Value, between: str = " / ") -> str:
    """A value on one line."""
    if isinstance(value, tuple) and not isinstance(value, Link):
        return between.join(flat(part) for part in value)
    return value.text if isinstance(value, Link) else value


def lines(*parts: Line | None) -> Value:
    """Several lines as one value, those that say nothing left out."""
    found = tuple(part for part in parts if part)
    return found if len(found) > 1 else found[0] if found else ""
