"""`svcstd impact`: what a change leaves to do, where only what differing files reach is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from svcstd.diagnostic import Diagnostic, Severity
from svcstd.diff.cause import Side
from svcstd.diff.impact.faults import row
from svcstd.diff.impact.fresh import fresh, told
from svcstd.diff.impact.reasons import Reasons
from svcstd.diff.impact.work import By, Faulty, Kind, Reprint, Status, WorkList, grouped, numbered
from svcstd.diff.result import DiffResult, Guide, Reached, Refused
from svcstd.messages import impact as say
from svcstd.pipeline import execute
from svcstd.pipeline.catalogue import read_library
from svcstd.pipeline.check import Tick
from svcstd.pipeline.chosen import engine
from svcstd.pipeline.compare import Batch
from svcstd.pipeline.diff import diff
from svcstd.pipeline.half import Half
from svcstd.pipeline.listed import Libraries, listed_changes
from svcstd.pipeline.narrow import Narrow, Wanted
from svcstd.pipeline.sides import Version
from svcstd.pipeline.survey import Part, Standing, Survey, Surveyor
from svcstd.pipeline.touched import NOT_FOLLOWED, Differences, by_words, differences, key_of, touched
from svcstd.read import Document
from svcstd.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for.

    Attributes:
        by: Whose list.
        region: Only this place and those below it.
        agency: Only this body.
        item: Only this item.
        jobs: How many processes; None decides by size.
    """

    by: By = By.PLACE
    region: str | None = None
    agency: str | None = None
    item: str | None = None
    jobs: int | None = None


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def impact_between(sides: tuple[Version, Version], asked: Asked, tick: Tick = _silent) -> WorkList:
    """The work list between two versions, which it calls as the command's arguments do.

    Raises:
        NotFound: Neither version knows the place, the body or the item.
    """
    old, new = sides
    out = impact(old.workspace, new.workspace, asked, tick)
    out.old, out.new = old.name, new.name
    return out


def impact(old: Workspace, new: Workspace, asked: Asked, tick: Tick = _silent) -> WorkList:
    """What the change from one version of a workspace to another leaves to do.

    Args:
        old: The older version.
        new: The newer one.
        asked: Whose list, and what it is narrowed to.
        tick: Told how many items at places are looked at, of how many.

    Raises:
        NotFound: Neither version knows the place, the body or the item.
    """
    # Not narrowed to a place or body: the cause of its work may stand with another, which it does not reach itself.
    result = diff(old, new, item=asked.item, jobs=asked.jobs)
    scope = {name: value for name in ("region", "agency", "item") if (value := getattr(asked, name)) is not None}
    out = WorkList(asked.by, files=result.files, stopped=result.stopped, refused=result.refused, scope=scope)
    if result.stopped or not (result.files or scope):
        return out
    different = differences(old, new)
    library = read_library(new)
    libraries = (read_library(old) if different.lists else library, library)
    halves = Half(Side.OLD, old, libraries[0]), Half(Side.NEW, new, libraries[1])
    narrow = Narrow.of(halves, Wanted(asked.region, asked.item, asked.agency))
    survey, work = _planned(result, halves, libraries, different, narrow)
    part = _surveyed(survey, work, asked.jobs, tick)
    out.unchecked = part.unchecked
    out.refused = _refused(result, halves, part, narrowed=bool(asked.region or asked.agency))
    out.skipped_rules = sorted(rule.id for rule in engine(library).cross)
    reasons = Reasons(result, lambda code: [one for it in libraries for one in it.catalogue.regions.ancestry(code)])
    faulty = [*part.faulty, *(() if asked.item else _listed(old, new, libraries, different))]
    faulty = [one for one in faulty if one.kind is not Kind.INVALID or one.severity > Severity.INFO]
    _fill(out, asked, _reprints(result, part.standing, reasons), map(reasons.explained, faulty), narrow, reasons)
    out.item_names = {**result.item_names, **part.names}
    _name(out, libraries)
    return out


def _refused(result: DiffResult, halves: tuple[Half, Half], part: Part, *, narrowed: bool) -> list[Refused]:
    """Files that could not be read or typed, once each, in order; of a narrowed list only those that it needs."""
    compared = (one for one in result.refused if not narrowed or one.diagnostic.rule in NOT_FOLLOWED)
    found = dict.fromkeys((*compared, *(one for half in halves for one in half.said()), *part.refused))
    return sorted(found, key=lambda one: (one.side, one.diagnostic.order))


def _planned(
    result: DiffResult,
    halves: tuple[Half, Half],
    libraries: Libraries,
    different: Differences,
    narrow: Narrow,
) -> tuple[Survey, Batch]:
    """What workers need, and the items at places to look at."""
    listed = list(listed_changes(libraries, different)) if different.lists else []
    reached = touched(halves, different, listed)
    whole = _judged_otherwise(libraries, {change.kind for change in listed})
    declared = _declared(libraries)
    for half in halves:
        mains = half.entries.layout.basics if whole else filter(None, map(half.main_of, sorted(declared)))
        for main in mains:
            reached.take(half.of_basic(main))
        if declared and not whole:
            by_words(reached, half, declared)  # their links may name what is cancelled
    at = frozenset(result.reach)
    survey = Survey(halves[0].workspace, halves[1].workspace, libraries, different.keys, different.lists, at)
    return survey, narrow.chosen(reached)


def _judged_otherwise(libraries: Libraries, kinds: set[str]) -> bool:
    """Whether edition, working days or the choice of rules differ: any record may be judged otherwise then."""
    chosen = [(one.settings.rules, one.settings.select, one.settings.edition) for one in libraries]
    return bool(kinds & {"standard", "workdays"}) or chosen[0] != chosen[1]


def _declared(libraries: Libraries) -> set[str]:
    """Codes that declarations of adjustment name which one version alone has."""
    old, new = ({made.id: made for _, made in library.adjustments} for library in libraries)
    ids = {id for id in old.keys() | new.keys() if old.get(id) != new.get(id)}
    changes = [change for some in (old, new) for id in ids if id in some for change in some[id].changes]
    return {code for change in changes for code in (*(change.from_ or ()), *(change.to or ()))}


def _worker(survey: Survey) -> Callable[[Batch], Part]:
    return Surveyor(survey).batch


def _surveyed(survey: Survey, work: Batch, jobs: int | None, tick: Tick) -> Part:
    """What all batches came to."""
    weighed = [((main, views), len(views)) for main, views in work]
    total = sum(weight for _, weight in weighed)
    out = Part()
    for part in execute.run(partial(_worker, survey), execute.batches(weighed), execute.workers(jobs, total)):
        out.standing.update(part.standing)
        out.faulty += part.faulty
        out.names.update(part.names)
        out.unchecked += part.unchecked
        out.refused += part.refused
        out.looked += part.looked
        tick(min(out.looked, total), total)
    return out


def _reprints(result: DiffResult, standing: dict[Reached, Standing], reasons: Reasons) -> Iterator[Reprint]:
    """Yield the guides that came, went or changed, each with the causes that show in it."""
    found: dict[tuple[str, str, str], tuple[set[bool], set[int], str]] = {}
    for at in sorted(standing):
        before, after, agency = standing[at]
        for region in sorted({*before, *after}):
            sides, causes, _ = found.get((region, at.code, at.variant), (set(), set(), ""))
            sides |= {False} if region in before else set()
            sides |= {True} if region in after else set()
            causes |= reasons.of_guide(at, Guide(region, at.code))
            found[region, at.code, at.variant] = sides, causes, agency
    for (region, code, variant), (sides, causes, agency) in found.items():
        status = Status.CHANGED if len(sides) > 1 else Status.NEW if True in sides else Status.WITHDRAWN
        if causes or status is not Status.CHANGED:
            yield Reprint(region, code, variant, agency, status, tuple(sorted(causes)))


def _listed(old: Workspace, new: Workspace, libraries: Libraries, different: Differences) -> Iterator[Faulty]:
    """Yield what is newly wrong with lists of the catalogue and with names of files."""
    found = []
    for workspace, library in zip((old, new), libraries, strict=True):
        inspect = engine(library)
        said: list[tuple[Diagnostic, Document]] = []
        for document, findings in library.read if different.lists else ():
            said += [(one, document) for one in inspect.reading(document, findings)]
        for listed in library.lists if different.lists else ():
            said += [(one, listed.document) for one in inspect.check_list(listed, library.catalogue)]
        for document, made in library.adjustments if different.lists else ():
            said += [(one, document) for one in inspect.check_declaration(made, document, library.catalogue)]
        for path, finding in workspace.layout.findings:
            document = Document(path, broken=True)
            if finding.rule not in NOT_FOLLOWED:
                said += [(one, document) for one in inspect.reading(document, [finding])]
        found.append([told(one, key_of, document.tree(one.path)) for one, document in said])
    for one in fresh(*found):
        file = one.found.at.file
        listed_for = file.rpartition("/")[2].removesuffix(".yaml").partition("_")[0]
        region = listed_for if libraries[1].catalogue.regions.get(listed_for) else ""
        yield row(one.found, region, "", key_of(file) in different.keys)


def _fill(
    out: WorkList,
    asked: Asked,
    reprints: Iterable[Reprint],
    faulty: Iterable[Faulty],
    narrow: Narrow,
    reasons: Reasons,
) -> None:
    """Put in what is asked for, with the causes that it refers to."""

    def wanted(one: Reprint | Faulty) -> bool:
        return (narrow.seen is None or one.region in narrow.seen) and asked.agency in (None, one.agency)

    out.sources, guides, records = numbered(reasons.sources, filter(wanted, reprints), filter(wanted, faulty))
    out.groups = grouped(asked.by, guides, records)


def _name(out: WorkList, libraries: Libraries) -> None:
    """Give names to places and bodies, the newer version's first, and only to those that are listed."""
    work: list[Reprint | Faulty] = [*out.reprints, *out.faulty]
    for one in work:
        for library in libraries:
            region, body = library.catalogue.regions.get(one.region), library.catalogue.agencies.get(one.agency)
            if region is not None:
                out.region_names[one.region], out.region_levels[one.region] = region.name, region.level
            if body is not None:
                out.body_names[one.agency] = body.name
    items = {one.item for one in work} | {code for source in out.sources for code in source.items}
    out.item_names = {code: name for code, name in sorted(out.item_names.items()) if code in items}
    names = out.region_names if out.by is By.PLACE else out.body_names
    nobody = say.CATALOGUE if out.by is By.PLACE else say.NOBODY
    for group in out.groups:
        group.name = names.get(group.key, group.key) if group.key else nobody.say()
        group.level = out.region_levels.get(group.key) if out.by is By.PLACE else None
