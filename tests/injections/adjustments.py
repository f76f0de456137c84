"""A1, A3: declarations of adjustment, retired codes, what is left of the cancelled; approvals of changes."""

from injections.injection import MARK, Injection
from injections.records import AID_BASIC, AID_TOWN, JOBLESS_BASIC

NOTICE, OLDER = "catalog/adjustments/notice.yaml", "catalog/adjustments/lcgx-towns.yaml"
HEAD = "id: notice\ndocument: 某府发〔2025〕1号\nchanges:\n"
GONE = "0020Z2021009"
CANCEL = '  - {{id: gone, kind: 取消, from: ["{code}"]}}\nsources:'
SUBITEM = f'subitems:\n  - {{code: "{GONE}", name: 某项登记, state: 取消, until: 2025-12-31}}'
CITED = (
    (OLDER, "id: lcgx-towns\n", "id: lcgx-towns\ndate: 2025-01-01\n"),
    (OLDER, "sources:", CANCEL.format(code=GONE)),
)
"""The first shipped declaration also cancels an item that the catalogue does not have, with title and date."""

APPROVALS = "catalog/approvals.yaml"
APPROVAL = '- fingerprint: "0123456789abcdef"\n  rule: D211\n  reason: 按新规执行\n  role: 审改科科长\n'


def change(text: str) -> str:
    """A declaration of one change, with a mark."""
    return f"{HEAD}  - {{id: one, {text}}}{MARK}\n"


INJECTIONS = (
    Injection(
        "A101",
        AID_BASIC,
        old="until: 2099-12-31\n",
        new="",
        at="code: ",
        also=(
            (AID_BASIC, "state: 在用\n", "state: 在用\nuntil: 2099-12-31\n"),
            (OLDER, "id: lcgx-towns\n", "id: lcgx-towns\ndate: 2025-01-01\n"),
            (OLDER, "sources:", CANCEL.format(code="0020Z2022000")),
        ),
    ),
    Injection(
        "A102",
        NOTICE,
        old=None,
        new=f'id: notice\nchanges:\n  - {{id: one, kind: 取消, from: ["{GONE}"]}}{MARK}\n',
    ),
    Injection("A103", JOBLESS_BASIC, old="subitems:", new=SUBITEM + MARK),
    Injection("A104", NOTICE, old=None, new=change(f'kind: 合并, from: ["{GONE}"], to: ["0020Z2021001"]')),
    Injection("A105", NOTICE, old=None, new=change('kind: 暂停, from: ["0020Z2021001"], at: "441899"')),
    Injection(
        "A106",
        f"items/441802_清城/{GONE}_某项登记.yaml",
        old=None,
        new=f"notes: 需要预约。{MARK}\n",
        also=((JOBLESS_BASIC, "subitems:", SUBITEM), *CITED),
    ),
    Injection("A107", AID_TOWN, new=f'links:\n  - {{id: gone, kind: 前置, item: "{GONE}"}}{MARK}\n', also=CITED),
    Injection(
        "A301",
        APPROVALS,
        old=None,
        new=f"{APPROVAL}  approved: 2026-03-01\n  until: 2026-12-31\n"
        + APPROVAL.replace("\n", f"{MARK}\n", 1)
        + "  approved: 2026-06-01\n  until: 2027-01-31\n",
    ),
    Injection("A302", APPROVALS, old=None, new=f"{APPROVAL}  approved: 2026-03-01\n  until: 2026-02-28{MARK}\n"),
)
