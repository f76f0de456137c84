"""The quick native reader, which goes first; its result counts only where the careful one would say the same.

It is asked only for texts made of plain lines, which every YAML library reads alike; all else is for the careful
reader. So is whatever the model refuses (design §2.5). Optional: without the extra `quick` every file is read
carefully.
"""

from __future__ import annotations

import re
from typing import Any

try:
    import yaml_rs
except ImportError:  # the extra `quick` is not installed
    yaml_rs = None  # type: ignore[assignment,unused-ignore]

STRANGE = re.compile("[\x85\xa0\u2028\u2029\ufeff]")
"""Line breaks and blanks to some readers only. Looked for beforehand, so that no set in `PLAIN` names a character above
U+00FF: compiling such a set costs 0.2 ms."""

_TEXT = r"\x00-\x1f\x7f-\xa0"
_WORD = r"(?:[yY]|[nN]|[yY]es|YES|[nN]o|NO|[oO]n|ON|[oO]ff|OFF|True|TRUE|False|FALSE|[nN]ull|NULL|[tT]rue|[fF]alse)"
_KEY = r"(?:(?!(?:null|true|false):)[a-z_][a-z0-9_.-]*+|\"[0-9A-Za-z_-]++\"|'[0-9A-Za-z_-]++')"
_QUOTED = r"(?:\"[^\"\\" + _TEXT + r"]*+\"|'[^'" + _TEXT + r"]*+')"
_INTEGER = r"(?:0|[1-9][0-9]{0,8})"


def _plain(stop: str, more: str) -> str:
    """A pattern for plain scalars: text to any YAML reader, or a canonical number, `true` or `false`.

    Args:
        stop: Characters that end the scalar beside `:` and `#`.
        more: What may follow a word that would be no text when it stands alone.
    """
    run = rf"[^:#{_TEXT}{stop}]*+"
    rest = rf"{run}(?:(?::(?=[^ \n{stop}])|(?<=[^ \n])#){run})*"
    word = rf"(?:[^\x00-@\[-`\{{-\xa0yYnNoOtTfF]|(?!{_WORD}(?:{more}))[yYnNoOtTfF]){rest}"
    number = rf"[0-9]++[^\x00-\xff]{rest}"
    return rf"(?:{word}|{number}|(?:{_INTEGER}|true|false)(?={more}))"


_IN_FLOW = _plain(r",\[\]\{\}", r" *+[,\]\}]")
_IN_BLOCK = _plain("", r" *+(?:\n|\Z)")
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATED = rf"(?:(?:effective|until|since): {_DATE})"
_TOKENS = (
    rf"(?:[\[\{{]|[\]\}}](?=[,\]\}} \n]|\Z)|, |{_KEY}: (?=[\[\{{])"
    rf"|(?:{_DATED}|(?:{_KEY}: )?(?:{_QUOTED}|{_IN_FLOW}))(?=[,\]\}}]))*"
)
"""What flow collections are made of; whether brackets match is for the readers to say, and they agree on it."""

_VALUE = rf"(?:(?:{_QUOTED}|[\[\{{]{_TOKENS})(?= *+(?:\n|\Z))|{_IN_BLOCK})"
_LINE = (
    rf"(?: *+(?:- )*+(?:{_KEY}:(?: |(?= *+(?:\n|\Z)))|(?<=- ))(?:{_VALUE})?(?= *+(?:\n|\Z)) *+"
    r"| *+#(?! ?svcstd:)[^" + _TEXT + rf"]*+| *+(?:- )*+{_DATED} *+|)"
)
PLAIN = re.compile(rf"{_LINE}\Z")
"""Matches a line that every YAML library reads alike, whatever stands above and below."""

MOST_KNOWN, LONGEST_KNOWN = 20_000, 500
_known: set[str] = set()
"""Plain lines seen before: records of one item share most of theirs, and looking up costs a tenth of matching."""


def plain(text: str) -> bool:
    """Whether a text holds nothing but plain lines."""
    new = set(text.split("\n")).difference(_known)
    if STRANGE.search("".join(new)) or not all(map(PLAIN.match, new)):
        return False
    if len(_known) > MOST_KNOWN:
        _known.clear()
    _known.update(line for line in new if len(line) <= LONGEST_KNOWN)
    return True


def read(text: str) -> Any:
    """The tree of a text, native ints and bools included, or None when the careful reader must decide."""
    if yaml_rs is None or not plain(text):
        return None
    try:
        return yaml_rs.loads(text, parse_datetime=False)
    except (yaml_rs.YAMLDecodeError, ValueError, OverflowError):
        return None
