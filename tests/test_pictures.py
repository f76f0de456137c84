"""docs/site.md shows the pictures that `make pictures` makes, and they stay small."""

import re
from pathlib import Path

import pictures

ROOT = Path(__file__).resolve().parents[1]


def test_page_shows_what_is_made():
    page = (ROOT / "docs" / "site.md").read_text(encoding="utf-8")
    made = [picture.name for picture in pictures.PICTURES] + [f"site-print-{n}" for n in (1, 2)]
    assert sorted(re.findall(r"\(images/(site-[\w-]+)\.png\)", page)) == sorted(made)
    assert all(alternative for alternative in re.findall(r"!\[(.*?)\]", page))


def test_pictures_are_small():
    assert sum(path.stat().st_size for path in (ROOT / "docs" / "images").glob("site-*.png")) <= pictures.MOST
