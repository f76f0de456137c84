"""A client of yaml-language-server over stdin and stdout: as much of the protocol as the tests speak."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

HERE = Path(__file__).resolve().parent
HOME = Path(os.environ.get("SVCSTD_LANGUAGE_SERVER") or HERE / "editor")
"""Folder whose node_modules/ holds the server: `npm ci` in tests/editor makes it, or a variable names another."""
SERVER = HOME / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
WAIT = 30.0
"""Seconds after which an answer is given up."""


def missing() -> str:
    """Why the server cannot be run, or "" where it can."""
    if shutil.which("node") is None:
        return "no node"
    return "" if SERVER.is_file() else f"no yaml-language-server: run npm ci in {HOME}"


def uri_of(path: Path) -> str:
    """A file's address; unquoted, since client and server quote different characters."""
    return f"file://{path.as_posix()}"


class LanguageServer:
    """A running server; use it in a `with` statement."""

    def __init__(self, root: Path, schemas: dict[str, list[str]] | None = None) -> None:
        """Start it on a folder.

        Args:
            root: The folder that an editor would open.
            schemas: `yaml.schemas` of the editor's settings: schema to globs.
        """
        self.root = root
        self.settings = {"yaml": {"schemas": schemas or {}, "schemaStore": {"enable": False}, "hover": True,
                                  "completion": True, "validate": True}}  # fmt: skip
        self._process = subprocess.Popen(
            ["node", SERVER, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=root,
        )
        self._answers: dict[int, queue.Queue[Any]] = {}
        self._diagnostics: dict[str, queue.Queue[list[dict[str, Any]]]] = {}
        self._last = 0
        self._lock = threading.Lock()
        self._reader = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> LanguageServer:
        """Introduce the client."""
        self._reader.start()
        folder = {"uri": self.root.as_uri(), "name": self.root.name}
        self.ask("initialize", {
            "processId": os.getpid(), "rootUri": self.root.as_uri(), "workspaceFolders": [folder],
            "capabilities": {
                "textDocument": {
                    "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                    "hover": {"contentFormat": ["markdown"]},
                },
                "workspace": {"configuration": True, "workspaceFolders": True},
            },
        })  # fmt: skip
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": self.settings})
        return self

    def __exit__(self, *_: object) -> None:
        """Take leave; end the process if it does not go by itself."""
        try:
            self.ask("shutdown", None)
            self.tell("exit", None)
            self._process.wait(WAIT)
        except (queue.Empty, OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait(WAIT)
        self._reader.join(WAIT)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def opened(self, texts: Mapping[Path, str | None]) -> dict[Path, list[dict[str, Any]]]:
        """Open files, each once in a server's life, and return the diagnostics of each.

        Args:
            texts: What the editor shows of each file; None is what is on disk.
        """
        arrived = {path: queue.Queue[list[dict[str, Any]]]() for path in texts}
        self._diagnostics.update({uri_of(path): waiting for path, waiting in arrived.items()})
        for path, text in texts.items():
            said = path.read_bytes().decode("utf-8", "replace") if text is None else text
            document = {"uri": uri_of(path), "languageId": "yaml", "version": 1, "text": said}
            self.tell("textDocument/didOpen", {"textDocument": document})
        return {path: waiting.get(timeout=WAIT) for path, waiting in arrived.items()}

    def at(self, method: str, path: Path, line: int, character: int) -> Any:
        """The answer to a request about a place in a file, both counted from 0."""
        place = {"textDocument": {"uri": uri_of(path)}, "position": {"line": line, "character": character}}
        return self.ask(f"textDocument/{method}", place)

    def ask(self, method: str, params: Any) -> Any:
        """The result of a request."""
        self._last += 1
        waiting = self._answers[self._last] = queue.Queue()
        self._send({"id": self._last, "method": method, "params": params})
        answer = waiting.get(timeout=WAIT)
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, params: Any) -> None:
        """Send what wants no answer."""
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        with self._lock:
            self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            self._process.stdin.flush()

    def _listen(self) -> None:
        """Sort what the server says until it ends."""
        assert self._process.stdout is not None
        while header := self._process.stdout.readline():
            if not header.lower().startswith(b"content-length:"):
                continue
            size = int(header.split(b":")[1])
            while self._process.stdout.readline().strip():
                pass
            self._sort(json.loads(self._process.stdout.read(size)))

    def _sort(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method is None:
            self._answers[message["id"]].put(message)
        elif method == "textDocument/publishDiagnostics":
            arrived = self._diagnostics.get(unquote(message["params"]["uri"]))
            if arrived is not None:
                arrived.put(message["params"]["diagnostics"])
        elif method == "workspace/configuration":
            wanted = message["params"]["items"]
            self._send({"id": message["id"], "result": [self.settings.get(item.get("section", "")) for item in wanted]})
        elif "id" in message:
            self._send({"id": message["id"], "result": None})
