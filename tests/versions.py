"""Two versions of the complete workspace, and examples of verdicts laid over them (style.md, habit 1).

An example of a verdict is text in two parts, after `# before` and after `# after`; each part is laid over the complete
workspace as in `complete.py`. The line that the rule must report, in whichever version, ends in `# !`.
"""

from collections.abc import Mapping

from complete import FILES, MARK, PATHS, laid_over, packaged_text, sections, workspace
from svcstd.diff.adjusting.versions import VersionsRule
from svcstd.diff.cause import Side
from svcstd.diff.result import DiffResult
from svcstd.diff.rule import ChangeRule
from svcstd.pipeline.diff import diff

HEADERS = {"# before": Side.OLD, "# after": Side.NEW}


def compared(old: Mapping[str, str | bytes], new: Mapping[str, str | bytes], **narrowed: str) -> DiffResult:
    """What `svcstd diff` finds between two workspaces given as {path: text or bytes}."""
    return diff(workspace(old), workspace(new), jobs=1, **narrowed)


def over(body: str, at: str = "county") -> dict[str, str]:
    """The complete workspace with a text laid over one of its files."""
    path = PATHS[at]
    base = FILES.get(path) or packaged_text(path)
    return {**FILES, path: laid_over(path, body.split("\n"), base) if base else body}


def versions(text: str) -> tuple[dict[str, str], dict[str, str], dict[tuple[Side, str], int]]:
    """The two workspaces of an example, and how many of its lines stand before each file's first."""
    lines = text.split("\n")
    starts = {HEADERS[line]: number for number, line in enumerate(lines, 1) if line in HEADERS}
    assert list(starts) == [Side.OLD, Side.NEW], text
    ends = {Side.OLD: starts[Side.NEW] - 1, Side.NEW: len(lines)}
    made: dict[Side, dict[str, str]] = {}
    offsets: dict[tuple[Side, str], int] = {}
    for side, start in starts.items():
        files = dict(FILES)
        for path, before, body in sections("\n".join(lines[start : ends[side]])):
            if any(line.strip() for line in body):
                base = files.get(path) or packaged_text(path)
                files[path] = laid_over(path, body, base) if base else "\n".join(body) + "\n"
                offsets[side, path] = start + before - (1 if path.endswith(".csv") and base else 0)
        made[side] = files
    return made[Side.OLD], made[Side.NEW], offsets


def reported_lines(rule: ChangeRule, text: str) -> list[int]:
    """Lines of an example that a rule reports; 0 for a place that the example does not show."""
    old, new, offsets = versions(text)
    found = set()
    for cause in compared(old, new).causes:
        if any(effect.verdict.rule == rule.id for effect in cause.effects):
            key = (cause.spot.side, cause.spot.at.file)
            found.add(offsets[key] + cause.spot.at.line if key in offsets else 0)
    return sorted(found)


def noted_lines(rule: VersionsRule, text: str) -> list[int]:
    """Lines of an example that a rule over two versions reports; 0 for a place that the example does not show."""
    old, new, offsets = versions(text)
    found = set()
    for noted in compared(old, new).findings:
        if noted.rule == rule.id:
            key = (noted.side, noted.at.file)
            found.add(offsets[key] + noted.at.line if key in offsets else 0)
    return sorted(found)


def marked_lines(text: str) -> list[int]:
    """Lines of an example that end in `# !`."""
    return [number for number, line in enumerate(text.split("\n"), 1) if MARK.search(line)]
