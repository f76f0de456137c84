"""D13 to D19: edits without consequence, news and losses of data, lists of the catalogue, and all that remains."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from svcstd.calendar import Order
from svcstd.diff.changes import Change, Kind
from svcstd.diff.rule import Family, Neutral, Scene, Severity, Text
from svcstd.model.base import LINK
from svcstd.model.limit import TimeLimit

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
RUN = re.compile(r"[\W_]+")
SPACES = re.compile(r"\s+")
QUANTITIES = frozenset("%‰&#*@")
"""Signs that Unicode calls punctuation and that mean something."""
LISTS = "catalog."
BESIDE = (".note", ".reason", "notes")
"""Endings of remarks beside an element: whether one is written is no news about the element."""


def bare(text: str) -> str:
    """A text without width, spaces and punctuation.

    What stands between two Latin letters or digits stays (3.5 is not 35), and so does what changes a quantity wherever
    it stands: % and the like, currencies, < ≤ ± and a minus before a digit.
    """
    plain = SPACES.sub(" ", unicodedata.normalize("NFKC", text).translate(DASHES))
    return RUN.sub(lambda run: _kept(run[0], plain[: run.start()][-1:], plain[run.end() :][:1]), plain)


def _kept(run: str, before: str, after: str) -> str:
    """What is kept of the signs between two characters, each "" at an end of the text."""
    between = all(c.isascii() and c.isalnum() for c in (before, after))
    if between and " " not in run:
        return run
    signs = "".join(c for c in run if c in QUANTITIES or unicodedata.category(c)[0] not in "PZC")
    if "-" in run and after.isdigit() and (between or run.endswith("-")):
        signs += "-"
    return signs or (" " if between else "")


class Editorial(Neutral):
    """Only punctuation, spaces or width differ, or a limit is spelt otherwise."""

    id = mirror = "D130"
    family = Family.EDITORIAL
    title = Text("文字编辑", "Editorial")
    why = Text(
        "只改标点、空格、全半角或时限写法，含义不变。",
        "Punctuation, spaces, width or spelling of a limit: it means the same.",
    )
    mend = Text("无需处理。", "Nothing to mend.")
    bad = (
        "# before\npromised: 0个工作日\n# after\npromised: 即办  # !",
        "# before\nnotes: 请提前预约,谢谢\n# after\nnotes: 请提前预约，谢谢。  # !",
    )
    good = ("# before\nnotes: 每件5.0元\n# after\nnotes: 每件50元",)

    def speaks(self, change: Change, scene: Scene) -> bool:
        old, new = change.before, change.after
        if isinstance(old, TimeLimit) and isinstance(new, TimeLimit):
            return scene.catalogue.compare(old, new) is Order.EQUAL
        if not isinstance(old, str) or not isinstance(new, str) or isinstance(old, Enum) or LINK.fullmatch(old):
            return False
        return bare(old) == bare(new)


class CatalogueChanged(Neutral):
    """A place, body, outlet, standard material, the edition, working days, settings or declarations differ."""

    id = mirror = "D140"
    title = Text("目录资料改变", "The catalogue's data change")
    why = Text(
        "地区、机构、场所、标准材料等被记录引用，改动随引用到达指南。",
        "Records refer to them; the change reaches guides.",
    )
    bad = (
        "# before\n# after\n# at: outlets\n- id: sl-hall\n  kind: 大厅\n  name: 示例区政务服务中心\n"
        '  region: "990101"\n  address: 示例区新路3号  # !\n  traffic: 乘1路公共汽车到示例路口站下车。\n'
        "  hours: 工作日 9:00–12:00，13:00–17:00\n"
        "  phones: [0999-5550100]\n  windows:\n    - {id: w3, name: 3号综合窗口, phone: 0999-5550103}",
    )

    def speaks(self, change: Change, scene: Scene) -> bool:
        return change.pattern.startswith(LISTS)


class CatalogueGrew(Neutral):
    """A place, body, outlet, standard material, year or declaration is new."""

    id, mirror = "D141", "D142"
    title = Text("目录资料新增", "The catalogue's data grow")
    why = Text("新增的资料在被记录引用之后才到达指南。", "What is new reaches guides once records refer to it.")
    mend = Text("无需处理。", "Nothing to mend.")
    message = Text("新增{what}", "{what} added")
    bad = ("# before\n# after\n# at: materials\n- {id: permit, name: 示例准运证}  # !",)

    def speaks(self, change: Change, scene: Scene) -> bool:
        return change.kind is Kind.ADDED and change.pattern.startswith(LISTS) and change.pattern.endswith("[]")


class CatalogueShrank(Neutral):
    """A place, body, outlet, standard material, year or declaration is gone."""

    id, mirror = "D142", "D141"
    title = Text("目录资料减少", "The catalogue's data shrink")
    why = Text("仍然引用它的记录会失去依托。", "Records that still refer to it lose what they stand on.")
    message = Text("减少{what}", "{what} removed")
    bad = ("# before\n# at: materials\n- {id: permit, name: 示例准运证}  # !\n# after\n",)

    def speaks(self, change: Change, scene: Scene) -> bool:
        return change.kind is Kind.REMOVED and change.pattern.startswith(LISTS) and change.pattern.endswith("[]")


class Stated(Neutral):
    """An element that was written nowhere is written now."""

    id, mirror = "D150", "D151"
    title = Text("补充要素", "An element is stated")
    why = Text("原来没有写明，不能说比原来多或少。", "It was not written before, so it is neither more nor less.")
    mend = Text("无需处理；指南随之更新。", "Nothing to mend; the guides follow.")
    message = Text("补充{what}：{after}", "{what} stated: {after}")
    bad = ("# before\n# after\njurisdiction: 经营场所所在地  # !",)

    def speaks(self, change: Change, scene: Scene) -> bool:
        return change.kind is Kind.ADDED and not change.pattern.endswith(("[]", *BESIDE))


class Unstated(Neutral):
    """An element is no longer written anywhere."""

    id, mirror, severity = "D151", "D150", Severity.WARNING
    title = Text("不再写明要素", "An element is no longer stated")
    why = Text("指南失去该要素，申请人无从得知。", "The guide loses it; applicants cannot know.")
    mend = Text("确认不是误删。", "See that it was not deleted by mistake.")
    message = Text("不再写明{what}（原为 {before}）", "{what} no longer stated (was {before})")
    bad = ("# before\njurisdiction: 经营场所所在地  # !\n# after\n",)

    def speaks(self, change: Change, scene: Scene) -> bool:
        return change.kind is Kind.REMOVED and not change.pattern.endswith(("[]", *BESIDE))


class ElementChanged(Neutral):
    """Another element differs."""

    id = mirror = "D190"
    title = Text("其他要素改变", "Another element changes")
    why = Text("不影响申请人的负担，但指南随之更新。", "No burden changes, but the guides do.")
    bad = ("# before\n# after\nfaq:\n  - {id: renew, answer: 有效期届满前申请。}  # !",)

    def speaks(self, change: Change, scene: Scene) -> bool:
        return True
