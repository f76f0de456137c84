"""Pagefind, which makes a full-text index of HTML pages: run as a program of its own, pages given to it in order.

Given a folder it would number the pages as the file system lists them, and no two machines would make the same index.
"""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from svcstd.workspace.settled import settle

PACKAGE = "pagefind_bin_extended"
WAITING = 16
"""Pages given to it before an answer is waited for: it works on while the next is read."""
END = b","


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


class Service:
    """One run of the program, spoken to by messages: JSON in base64, a comma after each."""

    def __init__(self, program: Path) -> None:
        """Start it."""
        self.said = tempfile.TemporaryFile()  # noqa: SIM115 - `end` closes it
        self.process = subprocess.Popen(
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.said
        )
        self.sent = self.answered = 0

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
        found = bytearray()
        while not found.endswith(END):
            more = self.process.stdout.read(1)
            if not more:
                raise PagefindFailed(self._last())
            found += more
        self.answered += 1
        payload: dict[str, Any] = json.loads(base64.b64decode(found[:-1]))["payload"]
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


def index(pages: Iterable[tuple[str, str]], out: Path, excluded: Sequence[str]) -> int:
    """Make an index and return how many pages it has; the same pages make the same bytes.

    Args:
        pages: Address and HTML of each.
        out: A folder that holds nothing else.
        excluded: Selectors of what is not indexed.

    Raises:
        NoPagefind: It is not installed.
        PagefindFailed: It gave up.
    """
    service = Service(executable())
    try:
        number = service.ask("NewIndex", config={"exclude_selectors": list(excluded)})["index_id"]
        count = 0
        for count, (url, html) in enumerate(pages, 1):  # noqa: B007 - the last one is the number
            service.send("AddFile", index_id=number, file_path=url, url=url, file_contents=html)
            if service.sent - service.answered > WAITING:
                service.answer()
        service.ask("WriteFiles", index_id=number, output_path=str(out))
    finally:
        service.end()
    settle(out)
    return count
