"""Flaws that pages are known to have. A test that finds one is expected to fail, and fails once the flaw is mended."""

from __future__ import annotations

FLAWS = {
    r"test_nothing_but_the_text\[guide(-both)?\]": "a table is wider than the paper: cells whose links do not wrap",
    r"test_paper_and_text\[guide-both\]": "of a table that is wider than the paper, the end is lost",
    r"test_no_violation\[guide-long-desktop\]": "two links of one cell are too near each other",
}
"""What is wrong, by a pattern of the names of tests."""
