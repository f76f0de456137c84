"""The server of the preview: at one address of this machine, with a bounded number of connections, ended whole."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import sys
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from typing import Any

from svcstd.messages import commands
from svcstd.messages.terminal import tell
from svcstd.preview import HERE, PORT
from svcstd.preview.answers import Answers, Showing

MOST_CONNECTIONS = 64


class Preview(ThreadingHTTPServer):
    """A web server for one folder.

    Attributes:
        url: Address of the folder, with a slash at the end; this machine's own where it listens at all it has.
    """

    daemon_threads = False
    request_queue_size = MOST_CONNECTIONS
    """Connections that wait to be taken; with socketserver's five a browser's others wait a second, or seven."""

    def __init__(self, showing: Showing, port: int) -> None:
        """Begin to listen.

        Args:
            showing: What is shown, and at which IP address.
            port: 0 for any that is free.

        Raises:
            OSError: The port is taken, or not to be had.
        """
        answers = type("AnswersHere", (Answers,), {"showing": showing})
        self.address_family = socket.AF_INET6 if ":" in showing.host else socket.AF_INET
        self.allow_reuse_address = sys.platform != "win32"  # there it would let another program take the port
        self._open: set[Any] = set()
        self._lock = threading.Lock()
        self._edition = showing.edition
        super().__init__((showing.host, port), answers)
        near = {"0.0.0.0": HERE, "::": "::1"}.get(showing.host, showing.host)
        self.url = f"http://{f'[{near}]' if ':' in near else near}:{self.server_port}/"

    def server_bind(self) -> None:
        """Listen, without asking anyone for the name of this machine as http.server does."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Whether another connection is taken."""
        with self._lock:
            if len(self._open) >= MOST_CONNECTIONS:
                return False
            self._open.add(request)
        return True

    def shutdown_request(self, request: Any) -> None:
        """Close a connection."""
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong in an answer; that someone went away is not worth saying."""
        error = sys.exception()
        if error is not None and not isinstance(error, OSError):
            tell(commands.FAULT.say(kind=type(error).__name__, problem=str(error)[:300]))

    def hang_up(self) -> None:
        """Cut all connections, and wait for nothing more, so that their threads end."""
        self._edition.end()
        with self._lock:
            for request in self._open:
                with contextlib.suppress(OSError):
                    request.shutdown(socket.SHUT_RDWR)


def listening(showing: Showing, port: int | None) -> Preview:
    """A server that listens, and answers from `running` on.

    Args:
        showing: What is shown.
        port: Which port; None for `PORT`, or any free one where that is taken.

    Raises:
        OSError: The port that was asked for is not to be had.
    """
    try:
        return Preview(showing, PORT if port is None else port)
    except OSError:
        if port is not None:
            raise
        return Preview(showing, 0)


@contextlib.contextmanager
def running(server: Preview) -> Iterator[None]:
    """Let a server answer for as long as the `with` lasts; afterwards none of its threads is left."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.hang_up()
        server.server_close()
