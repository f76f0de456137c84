"""The quick native reader, which goes first; its result counts only where the careful one would say the same.

It is asked only for texts made wholly of lines of a plain kind, which every YAML library reads alike; all else is for the
careful reader. So is whatever the model refuses (design §2.5). Optional: without the extra `quick` every file is read
carefully.
"""

from __future__ import annotations

import re
from typing import Any

try:
    import yaml_rs
except ImportError:  # the extra `quick` is not installed
    yaml_rs = None  # type: ignore[assignment,unused-ignore]

_TEXT = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
_WORD = r"(?:[yY]|[nN]|[yY]es|YES|[nN]o|NO|[oO]n|ON|[oO]ff|OFF|True|TRUE|False|FALSE|[nN]ull|NULL|[tT]rue|[fF]alse)"
_KEY = r"(?:[a-z_][a-z0-9_.-]*+|\"[0-9A-Za-z_-]++\"|'[0-9A-Za-z_-]++')"
_QUOTED = r"(?:\"[^\"\\" + _TEXT + r"]*+\"|'[^'" + _TEXT + r"]*+')"
_INTEGER = r"(?:0|[1-9][0-9]{0,8})"


def _plain(stop: str, more: str) -> str:
    """A pattern for plain scalars: text to any YAML reader, or a canonical number, `true` or `false`.

    Args:
        stop: Characters that end the scalar beside `:` and `#`.
        more: What may follow a word that would be no text when it stands alone.
    """
    rest = rf"(?:[^:#{_TEXT}{stop}]++|:(?=[^ \n{stop}])|(?<=[^ \n])#)*"
    word = rf"(?!{_WORD}(?:{more}))[A-Za-z\u00a1-\u2027\u202a-\ufefe]{rest}"
    number = rf"[0-9]++[\u2e80-\ufefe]{rest}"
    return rf"(?:{word}|{number}|(?:{_INTEGER}|true|false)(?={more}))"


_IN_FLOW = _plain(r",\[\]\{\}", r" *+[,\]\}]")
_IN_BLOCK = _plain("", r" *+(?:\n|\Z)")
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _flow(inner: str) -> str:
    """A pattern for flow lists and mappings whose elements match `inner`."""
    pair = rf"{_KEY}: (?:(?<=until: ){_DATE}|(?<=since: ){_DATE}|{inner})"
    return rf"(?:\[(?:{inner}(?:, {inner})*)?\]|\{{(?:{pair}(?:, {pair})*)?\}})"


_SCALAR = f"(?:{_QUOTED}|{_IN_FLOW})"
_COLLECTION = _flow(_SCALAR)
for _ in range(2):
    _COLLECTION = _flow(f"(?:{_SCALAR}|{_COLLECTION})")

_VALUE = rf"(?:(?:{_QUOTED}|{_COLLECTION})(?= *+(?:\n|\Z))|{_IN_BLOCK})"
_DATED = rf"(?:(?:effective|until|since): {_DATE})"
_LINE = (
    r"(?: *+#(?! ?svcstd:)[^" + _TEXT + r"]*+"
    rf"| *+(?:- )*+(?:{_DATED}|{_KEY}:(?: {_VALUE})?(?= *+(?:\n|\Z))|(?<=- ){_VALUE}) *+|)"
)
PLAIN = re.compile(rf"(?:{_LINE}\n)*{_LINE}\Z")
"""Matches texts that hold nothing but lines which every YAML library reads alike."""


def read(text: str) -> Any:
    """The tree of a text, native ints and bools included, or None when the careful reader must decide."""
    if yaml_rs is None or not PLAIN.match(text):
        return None
    try:
        return yaml_rs.loads(text, parse_datetime=False)
    except (yaml_rs.YAMLDecodeError, ValueError, OverflowError):
        return None
