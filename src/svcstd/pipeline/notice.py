"""`svcstd render notice`: a comparison and what the catalogue says of the items that it adjusts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from svcstd.diff.adjusted import Adjusted, Unit
from svcstd.diff.cause import Side
from svcstd.diff.notice.counted import Known
from svcstd.diff.result import DiffResult
from svcstd.model.parts import Basis
from svcstd.pipeline.diff import diff_between
from svcstd.pipeline.entries import Entries
from svcstd.pipeline.sides import versions
from svcstd.workspace import Workspace

Of = dict[tuple[Side, str], Known]


@dataclass(frozen=True)
class Ground:
    """What a notice is made of.

    Attributes:
        result: The comparison.
        entries: What both versions say of the adjusted items.
        older: The older version.
        newer: The newer one.
        title: What the newer one calls the catalogue, or "".
    """

    result: DiffResult
    entries: Of
    older: Workspace
    newer: Workspace
    title: str


def ground(
    named: Sequence[str],
    start: Path,
    *,
    region: str | None = None,
    agency: str | None = None,
    item: str | None = None,
    jobs: int | None = None,
) -> Ground:
    """What was adjusted between the versions that a command's arguments name (see `sides.versions`).

    Raises:
        GitProblem: A revision, a repository, a workspace or git itself is missing.
        NoWorkspace: The working tree is meant, and `start` lies in no workspace.
        NotFound: Neither version knows the place, the item or the body.
    """
    old, new = versions(named, start)
    result = diff_between((old, new), region=region, item=item, agency=agency, jobs=jobs)
    known = entries(result.adjusted, old.workspace, new.workspace)
    data = new.workspace.document("svcstd.yaml").data
    title = data.get("title", "") if isinstance(data, dict) else ""
    return Ground(result, known, old.workspace, new.workspace, title if isinstance(title, str) else "")


def entries(facts: Iterable[Adjusted], old: Workspace, new: Workspace) -> Of:
    """What both versions say of the units that adjustments name; only their entries are read."""
    out: Of = {}
    facts = list(facts)
    for side, workspace in ((Side.OLD, old), (Side.NEW, new)):
        read = Entries(workspace)
        units = {unit for fact in facts for unit in (fact.before if side is Side.OLD else fact.after)}
        for unit in sorted(units):
            known = _known(read, unit.code, unit.unit)
            if known is not None:
                out[side, unit.code] = known
    return out


def _known(read: Entries, code: str, unit: Unit) -> Known | None:
    main = read.main_of(code)
    basic = read.basic(main) if main else None
    if basic is None or basic.entry is None or code not in basic.covers:
        return None
    identity, layers = basic.items[basic.covers[code][0]]
    depth = {Unit.MAIN: 1, Unit.SUB: 2, Unit.HANDLING: len(layers)}[unit]
    said = [layer.elements for layer in layers[:depth]]
    names = (identity.main_name or identity.name, identity.name, identity.full_name)

    def narrowest(name: str) -> object:
        return next((value for one in reversed(said) if (value := getattr(one, name, None)) is not None), None)

    basis = narrowest("basis")
    return Known(
        codes=identity.codes[:depth],
        names=names[:depth],
        department=str(narrowest("department") or narrowest("authority") or ""),
        basis=tuple(_provision(one) for one in basis if isinstance(one, Basis)) if isinstance(basis, tuple) else (),
        type=str(narrowest("type") or ""),
    )


def _provision(of: Basis) -> str:
    """A provision as 《law》（document）article."""
    law = f"《{of.law}》" if of.law and not of.law.startswith("《") else of.law or ""
    document = f"（{of.document}）" if law and of.document else of.document or ""
    return f"{law}{document}{of.article or ''}"
