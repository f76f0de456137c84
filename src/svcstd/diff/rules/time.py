"""D22, D23: how long it takes (时限与环节), standard.md §3.3 and §3.4."""

from __future__ import annotations

from svcstd.diff import weigh
from svcstd.diff.changes import Change, Kind
from svcstd.diff.rule import Better, Burden, Neutral, Scene, Text, Unsure, Worse, unweighed

PROMISED = {"promised": weigh.shorter}
STATUTORY = {"statutory": weigh.shorter}
EXTENSION = {"extension.limit": weigh.briefer}
SPECIAL = {
    "special_procedures[]": weigh.added_weighs(Burden.WORSE),
    "special_procedures": weigh.added_weighs(Burden.WORSE),
}
SPECIAL_TIME = {"special_procedures[].limit": weigh.briefer, "special_procedures[].counted": weigh.flag(Burden.BETTER)}
LIMITS = {
    **PROMISED,
    **STATUTORY,
    **EXTENSION,
    "special_procedures[].limit": weigh.briefer,
    "materials[].supplement_within": weigh.roomier,
}
PROJECT = {"project_type": weigh.project_type}
STEP = {"steps[]": weigh.added_weighs(Burden.WORSE)}


class PromisedLonger(Worse):
    """The promised limit becomes longer, or the promise is gone."""

    id, mirror, source = "D221", "D222", "std:T-01"
    elements = PROMISED
    title = Text("承诺办结时限延长", "The promised limit becomes longer")
    why = Text("承诺公开后，延长即失信于申请人。", "A published promise is kept.")
    mend = Text("恢复原承诺，或在变更说明中写明理由。", "Keep the promise, or say why not.")
    bad = ("# before\npromised: 5个工作日\n# after\npromised: 8个工作日  # !",)
    good = ("# before\npromised: 1年\n# after\npromised: 12个月",)


class PromisedShorter(Better):
    """The promised limit becomes shorter, or there is one now."""

    id, mirror, source = "D222", "D221", "std:T-01"
    elements = PROMISED
    title = Text("承诺办结时限缩短", "The promised limit becomes shorter")
    why = Text("压缩时限是减负的主要指标。", "Shorter limits are what relief is measured by.")
    bad = ("# before\npromised: 5个工作日\n# after\npromised: 即办  # !",)


class StatutoryLonger(Worse):
    """The statutory limit becomes longer, or there is none any more."""

    id, mirror, source, declarable = "D223", "D224", "std:T-04", True
    elements = STATUTORY
    title = Text("法定办结时限延长", "The statutory limit becomes longer")
    why = Text("法定时限只随法律修订改变。", "Only a change of law changes it.")
    mend = Text("在 basis 或 sources 写明修订后的条文。", "Cite the amended article in `basis` or `sources`.")
    bad = ("# before\n# at: basic\nstatutory: 20个工作日\n# after\n# at: basic\nstatutory: 30个工作日  # !",)


class StatutoryShorter(Better):
    """The statutory limit becomes shorter, or there is one now."""

    id, mirror, source, declarable = "D224", "D223", "std:T-04", True
    elements = STATUTORY
    title = Text("法定办结时限缩短", "The statutory limit becomes shorter")
    why = Text("法定时限只随法律修订改变。", "Only a change of law changes it.")
    bad = ("# before\n# at: basic\nstatutory: 20个工作日\n# after\n# at: basic\nstatutory: 15个工作日  # !",)


class LimitsIncomparable(Unsure):
    """Two limits of different units, of which now one and now the other ends first."""

    id = mirror = "D225"
    source = "std:T-01"
    elements = LIMITS
    title = Text("新旧时限无法比较", "The limits cannot be compared")
    why = Text(
        "单位不同，受理日不同则先后不同。", "In different units, which ends first depends on the day of acceptance."
    )
    bad = ("# before\npromised: 5个工作日\n# after\npromised: 7个自然日  # !",)


class ExtensionLonger(Worse):
    """The statutory limit may be extended further."""

    id, mirror = "D226", "D227"
    elements = EXTENSION
    title = Text("可延长的时限变长", "The limit may be extended further")
    why = Text("申请人可能等待更久。", "Applicants may wait longer.")
    bad = (
        "# before\n# at: basic\nextension: {limit: 10个工作日, approved_by: 本机关负责人}\n"
        "# after\n# at: basic\nextension: {limit: 15个工作日, approved_by: 本机关负责人}  # !",
    )


class ExtensionShorter(Better):
    """The statutory limit may be extended less, or not at all."""

    id, mirror = "D227", "D226"
    elements = EXTENSION
    title = Text("可延长的时限变短", "The limit may be extended less")
    why = Text("申请人等待更短。", "Applicants wait less at most.")
    bad = (
        "# before\n# at: basic\nextension: {limit: 10个工作日, approved_by: 本机关负责人}\n"
        "# after\n# at: basic\nextension: {limit: 5个工作日, approved_by: 本机关负责人}  # !",
    )


class SpecialProcedureAdded(Worse):
    """One more special procedure, whose time is not counted."""

    id, mirror, source = "D228", "D229", "std:T-07"
    elements = SPECIAL
    title = Text("特别程序增加", "A special procedure is added")
    why = Text("特别程序一般不计入时限，实际等待变长。", "Its time is outside the limit; the wait grows.")
    message = Text("增加{what}", "added: {what}")
    bad = (
        "# before\n# after\nspecial_procedures:\n"
        "  - {id: publicity, kinds: [公示], limit: 7个自然日, basis: 示例经营许可管理办法第十三条}  # !",
    )


class SpecialProcedureRemoved(Better):
    """One special procedure less."""

    id, mirror, source = "D229", "D228", "std:T-07"
    elements = SPECIAL
    title = Text("特别程序减少", "A special procedure is removed")
    why = Text("实际等待变短。", "The wait becomes shorter.")
    message = Text("减少{what}", "removed: {what}")
    bad = ("# before\n# after\nremove: [special_procedures.visit]  # !",)


class SpecialProcedureLonger(Worse):
    """A special procedure takes longer, or is no longer counted in the limit."""

    id, mirror, source = "D230", "D231", "std:T-07"
    elements = SPECIAL_TIME
    title = Text("特别程序用时变长", "A special procedure takes longer")
    why = Text("不计入时限的等待变长。", "The wait outside the limit grows.")
    bad = ("# before\n# after\nspecial_procedures:\n  - {id: visit, limit: 15个工作日}  # !",)


class SpecialProcedureShorter(Better):
    """A special procedure takes less time, or is counted in the limit."""

    id, mirror, source = "D231", "D230", "std:T-07"
    elements = SPECIAL_TIME
    title = Text("特别程序用时变短", "A special procedure takes less time")
    why = Text("不计入时限的等待变短。", "The wait outside the limit shrinks.")
    bad = ("# before\n# after\nspecial_procedures:\n  - {id: visit, limit: 5个工作日}  # !",)


class NoLongerInstant(Worse):
    """An item handled at once becomes a promised one."""

    id, mirror, source = "D232", "D233", "std:Q-01"
    elements = PROJECT
    title = Text("即办件改为承诺件", "No longer handled at once")
    why = Text("申请人不再当场得到结果。", "The result no longer comes on the spot.")
    bad = ("# before\nproject_type: 即办件\n# after\nproject_type: 承诺件  # !",)


class BecomesInstant(Better):
    """A promised item is handled at once."""

    id, mirror, source = "D233", "D232", "std:Q-01"
    elements = PROJECT
    title = Text("承诺件改为即办件", "Handled at once")
    why = Text("申请人当场得到结果。", "The result comes on the spot.")
    bad = ("# before\nproject_type: 承诺件\n# after\nproject_type: 即办件  # !",)


class StepAdded(Worse):
    """The procedure has one more step."""

    id, mirror = "D234", "D235"
    elements = STEP
    title = Text("办理环节增加", "One more step")
    why = Text("减环节与减材料、减时限、减跑动并列为减负指标。", "Steps are counted beside materials, time and visits.")
    message = Text("增加{what}", "added: {what}")
    bad = ("# before\n# after\nsteps:\n  - {id: recheck, name: 复核, limit: 1个工作日}  # !",)


class StepRemoved(Better):
    """The procedure has one step less."""

    id, mirror = "D235", "D234"
    elements = STEP
    title = Text("办理环节减少", "One step less")
    why = Text("减环节是减负指标之一。", "Fewer steps are a measure of relief.")
    message = Text("减少{what}", "removed: {what}")
    bad = ("# before\n# after\nremove: [steps.issue]  # !",)


class StepChanged(Neutral):
    """A step differs, or the order of the steps does; the limit for the whole is judged by itself."""

    id = mirror = "D236"
    elements = unweighed(
        "steps",
        *(
            f"steps[].{key}"
            for key in ("name", "limit", "limit.note", "office", "role", "criterion", "outcome", "counted")
        ),
    )
    title = Text("办理环节改变", "A step changes")
    why = Text(
        "环节的分工和用时是内部安排，总时限另行判断。", "Who does what is internal; the whole limit is judged apart."
    )
    bad = ("# before\n# after\nsteps:\n  - {id: review, limit: 1个工作日}  # !",)

    def speaks(self, change: Change, scene: Scene) -> bool:
        return change.pattern in self.elements and (change.pattern != "steps" or change.kind is Kind.CHANGED)
