import pytest

from svcstd.coverage import NOTHING, Reach
from svcstd.model.catalogue import Catalogue
from svcstd.model.channels import Outlet, Point
from svcstd.model.enums import Level
from svcstd.model.policy import Edition, EditionFile
from svcstd.model.region import read_regions

TEXT = """\
code,name,level,parent
000000,国家,国家级,
990101,示例区,县级,000000
990101001,东镇,镇(乡、街道)级,990101
990101002,西镇,镇(乡、街道)级,990101
990101001201,一村,村(社区)级,990101001
990101001202,二村,村(社区)级,990101001
990101002201,三村,村(社区)级,990101002
990102,邻区,县级,000000
990102001,邻镇,镇(乡、街道)级,990102
"""


def outlet(id, region, serves=None):
    data = {"id": id, "kind": "便民服务站", "name": f"{id}站", "region": region}
    return Outlet.model_validate({**data, "serves": serves} if serves else data)


OUTLETS = (
    outlet("hall", "990101"),
    outlet("east", "990101001", ["990101001201", "990101001202"]),
    outlet("west", "990101002"),
    outlet("one", "990101001201"),
    outlet("next", "990102001"),
)


def points(*given):
    return tuple(Point.model_validate({"id": f"p{n}", "role": "受理", **one}) for n, one in enumerate(given))


@pytest.fixture
def reach():
    regions, findings = read_regions(TEXT)
    assert findings == []
    edition = Edition(EditionFile(id="none", title="none"))
    return Reach(Catalogue(edition, regions, outlets={one.id: one for one in OUTLETS}))


def found(reach, *given, home="990101"):
    coverage = reach.of(points(*given), reach.catalogue.regions.by_code[home])
    guides = {code: [taker.outlet.id for taker in takers] for code, takers in coverage.guides.items()}
    return guides, [(row.region.code, row.outlet.id) for row in coverage.rows]


TOWN, VILLAGE = str(Level.TOWN), str(Level.VILLAGE)


@pytest.mark.parametrize(
    ("point", "guides", "rows"),
    [
        ({"level": TOWN, "outlets": "all"}, {"990101001": ["east"], "990101002": ["west"]}, []),
        ({"level": TOWN, "outlets": ["west"]}, {"990101002": ["west"]}, []),
        # a village with a station of its own gets a guide, one that the town's centre serves gets a row
        ({"level": VILLAGE, "outlets": "all"}, {"990101001201": ["one"]}, [("990101001202", "east")]),
        ({"level": VILLAGE, "outlets": ["east"]}, {}, [("990101001201", "east"), ("990101001202", "east")]),
        ({"level": VILLAGE, "outlets": ["one", "east"]}, {"990101001201": ["one"]}, [("990101001202", "east")]),
        # outlets elsewhere, unknown ones and points without outlets reach nothing
        ({"level": TOWN, "outlets": ["next", "nowhere"]}, {}, []),
        ({"level": TOWN}, {}, []),
        ({"outlets": "all"}, {}, []),
    ],
)
def test_of(reach, point, guides, rows):
    assert found(reach, point) == (guides, rows)


def test_points_add_up(reach):
    towns, villages = {"level": TOWN, "outlets": ["west"]}, {"level": VILLAGE, "outlets": ["one"]}
    assert found(reach, villages, towns) == ({"990101002": ["west"], "990101001201": ["one"]}, [])


def test_two_points_at_one_place(reach):
    again = {"level": TOWN, "outlets": ["west"], "role": "收件"}
    coverage = reach.of(points({"level": TOWN, "outlets": "all"}, again), reach.catalogue.regions.by_code["990101"])
    assert [str(taker.point.role) for taker in coverage.guides["990101002"]] == ["受理", "收件"]


def test_row_gives_way_to_a_guide_of_another_point(reach):
    served, own = {"level": VILLAGE, "outlets": ["east"]}, {"level": VILLAGE, "outlets": ["one"]}
    assert found(reach, served, own) == ({"990101001201": ["one"]}, [("990101001202", "east")])


def test_nothing_above_or_beside(reach):
    assert found(reach, {"level": VILLAGE, "outlets": "all"}, home="990102") == ({}, [])
    assert not reach.of((), reach.catalogue.regions.by_code["990101"])
    assert reach.of(None, reach.catalogue.regions.by_code["990101"]) is NOTHING


def test_outlet_outside_that_serves_a_village(reach):
    away = outlet("away", "990102001", ["990101002201"])
    catalogue = reach.catalogue
    catalogue.outlets = {**catalogue.outlets, "away": away}
    assert found(Reach(catalogue), {"level": VILLAGE, "outlets": "all"})[1] == [
        ("990101001202", "east"),
        ("990101002201", "away"),
    ]
