"""Writes a synthetic workspace for measuring: `python tools/generate.py OUT --records N --shape flat|inherited`.

The same arguments give the same bytes. In the flat shape each record carries everything itself, as catalogues come out
of a portal; in the inherited shape a province's specification holds what is common. Both resolve to the same content.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from synthetic import edition, faults, items, places
from synthetic.places import Place
from synthetic.text import NOTICE, dump

MATERIALS = [
    {
        "id": "id-card",
        "name": "居民身份证",
        "category": "证件证书证明",
        "source": "政府部门核发",
        "issuer": "公安机关",
        "exempt": "电子证照",
    }
]


def size(records: int) -> tuple[int, int]:
    """How many units and how many counties make up `records`: both grow, no folder holds over 2 000 files."""
    counties = max(1, min(100, round((records / 4) ** 0.5)))
    return -(-records // counties), counties


def settings() -> str:
    """svcstd.yaml."""
    return dump({"title": "合成数据（仅供测量，不是任何地方的事项目录）", "region": "000000"})


def catalogue(rows: list[Place], basics: list[items.Entry]) -> Iterator[tuple[str, str]]:
    """The files of `catalog/`; edition and working days are svcstd's own."""
    yield "svcstd.yaml", settings()
    yield "catalog/regions.csv", places.table(rows)
    yield "catalog/materials.yaml", dump(MATERIALS)
    for place in rows:
        if place.level == "县级":
            yield f"catalog/agencies/{place.code}.yaml", dump(places.agencies(place))
            yield f"catalog/outlets/{place.code}.yaml", dump(places.outlets(place))
    for entry in basics:
        yield entry.path, dump(entry.value)


def specifications(rows: list[Place], units: list[items.Unit], seed: int) -> Iterator[tuple[str, str]]:
    """The provinces' files of the inherited shape."""
    for place in rows:
        if place.level == "省级":
            for unit in units:
                yield f"{place.folder}/{unit.code}_{unit.label}.yaml", dump(items.common(unit, seed))


def claims(rows: list[Place], units: list[items.Unit], count: int) -> Iterator[tuple[str, items.Unit, Place]]:
    """Path, unit and county of each record, `count` of them, unit by unit."""
    counties = [place for place in rows if place.level == "县级"]
    pairs = ((unit, place) for unit in units for place in counties)
    for unit, place in islice(pairs, count):
        yield f"{place.folder}/{unit.code}_{unit.label}.yaml", unit, place


def write(
    out: Path, count: int, shape: str = "flat", share: float = 0.0, seed: int = 1, changed: float = 0.0
) -> dict[str, Any]:
    """Write a workspace and return what was written: its manifest, which stands in `manifest.json` too.

    Args:
        out: An empty or new folder.
        count: How many county records.
        shape: `flat` or `inherited`.
        share: Share of county records that get a fault each.
        seed: Chooses texts, faults and changes.
        changed: Share of county records that differ from the edition without this argument.
    """
    many, counties = size(count)
    rows = places.places(counties)
    basics = items.entries(many, seed)
    units = [unit for entry in basics for unit in entry.units][:many]
    paths = [path for path, _, _ in claims(rows, units, count)]
    wrong, later = faults.choose(paths, share, seed, shape), edition.choose(paths, changed, seed)
    wide = {unit.code: items.common(unit, seed) for unit in units} if shape == "flat" else {}
    listed: list[dict[str, Any]] = []

    def texts() -> Iterator[tuple[str, str]]:
        yield from catalogue(rows, basics)
        if not wide:
            yield from specifications(rows, units, seed)
        for path, unit, place in claims(rows, units, count):
            narrow = items.particular(unit, place)
            text = dump(items.together(wide[unit.code], narrow) if wide else narrow)
            if path in later:
                text = edition.changed(text, later[path])
            if path in wrong:
                text, line, rule = faults.broken(text, wrong[path], shape)
                listed.append({"file": path, "line": line, "rule": rule})
            yield path, text

    manifest: dict[str, Any] = {"notice": NOTICE.strip("# \n"), "records": count, "shape": shape, "seed": seed}
    manifest |= {"files": put(out, texts()), "faults": listed, "changed": list(later)}
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return manifest


def put(out: Path, files: Iterable[tuple[str, str]]) -> int:
    """Write files below a folder and return how many there were."""
    made: set[Path] = set()
    count = 0
    for count, (name, text) in enumerate(files, 1):  # noqa: B007 - the last one is the number
        path = out / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_text(text, encoding="utf-8", newline="\n")
    return count


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--shape", choices=("flat", "inherited"), default="flat")
    parser.add_argument("--faults", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--changed", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.out.exists() and any(options.out.iterdir()):
        parser.error(f"{options.out} is not empty")
    made = write(options.out, options.records, options.shape, options.faults, options.seed, options.changed)
    print(f"{made['files']} files, {options.records} records, {len(made['faults'])} faults: {options.out}")


if __name__ == "__main__":
    main()
