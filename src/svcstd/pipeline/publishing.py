"""How guides go into their folder: what they are made from, what a narrower choice may remove, what is said again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Level
from svcstd.model.region import Region
from svcstd.pipeline.choice import Choice
from svcstd.pipeline.desk import LeftOut
from svcstd.pipeline.pages import Wanted
from svcstd.workspace import Workspace
from svcstd.workspace.inputs import UNKNOWN, Source
from svcstd.workspace.manifest import Left, Outcome
from svcstd.workspace.publication import Changes, Goes, Publication
from svcstd.workspace.recorded import Recorded

LEVELS = {level.slug: level for level in Level}


class Made(Protocol):
    """What a run made; see `svcstd.pipeline.render.Rendered`."""

    pages: int
    unpublished: int
    index: Path | None
    left_out: list[LeftOut]
    broken: list[str]
    skipped_rules: list[str]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Publishing:
    """How files go into a folder.

    Attributes:
        source: What they are made from, read before anything else was; without it the next run cannot be spared.
        dry: Whether to tell only what would be written and removed.
        waiting: Called once where another run writes into the folder, and this one waits.
    """

    source: Source = UNKNOWN
    dry: bool = False
    waiting: Callable[[], None] = lambda: None

    def conclude(
        self, publication: Publication, workspace: Workspace, catalogue: Catalogue, choice: Choice, made: Made
    ) -> None:
        """Remove what is gone and write the manifest; `made` is told what became of the files."""
        folders = publication.folders.values()
        holds = self.source.holds(workspace)
        sources = {folder.name: self.source.of(folder.name) if holds else "" for folder in folders}
        outcomes = {folder.name: _outcome(folder, len(folders), made) for folder in folders}
        # What could not be read may be all that is missing; and a catalogue without any guide is most likely not there.
        spare = bool(made.broken) or not (made.pages or made.left_out or made.unpublished or choice)
        made.changes = publication.finish(goes(choice, catalogue), sources, outcomes, spare=spare)


ALONE = Publishing()
"""Without a source, and waiting in silence."""


def goes(choice: Choice, catalogue: Catalogue) -> Goes:
    """Whether a file lies within a choice: everything where all is meant, else guides alone."""
    if not choice:
        return lambda name, of: True
    wanted = Wanted(choice, catalogue)

    def within(name: str, of: str) -> bool:
        level, region = _place(name.split("/"))
        words = of.split()
        return bool(of) and level is not None and wanted.page(Region(region, "", level, ""), words, words)

    return within


def _place(parts: Sequence[str]) -> tuple[Level | None, str]:
    """The level and place of a guide by its path."""
    return (LEVELS.get(parts[-3]), parts[-2]) if len(parts) > 2 else (None, "")  # noqa: PLR2004 - level, place, file


def _outcome(folder: Recorded, formats: int, made: Made) -> Outcome:
    """What a run of so many formats came to for one of them."""
    index = f"index.{folder.name.format}"
    return Outcome(
        made.pages // formats,
        made.unpublished,
        index if made.index is not None and (index in folder.written or folder.has(index)) else "",
        tuple(Left(*map(str, left)) for left in made.left_out),
        tuple(made.broken),
        tuple(made.skipped_rules),
    )
