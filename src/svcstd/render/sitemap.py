"""The list of pages for search engines (sitemaps.org, version 0.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from markupsafe import escape

MOST = 50_000
"""Addresses in one file, by the protocol."""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemaps(site: str, addresses: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """`sitemap.xml`, and where there are too many pages for one, those that it lists.

    Args:
        site: Address under which the folder is published.
        addresses: Of all guides, without ending.
    """
    base = site.rstrip("/")
    found = [f"{base}/", *(f"{base}/{quote(address)}.html" for address in addresses)]
    parts = [found[at : at + MOST] for at in range(0, len(found), MOST)]
    if len(parts) == 1:
        yield "sitemap.xml", _urls(parts[0])
        return
    for number, part in enumerate(parts, 1):
        yield f"sitemap-{number}.xml", _urls(part)
    listed = "".join(
        f"<sitemap><loc>{escape(base)}/sitemap-{n}.xml</loc></sitemap>\n" for n in range(1, len(parts) + 1)
    )
    yield "sitemap.xml", f"{HEAD}<sitemapindex {XMLNS}>\n{listed}</sitemapindex>\n".encode()


def _urls(found: Sequence[str]) -> bytes:
    rows = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in found)
    return f"{HEAD}<urlset {XMLNS}>\n{rows}</urlset>\n".encode()
