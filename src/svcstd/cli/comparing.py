"""Reports of a comparison: printed, and written as `--output` asks."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from svcstd.cli import options, reports
from svcstd.cli.options import Misused
from svcstd.cli.reports import Target
from svcstd.diff.formats import FORMATS, Format, Shown
from svcstd.messages import comparing as say
from svcstd.messages.terminal import tell
from svcstd.report.formats import FORMATS as REPORTS
from svcstd.workspace.packaged import packaged

if TYPE_CHECKING:
    from svcstd.diagnostic import Severity
    from svcstd.diff.result import DiffResult
    from svcstd.pipeline.sides import Version
    from svcstd.report.account import Account
    from svcstd.workspace import Workspace


def spare(targets: Sequence[Target], versions: Sequence[Version]) -> None:
    """Refuse to write over what a comparison is read from, the older version too.

    Raises:
        Misused: A file is of that.
    """
    for target in targets:
        if any(version.workspace.is_input(target.path) for version in versions):
            raise Misused(say.INTO_INPUT.say(file=target.path))


def _own_template(name: str) -> str:
    """The text of a template that svcstd ships, whatever the versions have under that name."""
    return packaged(f"templates/{name}").read_text(encoding="utf-8")


@dataclass
class Reporting:
    """One comparison to be told.

    Attributes:
        result: What was found.
        newer: The newer version.
        fail_on: From which severity on the command fails.
    """

    result: DiffResult
    newer: Workspace
    fail_on: Severity

    def publish(self, format: str, outputs: Sequence[str]) -> int:
        """Print a report, write the others that are asked for, and return the exit code.

        A file that cannot be written is named, keeps nobody from the other reports, and ends with 3.
        """
        code = self.result.exit_code(self.fail_on)
        for target in reports.targets(outputs, FORMATS):
            code = max(code, reports.written(target.path, self._encoded(FORMATS[target.format.name])))
            self._tell_note(target.format.name)
        self._print(FORMATS[format])
        return code

    @cached_property
    def _shown(self) -> Shown:
        document = self.newer.document("svcstd.yaml").data
        title = document.get("title", "") if isinstance(document, dict) else ""
        title = title if isinstance(title, str) else ""
        return Shown(self.result, title, self.result.exit_code(self.fail_on), self._columns(), _own_template)

    @staticmethod
    def _columns() -> int:
        return get_terminal_size().columns if sys.stdout.isatty() else 0

    @cached_property
    def _account(self) -> Account:
        """The comparison as the reports of validation tell findings."""
        from svcstd.diff.rules import RULES as VERDICTS
        from svcstd.diff.rules import TOGETHER
        from svcstd.pipeline.annotated import annotated
        from svcstd.report.account import Account
        from svcstd.validate.rules import RULES

        return Account(
            annotated(self.result, self.newer),
            {rule.id: rule for rule in (*RULES, *TOGETHER, *VERDICTS)},
            exit_code=self._shown.exit_code,
            fail_on=self.fail_on,
            title=self._shown.title,
            below=self.newer.below_repository,
            command="diff",
            run=say.RUN,
        )

    def _encoded(self, format: Format) -> Iterator[bytes]:
        return format.encoded(self._shown) if format.module else REPORTS[format.name].encoded(self._account)

    def _tell_note(self, name: str) -> None:
        """Say what a host's limit leaves out of a report."""
        if not FORMATS[name].module and (note := REPORTS[name].of(self._account).note):
            tell(note)

    def _print(self, format: Format) -> None:
        """Print one report; what it does not say itself is told on stderr."""
        if format.name in ("text", "wide"):
            self._print_lines(format.name)
            return
        sys.stdout.flush()
        sys.stdout.buffer.writelines(self._encoded(format))
        sys.stdout.buffer.flush()
        self._tell_note(format.name)
        if not format.module and not REPORTS[format.name].sums:
            for sentence in self._account.outcome.said:
                tell(sentence)

    def _print_lines(self, name: str) -> None:
        from svcstd.diff.formats import text, wide

        columns = self._columns()
        if name == "wide" or columns >= wide.WIDE_FROM:
            options.show(wide.lines(self.result, columns))
        else:
            options.show(text.lines(self.result))
