"""What `svcstd render guides` runs: how many guides there are, and making them in several processes (design §6)."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from svcstd.diagnostic import Diagnostic, Severity
from svcstd.model.enums import Level
from svcstd.pipeline import execute, site
from svcstd.pipeline.catalogue import Library, read_library
from svcstd.pipeline.choice import Choice
from svcstd.pipeline.chosen import engine
from svcstd.pipeline.count import Counter
from svcstd.pipeline.desk import Desk, LeftOut, Order, Part, Reason
from svcstd.pipeline.lang import Lang, read_lang
from svcstd.pipeline.pages import Pages, Wanted
from svcstd.pipeline.publishing import ALONE, Publishing
from svcstd.pipeline.silences import silences
from svcstd.pipeline.validate import Validator
from svcstd.render.editions import Editions
from svcstd.render.page import Page
from svcstd.render.view import Form
from svcstd.render.wording import LabelLanguage
from svcstd.validate.rule import Row
from svcstd.workspace import RecordName, Workspace
from svcstd.workspace.lock import locked
from svcstd.workspace.manifest import home_of
from svcstd.workspace.publication import Changes, Publication

__all__ = ["MOST", "LeftOut", "Plan", "Reason", "Rendered", "plan", "render"]

MOST = 50_000
"""Guides that are made without being asked for explicitly."""

COUNTED_ALONE = 20_000
"""Records up to which counting takes less time than starting a second process."""

Batch = list[tuple[str, list[RecordName]]]
Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How many guides there are to make; what has errors is found, and left out, while they are made.

    Attributes:
        guides: How many, by level.
        unknown: Regions, bodies and items that were asked for and are not there.
        choice: What was asked for.
    """

    guides: dict[Level, int] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    choice: Choice = field(default_factory=Choice)

    @property
    def total(self) -> int:
        """How many guides in all."""
        return sum(self.guides.values())

    @property
    def too_many(self) -> bool:
        """Whether `--all` or a narrower choice is wanted."""
        return self.total > MOST


@dataclass(slots=True)
class Rendered:
    """What was made.

    Attributes:
        pages: Guides that stand in the folder now, times formats.
        written: Files that are new or changed, indexes not counted.
        unchanged: Files that were there already, byte by byte.
        levels: Guides by level.
        unpublished: Items at places that are drafts or cancelled, and have no guide.
        left_out: What has no guide because of an error, each with its reason.
        broken: Files that could not be read to their end.
        skipped_rules: Rules over several records that a narrower choice leaves unasked.
        index: The page to open, or None where nothing was made.
        changes: What became of the folder's files.
    """

    pages: int = 0
    written: int = 0
    unchanged: int = 0
    levels: dict[Level, int] = field(default_factory=dict)
    unpublished: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    skipped_rules: list[str] = field(default_factory=list)
    index: Path | None = None
    changes: Changes = field(default_factory=Changes)

    @property
    def incomplete(self) -> bool:
        """Whether something is missing that should be there (exit code 3)."""
        return bool(self.left_out or self.broken or self.changes.spared)


def _work(validator: Validator, choice: Choice) -> tuple[list[Batch], int]:
    """Partitions with the records that wanted guides may be made of, in batches, and how many records that is."""
    wanted = Wanted(choice, validator.catalogue)
    mains = choice.mains(validator.entries)
    parts: list[tuple[tuple[str, list[RecordName]], int]] = []
    for main, found in validator.partitions().items():
        names = list(wanted.names(found)) if mains is None or main in mains else []
        if names:
            parts.append(((main, names), len(names) + 1))
    return execute.batches(parts), sum(len(names) for (_, names), _ in parts)


def _counting(workspace: Workspace, library: Library, choice: Choice) -> Callable[[Batch], Tally[Level]]:
    validator = Validator(workspace, library, engine(library))
    counter = Counter(Pages(validator.places), Wanted(choice, library.catalogue))
    entries = validator.entries

    def do(batch: Batch) -> Tally[Level]:
        found: Tally[Level] = Tally()
        for _, names in batch:
            places: dict[str, dict[tuple[str, str, str], None]] = {}
            for name in names:
                main = entries.main_of(name.code)
                for code in entries.basic(main).covers.get(name.code, ()) if main else ():
                    places.setdefault(main or "", {})[code, name.region, name.agency] = None
            for main, wanted in places.items():
                found.update(counter.count(entries.basic(main), list(wanted)))
        return found

    return do


def plan(workspace: Workspace, choice: Choice | None = None, jobs: int | None = None) -> Plan:
    """How many guides a choice means; files are looked at, few are read.

    Args:
        workspace: Which.
        choice: Which guides; None for all.
        jobs: How many processes; None decides by size.
    """
    choice = choice or Choice()
    library = read_library(workspace)
    validator = Validator(workspace, library, engine(library))
    unknown = choice.unknown(validator.entries, library.catalogue)
    work, records = _work(validator, choice)
    found: Tally[Level] = Tally()
    make = partial(_counting, workspace, library, choice)
    for part in execute.run(make, work, execute.workers(jobs, records) if records > COUNTED_ALONE else 1):
        found.update(part)
    return Plan({level: found[level] for level in Level if found[level]}, tuple(unknown), choice)


def _making(workspace: Workspace, library: Library, order: Order) -> Callable[[Batch], Part]:
    desk = Desk(workspace, Validator(workspace, library, engine(library)), order)

    def do(batch: Batch) -> Part:
        part = Part()
        for main, names in batch:
            desk.partition(main, names, part)
        part.files = {kind: folder.taken() for kind, folder in desk.folders.items()}
        return part

    return do


def render(  # noqa: PLR0913 - what a command asks for
    workspace: Workspace,
    out: Path,
    planned: Plan,
    *,
    formats: Sequence[str] = ("md",),
    labels: Sequence[LabelLanguage] = ("zh",),
    form: Form = "full",
    with_errors: bool = False,
    jobs: int | None = None,
    tick: Tick = lambda done, total: None,
    publishing: Publishing = ALONE,
) -> Rendered:
    """Make the guides of a plan, and index pages that lead to them.

    Every item is validated in the same pass; one with an error is left out, or marked 草稿 where that is asked for.
    Unchanged files are not touched; those whose item is gone are removed, where svcstd wrote them.

    Args:
        workspace: Which.
        out: Folder to write into.
        planned: What `plan` found.
        formats: Keys of `svcstd.render.formats.FORMATS`.
        labels: Languages of pages; the first stands at the root, each other one in a folder of its name.
        form: Which version: full (完整版) or short (简版).
        with_errors: Whether items with errors are printed too.
        jobs: How many processes; None decides by size.
        tick: Told how many guides are done, of how many.
        publishing: How the files go into the folder.

    Raises:
        BadTemplate: A template of the workspace is wrong.
        Locked: Another run wrote into the folder for too long.
    """
    lang = read_lang(workspace) if set(labels) != {"zh"} else Lang()
    home, languages = home_of(out, form), tuple(dict.fromkeys(labels))
    # Without a guide, and without a folder that may hold one of before, there is nothing to lock or to list.
    dry = publishing.dry or not (planned.total or home.exists())
    order = Order(home, tuple(formats), languages, with_errors, planned.choice, form, lang.entries, dry)
    with nullcontext() if dry else locked(home, publishing.waiting):
        return _render(workspace, planned, order, lang, jobs, tick, publishing)


def _render(
    workspace: Workspace, planned: Plan, order: Order, lang: Lang, jobs: int | None, tick: Tick, publishing: Publishing
) -> Rendered:
    """What `render` makes of an order, while nobody else writes into the folder."""
    publication = Publication(order.out, list(order.sets.values()), dry=order.dry)
    library = read_library(workspace)
    validator = Validator(workspace, library, engine(library))
    work, records = _work(validator, planned.choice)
    total = Part()
    make = partial(_making, workspace, library, order)
    for part in execute.run(make, work, execute.workers(jobs, records)):
        total.add(part)
        tick(len(total.pages) + len(total.left_out), planned.total)
    publication.take(total.files)
    rendered = Rendered(unpublished=total.unpublished, left_out=total.left_out)
    rendered.broken = sorted({*total.broken, *validator.whole().broken, *lang.unusable})
    pages = total.pages
    if planned.choice:
        rendered.skipped_rules = sorted(rule.id for rule in validator.engine.cross)
    else:
        faults = _faults(workspace, validator, total.rows)
        pages = pages if order.with_errors else _standing(faults, pages, publication, order, rendered)
    pages.sort()
    rendered.pages = len(pages) * len(order.formats) * len(order.labels)
    rendered.unchanged = total.unchanged
    rendered.written = rendered.pages - total.unchanged
    rendered.levels = dict(Tally(page.level for page in pages))
    rendered.left_out.sort()
    if pages:
        rendered.index = site.write(workspace, library, publication.folders, pages, order)
    publishing.conclude(publication, workspace, library.catalogue, planned.choice, rendered)
    return rendered


def _faults(workspace: Workspace, validator: Validator, rows: Sequence[Row]) -> dict[tuple[str, str], Diagnostic]:
    """The errors that rules over several records find, by item and place; what is silenced is none."""
    silent = silences(workspace, validator.library.settings).silent
    found: dict[tuple[str, str], Diagnostic] = {}
    for diagnostic in validator.judge(rows):
        if diagnostic.severity is Severity.ERROR and not silent(diagnostic):
            found.setdefault((diagnostic.item, diagnostic.region), diagnostic)
    return found


def _standing(
    faults: dict[tuple[str, str], Diagnostic],
    pages: list[Page],
    publication: Publication,
    order: Order,
    rendered: Rendered,
) -> list[Page]:
    """The pages without such an error; the others, just written, are taken back."""
    kept = []
    editions = Editions(order.labels, order.entries)
    for page in pages:
        fault = faults.get((page.code, page.home))
        if fault is None:
            kept.append(page)
            continue
        for name, folder in publication.folders.items():
            for language in order.labels:
                folder.remove(f"{editions.folder(language)}{page.address}.{name}")
        rendered.left_out.append(LeftOut.of(page.code, page.region, page.variant, fault))
    return kept
