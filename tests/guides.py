"""A small workspace whose item stands at all six levels, and an item whose every text is told apart, for guides' tests."""

import datetime
import types
import typing
from enum import Enum
from typing import Any

from annotated_types import MinLen
from pydantic import AfterValidator, BaseModel, StringConstraints

from complete import FILES, PATHS
from svcstd.model.base import SLUG
from svcstd.model.limit import TimeLimit

CODE, HANDLED = "002099002000", "00019900100101"
LEVELS = {
    "nation": "000000",
    "province": "990000",
    "city": "990100",
    "county": "990101",
    "town": "990101001",
    "village": "990101001201",
}

SUBSIDY = """\
code: "002099002000"
name: 示例补贴申领
type: 公共服务
levels: [国家级, 省级, 市级, 县级, 镇(乡、街道)级, 村(社区)级]
department: 示例保障部门
state: 在用
version: 3
basis:
  - {id: order, law: 示例补贴条例, document: 国务院令第0号, article: 第八条}
objects: [自然人]
statutory: 30个自然日
result: {name: 示例补贴, type: 其他}
sources:
  - {id: order, fields: [statutory, result, basis], law: 示例补贴条例, article: 第八条}
"""

COMMON = """\
project_type: 承诺件
channels: [窗口办理]
conditions:
  - {id: resident, text: 具有本地户籍。}
situations:
  - {id: usual, name: 一般申领, group: kind}
  - id: urgent
    name: 紧急申领
    group: kind
    set:
      promised: 即办
      materials:
        - {id: proof, name: 紧急情况说明, necessity: 必要, originals: 1, copies: 0, medium: 纸质, source: 申请人自备}
materials:
  - {id: card, name: 居民身份证, necessity: 必要, originals: 1, inspect: true, medium: 纸质, source: 申请人自备}
steps:
  - {id: accept, name: 受理, limit: 1个工作日, criterion: 材料齐全}
  - {id: pay, name: 发放, limit: 5个工作日, outcome: 补贴到账}
promised: 6个工作日
visits: 1
fee: 不收费
sources:
  - {id: order, fields: [conditions, materials, steps, promised, visits, fee], law: 示例补贴条例, article: 第九条}
"""


def own(place: str, outlet: str) -> str:
    return f"agency: sl-{place}\nwindows:\n  - {{id: hall, outlet: {outlet}}}\n"


def six_levels() -> dict[str, str]:
    """The complete workspace with an item that places of all six levels handle in their own name."""
    files = dict(FILES)
    files["catalog/basic/002099002000_示例补贴申领.yaml"] = SUBSIDY
    bodies, outlets = [], []
    for place, region in LEVELS.items():
        outlet = {"county": "sl-hall", "town": "sl-town-centre", "village": "sl-station"}.get(place, f"sl-{place}-hall")
        text = own(place, outlet)
        files[f"items/{region}/002099002000_示例补贴申领.yaml"] = (COMMON if place == "nation" else "") + text
        bodies.append(f"- {{id: sl-{place}, name: 示例{region}保障机构, nature: 法定机关}}\n")
        if place in {"nation", "province", "city"}:
            outlets.append(
                f'- {{id: {outlet}, kind: 大厅, name: {region}号大厅, region: "{region}", hours: 工作日 9:00–17:00}}\n'
            )
    files["catalog/agencies/000000.yaml"] = "".join(bodies)
    files["catalog/outlets/000000.yaml"] = "".join(outlets)
    return files


class Sample:
    """Data for a model in which every text is `wrap(n)` with a number of its own."""

    def __init__(self, wrap: Any) -> None:
        self.wrap = wrap
        self.texts: dict[int, str] = {}

    def of(self, model: type[BaseModel], path: str = "", without: frozenset[str] = frozenset()) -> dict[str, Any]:
        """A mapping with all fields of a model."""
        return {
            field.alias or name: self.value(field.annotation, field.metadata, f"{path}.{name}".lstrip("."))
            for name, field in model.model_fields.items()
            if name not in without and name != "after"
        }

    def value(self, annotation: Any, metadata: Any, path: str) -> Any:
        """A value of an annotated type."""
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            return self.value(arguments[0], (*arguments[1:], *metadata), path)
        if origin in (types.UnionType, typing.Union):
            return self.value(next(one for one in arguments if one is not types.NoneType), metadata, path)
        if origin is typing.Literal:
            return arguments[0]
        if origin is tuple:
            most = next((one.min_length for one in metadata if isinstance(one, MinLen)), 1)
            return [self.value(arguments[0], (), f"{path}[]") for _ in range(most)]
        if origin is dict:
            return {"known": self.text((), f"{path}.known"), "other": self.text((), f"{path}.other")}
        if issubclass(annotation, BaseModel):
            return self.of(annotation, path, frozenset({"set"}))
        return self.scalar(annotation, metadata, path)

    def scalar(self, annotation: Any, metadata: Any, path: str) -> Any:
        """A value of a type without parts."""
        if issubclass(annotation, Enum):
            return next(iter(annotation)).value
        if annotation is TimeLimit:
            return {"limit": "1个工作日", "note": self.text((), f"{path}.note")}
        plain = {bool: "true", int: "2", datetime.date: "2026-01-02"}
        return plain[annotation] if annotation in plain else self.text(metadata, path)

    def text(self, metadata: Any, path: str) -> str:
        """A slug, a link or a text with a number of its own."""
        if any(isinstance(one, StringConstraints) and one.pattern == SLUG for one in metadata):
            return "hall" if path.endswith(("outlet", "outlets[]", "agency")) else "one"
        number = len(self.texts)
        self.texts[number] = path
        if any(isinstance(one, AfterValidator) for one in metadata):
            return f"https://example.cn/{number}T"
        return str(self.wrap(f"T{number}T"))


COUNTY = PATHS["county"]
