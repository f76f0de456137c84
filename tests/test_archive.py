"""Archives as workspaces: the same comparison as of folders, and every way of being hostile refused by name."""

from __future__ import annotations

import gzip
import io
import os
import pickle
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from complete import FILES, PATHS
from svcstd import cli
from svcstd.messages import Text, use
from svcstd.messages import archives as say
from svcstd.pipeline.diff import diff_named
from svcstd.pipeline.sides import versions
from svcstd.workspace import DiskTree, Unreadable, packed
from svcstd.workspace.archive import ArchiveTree
from svcstd.workspace.packed import ArchiveProblem, WrongArchive
from svcstd.workspace.same import comparer

COUNTY = PATHS["county"]
LATER = {**FILES, COUNTY: FILES[COUNTY].replace("promised: 5个工作日", "promised: 3个工作日")}
Files = Mapping[str, str | bytes]
BAD_NAMES = [
    ("../evil.yaml", say.UPWARDS),
    ("items/../../evil.yaml", say.UPWARDS),
    ("items/..", say.UPWARDS),
    ("/etc/passwd", say.ABSOLUTE),
    ("//server/share", say.ABSOLUTE),
    ("C:/windows/x", say.DRIVE),
    ("c:x", say.DRIVE),
    ("items\\990101\\x.yaml", say.BACKSLASH),
    ("items/\x1b[31mred.yaml", say.CONTROL),
    ("items/\x7f", say.CONTROL),
    ("items/\u2028x", say.CONTROL),
    ("items//x.yaml", say.BAD_NAME),
    ("items/./x.yaml", say.BAD_NAME),
    ("/".join("d" * 40), say.TOO_DEEP),
    ("n" * 1_100, say.LONG_NAME),
]


def body(data: str | bytes) -> bytes:
    return data.encode() if isinstance(data, str) else data


def zipped(path: Path, files: Files, folder: str = "", method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(folder + name, body(data))
    return path


def tarred(path: Path, files: Files, folder: str = "", form: int = tarfile.PAX_FORMAT) -> Path:
    with tarfile.open(path, "w" if path.suffix == ".tar" else "w:gz", format=form) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(folder + name)
            member.size = len(body(data))
            archive.addfile(member, io.BytesIO(body(data)))
    return path


def special(path: Path, kind: bytes, name: str = "items/x.yaml", target: str = "/etc/passwd") -> Path:
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("svcstd.yaml")
        archive.addfile(member)
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, target
        archive.addfile(member)
    return path


def refused(path: Path, text: Text, entry: str = "", code: int = 3) -> str:
    """The sentence by which an archive is refused; it names the archive, and the entry where there is one."""
    with pytest.raises(ArchiveProblem) as caught:
        ArchiveTree(path, path.name)
    assert caught.value.text is text, caught.value
    assert caught.value.code == code
    assert path.name in str(caught.value) and entry in str(caught.value)
    return str(caught.value)


def folder(path: Path, files: Files) -> Path:
    for name, data in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body(data))
    return path


# as a version


MAKERS: dict[str, Callable[[Path, Files], Path]] = {
    "zip": lambda home, files: zipped(home / "old.zip", files),
    "stored zip": lambda home, files: zipped(home / "old.zip", files, "目录/", zipfile.ZIP_STORED),
    "tar": lambda home, files: tarred(home / "old.tar", files),
    "tar.gz with a top folder": lambda home, files: tarred(home / "old.tar.gz", files, "catalogue-1.0/"),
    "tgz of a dot": lambda home, files: tarred(home / "old.tgz", files, "./"),
    "GNU tar": lambda home, files: tarred(home / "old.tar.gz", files, "很长的目录名" * 10 + "/", tarfile.GNU_FORMAT),
    "ustar": lambda home, files: tarred(home / "old.tar", files, "f" * 60 + "/" + "g" * 60 + "/", tarfile.USTAR_FORMAT),
    "pax with long names": lambda home, files: tarred(home / "old.tar", files, "很长的目录名" * 10 + "/"),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_an_archive_compares_as_its_folder_does(tmp_path: Path, kind: str) -> None:
    old = MAKERS[kind](tmp_path, FILES)
    folder(tmp_path / "new", LATER)
    result = diff_named([old.name, "new"], tmp_path)
    assert [(effect.verdict.rule, cause.spot.at.file) for cause in result.causes for effect in cause.effects] == [
        ("D222", COUNTY)
    ]
    assert (result.files, result.old, result.exit_code()) == (1, old.name, 0)
    tree = ArchiveTree(old, old.name)
    disk = DiskTree(folder(tmp_path / "same", FILES))
    assert {path: tree.read(path) for path in tree.list("")[0]} == {path: disk.read(path) for path in disk.list("")[0]}
    for below in ("items", "catalog/basic", "catalog", "templates", "items/990101"):
        assert tree.list(below) == disk.list(below)
    assert tree.exists("svcstd.yaml") and not tree.exists("items")


def test_one_archive_is_compared_with_the_working_tree(tmp_path: Path) -> None:
    folder(tmp_path / "home", LATER)
    tarred(tmp_path / "v1.tar.gz", FILES)
    assert [effect.verdict.rule for effect in diff_named(["../v1.tar.gz"], tmp_path / "home").effects] == ["D222"]


def test_two_archives_of_two_kinds_are_the_same(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", FILES)
    tarred(tmp_path / "b.tar.gz", FILES, "b/")
    result = diff_named(["a.zip", "b.tar.gz"], tmp_path)
    assert (result.files, result.causes, result.exit_code()) == (0, [], 0)


def test_the_nearest_workspace_counts(tmp_path: Path) -> None:
    nested = {f"repo/{name}": data for name, data in FILES.items()} | {"repo/examples/old/svcstd.yaml": "title: x\n"}
    old, _ = versions([zipped(tmp_path / "a.zip", nested).name, "a.zip"], tmp_path)
    assert old.workspace.tree.list("items")[0] == [path for path in sorted(FILES) if path.startswith("items/")]
    two = {"a/svcstd.yaml": "", "b/svcstd.yaml": ""}
    assert "a/, b/" in refused(zipped(tmp_path / "b.zip", two), say.MANY_WORKSPACES, code=2)
    refused(zipped(tmp_path / "c.zip", {"readme.txt": ""}), say.NO_WORKSPACE, code=2)
    refused(tarred(tmp_path / "d.tgz", {".hidden/svcstd.yaml": ""}), say.NO_WORKSPACE, code=2)


def test_hidden_files_are_left_out_as_on_disk(tmp_path: Path) -> None:
    files = {**FILES, ".git/config": "x", "items/.cache/x.yaml": "x", "items/990101/.x.yaml.swp": "x"}
    for archive in (zipped(tmp_path / "a.zip", files), tarred(tmp_path / "a.tgz", files)):
        assert ArchiveTree(archive, "a").list("")[0] == sorted(FILES)


def test_an_archive_travels_to_other_processes(tmp_path: Path) -> None:
    for archive in (zipped(tmp_path / "a.zip", FILES), tarred(tmp_path / "a.tgz", FILES)):
        tree = pickle.loads(pickle.dumps(ArchiveTree(archive, "a")))
        assert tree.read(COUNTY) == FILES[COUNTY].encode()
        assert tree.list("")[0] == sorted(FILES)
        lost = pickle.loads(pickle.dumps(tree))
        makes = zipped if archive.suffix == ".zip" else tarred
        makes(archive, {"svcstd.yaml": "title: y\n", **LATER, "items/another": "x"})
        with pytest.raises(Unreadable):
            lost.read(COUNTY)


def test_processes_agree(tmp_path: Path) -> None:
    """Two entries of the catalogue go to two processes, which read the archives they were given."""
    more = {
        path.replace("0001990010", "0001990020"): text.replace("0001990010", "0001990020")
        for path, text in LATER.items()
        if "0001990010" in path
    }
    tarred(tmp_path / "a.tgz", {**FILES, **more})
    zipped(tmp_path / "b.zip", {**LATER, **{path: text.replace("个工作日", "个自然日") for path, text in more.items()}})
    for named in (["a.tgz", "b.zip"], ["b.zip", "a.tgz"]):
        alone, together = (diff_named(named, tmp_path, jobs=jobs) for jobs in (1, 2))
        assert alone.causes == together.causes
        assert {at.code[:9] for at in alone.reach} == {"000199001", "000199002"}


def test_contents_are_bounded_by_what_is_asked(tmp_path: Path) -> None:
    files = {**FILES, "items/990101/long.yaml": "x" * 3_000_000}
    for archive in (zipped(tmp_path / "a.zip", files), tarred(tmp_path / "a.tgz", files)):
        tree = ArchiveTree(archive, "a")
        assert len(tree.read("items/990101/long.yaml")) == (1 << 20) + 1
        assert len(tree.read("items/990101/long.yaml", 4_000_000)) == 3_000_000
        with pytest.raises(Unreadable) as caught:
            tree.read("items/none.yaml")
        assert caught.value.finding.rule == "S304"


def test_same_bytes(tmp_path: Path) -> None:
    old = ArchiveTree(zipped(tmp_path / "a.zip", FILES), "a")
    new = ArchiveTree(tarred(tmp_path / "b.tgz", LATER), "b")
    same = comparer(old, new)
    assert [path for path in FILES if not same(path, path)] == [COUNTY]
    assert not comparer(old, DiskTree(tmp_path))(COUNTY, COUNTY)


# names


@pytest.mark.parametrize(("name", "text"), BAD_NAMES, ids=[repr(name[:20]) for name, _ in BAD_NAMES])
def test_names_that_are_refused(tmp_path: Path, name: str, text: Text) -> None:
    shown = name[:9]
    refused(tarred(tmp_path / "a.tar.gz", {"svcstd.yaml": "", name: "x"}), text, shown)
    zipped_name = zipped(tmp_path / "a.zip", {"svcstd.yaml": "", name: "x"})
    refused(zipped_name, text, shown)


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    data = zipped(tmp_path / "a.zip", {"svcstd.yaml": "", "items/abcd.yaml": "x"}).read_bytes()
    (tmp_path / "a.zip").write_bytes(data.replace(b"abcd", b"a\xff\xffd"))
    refused(tmp_path / "a.zip", say.BAD_ENCODING, "items/a")
    (tmp_path / "a.zip").write_bytes(data.replace(b"abcd", b"a\x00cd"))
    refused(tmp_path / "a.zip", say.CONTROL, "items/a")


def test_names_of_chinese_windows(tmp_path: Path) -> None:
    """Such archives hold GB18030 names and no UTF-8 flag; the standard library would read them as code page 437."""
    path = "items/990101_示例县/00019900100101_示例经营许可.yaml"
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, data in {**FILES, path: "x"}.items():
            one = zipfile.ZipInfo(name.encode("gb18030").decode("cp437"))
            one.create_system = 0
            archive.writestr(one, body(data))
    raw = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(_without_flag(raw, {name.encode("gb18030") for name in (*FILES, path)}))
    tree = ArchiveTree(tmp_path / "a.zip", "a")
    assert set(tree.list("")[0]) == {*FILES, path}
    assert tree.read(path) == b"x"
    tar = tmp_path / "a.tar"
    with tarfile.open(tar, "w", format=tarfile.GNU_FORMAT, encoding="gb18030") as archive:
        for name in ("svcstd.yaml", path):
            archive.addfile(tarfile.TarInfo(name))
    assert set(ArchiveTree(tar, "a").list("")[0]) == {"svcstd.yaml", path}


def _without_flag(raw: bytes, names: set[bytes]) -> bytes:
    """A zip archive whose names the standard library wrote as UTF-8, with these bytes for them and no flag."""
    out = io.BytesIO()
    rows = []
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for one in archive.infolist():
            name = one.filename.encode("cp437")
            assert name in names
            data = archive.read(one)
            rows.append((name, out.tell(), data))
            out.write(
                struct.pack(
                    "<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(name), 0
                )
            )
            out.write(name + data)
    start = out.tell()
    for name, offset, data in rows:
        out.write(
            struct.pack(
                "<4s6H3L5H2L",
                *(
                    b"PK\1\2",
                    20,
                    20,
                    0,
                    0,
                    0,
                    33,
                    zlib.crc32(data),
                    len(data),
                    len(data),
                    len(name),
                    0,
                    0,
                    0,
                    0,
                    0,
                    offset,
                ),
            )
            + name
        )
    size = out.tell() - start
    out.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(rows), len(rows), size, start, 0))
    return out.getvalue()


def test_an_entry_that_stands_twice(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("svcstd.yaml", "")
        archive.writestr("items/x.yaml", "one")
        archive.writestr("items/x.yaml", "two")
    refused(tmp_path / "a.zip", say.TWICE, "items/x.yaml")
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        for name in ("svcstd.yaml", "items/x.yaml", "./items/x.yaml"):
            tar.addfile(tarfile.TarInfo(name))
    refused(tmp_path / "a.tar", say.TWICE, "items/x.yaml")


def test_a_file_that_is_a_folder_too(tmp_path: Path) -> None:
    files = {"svcstd.yaml": "", "items": "x", "items/x.yaml": "x"}
    refused(tarred(tmp_path / "a.tar", files), say.FILE_AND_FOLDER, "items")
    refused(zipped(tmp_path / "a.zip", files), say.FILE_AND_FOLDER, "items")


# kinds of entries


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE])
def test_links_are_refused(tmp_path: Path, kind: bytes) -> None:
    refused(special(tmp_path / "a.tgz", kind), say.LINK, "items/x.yaml")


@pytest.mark.parametrize("kind", [tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE])
def test_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    refused(special(tmp_path / "a.tgz", kind), say.DEVICE, "items/x.yaml")


@pytest.mark.parametrize("kind", [tarfile.CONTTYPE, tarfile.GNUTYPE_SPARSE, b"V", b"M"])
def test_other_kinds_are_refused(tmp_path: Path, kind: bytes) -> None:
    refused(special(tmp_path / "a.tgz", kind), say.UNSUPPORTED, "items/x.yaml")


@pytest.mark.parametrize(
    ("mode", "system", "text"),
    [(0o120777, 3, say.LINK), (0o020666, 3, say.DEVICE), (0o010666, 3, say.DEVICE), (0o140666, 19, say.DEVICE)],
)
def test_links_and_devices_in_a_zip(tmp_path: Path, mode: int, system: int, text: Text) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("svcstd.yaml", "")
        one = zipfile.ZipInfo("items/x.yaml")
        one.create_system, one.external_attr = system, mode << 16
        archive.writestr(one, "/etc/passwd")
    refused(tmp_path / "a.zip", text, "items/x.yaml")


def test_a_link_of_windows(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        one = zipfile.ZipInfo("svcstd.yaml")
        one.create_system, one.external_attr = 0, 0x420
        archive.writestr(one, "")
    refused(tmp_path / "a.zip", say.LINK, "svcstd.yaml")


def test_encrypted_and_unsupported_entries(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "a.zip", {"svcstd.yaml": "x"}).read_bytes())
    row = data.index(b"PK\1\2")
    data[row + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    refused(tmp_path / "a.zip", say.ENCRYPTED, "svcstd.yaml")
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        refused(zipped(tmp_path / "b.zip", {"svcstd.yaml": "x"}, method=method), say.UNSUPPORTED, "svcstd.yaml")


@pytest.mark.parametrize("key", ["path", "size", "GNU.sparse.map"])
def test_a_pax_header_for_all_entries_changes_none(tmp_path: Path, key: str) -> None:
    with tarfile.open(tmp_path / "a.tar", "w", pax_headers={key: "1"}) as archive:
        archive.addfile(tarfile.TarInfo("svcstd.yaml"))
    refused(tmp_path / "a.tar", say.UNSUPPORTED)
    with tarfile.open(tmp_path / "b.tar", "w", pax_headers={"comment": "a commit"}) as archive:
        archive.addfile(tarfile.TarInfo("svcstd.yaml"))
    assert ArchiveTree(tmp_path / "b.tar", "b").list("")[0] == ["svcstd.yaml"]


def test_a_sparse_file_of_pax(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        member = tarfile.TarInfo("svcstd.yaml")
        member.pax_headers = {"GNU.sparse.major": "1"}
        archive.addfile(member)
    refused(tmp_path / "a.tar", say.UNSUPPORTED, "svcstd.yaml")


# bombs


def zeros(size: int) -> bytes:
    return bytes(size)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "ALLOWED", 1 << 20)
    zipped(tmp_path / "a.zip", {"svcstd.yaml": "", "items/x.yaml": zeros(8 << 20)})
    tracemalloc.start()
    refused(tmp_path / "a.zip", say.BOMB, "items/x.yaml")
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()


def test_a_tar_bomb_is_stopped_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "ALLOWED", 1 << 20)
    tarred(tmp_path / "a.tgz", {"svcstd.yaml": "", **{f"items/{n}.yaml": zeros(4 << 20) for n in range(8)}})
    tracemalloc.start()
    refused(tmp_path / "a.tgz", say.BOMB, "items/")
    assert tracemalloc.get_traced_memory()[1] < 8 << 20
    tracemalloc.stop()


def test_a_bomb_behind_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "ALLOWED", 1 << 20)
    tarred(tmp_path / "a.tar", {"svcstd.yaml": ""})
    (tmp_path / "a.tgz").write_bytes(gzip.compress((tmp_path / "a.tar").read_bytes() + zeros(16 << 20)))
    refused(tmp_path / "a.tgz", say.BOMB)


@pytest.mark.parametrize("make", [zipped, tarred])
@pytest.mark.parametrize(
    ("cap", "most", "text"),
    [("MOST_ENTRIES", 3, say.TOO_MANY), ("LARGEST", 1_000, say.TOO_LARGE), ("MOST_BYTES", 3_000, say.TOO_MUCH)],
)
def test_caps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[..., Path], cap: str, most: int, text: Text
) -> None:
    path = make(tmp_path / ("a.zip" if make is zipped else "a.tgz"), {**FILES, "big": "x" * 5_000})
    assert ArchiveTree(path, "a").exists("svcstd.yaml")
    monkeypatch.setattr(packed, cap, most)
    refused(path, text)


def test_what_a_header_promises_is_not_taken_into_memory(tmp_path: Path) -> None:
    """A long name or a pax header of gigabytes, and sizes that are no numbers."""
    for kind, size in ((b"L", 1 << 32), (b"x", 1 << 32), (b"K", 1 << 20)):
        member = tarfile.TarInfo("x")
        member.type, member.size = kind, size
        (tmp_path / "a.tgz").write_bytes(gzip.compress(member.tobuf(tarfile.GNU_FORMAT) + zeros(1 << 20)))
        refused(tmp_path / "a.tgz", say.BROKEN)
    member = tarfile.TarInfo("svcstd.yaml")
    member.size = 1 << 62
    (tmp_path / "a.tar").write_bytes(member.tobuf(tarfile.GNU_FORMAT) + zeros(4096))
    refused(tmp_path / "a.tar", say.TOO_LARGE, "svcstd.yaml")
    for written in (b"-0000000001\0", b"00000000_12\0", b"+0000000012\0", b"\xff" * 12):
        block = bytearray(tarfile.TarInfo("svcstd.yaml").tobuf(tarfile.GNU_FORMAT)[:512])
        block[124:136] = written
        block[148:156] = b"%06o\0 " % (sum(block[:148]) + sum(block[156:]) + 256)
        (tmp_path / "b.tar").write_bytes(bytes(block) + zeros(4096))
        refused(tmp_path / "b.tar", say.TOO_LARGE if written[0] == 255 else say.BROKEN)


@pytest.mark.parametrize(
    "header",
    [
        b"x",
        b"99999999 path=x\n",
        b"0 path=x\n",
        b"-1 path=x\n",
        b"9 path=x ",
        b"8 pathx\n",
        b"12 size=1_0\n",
        b"11 size=-1\n",
    ],
)
def test_bad_pax_headers(tmp_path: Path, header: bytes) -> None:
    member = tarfile.TarInfo("x")
    member.type, member.size = b"x", len(header)
    last = tarfile.TarInfo("svcstd.yaml").tobuf(tarfile.GNU_FORMAT)
    raw = member.tobuf(tarfile.GNU_FORMAT) + header.ljust(512, b"\0") + last + zeros(1024)
    (tmp_path / "a.tar").write_bytes(raw)
    refused(tmp_path / "a.tar", say.BROKEN)


def test_entries_of_a_zip_that_overlap(tmp_path: Path) -> None:
    """One stream of zeros under many names, as in a bomb whose ratio no single entry shows."""
    data = zipped(tmp_path / "a.zip", {"svcstd.yaml": "x", "items/a.yaml": "y", "items/b.yaml": "z"}).read_bytes()
    at = data.index(b"PK\1\2")
    rows = [at]
    while (at := data.find(b"PK\1\2", at + 1)) > 0:
        rows.append(at)
    moved = bytearray(data)
    moved[rows[2] + 42 : rows[2] + 46] = data[rows[1] + 42 : rows[1] + 46]
    (tmp_path / "a.zip").write_bytes(moved)
    refused(tmp_path / "a.zip", say.OVERLAPPING, "items/")
    longer = bytearray(data)
    longer[rows[1] + 20 : rows[1] + 24] = struct.pack("<L", 200)
    (tmp_path / "a.zip").write_bytes(longer)
    refused(tmp_path / "a.zip", say.OVERLAPPING, "items/a.yaml")


def test_a_zip_that_lies_about_sizes(tmp_path: Path) -> None:
    """The directory says one byte, the data are a megabyte: never more than was said is unpacked, and it is damaged."""
    data = bytearray(
        zipped(tmp_path / "a.zip", {"svcstd.yaml": "title: x\n", "items/x.yaml": zeros(1 << 20)}).read_bytes()
    )
    row = data.rindex(b"PK\1\2")
    for size in (1, 2 << 20):
        data[row + 24 : row + 28] = struct.pack("<L", size)
        (tmp_path / "a.zip").write_bytes(data)
        tree = ArchiveTree(tmp_path / "a.zip", "a")
        with pytest.raises(Unreadable):
            tree.read("items/x.yaml", 4 << 20)


def test_an_entry_that_is_another_than_the_directory_says(tmp_path: Path) -> None:
    data = zipped(tmp_path / "a.zip", {"svcstd.yaml": "title: x\n"}).read_bytes()
    (tmp_path / "a.zip").write_bytes(data.replace(b"svcstd.yaml", b"other5.yaml", 1))
    with pytest.raises(Unreadable):
        ArchiveTree(tmp_path / "a.zip", "a").read("svcstd.yaml")
    (tmp_path / "a.zip").write_bytes(
        zipped(tmp_path / "a.zip", {"svcstd.yaml": "title"}, method=0).read_bytes().replace(b"title", b"tItle")
    )
    with pytest.raises(Unreadable) as caught:
        ArchiveTree(tmp_path / "a.zip", "a").read("svcstd.yaml")
    assert caught.value.finding.values["reason"] is say.ENTRY_BROKEN


# what is cut off, or is none


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
def test_every_cut_is_exit_3(tmp_path: Path, name: str) -> None:
    """Wherever a download stopped."""
    whole = (zipped if name == "a.zip" else tarred)(tmp_path / name, FILES).read_bytes()
    end = len(whole.rstrip(b"\0")) + 1 if name == "a.tar" else len(whole)
    for size in sorted({0, *range(5, end, max(1, end // 40)), end - 9, end - 1}):
        (tmp_path / name).write_bytes(whole[:size])
        with pytest.raises(ArchiveProblem) as caught:
            ArchiveTree(tmp_path / name, name)
        few = size < packed.LARGEST and size < 512 and name == "a.tar" and size > 0
        assert caught.value.code == (2 if few else 3), (size, caught.value)


def test_changed_bytes_never_end_in_a_traceback(tmp_path: Path) -> None:
    import random

    choose = random.Random(5)
    files = {"svcstd.yaml": "title: x\n", "items/990101/一.yaml": "x: 1\n" * 50}
    for make, name in ((zipped, "a.zip"), (tarred, "a.tar"), (tarred, "a.tgz")):
        whole = make(tmp_path / name, files).read_bytes()[:4096]
        for _ in range(400):
            data = bytearray(whole)
            for _ in range(choose.randint(1, 4)):
                data[choose.randrange(len(data))] = choose.randrange(256)
            (tmp_path / name).write_bytes(data)
            try:
                tree = ArchiveTree(tmp_path / name, name)
                for path in tree.list("")[0]:
                    tree.read(path)
            except (ArchiveProblem, Unreadable):
                continue


def test_what_is_no_archive_is_a_wrong_argument(tmp_path: Path) -> None:
    for name in ("a.zip", "a.tar.gz", "a.rar", "a.tar.xz"):
        (tmp_path / name).write_bytes(b"Rar!\x1a\x07\x01\x00" * 100)
        refused(tmp_path / name, say.NO_ARCHIVE, code=2)
    with pytest.raises(WrongArchive):
        versions(["none.zip", "a.zip"], tmp_path)
    with pytest.raises(WrongArchive):
        versions(["../none.tar.gz"], tmp_path)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str) -> None:
    zipped(tmp_path / "good.zip", FILES)
    zipped(tmp_path / "evil.zip", {**FILES, "../evil\x1b[31m": "x"})
    (tmp_path / "cut.tgz").write_bytes(tarred(tmp_path / "whole.tgz", FILES).read_bytes()[:500])
    for named, code in (("good.zip", 0), ("evil.zip", 3), ("cut.tgz", 3), ("none.zip", 2)):
        path = str(tmp_path / "good.zip"), str(tmp_path / named)
        assert cli.run(["--lang", lang, "diff", *path]) == code
        said = capsys.readouterr().err
        assert (named in said) == (code > 0)
        assert "\x1b" not in said
    use("zh")


def test_nothing_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    tarred(tmp_path / "a.tgz", FILES)
    zipped(tmp_path / "b.zip", LATER)
    before = sorted(os.listdir(tmp_path))
    assert diff_named(["a.tgz", "b.zip"], tmp_path).causes
    assert list(scratch.iterdir()) == []
    assert sorted(os.listdir(tmp_path)) == before
