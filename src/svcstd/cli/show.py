"""`svcstd show` and `svcstd why`: the resolved item, and who wrote one of its values."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import typer

from svcstd.cli import options
from svcstd.messages import commands as say
from svcstd.messages.terminal import tell
from svcstd.report.outcome import USAGE

if TYPE_CHECKING:
    from svcstd.diagnostic import KeyPath
    from svcstd.resolve import Resolved


class ShowFormat(StrEnum):
    """Formats of a resolved item."""

    YAML = "yaml"
    JSON = "json"


def show_command() -> Callable[..., None]:
    """`show` in the language of the run."""

    def show(
        code: str = typer.Argument(..., metavar=say.CODE_META.say(), help=say.CODE.say()),
        region: str = options.region_option(),
        agency: str = typer.Option("", "--agency", metavar=say.AGENCY_META.say(), help=say.AGENCY.say()),
        format: ShowFormat = typer.Option(ShowFormat.YAML, "--format", "-f", help=say.FORMAT.say()),
    ) -> None:
        from svcstd.model.plain import plain

        found = _resolved(code, region or "", agency)
        values: dict[str, Any] = {
            "code": found.code,
            "name": found.identity.full_name,
            "region": found.region.code if found.region else "",
            "guide": found.guided,
            **plain(found.item),
        }
        if format is ShowFormat.JSON:
            typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
            return
        import yaml

        typer.echo(
            yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000), nl=False
        )

    return show


def why_command() -> Callable[..., None]:
    """`why` in the language of the run."""

    def why(
        code: str = typer.Argument(..., metavar=say.CODE_META.say(), help=say.CODE.say()),
        element: str = typer.Argument(..., metavar=say.ELEMENT_META.say(), help=say.ELEMENT.say()),
        region: str = options.region_option(),
        agency: str = typer.Option("", "--agency", metavar=say.AGENCY_META.say(), help=say.AGENCY.say()),
    ) -> None:
        found = _resolved(code, region or "", agency)
        raise typer.Exit(_explain(found, element))

    return why


def _resolved(code: str, region: str, agency: str) -> Resolved:
    from svcstd.pipeline.lookup import lookup

    return lookup(options.workspace(), code, region, agency)


def path_of(found: Resolved, written: str) -> KeyPath | None:
    """The path that `materials.form.copies` or `materials[0].copies` means in an item, or None if it leads nowhere."""
    from svcstd.model.base import Entry

    path: list[str | int] = []
    value: Any = found.item
    for part in re.findall(r"[^.\[\]]+", written):
        if isinstance(value, tuple):
            ids = [entry.id if isinstance(entry, Entry) else str(entry) for entry in value]
            at = ids.index(part) if part in ids else int(part) if part.isdecimal() and int(part) < len(ids) else -1
            if at < 0:
                return None
            path.append(at)
            value = value[at]
        else:
            value = _step(value, part)
            path.append(part)
        if value is None:
            return None
    return tuple(path)


def _step(value: Any, key: str) -> Any:
    """What a mapping, or a model's field, holds under a key; None for anything else that Python would know by it."""
    if isinstance(value, Mapping):
        return value.get(key)
    return getattr(value, key, None) if key in getattr(type(value), "model_fields", ()) else None


def _explain(found: Resolved, element: str) -> int:
    from svcstd.model.elements import Item
    from svcstd.model.nearest import closest

    path = path_of(found, element)
    place = found.region.name if found.region else say.CATALOGUE_VIEW.say()
    if path is None:
        head = re.split(r"[.\[]", element)[0]
        close = "" if head in Item.model_fields else closest(head, list(Item.model_fields))
        sentence = say.WHY_NOTHING_CLOSE if close else say.WHY_NOTHING
        tell(sentence.say(element=element, place=place, close=close))
        return USAGE
    options.show(_lines(found, path, place, element))
    return 0


def _lines(found: Resolved, path: KeyPath, place: str, element: str) -> Iterator[tuple[tuple[str, str], ...]]:
    """Who wrote the value, the policy on it and the law behind the item, line by line."""
    title = say.WHY_TITLE.say(item=found.identity.full_name, code=found.code, place=place, element=element)
    yield ((title, "bold"),)
    chain = found.chain(path) or [found.origin(path)]
    for index, (layer, there) in enumerate(chain):
        at = layer.document.where((*layer.prefix, *there))
        sign = "→" if index == len(chain) - 1 else "·"
        yield ((f"  {sign} {at}  ", ""), (_short(layer.elements, there), "green"))
    policy = found.policies.of(path)
    gain = policy.gain if isinstance(policy.gain, str) else " > ".join(policy.gain or ())
    kind = say.POLICIES[policy.policy].say()
    sentence = say.WHY_POLICY_GAIN if gain else say.WHY_POLICY
    yield ((sentence.say(policy=policy.policy, kind=kind, gain=gain), ""),)
    for basis in found.item.basis or ():
        law, article = basis.law or basis.document or "", basis.article or ""
        yield ((say.WHY_BASIS.say(law=law, article=article), ""),)


def _short(elements: Any, there: KeyPath) -> str:
    from svcstd.model.plain import plain

    for part in there:
        elements = elements[part] if isinstance(part, int) or isinstance(elements, dict) else getattr(elements, part)
    text = json.dumps(plain(elements), ensure_ascii=False)
    return text if len(text) <= 200 else text[:200] + "…"  # noqa: PLR2004
