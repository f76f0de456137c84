"""P: steps, situations, result and commitment (流程、情形、结果、告知承诺); standard.md §3.3, §3.5 and §5."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import ResultType
from svcstd.model.limit import TimeLimit
from svcstd.model.parts import Step
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text

CERTIFICATES = ("证", "证书", "执照")
NO_CERTIFICATES = ("凭证", "查证", "公证", "保证", "认证", "见证", "验证", "论证", "准考证")
DECISIONS = ("批复", "批文")

Total = tuple[int, int, bool]
"""Sum of the counted steps, the longest one's index, and whether every counted step has a limit."""


def total(steps: Sequence[Step] | None, limit: TimeLimit) -> Total | None:
    """The counted steps' limits together, or None where one is in another unit than `limit`."""
    amounts: dict[int, int] = {}
    whole = True
    for index, step in enumerate(steps or ()):
        if step.counted is False:
            continue
        if step.limit is None or step.limit.unit is None:
            whole = False
        elif step.limit.amount and step.limit.unit is not limit.unit:
            return None
        else:
            amounts[index] = step.limit.amount
    return (sum(amounts.values()), max(amounts, key=amounts.__getitem__), whole) if amounts else None


def inherited(it: Resolved, longest: int) -> bool:
    """Whether the promise that the steps no longer fit is a narrower place's, or for this place alone (`here`)."""
    promise, step = it.origin(("promised",))[0], it.origin(("steps", longest, "limit"))[0]
    narrower = step.region != promise.region or "here" in promise.prefix
    return it.layers.index(step) < it.layers.index(promise) and narrower


class StepsWithinLimit(ItemRule):
    """Steps together take no longer than the limit they make up."""

    id = "P101"
    source = "std:T-06"
    title = Text("各环节时限之和不超过办结时限", "The steps together take no longer than the limit")
    why = Text(
        "环节加起来比承诺还长，按流程办就一定超时。",
        "Where the steps add up to more than was promised the promise cannot be kept.",
    )
    message = Text("各环节合计 {total}，办结时限只有 {limit}", "the steps add up to {total}, the limit is {limit}")
    mend = Text(
        "改正环节时限；不计入办结时限的环节写 counted: false。",
        "Correct the steps' limits; a step outside the limit says `counted: false`.",
    )
    good = ("steps:\n  - {id: deliver, name: 送达, limit: 10个工作日, counted: false}",)
    bad = ("steps:\n  - id: review\n    limit: 9个工作日  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        limit = it.item.promised or it.item.statutory
        found = total(it.item.steps, limit) if limit and limit.unit else None
        if limit is None or found is None or found[0] <= max(limit.amount, limit.instant):
            return
        if it.item.promised is None or not inherited(it, found[1]):
            values = {"total": TimeLimit(found[0], limit.unit), "limit": limit}
            yield Finding(("steps", found[1], "limit"), values=values)


class StepsFitPromise(ItemRule):
    """A place that shortens its promise shortens the steps as well."""

    id = "P102"
    severity = Severity.WARNING
    source = "std:T-06"
    published = True
    title = Text("各环节时限之和等于承诺时限", "The steps together take as long as was promised")
    why = Text(
        "指南上环节时限与承诺时限对不上，申请人不知道该信哪一个。",
        "Where steps and promise disagree in one guide applicants cannot tell which to believe.",
    )
    message = Text("承诺 {promised}，各环节合计 {total}", "promises {promised}, the steps add up to {total}")
    mend = Text("按承诺时限改写各环节的 limit。", "Bring the steps' limits into line with the promise.")
    good = ("promised: 5个工作日",)
    bad = ("promised: 3个工作日  # !", "promised: 6个工作日  # !")

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        promised = it.item.promised
        found = total(it.item.steps, promised) if promised and promised.unit else None
        if promised is None or found is None:
            return
        amount, longest, whole = found
        less = whole and amount < promised.amount
        if less or (amount > max(promised.amount, promised.instant) and inherited(it, longest)):
            values = {"promised": promised, "total": TimeLimit(amount, promised.unit)}
            yield Finding(("promised",), values=values)


class EntriesDiffer(ItemRule):
    """A list says each thing once."""

    id = "P103"
    severity = Severity.WARNING
    title = Text("环节、条件不重复", "No step or condition stands twice")
    why = Text(
        "上下级各写一遍而标识不同，合并后就成了两条；标识相同才会合并。",
        "Lists merge by `id`: written above and below under two ids the same thing is printed twice.",
    )
    message = Text("“{text}”前面已经写过（{id}）", "“{text}” is written before ({id})")
    mend = Text("改用上级的标识，或者删去重复的一条。", "Use the id of the place above, or take out the double.")
    good = ("steps:\n  - {id: check, name: 核查}",)
    bad = (
        "steps:\n  - {id: acceptance, name: 受理}  # !",
        "# at: province\nconditions:\n  - {id: premises, text: 具有固定场所。}\n"
        "  - id: place\n    text: 具有固定场所。  # !",
    )
    companions = ("L103",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        for name, key, entries in (
            ("steps", "name", item.steps),
            ("conditions", "text", item.conditions),
            ("prohibitions", "text", item.prohibitions),
        ):
            if not entries or len(entries) == 1:
                continue
            texts = [getattr(entry, key) for entry in entries]
            if len(set(texts)) == len(texts):
                continue
            for index, text in enumerate(texts):
                first = texts.index(text)
                if first < index and text:
                    yield Finding((name, index, key), values={"text": text[:30], "id": entries[first].id})


class EntrySaysSomething(ItemRule):
    """Every entry of a list says what it is."""

    id = "P104"
    title = Text("环节、条件、情形各有内容", "Steps, conditions and situations say what they are")
    why = Text(
        "没有内容的一条，指南里是空的一行；多半是想改上级的一条而标识写错了。",
        "An entry without words is an empty row; mostly it means to change an inherited one and its id is wrong.",
    )
    message = Text("{id} 没有写 {key}，上级也没有这个标识", "{id} has no `{key}`, and no place above has that id")
    mend = Text("写上 {key}；要改上级的一条，核对标识。", "Add `{key}`; to change an inherited entry check its id.")
    good = ("steps:\n  - {id: review, office: 审批科}",)
    bad = (
        "steps:\n  - {id: revue, office: 审批科}  # !",
        "# at: province\nconditions:\n  - {id: place, basis: 中华人民共和国示例法第四条}  # !",
        "situations:\n  - {id: third, group: applicant}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        for name, key, entries in (
            ("steps", "name", item.steps),
            ("conditions", "text", item.conditions),
            ("prohibitions", "text", item.prohibitions),
            ("situations", "name", item.situations),
        ):
            for index, entry in enumerate(entries or ()):
                if not getattr(entry, key):
                    yield Finding((name, index), values={"id": entry.id, "key": key})


class SituationsExclude(ItemRule):
    """Situations of a group are ways to choose between."""

    id = "P105"
    about = "situations"
    severity = Severity.WARNING
    title = Text("一组情形至少有两种", "A group of situations has at least two")
    why = Text(
        "同组情形互斥、必居其一；只有一种的组总是成立，材料上的 when 就没有意义。",
        "Of one group exactly one holds: a group of one always does, and a `when` on it means nothing.",
    )
    message = Text("{group} 组只有“{name}”一种情形", "“{name}” is the only situation of group {group}")
    mend = Text("补上同组的其他情形，或者删去这一种。", "Add the other situations of the group, or take this one out.")
    good = ("situations:\n  - {id: new, name: 新设, group: kind}\n  - {id: moved, name: 迁址, group: kind}",)
    bad = ("situations:\n  - {id: new, name: 新设, group: kind}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        situations = it.item.situations
        if not situations:
            return
        groups = Counter(situation.group for situation in situations)
        for index, situation in enumerate(situations):
            if situation.group and groups[situation.group] == 1:
                yield Finding(
                    ("situations", index), values={"group": situation.group, "name": situation.name or situation.id}
                )


class ResultTyped(ItemRule):
    """The result's name and its type say the same."""

    id = "P106"
    severity = Severity.WARNING
    source = "std:Q-02"
    title = Text("结果名称与结果类型一致", "The result's name and its type agree")
    why = Text(
        "证照进入电子证照库，批文进入公文系统：类型错了，结果就归错了档。",
        "Certificates go to the store of electronic licences, decisions to the registry: each type is filed apart.",
    )
    message = Text("“{name}”应是{wanted}，类型写的是{type}", "“{name}” is of type {wanted}, not {type}")
    untyped = Text("“{name}”没有写结果类型", "“{name}” has no type")
    named = Text("结果类型是无，却写了名称“{name}”", "the type is “无”, yet the result is named “{name}”")
    mend = Text("改正 result.type。", "Correct `result.type`.")
    good = (
        "# at: basic\nresult: {name: 关于同意设立的批复, type: 批文}",
        "# at: basic\nresult: {name: 备案凭证, type: 其他}",
    )
    bad = (
        "# at: basic\nresult:\n  name: 示例经营许可证\n  type: 批文  # !",
        "# at: basic\nresult:\n  name: 关于同意设立的批复\n  type: 证照  # !",
        "# at: basic\nresult:\n  name: 示例经营许可证  # !",
        "# at: basic\nresult:\n  name: 示例经营许可证\n  type: 无  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        result = it.item.result
        if result is None or not result.name:
            return
        name, type_ = result.name, result.type
        if type_ is None:
            yield Finding(("result", "name"), "untyped", values={"name": name})
        elif type_ is ResultType.NONE:
            yield Finding(("result", "type"), "named", values={"name": name})
        else:
            wanted = self._wanted(name)
            if wanted is not None and wanted is not type_:
                yield Finding(("result", "type"), values={"name": name, "wanted": wanted, "type": type_})

    def _wanted(self, name: str) -> ResultType | None:
        if name.endswith(CERTIFICATES) and not name.endswith(NO_CERTIFICATES):
            return ResultType.LICENCE
        return ResultType.APPROVAL if name.endswith(DECISIONS) else None


class CommitmentTold(ItemRule):
    """Who commits himself knows to what."""

    id = "P107"
    about = "commitment"
    severity = Severity.WARNING
    source = "std:N-01"
    published = True
    title = Text("实行告知承诺的写明承诺什么", "Who commits himself knows to what")
    why = Text(
        "国办发〔2020〕42号：告知承诺要有书面的承诺书，写明承诺的内容和不实承诺的责任。",
        "The State Council's office (2020, no. 42): a commitment is written, and says to what and at what risk.",
    )
    message = Text("实行告知承诺，承诺书和承诺内容都没有写", "handled by commitment, without a form or its content")
    mend = Text(
        "写上 commitment.form（承诺书地址）或者 commitment.content。",
        "Add `commitment.form`, a link to it, or `commitment.content`.",
    )
    good = (
        "commitment: {kind: 证明事项, content: 承诺符合经营场所条件。}",
        "state: 草稿\ncommitment: {kind: 证明事项}",
    )
    bad = ("commitment:  # !\n  kind: 涉企经营许可事项",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        commitment = it.item.commitment
        if commitment and not commitment.form and not commitment.content:
            yield Finding(("commitment", "form"))
