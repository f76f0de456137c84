"""S5: what is wrong with silences: comments, `ignore` of svcstd.yaml, the baseline (design §5)."""

from __future__ import annotations

from svcstd.messages.validating import NO_RULE
from svcstd.validate.rule import ReadingRule, Severity, Text


class SilenceHasReason(ReadingRule):
    """Who reads a silence later must know why it is there."""

    id = "S501"
    severity = Severity.WARNING
    title = Text("不报的发现写明理由", "A silence says why")
    why = Text(
        "没有理由的忽略，后来的人不知道能不能去掉，问题就一直留着。",
        "Without a reason nobody dares to take a silence out, and what it hides stays for good.",
    )
    message = Text("忽略 {rules} 没有写理由", "{rules} is ignored without a reason")
    mend = Text(
        "在注释的破折号后面写理由，例如 # svcstd: ignore T101 — 法律已修订，条款待更新；svcstd.yaml 里写 reason。",
        "Behind a dash, as in `# svcstd: ignore T101 — law amended, clause pending`; in svcstd.yaml as `reason`.",
    )
    good = ("promised: 25个工作日  # svcstd: ignore T101 — 法律已修订，条款待更新",)
    bad = ("promised: 25个工作日  # svcstd: ignore T101  # !",)


class SilenceIsUsed(ReadingRule):
    """A silence that hides nothing would hide what comes later."""

    id = "S502"
    severity = Severity.WARNING
    title = Text("忽略的发现确实存在", "A silence silences something")
    why = Text(
        "问题已经改好，忽略还留着，以后再出同样的问题就看不到了。",
        "Once mended, a silence that stays would hide the same fault when it comes again.",
    )
    message = Text("这里没有 {rules} 的发现，忽略没有用处", "there is no finding of {rules} here to ignore")
    mend = Text("删去这条忽略。", "Take the silence out.")
    good = ("promised: 25个工作日  # svcstd: ignore T101 — 法律已修订",)
    bad = ("promised: 5个工作日  # svcstd: ignore T101 — 法律已修订  # !",)


class SilenceSpelled(ReadingRule):
    """A silence that cannot be understood silences nothing, and its writer believes it does."""

    id = "S503"
    title = Text("给本工具的注释写法正确", "A comment to svcstd is spelled as svcstd reads it")
    why = Text(
        "写错一个字，忽略就不起作用，还以为已经忽略了。",
        "One wrong letter, and nothing is silenced though its writer thinks so.",
    )
    message = Text("看不懂“svcstd: {said}”", "`svcstd: {said}` cannot be understood")
    no_rule = NO_RULE
    mend = Text(
        "写成 # svcstd: ignore 规则编号 — 理由；多个编号用逗号隔开。",
        "Write `# svcstd: ignore RULE — reason`; several ids with commas between.",
    )
    good = ("promised: 25个工作日  # svcstd: ignore T101 — 法律已修订",)
    bad = ("visits: 1  # svcstd: ignroe V101 — 示例  # !", "visits: 1  # svcstd: ignore Z999 — 示例  # !")


class BaselineIsCurrent(ReadingRule):
    """A baseline that keeps what is mended would let it come back."""

    id = "S504"
    severity = Severity.INFO
    title = Text("基线里的发现都还在", "What the baseline holds is still found")
    why = Text(
        "已经改好的问题还留在基线里，再出现时就不会报。",
        "What was mended and stays in the baseline would not be reported when it comes back.",
    )
    message = Text("基线里有 {count} 条发现已经没有了", "{count} findings of the baseline are no longer there")
    mend = Text(
        "运行 svcstd validate --write-baseline 重写基线。", "Write it again: `svcstd validate --write-baseline`."
    )
