"""O4, continued: what contacts hold, and who answers complaints (联系方式), standard.md §3.5 Q-06 and Q-09."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.diagnostic import KeyPath
from svcstd.model.catalogue import Catalogue
from svcstd.model.channels import Contact, Contacts, Window
from svcstd.model.enums import ContactKind
from svcstd.resolve import Resolved
from svcstd.validate.rule import CatalogueRule, Finding, ItemRule, ListFile, Severity, Text
from svcstd.validate.rules.outlets.phones import dialled, shared

WHY = Text(
    "只写方式，没有号码、网址或地址，指南上印出来是空的。",
    "A way to get in touch without its number or address is an empty line in the guide.",
)
MESSAGE = Text("联系方式是{kind}，没有写内容（value）", "contact by {kind}, without its value")
MEND = Text(
    "写上 value：电话写号码，网络写网址，窗口、信件写地址。", "Add `value`: the number, the link, or the address."
)


def empty(contacts: Contacts | None, path: KeyPath) -> Iterator[tuple[KeyPath, Contact]]:
    """The contacts that hold nothing, with their paths."""
    for key in ("consult", "complain"):
        for index, contact in enumerate((getattr(contacts, key) or ()) if contacts else ()):
            if not contact.value:
                yield (*path, key, index), contact


class ContactHasValue(ItemRule):
    """A way to get in touch says how."""

    id = "O404"
    about = "contacts"
    severity = Severity.WARNING
    source = "std:Q-09"
    title = Text("联系方式写明号码、网址或地址", "A contact holds its number, link or address")
    why, message, mend = WHY, MESSAGE, MEND
    good = ('contacts: {consult: [{kind: 信件, value: 示例路2号}], complain: ["12345"]}',)
    bad = ('contacts:\n  consult:\n    - {kind: 信件}  # !\n  complain: ["12345"]',)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if it.item.contacts:
            for path, contact in empty(it.item.contacts, ("contacts",)):
                yield Finding(path, values={"kind": contact.kind})


class ListedContactHasValue(CatalogueRule):
    """A body's way to get in touch says how."""

    id = "O405"
    severity = Severity.WARNING
    source = "std:Q-09"
    title = Text("机构的联系方式写明号码、网址或地址", "A body's contact holds its number, link or address")
    why, message, mend = WHY, MESSAGE, MEND
    good = ("# at: agencies\n- {id: sl-police, name: 示例市公安局示例分局, contacts: {consult: [0999-5550102]}}",)
    bad = (
        "# at: agencies\n- id: sl-police\n  name: 示例市公安局示例分局\n"
        "  contacts:\n    consult:\n      - {kind: 窗口}  # !",
    )

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, body in enumerate(listed.entries if listed.kind == "agencies" else ()):
            for path, contact in empty(body.contacts, (index, "contacts")):
                yield Finding(path, values={"kind": contact.kind})


class WindowHearsNoComplaints(ItemRule):
    """Complaints are not answered by the window that is complained of."""

    id = "O406"
    about = "contacts"
    severity = Severity.WARNING
    source = "std:Q-06"
    title = Text("投诉电话不是办理窗口的电话", "The complaint line is not the window's own")
    why = Text(
        "投诉打到被投诉的窗口，没有人会处理；12345 这类热线除外。",
        "A complaint that reaches the window complained of leads nowhere; hotlines such as 12345 are exempt.",
    )
    message = Text("投诉电话 {phone} 就是办理窗口的电话", "complaints go to {phone}, the window's own phone")
    mend = Text("投诉写监督部门的电话或者 12345。", "Give the supervising body's phone, or 12345, for complaints.")
    good = ('contacts: {complain: ["12345"]}',)
    bad = (
        "contacts:\n  complain:\n    - 0999-5550103  # !",
        'contacts:\n  complain:\n    - "09995550103"  # !',
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        contacts, windows = it.item.contacts, it.item.windows
        if contacts is None or not contacts.complain or not windows:
            return
        answered = {dialled(phone) for window in windows for phone in self._phones(window, catalogue)}
        for index, contact in enumerate(contacts.complain):
            phone = contact.value or ""
            if contact.kind is ContactKind.PHONE and dialled(phone) in answered and not shared(phone):
                yield Finding(("contacts", "complain", index, "value"), values={"phone": phone})

    def _phones(self, window: Window, catalogue: Catalogue) -> Iterator[str]:
        yield from window.phones or ()
        outlet = catalogue.outlets.get(window.outlet) if window.outlet else None
        for counter in (outlet.windows or ()) if outlet else ():
            if counter.id == window.window and counter.phone:
                yield counter.phone
