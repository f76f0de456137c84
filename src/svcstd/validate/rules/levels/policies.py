"""L1: what a lower place may change (层级与继承), design §2.2 and standard.md §3.1–3.2."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.diagnostic import KeyPath
from svcstd.model.base import Part
from svcstd.model.catalogue import Catalogue
from svcstd.model.elements import Elements
from svcstd.model.enums import Level
from svcstd.model.policy import Policies
from svcstd.resolve import Resolved
from svcstd.resolve.merge import said
from svcstd.validate.gain import Fault, losses
from svcstd.validate.rule import Finding, ItemRule, RecordRule, Severity, Text, Written

NARROWNESS = {level: number for number, level in enumerate(Level)}


class LockedInCatalogueOnly(RecordRule):
    """Name, type, legal basis and what else the edition locks are written in the basic catalogue and nowhere else."""

    id = "L101"
    source = "std:U-01"
    title = Text("锁定的要素只写在基本目录里", "Locked elements stand in the basic catalogue only")
    why = Text(
        "名称、编码、类型、依据等各级必须相同（四级四同，国发〔2018〕27号）；哪些要素锁定由 standard.yaml 规定。",
        "Name, code, type and legal basis are the same at all levels; standard.yaml says what is locked.",
    )
    message = Text(
        "{key} 由基本目录规定，下级不能写", "{key} is set by the basic catalogue; no place below may write it"
    )
    mend = Text(
        "从这里删去；确需修改的，改 catalog/basic/ 中的事项。", "Delete it here; a change belongs into catalog/basic/."
    )
    good = ("implementing_basis:\n  - {id: rules, law: 示例省示例条例, article: 第九条}",)
    bad = (
        "statutory: 15个工作日  # !",
        "name: 示例销售经营许可（县级）  # !",
        "here:\n  type: 行政确认  # !",
        "situations:\n  - id: self\n    set: {objects: [自然人]}  # !",
    )

    def check(self, written: Written, catalogue: Catalogue) -> Iterator[Finding]:
        policies = catalogue.edition.policies(catalogue.regions.ancestry(written.region_code))
        record = written.record
        if record.name is not None:
            yield Finding(("name",), values={"key": "name"}, on_key=True)
        if not record.model_fields_set.isdisjoint(policies.locked):
            yield from _locked(record, (), policies)
        if record.here is not None:
            yield from _locked(record.here, ("here",), policies)
        for index, situation in enumerate(record.situations or ()):
            if situation.set is not None:
                yield from _locked(situation.set, ("situations", index, "set"), policies)


def _locked(elements: Elements, prefix: KeyPath, policies: Policies) -> Iterator[Finding]:
    """Yield the locked elements that a record writes; keys of one that have a policy of their own may be free."""
    for name in sorted(elements.model_fields_set & policies.locked):
        value = elements.__dict__[name]
        keys = list(said(value)) if isinstance(value, Part) else []
        locked = [key for key in keys if policies.of((name, key)).policy == "locked"]
        if len(locked) == len(keys):
            yield Finding((*prefix, name), values={"key": name}, on_key=True)
        else:
            for key in locked:
                yield Finding((*prefix, name, key), values={"key": f"{name}.{key}"}, on_key=True)


class ChangedToGainOnly(ItemRule):
    """What a wider place promises, a narrower one may better but not take back."""

    id = "L102"
    source = "std:U-02"
    title = Text("对继承的要素只作有利于申请人的改动", "Inherited elements change to the applicant's gain only")
    why = Text(
        "上级统一的时限、材料、次数是底线：下级可以更短、更少，不能更长、更多，否则同一事项各地要求不一。",
        "What is uniform above is a floor: a place below may ask less and be faster, not the reverse.",
    )
    message = Text(
        "{key} 由“{before}”改为“{after}”，对申请人不利",
        "{key} goes from “{before}” to “{after}”, to the applicant's loss",
    )
    dropped = Text("删去了 {key}，对申请人不利", "takes out {key}, to the applicant's loss")
    locked = Text(
        "{key} 由“{before}”改为“{after}”，但它由基本目录规定",
        "{key} goes from “{before}” to “{after}”, but the basic catalogue sets it",
    )
    mend = Text(
        "改为不差于上级的规定，或删去这一处，沿用继承的值。", "Make it no worse than above, or delete it and inherit."
    )
    good = (
        "promised: 10个工作日",
        "materials:\n  - {id: form, necessity: 非必要}",
        "visits: 0",
        "materials: [{id: form, originals: 0}]",
    )
    bad = (
        "promised: 12个工作日  # !",
        "materials:\n  - id: mandate\n    necessity: 必要  # !\n  - id: form\n    originals: 2  # !",
        "materials:\n  - id: mandate\n    supplement_within: 3个工作日  # !\n    when: [agent, self]  # !",
        "visits: 2  # !",
        "channels: [窗口办理]  # !",
        "online: {depth: Ⅱ级}  # !",
        "special_procedures:\n  - id: visit\n    limit: 15个工作日  # !",
        "fee: {basis: 示例收费办法, items: [{id: a, name: 工本费, amount: 20, unit: 元/证, basis: 示例收费办法}]}  # !",
        "here:\n  promised: 12个工作日  # !",
        "# without: promised\nremove: [promised]  # !",
    )
    companions = ("T101", "V101", "P101")

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for loss in losses(it, catalogue):
            values = {"key": loss.key, "before": loss.before, "after": loss.after}
            if loss.fault is Fault.WORSE:
                yield Finding(loss.path, values=values)
            elif loss.fault is Fault.DROPPED:
                yield Finding(loss.path, "dropped", values)
            elif loss.fault is Fault.LOCKED:
                yield Finding(loss.path, "locked", values)


class NothingAddedToList(ItemRule):
    """Materials, conditions, special procedures and charges may be taken out below, not added."""

    id = "L103"
    source = "std:U-02"
    title = Text(
        "下级不增加材料、条件、特别程序和收费", "Places below add no material, condition, special procedure or charge"
    )
    why = Text(
        "上级已列明的清单，下级自行增加就是加码；确有依据的，应由制定实施规范的一级增加。",
        "Adding to a list that is settled above is a demand of one's own; what law requires is added above.",
    )
    message = Text("{key} 增加了“{id}”，上级没有这一项", "{key} adds “{id}”, which no place above has")
    suggested = Text(
        "{key} 增加了“{id}”，上级没有这一项；是不是“{suggestion}”？",
        "{key} adds “{id}”, which no place above has; is it “{suggestion}”?",
    )
    mend = Text(
        "删去这一项；确有依据的，写进上级的实施规范。",
        "Delete it; if a law requires it, add it to the specification above.",
    )
    good = ("materials:\n  - {id: form, copies: 0}\nremove: [materials.mandate]",)
    bad = (
        "materials:\n  - {id: photo, name: 照片, necessity: 必要, originals: 2}  # !",
        "conditions:\n  - {id: hukou, text: 具有本地户籍。}  # !",
        "special_procedures:\n  - {id: hearing, kinds: [听证], limit: 10个工作日, basis: 示例办法}  # !",
    )
    companions = ("M101", "T102")

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for loss in losses(it, catalogue):
            if loss.fault is Fault.ADDED:
                from svcstd.model.nearest import closest

                name = str(loss.path[0])
                known = [entry.id for entry in it.inherited[name]] if len(loss.path) == 2 else []  # noqa: PLR2004
                near = closest(loss.key, known[:50])
                values = {"key": name, "id": loss.key, "suggestion": near}
                yield Finding(loss.path, "suggested" if near else "message", values)


class ChangeComparable(ItemRule):
    """A change that cannot be weighed is left to a person."""

    id = "L108"
    severity = Severity.WARNING
    source = "std:U-04"
    title = Text("对继承要素的改动可以比较", "Changes of inherited elements can be weighed")
    why = Text(
        "改写文字，或换成不能相比的单位（如工作日换成自然日），是否对申请人有利只能由人判断。",
        "Reworded text, or limits in units that do not compare, only a person can weigh.",
    )
    message = Text(
        "{key} 由“{before}”改为“{after}”，无法比较是否对申请人有利",
        "{key} goes from “{before}” to “{after}”; which is better cannot be told",
    )
    mend = Text(
        "能沿用继承的就删去；时限换成同一单位；确需改写的，请人审阅后注明理由。",
        "Inherit where possible, use one unit for limits; else have it reviewed and give a reason.",
    )
    good = ("promised: 5个工作日",)
    bad = ("promised: 14个自然日  # !", "conditions:\n  - id: staff\n    text: 有经过本区培训的专职人员。  # !")

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for loss in losses(it, catalogue):
            if loss.fault is Fault.UNKNOWN:
                yield Finding(loss.path, values={"key": loss.key, "before": loss.before, "after": loss.after})


class LevelsWidenedByDecision(ItemRule):
    """A place narrows the levels that exercise an item; it widens them only by a declared adjustment."""

    id = "L109"
    title = Text("行使层级只能由动态调整放宽", "Levels are widened by an adjustment only")
    why = Text(
        "由哪一级行使是基本目录定的；下放、委托要有文件，并登记在 catalog/adjustments/ 里。",
        "The basic catalogue says who exercises an item; devolving needs a document, declared in catalog/adjustments/.",
    )
    message = Text("增加了“{level}”，没有对应的动态调整", "adds “{level}” without a declared adjustment")
    mend = Text(
        "删去这一级，或在 catalog/adjustments/ 登记下放、委托的文件。",
        "Delete the level, or declare the decision in catalog/adjustments/.",
    )
    good = (
        "levels: [县级]",
        "levels: [县级, 镇(乡、街道)级]\n# at: catalog/adjustments/towns.yaml\nid: towns\nchanges:\n"
        '  - {id: a, kind: 下放, from: ["00019900100101"], at: "990101", '
        "levels: {from: 县级, to: 镇(乡、街道)级}, regions: all}",
    )
    bad = ("levels:\n  - 县级\n  - 镇(乡、街道)级  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        before = it.inherited.get("levels")
        if before is None or it.item.levels is before:
            return
        for index, level in enumerate(it.item.levels or ()):
            if level not in before and not _declared(it, level, catalogue):
                yield Finding(("levels", index), values={"level": level})


def _declared(it: Resolved, level: Level, catalogue: Catalogue) -> bool:
    """Whether an adjustment moves the item to a level, at this place or one above."""
    places = set(catalogue.regions.ancestry(it.region.code)) if it.region else set()
    for change in catalogue.adjustments:
        codes = {*(change.from_ or ()), *(change.to or ())}
        if change.levels and change.levels.to is level and codes.intersection(it.identity.codes):
            reach = set(change.regions or ("all",))
            if places & reach or ("all" in reach and (change.at is None or change.at in places)):
                return True
    return False


class RecordHasEffect(ItemRule):
    """A record speaks for its own place, or for places below; else it is written for nobody."""

    id = "L110"
    severity = Severity.WARNING
    unanimous = True
    title = Text("实施清单有用处", "A record has an effect")
    why = Text(
        "本级不行使、下级也没有行使的层级、上级的就近办点又不到这里，这条清单不会出现在任何指南里。",
        "Where neither this place nor any level below exercises the item, no guide shows the record.",
    )
    message = Text(
        "{level}不行使这个事项（行使层级：{levels}），也没有就近办点到这里",
        "{level} does not exercise the item ({levels} do), and no point reaches it",
    )
    mend = Text(
        "删去这个文件；确由本级办理的，核对 levels 或上级的 points。",
        "Delete the file; if the place does handle it, look at `levels`, or at the `points` above.",
    )
    good = ("# at: city\nnotes: 需要预约。", "# at: town\nwindows: [{id: hall, outlet: sl-town-centre}]")
    bad = ("# at: village\nnotes: 需要预约。  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        levels = it.item.levels
        if it.region is None or not levels or it.region.level in levels or it.reached:
            return
        place = NARROWNESS[it.region.level]
        if all(NARROWNESS[level] < place for level in levels):
            yield Finding(values={"level": it.region.level, "levels": "、".join(levels)})
