"""Shipped files that faults are put into: few, small, published at the level they stand for, unlikely to change much."""

AID, AID_BASIC = "000000/0020Z2022000", "basic/0020Z2022000"
AID_TOWN, AID_VILLAGE = "371572901/0020Z2022000", "371572901901/0020Z2022000"
"""零就业家庭就业援助: the nation's specification; a town's and a village's record, four and five levels below."""

JOBLESS, JOBLESS_BASIC, JOBLESS_TOWN = "000000/0020Z2021001", "basic/0020Z202100Y", "371572901/0020Z202100Y"
"""失业登记: as before."""

RETIRED, RETIRED_BASIC, RETIRED_TOWN = "370000/0020Z2019000", "basic/0020Z2019000", "371572901/0020Z2019000"
"""企业退休人员档案关系接收: a province's specification and a town's record, three levels below."""

FOOD, FOOD_BASIC, FOOD_COUNTY, FOOD_OTHER = (
    "000000/00013102200Y",
    "basic/00013102200Y",
    "320614/00013102200Y",
    "441802/00013102200Y",
)
"""食品经营许可: a licence; the nation's specification and records of two counties, three levels below."""

FREIGHT, FREIGHT_BASIC, FREIGHT_COUNTY = "000000/0001Z3020001", "basic/0001Z302000Y", "441802/0001Z3020001"
"""道路普通货物运输经营许可: as before."""

LAND, LAND_BASIC, LAND_COUNTY, LAND_OTHER = (
    "000000/0007Z3001000",
    "basic/0007Z3001000",
    "320614/0007Z3001000",
    "330472/0007Z3001000",
)
"""不动产登记: records of two counties; the first has points and promises a limit."""

ELDERS_BASIC, ELDERS_VILLAGE = "basic/0005Z2005000", "320614107901/0005Z2005000"
"""老年人福利补贴申领: at towns and villages."""

BODIES, OUTLETS = "catalog/agencies/441802.yaml", "catalog/outlets/441802.yaml"
REGIONS, MATERIALS = "catalog/regions.csv", "catalog/materials.yaml"
EDITION, WORKDAYS = "catalog/standard.yaml", "catalog/workdays.yaml"
"""The last two are packaged as well, for workspaces that have none."""

USCC = "11990101000001011C"
"""A code that checks, of a region that does not exist."""
