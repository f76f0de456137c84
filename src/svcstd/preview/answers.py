"""What the preview answers: files, pages with the script that loads them again, and the news of a change."""

from __future__ import annotations

import ipaddress
import re
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from svcstd.messages import Text, language
from svcstd.messages import serving as say
from svcstd.preview.edition import Edition
from svcstd.preview.found import MOST, TYPES, Found, Moved, found

OWN = "/.svcstd/"
"""Where the preview's own addresses stand: nothing of the folder that begins with a full stop is shown."""
CHANGES, SCRIPT = f"{OWN}changes", f"{OWN}preview.js"
ICON = "/favicon.ico"
"""Browsers ask for it unasked, and would report that it is missing."""
TAG = '<script src="{}?since={}" defer></script>\n'
PAGE = '<!doctype html>\n<html lang="{}">\n<meta charset="utf-8">\n<title>svcstd</title>\n<p>{}</p>\n{}</html>\n'
CHANGED = b"event: changed\ndata: %s\n\n"
HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::\d{1,5})?")
OURS = frozenset({"127.0.0.1", "localhost", "::1"})
SILENCE = 15.0
"""Seconds after which a page that waits is sent something: only so is it noticed that nobody reads any more."""


class Showing(NamedTuple):
    """What a preview shows.

    Attributes:
        folder: Folder of pages.
        script: What loads a page again.
        edition: What the folder holds now.
        host: The address that it listens at; another than this machine's alone may be asked for by any number.
    """

    folder: Path
    script: bytes
    edition: Edition
    host: str

    def known(self, host: str) -> bool:
        """Whether a request may call this server so.

        A name that a stranger's page was loaded from may be made to lead here (DNS rebinding), so that the page could
        read what is shown; a number cannot.
        """
        parts = HOST.fullmatch(host)
        name = parts["name"].strip("[]").lower() if parts else ""
        if name in OURS:
            return True
        try:
            return self.host not in OURS and bool(ipaddress.ip_address(name))
        except ValueError:
            return False


class Answers(BaseHTTPRequestHandler):
    """The answers on one connection."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "svcstd", ""
    timeout = 10
    showing: Showing

    def do_GET(self) -> None:
        """Answer with what the address means."""
        if not self.showing.known(self.headers.get("Host", "")):
            self._refuse(421, say.NO_SUCH_HOST.say(wanted=_shown(self.showing.host)))
            return
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self._refuse(400, say.NOT_UNDERSTOOD.say())
            return
        try:
            asked = urlsplit(self.path)
        except ValueError:
            self._refuse(400, say.NOT_UNDERSTOOD.say())
            return
        if asked.scheme or asked.netloc:
            self._refuse(400, say.NOT_UNDERSTOOD.say())
        elif asked.path == CHANGES:
            self._tell_changes(parse_qs(asked.query).get("since", [""])[0])
        elif asked.path == SCRIPT:
            self._send(200, TYPES["js"], self.showing.script)
        else:
            self._show(asked.path)

    do_HEAD = do_GET

    def _show(self, path: str) -> None:
        # The edition is asked first: a page that is written meanwhile bears the older name, and loads once more.
        tag = TAG.format(SCRIPT, self.showing.edition.name)
        there = found(self.showing.folder, path)
        if there is None and path == ICON:
            self.send_response(204)
            self.end_headers()
        elif there is None:
            page = PAGE.format("en" if language() == "en" else "zh-CN", say.NOT_THERE.say(), tag)
            self._send(404, TYPES["html"], page.encode())
        elif isinstance(there, Moved):
            self._send(302, TYPES["txt"], b"", Location=there.to)
        elif len(there.data) > MOST:
            self._refuse(500, say.TOO_LARGE.say())
        else:
            self._send(200, there.type, _tagged(there, tag.encode()))

    def _tell_changes(self, known: str) -> None:
        """Wait until the folder holds another edition than a page has, and say so (server-sent events)."""
        self.send_response(200)
        self._headers("text/event-stream", Connection="close")
        self.close_connection = True
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 500\n\n")
        edition = self.showing.edition
        while not edition.over:
            if edition.other_than(known, SILENCE):
                self.wfile.write(CHANGED % edition.name.encode())
                return
            self.wfile.write(b":\n\n")

    def _refuse(self, code: int, text: str) -> None:
        """Say why not, and take no further request on this connection: what follows may be the rest of this one."""
        self._send(code, TYPES["txt"], f"{text}\n".encode(), Connection="close", **{"Allow": "GET, HEAD"})
        self.close_connection = True

    def _send(self, code: int, type: str, data: bytes, **more: str) -> None:
        self.send_response(code)
        self._headers(type, **more, **{"Content-Length": str(len(data))})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _headers(self, type: str, **more: str) -> None:
        self.send_header("Content-Type", type)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what http.server does not take: another method, or no request at all."""
        text: Text = say.ONLY_READING if code == 501 else say.NOT_UNDERSTOOD  # noqa: PLR2004 - no such method
        self._refuse(405 if text is say.ONLY_READING else code, text.say())

    def log_message(self, format: str, *args: object) -> None:
        """Keep silent: the terminal is for what rendering says."""


def _tagged(there: Found, tag: bytes) -> bytes:
    """A page with the script before the end of its body, any other file as it is."""
    if not there.html:
        return there.data
    before, end, after = there.data.rpartition(b"</body>")
    return b"".join((before, tag, end, after)) if end else there.data + tag


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
