"""Flaws that pages are known to have. A test that finds one is expected to fail, and fails once the flaw is mended."""

from __future__ import annotations

FLAWS = {
    r"test_first_stop_skips_to_the_content\[(score|report).*": "pages have no link that skips to the content",
    r"test_nothing_but_the_text\[guide(-both)?\]": "a table is wider than the paper: cells whose links do not wrap",
    r"test_paper_and_text\[guide-both\]": "of a table that is wider than the paper, the end is lost",
    r"test_no_violation\[guide-long-desktop\]": "two links of one cell are too near each other",
    r"test_no_violation\[report-.*": "the report has parts outside its landmarks",
}
"""What is wrong, by a pattern of the names of tests."""
