"""The site that svcstd's own command makes of one place of the shipped catalogue."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REGION = "330472"
"""嘉兴经济技术开发区: 45 guides of a county and a subdistrict, and English for its items."""
LANGUAGES = ("--labels", "zh", "--labels", "en", "--labels", "both")


def svcstd(*arguments: str | Path, root: Path = ROOT, codes: tuple[int, ...] = (0,)) -> None:
    """Run svcstd in a workspace.

    Args:
        arguments: Command and options.
        root: The workspace.
        codes: Exit codes that are as expected.

    Raises:
        RuntimeError: Another exit code; what svcstd said.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SVCSTD_")}
    said = subprocess.run(
        [sys.executable, "-m", "svcstd", "--lang", "zh", *map(str, arguments)],
        cwd=root,
        env=kept | {"NO_COLOR": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if said.returncode not in codes:
        raise RuntimeError(f"svcstd {arguments[0]}: exit code {said.returncode}\n{said.stdout}{said.stderr}")


def make(folder: Path) -> None:
    """Write the guides in all languages, what leads to them, and the score page into a folder."""
    svcstd("render", "guides", "--to", "html", "--region", REGION, *LANGUAGES, "-o", folder)
    svcstd("score", "--region", REGION, "--output", f"html={folder / 'score.html'}")
