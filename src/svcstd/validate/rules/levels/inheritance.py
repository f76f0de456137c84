"""L1, continued: what merging refers to (删除、排序、情形改动、重复), design §3.2 and §3.3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcstd.diagnostic import Fix, KeyPath
from svcstd.model.base import Entry, Part
from svcstd.model.catalogue import Catalogue
from svcstd.model.elements import Elements, Record
from svcstd.model.fields import field_model
from svcstd.resolve import Layer, Resolved, Taken
from svcstd.resolve.merge import said
from svcstd.validate.rule import Finding, ItemRule, RecordRule, Severity, Text, Written

ORDERED = frozenset(
    name for name in Elements.model_fields if (model := field_model(Elements, name)) and issubclass(model, Entry)
)
"""Elements that are lists of mappings."""


def written(it: Resolved) -> Sequence[Layer]:
    """The layers that this view of an item answers for: the place's own, or the basic entry's."""
    return it.own_layers if it.region else it.layers


class RemovedIsThere(ItemRule):
    """What `remove` names was inherited and can be without, else the line does nothing."""

    id = "L104"
    unanimous = True
    title = Text("remove 删去的要素确实存在、可以删去", "What `remove` takes out is there and can be taken out")
    why = Text(
        "删去不存在的要素，多半是标识写错：想删的还在指南上；一条的 id 等必有的键，不能单独删去。",
        "Taking out what is not there is mostly a mistyped id: what was meant still stands in the guide. "
        "Keys that an entry must have, as its id, do not go alone.",
    )
    message = Text("没有 {path} 可删", "there is no {path} to take out")
    needed = Text("{path} 不能单独删去", "{path} cannot be taken out alone")
    mend = Text(
        "核对路径和标识（svcstd show 可看继承到的内容），写整条的路径，或删去这一行。",
        "Check path and id (`svcstd show` prints what is inherited), name the whole entry, or delete the line.",
    )
    good = ("remove: [materials.mandate, prohibitions]",)
    bad = (
        "remove:\n  - materials.mandate\n  - materials.photo  # !",
        "remove: [quota]  # !",
        "remove:\n  - materials.form.id  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for removal in it.removals:
            if removal.taken is not Taken.OUT:
                message = "needed" if removal.taken is Taken.NEEDED else "message"
                values = {"path": removal.path[:80]}
                yield Finding(("remove", removal.index), message, values, layer=removal.layer)


class LockedNotRemoved(RecordRule):
    """What the basic catalogue locks cannot be taken out below."""

    id = "L105"
    source = "std:U-01"
    title = Text("remove 不删锁定的要素", "`remove` leaves locked elements alone")
    why = Text(
        "设定依据、服务对象等由基本目录规定，下级既不能改，也不能删。",
        "Legal basis, objects and the like are the basic catalogue's: nobody below may change or take them out.",
    )
    message = Text("{path} 由基本目录规定，不能删", "{path} is set by the basic catalogue and cannot be taken out")
    mend = Text(
        "删去这一行；确需修改的，改 catalog/basic/ 中的事项。", "Delete the line; a change belongs into catalog/basic/."
    )
    good = ("remove: [materials.mandate]",)
    bad = (
        "remove:\n  - extension  # !\n  - basis.law-3  # !",
        "here:\n  remove: [extension]  # !",
        "situations:\n  - id: agent\n    set: {remove: [objects]}  # !",
    )

    def check(self, written: Written, catalogue: Catalogue) -> Iterator[Finding]:
        policies = catalogue.edition.policies(catalogue.regions.ancestry(written.region_code))
        for prefix, elements in _parts(written.record):
            for index, path in enumerate(elements.remove or ()):
                if policies.of(tuple(path.split("."))).policy == "locked":
                    yield Finding((*prefix, "remove", index), values={"path": path[:80]})


def _parts(record: Record) -> Iterator[tuple[KeyPath, Elements]]:
    """A record, what it says for its own place and for each situation, with their paths."""
    yield (), record
    if record.here is not None:
        yield ("here",), record.here
    for index, situation in enumerate(record.situations or ()):
        if situation.set is not None:
            yield ("situations", index, "set"), situation.set


class AfterKnown(ItemRule):
    """`after` puts an element behind one that is there."""

    id = "L106"
    severity = Severity.WARNING
    unanimous = True
    title = Text("after 指向同一列表中的元素", "`after` names an element of the list")
    why = Text(
        "指向不存在的元素时，这一条留在原处，顺序就不是想要的。",
        "With an unknown name the element stays where it is, and the order is not what was meant.",
    )
    message = Text("{key} 里没有“{id}”", "{key} has no “{id}”")
    mend = Text("改成列表中已有的标识，或删去 after。", "Name an id of the list, or delete `after`.")
    good = ("steps:\n  - {id: check, name: 现场核查, limit: 1个工作日, after: review}",)
    bad = ("steps:\n  - {id: check, name: 现场核查, limit: 1个工作日, after: reveiw}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for layer in written(it):
            values = layer.elements.__dict__
            for name in ORDERED & layer.elements.model_fields_set:
                for index, entry in enumerate(values[name] or ()):
                    if entry.after is not None and not _among(entry.after, entry.id, it.item.__dict__[name]):
                        yield Finding((name, index, "after"), values={"key": name, "id": entry.after}, layer=layer)


def _among(id: str, own: str, entries: Sequence[Entry] | None) -> bool:
    return id != own and any(entry.id == id for entry in entries or ())


class SetChangesWhatIsThere(ItemRule):
    """`set` changes elements of the item; one that exists in a situation only is marked with `when`."""

    id = "L107"
    severity = Severity.WARNING
    unanimous = True
    title = Text("情形的 set 只改事项已有的元素", "A situation's `set` changes elements that the item has")
    why = Text(
        "set 里出现新的标识，多半是写错；只在该情形要交的材料用 when 标出，读者才看得出差别。",
        "A new id in `set` is mostly a slip; what one situation alone asks for is marked with `when`.",
    )
    message = Text("{key} 里没有“{id}”", "{key} has no “{id}”")
    mend = Text(
        "改成已有的标识；新增的元素写在外面，用 when 标明情形。",
        "Name an id that is there; write new elements outside, with `when`.",
    )
    good = ("situations:\n  - id: agent\n    set:\n      materials: [{id: form, copies: 2}]",)
    bad = ("situations:\n  - id: agent\n    set:\n      materials:\n        - {id: frm, copies: 2}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for layer in written(it):
            for index, situation in enumerate(layer.elements.situations or ()):
                for name, at, entry in _entries(situation.set):
                    if not any(known.id == entry.id for known in it.item.__dict__[name] or ()):
                        path: KeyPath = ("situations", index, "set", name, at)
                        yield Finding(path, values={"key": name, "id": entry.id}, layer=layer)


def _entries(elements: Elements | None) -> Iterator[tuple[str, int, Entry]]:
    """Elements of the lists of mappings that a `set` holds: list, index, element."""
    for name, value in said(elements).items() if elements is not None else ():
        for at, entry in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(entry, Entry):
                yield name, at, entry


class SaysSomethingNew(ItemRule):
    """A record says only what its place adds or changes."""

    id = "L111"
    mendable = True
    severity = Severity.INFO
    unanimous = True
    title = Text("实施清单不重复继承的内容", "A record does not repeat what it inherits")
    why = Text(
        "重复写的内容不随上级更新：上级改了，这里仍是旧的。",
        "A repeated value does not follow the places above: when they change, it stays old.",
    )
    message = Text("{key} 与继承的内容相同", "{key} is what is inherited anyway")
    mend = Text("删去它，由上级继承。", "Delete it and inherit.")
    sure = Text(
        "要删的内容里、后面和紧挨着的上一行都没有注释，删后文件里还有别的内容时",
        "where no comment stands within what goes, behind it or directly above, and something of the file is left",
    )
    good = ("visits: 0",)
    bad = (
        "visits:\n  count: 1\n  reason: 申请人须到场核验身份。\nproject_type: 承诺件  # !".replace(
            "visits:", "visits:  # !"
        ),
        "materials:\n  - {id: form, originals: 1}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for override in it.overrides:
            value, before = override.layer.elements.__dict__[override.name], override.before
            if type(value) is tuple and value and isinstance(value[0], Entry):
                known = {entry.id: entry for entry in before}
                for index, entry in enumerate(value):
                    if entry.id in known and _repeats(entry, known[entry.id]):
                        values = {"key": f"{override.name}.{entry.id}"}
                        path: KeyPath = (override.name, index)
                        yield Finding(path, values=values, layer=override.layer, fix=Fix("remove", path))
            elif value == before or (isinstance(value, Part) and isinstance(before, Part) and _repeats(value, before)):
                path = (override.name,)
                values = {"key": override.name}
                yield Finding(path, values=values, layer=override.layer, fix=Fix("remove", path))


def _repeats(part: Part, before: Part) -> bool:
    """Whether everything that a part says stands in `before` already."""
    inherited = before.__dict__
    return all(inherited.get(key) == value for key, value in said(part).items())
