"""O: outlets, windows and contacts (场所、窗口、联系方式), standard.md §2.2, §3.5 and §5."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.diagnostic import KeyPath
from svcstd.model.catalogue import Catalogue
from svcstd.model.channels import Outlet
from svcstd.model.enums import Channel, OutletKind
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text

ALL = "all"


def listed_outlets(it: Resolved) -> Iterator[tuple[KeyPath, str]]:
    """The outlets that windows, points and partners of an item refer to, with their paths."""
    item = it.item
    for index, window in enumerate(item.windows or ()):
        if window.outlet:
            yield ("windows", index, "outlet"), window.outlet
    for index, point in enumerate(item.points or ()):
        for at, outlet in enumerate(point.outlets or ()):
            if outlet != ALL:
                yield ("points", index, "outlets", at), outlet
    for index, cross in enumerate(item.cross_region or ()):
        for at, outlet in enumerate(cross.outlets or ()):
            yield ("cross_region", index, "outlets", at), outlet


class OutletKnown(ItemRule):
    """An outlet that is referred to exists."""

    id = "O101"
    refers = "catalog/outlets/"
    title = Text("引用的服务场所存在", "An outlet that is referred to exists")
    why = Text(
        "地址、时间、电话都取自 catalog/outlets/，标识写错就印不出来。",
        "Address, hours and phones come from catalog/outlets/; a wrong id prints none.",
    )
    message = Text("catalog/outlets/ 里没有 {outlet}", "catalog/outlets/ has no {outlet}")
    mend = Text("核对标识，或者在 catalog/outlets/ 里加上。", "Check the id, or add it under catalog/outlets/.")
    good = ("windows: [{id: hall, outlet: sl-hall}]",)
    bad = ("windows:\n  - {id: hall, outlet: sl-hal}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for path, outlet in listed_outlets(it):
            if outlet not in catalogue.outlets:
                yield Finding(path, values={"outlet": outlet})


class WindowKnown(ItemRule):
    """A window that is referred to stands in its outlet."""

    id = "O102"
    title = Text("引用的窗口在该场所里", "A window that is referred to stands in its outlet")
    why = Text(
        "申请人按窗口号去找；写错窗口，时间和电话也跟着错。",
        "Applicants look for that window; a wrong one brings wrong hours and phones.",
    )
    message = Text("{outlet} 没有窗口 {window}", "{outlet} has no window {window}")
    nowhere = Text("写了窗口 {window}，没有写场所", "window {window} is given without an outlet")
    mend = Text("核对 catalog/outlets/ 里该场所的 windows。", "Check the `windows` of that outlet in catalog/outlets/.")
    good = ("windows: [{id: hall, outlet: sl-hall, window: w3}]",)
    bad = (
        "windows:\n  - {id: hall, outlet: sl-hall, window: w33}  # !",
        "windows:\n  - {id: hall, outlet: sl-hall, window: w3}\n  - {id: other, window: w3}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, window in enumerate(it.item.windows or ()):
            if window.window is None:
                continue
            values = {"outlet": window.outlet, "window": window.window}
            if window.outlet is None:
                yield Finding(("windows", index, "window"), "nowhere", values=values)
            elif window.outlet in catalogue.outlets:
                counters = catalogue.outlets[window.outlet].windows or ()
                if all(counter.id != window.window for counter in counters):
                    yield Finding(("windows", index, "window"), values=values)


class OutletNear(ItemRule):
    """A window is where people of the place can go: in the place, above it, or serving it."""

    id = "O103"
    severity = Severity.WARNING
    title = Text(
        "办理窗口所在场所在本地、在上级或者服务本地", "A window's outlet is in the place, above it, or serves it"
    )
    why = Text(
        "外地的场所多半是标识写错了；确实服务本地的，写在场所的 serves 里。",
        "An outlet elsewhere is mostly a wrong id; one that does serve the place says so.",
    )
    message = Text("{outlet} 在 {there}，不服务 {here}", "{outlet} is in {there} and does not serve {here}")
    mend = Text(
        "改用本地的场所，或者在该场所的 serves 里加上 {here}。", "Use an outlet here, or add {here} to its `serves`."
    )
    good = ("windows: [{id: hall, outlet: sl-town-centre}]\nin_hall: false",)
    bad = (
        "windows:\n  - {id: hall, outlet: east-hall}  # !\n# at: regions\n990102,示例东区,县级,990100,,,,\n"
        '# at: outlets\n- {id: east-hall, kind: 大厅, name: 示例东区政务服务中心, region: "990102"}',
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if it.region is None:
            return
        here = it.region.code
        for index, window in enumerate(it.item.windows or ()):
            outlet = catalogue.outlets.get(window.outlet) if window.outlet else None
            if outlet is not None and outlet.region != here and not self._near(outlet, here, catalogue):
                values = {"outlet": outlet.id, "there": outlet.region, "here": here}
                yield Finding(("windows", index, "outlet"), values=values)

    def _near(self, outlet: Outlet, here: str, catalogue: Catalogue) -> bool:
        known = catalogue.regions.get(outlet.region) is not None
        above = catalogue.regions.ancestry(here)
        places = (outlet.region, *(outlet.serves or ()))
        return not known or any(place in above or here in catalogue.regions.ancestry(place) for place in places)


class WindowGiven(ItemRule):
    """Who must come is told where to."""

    id = "O104"
    severity = Severity.WARNING
    source = "GB/T 39046"
    published = True
    title = Text("到窗口办理的事项写明办理窗口", "What is taken at a window says where")
    why = Text(
        "办理地点和时间是必备要素，申请人要知道到哪里去。",
        "Place and hours are mandatory: applicants must know where to go.",
    )
    message = Text("没有写办理窗口（windows）", "no window is given (windows)")
    outlet = Text("办理窗口没有写服务场所（outlet）", "the window names no outlet")
    mend = Text(
        "写 windows: [{{id: …, outlet: …}}]；只在网上办理的，channels 里不写窗口办理。",
        "Write `windows: [{{id: …, outlet: …}}]`; what is online only leaves the window out of `channels`.",
    )
    good = ("# without: windows, in_hall\nnotes: 需要预约。\n# at: province\nchannels: [网上办理]",)
    bad = (
        "agency: sl-market  # !\n# without: windows, in_hall",
        "windows:\n  - {id: hall, outlet: sl-hall}\n  - {id: other, hours: 工作日 9:00–12:00}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        if not item.windows and (item.channels is None or Channel.WINDOW in item.channels):
            yield Finding(("windows",))
        for index, window in enumerate(item.windows or ()):
            if window.outlet is None and window.window is None:
                yield Finding(("windows", index), "outlet")


class ContactGiven(ItemRule):
    """Applicants know whom to ask and where to complain."""

    id = "O105"
    severity = Severity.INFO
    source = "GB/T 39046"
    published = True
    title = Text("写明咨询方式和监督投诉方式", "It says whom to ask and where to complain")
    why = Text(
        "两者都是必备要素；没有写的，指南印窗口咨询和 12345。",
        "Both are mandatory; where they are missing the guide prints the window and 12345.",
    )
    message = Text(
        "本记录和实施主体 {agency} 都没有写咨询方式", "neither the record nor its body {agency} says whom to ask"
    )
    complain = Text(
        "本记录和实施主体 {agency} 都没有写监督投诉方式",
        "neither the record nor its body {agency} says where to complain",
    )
    mend = Text(
        "在 catalog/agencies/ 该机构或者本记录里写 contacts。",
        "Add `contacts` to the body in catalog/agencies/ or to the record.",
    )
    good = ("contacts: {consult: [0999-5550101]}",)
    bad = ("# without: contacts\nagency: sl-police  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        own = it.item.contacts
        if (own and own.consult and own.complain) or not it.item.agency:
            return
        body = catalogue.agencies.get(it.item.agency)
        shared = body.contacts if body else None
        if body is None:
            return
        if not (own and own.consult) and not (shared and shared.consult):
            yield Finding(("agency",), values={"agency": body.name})
        if not (own and own.complain) and not (shared and shared.complain):
            yield Finding(("agency",), "complain", values={"agency": body.name})


class HallEntered(ItemRule):
    """What has moved into the hall is taken at a window of one."""

    id = "O106"
    about = "in_hall"
    severity = Severity.WARNING
    source = "std:Q-08"
    published = True
    title = Text("进驻大厅的事项有大厅窗口", "What has moved into the hall has a window there")
    why = Text(
        "写了进驻政务大厅，窗口却不在大厅，申请人会白跑一趟。",
        "Said to be in the hall, without a window in one: applicants come in vain.",
    )
    message = Text("写了进驻政务大厅，办理窗口都不在大厅", "said to be in the hall, but no window stands in one")
    mend = Text(
        "在 windows 里写大厅的窗口，或者把 in_hall 改为 false。",
        "Add the hall's window to `windows`, or make `in_hall` false.",
    )
    good = ("in_hall: true",)
    bad = ("in_hall: true  # !\nwindows:\n  - {id: hall, outlet: sl-town-centre, window: general}",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        if item.in_hall and item.windows:
            outlets = [catalogue.outlets.get(window.outlet or "") for window in item.windows]
            if all(outlet is not None and outlet.kind is not OutletKind.HALL for outlet in outlets):
                yield Finding(("in_hall",))
