"""The JSON Schemas in the language server that editors use: completion, hover in Chinese, and the same faults.

Skipped where there is no node or no server: `npm ci` in tests/editor installs it.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

import complete
from languageserver import LanguageServer, missing
from svcstd.model.elements import Record
from svcstd.pipeline.check import check
from svcstd.pipeline.init import HOSTS, init
from svcstd.pipeline.new import item
from svcstd.validate.rules import RULES
from svcstd.workspace import Workspace

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
EXAMPLES = [
    (rule, n, text) for rule in RULES if rule.id.startswith("S2") for n, text in enumerate((*rule.good, *rule.bad))
]
SHAPE = re.compile(r"S2\d\d")
Lines = set[tuple[str, int]]

SERVER_ALONE = {
    "alias-bomb": "svcstd refuses anchors at their line (S108) and reads no further; the server reads on",
    "broken-yaml": "no YAML: S106 in svcstd, the YAML parser's own error in the server",
    "duplicate-key": "S107 in svcstd, the YAML parser's own error in the server",
    "full-width-colon": "S109 says more than an unknown key",
    "full-width-colon-alone": "S109 says more than a value of the wrong kind",
    "full-width-colon-entry": "S109 says more than a value of the wrong kind",
    "gb18030": "no UTF-8 (S103); the server is shown what an editor would make of it",
    "plain-number-code": "svcstd takes the text that was written and warns (S111); the server types it first",
    "too-deep": "svcstd looks at depth before it looks at anything else (S102)",
}
"""Cases in which only the server has a diagnostic at a line, and why: these are matters of reading, not of shape."""
SVCSTD_ALONE = {
    "S212": "JSON Schema compares whole elements of a list, never one key of them",
    "S215": "whether a regular expression is plain is nothing that another one tells",
}
"""Rules whose findings no JSON Schema can express, and why."""
SPELLED = {"version: 01  # !": "YAML 1.2 reads 01 as the number 1; svcstd holds to the one spelling"}
"""Examples that the server cannot see, since it types scalars first, and why."""

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "there")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workspace, with the cases in a folder of it."""
    folder = tmp_path_factory.mktemp("editor").resolve()
    init(folder, "province", HOSTS)
    shutil.copytree(CASES[0].parent, folder / "cases", symlinks=True)
    return folder


def settings(home: Path) -> dict[str, list[str]]:
    """What VS Code is told by the settings that init writes."""
    told: dict[str, list[str]] = json.loads((home / ".vscode/settings.json").read_text(encoding="utf-8"))[
        "yaml.schemas"
    ]
    return told


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[LanguageServer]:
    """The server with the settings of the workspace, which hold for the folders of cases and examples too."""
    wider = {name: [*globs, *(f"*/*/{glob}" for glob in globs)] for name, globs in settings(home).items()}
    with LanguageServer(home, wider) as running:
        yield running


def lines(server: LanguageServer, root: Path, texts: Mapping[str, str | None]) -> Lines:
    """Files and lines of what the server says of files, shown with these texts or as they are on disk."""
    said = server.opened({root / name: text for name, text in texts.items()})
    return {
        (path.relative_to(root).as_posix(), found["range"]["start"]["line"] + 1)
        for path, diagnostics in said.items()
        for found in diagnostics
        if found.get("code") != "unusedAnchor"
    }


def test_settings_and_modelines_both_wire(home: Path) -> None:
    """A fault is seen through .vscode/settings.json, and through the modeline where an editor has no settings."""
    good = next((home / "items").glob("990101*/*.yaml"))
    text = good.read_text(encoding="utf-8")
    without = re.sub(r"# yaml-language-server.*\n", "", text)
    for told, body in ((settings(home), without), ({}, text)):
        with LanguageServer(home, told) as running:
            bad = {good.with_name("000199001002.yaml"): body.replace("visits: 0", "visits: 零")}
            assert running.opened({good: body, **bad}).pop(good) == []
            assert [
                len(found)
                for found in running.opened({p.with_name("000199001003.yaml"): t for p, t in bad.items()}).values()
            ] == [1]
            hover = running.at("hover", good, body.split("\n").index("promised: 5个工作日"), 3)
            assert "承诺办结时限" in hover["contents"]["value"]


def test_new_workspaces_are_clean(server: LanguageServer, home: Path) -> None:
    """The server has nothing to say of what init and new write."""
    draft = item(Workspace.find(home), "00019900100102", "990101")
    files = [path for path in home.rglob("*.yaml") if "cases" not in path.parts]
    written = {path.relative_to(home).as_posix(): None for path in files if path.name != ".pre-commit-config.yaml"}
    assert lines(server, home, {**written, draft.path: draft.data.decode()}) == set()


def test_shipped_catalogue_is_clean(server: LanguageServer, home: Path) -> None:
    """The server agrees with svcstd that the shape of a large real catalogue is right (a sample of each folder)."""
    root = Path(__file__).resolve().parent.parent
    folders = [
        root / "catalog",
        root / "catalog/basic",
        root / "catalog/adjustments",
        *sorted((root / "items").iterdir()),
    ]
    files = [path for folder in folders for path in sorted(folder.glob("*.yaml"))[:6]]
    texts = {f"real/one/{path.relative_to(root).as_posix()}": path.read_text(encoding="utf-8") for path in files}
    assert len(texts) > 50
    assert lines(server, home, texts) == set()


def completed(server: LanguageServer, file: Path, text: str) -> dict[str, str]:
    """Completions at the `|` of a text: labels and their documentation."""
    before, after = text.split("|")
    server.opened({file: before + after})
    line = before.count("\n")
    found = server.at("completion", file, line, len(before.split("\n")[-1]))
    return {one["label"]: str(one.get("documentation", "")) for one in found["items"]}


@pytest.mark.parametrize(
    ("n", "text", "offered"),
    [
        (1, "|", set(Record.model_fields)), (2, "agency: x\nprom|", {"promised", "steps", "materials"}),
        (3, "materials:\n  - id: form\n    nec|", {"necessity", "originals", "copies", "exempt"}),
        (4, "project_type: |", {"即办件", "承诺件", "其他"}), (5, "channels:\n  - |", {"窗口办理", "网上办理"}),
        (6, "materials:\n  - id: form\n    necessity: |", {"必要", "容缺后补", "非必要"}), (7, "online:\n  |", {"depth", "url"}),
        (8, "visits: 0\nfee:\n  |", {"charged", "items", "basis"}),
    ],
)  # fmt: skip
def test_completion(server: LanguageServer, home: Path, n: int, text: str, offered: set[str]) -> None:
    """The server offers svcstd's keys and the standard's values, each key explained in Chinese, and never `null`."""
    found = completed(server, home / f"items/990101_示例县/00019900{n}000.yaml", text)
    assert offered <= set(found)
    assert "null" not in found
    keys = offered & set(Record.model_fields) - {"code", "name"}
    assert all(re.search(r"[一-鿿]", found[key]) for key in keys)


@pytest.mark.parametrize(
    ("n", "text", "said"),
    [
        (1, "pro|mised: 5个工作日", ("承诺办结时限", "本级承诺的时限", "GB/T 39046-2020 数据元 18、19、20", "promise_day")),
        (2, "project_|type: 承诺件", ("办件类型", "即办件或承诺件")), (3, "vis|its: {count: 1, reason: 核验}", ("到办事现场次数",)),
        (4, "materials:\n  - {id: a, neces|sity: 必要}", ("材料必要性", "容缺后补")), (5, "fe|e: 不收费", ("收费",)),
        (6, "on|line: {depth: Ⅳ级}", ("网上办理",)), (7, "contacts:\n  con|sult: [\"12345\"]", ("咨询方式",)),
        (8, "situations:\n  - {id: a, s|et: {promised: 即办}}", ("情形改动",)),
    ],
)  # fmt: skip
def test_hover(server: LanguageServer, home: Path, n: int, text: str, said: Iterable[str]) -> None:
    """Hovering shows a key's Chinese title, what to write there, and its place in the standards."""
    before, after = text.split("|")
    file = home / f"items/990101_示例县/00019901{n}000.yaml"
    server.opened({file: before + after})
    shown = server.at("hover", file, before.count("\n"), len(before.split("\n")[-1]))["contents"]["value"]
    assert all(word in shown for word in said)
    title, _, rest = shown.partition("\n")
    assert re.fullmatch(r"#### [一-鿿]+", title)
    assert not re.search(
        r"[A-Za-z]{3,} [A-Za-z]{3,}", rest.split("Allowed Values")[0].split("Source:")[0].replace("GB/T", "")
    )


def shape_lines(diagnostics: Iterable[object], *, but: Iterable[str] = ()) -> Lines:
    """Files and lines of findings on shape."""
    return {(d.at.file, d.at.line) for d in diagnostics if SHAPE.fullmatch(d.rule) and d.rule not in but}  # type: ignore[attr-defined]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cases(server: LanguageServer, home: Path, case: Path) -> None:
    """In the cases, svcstd reports the shape of a line exactly where the server does."""
    root = home / "cases" / case.name
    files = [path for path in root.rglob("*.yaml") if path.resolve().is_relative_to(root)]
    ours = shape_lines(check(Workspace.find(root), jobs=1).diagnostics)
    theirs = lines(server, root, {path.relative_to(root).as_posix(): None for path in files})
    if case.name in SERVER_ALONE:
        assert not ours and theirs
    else:
        assert theirs == ours


def at_the_key(theirs: Lines, ours: Lines, files: Mapping[str, str]) -> Lines:
    """The server's lines, with the fault of a whole list at its key: the server marks the first entry, svcstd the key."""
    out = set()
    for path, line in theirs:
        entry = files[path].split("\n")[line - 1].lstrip().startswith("- ")
        whole = entry and (path, line) not in ours and (path, line - 1) in ours
        out.add((path, line - 1 if whole else line))
    return out


@pytest.mark.parametrize(("rule", "n", "text"), EXAMPLES, ids=lambda part: getattr(part, "id", None))
def test_examples(server: LanguageServer, home: Path, rule: complete.Rule, n: int, text: str) -> None:
    """The examples of the rules on shape: the same lines, but for what no JSON Schema can say."""
    files, _ = complete.example(rule, text)
    found = complete.validate(files).diagnostics
    root = home / "examples" / f"{rule.id}-{n}"
    theirs = lines(server, root, {path: body for path, body in files.items() if path.endswith(".yaml")})
    reported = {d.at.line for d in found if d.rule == rule.id}
    assert bool(reported) == (text in rule.bad)
    if text in SPELLED:
        assert (theirs, len(shape_lines(found))) == (set(), 1)
        return
    ours = shape_lines(found, but=SVCSTD_ALONE)
    assert at_the_key(theirs, ours, files) == ours
