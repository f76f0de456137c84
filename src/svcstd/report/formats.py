"""The registry of report formats: options, help, pages and parsing of `--output` derive from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from svcstd.messages import Text
from svcstd.messages import formats as say

if TYPE_CHECKING:
    from svcstd.report.account import Account

BATCH = 64 << 10
"""Characters that are encoded and written together."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format; its module makes the pieces and is imported on first need.

    Attributes:
        name: As `--format` and `--output` spell it.
        ending: Usual ending of its files, without the dot.
        written: `terminal`: text in the terminal's encoding; `utf-8`: text for programs; `bytes`: not text.
        whom: Whom it is for.
        module: Its module in `svcstd.report`, where `pieces(account)` yields text or bytes.
        most: Findings it holds, the severest of them; 0 for any number.
        sums: Whether it says counts, and what was left out; otherwise they are told on stderr.
        needs: What must be installed for it, or "".
        extra: The extra of svcstd that installs it, or "".
    """

    name: str
    ending: str
    written: Literal["terminal", "utf-8", "bytes"]
    whom: Text
    module: str
    most: int = 0
    sums: bool = True
    needs: str = ""
    extra: str = ""

    def of(self, account: Account) -> Account:
        """The account as this format tells it: not more findings than it holds, and a note where some are left out."""
        from svcstd.report.account import cut, most_severe

        found = account.outcome.diagnostics
        note = cut(self.name, len(found), self.most)
        return replace(account, shown=most_severe(found, self.most), note=note)

    def pieces(self, account: Account) -> Iterator[Any]:
        """Yield the report piece by piece: text, or bytes where the format is `bytes`."""
        module = import_module(f"svcstd.report.{self.module}")
        pieces: Iterator[Any] = module.pieces(self.of(account))
        return pieces

    def encoded(self, account: Account) -> Iterator[bytes]:
        """Yield the report as bytes, text as UTF-8.

        File names that are no text hold lone surrogates, which UTF-8 has no bytes for; they are spelled out, as JSON
        spells them.
        """
        if self.written == "bytes":
            yield from self.pieces(account)
            return
        waiting: list[str] = []
        size = 0
        for piece in self.pieces(account):
            waiting.append(piece)
            size += len(piece)
            if size > BATCH:
                yield "".join(waiting).encode("utf-8", "backslashreplace")
                waiting, size = [], 0
        yield "".join(waiting).encode("utf-8", "backslashreplace")


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("text", "txt", "terminal", say.FOR_TEXT, "text"),
        Format("concise", "txt", "terminal", say.FOR_CONCISE, "concise", sums=False),
        Format("json", "json", "utf-8", say.FOR_JSON, "machine"),
        Format("jsonl", "jsonl", "utf-8", say.FOR_JSONL, "jsonl"),
        # GitHub rejects an upload with more results.
        Format("sarif", "sarif", "utf-8", say.FOR_SARIF, "sarif", most=25_000),
        Format("junit", "xml", "utf-8", say.FOR_JUNIT, "junit"),
        # GitHub shows 50 annotations of a job, 10 of each kind of a step; one of them says that there are more.
        Format("github", "txt", "terminal", say.FOR_GITHUB, "github", most=49),
        Format("gitlab", "json", "utf-8", say.FOR_GITLAB, "gitlab", sums=False),
        Format("html", "html", "utf-8", say.FOR_HTML, "html", most=5_000),
        Format("xlsx", "xlsx", "bytes", say.FOR_XLSX, "xlsx", needs="xlsxwriter", extra="xlsx"),
    )
}
"""All formats by name, in the order of help and pages."""
