"""The notice as one web page that needs nothing else and prints on A4: no script, no request to any host."""

from __future__ import annotations

from typing import Any

from svcstd.diff.notice.tables import Load, sheets
from svcstd.diff.notice.view import Notice
from svcstd.messages.terminal import safe
from svcstd.paper import Paper


def page(notice: Notice, load: Load) -> str:
    """The notice as text.

    Args:
        notice: What it says.
        load: Text of a template by name, or None where there is none.

    Raises:
        BadTemplate: The workspace's own template cannot be used.
    """
    return Paper(load, ink=_ink, filters={"lines": _lines}).print("notice.html.j2", sheets(notice))


def _ink(value: Any) -> Any:
    """A text in one line, without what nobody sees; anything else as it is."""
    return safe(" ".join(value.split())) if type(value) is str else value


def _lines(value: Any) -> list[str]:
    """The lines of a text, for a template to part."""
    return str(value).splitlines()
