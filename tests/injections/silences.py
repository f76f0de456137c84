"""S5: comments that speak to svcstd."""

from injections.injection import MARK, Injection
from injections.records import AID_TOWN, AID_VILLAGE, JOBLESS_BASIC

PROVISIONAL = "provisional: true"

INJECTIONS = (
    Injection("S501", AID_VILLAGE, new=f"notes: 012345  # svcstd: ignore S111{MARK}"),
    Injection("S502", AID_VILLAGE, new=f"notes: 需要预约。  # svcstd: ignore S111 — 编号照原样{MARK}"),
    Injection("S502", JOBLESS_BASIC, new=f"# svcstd: ignore T101 — 条款待更新{MARK}"),
    Injection("S503", AID_TOWN, new=f"notes: 需要预约。  # svcstd: ignroe S111 — 编号照原样{MARK}"),
    Injection("S503", AID_TOWN, new=f"notes: 需要预约。  # svcstd: ignore S999 — 编号照原样{MARK}"),
)
