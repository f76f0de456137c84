"""What a web address means in a folder: a file, another address, or nothing; never anything outside it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from svcstd.workspace import DiskTree, Unreadable

MOST = 64 << 20
"""Bytes of a file that is shown; a page has at most half of it."""
INDEX = "index.html"
PLAIN = "application/octet-stream"
TYPES = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "md": "text/markdown; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "xml": "application/xml", "svg": "image/svg+xml", "png": "image/png", "wasm": "application/wasm",
    "pdf": "application/pdf",
}  # fmt: skip
"""Content types by ending; all else is bytes: pagefind unpacks its pieces itself."""


class Found(NamedTuple):
    """A file.

    Attributes:
        data: Its bytes, at most one more than `MOST`.
        type: Its content type.
    """

    data: bytes
    type: str

    @property
    def html(self) -> bool:
        """Whether it is a page."""
        return self.type == TYPES["html"]


class Moved(NamedTuple):
    """Another address of this server.

    Attributes:
        to: Its path, percent-encoded; begins with one slash, and no second.
    """

    to: str


def found(folder: Path, path: str) -> Found | Moved | None:
    """What the path of an address means: a folder means its `index.html`, and is listed nowhere.

    Args:
        folder: What is served; links that lead out of it lead nowhere.
        path: As the request has it: percent-encoded, without query.
    """
    parts = parted(path)
    if parts is None:
        return None
    tree = DiskTree(folder)
    *above, last = parts
    name = "/".join([*above, last or INDEX])
    try:
        return Found(tree.read(name, MOST + 1), TYPES.get(name.rpartition(".")[2], PLAIN))
    except Unreadable:
        pass
    try:
        if last:
            tree.read(f"{name}/{INDEX}", 1)
            return Moved("".join(f"/{quote(part)}" for part in parts) + "/")
    except Unreadable:
        pass
    return None


def parted(path: str) -> list[str] | None:
    """Names of folders and of a file, the last "" where it is left out; None for what names nothing that is shown.

    Nothing that begins with a full stop is: neither `..` nor what svcstd keeps beside the pages.
    """
    try:
        whole = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return None
    first, *parts = whole.split("/")
    if first or not parts or not all(parts[:-1]) or any(part.startswith(".") for part in parts):
        return None
    return None if any(sign in whole for sign in "\\\0:") else parts
