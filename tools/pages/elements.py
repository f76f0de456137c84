"""Pages of elements and enumerations, and the table of GB/T 39046-2020."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from pydantic import BaseModel

from pages import MADE, cell
from svcstd.model import basic, channels, elements, enums, gbt39046, parts
from svcstd.model.coded import Coded
from svcstd.model.fields import field_model


def _models() -> Iterator[type[BaseModel]]:
    """Every model a file is made of, in reading order."""
    first = [basic.BasicItem, basic.SubItem, basic.HandlingItem, elements.Record, elements.Elements, elements.Situation]
    seen: list[type[BaseModel]] = list(first)
    yield from first
    for module in (parts, channels, basic):
        for _, model in inspect.getmembers(module, inspect.isclass):
            if issubclass(model, BaseModel) and model.__module__ == module.__name__ and model not in seen:
                seen.append(model)
                yield model


def _own_fields(model: type[BaseModel]) -> Iterator[tuple[str, object]]:
    inherited = set() if model is elements.Elements else set(elements.Elements.model_fields)
    for name, field in model.model_fields.items():
        if name not in inherited or not issubclass(model, elements.Elements):
            yield field.alias or name, field


def elements_page() -> str:
    """All keys of all files with their Chinese titles."""
    out = [
        MADE,
        "# 要素一览\n\n文件里可以写的每个键、它的标准名称和写法。生成自模型；`svcstd schema item` 给出 JSON Schema。\n",
    ]
    for model in _models():
        title = (model.__doc__ or "").strip().split("\n")[0]
        out.append(f"\n## {model.__name__}\n\n{title}\n\n| 键 | 名称 | 说明 |\n| --- | --- | --- |\n")
        for name, field in _own_fields(model):
            out.append(f"| `{name}` | {cell(field.title)} | {cell(field.description)} |\n")  # type: ignore[attr-defined]
    return "".join(out)


def _carried(model: type[BaseModel], prefix: str, depth: int = 3) -> Iterator[tuple[int, str]]:
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra
        if isinstance(extra, dict):
            for number in extra.get("x-gbt39046", ()):  # type: ignore[union-attr]
                yield int(number), prefix + name  # type: ignore[arg-type]
        below = field_model(model, name)
        if below is not None and depth and not issubclass(below, elements.Elements):
            yield from _carried(below, f"{prefix}{name}.", depth - 1)


def gbt_table() -> dict[int, list[str]]:
    """Our elements by the number of the data element they carry; the deepest paths only."""
    table: dict[int, list[str]] = {number: [] for number in range(1, len(gbt39046.NAMES) + 1)}
    for model, prefix in (
        (basic.BasicItem, "basic: "), (elements.Record, "item: "), (basic.Agency, "agencies: "),
        (channels.Outlet, "outlets: "),
    ):  # fmt: skip
        for number, path in _carried(model, prefix):
            if path.split(": ")[1] not in [known.split(": ")[1] for known in table[number]]:
                table[number].append(path)
    return table


def gbt_page() -> str:
    """The 64 data elements of GB/T 39046-2020 and where ours carry them."""
    rows = [
        f"| {number} | {gbt39046.NAMES[number - 1]} | {'、'.join(f'`{path}`' for path in paths)} |\n"
        for number, paths in gbt_table().items()
    ]
    return (
        MADE + "# GB/T 39046-2020 的 64 个数据元\n\n左边是标准的数据元，右边是它在本工具文件中的位置。"
        "代码类数据元由取值推出，"
        "例如事项类型代码由 `type` 推出。\n\n| 序号 | 数据元 | 位置 |\n| --- | --- | --- |\n" + "".join(rows)
    )


def enumerations_page() -> str:
    """Every enumeration with its canonical codes."""
    out = [MADE, "# 取值一览\n\n文件里写名称，代码供交换使用，英文供英文指南使用。\n"]
    for _, kind in inspect.getmembers(enums, inspect.isclass):
        if issubclass(kind, Coded) and kind is not Coded:
            out.append(f"\n## {kind.__name__}\n\n{(kind.__doc__ or '').strip()}\n\n")
            out.append("| 代码 | 名称 | 英文 |\n| --- | --- | --- |\n")
            out.extend(f"| {member.code} | {member.value} | {member.english} |\n" for member in kind)
    return "".join(out)
