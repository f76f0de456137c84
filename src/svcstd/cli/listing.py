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
    UNTRANSLATED = "untranslated"


class ListFormat(StrEnum):
    """Formats of a list."""

    TEXT = "text"
    JSON = "json"


def command() -> Callable[..., None]:
    """`list` in the language of the run."""
    from svcstd.messages import lang

    def list_(
        what: What = typer.Argument(What.ITEMS, metavar=say.WHAT_META.say(), help=say.LIST_WHAT.say()),
        region: str = options.region_option(),
        format: ListFormat = typer.Option(ListFormat.TEXT, "--format", "-f", help=say.FORMAT.say()),
        item: list[str] = typer.Option([], "--item", metavar=say.CODE_META.say(), help=lang.LIST_ITEM.say()),
        level: list[str] = typer.Option([], "--level", metavar=say.LEVEL_META.say(), help=lang.LIST_LEVEL.say()),
        stale: bool = typer.Option(False, "--stale", help=lang.LIST_STALE.say()),
    ) -> None:
        if what is What.UNTRANSLATED:
            rows, broken = _untranslated(region or "", item, level, stale)
        else:
            only = {"--item": item, "--level": level, "--stale": stale}
            if used := [name for name, value in only.items() if value]:
                raise options.Misused(lang.LIST_ONLY.say(option=used[0]))
            from svcstd.pipeline.lookup import listed

            rows, broken = listed(options.workspace(), what.value, region or "")
        if format is ListFormat.JSON:
            typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            sys.stdout.writelines("\t".join(safe(str(v)) for v in row.values()) + "\n" for row in rows)
        if broken:
            tell(say.LIST_BROKEN.say(count=len(broken), files=LIST.say().join(broken[:NAMED_AT_MOST])))
            raise typer.Exit(INCOMPLETE)

    return list_


def _untranslated(
    region: str, item: list[str], level: list[str], stale: bool
) -> tuple[list[dict[str, object]], list[str]]:
    """Rows of what is not translated, or translates nothing any more; and the files that could not be used."""
    from svcstd.messages import lang
    from svcstd.pipeline import untranslated
    from svcstd.pipeline.choice import Choice

    workspace = options.workspace()
    if stale:
        if region or item or level:
            raise options.Misused(lang.LIST_STALE_ALL.say())
        found = untranslated.stale(workspace)
        tell(lang.LIST_STALE_COUNT.say(count=len(found.left)) if found.left else lang.LIST_STALE_NONE.say())
    else:
        regions = (region,) if region else ()
        found = untranslated.untranslated(
            workspace, Choice(options.levels(level), regions, frozenset(), frozenset(item))
        )
        said = lang.LIST_COUNT if found.left else lang.LIST_NONE
        tell(said.say(count=len(found.left), guides=found.guides))
    rows: list[dict[str, object]] = [
        {**({} if stale else {"guides": one.guides}), "at": str(one.at) if one.at else "", "text": one.text}
        for one in found.left
    ]
    return rows, found.broken
