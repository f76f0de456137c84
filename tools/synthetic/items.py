"""Synthetic basic entries, and what is common to all places and particular to one: the two halves of a record."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from synthetic import words
from synthetic.places import BODIES, CITIZENS, Place
from synthetic.text import Flow

SITE = "https://catalogue.example"
SHAPES = ((), (2,), (0, 0), (2, 0), (3, 2))
"""Handling items of each sub-item, entry by entry in turn; () has none at all and (2,) has them under the main item."""


@dataclass(frozen=True)
class Unit:
    """One thing that is applied for: what a record is of.

    Attributes:
        code: Code of the handling item, or of the narrowest there is.
        label: What the file's name says after the code.
        topic: What its sentences are about.
        number: Which of all units; chooses body and variations.
        statutory: Working days that the law allows.
        kind: Its type.
        main: The basic entry it belongs to.
    """

    code: str
    label: str
    topic: str
    number: int
    statutory: int
    kind: str
    main: str


@dataclass(frozen=True)
class Entry:
    """One basic entry: its file and its units."""

    path: str
    value: dict[str, Any]
    units: tuple[Unit, ...]


def entries(count: int, seed: int) -> list[Entry]:
    """Basic entries with at least `count` units together; the last one may be cut short."""
    out: list[Entry] = []
    made = 0
    while made < count:
        out.append(_entry(len(out) + 1, made, seed))
        made += len(out[-1].units)
    return out


def _entry(serial: int, first: int, seed: int) -> Entry:
    rng = random.Random(f"{seed}:entry:{serial}")
    kind, digits = words.ITEM_TYPES[serial % len(words.ITEM_TYPES)]
    shape = SHAPES[serial % len(SHAPES)]
    stem = f"00{digits}99{serial:03}"
    split = len(shape) > 1
    main = stem + ("00Y" if split else "000")
    topic = f"合成{serial:03}类{rng.choice(words.TOPICS)}"
    ending = {"行政许可": "许可", "行政确认": "确认", "行政给付": "补助"}.get(kind, "备案")
    name = topic + ending
    statutory = rng.choice((15, 20))
    value = _common_entry(main, name, kind, topic, statutory, serial)
    units: list[Unit] = []

    def unit(code: str, label: str) -> None:
        units.append(Unit(code, label, topic, first + len(units), statutory, kind, main))

    def handling(above: str, named: str, many: int) -> list[dict[str, Any]]:
        for at in range(many):
            unit(f"{above}{at + 1:02}", named + words.TITLES[at])
        return [Flow(serial=f"{at + 1:02}", title=words.TITLES[at]) for at in range(many)]

    if not shape:
        unit(main, name)
    elif not split:
        value["handling"] = handling(main, name, shape[0])
    else:
        value["subitems"] = []
        for at, many in enumerate(shape):
            sub: dict[str, Any] = {"code": f"{stem}{at + 1:03}", "name": f"{name}（{'甲乙丙'[at]}类）"}
            if many:
                sub["handling"] = handling(sub["code"], sub["name"], many)
            else:
                unit(sub["code"], sub["name"])
            value["subitems"].append(sub)
    return Entry(f"catalog/basic/{main}_{name}.yaml", value, tuple(units))


def _common_entry(code: str, name: str, kind: str, topic: str, statutory: int, serial: int) -> dict[str, Any]:
    return {
        "code": code,
        "name": name,
        "type": kind,
        "levels": ["县级"],
        "department": words.DEPARTMENTS[serial % len(words.DEPARTMENTS)],
        "state": "在用",
        "basis": [
            {
                "id": "law",
                "law": "合成事项条例",
                "article": f"第{'一二三四五六七八九'[serial % 9]}条第一款",
                "quote": words.QUOTE.format(topic=topic),
            }
        ],
        "objects": ["自然人", "企业法人", "其他组织"],
        "statutory": f"{statutory}个工作日",
        "result": {"name": f"{name}证", "type": "证照", "validity": "5年", "sample": f"{SITE}/sample/{serial}.pdf"},
        "sources": [{"id": "made", "fields": ["statutory", "result"], "note": "合成数据，没有来源"}],
    }


def _materials(unit: Unit, rng: random.Random) -> list[dict[str, Any]]:
    """Six to eight materials: the form, the identity card, three to five of the topic, the mandate."""
    paper: dict[str, Any] = {"medium": "纸质/电子化"}
    law = "合成事项条例第二十条"
    form = {"id": "form", "name": f"{unit.topic}申请表", "necessity": "必要", "originals": 1, "copies": 0}
    form |= {**paper, "category": "申请表格文书", "source": "申请人自备", "seal": "申请人签字或者盖章"}
    form |= {"requirement": "填写完整、字迹清楚，内容与所附材料一致", "basis": law}
    form |= {"blank": f"{SITE}/forms/{unit.number}.docx", "sample": f"{SITE}/forms/{unit.number}-sample.pdf"}
    card = {"id": "id-card", "use": "id-card", "necessity": "必要", "originals": 1, "inspect": True}
    card |= {"basis": law, "exempt": "电子证照"}
    out = [form, card]
    for key, name, requirement, source in sorted(rng.sample(words.MATERIALS, rng.randint(3, 5))):
        one: dict[str, Any] = {"id": key, "name": name.format(topic=unit.topic), "necessity": "必要"}
        one |= {"originals": 1, "copies": 1, **paper, "source": source}
        one |= {"issuer": "规划主管部门", "exempt": "数据共享"} if source == "政府部门核发" else {}
        one |= {"issuer": "具备资质的检测机构"} if source == "中介机构出具" else {}
        out.append(one | {"requirement": requirement, "basis": law})
    late = {"necessity": "容缺后补", "supplement_within": "5个工作日"}
    mandate = {"id": "mandate", "name": "授权委托书", "when": ["agent"], **late, "originals": 1, **paper}
    mandate |= {"source": "申请人自备", "requirement": "写明委托事项、权限和期限", "basis": law}
    return [*out, mandate]


def _steps(days: int) -> list[dict[str, Any]]:
    """Five steps whose limits add up to the promised days."""
    shares = [1, days - 4, 1, 1, 1]
    return [
        {"id": key, "name": name, "limit": f"{share}个工作日", "criterion": criterion}
        for (key, name, criterion), share in zip(words.STEPS, shares, strict=True)
    ]


def _numbered(prefix: str, texts: tuple[str, ...], topic: str) -> list[dict[str, Any]]:
    return [{"id": f"{prefix}{at + 1}", "text": text.format(topic=topic)} for at, text in enumerate(texts)]


SITUATIONS = [
    Flow(id="self", name="本人办理", group="applicant"),
    Flow(id="agent", name="委托代理人办理", group="applicant"),
]
REMEDIES = [
    Flow(id="review", kind="行政复议", body="本级人民政府", basis="中华人民共和国行政复议法"),
    Flow(id="suit", kind="行政诉讼", body="有管辖权的人民法院", basis="中华人民共和国行政诉讼法"),
]
CHECK = {
    "id": "visit",
    "kinds": ["现场核查"],
    "limit": "10个工作日",
    "counted": False,
    "basis": "合成事项实施办法第十二条",
}
CHARGE = {
    "basis": "合成价费〔2024〕1号",
    "items": [{"id": "card", "name": "证件工本费", "amount": "20", "unit": "元/证"}],
}


def common(unit: Unit, seed: int) -> dict[str, Any]:
    """What holds for a unit in every place: in the inherited shape the province's specification."""
    rng = random.Random(f"{seed}:unit:{unit.number}")
    days = rng.choice((6, 8, 10))
    charged = unit.number % 10 == 0
    return {
        "promised": f"{days}个工作日",
        "project_type": "承诺件",
        "implementing_basis": [{"id": "rules", "law": "合成事项实施办法", "article": "第八条第二款"}],
        "delivery": ["自取", "物流快递", "电子送达"],
        "conditions": _numbered("c", words.CONDITIONS, unit.topic),
        "prohibitions": _numbered("p", words.PROHIBITIONS, unit.topic),
        "situations": SITUATIONS,
        "materials": _materials(unit, rng),
        "steps": _steps(days),
        "special_procedures": [CHECK],
        "fee": CHARGE if charged else "不收费",
        "channels": ["窗口办理", "网上办理", "快递申请"],
        "online": {"depth": "Ⅳ级", "payment": charged, "single_sign_on": True},
        "scope": "跨县",
        "jurisdiction": "按照经营场所所在地确定",
        "visits": 0,
        "reservation": True,
        "express": True,
        "themes": ["准营准办"],
        "rights": _numbered("r", words.RIGHTS, unit.topic),
        "duties": _numbered("d", words.DUTIES, unit.topic),
        "remedies": REMEDIES,
        "faq": [
            {"id": f"q{at + 1}", "question": question.format(topic=unit.topic), "answer": answer}
            for at, (question, answer) in enumerate(words.FAQ)
        ],
        "notes": words.NOTES.format(topic=unit.topic),
    }


def particular(unit: Unit, place: Place) -> dict[str, Any]:
    """What one place says of a unit: its body, window, addresses; eight lines."""
    body = unit.number % len(BODIES)
    return {
        "agency": f"b{place.code}-{body + 1}",
        "undertaker": f"{place.name}{BODIES[body]}审批科",
        "windows": [Flow(id="hall", outlet=f"hall-{place.code}", window=f"w{unit.number % 3 + 1}")],
        "in_hall": True,
        "one_window": True,
        "online": {"url": f"{SITE}/{place.code}/{unit.code}"},
        "contacts": {
            "consult": [Flow(kind="窗口", value=f"{place.name}政务服务中心{unit.number % 3 + 1}号窗口")],
            "complain": CITIZENS,
        },
    }


def together(wide: dict[str, Any], narrow: dict[str, Any]) -> dict[str, Any]:
    """Both halves in one record: the flat shape."""
    both = {**narrow, **wide}
    for key in wide.keys() & narrow.keys():
        both[key] = {**wide[key], **narrow[key]}
    return both
