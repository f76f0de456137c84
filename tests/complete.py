"""A complete item in a tiny workspace in memory, and rules' examples laid over it (style.md, habit 1).

An example is YAML text. Without a header it is laid over the county's record, key by key: what it names replaces that
key of the complete record, all else stays. Comment lines steer it:

    # at: basic              what follows is laid over another file: a short name (see `PATHS`) or a path of its own
    # without: promised, fee       drops these top-level keys of the file that is being laid over
    promised: 30个工作日  # !      the rule must report this line, and no other

A file that the complete workspace does not have (`# at: items/990100/000199001001.yaml`) is the text alone. Lists
(agencies, outlets, materials) are replaced element by element, by `id`; regions.csv row by row, by code.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from svcstd.diagnostic import Diagnostic, Finding
from svcstd.messages import language
from svcstd.pipeline.check import check
from svcstd.pipeline.found import Report
from svcstd.validate.rule import ReadingRule, Rule
from svcstd.workspace import Unreadable, Workspace, packaged

NATION, PROVINCE, CITY, COUNTY, TOWN, VILLAGE = "000000", "990000", "990100", "990101", "990101001", "990101001201"

BASIC_TEXT = """\
code: "00019900100Y"
name: 示例经营许可
type: 行政许可
levels: [县级]
department: 示例监管部门
state: 在用
version: 1
basis:
  - {id: law-3, law: 中华人民共和国示例法, article: 第三条, quote: 从事示例经营活动，应当依法取得示例经营许可。}
objects: [自然人, 企业法人, 其他组织]
statutory: 20个工作日
extension: {limit: 10个工作日, approved_by: 本机关负责人, basis: 中华人民共和国行政许可法第四十二条}
result: {name: 示例经营许可证, type: 证照, validity: 5年, use: example-licence}
sources:
  - {id: law, fields: [statutory, extension, result, basis], law: 中华人民共和国示例法, article: 第三条}
subitems:
  - code: "000199001001"
    name: 示例销售经营许可
    handling:
      - {serial: "01", title: 首次申请}
      - {serial: "02", title: 延续}
"""

PROVINCE_TEXT = """\
implementing_basis:
  - {id: rules-9, law: 示例经营许可管理办法, document: 国家示例监督管理总局令第1号, article: 第九条}
promised: 10个工作日
visits: {count: 1, reason: 申请人须到场核验身份。}
project_type: 承诺件
channels: [窗口办理, 网上办理]
online: {depth: Ⅲ级}
conditions:
  - {id: premises, text: 具有与经营的示例产品品种、数量相适应的固定场所。}
  - {id: staff, text: 有经过示例安全培训的专职人员。}
prohibitions:
  - {id: revoked, text: 被吊销示例经营许可证未满五年的，不予许可。}
situations:
  - {id: self, name: 本人办理, group: applicant}
  - {id: agent, name: 委托代理人办理, group: applicant}
materials:
  - id: form
    name: 示例经营许可申请书
    necessity: 必要
    originals: 1
    copies: 0
    source: 申请人自备
    medium: 纸质/电子化
    category: 申请表格文书
    blank: https://www.example.gov.cn/form.pdf
    sample: https://www.example.gov.cn/form-sample.pdf
    basis: 示例经营许可管理办法第十条
  - id: licence
    use: business-licence
    necessity: 必要
    originals: 0
    copies: 1
    medium: 纸质/电子化
    exempt: 电子证照
  - id: premises-proof
    necessity: 必要
    originals: 0
    copies: 1
    medium: 纸质
    source: 申请人自备
    any_of:
      - {name: 不动产权证书}
      - {name: 房屋租赁合同}
  - id: mandate
    name: 授权委托书
    when: [agent]
    necessity: 容缺后补
    supplement_within: 5个工作日
    originals: 1
    copies: 0
    medium: 纸质
    source: 申请人自备
steps:
  - {id: accept, name: 受理, limit: 1个工作日, office: 受理窗口, criterion: 材料齐全、符合法定形式, outcome: 受理通知书}
  - {id: review, name: 审查, limit: 2个工作日, office: 许可科, criterion: 符合受理条件, outcome: 审查意见}
  - {id: decide, name: 决定, limit: 1个工作日, office: 许可科, criterion: 审查意见通过, outcome: 许可决定书}
  - {id: issue, name: 制证, limit: 1个工作日, office: 受理窗口, criterion: 已作出许可决定, outcome: 示例经营许可证}
special_procedures:
  - {id: visit, kinds: [现场核查], limit: 10个工作日, counted: false, basis: 示例经营许可管理办法第十二条}
fee: 不收费
delivery: [自取, 物流快递]
express: true
scope: 跨县
reservation: true
remedies:
  - {id: review, kind: 行政复议, body: 示例区人民政府, basis: 中华人民共和国行政复议法第二十条}
  - {id: court, kind: 行政诉讼, body: 示例区人民法院, basis: 中华人民共和国行政诉讼法第四十六条}
faq:
  - {id: renew, question: 许可证到期前多久申请延续？, answer: 有效期届满三十个工作日前申请。}
themes: [准营准办]
sources:
  - id: rules
    fields: [promised, visits, conditions, prohibitions, materials, steps, special_procedures, fee]
    law: 示例经营许可管理办法
    article: 第九条至第十二条
"""

COUNTY_TEXT = """\
agency: sl-market
power_source: 法定本级行使
authority: 县级示例监管部门负责本行政区域内的示例经营许可。
promised: 5个工作日
visits: 0
in_hall: true
one_window: true
windows:
  - {id: hall, outlet: sl-hall, window: w3}
online: {depth: Ⅳ级, url: "https://www.example.gov.cn/apply"}
contacts:
  consult:
    - {kind: 电话, value: 0999-5550101}
    - {kind: 窗口, value: 示例区政务服务中心3号窗口}
  complain:
    - {kind: 电话, value: "12345"}
points:
  - {id: towns, level: 镇(乡、街道)级, role: 收件, outlets: all, mode: 代办, document: 示例区就近办工作方案}
sources:
  - {id: notice, fields: [promised], document: 示例区承诺事项清单}
"""

AGENCIES_TEXT = """\
- id: sl-market
  name: 示例区市场监督管理局
  uscc: 11990101000001011C
  nature: 法定机关
  department: 示例监管部门
  address: 示例区示例路1号
  contacts:
    consult: [{kind: 电话, value: 0999-5550101}]
    complain: [{kind: 电话, value: "12345"}]
- {id: sl-police, name: 示例市公安局示例分局, uscc: 1199010100000102X4, nature: 法定机关}
"""

OUTLETS_TEXT = """\
- id: sl-hall
  kind: 大厅
  name: 示例区政务服务中心
  region: "990101"
  address: 示例区示例路2号
  traffic: 乘1路公共汽车到示例路口站下车。
  hours: 工作日 9:00–12:00，13:00–17:00
  phones: [0999-5550100]
  windows:
    - {id: w3, name: 3号综合窗口, phone: 0999-5550103}
- id: sl-town-centre
  kind: 便民服务中心
  name: 示例镇便民服务中心
  region: "990101001"
  address: 示例镇中心街1号
  hours: 工作日 9:00–12:00，13:00–17:00
  phones: [0999-5550201]
  windows:
    - {id: general, name: 综合窗口}
- id: sl-station
  kind: 便民服务站
  name: 示例村便民服务站
  region: "990101001201"
  address: 示例村1号
  hours: 工作日 9:00–12:00
  phones: [0999-5550301]
"""

MATERIALS_TEXT = """\
- id: business-licence
  name: 营业执照
  category: 证件证书证明
  source: 政府部门核发
  issuer: 市场监督管理部门
  exempt: 电子证照
- {id: example-licence, name: 示例经营许可证, category: 证件证书证明, source: 政府部门核发, issuer: 示例监管部门}
"""

REGIONS_TEXT = """\
code,name,level,parent,former,longitude,latitude,population
000000,国家,国家级,,,,,
990000,示例省,省级,000000,,,,
990100,示例市,市级,990000,,,,
990101,示例区,县级,990100,,,,
990101001,示例镇,镇(乡、街道)级,990101,,,,
990101001201,示例村,村(社区)级,990101001,,,,
"""

PATHS = {
    "settings": "svcstd.yaml",
    "standard": "catalog/standard.yaml",
    "regions": "catalog/regions.csv",
    "agencies": "catalog/agencies/990101.yaml",
    "outlets": "catalog/outlets/990101.yaml",
    "materials": "catalog/materials.yaml",
    "basic": "catalog/basic/00019900100Y_示例经营许可.yaml",
    "nation": "items/000000_国家/000199001001_示例销售经营许可.yaml",
    "province": "items/990000_示例省/000199001001_示例销售经营许可.yaml",
    "city": "items/990100_示例市/000199001001_示例销售经营许可.yaml",
    "county": "items/990101_示例区/00019900100101_示例销售经营许可首次申请.yaml",
    "county-renewal": "items/990101_示例区/00019900100102_示例销售经营许可延续.yaml",
    "county-police": "items/990101_示例区/00019900100101@sl-police_示例销售经营许可首次申请.yaml",
    "town": "items/990101001_示例镇/00019900100101_示例销售经营许可首次申请.yaml",
    "village": "items/990101001201_示例村/00019900100101_示例销售经营许可首次申请.yaml",
}
"""Short names of files; those without a text in `FILES` are there for examples to write."""

FILES = {
    PATHS["settings"]: 'title: 示例省政务服务事项目录\nregion: "990000"\n',
    PATHS["regions"]: REGIONS_TEXT,
    PATHS["agencies"]: AGENCIES_TEXT,
    PATHS["outlets"]: OUTLETS_TEXT,
    PATHS["materials"]: MATERIALS_TEXT,
    PATHS["basic"]: BASIC_TEXT,
    PATHS["province"]: PROVINCE_TEXT,
    PATHS["county"]: COUNTY_TEXT,
}
"""The complete workspace: silent under every rule."""

AT = re.compile(r"# at: (\S+)")
WITHOUT = re.compile(r"# without: (.+)")
MARK = re.compile(r"\s*# !$")
LISTS = ("catalog/agencies/", "catalog/outlets/", "catalog/materials")


class MemoryTree:
    """A workspace's files by path, as `svcstd.workspace.Tree`; a text is its UTF-8 bytes, `OSError` cannot be read."""

    def __init__(self, files: Mapping[str, str | bytes | type[OSError]]) -> None:
        self.files = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}

    def list(self, folder: str) -> tuple[list[str], list[tuple[str, Finding]]]:
        return sorted(path for path in self.files if path.startswith(f"{folder}/")), []

    def read(self, path: str, most: int = 1 << 26) -> bytes:
        if self.files.get(path, OSError) is OSError:
            raise Unreadable(path, Finding(rule="S304", values={"reason": "not there"}))
        return self.files[path][:most]

    def exists(self, path: str) -> bool:
        return path in self.files


def workspace(files: Mapping[str, str | bytes] = FILES) -> Workspace:
    """A workspace of files given as {path: text or bytes}."""
    return Workspace(MemoryTree(files), Path("memory"))


def validate(files: Mapping[str, str | bytes] = FILES) -> Report:
    """What `svcstd validate` finds in a workspace given as {path: text or bytes}."""
    return check(workspace(files), jobs=1)


def sections(text: str, path: str = PATHS["county"]) -> Iterator[tuple[str, int, list[str]]]:
    """The parts of an example: path, number of lines before it, its lines without marks."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if AT.match(line)]
    if not starts or any(line.strip() for line in lines[: starts[0]]):
        yield path, 0, [MARK.sub("", line) for line in lines[: starts[0] if starts else None]]
    for start, end in pairwise([*starts, len(lines)]):
        named = AT.match(lines[start])[1]
        body = [MARK.sub("", line) for line in lines[start + 1 : end]]
        yield PATHS.get(named, named), start + 1, body


def blocks(path: str, text: str) -> Iterator[tuple[str, str]]:
    """A file's top-level parts: a mapping's keys, a list's ids, a table's codes, each with its text."""
    if path.endswith(".csv"):
        yield from ((line.split(",")[0], f"{line}\n") for line in text.splitlines())
        return
    listed = path.startswith(LISTS)
    for block in re.split(r"(?m)^(?=- )" if listed else r"(?m)^(?=[^\s#-])", text):
        named = re.search(r"\bid: *([^\s,}]+)", block) if listed else re.match(r"[\"']?([\w.-]+)", block)
        if named:
            yield named[1], block


def laid_over(path: str, body: list[str], base: str) -> str:
    """A section's lines, then what the complete file says beside them."""
    dropped = {name.strip() for line in body if (found := WITHOUT.match(line)) for name in found[1].split(",")}
    text = "\n".join(body)
    said = dropped | {name for name, _ in blocks(path, f"{text}\n")}
    rest = [block for name, block in blocks(path, base) if name not in said]
    if path.endswith(".csv"):
        rows = [line for line in body if line.strip() and not line.startswith("#")]
        return "".join([rest[0], *(f"{row}\n" for row in rows), *rest[1:]])
    return f"{text}\n{''.join(rest)}"


def packaged_text(path: str) -> str:
    """The text that svcstd ships for a file that the complete workspace leaves out; "" when it ships none."""
    try:
        return packaged(path).read_text(encoding="utf-8") if path == PATHS["standard"] else ""
    except FileNotFoundError:
        return ""


def example(rule: Rule, text: str) -> tuple[dict[str, str], dict[str, int]]:
    """The workspace of an example, and how many lines of the example stand before each file's first.

    Examples of reading rules are whole files; those of other rules are laid over what is there.
    """
    files, before = dict(FILES), {}
    for path, start, body in sections(text, _default(rule)):
        whole = isinstance(rule, ReadingRule) and not path.endswith(".csv")
        base = "" if whole else files.get(path) or packaged_text(path)
        files[path] = laid_over(path, body, base) if base else "\n".join(body) + "\n"
        before[path] = start - 1 if path.endswith(".csv") and base else start
    return files, before


def _default(rule: Rule) -> str:
    """The file that an example without a header is laid over."""
    from svcstd.validate.rule import EntryRule

    return PATHS["basic"] if isinstance(rule, EntryRule) else PATHS["county"]


@functools.cache
def _found(files: tuple[tuple[str, str], ...], language: str) -> tuple[Diagnostic, ...]:
    return tuple(validate(dict(files)).diagnostics)


def reported(rule: Rule, text: str) -> list[Diagnostic]:
    """What one rule reports of an example."""
    files, _ = example(rule, text)
    return [diagnostic for diagnostic in _found(tuple(files.items()), language()) if diagnostic.rule == rule.id]


def reported_lines(rule: Rule, text: str) -> list[int]:
    """Lines of an example that the rule reports; 0 for a place that the example does not show."""
    _, before = example(rule, text)
    last = len(text.split("\n"))
    found = set()
    for diagnostic in reported(rule, text):
        line = diagnostic.at.line + before[diagnostic.at.file] if diagnostic.at.file in before else 0
        found.add(line if line <= last else 0)
    return sorted(found)


def marked_lines(text: str) -> list[int]:
    """Lines of an example that end in `# !`."""
    return [number for number, line in enumerate(text.split("\n"), 1) if MARK.search(line)]
