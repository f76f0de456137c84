"""`svcstd new item|material|basic`: a file that does not exist yet, made of what the catalogue knows already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.messages import commands as words
from svcstd.messages import mending
from svcstd.messages import new as say
from svcstd.messages.terminal import safe, tell
from svcstd.report.outcome import INCOMPLETE

if TYPE_CHECKING:
    from svcstd.pipeline.new import Draft
    from svcstd.workspace import Workspace


def group(group_class: type[typer.core.TyperGroup], command_class: type[typer.core.TyperCommand]) -> typer.Typer:
    """`new` with its commands, in the language of the run.

    Args:
        group_class: The class of groups whose help speaks that language.
        command_class: The class of such commands.
    """
    out = typer.Typer(cls=group_class, help=say.NEW.say(), no_args_is_help=True, rich_markup_mode="rich")
    for name, help_, epilog, made in (
        ("item", say.ITEM, say.ITEM_EPILOG, _item()),
        ("material", say.MATERIAL, say.MATERIAL_EPILOG, _material()),
        ("basic", say.BASIC, say.BASIC_EPILOG, _basic()),
    ):
        out.command(name, cls=command_class, help=help_.say(), epilog=epilog.say())(made)
    return out


def _stdout() -> bool:
    """`--stdout`."""
    option: bool = typer.Option(False, "--stdout", help=say.STDOUT.say(), show_default=False)
    return option


def _item() -> Callable[..., None]:
    def item(
        code: str = typer.Argument(..., metavar=words.CODE_META.say(), help=say.CODE.say()),
        region: str = typer.Option(..., "--region", metavar=words.REGION_META.say(), help=say.REGION.say()),
        agency: str = typer.Option(
            "", "--agency", metavar=words.AGENCY_META.say(), help=say.AGENCY.say(), show_default=False
        ),
        stdout: bool = _stdout(),
    ) -> None:
        from svcstd.pipeline import new

        workspace = options.workspace()
        _put(workspace, new.item(workspace, code, region, agency), stdout)

    return item


def _material() -> Callable[..., None]:
    def material(
        id_: str = typer.Argument(..., metavar=say.ID_META.say(), help=say.ID.say()),
        name: str = typer.Option(..., "--name", metavar=say.NAME_META.say(), help=say.NAME.say()),
        issuer: str = typer.Option(
            "", "--issuer", metavar=say.NAME_META.say(), help=say.ISSUER.say(), show_default=False
        ),
        stdout: bool = _stdout(),
    ) -> None:
        from svcstd.pipeline import new

        workspace = options.workspace()
        _put(workspace, new.material(workspace, id_, name, issuer), stdout)

    return material


def _basic() -> Callable[..., None]:
    def basic(
        code: str = typer.Argument(..., metavar=words.CODE_META.say(), help=say.MAIN_CODE.say()),
        name: str = typer.Option(..., "--name", metavar=say.NAME_META.say(), help=say.NAME.say()),
        kind: str = typer.Option(..., "--type", metavar=say.TYPE_META.say(), help=say.TYPE.say()),
        stdout: bool = _stdout(),
    ) -> None:
        from svcstd.pipeline import new

        workspace = options.workspace()
        _put(workspace, new.basic(workspace, code, name, kind), stdout)

    return basic


def _put(workspace: Workspace, draft: Draft, stdout: bool) -> None:
    """Write a draft, or print what of it is new.

    Raises:
        Exit: A file that is there already must not be, or cannot be, rewritten: 3.
    """
    if stdout:
        typer.echo(draft.shown, nl=False)
        return
    from svcstd.workspace import Folder
    from svcstd.workspace.rewrite import NotWritten, rewrite

    if draft.before is None:
        Folder(workspace.root).write(draft.path, draft.data)
    else:
        try:
            rewrite(workspace.root, draft.path, draft.before, draft.data)
        except NotWritten as reason:
            tell(mending.NOT_WRITTEN.say(file=draft.path, reason=reason))
            raise typer.Exit(INCOMPLETE) from None
    typer.echo(safe(str(workspace.root / draft.path)))
    tell(say.WROTE.say())
