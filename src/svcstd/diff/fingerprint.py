"""A name for a change that stays when lines, labels, words or reach differ: approvals know it again by that."""

from __future__ import annotations

import json
from hashlib import sha256

from svcstd.diagnostic import KeyPath
from svcstd.validate.fingerprint import LABEL

DIGITS = 16
"""Hexadecimal digits of a fingerprint: of a million changes, two agree with a chance of 3 in 100 million."""


def fingerprint(rule: str, file: str, thing: str, path: KeyPath, old: str, new: str, written: str = "") -> str:
    """The name of a change: 16 hexadecimal digits (design §7).

    It hangs on what was written, where, and on the verdict; not on line numbers, the label of the file, the wording of
    messages, the language, or the places reached.

    Args:
        rule: Id of the rule that spoke.
        file: The file that it was written in; its label does not count. "" for what the path names, whatever the file.
        thing: What of the file, whatever its position: code of a sub-item, id of an outlet; "" for the whole.
        path: Path of the element, ids in place of positions.
        old: The older value as JSON text.
        new: The newer value as JSON text.
        written: What else tells it from changes of the same values.
    """
    said = json.dumps([rule, LABEL.sub("", file), thing, list(path), old, new, written])
    return sha256(said.encode()).hexdigest()[:DIGITS]
