"""Which model a file of the workspace is, by its path, and what its elements are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel

from svcstd.model.adjustment import Adjustment
from svcstd.model.approval import Approval
from svcstd.model.base import Part
from svcstd.model.basic import Agency, BasicItem, StandardMaterial
from svcstd.model.channels import Outlet
from svcstd.model.elements import Record
from svcstd.model.fields import field_model
from svcstd.model.policy import EditionFile
from svcstd.model.workdays import WorkYear

Kind = tuple[str, type[Part], bool]
"""The name of a kind of file, its model, and whether the file is a list of that model."""
KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(rf"(?:.*/)?{path}"), kind)
    for path, kind in (
        (r"catalog/basic/[^/]+\.yaml", ("basic", BasicItem, False)),
        (r"catalog/agencies/.+\.yaml", ("agencies", Agency, True)),
        (r"catalog/outlets/.+\.yaml", ("outlets", Outlet, True)),
        (r"catalog/materials\.yaml", ("materials", StandardMaterial, True)),
        (r"catalog/workdays\.yaml", ("workdays", WorkYear, True)),
        (r"catalog/adjustments/.+\.yaml", ("adjustments", Adjustment, False)),
        (r"catalog/approvals\.yaml", ("approvals", Approval, True)),
        (r"catalog/standard\.yaml", ("standard", EditionFile, False)),
        (r"items/[^/]+/[^/]+\.yaml", ("item", Record, False)),
    )
)


def kind_of(path: str) -> Kind | None:
    """What a path in a repository says a file is; None for files of other kinds."""
    return next((kind for pattern, kind in KINDS if pattern.fullmatch(path)), None)


def titles(model: type[BaseModel] | None, path: Sequence[str]) -> str:
    """What an element is called, by the titles along its path; what names the entry of a list stands in quotes.

    Args:
        model: What the path starts from; None where that is unknown.
        path: Keys, and what names the entries of lists.
    """
    out: list[str] = []
    for part in path:
        field = model.model_fields.get(part) if model is not None else None
        if model is not None and field is not None:
            title = field.title or part
            out[-1:] = [title] if out and out[-1] in title else [*out[-1:], title]
            model = field_model(model, part)
        else:
            out[-1:] = [f"{out[-1] if out else ''}“{part}”"]
    return "·".join(out)
