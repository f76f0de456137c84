"""The workspace that comes of it, and a count of what could not be put into it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from collected.places import Place, Places

ROOT = Path(__file__).resolve().parents[2]
SICHUAN = """
regions:
  "510000":
    code_patterns:
      basic: "51[0-9A-Z]{10,12}"
      implementation: "51[0-9A-Z]{10,12}-[0-9]{12}-[0-9]{3}-[0-9A-Z]{18}-[0-9]-[0-9]{2}"
"""
"""How Sichuan builds its codes: an edition's differences from place to place are data."""

UNFIT = re.compile(r"[\x00-\x1f\x7f/\\\s]+")


class Made:
    """Entries, records and bodies as they come, keyed by where they will stand.

    Attributes:
        places: The places that records are of.
        lost: What of the source has no place in svcstd's model, or is not certain, with how many rows had it.
        skipped: Rows that became nothing, by reason.
        rows: Rows read, by source.
        names_only: Entries of which the source has no more than a name.
    """

    def __init__(self, places: Places) -> None:
        """Start with nothing."""
        self.places = places
        self.entries: dict[str, dict[str, Any]] = {}
        self.records: dict[str, dict[str, Any]] = {}
        self.bodies: dict[str, dict[str, dict[str, Any]]] = {}
        self.lost: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.rows: Counter[str] = Counter()
        self.names_only = 0

    def body(self, place: Place, name: str, uscc: str = "") -> str:
        """The id of a body, which is listed from now on: its credit code in small letters, else a running number."""
        here = self.bodies.setdefault(place.code, {})
        for key, known in here.items():
            if known["name"] == name and known.get("uscc", "") == uscc:
                return key
        key = f"b{place.code}-{uscc.lower() or len(here) + 1}"
        if key in here:  # two bodies with one code, which is for the rules to say
            key = f"{key}-{len(here) + 1}"
        here[key] = {"id": key, "name": name} | ({"uscc": uscc} if uscc else {})
        return key

    def write(self, out: Path) -> None:
        """Write all files below an empty folder."""
        put(out / "svcstd.yaml", {"title": "采集数据（只用来试规则，不是任何地方的事项目录）", "region": "000000"})
        (out / "catalog").mkdir(parents=True, exist_ok=True)
        (out / "catalog" / "regions.csv").write_text(self.places.table(), encoding="utf-8")
        edition = (ROOT / "catalog" / "standard.yaml").read_text(encoding="utf-8")
        (out / "catalog" / "standard.yaml").write_text(edition + SICHUAN, encoding="utf-8")
        for region, bodies in self.bodies.items():
            put(out / "catalog" / "agencies" / f"{region}.yaml", list(bodies.values()))
        for code, entry in self.entries.items():
            put(out / "catalog" / "basic" / f"{code}_{label(entry['name'])}.yaml", entry)
        for key, record in self.records.items():
            put(out / "items" / f"{key}.yaml", record)


def label(name: str) -> str:
    """What a file's name says for people; names that are too long for a file system are cut."""
    return UNFIT.sub("", name)[:60]


class _Dumper(yaml.CSafeDumper):
    """Quotes whatever begins with a digit: other readers take some codes for numbers where PyYAML does not."""


def _text(dumper: yaml.CSafeDumper, value: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"' if value[:1].isdigit() else None)


_Dumper.add_representer(str, _text)


def put(path: Path, value: Any) -> None:
    """Write one YAML file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, encoding="utf-8", newline="\n")
