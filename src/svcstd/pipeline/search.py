"""The full-text index over the HTML guides of a folder: one index per group of places, made anew where a guide changed.

It reads what is written, not what was asked for: a run over one place leaves the other places' guides findable. All
indexes of a folder are one set of its manifest: what of them is no more goes as pages do, and what a killed run may
have written is made anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from hashlib import blake2b
from pathlib import Path

from svcstd.model.enums import Level
from svcstd.model.region import Regions
from svcstd.pipeline.sites import Named, sites
from svcstd.render import searchable
from svcstd.render.searchable import Index
from svcstd.render.shards import Leaf, Shard, shards
from svcstd.workspace import Workspace, pagefind
from svcstd.workspace.inputs import UNKNOWN, Source
from svcstd.workspace.lock import locked
from svcstd.workspace.manifest import INDEXED, NAME, SEARCH, Entry, Outcome, hashed
from svcstd.workspace.publication import Changes, Publication
from svcstd.workspace.recorded import journals

FOLDER = "search"
LIST = f"{FOLDER}/shards.json"
ENTRY = "pagefind-entry.json"
SCRIPT = "pagefind.js"
KEPT = (
    "*.pf_meta",
    "wasm.*.pagefind",
    "fragment/*.pf_fragment",
    "index/*.pf_index",
    "filter/*.pf_filter",
    ENTRY,
    SCRIPT,
)
"""What a browser reads of an index; pagefind writes its own search boxes too."""
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
        sites: Sites that they are of.
        changes: What became of the files.
    """

    pages: int = 0
    shards: int = 0
    made: int = 0
    sites: int = 0
    changes: Changes = field(default_factory=Changes)


def guides(root: Path) -> Iterator[Leaf]:
    """The HTML guides of a site, by where they stand."""
    for level in Level:
        for path in root.glob(f"{level.slug}/*/*.html"):
            if path.name != "index.html":
                yield Leaf(path.relative_to(root).as_posix(), path.parent.name, path.stat().st_size)


@dataclass(frozen=True, slots=True)
class Plan:
    """The indexes of one site.

    Attributes:
        folder: Folder of the site, as `sites` says it.
        regions: Places, by the names that the site calls them.
        shards: What is to stand.
        rows: How the list names each of them, by folder.
        new: Those that are to be made.
    """

    folder: str
    regions: Regions
    shards: tuple[Shard, ...]
    rows: dict[str, Index]
    new: list[Shard]

    def at(self, name: str) -> str:
        """The path of a file of the search in the output folder."""
        return f"{self.folder}{FOLDER}/{name}"


def index(
    workspace: Workspace | None,
    home: Path,
    regions: Named,
    tick: Tick = lambda done, total: None,
    source: Source = UNKNOWN,
    waiting: Callable[[], None] = lambda: None,
) -> Searched:
    """Make the indexes of the sites in a folder, or leave them where nothing changed; what is no more is removed.

    Args:
        workspace: Which; None where `source` is not known.
        home: Folder of a form.
        regions: Places.
        tick: Told how many guides are done, of how many.
        source: What the pages were made from, as far as a run with nothing to do is to be spared.
        waiting: Called once where another run writes into the folder.

    Raises:
        NoPagefind: The extra `search` is not installed.
        PagefindFailed: Pagefind gave up.
        Locked: Another run wrote into the folder for too long.
    """
    pagefind.executable()
    if not sites(home) and not (home / NAME).is_file():
        return Searched()
    with locked(home, waiting):
        publication = Publication(home, [SEARCH])
        pages = publication.hashes(INDEXED)
        plans = [_plan(publication, folder, regions(home / folder), pages) for folder in sites(home)]
        _make(publication, plans, tick)
        kept = {plan.at(shard.folder) for plan in plans for shard in plan.shards if shard not in plan.new}
        kept |= {plan.at(SCRIPT) for plan in plans if plan.shards}
        # A guide that no manifest lists may change without any run that says so.
        sure = all(plan.folder + leaf.name in pages for plan in plans for leaf in _leaves(plan.shards))
        found = Searched(
            sum(shard.pages for plan in plans for shard in plan.shards),
            sum(len(plan.shards) for plan in plans),
            sum(len(plan.new) for plan in plans),
            len(plans),
        )
        holds = sure and workspace is not None and source.holds(workspace)
        found.changes = publication.finish(
            lambda path, of: _shard(path) not in kept,
            {SEARCH: source.of(SEARCH) if holds else ""},
            {SEARCH: Outcome(found.pages)},
            spare=False,
        )
        return found


def leave_out(home: Path, waiting: Callable[[], None] = lambda: None) -> None:
    """Say to the search box of each site that there is no index, where there is none: it need not ask in vain.

    Args:
        home: Folder of a form.
        waiting: Called once where another run writes into the folder.
    """

    def bare() -> list[str]:
        return [site for site in sites(home) if not (home / site / LIST).is_file()]

    if not bare() and not journals(home, [SEARCH]):
        return
    with locked(home, waiting):
        publication = Publication(home, [SEARCH])
        for site in bare():
            publication.folders[SEARCH.format].write(site + LIST, searchable.dump((), ""))
        publication.finish(lambda path, of: False, {SEARCH: ""}, {SEARCH: Outcome()}, spare=True)


def _leaves(found: Iterable[Shard]) -> Iterator[Leaf]:
    return (leaf for shard in found for _, leaves in shard.places for leaf in leaves)


def _shard(path: str) -> str:
    """The folder of the index that a file belongs to, or a file that belongs to all, by path in the output folder."""
    site, _, rest = path.partition(f"{FOLDER}/")
    return f"{site}{FOLDER}/{rest.partition('/')[0]}"


def _plan(publication: Publication, folder: str, regions: Regions, pages: Mapping[str, str]) -> Plan:
    """What is to stand in a site, and what of it does not stand yet.

    Args:
        publication: The run; it knows what stands, and what a killed run may have touched.
        folder: Folder of the site.
        regions: Places.
        pages: Hashes of pages by path in the output folder, as far as they are known.
    """
    root = publication.root / folder
    plan = Plan(folder, regions, shards(guides(root), regions), {}, [])
    parts: dict[str, dict[str, Entry | None]] = {}
    for path, entry in publication.listed(SEARCH).items():
        parts.setdefault(_shard(path), {})[path] = entry

    def stands(name: str) -> bool:
        files = parts.get(plan.at(name), {})
        known = {path: entry for path, entry in files.items() if entry is not None}
        return bool(known) and len(known) == len(files) and publication.intact(known)

    whole = stands("shards.json") and stands(SCRIPT)
    before = {one.folder: one.digest for one in _known(root)} if whole else {}
    for shard in plan.shards:
        row = Index(shard.folder, _digest(root, shard, plan, pages), _places(shard, regions))
        plan.rows[shard.folder] = row
        if before.get(shard.folder) != row.digest or not stands(shard.folder):
            plan.new.append(shard)
    return plan


def _known(root: Path) -> list[Index]:
    """The indexes that stand in a site; a list that names anything else than folders is not believed."""
    try:
        found = searchable.load((root / LIST).read_bytes())
    except OSError:
        return []
    return [one for one in found if PLAIN.fullmatch(one.folder)]


def _digest(root: Path, shard: Shard, plan: Plan, pages: Mapping[str, str]) -> str:
    """A digest of all that an index is made from."""
    digest = blake2b(digest_size=16)
    digest.update(repr((pagefind.edition(), searchable.VERSION, searchable.EXCLUDED)).encode())
    for code, leaves in shard.places:
        for leaf in leaves:
            content = pages.get(plan.folder + leaf.name) or hashed((root / leaf.name).read_bytes())
            digest.update(repr((code, leaf.name, _name(leaf.region, plan.regions), content)).encode())
    return digest.hexdigest()


def _places(shard: Shard, regions: Regions) -> tuple[tuple[str, str, int], ...]:
    return tuple((code, _name(code, regions), len(leaves)) for code, leaves in shard.places)


def _name(code: str, regions: Regions) -> str:
    return regions.full_name(code) if regions.get(code) else code


def _make(publication: Publication, plans: list[Plan], tick: Tick) -> None:
    """Make what does not stand yet, then the lists: data come first, and what names them after."""
    work = [(plan, shard) for plan in plans for shard in plan.new]
    done, total = 0, sum(shard.pages for _, shard in work)
    tick(done, total)
    write = publication.folders[SEARCH.format].write
    with ThreadPoolExecutor(pagefind.at_once()) as pool:  # each waits for a process of its own
        made = pool.map(lambda one: _files(publication.root, *one), work)
        for (plan, shard), files in zip(work, made, strict=True):
            for name in sorted(files, key=lambda name: (name == ENTRY, name)):
                write(plan.at(SCRIPT if name == SCRIPT else f"{shard.folder}/{name}"), files[name])
            done += shard.pages
            tick(done, total)
    for plan in plans:
        rows = (plan.rows[shard.folder] for shard in plan.shards)
        write(plan.folder + LIST, searchable.dump(rows, pagefind.edition()))


def _files(home: Path, plan: Plan, shard: Shard) -> dict[str, bytes]:
    """The files of an index that a browser reads."""

    def pages() -> Iterator[tuple[str, str]]:
        for code, leaves in shard.places:
            for leaf in leaves:
                html = (home / plan.folder / leaf.name).read_text(encoding="utf-8", errors="replace")
                yield leaf.name, searchable.marked(html, code, _name(leaf.region, plan.regions))

    files = pagefind.index(pages(), searchable.EXCLUDED)
    return {name: data for name, data in files.items() if any(fnmatchcase(name, kind) for kind in KEPT)}
