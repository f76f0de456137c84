"""P, continued: frequent questions and remedies (常见问题、行政救济), standard.md §3.5 and §4."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import ItemType
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Option, Severity, Text

REVIEW, SUIT = "行政复议", "行政诉讼"
COURT = "法院"


class QuestionsAnswered(ItemRule):
    """A frequent question has an answer, and an answer its question."""

    id = "P110"
    severity = Severity.WARNING
    source = "std:Q-11"
    published = True
    title = Text("常见问题有问有答", "A frequent question has its answer")
    why = Text(
        "只有问题没有解答，申请人还得打电话；只有解答没有问题，谁也找不到它。",
        "Without an answer applicants must phone all the same; without its question an answer is not found.",
    )
    message = Text("常见问题 {id} 没有写解答（answer）", "question {id} has no answer")
    asked = Text("常见问题 {id} 没有写问题（question）", "answer {id} has no question")
    few = Text("常见问题有 {count} 条，至少要 {least} 条", "{count} questions, at least {least} are wanted")
    mend = Text("把问和答都写上，或者删去这一条。", "Write both, or take the entry out.")
    good = ("faq: [{id: fee, question: 要收费吗？, answer: 不收费。}]",)
    bad = (
        "faq:\n  - {id: fee, question: 要收费吗？}  # !",
        "faq:\n  - {id: fee, answer: 不收费。}  # !",
    )
    least = Option(
        0,
        "每项行政许可至少几条；有的地方要求至少一条，默认不要求",
        "how many each licence has at least; some places ask for one, by default none is",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        faq = it.item.faq or ()
        for index, entry in enumerate(faq):
            if not entry.answer:
                yield Finding(("faq", index), values={"id": entry.id})
            elif not entry.question:
                yield Finding(("faq", index), "asked", values={"id": entry.id})
        if it.item.type is ItemType.LICENCE and self.least > len(faq):
            yield Finding(("faq",), "few", values={"count": len(faq), "least": self.least})


class RemedyNamesBody(ItemRule):
    """A remedy says which it is and who hears it: courts hear suits, and courts only."""

    id = "P111"
    about = "remedies"
    severity = Severity.WARNING
    source = "std:§4/remedies"
    published = True
    title = Text("行政救济写明种类和受理机关", "A remedy says which it is and who hears it")
    why = Text(
        "复议向复议机关提出，诉讼向人民法院提起；机关写错，申请人会错过期限。",
        "Reviews go to the reviewing authority, suits to a court; at the wrong one applicants miss the time for it.",
    )
    message = Text("行政救济 {id} 没有写受理机关（body）", "remedy {id} does not say who hears it (body)")
    kindless = Text("行政救济 {id} 没有写种类（kind）", "remedy {id} does not say which it is (kind)")
    court = Text("{kind}的受理机关写的是{body}", "{body} is given as who hears a remedy of kind {kind}")
    mend = Text(
        "写上 kind 和 body；复议机关一般是本级或上一级人民政府，诉讼写人民法院。",
        "Add `kind` and `body`: mostly a people's government for reviews, a people's court for suits.",
    )
    good = (
        "# at: province\nremedies:\n  - {id: review, kind: 行政复议, body: 示例区人民政府}\n"
        "  - {id: suit, kind: 行政诉讼, body: 示例区人民法院}",
    )
    bad = (
        "remedies:\n  - {id: again, kind: 行政复议}  # !",
        "remedies:\n  - {id: again, body: 示例区人民政府}  # !",
        "remedies:\n  - id: review\n    kind: 行政复议\n    body: 示例区人民法院  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, remedy in enumerate(it.item.remedies or ()):
            if remedy.kind is None:
                yield Finding(("remedies", index), "kindless", values={"id": remedy.id})
            elif not remedy.body:
                yield Finding(("remedies", index), values={"id": remedy.id})
            elif (COURT in remedy.body) is not (remedy.kind == SUIT):
                values = {"kind": remedy.kind, "body": remedy.body}
                yield Finding(("remedies", index, "body"), "court", values=values)


class BothRemediesTold(ItemRule):
    """Where one way to challenge a decision is told, the other is too."""

    id = "P112"
    about = "remedies"
    severity = Severity.INFO
    source = "std:§4/remedies"
    published = True
    title = Text("行政复议和行政诉讼两条途径都写", "Both remedies are told")
    why = Text(
        "申请人可以复议，也可以直接诉讼；只写一条，等于让他放弃另一条。",
        "Applicants may have a decision reviewed or sue; told of one way only they lose the other.",
    )
    message = Text("行政救济没有写{missing}", "the remedies leave out {missing}")
    mend = Text(
        "补上缺的一条；依法只有一条的，加注释忽略并写明理由。",
        "Add it; where law leaves one only, ignore this with a reason.",
    )
    good = (
        "# at: province\nremedies:\n  - {id: review, kind: 行政复议, body: 示例区人民政府}\n"
        "  - {id: suit, kind: 行政诉讼, body: 示例区人民法院}",
    )
    bad = ("# at: province\nremedies:  # !\n  - {id: review, kind: 行政复议, body: 示例区人民政府}",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        remedies = it.item.remedies
        if not remedies:
            return
        kinds = {remedy.kind for remedy in remedies}
        for kind in (REVIEW, SUIT):
            if kind not in kinds and None not in kinds:
                yield Finding(("remedies",), values={"missing": kind})
