"""`svcstd render guides --serve`: a real server, real changes, pages that follow; and what strangers may ask of it."""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from complete import COUNTY_TEXT, FILES, PATHS
from guides import HANDLED
from svcstd.cli import serving
from svcstd.preview import edition as editions
from svcstd.preview import found as finding
from svcstd.preview.answers import Showing
from svcstd.preview.server import MOST_CONNECTIONS, listening, running
from svcstd.workspace import Workspace

COMMAND = [sys.executable, "-m", "svcstd", "--lang", "zh", "render", "guides"]
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}
GUIDE = f"county/990101/{HANDLED}.html"
FAST = COUNTY_TEXT.replace("promised: 5个工作日", "promised: 4个工作日")
SCRIPT = b"// reloads\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The complete workspace on disk."""
    home = tmp_path / "home"
    for name, text in FILES.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (home / "templates").mkdir()
    return home


# the server alone


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of pages, with links that lead out of it and names that are not shown."""
    folder, outside = tmp_path / "out", tmp_path / "outside"
    for path, text in {
        folder / "index.html": "<title>一</title><body>first</body>\n",
        folder / "county/990101/index.html": "<p>没有 body",
        folder / "county/990101/中文 名.html": "<body>named</body>",
        folder / "empty/other.txt": "x",
        folder / "search/a/pagefind.js": "1;",
        folder / "search/a/wasm.unknown.pagefind": "w",
        folder / "search/a/x.pf_meta": "m",
        folder / "search/a/x.wasm": "w",
        folder / ".svcstd-manifest": "secret",
        folder / ".svcstd/preview.js": "secret",
        outside / "index.html": "secret",
        tmp_path / "secret.html": "secret",
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "link").symlink_to(outside)
    (folder / "link.html").symlink_to(outside / "index.html")
    (folder / "inside.html").symlink_to(folder / "index.html")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.html")
    return folder


@pytest.fixture
def server(folder: Path):
    """A server for it at a free port."""
    before = threading.active_count()
    server = listening(Showing(folder, SCRIPT, editions.Edition(), "127.0.0.1"), 0)
    with running(server):
        yield server
    assert threading.active_count() == before, "no thread outlives the server"


def ask(server, path, method="GET", body=None, **headers):
    """Code, headers and body of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    with contextlib.closing(connection):
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/", b"first"), ("/index.html", b"first"), ("//index.html", b"first"), ("/?x=1", b"first"), ("/inside.html", b"first"),
        ("/county/990101/", "没有 body".encode()), ("/county/990101/%E4%B8%AD%E6%96%87%20%E5%90%8D.html", b"named"),
    ],
)  # fmt: skip
def test_pages(server, path, says):
    code, headers, body = ask(server, path)
    assert code == 200 and says in body
    assert headers["Content-Type"] == "text/html; charset=utf-8" and headers["Cache-Control"] == "no-store"
    assert body.count(b'<script src="/.svcstd/preview.js?since=') == 1
    assert body.rstrip().endswith((b"</script>", b"</script>\n</body>"))
    assert int(headers["Content-Length"]) == len(body)
    assert ask(server, path, "HEAD")[1]["Content-Length"] == headers["Content-Length"]


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/search/a/pagefind.js", "text/javascript; charset=utf-8"), ("/search/a/x.wasm", "application/wasm"),
        ("/search/a/x.pf_meta", "application/octet-stream"), ("/search/a/wasm.unknown.pagefind", "application/octet-stream"),
        ("/empty/other.txt", "text/plain; charset=utf-8"), ("/.svcstd/preview.js", "text/javascript; charset=utf-8"),
    ],
)  # fmt: skip
def test_other_files_are_given_as_they_are(server, folder, path, type):
    code, headers, body = ask(server, path)
    assert (code, headers["Content-Type"], headers["X-Content-Type-Options"]) == (200, type, "nosniff")
    assert body == (SCRIPT if path.startswith("/.") else (folder / path[1:]).read_bytes())


def test_the_icon_that_browsers_ask_for(server):
    assert ask(server, "/favicon.ico")[::2] == (204, b"")


def test_a_folder_without_its_slash_leads_to_it(server):
    code, headers, _ = ask(server, "/county/990101")
    assert (code, headers["Location"]) == (302, "/county/990101/")


HOSTILE = [
    "/../secret.html", "/%2e%2e/secret.html", "/county/../../secret.html", "/..%2fsecret.html", "/county/%2e%2e/%2e%2e/secret.html",
    "/..%5csecret.html", "/link/", "/link/index.html", "/link", "/link.html", "/.svcstd-manifest", "/.svcstd/", "/.svcstd/other",
    "/%2esvcstd-manifest", "/empty/", "/empty", "/county/", "/county", "/county//990101/", "//evil.example/%2f..",
    "/index.html/", "/index.html%00", "/%00", "/%ff%fe", "/index.html%00.txt", "/C:/secret.html", "/pipe.html", "/" + "a" * 5000,
    "/" + "a/" * 20000, "/county/990101/%E4%B8%AD", "/~root/", "/index.html;x", "/%252e%252e/secret.html",
]  # fmt: skip
"""Paths that mean nothing here: outside, hidden, lists of folders, no text, no file."""


@pytest.mark.parametrize("path", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_hostile_paths_find_nothing(server, path, method):
    code, headers, body = ask(server, path, method)
    assert code in (400, 404) and b"secret" not in body and "Location" not in headers
    assert b"other.txt" not in body, "folders are not listed"


@pytest.mark.parametrize("target", ["http://127.0.0.1/index.html", "index.html", "*", "http://["])
def test_what_is_no_path(server, target):
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
        line.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        said = b"".join(iter(lambda: line.recv(1 << 16), b""))
    assert said.startswith((b"HTTP/1.1 400", b"HTTP/1.1 404")) and b"first" not in said


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get"])
def test_only_reading(server, method):
    code, headers, _ = ask(server, "/", method)
    assert (code, headers["Allow"]) == (405, "GET, HEAD")


def test_no_second_request_hides_behind_a_body(server):
    hidden = b"GET /county/990101/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for header in (b"Content-Length: %d" % len(hidden), b"Transfer-Encoding: chunked"):
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n" + header + b"\r\n\r\n" + hidden)
            with contextlib.suppress(ConnectionResetError):
                said = b"".join(iter(lambda: line.recv(1 << 16), b""))
        assert said.startswith(b"HTTP/1.1 400") and said.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize(
    ("listens", "host", "known"),
    [
        ("127.0.0.1", "127.0.0.1:8765", True), ("127.0.0.1", "localhost", True), ("127.0.0.1", "LOCALHOST:1", True), ("127.0.0.1", "[::1]:8", True),
        ("127.0.0.1", "evil.example", False), ("127.0.0.1", "evil.example:8765", False), ("127.0.0.1", "localhost.evil.example", False),
        ("127.0.0.1", "127.0.0.1.evil.example", False), ("127.0.0.1", "", False), ("127.0.0.1", "10.0.0.7", False),
        ("127.0.0.1", "127.0.0.1:x", False), ("127.0.0.1", "127.0.0.1@evil.example", False), ("127.0.0.1", "a b", False),
        ("0.0.0.0", "10.0.0.7:8765", True), ("0.0.0.0", "[fe80::1]:80", True), ("0.0.0.0", "evil.example", False), ("0.0.0.0", "", False),
        ("10.0.0.7", "10.0.0.7", True), ("10.0.0.7", "1.evil.example", False),
    ],
)  # fmt: skip
def test_names_of_strangers_are_not_answered(listens, host, known):
    assert Showing(Path(), b"", editions.Edition(), listens).known(host) is known


def test_another_host_is_refused(server):
    assert ask(server, "/", Host="evil.example")[0] == 421
    assert ask(server, "/.svcstd/changes", Host="evil.example")[0] == 421
    assert ask(server, "/", Host="localhost:1")[0] == 200


def test_large_headers_are_refused(server):
    assert ask(server, "/", **{f"X-{n}": "y" for n in range(150)})[0] == 431
    assert ask(server, "/", X="y" * 70_000)[0] == 431
    assert ask(server, "/" + "a" * 70_000)[0] == 414


def test_a_file_that_is_too_large(server, monkeypatch):
    monkeypatch.setattr("svcstd.preview.answers.MOST", 10)
    assert ask(server, "/")[0] == 500


def test_connections_are_bounded(server):
    lines = [socket.create_connection(("127.0.0.1", server.server_port), timeout=10) for _ in range(MOST_CONNECTIONS)]
    try:
        deadline = time.monotonic() + 10
        while len(server._open) < MOST_CONNECTIONS and time.monotonic() < deadline:
            time.sleep(0.01)
        with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
            ask(server, "/")
    finally:
        for line in lines:
            line.close()
    while server._open and time.monotonic() < deadline:
        time.sleep(0.01)
    assert ask(server, "/")[0] == 200


def test_changes_are_told_once_a_page_is_old(server):
    edition = server._edition
    known = edition.name
    heard = []
    listening_ = threading.Thread(target=lambda: heard.append(ask(server, f"/.svcstd/changes?since={known}")[2]))
    listening_.start()
    time.sleep(0.2)
    assert not heard
    edition.renew()
    listening_.join(timeout=10)
    assert heard == [f"retry: 500\n\nevent: changed\ndata: {edition.name}\n\n".encode()]
    for old in (known, "of.another.run", ""):
        assert b"event: changed" in ask(server, f"/.svcstd/changes?since={old}")[2], "told at once"


def test_who_waits_is_sent_something_and_does_not_hold_up_the_end(folder, monkeypatch):
    monkeypatch.setattr("svcstd.preview.answers.SILENCE", 0.05)
    server = listening(Showing(folder, SCRIPT, editions.Edition(), "127.0.0.1"), 0)
    with running(server):
        line = socket.create_connection(("127.0.0.1", server.server_port), timeout=10)
        line.sendall(f"GET /.svcstd/changes?since={server._edition.name} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        said = b""
        while b"\n\n:\n\n" not in said:
            said += line.recv(1 << 16)
        silent = socket.create_connection(("127.0.0.1", server.server_port), timeout=10)
        time.sleep(0.1)
        began = time.monotonic()
    assert time.monotonic() - began < 5
    for one in (line, silent):
        while one.recv(1 << 16):
            pass
        one.close()


def test_a_fault_of_an_answer_is_said_and_survived(server, monkeypatch, capsys):
    monkeypatch.setattr("svcstd.preview.answers.found", lambda folder, path: 1 // 0)
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        ask(server, "/")
    monkeypatch.undo()
    assert ask(server, "/")[0] == 200
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("/", [""]), ("/a", ["a"]), ("/a/", ["a", ""]), ("/a/b.html", ["a", "b.html"]), ("", None), ("a", None), ("//", None),
        ("/a//b", None), ("/.", None), ("/..", None), ("/a/.b", None), ("/a%2Fb", ["a", "b"]), ("/a%2F..%2Fb", None), ("/%zz", ["%zz"]),
    ],
)  # fmt: skip
def test_parts_of_a_path(path, parts):
    assert finding.parted(path) == parts


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        (PATHS["county"], True), ("svcstd.yaml", True), ("catalog/regions.csv", True), ("catalog/lang/en.yaml", True),
        ("templates/guide.html.j2", True), ("templates/site.css", True), ("templates/.guide.html.j2.swp", False),
        ("templates/guide.html.j2~", False), ("templates/4913", False), ("templates/guide.html.j2.tmp", False), ("templates", True), ("items/990101_示例区", True), ("build", False), (".", False),
        ("build/guides/index.html", False), ("build/guides/x.yaml", False), ("items/.svcstd-1.tmp", False), ("README.md", False),
        ("items/说明.md", False), (".git/HEAD", False), (".git/x.yaml", False), ("../svcstd.yaml", False), ("other/svcstd.yaml", False),
    ],
)  # fmt: skip
def test_what_guides_are_made_from(home, path, counts):
    assert serving.rendered_from(Workspace.find(home), Path(os.path.normpath(home / path))) is counts


# the command


class Served:
    """A running `--serve`; `said` waits for a sentence on stderr."""

    def __init__(self, home: Path, *options: str) -> None:
        self.home = home
        self.process = subprocess.Popen(
            [*COMMAND, "--to", "html", "--serve", "--port", "0", *options],
            cwd=home, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        self.url = self.process.stdout.readline().strip()
        self.server_port = int(self.url.rpartition(":")[2].strip("/") or 0)
        self.heard = ""

    def said(self, wanted: str) -> str:
        """Everything said until a sentence comes."""
        before = len(self.heard)
        while wanted not in self.heard[before:]:
            line = self.process.stderr.readline()
            assert line, self.heard
            self.heard += line
        return self.heard[before:]

    def since(self, path: str) -> str:
        """The edition that a page bears."""
        return ask(self, f"/{path}")[2].decode().rpartition("since=")[2].partition('"')[0]

    def changed(self, since: str) -> bool:
        """Wait for the news that there is a newer edition."""
        return b"event: changed" in ask(self, f"/.svcstd/changes?since={since}")[2]

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=20)
        assert out == "", "the address is all there is on stdout"
        self.heard += err
        return self.process.returncode


@contextlib.contextmanager
def served(home: Path, *options: str):
    """A preview; whatever happens it ends."""
    pytest.importorskip("watchfiles")
    preview = Served(home, *options)
    try:
        yield preview
    finally:
        preview.process.kill()
        preview.process.communicate()


WAITING = "在等文件改动"


def test_a_change_is_rendered_and_told(home):
    with served(home) as preview:
        assert preview.url.startswith("http://127.0.0.1:") and preview.url.endswith("/")
        preview.said(WAITING)
        page = home / "build/guides" / GUIDE
        written, html = page.stat(), page.read_bytes()
        body = ask(preview, f"/{GUIDE}")[2].decode()
        assert "5个工作日" in body and "/.svcstd/preview.js" in body and b"preview.js" not in html
        since = preview.since(GUIDE)

        (home / PATHS["county"]).write_text(FAST, encoding="utf-8")
        assert preview.changed(since)
        assert "4个工作日" in ask(preview, f"/{GUIDE}")[2].decode()
        assert "写了 2 页，0 页没有变化" in preview.said(WAITING)
        since = preview.since(GUIDE)
        assert page.stat().st_ino != written.st_ino
        written = page.stat()

        shutil.copy(Path(serving.packaged("templates/site.css")), home / "templates/site.css")
        with open(home / "templates/site.css", "a", encoding="utf-8") as sheet:
            sheet.write("h1 { color: red }\n")
        assert preview.changed(since)
        assert "写了 0 页，2 页没有变化" in preview.said(WAITING)
        assert ask(preview, "/assets/site.css")[2].endswith(b"h1 { color: red }\n")
        assert page.stat() == written, "a page that says the same is not touched"
        assert preview.interrupt() == 130
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", preview.server_port), timeout=5)


def test_errors_are_said_and_the_preview_stays_up(home):
    with served(home) as preview:
        preview.said(WAITING)
        since = preview.since(GUIDE)
        template = home / "templates/sections.html.j2"
        template.write_text("{% for x in sections %}\n{{ x.nothing.there }}\n{% endfor %}\n", encoding="utf-8")
        assert "templates/sections.html.j2:2" in preview.said(WAITING)
        assert ask(preview, f"/{GUIDE}")[0] == 200 and preview.since(GUIDE) == since, "as it was"
        template.unlink()
        assert preview.changed(since)
        preview.said(WAITING)

        since = preview.since(GUIDE)
        (home / PATHS["county"]).write_text(COUNTY_TEXT + "promises: 1\n", encoding="utf-8")
        assert preview.changed(since)
        assert PATHS["county"] in preview.said(WAITING)
        (home / "svcstd.yaml").rename(home / "away.yaml")
        preview.said(WAITING)
        (home / "away.yaml").rename(home / "svcstd.yaml")
        preview.said(WAITING)
        (home / PATHS["county"]).write_text(FAST, encoding="utf-8")
        preview.said(WAITING)
        assert "4个工作日" in ask(preview, f"/{GUIDE}")[2].decode()
        assert preview.interrupt() == 130


def test_broken_from_the_beginning(home):
    (home / "templates/guide.html.j2").write_text("{{ nothing }}", encoding="utf-8")
    with served(home) as preview:
        assert "templates/guide.html.j2:1" in preview.said(WAITING)
        code, headers, body = ask(preview, "/")
        assert code == 404 and "没有这个网页" in body.decode() and headers["Content-Type"].startswith("text/html")
        since = body.decode().rpartition("since=")[2].partition('"')[0]
        (home / "templates/guide.html.j2").unlink()
        assert preview.changed(since), "what was not there loads as soon as it is"
        assert ask(preview, "/")[0] == 200
        assert preview.interrupt() == 130


def test_several_processes_and_the_short_form_elsewhere(home, tmp_path):
    with served(home, "--jobs", "2", "--form", "short", "-o", str(tmp_path / "site"), "--region", "990101") as preview:
        preview.said(WAITING)
        assert ask(preview, f"/{GUIDE}")[0] == 200
        assert (tmp_path / "site/short" / GUIDE).is_file()
        since = preview.since(GUIDE)
        (home / PATHS["county"]).write_text(FAST, encoding="utf-8")
        assert preview.changed(since)
        if Path("/proc").is_dir():
            children = Path(f"/proc/{preview.process.pid}/task/{preview.process.pid}/children").read_text().split()
            assert children == [], "no worker is left between two rounds"
        assert preview.interrupt() == 130


def refused(home, *options, blocked=False):
    """Exit code and stderr of a command that ends by itself."""
    hide = (
        "import sys; sys.modules['watchfiles'] = None; sys.argv[0] = 'svcstd'; from svcstd.__main__ import main; main()"
    )
    start = [sys.executable, "-c", hide, *COMMAND[3:]] if blocked else COMMAND
    done = subprocess.run(
        [*start, *options], cwd=home, env=ENVIRONMENT, capture_output=True, encoding="utf-8", timeout=60, check=False
    )  # fmt: skip
    assert done.stdout == ""
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--serve",), "--to html"),
        (("--port", "80"), "--port 要和 --serve 一起用"),
        (("--host", "0.0.0.0"), "--host 要和 --serve 一起用"),
        (("--to", "html", "--serve", "--host", "example.org"), "--host 的值不对"),
        (("--to", "html", "--serve", "--host", "192.0.2.1"), "不能在 192.0.2.1"),
        (("--to", "html", "--serve", "--port", "70000"), "--port 的值不对"),
        (("--to", "html", "--serve", "--region", "123456"), "目录里没有"),
        (("--to", "html", "--serve", "-o", "items/x"), "不能写到"),
    ],
)
def test_refused(home, options, says):
    code, said = refused(home, *options)
    assert code == 2 and says in said


def test_without_the_extra_the_line_that_installs_it(home):
    code, said = refused(home, "--to", "html", "--serve", blocked=True)
    assert code == 2 and "pip install 'svcstd[watch]'" in said
    assert not (home / "build").exists(), "said before anything is rendered"


def test_a_port_that_is_taken(home, folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = refused(home, "--to", "html", "--serve", "--port", str(port))
        assert code == 2 and f"{port} 端口" in said and "--port" in said


def test_the_usual_port_when_taken_gives_way(folder, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr("svcstd.preview.server.PORT", taken.getsockname()[1])
        with listening(Showing(folder, SCRIPT, editions.Edition(), "127.0.0.1"), None) as server:
            assert server.server_port not in (0, taken.getsockname()[1])


@pytest.mark.parametrize(("host", "alone"), [("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("::", False)])
def test_where_it_listens(folder, host, alone):
    assert serving.At(host).checked().alone is alone
    try:
        server = listening(Showing(folder, SCRIPT, editions.Edition(), host), 0)
    except OSError:
        pytest.skip(f"this machine has no address {host}")
    with server:
        assert server.url.startswith(("http://127.0.0.1:", "http://[::1]:"))


def test_open_to_others_with_a_word_of_warning(home):
    with served(home, "--host", "0.0.0.0") as preview:
        assert "没有公开的内容也在内" in preview.said(WAITING)
        assert ask(preview, "/", Host="10.1.2.3")[0] == 200 and ask(preview, "/", Host="evil.example")[0] == 421
        assert preview.interrupt() == 130


# in a browser


def test_an_open_page_follows(home, browser):
    from playwright.sync_api import expect

    wrong = []
    with served(home) as preview:
        page = browser.new_page()
        page.on("console", lambda message: wrong.append(f"{message.text} {message.location}"))
        page.on("weberror", lambda error: wrong.append(str(error)))
        preview.said(WAITING)
        page.goto(preview.url + GUIDE)
        shown = page.locator("#limits")
        expect(shown).to_contain_text("5个工作日")
        page.evaluate("window.same = true")
        (home / PATHS["county"]).write_text(FAST, encoding="utf-8")
        expect(shown).to_contain_text("4个工作日", timeout=20_000)
        assert page.evaluate("window.same") is None, "it was loaded again"
        (home / PATHS["county"]).write_text(COUNTY_TEXT, encoding="utf-8")
        expect(shown).to_contain_text("5个工作日", timeout=20_000)
        assert wrong == []
        page.close()
        assert preview.interrupt() == 130
