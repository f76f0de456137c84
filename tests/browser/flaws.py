"""Flaws that pages are known to have. A test that finds one is expected to fail, and fails once the flaw is mended."""

from __future__ import annotations

FLAWS = {
    r"test_first_stop_skips_to_the_content\[.*": "pages have no link that skips to the content",
    r"test_nothing_to_scroll_sideways\[place-(320|390)\]": "names of items in an index do not wrap",
    r"test_nothing_but_the_text\[guide-both\]": "a table in two languages is wider than the paper",
    r"test_no_violation\[guide-long-desktop\]": "two links of one cell are too near each other",
    r"test_no_violation\[report-.*": "the report has parts outside its landmarks",
}
"""What is wrong, by a pattern of the names of tests."""
