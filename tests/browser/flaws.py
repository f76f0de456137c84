"""Flaws that pages are known to have. A test that finds one is expected to fail, and fails once the flaw is mended."""

from __future__ import annotations

FLAWS: dict[str, str] = {}
"""What is wrong, by a pattern of the names of tests."""
