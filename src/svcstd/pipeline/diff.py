"""`svcstd diff`: two versions to causes; only what differing files may reach is resolved, on one process or several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from svcstd.diff.adjusting.stamps import Stale
from svcstd.diff.adjusting.versions import noted
from svcstd.diff.cause import Files, Side, Spot
from svcstd.diff.gather import gather, merged
from svcstd.diff.judge import Judge
from svcstd.diff.lists import ListedChange
from svcstd.diff.result import DiffResult
from svcstd.diff.rules import TOGETHER
from svcstd.pipeline import execute
from svcstd.pipeline.adjusting import Adjusting, Claims
from svcstd.pipeline.approvals import approval_changes
from svcstd.pipeline.catalogue import read_library
from svcstd.pipeline.compare import Batch, Comparer, Part, Referred
from svcstd.pipeline.half import Half, Reference
from svcstd.pipeline.listed import Libraries, RegionLines, listed_changes, not_followed, outlet_spots, refused_lists
from svcstd.pipeline.narrow import Narrow, Wanted
from svcstd.pipeline.sides import Version, versions
from svcstd.pipeline.touched import Differences, Touched, differences, key_of, touched
from svcstd.workspace import Workspace
from svcstd.workspace.layout import APPROVALS


@dataclass(frozen=True)
class Plan:
    """What a worker needs; the same in every process.

    Attributes:
        old: The older version.
        new: The newer one.
        libraries: Their catalogues; one and the same where no list differs.
        changed: Keys of the files that differ.
        regions: Where lines of regions.csv changed.
        outlets: Where outlets changed, by place.
        declared: The places that new declarations of adjustment name, by code of the item.
        referred: Things of the lists that changed.
        agency: The body whose items at places are compared; "" for all.
    """

    old: Workspace
    new: Workspace
    libraries: Libraries
    changed: frozenset[str]
    regions: RegionLines
    outlets: dict[str, Spot]
    declared: dict[str, frozenset[str]]
    referred: frozenset[Reference]
    agency: str

    def judge(self) -> Judge:
        """The judge of this comparison."""
        former, catalogue = (library.catalogue for library in self.libraries)
        files = Files(key_of, self.changed, self.regions, self.outlets.get)
        return Judge(catalogue, files, self.libraries[1].severities, self.declared, former)

    def halves(self) -> tuple[Half, Half]:
        """Both versions."""
        old = Half(Side.OLD, self.old, self.libraries[0])
        return old, Half(Side.NEW, self.new, self.libraries[1], old, self.changed)


def _worker(plan: Plan) -> Callable[[Batch], Part]:
    return Comparer(plan.halves(), plan.judge(), plan.referred, plan.agency).batch


def diff_named(
    named: Sequence[str],
    start: Path,
    *,
    region: str | None = None,
    item: str | None = None,
    agency: str | None = None,
    jobs: int | None = None,
) -> DiffResult:
    """What differs between the versions that a command's arguments name, read from a folder (see `sides.versions`).

    Raises:
        GitProblem: A revision, a repository, a workspace or git itself is missing.
        ArchiveProblem: An archive is refused.
        NoWorkspace: The working tree is meant, and `start` lies in no workspace.
        NotFound: Neither version knows the place, the item or the body.
    """
    return diff_between(versions(named, start), region=region, item=item, agency=agency, jobs=jobs)


def diff_between(
    sides: tuple[Version, Version],
    *,
    region: str | None = None,
    item: str | None = None,
    agency: str | None = None,
    jobs: int | None = None,
) -> DiffResult:
    """What differs between two versions that have names, which the result bears (see `diff`)."""
    old, new = sides
    out = diff(old.workspace, new.workspace, region=region, item=item, agency=agency, jobs=jobs)
    out.old, out.new = old.name, new.name
    return out


def diff(
    old: Workspace,
    new: Workspace,
    *,
    region: str | None = None,
    item: str | None = None,
    agency: str | None = None,
    jobs: int | None = None,
) -> DiffResult:
    """What differs between two versions of a workspace.

    Args:
        old: The older version.
        new: The newer one.
        region: Only what is reached at this place and those below it.
        item: Only items that this code names: a main item's, a sub-item's or a handling item's.
        agency: Only items at places whose body, before or after, is this one.
        jobs: How many processes; None decides by size.

    Raises:
        NotFound: Neither version knows the place, the item or the body.
    """
    wanted = Wanted(region, item, agency)
    different = differences(old, new)
    out = DiffResult(files=len(different.paths), refused=list(not_followed(old, new)))
    if not different.paths and wanted == Wanted():
        return _settled(out)
    library = read_library(new)
    libraries = (read_library(old) if different.lists else library, library)
    unusable = list(refused_lists(libraries, different))
    if unusable:
        out.stopped = True
        out.refused.extend(unusable)
        return _settled(out)
    listed = list(_listed(old, new, libraries, different))
    claims = Claims(libraries)
    plan = _plan((old, new), libraries, different, listed, claims, wanted)
    halves = plan.halves()
    narrow = Narrow.of(halves, wanted)
    reached = touched(halves, different, listed)
    explained, stale = _compare(out, plan, narrow.chosen(reached), listed, jobs)
    out.causes = narrow.kept(out.causes)
    out.bodies, out.former = (narrow.bodies(known, out.causes) for known in (out.bodies, out.former))
    _name_places(out, libraries)
    _name_bodies(out, libraries)
    out.refused.extend(refused for half in halves for refused in half.said())
    together = Adjusting(halves, libraries, claims).versions(out.causes, stale, whole=not narrow and not out.refused)
    out.adjusted = narrow.facts(together.adjusted)
    out.findings = noted(TOGETHER, replace(together, adjusted=out.adjusted), libraries[1].severities)
    if not narrow:
        _leftovers(out, different, reached, explained)
    return _settled(out)


def _listed(old: Workspace, new: Workspace, libraries: Libraries, different: Differences) -> Iterator[ListedChange]:
    """Yield what changed in the catalogue's lists, and in the approvals."""
    if different.lists:
        yield from listed_changes(libraries, different)
    if APPROVALS in different.paths:
        yield from approval_changes(old, new)


def _plan(
    sides: tuple[Workspace, Workspace],
    libraries: Libraries,
    different: Differences,
    listed: Sequence[ListedChange],
    claims: Claims,
    wanted: Wanted,
) -> Plan:
    """What the workers need to compare what is wanted."""
    return Plan(
        *sides,
        libraries,
        different.keys,
        RegionLines.of(libraries, listed),
        outlet_spots(listed),
        claims.fresh_places,
        frozenset((change.kind, change.key) for change in listed),
        wanted.agency or "",
    )


def _settled(out: DiffResult) -> DiffResult:
    """A result whose refused files are once each, in order."""
    out.refused = sorted(dict.fromkeys(out.refused), key=lambda r: (r.side, r.diagnostic.order))
    return out


def _leftovers(out: DiffResult, different: Differences, reached: Touched, explained: set[str]) -> None:
    """Name the files that differ and changed nothing, and those that nothing was compared of."""
    strangers = set(reached.strangers)
    seen = {key_of(file) for file in (*explained, *(cause.spot.at.file for cause in out.causes))}
    refused = {refused.diagnostic.at.file for refused in out.refused}
    seen |= set(map(key_of, refused))
    ignored = {*different.ignored, *(different.path(key) for key in strangers)} - refused
    out.ignored = sorted(ignored)
    out.silent = sorted({different.path(key) for key in different.paths.keys() - seen} - ignored)


def _compare(
    out: DiffResult, plan: Plan, work: Batch, listed: Sequence[ListedChange], jobs: int | None
) -> tuple[set[str], list[Stale]]:
    """Compare items at places on one process or several, and put together what they found.

    Returns:
        Files of records that came or went with their item; files whose version or date did not follow.
    """
    weighed = [((main, views), len(views)) for main, views in work]
    processes = execute.workers(jobs, sum(weight for _, weight in weighed))
    parts = execute.run(partial(_worker, plan), execute.batches(weighed), processes)
    referred: Referred = {}
    causes = []
    explained: set[str] = set()
    stale: list[Stale] = []
    for part in sorted(parts, key=lambda part: part.first):
        causes.extend(part.causes)
        explained |= part.explained
        stale.extend(part.stale)
        out.compared += part.compared
        out.uncompared += part.uncompared
        out.refused.extend(part.refused)
        out.item_names.update(part.names[0])
        out.region_names.update(part.names[1])
        out.bodies.update({**part.bodies[1], **part.bodies[0]})
        out.former.update((at, body) for at, body in part.bodies[1].items() if part.bodies[0].get(at, body) != body)
        for reference, (reached, guides) in part.referred.items():
            known = referred.setdefault(reference, (set(), set()))
            known[0].update(reached)
            known[1].update(guides)
    judge = plan.judge()
    for change in listed:
        cause = gather([judge.listed(change)])[0]
        effect = cause.effects[0]
        reach, guides = referred.get((change.kind, change.key), (set(), set()))
        effect.reach, effect.guides = set(reach), set(guides)
        causes.append(cause)
    out.causes = merged(causes)
    return explained, stale


def _name_places(out: DiffResult, libraries: Libraries) -> None:
    """Give names to places that only guides reach, and each place its level, the newer version's first."""
    for code in sorted({guide.region for guide in out.guides} | out.region_names.keys()):
        for library in libraries:
            found = library.catalogue.regions.get(code)
            if found is not None:
                out.region_names[code] = found.name
                out.region_levels[code] = found.level


def _name_bodies(out: DiffResult, libraries: Libraries) -> None:
    """Give names to the bodies of what is reached, the newer version's first."""
    for id in sorted({*out.bodies.values(), *out.former.values()}):
        found = next((body for lib in reversed(libraries) if (body := lib.catalogue.agencies.get(id))), None)
        if found is not None:
            out.body_names[id] = found.name
