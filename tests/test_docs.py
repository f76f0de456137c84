"""Derived documents are fresh: `make docs` writes what the code says, and nobody edited it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_derived_files_are_fresh() -> None:
    """No page or schema differs from what the code says; `make docs` mends it."""
    spec = importlib.util.spec_from_file_location("docs", ROOT / "tools" / "docs.py")
    assert spec and spec.loader
    docs = importlib.util.module_from_spec(spec)
    sys.modules["docs"] = docs
    spec.loader.exec_module(docs)
    assert docs.stale() == []
