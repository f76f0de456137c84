"""A site of guides beside the same pages by Hugo: what is made before anything is timed, and how long the pages are.

Hugo gets svcstd's own Markdown guides of the same records, the head of svcstd's own HTML pages, a table of contents,
and no theme, taxonomy, feed or sitemap. Each page is padded with its own text as plain paragraphs, which cost Hugo
the least, until it is as long as svcstd's.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from statistics import mean

from benchmark.peers import Peer
from benchmark.process import environment, said
from benchmark.tasks import RENDER, hugo_project, made_by, workspace

SHAPES = ("flat", "inherited")
ALIKE = 0.02
"""How far the mean length of Hugo's pages may be from that of svcstd's."""
PASSES = 3
"""How often pages are built and padded by what they lack."""
SHORTEST = 24
"""Bytes that a paragraph of padding adds at least."""
CONFIG = {
    "baseURL": "/",
    "languageCode": "zh-CN",
    "title": "合成",
    "uglyURLs": True,
    "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"],
    "disableHugoGeneratorInject": True,
    "markup": {"goldmark": {"renderer": {"unsafe": True}}},
}
"""`unsafe` lets the `<br>` of table cells through; without it Hugo writes a comment instead."""
BODY = """\
<body>
<header>
<p class="kind"><a href="index.html">返回目录</a></p>
<nav>{{ .TableOfContents }}</nav>
</header>
<main>
{{ .Content }}
</main>
</body>
</html>
"""
LIST = """\
<body>
<header><h1>{{ .Title }}</h1></header>
<main><ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul></main>
</body>
</html>
"""
MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]*>|https?:\S*|[\\|#*_~`>\"'&-]+|^ *\d+\.", re.MULTILINE)


def hugo() -> Peer | None:
    """Hugo as it is installed here, or None."""
    program = shutil.which("hugo")
    words = said([program, "version"]).split() if program else []
    return Peer("hugo", words[1].split("-")[0].split("+")[0], (str(program),)) if len(words) > 1 else None


def searchable() -> bool:
    """Whether the program that makes search indexes is installed (svcstd's extra `search`)."""
    return find_spec("pagefind_bin_extended") is not None


def prepare(home: Path, size: int) -> None:
    """Write what Hugo builds its pages from, in both shapes; nothing of this is timed.

    Raises:
        subprocess.CalledProcessError: svcstd or Hugo fails.
    """
    for shape in SHAPES:
        source = workspace(home, shape, size)
        project, trial = hugo_project(home, shape, size), home / "data" / f"trial-{shape}-{size}"
        shutil.rmtree(project, ignore_errors=True)
        for kind in ("md", "html"):
            _quietly([*RENDER, "--to", kind, "-o", str(trial / kind)], source)
        texts = {path: text for path, text in _guides(trial / "md")}
        ours = _sizes(trial / "html", texts)
        _layouts(project / "layouts" / "_default", _head(trial / "html" / f"{next(iter(texts))}.html"))
        (project / "config.json").write_text(json.dumps(CONFIG, ensure_ascii=False), encoding="utf-8")
        _padded(project, trial / "hugo", texts, ours)


def lengths(home: Path, size: int) -> tuple[str, bool]:
    """Mean lengths of svcstd's and Hugo's pages as they were timed, in a sentence, and whether they are alike."""
    words, right = [], True
    for shape in SHAPES:
        paths = [path for path, _ in _guides(hugo_project(home, shape, size) / "content")]
        ours, theirs = (_sizes(made_by(home, maker, shape), paths) for maker in ("site", "hugo"))
        if not ours or not theirs:
            continue
        pair = mean(ours.values()), mean(theirs.values())
        right = right and len(ours) == len(theirs) == len(paths) and abs(pair[1] / pair[0] - 1) <= ALIKE
        words.append(f"{pair[0]:.0f} and {pair[1]:.0f} in {shape} ({len(ours)} and {len(theirs)} pages)")
    return (
        f"mean bytes of svcstd's and Hugo's HTML pages of {size} records: {', '.join(words) or 'none made'}",
        right and bool(words),
    )


def _quietly(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, env=environment(), check=True, capture_output=True)


def _guides(folder: Path) -> Iterator[tuple[str, str]]:
    """Markdown guides below a folder, without the index pages: path without ending, text."""
    for path in sorted(folder.rglob("*.md")):
        if path.stem != "index":
            yield path.relative_to(folder).with_suffix("").as_posix(), path.read_text(encoding="utf-8")


def _sizes(folder: Path, paths: Mapping[str, str] | list[str]) -> dict[str, int]:
    """Bytes of the HTML pages of guides that are there."""
    found = ((path, folder / f"{path}.html") for path in paths)
    return {path: file.stat().st_size for path, file in found if file.is_file()}


def _head(page: Path) -> str:
    """The start of one of svcstd's pages, as a Hugo layout with the page's own title."""
    start, end, _ = page.read_text(encoding="utf-8").partition("</head>\n")
    return re.sub("<title>.*?</title>", "<title>{{ .Title }}</title>", start.replace("{{", '{{ "{{" }}')) + end


def _layouts(folder: Path, head: str) -> None:
    folder.mkdir(parents=True)
    for name, body in (("single", BODY), ("list", LIST)):
        (folder / f"{name}.html").write_text(head + body, encoding="utf-8")


def _padded(project: Path, out: Path, texts: Mapping[str, str], ours: Mapping[str, int]) -> None:
    """Write the content, build, and add to each page what it lacks, until the pages are about as long as svcstd's."""
    padding = dict.fromkeys(texts, "")
    for _ in range(PASSES):
        for path, text in texts.items():
            file = project / "content" / f"{path}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            title = text.partition("\n")[0].removeprefix("# ")
            front = json.dumps({"title": title}, ensure_ascii=False)
            file.write_text(f"{front}\n\n{text}\n{padding[path]}", encoding="utf-8")
        _quietly([str(shutil.which("hugo")), "--source", str(project), "--destination", str(out), "--quiet"], project)
        theirs = _sizes(out, texts)
        if abs(mean(theirs.values()) / mean(ours.values()) - 1) <= ALIKE / 4:
            return
        for path, text in texts.items():
            padding[path] += pad(text, ours[path] - theirs[path])


def pad(text: str, lacking: int) -> str:
    """Paragraphs of a guide's own words, without marks, that make a page longer by some bytes.

    Args:
        text: The guide.
        lacking: Bytes of HTML; "" comes of few or none.
    """
    lines = (MARKS.sub(r"\1", line).strip() for line in text.splitlines())
    words = [line for line in lines if len(line) >= SHORTEST]
    out: list[str] = []
    for line in cycle(words):
        room = lacking - len("<p></p>\n")
        if room < SHORTEST:
            break
        cut = line.encode()[:room].decode(errors="ignore")
        out.append(f"{cut}\n\n")
        lacking = room - len(cut.encode())
    return "".join(out)
