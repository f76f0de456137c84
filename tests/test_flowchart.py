"""The flow chart's texts: where their lines end."""

import pytest

from svcstd.render.flowchart import wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 8, []),
        ("受理", 8, ["受理"]),
        ("特别程序：现场核查", 6, ["特别程序：现", "场核查"]),
        ("核查需要30个工作日", 5, ["核查需要", "30个工作", "日"]),
        ("Special procedure: On-site check", 17.6, ["Special procedure: On-site", "check"]),
        ("On  site\ncheck", 4.5, ["On site", "check"]),
        ("abcdefghij", 3, ["abcde", "fghij"]),
        ("一二三四五六七八九十", 2, ["一二", "三四", "五六", "七…"]),
        ("办\u202e结", 8, ["办结"]),
    ],
)
def test_lines_end_between_characters_or_words(text, width, lines):
    assert wrapped(text, width) == lines
