"""`svcstd list`: what the catalogue holds, one line each."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import typer

from svcstd.cli import options
from svcstd.messages import commands as say


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
        what: What = typer.Argument(What.ITEMS, help=say.LIST_WHAT.say()),
        region: str = options.region_option(),
        format: ListFormat = typer.Option(ListFormat.TEXT, "--format", "-f", help=say.FORMAT.say()),
    ) -> None:
        from svcstd.pipeline.lookup import listed

        workspace = options.workspace()
        rows: list[dict[str, Any]] = listed(workspace, what.value, region or "")
        if format is ListFormat.JSON:
            typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            typer.echo("\t".join(str(value) for value in row.values()))

    return list_
