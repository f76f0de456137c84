"""S3, S4 and L2: names of files and regions.csv."""

from injections.injection import MARK, Injection
from injections.records import AID_VILLAGE, REGIONS

NOTE = f"notes: 需要预约。{MARK}"

INJECTIONS = (
    Injection("S302", "items/441802_清城/居民身份证申领.yaml", old=None, new=NOTE),
    Injection("S302", "catalog/basic/居民身份证申领.yaml", old=None, new=NOTE),
    Injection("S304", AID_VILLAGE, edit=lambda _: PermissionError(13, "Permission denied"), at="agency:"),
    Injection("S305", "items/371572901901_凤凰社区/0020Z2022000_零就业家庭就业援助_另一份.yaml", old=None, new=NOTE),
    Injection("S401", REGIONS, old="code,name,level,parent", new=f"code,name,parent{MARK}"),
    Injection("S402", REGIONS, new=f"441802999,某镇,镇级,441802,,,,{MARK}"),
    Injection("S403", REGIONS, new=f"441802,清城区,县级,441800,,,,{MARK}"),
    Injection("L201", REGIONS, new=f"441802999,某镇,镇(乡、街道)级,441899,,,,{MARK}"),
    Injection("L202", REGIONS, new=f"441899,某区,县级,441899,,,,{MARK}"),
)
