"""A six-level workspace in which every text of every element is hostile, for tests; each text has a number of its own."""

import csv
import datetime
import io
import json
from collections.abc import Callable
from enum import Enum
from typing import Any

from annotated_types import MaxLen
from pydantic import AfterValidator, BaseModel, StringConstraints

from guides import LEVELS, Sample
from svcstd.model.basic import Agency, BasicItem, HandlingItem, StandardMaterial
from svcstd.model.channels import Outlet
from svcstd.model.elements import Elements, Record, Situation
from svcstd.model.enums import Level
from svcstd.model.limit import TimeLimit
from svcstd.model.region import MOST_NAME

MAIN, WRITTEN, HANDLED = "000199001000", "000199002000", "00019900200001"
"""An item whose elements all stand in the nation's record, one whose stand in the basic catalogue, and its handling."""

LONGEST, LONG = 1 << 20, 10_000
CONTROLS = "\x1b[31m\x1b]0;x\x07\x00\x08\x7f\x9b\x85"
"""Characters that no file may hold, however they are written."""
KINDS: dict[str, Callable[[str, int], str]] = {
    "plain": lambda mark, most: mark,
    "html": lambda mark, most: (
        f"\"'>{mark}<script>alert(1)</script><img src=x onerror=alert(1)><a href=\"javascript:alert(1)\" onclick='x'>"
        "</textarea></title></style></svg></script><!-- ]]> --!> &lt;b&gt; &#60;i&#62;"
    ),
    "template": lambda mark, most: (
        f"{{{{ 7*7 }}}}{mark}{{% for x in y %}}{{# #}}{{%- raw %}} ${{x}} <%= x %> {{{{< x >}}}} {{{{.}}}} #{{x}}"
    ),
    "marks": lambda mark, most: (
        f"# {mark} *b* _i_ `c` ~~s~~ | $x$ [x](javascript:alert(1)) ![i](http://e/x.png) <http://e.cn> [x]: http://e [^1] \\"
    ),
    "lines": lambda mark, most: (
        f"- {mark}\n# h\n\n1. one\n> q\n```\nc\n---\n===\n\t\tind\n| a | b |\n|---|---|\n[x]: http://e\n<b>\u2028end"
    ),
    "unseen": lambda mark, most: f"{mark}\u202egnp\u2066\u2067\u2069\u200e\u200f\u061c\u200b\u2060\ufeff\ufff9end",
    "long": lambda mark, most: (mark + "W" * LONG)[: min(most, LONG if int(mark[1:-1]) % 15 == 0 else 1_000)],
}
"""What a text is made to say: `kind(mark, longest)`; the mark tells elements apart."""


class Hostile(Sample):
    """Data for models in which every text is of one kind of `KINDS`, as long as its field allows."""

    def __init__(self, kind: str) -> None:
        super().__init__(str)
        self.kind = KINDS.get(kind, lambda mark, most: f"文{mark}")

    def text(self, metadata: Any, path: str) -> str:
        said = super().text(metadata, path)
        most = min((n for one in metadata if (n := longest(one))), default=LONGEST)
        return self.kind(said, most) if said == f"T{len(self.texts) - 1}T" else said


def longest(one: Any) -> int | None:
    """How long a constraint lets a text be."""
    return one.max_length if isinstance(one, MaxLen | StringConstraints) else None


class Refused(Sample):
    """Data for models in which every value that is not free text is one that its type does not have."""

    def __init__(self, wrong: str) -> None:
        super().__init__(str)
        self.wrong, self.paths = wrong, set()

    def scalar(self, annotation: Any, metadata: Any, path: str) -> Any:
        slug = any(isinstance(one, StringConstraints) and one.pattern for one in metadata)
        link = any(isinstance(one, AfterValidator) for one in metadata)
        typed = annotation in {bool, int, datetime.date, TimeLimit} or issubclass(annotation, Enum)
        if path.endswith(".id") or not (typed or slug or link):
            return super().scalar(annotation, metadata, path)
        self.paths.add(path)
        return self.wrong

    def value(self, annotation: Any, metadata: Any, path: str) -> Any:
        import typing

        if typing.get_origin(annotation) is typing.Literal:
            self.paths.add(path)
            return self.wrong
        return super().value(annotation, metadata, path)


FIRM = {
    "levels": [level.value for level in Level],
    "state": "在用",
    "effective": "2026-01-01",
    "until": "2099-01-01",
    "confidential": "false",
}
"""What decides whether there is a guide at all."""
NAMES = frozenset({"id", "after"})


def everything(sample: Sample, where: str) -> dict[str, Any]:
    """All elements; of two situations one changes all of them again."""
    said = sample.of(Elements, where, frozenset({"remove", "situations"})) | FIRM
    changed = sample.of(Elements, f"{where}.set", frozenset({"remove", "situations", "extra", "agency", *FIRM}))
    plain = sample.of(Situation, f"{where}.situations", frozenset({"set"})) | {"id": "one", "group": "one"}
    said["situations"] = [plain, {**plain, "id": "two", "set": changed}]
    return said


def hostile(kind: str) -> tuple[dict[str, str], dict[int, str]]:
    """The workspace's files by path, and which element each number stands for."""
    sample = Hostile(kind)
    say = lambda path: sample.text((), path)  # noqa: E731
    name = lambda path: sample.text((MaxLen(1_000),), path)  # noqa: E731
    extra = [
        {"id": one, "title": name(f"extra.{one}"), "kind": "text", "description": say("extra.description")}
        for one in ("known", "other")
    ]
    whole = everything(sample, "record")
    inner = frozenset({"subitems", "handling", *Elements.model_fields})
    main = sample.of(BasicItem, "main", inner) | {"code": MAIN, "provisional": "false", **FIRM}
    written = sample.of(BasicItem, "basic", inner) | {"code": WRITTEN, "provisional": "false"}
    written |= everything(sample, "basic")
    handling = sample.of(HandlingItem, "handling", inner) | {"serial": "01"}
    written["handling"] = [{key: handling[key] for key in ("serial", "title")}]
    files: dict[str, Any] = {
        "svcstd.yaml": {"title": name("settings.title"), "region": "000000"},
        "catalog/standard.yaml": {"id": "e", "title": name("standard.title"), "elements": {}, "extra": extra},
        f"catalog/basic/{MAIN}.yaml": main,
        f"catalog/basic/{WRITTEN}.yaml": written,
        "catalog/materials.yaml": [sample.of(StandardMaterial, "standard") | {"id": "one"}],
        "catalog/agencies/000000.yaml": [sample.of(Agency, "agency") | {"id": "hall"}],
        "catalog/outlets/000000.yaml": [
            sample.of(Outlet, f"outlet{n}") | {"id": id_, "region": LEVELS[place], "serves": [LEVELS["village"]]}
            for n, (id_, place) in enumerate((("hall", "county"), ("one", "town")))
        ],
    }
    for place, region in LEVELS.items():
        own = {"agency": "hall", "notes": say(f"{place}.notes")}
        files[f"items/{region}/{MAIN}.yaml"] = whole | own if place == "nation" else own
        files[f"items/{region}/{HANDLED}.yaml"] = own
    here = sample.of(Elements, "here", frozenset({"remove", "situations", "extra", "agency", *FIRM}))
    files[f"items/{LEVELS['nation']}/{HANDLED}.yaml"] |= {"here": here}
    out = {path: json.dumps(data, ensure_ascii=True, indent=1) for path, data in files.items()}
    out["catalog/regions.csv"] = regions(sample)
    return out, sample.texts


def translated(kind: str) -> dict[str, str]:
    """The workspace in harmless Chinese whose English is of one kind."""
    files, texts = hostile("Chinese")
    english = {f"文T{number}T": KINDS[kind](f"T{number}T", 1_000) for number in texts}
    return {**files, "catalog/lang/en.yaml": json.dumps(english)}


def regions(sample: Sample) -> str:
    """The six places; CSV carries what a text says as it is, but for the NUL that no CSV may hold."""
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["code", "name", "level", "parent", "former", "longitude", "latitude", "population"])
    parent = ""
    for (place, code), level in zip(LEVELS.items(), Level, strict=True):
        rows.writerow([code, sample.text((MaxLen(MOST_NAME),), f"region.{place}"), level.value, parent, "", "", "", ""])
        parent = code
    return table.getvalue().replace("\0", "")


def wrong(model: type[BaseModel], text: str) -> tuple[dict[str, Any], set[str]]:
    """A mapping in which everything that is not free text is `text`, and the paths where that is."""
    sample = Refused(text)
    said = sample.of(model, without=frozenset({"here", "remove", "subitems", "handling"}))
    return said, sample.paths


__all__ = ["HANDLED", "KINDS", "MAIN", "Record", "hostile", "wrong"]
