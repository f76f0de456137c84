"""O: phones (电话), in items and in the lists they refer to; standard.md §3.5 Q-06 and §4 G-03."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from svcstd.diagnostic import KeyPath
from svcstd.model.basic import Agency
from svcstd.model.catalogue import Catalogue
from svcstd.model.channels import Contacts, Outlet
from svcstd.model.enums import ContactKind
from svcstd.resolve import Resolved
from svcstd.validate.rule import CatalogueRule, Finding, ItemRule, ListFile, Severity, Text

Found = tuple[KeyPath, str]

BARE = re.compile(r"[2-8]\d{2,3}[-\s－—]?\d{4}(?!\d)", re.ASCII)
"""A fixed line of seven or eight digits as it is dialled at home."""

SHARED = re.compile(r"(?:0\d{2,3})?(?:12\d{3}|9[56]\d{3,4})", re.ASCII)
"""Hotlines that take enquiries and complaints alike, such as 12345 and 95598, with an area code or without."""

CALLED = re.compile(r"^[\u4e00-\u9fff：:\s]+")
"""What a number is called before it is given, as in 电话8501234."""

SERVICE = re.compile(r"[48]00\d{7}", re.ASCII)
"""Numbers that are the same everywhere."""


@lru_cache(maxsize=8192)
def dialled(phone: str) -> str:
    """The digits of a phone, whatever parts them, with those of its extension; the text itself where there are none."""
    return re.sub(r"24 ?小时|[^\d转]", "", phone) or phone


@lru_cache(maxsize=8192)
def shared(phone: str) -> bool:
    """Whether a phone is a hotline that takes enquiries and complaints alike."""
    return SHARED.fullmatch(dialled(phone).split("转")[0]) is not None


@lru_cache(maxsize=8192)
def bare(phone: str) -> bool:
    """Whether a phone, or one of several, lacks its area code; 400 and 800 numbers, mobiles and hotlines have none."""
    return any(_bare(CALLED.sub("", one)) for one in re.split(r"[、，,；;/]", phone.strip()))


def _bare(phone: str) -> bool:
    return BARE.match(phone) is not None and SERVICE.match(re.sub(r"\D", "", phone)) is None


def phones(contacts: Contacts | None, path: KeyPath) -> Iterator[Found]:
    """The phones among contacts, with their paths."""
    for key in ("consult", "complain"):
        for index, contact in enumerate((getattr(contacts, key) or ()) if contacts else ()):
            if contact.kind is ContactKind.PHONE and contact.value:
                yield (*path, key, index, "value"), contact.value


def several(values: Sequence[str] | None, path: KeyPath) -> Iterator[Found]:
    """A list of phones with their paths."""
    for index, phone in enumerate(values or ()):
        yield (*path, index), phone


class PhoneWithAreaCode(ItemRule):
    """A phone can be dialled from anywhere."""

    id = "O401"
    severity = Severity.WARNING
    source = "std:G-03, std:Q-06"
    title = Text("电话带区号", "A phone has its area code")
    why = Text(
        "指南在网上公开，外地申请人拨不通没有区号的号码。",
        "Guides are read everywhere; without the area code nobody elsewhere gets through.",
    )
    message = Text("电话 {phone} 没有区号", "phone {phone} has no area code")
    mend = Text("写成 区号-号码，例如 0635-8501234。", "Write area code, hyphen, number, as in 0635-8501234.")
    good = (
        'contacts: {consult: ["0999-5550101", "12345", 400-100-0000, "13900000000"], complain: ["12345"]}',
        "contacts: {consult: [800 8100 000, 0999-5550101转8001], complain: [12345热线]}",
    )
    bad = (
        'contacts:\n  consult:\n    - 0999-5550101、5550102  # !\n    - 电话5550101  # !\n  complain: ["12345"]',
        'contacts:\n  consult:\n    - "5550101"  # !\n  complain: ["12345"]',
        'windows:\n  - id: hall\n    outlet: sl-hall\n    phones:\n      - "55501010"  # !',
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for path, phone in self._phones(it):
            if bare(phone):
                yield Finding(path, values={"phone": phone})

    def _phones(self, it: Resolved) -> Iterator[Found]:
        item = it.item
        if item.contacts:
            yield from phones(item.contacts, ("contacts",))
        for index, window in enumerate(item.windows or ()):
            if window.phones:
                yield from several(window.phones, ("windows", index, "phones"))
        for index, cross in enumerate(item.cross_region or ()):
            if cross.phone:
                yield ("cross_region", index, "phone"), cross.phone
        for index, remedy in enumerate(item.remedies or ()):
            if remedy.phone:
                yield ("remedies", index, "phone"), remedy.phone


class ListedPhoneWithAreaCode(CatalogueRule):
    """A phone of a body or an outlet can be dialled from anywhere."""

    id = "O402"
    severity = Severity.WARNING
    source = "std:G-03"
    title = Text("机构和场所的电话带区号", "Phones of bodies and outlets have their area codes")
    why = Text(
        "这些号码印在每一份指南上，外地申请人拨不通没有区号的号码。",
        "They are printed on every guide; without the area code nobody elsewhere gets through.",
    )
    message = Text("电话 {phone} 没有区号", "phone {phone} has no area code")
    mend = Text("写成 区号-号码，例如 0635-8501234。", "Write area code, hyphen, number, as in 0635-8501234.")
    good = (
        "# at: outlets\n- {id: sl-station, kind: 便民服务站, name: 示例村便民服务站, "
        'region: "990101001201", phones: [0999-5550301]}',
    )
    bad = (
        '# at: outlets\n- id: sl-station\n  kind: 便民服务站\n  name: 示例村便民服务站\n  region: "990101001201"\n'
        '  phones:\n    - "5550301"  # !',
        "# at: agencies\n- id: sl-police\n  name: 示例市公安局示例分局\n  uscc: 1199010100000102X4\n  contacts:\n"
        '    consult:\n      - "5550102"  # !',
    )

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, entry in enumerate(listed.entries):
            for path, phone in self._phones(entry, index):
                if bare(phone):
                    yield Finding(path, values={"phone": phone})

    def _phones(self, entry: object, index: int) -> Iterator[Found]:
        if isinstance(entry, Agency):
            yield from phones(entry.contacts, (index, "contacts"))
        elif isinstance(entry, Outlet):
            yield from several(entry.phones, (index, "phones"))
            for at, counter in enumerate(entry.windows or ()):
                if counter.phone:
                    yield (index, "windows", at, "phone"), counter.phone


class ComplaintsApart(ItemRule):
    """Who complains does not reach the window complained of."""

    id = "O403"
    severity = Severity.WARNING
    source = "std:Q-06"
    title = Text("投诉电话不同于咨询电话", "The complaint line is not the enquiry line")
    why = Text(
        "投诉由被投诉的窗口接听，监督就落空了；12345 这类热线除外。",
        "A complaint answered by the window complained of is none; hotlines such as 12345 are exempt.",
    )
    message = Text("投诉电话与咨询电话同为 {phone}", "{phone} is both the complaint line and the enquiry line")
    mend = Text("投诉写监督部门的电话或者 12345。", "Give the supervising body's phone, or 12345, for complaints.")
    good = (
        'contacts: {consult: ["12345"], complain: ["12345"]}',
        "contacts: {consult: [0999-12345], complain: [0999-12345]}",
        "contacts: {consult: [12345热线], complain: [12345热线]}",
        'contacts: {consult: ["95598"], complain: ["95598"]}',
        "contacts: {consult: [0999-5550101转1], complain: [0999-5550101转2]}",
    )
    bad = (
        "contacts:\n  consult: [0999-5550101]\n  complain:\n    - 0999-5550101  # !",
        'contacts:\n  consult: [0999-5550101]\n  complain:\n    - "09995550101"  # !',
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        contacts = it.item.contacts
        if not contacts or not contacts.consult or not contacts.complain:
            return
        asked = {dialled(one.value) for one in contacts.consult if one.kind is ContactKind.PHONE and one.value}
        for index, contact in enumerate(contacts.complain):
            phone = contact.value
            if contact.kind is ContactKind.PHONE and phone and dialled(phone) in asked and not shared(phone):
                yield Finding(("contacts", "complain", index, "value"), values={"phone": phone})
