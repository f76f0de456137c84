"""The kinds of page that the browser tests look at, and the folder that holds one of each."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import accounts
import comparisons
from browsing import shipped
from browsing.shipped import svcstd
from complete import FILES, OUTLETS_TEXT, PATHS, REGIONS_TEXT
from guides import six_levels
from svcstd.diff.formats import FORMATS as DIFF_FORMATS
from svcstd.report.formats import FORMATS

KINDS = {
    "start": "shipped/index.html",
    "start-english": "shipped/en/index.html",
    "start-both": "shipped/both/index.html",
    "start-many": "many/index.html",
    "level": "many/town/index.html",
    "place": "shipped/county/330472/index.html",
    "place-long": "long/county/990101/index.html",
    "items": "shipped/items/index.html",
    "item": "many/items/0*.html",
    "item-english": "six/en/items/002099002000.html",
    "item-long": "long/items/0*.html",
    "bodies": "shipped/bodies/index.html",
    "body": "shipped/bodies/[!i]*.html",
    "audience": "shipped/audience/*.html",
    "theme": "many/themes/*.html",
    "guide": "shipped/county/330472/0*.html",
    "guide-town": "shipped/town/330402014/0*.html",
    "guide-village": "six/village/990101001201/0*.html",
    "guide-english": "shipped/en/county/330472/0*.html",
    "guide-both": "shipped/both/county/330472/0*.html",
    "guide-both-links": "six/both/county/990101/00019900100101.html",
    "guide-short": "short/short/county/990101/0*.html",
    "guide-long": "long/county/990101/0*.html",
    "score": "shipped/score.html",
    "report": "report.html",
    "report-clean": "clean.html",
    "diff": "diff.html",
    "diff-large": "diff-large.html",
}
"""Kinds of page by name: where one is in the folder that `make` fills, as a glob; the largest of the files that match."""
LONG = "甲乙丙丁戊己庚辛壬癸" * 5 + "Supercalifragilistic" * 4 + "1234567890" * 5
"""A name almost as long as one may be, most of it without a place to break it."""


def many() -> dict[str, str]:
    """The complete workspace with sixty towns."""
    towns = [f"990101{n:03}" for n in range(2, 62)]
    regions = REGIONS_TEXT + "".join(f"{code},镇{code},镇(乡、街道)级,990101,,,,\n" for code in towns)
    outlets = OUTLETS_TEXT + "".join(
        f'- {{id: o{code}, kind: 便民服务中心, name: {code}中心, region: "{code}"}}\n' for code in towns
    )
    return {**FILES, PATHS["regions"]: regions, PATHS["outlets"]: outlets}


def long() -> dict[str, str]:
    """The complete workspace with the same long word in the names of item, law, materials, body, hall and place."""
    longer = {name: name + LONG for name in ("示例经营许可", "示例区", "营业执照")}
    longer["https://www.example.gov.cn/"] = f"https://www.example.gov.cn/{'a' * 300}/"
    words = re.compile("|".join(map(re.escape, longer)))
    return {path: words.sub(lambda found: longer[found[0]], text) for path, text in FILES.items()}


def guides(files: dict[str, str], folder: Path, *options: str) -> None:
    """Write the HTML guides of a workspace given as {path: text}; items with errors as drafts."""
    with tempfile.TemporaryDirectory() as home:
        for path, text in files.items():
            (Path(home) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(home) / path).write_text(text, encoding="utf-8")
        command = ("render", "guides", "--to", "html", "--with-errors", "-o", folder, *options)
        svcstd(*command, root=Path(home), codes=(0, 3))


def make(folder: Path) -> None:
    """Fill a folder with at least one page of each kind."""
    shipped.make(folder / "shipped")
    guides(many(), folder / "many")
    guides(six_levels(), folder / "six", *shipped.LANGUAGES)
    guides(FILES, folder / "short", "--form", "short")
    guides(long(), folder / "long")
    for name, account in (("report", accounts.account()), ("clean", accounts.account([], exit_code=0))):
        (folder / f"{name}.html").write_bytes(b"".join(FORMATS["html"].encoded(account)))
    comparisons_made(folder)


def comparisons_made(folder: Path) -> None:
    """Write the pages of two comparisons: one that a stranger has a hand in, and one of many places."""
    made = {"diff": comparisons.hostile(), "diff-large": comparisons.many(60, reached=400)}
    for name, result in made.items():
        page = b"".join(DIFF_FORMATS["html"].encoded(comparisons.shown(result)))
        (folder / f"{name}.html").write_bytes(page)


def page_of(kind: str, folder: Path) -> str:
    """The page of a kind in a filled folder, below it, with forward slashes."""
    found = max(folder.glob(KINDS[kind]), key=lambda path: (path.stat().st_size, path.name))
    return found.relative_to(folder).as_posix()
