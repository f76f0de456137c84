"""What is reported in the end: what comments, svcstd.yaml and the baseline do not silence (design §5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from svcstd.diagnostic import Finding
from svcstd.pipeline.found import Report, sorted_diagnostics
from svcstd.pipeline.validate import Validator
from svcstd.read import Document
from svcstd.read.comments import Comment, comments
from svcstd.settings import Settings
from svcstd.validate.rules import RULES
from svcstd.validate.silence import Silences
from svcstd.workspace import Workspace


def silences(workspace: Workspace, settings: Settings, baseline: Counter[str] | None = None) -> Silences:
    """The silences of a workspace; the comments of a file are looked for when it is asked for."""

    @cache
    def of(file: str) -> Sequence[Comment]:
        return comments(workspace.text(file)[0] or "")

    return Silences(settings.ignore or (), of, Counter(baseline or {}))


def silence(validator: Validator, report: Report, baseline: Counter[str], *, whole: bool) -> None:
    """Leave in a report what is to be reported, and say what is wrong with silences.

    Args:
        validator: What made the report.
        report: All that was found.
        baseline: How often each finding may come, by fingerprint.
        whole: Whether the whole workspace was looked at.
    """
    workspace, engine = validator.entries.workspace, validator.engine
    found = silences(workspace, validator.library.settings, baseline)
    report.diagnostics = found.heard(sorted_diagnostics(report.diagnostics))
    report.silenced, report.in_baseline = found.silenced, found.in_baseline
    # Where something could not be looked at, nobody can tell what would have been silenced.
    whole_look = not (report.unchecked or report.broken)
    applied = [id for id in engine.by_id if whole_look and id not in report.skipped_rules]
    documents = {document.file: document for document, _ in validator.library.read}
    for aside in found.asides(set(report.commented), [rule.id for rule in RULES], applied, whole=whole):
        if aside.file not in documents:
            documents[aside.file] = Document(aside.file, workspace.text(aside.file)[0] or "")
        report.diagnostics.extend(engine.reading(documents[aside.file], [aside.finding]))
    if whole and found.gone:
        gone = Finding(values={"count": found.gone}, rule="S504")
        report.diagnostics.extend(engine.reading(Document("svcstd.yaml"), [gone]))
    report.diagnostics = sorted_diagnostics(report.diagnostics)
