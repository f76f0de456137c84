"""`svcstd schema`: JSON Schema of the files, for editors and other tools."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import typer

from svcstd.cli import options
from svcstd.messages import commands as say


class Kind(StrEnum):
    """Kinds of files with a schema."""

    ITEM = "item"
    BASIC = "basic"
    AGENCIES = "agencies"
    OUTLETS = "outlets"
    MATERIALS = "materials"
    WORKDAYS = "workdays"
    STANDARD = "standard"
    ADJUSTMENT = "adjustment"
    APPROVALS = "approvals"
    LANG = "lang"
    SETTINGS = "settings"


def command() -> Callable[..., None]:
    """`schema` in the language of the run."""

    def schema(kind: Kind = typer.Argument(..., metavar=say.KIND_META.say(), help=say.SCHEMA_KIND.say())) -> None:
        from svcstd.pipeline.schemas import dumped
        from svcstd.workspace import NoWorkspace

        try:
            workspace = options.workspace()
        except NoWorkspace:
            workspace = None
        typer.echo(dumped(kind.value, workspace), nl=False)

    return schema
