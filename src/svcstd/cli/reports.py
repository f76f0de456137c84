"""Options `--format` and `--output` of commands that report, and the reports they ask for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import typer

from svcstd.cli import options
from svcstd.cli.options import BadValue, Misused
from svcstd.messages import Text
from svcstd.messages import formats as say
from svcstd.messages.reporting import LIST
from svcstd.messages.terminal import tell
from svcstd.messages.validating import INTO_INPUT
from svcstd.model.nearest import closest
from svcstd.report.formats import FORMATS, Format
from svcstd.report.outcome import INCOMPLETE

if TYPE_CHECKING:
    from svcstd.diagnostic import Severity
    from svcstd.report.account import Account
    from svcstd.report.outcome import Outcome
    from svcstd.workspace import Workspace


class Registered(Protocol):
    """A format as the registry of a command lists it."""

    @property
    def name(self) -> str:
        """As options spell it."""

    @property
    def ending(self) -> str:
        """Usual ending of its files, without the dot."""

    @property
    def written(self) -> str:
        """`bytes` where it is no text."""

    @property
    def needs(self) -> str:
        """What must be installed for it, or ""."""

    @property
    def extra(self) -> str:
        """The extra of svcstd that installs it, or ""."""


Registry = Mapping[str, Registered]
"""Formats by name."""


@dataclass(frozen=True, slots=True)
class Target:
    """A report to write: in which format, and where."""

    format: Registered
    path: Path


def format_option(names: Iterable[str] | Registry = FORMATS) -> Any:
    """`--format`: a name of the registry.

    Args:
        names: The formats that the command makes: of the registry, or a registry of its own.
    """
    formats = _registry(names)

    def printable(name: str) -> str:
        """The name of a format that can be shown where standard output leads."""
        known = _known(name, formats)
        if known.written == "bytes" and sys.stdout.isatty():
            raise BadValue(say.TO_TERMINAL.say(format=name))
        return name

    return typer.Option(
        "text",
        "--format",
        "-f",
        metavar=say.FORMAT_META.say(),
        help=say.FORMAT.say(names=LIST.say().join(formats)),
        callback=printable,
    )


def output_option(help: Text = say.OUTPUT, names: Iterable[str] | Registry = FORMATS) -> Any:
    """`--output FORMAT=FILE`, repeatable; `targets` turns its words into what is to be written.

    Args:
        help: What its help says.
        names: The formats that the command makes: of the registry, or a registry of its own.
    """

    def writable(words: list[str] | None) -> list[str]:
        targets(words or (), names)
        return words or []

    return typer.Option(
        [], "--output", metavar=say.OUTPUT_META.say(), help=help.say(), callback=writable, show_default=False
    )


def targets(words: Sequence[str], names: Iterable[str] | Registry = FORMATS) -> list[Target]:
    """What `--output` asks for.

    Args:
        words: Each as `FORMAT=FILE`; files are relative to the folder of `-C`.
        names: The formats that may be asked for: of the registry, or a registry of its own.

    Raises:
        BadValue: A format is unknown or not installed, a file is named twice, or cannot be written there.
    """
    found: dict[str, Target] = {}
    formats = _registry(names)
    for word in words:
        name, equals, file = word.partition("=")
        if not equals:
            ending = Path(word).suffix.removeprefix(".")
            guess = next((one.name for one in formats.values() if one.ending == ending), "json")
            example = f"{word}=svcstd.{formats[word].ending}" if word in formats else f"{guess}={word}"
            raise BadValue(say.BARE_FILE.say(example=example))
        known = _known(name, formats)
        if file in ("", "-"):
            raise BadValue((say.NOT_STDOUT if file else say.NO_FILE).say(format=name))
        path = options.Home.folder / file
        real = os.path.realpath(path)
        if real in found:
            raise BadValue(say.SAME_FILE.say(file=file))
        if not os.path.isdir(os.path.dirname(real)):
            raise BadValue(say.NO_PARENT.say(folder=str(path.parent)))
        if os.path.exists(real) and not os.path.isfile(real):
            raise BadValue(say.NOT_PLAIN.say(file=file))
        found[real] = Target(known, path)
    return list(found.values())


def spare(workspace: Workspace, file: Path) -> None:
    """Refuse to write over what the workspace is read from.

    Raises:
        Misused: The file is of that.
    """
    if workspace.is_input(file):
        raise Misused(INTO_INPUT.say(file=file))


def _registry(names: Iterable[str] | Registry) -> Registry:
    return names if isinstance(names, Mapping) else {name: FORMATS[name] for name in names}


def _known(name: str, formats: Registry) -> Registered:
    """A format that can be made here."""
    known = formats.get(name)
    if known is None:
        close = closest(name, formats)
        said = say.NO_FORMAT_CLOSE if close else say.NO_FORMAT
        raise BadValue(said.say(name=name[:40], close=close, names=LIST.say().join(formats)))
    if known.needs:
        from importlib.util import find_spec

        if find_spec(known.needs) is None:
            raise BadValue(say.NOT_INSTALLED.say(format=name, extra=known.extra))
    return known


def publish(
    outcome: Outcome, workspace: Workspace, format: str, outputs: Sequence[str], fail_on: Severity, *, strict: bool
) -> int:
    """Print a report of a validation, write the others that are asked for, and return the exit code.

    A file that cannot be written is named, keeps nobody from the other reports, and ends with 3.
    """
    code = outcome.exit_code(fail_on, strict=strict)
    account = _account(outcome, workspace, code, fail_on)
    for target in targets(outputs):
        format_of = FORMATS[target.format.name]
        code = max(code, written(target.path, format_of.encoded(account)))
        if note := format_of.of(account).note:
            tell(note)
    _print(FORMATS[format], account)
    return code


def _account(outcome: Outcome, workspace: Workspace, code: int, fail_on: Severity) -> Account:
    from svcstd.report.account import Account
    from svcstd.validate.rules import RULES
    from svcstd.workspace.templates import template

    data = workspace.document("svcstd.yaml").data
    title = data.get("title", "") if isinstance(data, dict) else ""
    return Account(
        outcome,
        {rule.id: rule for rule in RULES},
        exit_code=code,
        fail_on=fail_on,
        title=title if isinstance(title, str) else "",
        below=workspace.below_repository,
        load=template(workspace),
    )


def written(path: Path, pieces: Iterable[bytes]) -> int:
    """Write one report and return what that makes of the exit code: 3 for one that cannot be written, which is said."""
    from svcstd.paper.sandbox import BadTemplate
    from svcstd.workspace.output import write_pieces

    try:
        write_pieces(path, pieces)
    except (OSError, BadTemplate) as error:  # the latter: a page longer than a browser takes
        problem = (error.strerror if isinstance(error, OSError) else None) or str(error)
        tell(say.UNWRITTEN.say(file=str(path), problem=problem))
        return INCOMPLETE
    return 0


def _print(format: Format, account: Account) -> None:
    """Print one report; what it does not say itself is told on stderr."""
    if format.name == "text":
        from shutil import get_terminal_size

        from svcstd.report import text

        columns = get_terminal_size().columns if sys.stdout.isatty() else 0
        options.show(text.lines(account.outcome, account.title_of, columns))
        return
    if format.written == "terminal":
        sys.stdout.writelines(format.pieces(account))
    else:  # programs read UTF-8, whatever the terminal's encoding
        sys.stdout.flush()
        sys.stdout.buffer.writelines(format.encoded(account))
        sys.stdout.buffer.flush()
    if note := format.of(account).note:
        tell(note)
    if not format.sums:
        from svcstd.report.text import summary

        for sentence in summary(account.outcome):
            tell(sentence)
