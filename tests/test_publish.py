"""Publishing: what stands in the folder after a run, whatever stood there before; what is removed, and what never is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest

from complete import AGENCIES_TEXT, COUNTY_TEXT, FILES, PATHS, PROVINCE_TEXT
from guides import CODE, HANDLED, LEVELS, SUBSIDY, six_levels
from svcstd import cli
from svcstd.cli import publishing
from svcstd.pipeline import render as pipeline
from svcstd.pipeline import search
from svcstd.workspace import lock, publication
from svcstd.workspace.manifest import NAME, SCHEMA, SEARCH, Entry, FileSet, Outcome, SetName, dump, hashed, load
from svcstd.workspace.recorded import JOURNAL
from svcstd.workspace.workspace import INPUTS

GONE = f"items/990101001/{CODE}_示例补贴申领.yaml"
COUNTY, TOWN = f"county/990101/{HANDLED}.md", f"town/990101001/{HANDLED}.md"
PAGE = f"town/990101001/{CODE}.md"
KILLING = Path(__file__).parent / "killing.py"
QUIET = {NAME, lock.NAME}


def put(home: Path, files: dict[str, str]) -> Path:
    """A workspace on disk with these files and no others."""
    for path in [path for folder in INPUTS for path in (home / folder).rglob("*") if path.is_file()]:
        if path.relative_to(home).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    age(home)
    return home


def age(home: Path) -> None:
    """Wait until the files are older than a tick of the clock: what changed just now is not taken as read."""
    time.sleep(0.03)


def tree(out: Path) -> dict[str, bytes]:
    """All files of a folder, and its folders with nothing."""
    return {p.relative_to(out).as_posix(): p.read_bytes() if p.is_file() else b"" for p in out.rglob("*")}


def pages(out: Path) -> dict[str, bytes]:
    """All but the full-text index, which a dry run says nothing of."""
    return {name: data for name, data in tree(out).items() if not name.startswith("search")}


def guides(out: Path, ending: str = "md") -> set[str]:
    return {p.relative_to(out).as_posix() for p in out.rglob(f"*.{ending}") if p.stem != "index"}


def run(capsys: pytest.CaptureFixture[str], home: Path, *words: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `svcstd render guides` into `out`."""
    code = cli.run(["-C", str(home), "render", "guides", "-o", "out", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return put(tmp_path, six_levels())


def without(path: str) -> dict[str, str]:
    return {name: text for name, text in six_levels().items() if name != path}


def test_nothing_changed(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(capsys, home, "--to", "md", "--to", "html")
    assert first[0] == 0
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (home / "out").rglob("*")}
    monkeypatch.setattr(pipeline, "plan", None)  # nothing is planned, and nothing made
    monkeypatch.setattr(pipeline, "render", None)
    for words in (["--to", "html"], ["--to", "md"], ["--to", "md", "--to", "html", "--jobs", "2"]):
        code, out, err = run(capsys, home, *words)
        pages = 8 * words.count("--to")
        assert f"{pages} 份指南都是最新的" in err
        assert (code, out) == (0, f"{home / 'out'}/index.{words[1]}\n")
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (home / "out").rglob("*")} == before


def edit(path: Path) -> None:
    """Change one byte of a file and nothing of its size."""
    data = path.read_bytes()
    path.write_bytes(data[:-1] + b"#")


def copy_edited(home: Path) -> None:
    """Have a page edited, and the whole folder copied after that, so that the manifest is younger than the page."""
    edit(home / "out" / PAGE)
    shutil.copytree(home / "out", home / "copy", copy_function=shutil.copyfile)
    shutil.rmtree(home / "out")
    (home / "copy").rename(home / "out")


@pytest.mark.parametrize(
    "meddle",
    [
        lambda home: (home / PATHS["county"]).write_text(COUNTY_TEXT.replace("5550101", "5550102")),
        lambda home: (home / "templates").mkdir() or (home / "templates/x.md.j2").write_text("x"),
        lambda home: (home / "items/note.txt").write_text("x"),
        lambda home: (home / GONE).unlink(),
        lambda home: edit(home / "out" / PAGE),
        lambda home: (home / "out" / PAGE).write_text("x"),
        lambda home: (home / "out" / PAGE).unlink(),
        lambda home: (home / "out" / PAGE).unlink() or (home / "out" / PAGE).symlink_to("index.md"),
        lambda home: (home / "out" / JOURNAL.format("md.zh.full", "0")).write_text(""),
        lambda home: (home / "out" / NAME).write_text("{}"),
        lambda home: (home / "out" / NAME).unlink(),
        copy_edited,
    ],
)
def test_what_makes_a_run_necessary(
    home: Path, capsys: pytest.CaptureFixture[str], meddle: Callable[[Path], None]
) -> None:
    run(capsys, home)
    assert "都是最新的" in run(capsys, home)[2]
    meddle(home)
    age(home)
    assert "将生成" in run(capsys, home)[2]
    assert "都是最新的" in run(capsys, home)[2]
    run(capsys, home, "-o", "clean")
    assert tree(home / "out") == tree(home / "clean")


@pytest.mark.parametrize(
    "words", [["--with-errors"], ["--labels", "en"], ["--level", "county"], ["--item", CODE], ["--to", "html"]]
)
def test_other_options_are_another_run(home: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    run(capsys, home)
    assert "将生成" in run(capsys, home, *words)[2]
    assert "都是最新的" in run(capsys, home, *words)[2]


def test_a_copy_is_looked_into_once(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where all times are new, contents are compared; where that was much, the times are believed from then on."""
    monkeypatch.setattr(publication, "HASHED_ANEW", 2)
    run(capsys, home)
    shutil.copytree(home / "out", home / "copy", copy_function=shutil.copyfile)
    looked: list[Path] = []
    real = publication._entry
    monkeypatch.setattr(publication, "_entry", lambda path: looked.append(path) or real(path))
    for times in (len(guides(home / "copy")), 0):
        time.sleep(0.03)
        assert "都是最新的" in run(capsys, home, "-o", "copy")[2]
        assert len(looked) >= times and bool(looked) is bool(times)
        looked.clear()


def test_what_was_left_out_is_said_again(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    late = COUNTY_TEXT.replace("promised: 5个工作日", "promised: 99个工作日")
    put(home, {**six_levels(), PATHS["county"]: late, PATHS["county-renewal"]: "state: 草稿\n"})
    first = run(capsys, home)
    again = run(capsys, home)
    assert first[0] == again[0] == 3 and first[1] == again[1]
    assert "都是最新的" in again[2] and "T101" in again[2]
    told = [line for line in first[2].splitlines() if "将生成" not in line and "写了" not in line]
    assert told == again[2].splitlines()[1:]


def test_inputs_that_change_meanwhile_are_not_taken_as_read(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.plan

    def edited(*words, **more):
        edit(home / PATHS["regions"])
        return real(*words, **more)

    monkeypatch.setattr(pipeline, "plan", edited)
    run(capsys, home)
    monkeypatch.undo()
    assert load((home / "out" / NAME).read_bytes())[SetName("md", "zh")].source == ""
    assert "将生成" in run(capsys, home)[2]


def test_removed_and_no_folder_left(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, home)
    assert PAGE in guides(home / "out")
    put(home, without(GONE))
    code, _, err = run(capsys, home)
    assert code == 0 and "已删除" in err and f"  {PAGE}\n" in err
    run(capsys, home, "-o", "clean")
    assert tree(home / "out") == tree(home / "clean")


def test_what_has_an_error_has_no_page_any_more(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, home)
    put(home, {**six_levels(), PATHS["county"]: COUNTY_TEXT.replace("promised: 5个工作日", "promised: 99个工作日")})
    code, _, err = run(capsys, home)
    assert code == 3 and "T101" in err and f"  {COUNTY}\n" in err
    run(capsys, home, "-o", "clean")
    assert tree(home / "out") == tree(home / "clean")


def test_languages_go_together(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = ["--labels", "zh", "--labels", "en"]
    run(capsys, home, *both)
    assert {PAGE, f"en/{PAGE}"} <= guides(home / "out")
    put(home, without(GONE))
    run(capsys, home, *both, "--region", "990101001")
    assert not {PAGE, f"en/{PAGE}"} & guides(home / "out")
    run(capsys, home, *both)
    run(capsys, home, *both, "-o", "clean")
    assert tree(home / "out") == tree(home / "clean")


def test_many_removed_are_counted(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, home)
    put(home, without(f"catalog/basic/{CODE}_示例补贴申领.yaml"))
    monkeypatch.setattr(publishing, "NAMED_AT_MOST", 3)
    err = run(capsys, home, "--lang", "en")[2]
    assert re.search(
        r"\d+ files that are no longer wanted were removed:\n  .+\n  .+\n  .+\n  \.\.\. and \d+ more\.\n", err
    )


def test_what_a_person_changed_is_kept(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, home)
    page = home / "out" / PAGE
    edit(page)
    beside = home / "out/town/990101001/note.txt"
    beside.write_text("mine", encoding="utf-8")
    put(home, without(GONE))
    code, _, err = run(capsys, home)
    assert code == 0 and page.read_text(encoding="utf-8").endswith("#") and beside.is_file()
    assert "所以留着" in err and PAGE in err
    assert PAGE not in json.loads((home / "out" / NAME).read_bytes())["sets"][0]["files"]
    assert "所以留着" not in run(capsys, home, "--with-errors")[2]


@pytest.mark.parametrize(
    ("words", "goes"),
    [
        (["--region", "990101001"], True), (["--region", "990100"], True), (["--region", "990101001201"], False),
        (["--level", "town"], True), (["--level", "county"], False), (["--item", CODE], True), (["--item", HANDLED], False),
        (["--agency", "sl-town"], True), (["--agency", "sl-county"], False), (["--item", CODE, "--level", "county"], False),
    ],
)  # fmt: skip
def test_a_choice_removes_within_itself(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str], goes: bool
) -> None:
    run(capsys, home)
    before = guides(home / "out")
    put(home, without(GONE))
    run(capsys, home, *words)
    assert before - guides(home / "out") == ({PAGE} if goes else set())
    assert (home / "out/town/990101001/index.md").is_file()  # it belongs to no item
    run(capsys, home)
    run(capsys, home, "-o", "clean")
    assert tree(home / "out") == tree(home / "clean")


def test_sets_keep_out_of_each_others_way(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, home, "--to", "html")
    run(capsys, home)
    html = guides(home / "out", "html")
    put(home, without(GONE))
    run(capsys, home)
    assert guides(home / "out", "html") == html and PAGE not in guides(home / "out")
    run(capsys, home, "--to", "html")
    assert PAGE.replace(".md", ".html") not in guides(home / "out", "html")
    run(capsys, home, "-o", "clean", "--to", "html")
    run(capsys, home, "-o", "clean")
    assert tree(home / "out") == tree(home / "clean")


def test_an_edit_in_another_set_is_not_forgotten(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The manifest that another set's run writes is younger than the edit."""
    run(capsys, home)
    edit(home / "out" / PAGE)
    run(capsys, home, "--to", "html")
    assert "将生成" in run(capsys, home)[2]


def test_what_two_sets_share_stays_while_one_wants_it(tmp_path: Path) -> None:
    names = [SetName("md", "zh"), SetName("html", "zh")]
    for name in names:
        fill(tmp_path, name, {"shared/x": b"x", f"own/{name.format}": b"x"})
    fill(tmp_path, names[0], {})
    assert sorted(tree(tmp_path)) == ["own", "own/html", "shared", "shared/x", NAME]
    fill(tmp_path, names[1], {})
    assert sorted(tree(tmp_path)) == [NAME]


def fill(root: Path, name: SetName, files: dict[str, bytes]) -> publication.Changes:
    """What a run that writes these files does."""
    made = publication.Publication(root, [name])
    for path, data in files.items():
        made.folders[name.format].write(path, data)
    return made.finish(lambda path, of: True, {name: ""}, {name: Outcome()}, spare=False)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({PATHS["county"]: "a: [\n"}, "输入没有读全"),
        ({PATHS["regions"]: "code\n"}, "输入没有读全"),
        (None, "一份指南也没有"),
    ],
)
def test_nothing_is_removed_where_not_all_could_be_seen(
    home: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str] | None, said: str
) -> None:
    run(capsys, home)
    before = guides(home / "out")
    settings = {PATHS["settings"]: six_levels()[PATHS["settings"]]}
    put(home, settings if files is None else without(GONE) | files)
    for _ in range(2):
        code, _, err = run(capsys, home)
        assert code == 3 and said in err
        assert guides(home / "out") == before
    put(home, without(GONE))
    run(capsys, home)
    run(capsys, home, "-o", "clean")
    assert tree(home / "out") == tree(home / "clean")


HOSTILE = [
    "../kept", "/kept", "a/../../kept", "link/kept", "town/../../kept", ".", "", "a\\b",
]  # fmt: skip


def test_a_manifest_of_strangers_reaches_nothing_outside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "else").mkdir()
    out.mkdir()
    (out / "link").symlink_to(tmp_path / "else")
    for kept in (tmp_path / "kept", tmp_path / "else/kept"):
        kept.write_bytes(b"x")
    name = SetName("md", "zh")
    listed = {path: Entry(1, hashed(b"x")) for path in (*HOSTILE, str(tmp_path / "kept"), "mine")}
    (out / NAME).write_bytes(dump({name: FileSet("", Outcome(), listed)}))
    (out / "mine").write_bytes(b"x")
    changes = fill(out, name, {"new": b"x"})
    assert changes.removed == ["mine"] and changes.kept == ["link/kept"]
    assert (tmp_path / "kept").is_file() and (tmp_path / "else/kept").is_file()
    assert sorted(p.name for p in out.iterdir()) == ["link", "new", NAME]


@pytest.mark.parametrize(
    "text", ["", "[", "[]", "{}", "null", '{"version":2,"sets":[]}', '{"version":1,"sets":[{}]}', "[" * 100_000, "\xff"]
)
def test_manifest_that_cannot_be_understood(home: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    run(capsys, home)
    (home / "out" / NAME).write_text(text, encoding="latin-1")
    put(home, without(GONE))
    code, _, err = run(capsys, home)
    assert code == 0 and f"{NAME} 读不懂" in err and PAGE in guides(home / "out")
    assert load((home / "out" / NAME).read_bytes()) is not None


def test_manifest_follows_its_schema(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    late = COUNTY_TEXT.replace("promised: 5个工作日", "promised: 99个工作日")
    put(home, {**six_levels(), PATHS["county"]: late})
    run(capsys, home, "--to", "md", "--to", "html", "--form", "full")
    data = (home / "out" / NAME).read_bytes()
    jsonschema.validate(json.loads(data), SCHEMA)
    sets = load(data)
    assert sets is not None and set(sets) == {SetName("md", "zh"), SetName("html", "zh"), SEARCH}
    assert dump(sets) == data
    assert sets[SetName("md", "zh")].outcome.left_out
    listed = {path for files in sets.values() for path in files.files}
    assert listed == {p.relative_to(home / "out").as_posix() for p in (home / "out").rglob("*") if p.is_file()} - QUIET


@pytest.mark.parametrize("words", [[], ["--to", "html", "--jobs", "2"], ["--region", "990101001"]])
def test_dry_run(home: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    code, out, _ = run(capsys, home, "--dry-run", *words)
    assert code == 0 and not (home / "out").exists()
    assert {line.partition("\t")[0] for line in out.splitlines()} == {"new"}
    run(capsys, home, *words)
    sets = load((home / "out" / NAME).read_bytes())
    (listed,) = [files.files for name, files in sets.items() if name != SEARCH]
    assert sorted(line.partition("\t")[2] for line in out.splitlines()) == sorted(listed)
    county = COUNTY_TEXT.replace("promised: 5个工作日", "promised: 4个工作日")
    put(home, without(GONE) | {PATHS["county"]: county, PATHS["county-renewal"]: county})
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in home.rglob("*")}
    old = pages(home / "out")
    code, out, err = run(capsys, home, "--dry-run", *words)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in home.rglob("*")} == before
    run(capsys, home, *words)
    new = pages(home / "out")
    did = {path: "removed" for path in old if path not in new and "." in path}
    did |= {path: "changed" if path in old else "new" for path in new if old.get(path) != new[path] and path != NAME}
    assert dict(reversed(line.split("\t")) for line in out.splitlines()) == {k: v for k, v in did.items() if "." in k}
    counts = [list(did.values()).count(mark) for mark in ("changed", "removed")]
    assert f"改动 {counts[0]} 个、删除 {counts[1]} 个" in err


def test_form_and_labels_have_sets_of_their_own(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, home)
    full = tree(home / "out")
    run(capsys, home, "--form", "short")
    assert {path: data for path, data in tree(home / "out").items() if not path.startswith("short")} == full
    assert "都是最新的" in run(capsys, home, "--form", "short")[2]
    assert "都是最新的" in run(capsys, home)[2]


def test_every_word_of_a_run_can_be_said_again() -> None:
    """Whoever adds to what a run made decides whether a run with nothing to do has to say it too."""
    again = {field.name for field in fields(Outcome)}
    assert {field.name for field in fields(pipeline.Rendered)} - again == {"written", "unchanged", "levels", "changes"}


GIT = {f"GIT_{who}_{what}": "svcstd" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@pytest.fixture
def committed(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace on a branch that left main, its guides made."""
    for key, value in {**GIT, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(key, value)
    (home / ".gitignore").write_text("/out/\n")
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "x"], ["checkout", "-qb", "work"]):
        subprocess.run(["git", *words], cwd=home, check=True)
    return home


LINKED = f"""
links:
  - {{id: after, kind: 后续, item: "{CODE}"}}
"""
OF_CODE = {f"{level}/{region}/{CODE}.md" for level, region in LEVELS.items()}


@pytest.mark.parametrize(
    ("changes", "reached"),
    [
        ({}, set()),
        ({PATHS["county"]: COUNTY_TEXT.replace("5550101", "5550102")}, {COUNTY, TOWN}),
        ({PATHS["town"]: "windows: [{id: centre, outlet: sl-town-centre, window: general}]\n"}, {TOWN}),
        ({PATHS["province"]: PROVINCE_TEXT.replace("跨县", "跨市")}, {COUNTY, TOWN}),
        ({f"items/990100/{CODE}_示例补贴申领.yaml": None}, {p for p in OF_CODE if p.startswith(("county", "town", "vill"))}),
        ({GONE: None}, {f"village/990101001201/{CODE}.md"}),
        ({f"catalog/basic/{CODE}_示例补贴申领.yaml": SUBSIDY.replace("示例补贴申领", "示例补贴申请")}, OF_CODE),
        ({PATHS["agencies"]: AGENCIES_TEXT.replace("示例路1号", "示例路3号")}, {*OF_CODE, COUNTY, TOWN}),
        ({PATHS["settings"]: 'title: 另一个目录\nregion: "990000"\n'}, {*OF_CODE, COUNTY, TOWN}),
        ({"templates/guide.md.j2": "{{ title }}\n"}, {*OF_CODE, COUNTY, TOWN}),
        ({"README.md": "x"}, set()),
    ],
)  # fmt: skip
def test_changed_since(
    committed: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, str | None], reached: set[str]
) -> None:
    """Only guides that a change reaches are made; the folder is then as a full run leaves it."""
    run(capsys, committed)
    wanted = {path: text for path, text in {**six_levels(), **changes}.items() if text is not None}
    put(committed, wanted)
    out = run(capsys, committed, "--changed-since", "main", "-o", "few")[1]
    made = guides(committed / "few")
    assert made == reached
    assert bool(out) is bool(made)
    run(capsys, committed, "--changed-since", "main")
    run(capsys, committed, "-o", "clean")
    assert {path: (committed / "out" / path).read_bytes() for path in guides(committed / "out")} == {
        path: (committed / "clean" / path).read_bytes() for path in guides(committed / "clean")
    }
    run(capsys, committed)
    assert tree(committed / "out") == tree(committed / "clean")


def test_changed_since_reaches_who_links(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A guide shows the names of the items that it links to."""
    put(committed, {**six_levels(), PATHS["county"]: COUNTY_TEXT + LINKED})
    subprocess.run(["git", "commit", "-qam", "x"], cwd=committed, check=True)
    basic = f"catalog/basic/{CODE}_示例补贴申领.yaml"
    put(committed, {**six_levels(), PATHS["county"]: COUNTY_TEXT + LINKED, basic: SUBSIDY.replace("申领", "申请")})
    run(capsys, committed, "--changed-since", "HEAD")
    assert guides(committed / "out") == {*OF_CODE, COUNTY, TOWN}
    assert "示例补贴申请" in (committed / "out" / COUNTY).read_text(encoding="utf-8")


def test_changed_since_what(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, committed, "--changed-since", "nowhere")
    assert code == 2 and "nowhere" in err and not (committed / "out").exists()
    code, out, err = run(capsys, committed, "--changed-since", "main")
    assert (code, out) == (0, "") and "自 main 以来没有改动" in err and not (committed / "out").exists()


def test_one_run_waits_for_another(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = home / "out"
    monkeypatch.setattr(lock, "PAUSE", 0.01)
    slept: list[float] = []
    with ExitStack() as held:
        held.enter_context(lock.locked(out))
        monkeypatch.setattr(lock.time, "sleep", lambda seconds: slept.append(seconds) or held.close())
        code, _, err = run(capsys, home)
    assert code == 0 and slept == [0.01] and f"另一个 svcstd 正在写 {out}" in err
    assert len(guides(out)) == 8


def test_one_run_gives_up(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 0.0)
    with lock.locked(home / "out"):
        code, out, err = run(capsys, home, "--lang", "en")
        assert code == 3 and not out and "has been writing into" in err
        assert run(capsys, home, "--dry-run")[0] == 0  # it writes nothing
    assert list((home / "out").iterdir()) == [home / "out" / lock.NAME]
    assert run(capsys, home)[0] == 0


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    text = "import sys, time\nfrom pathlib import Path\nfrom svcstd.workspace.lock import locked\nwith locked(Path(sys.argv[1])):\n    print(flush=True)\n    time.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", text, str(tmp_path)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline()
        said: list[str] = []
        with ExitStack() as held, pytest.MonkeyPatch.context() as patch:
            patch.setattr(lock.time, "sleep", lambda seconds: other.kill() or other.wait())
            held.enter_context(lock.locked(tmp_path, lambda: said.append("waiting")))
        assert said == ["waiting"]


def test_two_runs_at_once(home: Path) -> None:
    """Whoever comes first, the folder is what one of them alone makes of it."""
    command = [sys.executable, "-m", "svcstd", "render", "guides", "--to", "html", "-o"]
    for _ in range(2):
        runs = [
            subprocess.Popen([*command, "out"], cwd=home, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
            for _ in range(2)
        ]
        said = [one.communicate() for one in runs]
        assert [one.returncode for one in runs] == [0, 0], said
    subprocess.run([*command, "clean"], cwd=home, check=True, capture_output=True)
    assert tree(home / "out") == tree(home / "clean")


@pytest.mark.parametrize(("jobs", "every"), [("1", 5), ("2", 13)])
def test_killed_at_any_step(tmp_path: Path, jobs: str, every: int) -> None:
    """A new page, a changed one, one that is gone and one that stays; a run that is killed leaves no trace in the end."""
    county = COUNTY_TEXT.replace("promised: 5个工作日", "promised: 4个工作日").partition("points:")[0]
    before = FILES if jobs == "1" else six_levels()
    put(tmp_path / "before", before)
    put(tmp_path / "after", before | {PATHS["county"]: county, PATHS["county-renewal"]: county})
    done = subprocess.run(
        [sys.executable, KILLING, tmp_path / "before", tmp_path / "after", tmp_path, jobs, str(every)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found.pop("steps") > 40
    assert found == {"codes": [0], "wrong": []}


def test_workers_end_with_the_run(tmp_path: Path) -> None:
    """A run that is killed cannot end them; left alone, they would hold the lock and wait for ever."""
    text = (
        "import os, sys, time, signal\nfrom svcstd.pipeline import execute\n"
        "def make():\n    print(os.getpid(), flush=True)\n    return lambda batch: time.sleep(600)\n"
        "list(execute.run(make, [[1], [2], [3]], 2))\n"
    )
    with subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        workers = [int(other.stdout.readline()) for _ in range(2)]
        other.kill()
        assert other.stdout.read() == ""  # the end: nobody holds it open
    assert not any(
        Path(f"/proc/{worker}/cmdline").exists() and b"svcstd" in Path(f"/proc/{worker}/cmdline").read_bytes()
        for worker in workers
    )


REVERSED = """
import os, sys
real = os.scandir
class Backwards(list):
    def __enter__(self): return self
    def __exit__(self, *words): return None
    def close(self): return None
os.scandir = lambda *words: Backwards(sorted(real(*words), key=lambda entry: entry.name, reverse=sys.argv[1] == "-"))
from svcstd import cli
sys.exit(cli.run(sys.argv[2:]))
"""


@pytest.mark.parametrize("form", ["full", "short"])
def test_builds_are_byte_identical(home: Path, form: str) -> None:
    """Processes, seeds of hashes, orders of listing: none of them shows."""
    made = []
    for number, (jobs, seed, order) in enumerate((("1", "0", "+"), ("2", "1", "-"), ("3", "4711", "+"))):
        words = ["render", "guides", "--to", "md", "--to", "html", "--form", form, "-o", f"out{number}", "--jobs", jobs]
        subprocess.run(
            [sys.executable, "-c", REVERSED, order, *words], cwd=home, check=True, capture_output=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )  # fmt: skip
        made.append(tree(home / f"out{number}"))
    assert made[0] == made[1] == made[2]


HTML = ("--to", "html")


@pytest.fixture
def indexed(home: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The workspace with its HTML guides and their index."""
    pytest.importorskip("pagefind_bin_extended")
    run(capsys, home, *HTML)
    return home


def indexes(out: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(out).items() if name.startswith("search/") and data}


def test_indexes_are_listed(indexed: Path) -> None:
    files = load((indexed / "out" / NAME).read_bytes())[SEARCH].files
    assert {name: hashed(data) for name, data in indexes(indexed / "out").items()} == {
        name: entry.hash for name, entry in files.items()
    }


def test_nothing_changed_in_what_is_searched(
    indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (indexed / "out").rglob("*")}
    with monkeypatch.context() as patch:
        patch.setattr(search, "index", None)
        assert "都是最新的" in run(capsys, indexed, *HTML)[2]
    monkeypatch.setattr(search, "hashed", None)  # no page is read
    assert cli.run(["-C", str(indexed), "render", "search", "-o", "out"]) == 0
    assert "0 个是这次建立的" in capsys.readouterr().err
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (indexed / "out").rglob("*")} == before


@pytest.mark.parametrize("name", ["search/shards.json", "search/*/fragment/*"])
@pytest.mark.parametrize("meddle", [Path.unlink, edit])
def test_an_index_that_is_not_as_listed_is_mended(
    indexed: Path, capsys: pytest.CaptureFixture[str], name: str, meddle: Callable[[Path], None]
) -> None:
    before = tree(indexed / "out")
    meddle(min((indexed / "out").glob(name)))
    assert "都是最新的" in run(capsys, indexed, *HTML)[2]
    assert tree(indexed / "out") == before


@pytest.mark.parametrize(
    "words",
    [[], ["--no-search"], ["--region", "990101001"], ["--item", CODE, "--no-search"], ["--to", "md"]],
)
def test_an_index_is_right_in_the_end(indexed: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    """Whatever ran before; one that is not to index leaves what stands, one of a narrower choice indexes all pages."""
    old = indexes(indexed / "out")
    put(indexed, without(GONE))
    run(capsys, indexed, *HTML, *words)
    assert (indexes(indexed / "out") == old) is ("--no-search" in words)
    run(capsys, indexed, *HTML)
    run(capsys, indexed, *HTML, "-o", "clean", "--jobs", "2")
    found = indexes(indexed / "out")
    assert found == indexes(indexed / "clean") != old
    if "md" not in words:
        assert tree(indexed / "out") == tree(indexed / "clean")


def test_a_narrow_run_indexes_what_stands(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(indexed, without(GONE))
    run(capsys, indexed, *HTML, "--region", "990101001")
    shards = json.loads((indexed / "out/search/shards.json").read_bytes())["shards"]
    made = [
        name for name in guides(indexed / "out", "html") if name.partition("/")[0] in LEVELS and name.count("/") == 2
    ]
    assert sum(shard["pages"] for shard in shards) == len(made) == 7


def test_no_site_no_index(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(indexed / "out/assets")
    assert cli.run(["-C", str(indexed), "render", "search", "-o", "out"]) == 2
    assert "没有 HTML 指南" in capsys.readouterr().err


def test_indexing_waits_its_turn(
    indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT", 0.0)
    before = tree(indexed / "out")
    with lock.locked(indexed / "out"):
        assert cli.run(["-C", str(indexed), "render", "search", "-o", "out"]) == 3
    assert "正在写" in capsys.readouterr().err and tree(indexed / "out") == before
