"""`svcstd new`: what is written validates in shape, says what is missing and nothing else, and changes no other line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from svcstd import cli
from svcstd.model.basic import BasicItem, StandardMaterial
from svcstd.model.elements import Record
from svcstd.model.enums import ItemType
from svcstd.model.shape import shape, shape_list
from svcstd.pipeline import new
from svcstd.pipeline.check import check
from svcstd.pipeline.form import form
from svcstd.pipeline.init import init
from svcstd.pipeline.lookup import BrokenFile, NotFound
from svcstd.read import read
from svcstd.workspace import Workspace
from svcstd.write import new as write

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A new county's workspace."""
    init(tmp_path, "county", ())
    with (tmp_path / "catalog/agencies/990101.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: sl-water, name: 示例县水务局}\n")
    return tmp_path


def run(home: Path, *words: str) -> int:
    """The exit code of `svcstd new …` in a workspace."""
    return cli.run(["-C", str(home), "new", *words, "--lang", "zh"])


def shape_findings(home: Path) -> list[str]:
    """Findings on reading and shape in a workspace."""
    return [f"{d.at} {d.rule}" for d in check(Workspace.find(home), jobs=1).diagnostics if d.rule.startswith("S")]


def wanted(text: str) -> list[str]:
    """Keys that a new file leaves to be said."""
    return re.findall(r"^# ([a-z_]+):", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("code", "region", "agency", "path", "keys"),
    [
        ("00019900100102", "990101", "", "items/990101_示例县/00019900100102_示例销售经营许可延续.yaml",
         ["agency", "power_source", "windows", "contacts"]),
        ("00019900100102", "990101", "sl-market", "items/990101_示例县/00019900100102_示例销售经营许可延续.yaml",
         ["power_source", "windows", "contacts"]),
        ("000199001001", "990101001", "", "items/990101001_示例镇/000199001001_示例销售经营许可.yaml",
         ["agency", "power_source", "windows", "contacts"]),
        ("00019900100Y", "990000", "", "items/990000_示例省/00019900100Y_示例经营许可.yaml",
         ["agency", "power_source", "windows", "contacts"]),
        ("00019900100Y", "000000", "", "items/000000_国家/00019900100Y_示例经营许可.yaml",
         ["agency", "power_source", "conditions", "promised", "project_type", "materials", "steps", "fee", "visits",
          "channels", "windows", "contacts"]),
        ("00019900100101", "990101", "sl-water", "items/990101_示例县/00019900100101@sl-water_示例销售经营许可首次申请.yaml", []),
    ],
)  # fmt: skip
def test_item(home: Path, code: str, region: str, agency: str, path: str, keys: list[str]) -> None:
    """The file has its place's folder and the item's label; it asks for what is missing, not for what is inherited."""
    assert run(home, "item", code, "--region", region, *(["--agency", agency] if agency else [])) == 0
    text = (home / path).read_text(encoding="utf-8")
    assert wanted(text) == keys
    assert text.startswith("# yaml-language-server: $schema=../../schema/item.json\n# 示例")
    assert (home / path).parent.joinpath("../../schema/item.json").is_file()
    assert f"agency: {agency}" in text.splitlines() if agency else "# agency: " in text
    assert all(f"# {Record.model_fields[key].title}：" in text for key in keys)
    assert shape_findings(home) == []


def test_filled_in_it_is_complete(home: Path) -> None:
    """With the comment signs taken away the file validates without a finding on shape or completeness."""
    draft = new.item(Workspace.find(home), "00019900100102", "990101")
    filled = "\n".join(
        line if line.startswith("# yaml") or "：" in line or "（" in line else line.removeprefix("# ")
        for line in draft.shown.split("\n")
    )
    (home / draft.path).write_text(filled, encoding="utf-8")
    found = [d.rule for d in check(Workspace.find(home), jobs=1).diagnostics if d.at.file == draft.path]
    assert not [rule for rule in found if rule[0] in "SG" or rule in {"O101", "O104", "O105"}]


@pytest.mark.parametrize("template", ["county", "province"])
def test_one_more_item_of_a_template_brings_out_no_fault_of_the_template(tmp_path: Path, template: str) -> None:
    """What the README says to do next ends in a workspace without a finding."""
    init(tmp_path, template, ())
    draft = new.item(Workspace.find(tmp_path), "00019900100102", "990101", "sl-market")
    text = re.sub(r"(?m)^# (?=[a-z_]+:|  )", "", draft.shown.partition("\n")[2])
    (tmp_path / draft.path).write_text(text, encoding="utf-8")
    assert [f"{d.at} {d.rule}" for d in check(Workspace.find(tmp_path), jobs=1).diagnostics] == []


@pytest.mark.parametrize("key", [key for key in new.MANDATORY if key != "type"])  # which `new basic` is told
def test_samples_are_what_the_model_takes(key: str) -> None:
    """What stands behind each key of a new file has the right shape once its sign of comment is gone."""
    text = f"{key}: {write.SAMPLES[key]}\n".encode()
    made, findings = shape(read(text, "x.yaml"), Record)
    if key in {"agency", "windows"}:  # a word that asks for an id; a place that has bodies and outlets shows one
        assert [f.rule for f in findings] == ["S211"]
    else:
        assert made is not None and getattr(made, key) is not None and findings == []


@pytest.mark.parametrize(("key", "title"), [("objects", "服务对象"), ("levels", "行使层级")])
def test_elements_of_the_basic_entry_are_asked_for_where_they_belong(home: Path, key: str, title: str) -> None:
    """What the basic catalogue lacks is named with the file that has to say it, and is no key of the record."""
    basic = next((home / "catalog/basic").glob("*.yaml"))
    basic.write_text(re.sub(rf"(?m)^{key}:.*\n", "", basic.read_text(encoding="utf-8")), encoding="utf-8")
    text = new.item(Workspace.find(home), "00019900100102", "990101").shown
    assert f"{key}（{title}）" in text and "catalog/basic/00019900100Y_" in text
    assert key not in wanted(text)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["item", "00019900100103", "--region", "990101"], "最接近的是 0001990010010"),
        (["item", "00019900100102", "--region", "99101"], "最接近的是 990101"),
        (["item", "00019900100102", "--region", "990101", "--agency", "sl-markt"], "最接近的是 sl-market"),
        (["item", "00019900100102", "--region", "777777"], "没有代码为 777777 的地区。"),
        (["item", "00019900100102", "--region", "990101", "--agency", "zzz"], "没有标识为 zzz 的机构。"),
        (["item", "QQQQ", "--region", "990101"], "没有编码为 QQQQ 的事项。"),
        (["item", "00019900100101", "--region", "990101", "--agency", "sl-market"], "已经有 items/990101_示例县/00019900100101_"),
        (["basic", "000199002000", "--name", "甲", "--type", "缴"], "没有“缴”这个事项类型；应当是 行政许可、"),
        (["material", "x2", "--name", "a\nb"], "换行"), (["material", "x2", "--name", "a", "--issuer", "a\nb"], "换行"),
        (["basic", "000199002000", "--name", "甲\x1b", "--type", "行政许可"], "控制字符"),
        (["item", "00019900100101", "--region", "990101"], "已经有 items/990101_示例县/00019900100101_"),
        (["item", "00019900100102"], "缺少"),
        (["basic", "000799002000", "--name", "甲", "--type", "行政许可"], "07（行政确认），而行政许可应当是 01"),
        (["basic", "009999002000", "--name", "甲", "--type", "行政许可"], "99，而行政许可应当是 01"),
        (["basic", "000199002000", "--name", "甲", "--type", "行政许"], "最接近的是 行政许可"),
        (["basic", "00019900100Y", "--name", "甲", "--type", "行政许可"], "已经在 catalog/basic/00019900100Y_"),
        (["basic", "000199001001", "--name", "甲", "--type", "行政许可"], "已经在 catalog/basic/00019900100Y_"),
        (["basic", "../x", "--name", "甲", "--type", "行政许可"], "不能作编码"),
        (["basic", "000199002000", "--name", " ", "--type", "行政许可"], "名称不能为空"),
        (["basic", "000199002000", "--name", "长" * 201, "--type", "行政许可"], "不能超过 200"),
        (["material", "Id", "--name", "甲"], "不能作标识"), (["material", "id\n", "--name", "甲"], "不能作标识"),
        (["material", "business-licence", "--name", "甲"], "已有标识 business-licence（营业执照）"),
        (["material", "licence", "--name", "营业执照"], "标准材料 business-licence 的名称或别名"),
    ],
)  # fmt: skip
def test_refusals(home: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    """What contradicts the catalogue is refused with 2 and the nearest that is right; nothing is written."""
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert run(home, *words) == 2
    out, err = capsys.readouterr()
    assert said in err and not out
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("kind", ItemType)
@pytest.mark.parametrize("tail", ["000", "00Y"])
def test_basic(home: Path, kind: ItemType, tail: str) -> None:
    """An entry of each type, with sub-items or without; shape is right, and handling stands where it belongs."""
    code = f"00{kind.code}88001{tail}"
    assert run(home, "basic", code, "--name", "示例：甲/乙 #1", "--type", kind.value) == 0
    file = home / f"catalog/basic/{code}_示例：甲乙#1.yaml"
    document = read(file.read_bytes(), file.name)
    entry, findings = shape(document, BasicItem)
    assert entry is not None and findings == document.findings == []
    assert (entry.code, entry.name, entry.type) == (code, "示例：甲/乙 #1", kind)
    assert wanted(file.read_text(encoding="utf-8"))[-1] == ("subitems" if tail == "00Y" else "handling")
    assert shape_findings(home) == []


def test_foreign_codes_have_no_type(home: Path) -> None:
    """A code of a local scheme says nothing of the type, so nothing contradicts it."""
    assert run(home, "basic", "511A0138600000-A", "--name", "示例", "--type", "行政确认") == 0


HEAD = "# 说明\n- id: a   # 一\n  name: '甲'\n\n# 二\n- {id: b, name: 乙}\n"


@pytest.mark.parametrize(
    "before",
    ["", "# 只有说明\n", HEAD, HEAD.rstrip("\n"), HEAD + "\n# 尾注\n", HEAD.replace("\n", "\r\n"), "  - id: a\n    name: 甲\n",
     "---\n- id: a\n  name: 甲\n", "- {id: a, name: 甲}\n"],
)  # fmt: skip
def test_material_changes_no_other_line(home: Path, before: str) -> None:
    """The file begins with every byte that it had; the list has one entry more."""
    file = home / "catalog/materials.yaml"
    file.write_bytes(before.encode())
    known, _ = shape_list(read(before.encode(), "x.yaml"), StandardMaterial)
    if run(home, "material", "new-one", "--name", "2026年：新材料 #1", "--issuer", "true") == 0:
        after = file.read_bytes()
        assert after.startswith(before.encode())
        made, findings = shape_list(read(after, "x.yaml"), StandardMaterial)
        assert not findings
        assert made == (*known, StandardMaterial(id="new-one", name="2026年：新材料 #1", issuer="true"))
        assert b"\r\n" not in after or after.count(b"\n") == after.count(b"\r\n")
    else:
        assert before.startswith("---") and file.read_bytes() == before.encode()


@pytest.mark.parametrize("before", ["[{id: a, name: 甲}]\n", "[]\n", "- {id: a,\n   name: 甲}\n...\n"])
def test_lists_that_cannot_be_added_to(home: Path, capsys: pytest.CaptureFixture[str], before: str) -> None:
    """A list in brackets is left as it is, and that is said."""
    file = home / "catalog/materials.yaml"
    file.write_text(before, encoding="utf-8")
    assert run(home, "material", "new-one", "--name", "新材料") == 2
    assert "不便在末尾加一条" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("link", [False, True])
def test_a_list_that_must_not_be_rewritten_is_left(home: Path, capsys: pytest.CaptureFixture[str], link: bool) -> None:
    """Write-protected, or reached by a link: it stays what it was, is named, and ends with 3."""
    file = home / "catalog/materials.yaml"
    if link:
        file = file.rename(home / "shared.yaml")
        (home / "catalog/materials.yaml").symlink_to(file)
    else:
        file.chmod(0o440)
    before = file.read_bytes()
    assert run(home, "material", "lease", "--name", "租赁合同") == 3
    assert "catalog/materials.yaml：没有写" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert (home / "catalog/materials.yaml").is_symlink() is link


def test_a_list_keeps_its_permissions(home: Path) -> None:
    file = home / "catalog/materials.yaml"
    file.chmod(0o660)
    assert run(home, "material", "lease", "--name", "租赁合同") == 0
    assert file.stat().st_mode & 0o777 == 0o660


def test_material_without_a_file(home: Path) -> None:
    """Where there is no list yet, one begins."""
    (home / "catalog/materials.yaml").unlink()
    assert run(home, "material", "new-one", "--name", "新材料") == 0
    assert yaml.safe_load((home / "catalog/materials.yaml").read_text(encoding="utf-8")) == [
        {"id": "new-one", "name": "新材料"}
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["item", "00019900100102", "--region", "990101"], "# agency: sl-market"),
        (["basic", "000199002000", "--name", "甲", "--type", "行政许可"], 'code: "000199002000"'),
        (["material", "new-one", "--name", "新材料"], "- id: new-one\n  name: 新材料\n"),
    ],
)
def test_stdout(home: Path, capsys: pytest.CaptureFixture[str], words: list[str], shown: str) -> None:
    """--stdout prints what would be new, and writes nothing."""
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert run(home, *words, "--stdout") == 0
    out, err = capsys.readouterr()
    assert shown in out and not err
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("broken", "use"),
    [
        ("catalog/standard.yaml", lambda w: new.item(w, "00019900100102", "990101")), ("catalog/regions.csv", lambda w: new.item(w, "00019900100102", "990101")),
        ("catalog/standard.yaml", lambda w: new.basic(w, "000199002000", "甲", "行政许可")), ("catalog/materials.yaml", lambda w: new.material(w, "x", "甲")),
        ("catalog/basic/00019900100Y_示例经营许可.yaml", lambda w: new.item(w, "00019900100102", "990101")),
        ("items/990000_示例省/000199001001_示例销售经营许可.yaml", lambda w: new.item(w, "00019900100102", "990101")),
    ],
)  # fmt: skip
def test_broken_files_are_named(home: Path, broken: str, use: object) -> None:
    """What cannot be read is named rather than guessed around."""
    (home / broken).write_text("no: [\n", encoding="utf-8")
    with pytest.raises(BrokenFile) as caught:
        use(Workspace.find(home))  # type: ignore[operator]
    assert caught.value.file == broken


def test_a_link_that_leads_out(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing is written through a link that leaves the workspace."""
    outside = tmp_path_factory.mktemp("outside")
    shutil.rmtree(home / "catalog/basic")
    (home / "catalog/basic").symlink_to(outside)
    assert run(home, "basic", "000199002000", "--name", "甲", "--type", "行政许可") == 3
    assert list(outside.iterdir()) == []


def test_without_schemas_no_modeline(home: Path) -> None:
    """A workspace that keeps no schemas gets no line that would send editors to a file that is not there."""
    shutil.rmtree(home / "schema")
    assert "yaml-language-server" not in new.item(Workspace.find(home), "00019900100102", "990101").shown


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("食品经营许可", "_食品经营许可"),
        ("a/../b", "_ab"),
        ("..", ""),
        ("甲（乙）", "_甲（乙）"),
        ("长" * 99, "_" + "长" * 60),
    ],
)
def test_labels_are_those_of_fmt(home: Path, name: str, label: str) -> None:
    """What `new` writes, `fmt` would not call otherwise."""
    assert run(home, "basic", "000199002000", "--name", name, "--type", "行政许可") == 0
    assert (home / f"catalog/basic/000199002000{label}.yaml").is_file()
    assert form(Workspace.find(home), None, sort=False).rewriting.renames == {}


def test_shipped_catalogue() -> None:
    """A real place: its folder is found by its code, its bodies and hall are shown."""
    draft = new.item(Workspace.find(ROOT), "000131022002", "441802")
    assert draft.path == "items/441802_清城/000131022002_餐饮服务经营许可.yaml"
    with pytest.raises(NotFound, match="已经有"):
        new.item(Workspace.find(ROOT), "00013102200101", "441802")
