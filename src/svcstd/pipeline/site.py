"""Writing the pages that lead to the guides, and what all pages of the site share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from svcstd.pipeline.catalogue import Library
from svcstd.pipeline.desk import Order
from svcstd.render.formats import Laying, Printer, printer
from svcstd.render.index import INLINE, indexes
from svcstd.render.names import names
from svcstd.render.page import Page
from svcstd.render.site import Site
from svcstd.render.sitemap import sitemaps
from svcstd.render.wording import Labels
from svcstd.workspace import Folder, Workspace
from svcstd.workspace.templates import template

ASSETS = ("site.css", "site.js")
"""What all pages of the site share; the script is always svcstd's own."""


def write(
    workspace: Workspace, library: Library, folders: Mapping[str, Folder], pages: Sequence[Page], order: Order
) -> Path:
    """Write the pages around the guides; those of a narrower choice never replace what lists more.

    Args:
        workspace: Which.
        library: Its catalogue and settings.
        folders: Where the guides stand, by format.
        pages: All guides.
        order: What was asked for.

    Returns:
        The page to open.
    """
    first = ""
    for name, folder in folders.items():
        by = printer(name, template(workspace), order.form, library.settings.title)
        for path, data in _around(workspace, library, pages, order, by):
            if not (order.choice and folder.has(path)):
                folder.write(path, data)
        first = first or by.file("index")
    return order.out / first


def _around(
    workspace: Workspace, library: Library, pages: Sequence[Page], order: Order, by: Printer
) -> Iterator[tuple[str, bytes]]:
    say, settings, regions = Labels(order.labels), library.settings, library.catalogue.regions
    for path, view in indexes(pages, regions, say, settings.title, by.file, 0 if by.site else INLINE):
        if path != "index.html":
            yield path, by.index(view)
    if not isinstance(by, Laying) or not by.site:
        return
    load = template(workspace)
    for name in ASSETS:
        yield f"assets/{name}", (load(name) or "").encode()
    site = Site(pages, regions, say, settings.title)
    for path, view in site.lists():
        yield path, by.index(view)
    yield "assets/names.json", names(site.items)
    if settings.site:
        yield from sitemaps(settings.site, pages)
    yield "index.html", by.start(site.start())
