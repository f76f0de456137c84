"""Labels in the names of files and folders: for people alone, and kept equal to what they name (design §2.3)."""

from __future__ import annotations

import re

LONGEST = 60
"""Characters of a label; a file's name may hold 255 bytes, of which Chinese takes three a character."""
UNFIT = re.compile(r"""[\s/\\:*?"'<>|@%$`~.\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+""")
"""Characters that a path, an address or a command line takes for something else."""
NAMED = re.compile(r"(?P<folder>(?:.*/)?)(?P<key>[^/_]+)_(?P<label>[^/]*?)(?P<ending>(?:\.yaml)?)")


def label(name: str) -> str:
    """The label for a name; "" where nothing of it may stand in a file's name."""
    return UNFIT.sub("", name)[:LONGEST]


def relabelled(path: str, name: str, *, short: bool = False) -> str:
    """A path with the label that its name wants; as it is where it has no label, or the right one.

    Args:
        path: A file or folder.
        name: Name of the item or place.
        short: Whether a label of some of the name's characters in their order is right too, as 嘉兴经开区.
    """
    found = NAMED.fullmatch(path)
    wanted = label(name)
    if found is None or not wanted or found["label"] == wanted:
        return path
    if short and found["label"] and _within(found["label"], name):
        return path
    return f"{found['folder']}{found['key']}_{wanted}{found['ending']}"


def _within(short: str, name: str) -> bool:
    """Whether all characters of an abbreviation stand in a name in this order."""
    rest = iter(name)
    return all(character in rest for character in short)
