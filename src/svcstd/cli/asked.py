"""What the command line asks of `render guides`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from svcstd.cli import options

if TYPE_CHECKING:
    from svcstd.pipeline.changed import Changed
    from svcstd.pipeline.choice import Choice
    from svcstd.render.view import Form
    from svcstd.render.wording import LabelLanguage
    from svcstd.workspace import Workspace
    from svcstd.workspace.inputs import Source
    from svcstd.workspace.manifest import SetName

OUT = "build/guides"
"""Where guides go below the workspace's root when nothing else is said."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for.

    Attributes:
        out: Folder to write into.
        formats: Names of formats.
        labels: Languages of pages, the first at the root.
        form: Full or short version.
        with_errors: Whether items with errors are printed, marked 草稿.
        chosen: Levels, places, bodies and items by option.
        all: Whether it may be any number of guides.
        jobs: How many processes.
        changed: Files whose guides alone are meant, or None.
        search: Whether HTML guides are indexed.
    """

    out: Path
    formats: tuple[str, ...]
    labels: tuple[LabelLanguage, ...]
    form: Form
    with_errors: bool
    chosen: dict[str, list[str]]
    all: bool
    jobs: int | None
    changed: Changed | None = None
    search: bool = True

    @property
    def home(self) -> Path:
        """The folder that this form is written into."""
        from svcstd.workspace.manifest import home_of

        return home_of(self.out, self.form)

    @property
    def sets(self) -> list[SetName]:
        """The set of files that each format makes."""
        from svcstd.workspace.manifest import sets_of

        return list(sets_of(self.formats, self.labels, self.form).values())

    def source(self, workspace: Workspace) -> Source:
        """What it will be made from."""
        from svcstd.workspace.inputs import read_source

        chosen = {name: sorted(set(values)) for name, values in self.chosen.items()}
        return read_source(workspace, {**chosen, "with_errors": self.with_errors, "all": self.all})

    def choice(self) -> Choice:
        """The guides that are meant."""
        from svcstd.pipeline.choice import Choice

        chosen = self.chosen
        return Choice(
            options.levels(chosen["level"]),
            tuple(chosen["region"]),
            frozenset(chosen["agency"]),
            frozenset(chosen["item"]),
            self.changed,
        )
