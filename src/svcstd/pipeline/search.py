"""The full-text index over the HTML guides of a folder: one index per group of places, made anew where a guide changed.

It reads what is written, not what was asked for: a run over one place leaves the other places' guides findable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import blake2b
from pathlib import Path
from typing import get_args

from svcstd.model.enums import Level
from svcstd.model.region import Regions
from svcstd.pipeline.catalogue import read_library
from svcstd.pipeline.lang import read_lang
from svcstd.render import searchable
from svcstd.render.said import unmarked
from svcstd.render.searchable import Index
from svcstd.render.shards import Leaf, Shard, shards
from svcstd.render.site import FIRST
from svcstd.render.translate import EnglishRegions, Tongue
from svcstd.render.view import Form
from svcstd.render.wording import LabelLanguage
from svcstd.workspace import Folder, Workspace, pagefind
from svcstd.workspace.manifest import home_of
from svcstd.workspace.output import TEMPORARY

FOLDER = "search"
SITE = "assets/names.json"
"""A file that the site has in each of its languages."""
ENGLISH = b'<html lang="en"'
LIST = f"{FOLDER}/shards.json"
ENTRY = "pagefind-entry.json"
SCRIPT = "pagefind.js"
KEPT = ("*.pf_meta", "wasm.*.pagefind", "fragment/*.pf_fragment", "index/*.pf_index", "filter/*.pf_filter", ENTRY)
"""What a browser reads of an index; pagefind writes its own search boxes too."""
LEFT = TEMPORARY.format("*")
"""What a run that was killed leaves."""
PLAIN = re.compile(r"[0-9A-Za-z.-]*[0-9A-Za-z]")
"""Names of the folders of indexes."""
Tick = Callable[[int, int], None]


@dataclass(slots=True)
class Searched:
    """What a run came to.

    Attributes:
        pages: Guides that can be found.
        shards: Indexes.
        made: How many of them were made anew.
    """

    pages: int = 0
    shards: int = 0
    made: int = 0


def sites(out: Path) -> list[Path]:
    """The sites in an output folder: its own, those in other languages, and those of the short version."""
    return [
        place
        for form in get_args(Form)
        for language in ("", *get_args(LabelLanguage))
        if (place := home_of(out, form) / language).joinpath(SITE).is_file()
    ]


def read_regions(workspace: Workspace) -> Callable[[Path], Regions]:
    """What tells the places of a workspace by the names that a site, given by its folder, calls them."""
    regions = read_library(workspace).catalogue.regions

    def named(site: Path) -> Regions:
        with (site / FIRST).open("rb") as page:
            if ENGLISH not in page.read(1000):
                return regions
        tongue = Tongue(read_lang(workspace).entries)
        return EnglishRegions(regions, lambda name: unmarked(tongue.text(name)))

    return named


def guides(root: Path) -> Iterator[Leaf]:
    """The HTML guides of a site, by where they stand."""
    for level in Level:
        for path in root.glob(f"{level.slug}/*/*.html"):
            if path.name != "index.html":
                yield Leaf(path.relative_to(root).as_posix(), path.parent.name, path.stat().st_size)


def index(root: Path, regions: Regions, tick: Tick = lambda done, total: None) -> Searched:
    """Make the indexes of a site, or leave them where nothing changed.

    Args:
        root: Folder of the site: of one language and form.
        regions: Places.
        tick: Told how many guides are done, of how many.

    Raises:
        NoPagefind: The extra `search` is not installed.
        PagefindFailed: Pagefind gave up.
    """
    pagefind.executable()
    folder = Folder(root)
    wanted = shards(guides(root), regions)
    before = _known(root)
    digests = {one.folder: one.digest for one in before}
    found = [Index(shard.folder, _digest(root, shard, regions), _places(shard, regions)) for shard in wanted]
    made = {one.folder: one for one in found}
    new = [
        shard
        for shard in wanted
        if digests.get(shard.folder) != made[shard.folder].digest or not folder.has(f"{FOLDER}/{shard.folder}/{ENTRY}")
    ]
    touched = {shard.folder for shard in new}
    standing = {one.folder: one._replace(digest="") if one.folder in touched else one for one in before}
    if touched & digests.keys():  # killed from here on, no later run may take the old digests for what stands there
        _list(folder, standing.values())
    done, total = 0, sum(shard.pages for shard in new)
    tick(done, total)
    with ThreadPoolExecutor(pagefind.at_once()) as pool:  # each waits for a process of its own
        for shard, pages in zip(new, pool.map(lambda shard: _make(folder, shard, regions), new), strict=True):
            standing[shard.folder] = made[shard.folder]
            _list(folder, standing.values())
            done += pages
            tick(done, total)
    if found or before:
        _list(folder, found)
    for place in sorted((root / FOLDER).glob("*/")):
        if place.name not in {shard.folder for shard in wanted}:
            _clear(place, set())
    return Searched(sum(shard.pages for shard in wanted), len(wanted), len(new))


def leave_out(root: Path) -> None:
    """Say to the search box of a site that there is no index, where none was made before: it need not ask in vain."""
    folder = Folder(root)
    if not folder.has(LIST):
        folder.write(LIST, searchable.dump((), ""))


def _known(root: Path) -> list[Index]:
    """The indexes that stand in a folder; a list that names anything else than folders is not believed."""
    try:
        found = searchable.load((root / LIST).read_bytes())
    except OSError:
        return []
    return [one for one in found if PLAIN.fullmatch(one.folder)]


def _list(folder: Folder, found: Iterable[Index]) -> None:
    folder.write(LIST, searchable.dump(found, pagefind.edition()))


def _digest(root: Path, shard: Shard, regions: Regions) -> str:
    """A digest of all that an index is made from."""
    digest = blake2b(digest_size=16)
    digest.update(repr((pagefind.edition(), searchable.VERSION, searchable.EXCLUDED)).encode())
    for code, leaves in shard.places:
        for leaf in leaves:
            content = blake2b((root / leaf.name).read_bytes(), digest_size=16).hexdigest()
            digest.update(repr((code, leaf.name, _name(leaf.region, regions), content)).encode())
    return digest.hexdigest()


def _places(shard: Shard, regions: Regions) -> tuple[tuple[str, str, int], ...]:
    return tuple((code, _name(code, regions), len(leaves)) for code, leaves in shard.places)


def _name(code: str, regions: Regions) -> str:
    return regions.full_name(code) if regions.get(code) else code


def _make(folder: Folder, shard: Shard, regions: Regions) -> int:
    """Make one index and put it where it belongs, and return how many guides it has."""

    def pages() -> Iterator[tuple[str, str]]:
        for code, leaves in shard.places:
            for leaf in leaves:
                html = (folder.root / leaf.name).read_text(encoding="utf-8", errors="replace")
                yield leaf.name, searchable.marked(html, code, _name(leaf.region, regions))

    files = pagefind.index(pages(), searchable.EXCLUDED)
    kept = {name for name in files if any(fnmatchcase(name, kind) for kind in KEPT)}
    for name in sorted(kept, key=lambda name: (name == ENTRY, name)):  # what it names is there before the entry is
        folder.write(f"{FOLDER}/{shard.folder}/{name}", files[name])
    folder.write(f"{FOLDER}/{SCRIPT}", files[SCRIPT])
    _clear(folder.root / FOLDER / shard.folder, kept)
    return shard.pages


def _clear(place: Path, kept: set[str]) -> None:
    """Remove the files of an index but those that are kept, then folders that are empty."""
    for kind in (*KEPT, LEFT, f"*/{LEFT}"):
        for path in place.glob(kind):
            if path.relative_to(place).as_posix() not in kept:
                path.unlink(missing_ok=True)
    for path in (*place.glob("*/"), place):
        with suppress(OSError):
            path.rmdir()
