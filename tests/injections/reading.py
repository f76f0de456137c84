"""S1: bytes and YAML."""

from injections.injection import MARK, Injection
from injections.records import AID_TOWN, AID_VILLAGE, ELDERS_VILLAGE, FREIGHT, JOBLESS_BASIC, MATERIALS, OUTLETS

LARGE = "# " + "示" * (1 << 19)

INJECTIONS = (
    Injection("S101", AID_VILLAGE, edit=lambda data: data + LARGE.encode(), at="agency:"),
    Injection("S101", OUTLETS, edit=lambda data: LARGE.encode() + b"\n" + data, at="- id: qc-hall"),
    Injection("S102", AID_VILLAGE, new=f"themes: {'[' * 65}{']' * 65}{MARK}"),
    Injection("S102", AID_TOWN, old="windows:\n", new=f"windows:\n{' ' * 300}- {{id: hall}}{MARK}\n"),
    Injection("S103", ELDERS_VILLAGE, edit=lambda data: data.decode().encode("gb18030"), at="content:"),
    Injection("S103", FREIGHT, edit=lambda data: data.replace("拟投入车辆".encode(), b"\xff"), at="拟投入车辆"),
    Injection("S104", AID_VILLAGE, edit=lambda data: b"\xef\xbb\xbf" + data, at="agency:"),
    Injection("S105", AID_TOWN, edit=lambda data: data.replace(b"\n", b"\r\n"), at="agency:"),
    Injection("S106", AID_TOWN, old="windows:", new=f"  windows:{MARK}"),
    Injection("S106", MATERIALS, old="- id: id-card\n", new=f"- id: id-card\n\taliases: []{MARK}\n"),
    Injection("S107", AID_VILLAGE, new=f"agency: lcgx-govsvc{MARK}"),
    Injection("S107", JOBLESS_BASIC, new=f"department: 民政部门{MARK}"),
    Injection("S108", AID_VILLAGE, old="agency: ", new=f"agency: {MARK}&body "),
    Injection("S108", AID_TOWN, new=f"notes: *body{MARK}"),
    Injection("S109", AID_VILLAGE, new=f"notes：需要预约。{MARK}"),
    Injection("S110", AID_VILLAGE, new=f"notes: 需要\x07预约。{MARK}"),
    Injection("S111", AID_VILLAGE, new=f"notes: 012345{MARK}"),
)
