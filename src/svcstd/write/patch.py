"""What changes of a file would be, as a patch in git's form."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

STYLES = {"+": "green", "-": "red", "@": "cyan"}
NO_NEWLINE = "\\ No newline at end of file"


def patch(path: str, before: str, after: str, to: str = "") -> Iterator[tuple[str, str]]:
    """The lines of a patch, without their line feeds, each with a style.

    Args:
        path: The file, relative to the workspace.
        before: Its text as it is, mark and line ends included.
        after: Its text as it would be.
        to: Its new path, where that changes.
    """
    yield f"diff --git a/{path} b/{to or path}", "bold"
    if to:
        yield f"rename from {path}", "bold"
        yield f"rename to {to}", "bold"
    old, new = (text.split("\n") for text in (before, after))
    for lines in (old, new):
        lines[:] = [*(line + "\n" for line in lines[:-1]), *lines[-1:]] if lines[-1] else [x + "\n" for x in lines[:-1]]
    for number, line in enumerate(unified_diff(old, new, f"a/{path}", f"b/{to or path}")):
        yield line.rstrip("\n"), "bold" if number < 2 else STYLES.get(line[0], "")  # noqa: PLR2004 - the two names
        if not line.endswith("\n"):
            yield NO_NEWLINE, ""
