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

TOP = re.compile(r"\n(?=[a-z_\"'])")
"""Between the lines of one top-level key and those of the next: plain lines have no values that reach over it."""

KEY = re.compile(rf"({_KEY}):")
SILENT = re.compile(r"(?: *+(?:#[^\n]*+)?(?:\n|\Z))*+\Z")
MOST_SEEN, LONGEST_SEEN = 2_000, 8_000
_seen: dict[str, tuple[str, Any, str]] = {}
"""Key and value of pieces read before, "" for the key where there are comments alone. Records of one item repeat most
of their pieces from place to place, and looking one up costs a tenth of reading it. Nobody changes the values. The
piece itself is kept beside them: whoever looks it up again compares one object with itself, not characters."""


def read(text: str) -> Any:
    """The tree of a text, native ints and bools included, or None when the careful reader must decide."""
    found = read_pieces(text)
    return None if found is None else found[0]


def read_pieces(text: str) -> tuple[Any, dict[str, str] | None] | None:
    """The tree of a text, and the lines of each top-level key where it is a mapping; None as `read`."""
    if yaml_rs is None:
        return None
    parts = TOP.split(text)
    known = {part: _seen[part] for part in parts if part in _seen}
    new = [part for part in parts if part not in known]
    if new:
        fresh = _read_new(new)
        if fresh is None:
            tree = _load(text)
            return None if tree is _REFUSED else (tree, None)
        known.update(fresh)
    tree, pieces = {}, {}
    for part in parts:
        key, value, same = known[part]
        if key in tree:
            return None
        if key:
            tree[key], pieces[key] = value, same
    return tree, pieces


_REFUSED = object()


def _load(text: str) -> Any:
    """What the library reads of a text, or `_REFUSED` when a line is not plain or it finds a fault."""
    lines = set(text.split("\n"))
    if STRANGE.search(text) or not all(map(PLAIN.match, lines)):
        return _REFUSED
    try:
        return yaml_rs.loads(text, parse_datetime=False)
    except (yaml_rs.YAMLDecodeError, ValueError, OverflowError):
        return _REFUSED


def _read_new(parts: list[str]) -> dict[str, tuple[str, Any, str]] | None:
    """Key and value of each of some pieces, read at once; None when they are not one key each, or not readable."""
    keys = [KEY.match(part) for part in parts]
    named = [key[1].strip("\"'") if key else "" for key in keys]
    if any(not key and not SILENT.match(part) for key, part in zip(named, parts, strict=True)):
        return None
    tree = _load("\n".join(parts))
    if tree is _REFUSED or list(tree or ()) != list(filter(None, named)):
        return None
    fresh = {part: (key, tree[key] if key else None, part) for key, part in zip(named, parts, strict=True)}
    if len(_seen) > MOST_SEEN:
        _seen.clear()
    _seen.update((part, known) for part, known in fresh.items() if len(part) <= LONGEST_SEEN)
    return fresh
