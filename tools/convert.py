"""Turns collected records into an svcstd workspace: `python tools/convert.py DATA OUT [--report PAGE]`.

DATA holds items.jsonl, guides.jsonl and regions/; OUT is an empty or new folder, in which `svcstd validate` then runs.
With `--report` it is run, and the page counts what it found by rule. The project works without DATA.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from collected import items, page
from collected.guides import Guide
from collected.made import Made
from collected.places import Places

ROOT = Path(__file__).resolve().parents[1]


def rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a JSON-lines file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def convert(data: Path, out: Path) -> Made:
    """Write a workspace and return what came of the rows.

    Args:
        data: The folder of collected records.
        out: An empty or new folder.
    """
    made = Made(Places(data / "regions"))
    for number, row in enumerate(rows(data / "items.jsonl"), 1):
        items.add(made, number, row)
    for number, row in enumerate(rows(data / "guides.jsonl"), 1):
        Guide(made, number, row).add()
    made.write(out)
    return made


def svcstd(*words: str, folder: Path = ROOT) -> Any:
    """What a command of this checkout's svcstd prints as JSON."""
    known = dict(os.environ, PYTHONPATH=str(ROOT / "src"), SVCSTD_LANG="en")
    command = [sys.executable, "-m", "svcstd", *words]
    done = subprocess.run(command, cwd=folder, env=known, capture_output=True, text=True, check=False)
    if not done.stdout:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def titles() -> dict[str, str]:
    """Titles of the rules by id."""
    sys.path.insert(0, str(ROOT / "src"))
    from svcstd.validate.rules import RULES

    return {rule.id: rule.title.en for rule in RULES}


def main() -> None:
    """Read the command line, write, and report where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--report", type=Path, metavar="PAGE")
    options = parser.parse_args()
    if options.out.exists() and any(options.out.iterdir()):
        parser.error(f"{options.out} is not empty")
    made = convert(options.data, options.out)
    print(f"{sum(made.rows.values())} rows: {len(made.entries)} basic entries, {len(made.records)} records")
    if options.report:
        report = svcstd("validate", "--format", "json", folder=options.out)
        options.report.write_text(page.text(made, report, titles()), encoding="utf-8")


if __name__ == "__main__":
    main()
