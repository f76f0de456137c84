"""Pagefind, which makes a full-text index of HTML pages: run as a program of its own, pages given to it in order.

Given a folder it would number the pages as the file system lists them, and no two machines would make the same index.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from svcstd.workspace.settled import settled

PACKAGE = "pagefind_bin_extended"
WAITING = 16
"""Pages given to it before an answer is waited for: it works on while the next is read."""
END = b","
CHUNK = 1 << 20
"""Bytes of answers read at a time."""
MEMORY = 1_000_000_000
"""Bytes that one run may take."""
MOST = 4
"""Runs at a time; more only wait for the disk."""


class NoPagefind(Exception):
    """The extra `search` is not installed."""


class PagefindFailed(Exception):
    """It gave up; what it said."""


def executable() -> Path:
    """Where the program is.

    Raises:
        NoPagefind: It is not installed.
    """
    try:
        from pagefind_bin_extended import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise NoPagefind from error


def edition() -> str:
    """Which version of it is installed."""
    return version(PACKAGE)


def at_once() -> int:
    """How many indexes to make at a time: one a processor, as far as free memory goes."""
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # not on this system
        return 1
    return max(1, min(os.cpu_count() or 1, free // MEMORY, MOST))


class Service:
    """One run of the program, spoken to by messages: JSON in base64, a comma after each."""

    def __init__(self, program: Path) -> None:
        """Start it."""
        self.said = tempfile.TemporaryFile()  # noqa: SIM115 - `end` closes it
        self.process = subprocess.Popen(
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.said
        )
        self.sent = self.answered = 0
        self._read = b""

    def send(self, kind: str, **payload: Any) -> None:
        """Send a message."""
        assert self.process.stdin is not None
        self.sent += 1
        message = {"message_id": self.sent, "payload": {"type": kind, **payload}}
        try:
            self.process.stdin.write(base64.b64encode(json.dumps(message).encode()) + END)
            self.process.stdin.flush()
        except BrokenPipeError as error:
            raise PagefindFailed(self._last()) from error

    def answer(self) -> dict[str, Any]:
        """The next answer; they come in the order of the messages."""
        assert self.process.stdout is not None
        parts = [self._read]
        while END not in parts[-1]:
            parts.append(os.read(self.process.stdout.fileno(), CHUNK))
            if not parts[-1]:
                raise PagefindFailed(self._last())
        message, _, self._read = b"".join(parts).partition(END)
        self.answered += 1
        payload: dict[str, Any] = json.loads(base64.b64decode(message))["payload"]
        if payload["type"] == "Error":
            raise PagefindFailed(str(payload.get("message", "")))
        return payload

    def ask(self, kind: str, **payload: Any) -> dict[str, Any]:
        """Send a message, and return its answer when those before it have come."""
        self.send(kind, **payload)
        while self.answered < self.sent - 1:
            self.answer()
        return self.answer()

    def _last(self) -> str:
        """What it said last on stderr."""
        self.process.wait()
        self.said.seek(0)
        return self.said.read().decode("utf-8", "replace").strip()[-300:]

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.process.kill()
        self.process.communicate()
        self.said.close()


def index(pages: Iterable[tuple[str, str]], excluded: Sequence[str]) -> dict[str, bytes]:
    """Make an index and return its files; the same pages make the same bytes.

    The files come by message: those it writes itself may not be whole when it says so.

    Args:
        pages: Address and HTML of each.
        excluded: Selectors of what is not indexed.

    Raises:
        NoPagefind: It is not installed.
        PagefindFailed: It gave up.
    """
    service = Service(executable())
    try:
        number = service.ask("NewIndex", config={"exclude_selectors": list(excluded)})["index_id"]
        for url, html in pages:
            service.send("AddFile", index_id=number, file_path=url, url=url, file_contents=html)
            if service.sent - service.answered > WAITING:
                service.answer()
        found = service.ask("GetFiles", index_id=number)["files"]
    finally:
        service.end()
    return settled({file["path"]: base64.b64decode(file["content"]) for file in found})
