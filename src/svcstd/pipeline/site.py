"""Writing the pages that lead to the guides, and what all pages of the site share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from svcstd.model.region import Regions
from svcstd.paper import BadTemplate
from svcstd.pipeline.catalogue import Library
from svcstd.pipeline.desk import Order, published
from svcstd.render.editions import Editions
from svcstd.render.formats import Laying, printer
from svcstd.render.index import INLINE, IndexView, indexes
from svcstd.render.names import names
from svcstd.render.page import Page
from svcstd.render.site import FIRST, Site, StartView
from svcstd.render.sitemap import sitemaps
from svcstd.render.wording import Labels
from svcstd.workspace import Folder, Workspace
from svcstd.workspace.templates import template

ASSETS = ("site.css", "site.js", "search.js", "icon.svg")
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
        for path, data in _around(workspace, library, pages, order, name):
            if not (order.choice and folder.has(path)):
                folder.write(path, data)
        first = first or f"index.{name}"
    return order.out / first


def _around(
    workspace: Workspace, library: Library, pages: Sequence[Page], order: Order, name: str
) -> Iterator[tuple[str, bytes]]:
    """What one format has beside the guides; its first page comes last."""
    load, settings, regions = template(workspace), library.settings, library.catalogue.regions
    editions = Editions(order.labels, order.entries)
    by = {one: printer(name, load, order.form, *editions.around(one, settings.title)) for one in editions.languages}
    ending = f".{name}"
    site = by[order.labels[0]].site
    address = published(settings.site, order.form)
    if site:
        yield from _shared(workspace, address, pages, editions)
    for language, path, view in editions.lists(regions, settings.title, ending, partial(_views, pages, ending, site)):
        on = by[language]
        found = replace(view, qr_text=f"{address}/{path}" if address else path)
        if isinstance(found, StartView):
            assert isinstance(on, Laying)  # a site is laid out
            yield path, on.start(found)
        else:
            yield path, on.index(found)


def _shared(
    workspace: Workspace, address: str | None, pages: Sequence[Page], editions: Editions
) -> Iterator[tuple[str, bytes]]:
    """What the pages of a site use, and the list of them for search engines."""
    load = template(workspace)
    for name in ASSETS:
        yield f"assets/{name}", _asset(load, name)
    folders = [editions.folder(language) for language in editions.languages]
    for language, folder in zip(editions.languages, folders, strict=True):
        yield f"{folder}assets/names.json", names(pages, partial(editions.title, language))
    if address:
        yield from sitemaps(address, [f"{folder}{page.address}" for folder in folders for page in pages])


def _asset(load: Callable[[str], str | None], name: str) -> bytes:
    """What stands in a file that all pages share."""
    try:
        text = load(name)
    except UnicodeDecodeError as error:
        raise BadTemplate(name, 0, str(error)) from error
    if text is None:
        raise BadTemplate(name, 0, "cannot be read")
    return text.encode()


def _views(
    pages: Sequence[Page], ending: str, site: bool, say: Labels, regions: Regions, title: str
) -> Iterable[tuple[str, IndexView | StartView]]:
    """The pages of one language that lead to the guides."""
    for path, view in indexes(pages, regions, say, title, lambda stem: f"{stem}{ending}", 0 if site else INLINE):
        if not (site and path == FIRST):
            yield path, view
    if site:
        around = Site(pages, regions, say, title)
        yield from around.lists()
        yield FIRST, around.start()
