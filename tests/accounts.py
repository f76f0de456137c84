"""A small report that a stranger has a hand in: error, warning, info, and texts meant to break each format."""

from __future__ import annotations

from svcstd.diagnostic import Diagnostic, Fix, Location, Severity
from svcstd.report.account import Account
from svcstd.report.outcome import Outcome
from svcstd.validate.rule import Rule, Text
from svcstd.workspace import packaged

ODD = "items/990101/000199001001 甲,50%:乙=[1].yaml"
PLAIN = "items/990101/000199001001.yaml"
HOSTILE = (
    "\x1b[31m红\x1b[0m ::set-output name=a::b ##[add-mask]x ]]> </script><img src=x onerror=alert(1)> {0} [点](http://x) "
    '=HYPERLINK("http://x","y") \u202e倒\u202c a\nb\r\n::error::c\td & \'q\' 100% \udcff 𠮷'
)


class Promised(Rule):
    """A rule with words that every format prints."""

    id = "T101"
    source = "std:T-01"
    title = Text("承诺办结时限不长于法定办结时限", "The promised limit is no longer than the statutory one")
    why = Text("承诺可以更快，不能更慢。", "A level may promise to be faster than the law, never slower.")
    mend = Text("改为不长于 {statutory}。", "Make it no longer than {statutory}.")


class Named(Rule):
    """A rule that found nothing worse than a warning."""

    id = "N101"
    severity = Severity.WARNING
    title = Text("不写占位语", "No placeholder, [please](http://x)")
    why = Text("占位语骗过检查。", "A placeholder deceives.")
    mend = Text("写出内容。", "Say it.")


RULES: dict[str, Rule] = {rule.id: rule for rule in (Promised(), Named())}
LINES = {
    (PLAIN, 3): "promised: 25个工作日  # 比法定长",
    (ODD, 2): "notes: <b>暂无</b> ]]> ##[add-mask]x",
    (ODD, 5): "title: " + "很长的一行" * 60,
}


def found() -> list[Diagnostic]:
    """The findings, by place."""
    return [
        Diagnostic(
            Location(ODD, 2, 8), "N101", Severity.WARNING, HOSTILE, "写出内容", ("notes",), item="000199001001", region="990101",
            related=((Location(ODD, 5, 1), HOSTILE),), fingerprint="00000000000000aa",
        ),
        Diagnostic(Location(ODD, 5, 200), "X999", Severity.INFO, "=1+1", fingerprint=""),
        Diagnostic(
            Location(PLAIN, 3, 11), "T101", Severity.ERROR, "承诺 25个工作日，法定只有 20个工作日", "改为不长于 20个工作日。", ("promised",),
            related=((Location("catalog/basic/00019900100Y.yaml", 12), "法定办结时限"),), item="000199001001", region="990101",
            fingerprint="00000000000000bb", fix=Fix("value", ("promised",), "20个工作日"),
        ),
        Diagnostic(Location(PLAIN, 3, 11), "T101", Severity.ERROR, "同一处再报一次", "", ("promised",), fingerprint="00000000000000bb"),
    ]  # fmt: skip


def load(name: str) -> str:
    """A template of svcstd's own."""
    return packaged(f"templates/{name}").read_text(encoding="utf-8")


def account(diagnostics: list[Diagnostic] | None = None, **changed: object) -> Account:
    """The report with everything that can be left out left out, in a workspace below the top of its repository."""
    outcome = Outcome(
        found() if diagnostics is None else diagnostics, records=2, items=3, broken=[ODD], unchecked=1, skipped_rules=["C301", "L201"],
        line=lambda file, number: LINES.get((file, number), ""),
    )  # fmt: skip
    facts: dict[str, object] = {"outcome": outcome, "exit_code": 3, "title": "合成目录 <b>&", "below": "目录 a/"}
    return Account(rules=RULES, load=load, **{**facts, **changed})  # type: ignore[arg-type]


def many(count: int) -> Account:
    """A report of many plain findings, three severities in turn, ten to a file."""
    severities = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    made = [
        Diagnostic(
            Location(f"items/990101/{n // 10:012d}.yaml", n % 10 + 1, 11), "T101", severities[n % 3], f"承诺 {n}个工作日，法定只有 20个工作日",
            "改为不长于 20个工作日。", ("promised",), item=f"{n // 10:012d}", region="990101", fingerprint=f"{n:016x}",
        )
        for n in range(count)
    ]  # fmt: skip
    outcome = Outcome(made, count, count, line=lambda file, number: f"promised: {number}个工作日")
    return Account(outcome, RULES, exit_code=1, load=load)
