"""A plain static server on this machine, which offers a folder below a path that is not the top."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BELOW = "some/where"
"""Folder of the served one in which the pages lie: no address may begin at the top of the host."""


class Quiet(SimpleHTTPRequestHandler):
    """Files of a folder, nothing else; says nothing."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file; with nothing where a browser asks for an icon at the top of the host on its own."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *said: object) -> None:
        """Keep silent."""


@contextlib.contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a folder for as long as the `with` lasts.

    Args:
        root: Folder; its pages lie in `BELOW`.

    Yields:
        Address of the pages, with a slash at the end.
    """
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{BELOW}/"
        finally:
            server.shutdown()
            thread.join()
