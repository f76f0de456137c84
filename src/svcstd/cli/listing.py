"""`svcstd list`: what the catalogue holds, one line each."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from enum import StrEnum

import typer

from svcstd.cli import options
from svcstd.messages import commands as say
from svcstd.messages.reporting import LIST
from svcstd.messages.terminal import safe, tell
from svcstd.report.outcome import INCOMPLETE

NAMED_AT_MOST = 5


class What(StrEnum):
    """What can be listed."""

    ITEMS = "items"
    RECORDS = "records"
    REGIONS = "regions"
    AGENCIES = "agencies"
    OUTLETS = "outlets"
    MATERIALS = "materials"


class ListFormat(StrEnum):
    """Formats of a list."""

    TEXT = "text"
    JSON = "json"


def command() -> Callable[..., None]:
    """`list` in the language of the run."""

    def list_(
        what: What = typer.Argument(What.ITEMS, metavar=say.WHAT_META.say(), help=say.LIST_WHAT.say()),
        region: str = options.region_option(),
        format: ListFormat = typer.Option(ListFormat.TEXT, "--format", "-f", help=say.FORMAT.say()),
    ) -> None:
        from svcstd.pipeline.lookup import listed

        found = listed(options.workspace(), what.value, region or "")
        if format is ListFormat.JSON:
            typer.echo(json.dumps(found.rows, ensure_ascii=False, indent=2))
        else:
            sys.stdout.writelines("\t".join(safe(str(v)) for v in row.values()) + "\n" for row in found.rows)
        if found.broken:
            named = LIST.say().join(found.broken[:NAMED_AT_MOST])
            tell(say.LIST_BROKEN.say(count=len(found.broken), files=named))
            raise typer.Exit(INCOMPLETE)

    return list_
