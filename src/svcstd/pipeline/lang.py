"""Reading `catalog/lang/`: only for what is said in another language, and for `validate`."""

from __future__ import annotations

from dataclasses import dataclass, field

from svcstd.diagnostic import Finding
from svcstd.model.lang import read_translations
from svcstd.pipeline.found import Report
from svcstd.read import Document
from svcstd.validate.engine import Engine
from svcstd.workspace import Workspace
from svcstd.workspace.layout import NOTES, TRANSLATED, misnamed


@dataclass(slots=True)
class Lang:
    """The translations of a workspace with the files they came from.

    Attributes:
        entries: English by Chinese sentence.
        read: Each file read, with what was wrong with it.
        unusable: Files that could not be read or typed: what they hold is not translated.
    """

    entries: dict[str, str] = field(default_factory=dict)
    read: list[tuple[Document, list[Finding]]] = field(default_factory=list)
    unusable: list[str] = field(default_factory=list)


def read_lang(workspace: Workspace) -> Lang:
    """All translations into English; of two files that translate one sentence the first by name holds."""
    out = Lang()
    paths, findings = workspace.tree.list("catalog/lang")
    for path, finding in findings:
        out.read.append((Document(path, broken=True), [finding]))
        out.unusable.append(path)
    for path in paths:
        if TRANSLATED.fullmatch(path):
            _file(out, workspace.document(path))
        elif not path.endswith(NOTES):
            out.read.append((Document(path, broken=True), [misnamed(path, "lang")]))
    return out


def _file(out: Lang, document: Document) -> None:
    entries, findings = read_translations(document)
    out.read.append((document, [*document.findings, *findings]))
    if document.broken or (findings and not entries):
        out.unusable.append(document.file)
    for sentence, english in entries.items():
        out.entries.setdefault(sentence, english)


def check_lang(workspace: Workspace, engine: Engine, report: Report) -> None:
    """Put into a report what is wrong with the files of translations, where there are any."""
    lang = read_lang(workspace)
    for document, findings in lang.read:
        report.note(document)
        report.diagnostics.extend(engine.reading(document, findings))
    report.broken.extend(lang.unusable)
