"""The built wheel, installed alone: it starts, carries its fallback data, and needs no checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA = ("templates", "schema", "catalog/standard.yaml", "catalog/workdays.yaml")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command without what this environment says of svcstd or of Python's path."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "SVCSTD_"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=kept | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel of this checkout."""
    out = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("svcstd-*.whl"))


@pytest.fixture(scope="module")
def bin_folder(wheel, tmp_path_factory) -> Path:
    """Where the commands of a new environment are: the wheel, and this environment's libraries by a .pth file.

    A .pth file found through a .pth file is not read, so the editable svcstd of this environment stays out of it.
    """
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    scheme = {"base": str(home), "platbase": str(home)}
    folder = Path(sysconfig.get_path("scripts", "venv", scheme))
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    pth = Path(sysconfig.get_path("purelib", "venv", scheme)) / "libraries.pth"
    pth.write_text("\n".join(sorted(libraries)), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", folder / "python", "install", "-qq", "--no-deps", "--no-index"]
    done = run(*pip, wheel, cwd=home)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_carries_the_fallback_data(wheel):
    shipped = [file for name in DATA for file in (ROOT / name, *(ROOT / name).rglob("*")) if file.is_file()]
    expected = {f"svcstd/_data/{file.relative_to(ROOT).as_posix()}" for file in shipped}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {name for name in names if name.startswith("svcstd/_data/")} == expected
    assert {"svcstd/_data/catalog/standard.yaml", "svcstd/_data/catalog/workdays.yaml", "svcstd/py.typed"} <= names


def test_version_in_an_empty_folder(bin_folder, tmp_path):
    done = run(bin_folder / "svcstd", "--version", cwd=tmp_path)
    version = run(bin_folder / "python", "-c", "from svcstd.version import VERSION; print(VERSION)", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert version.stdout.strip() in done.stdout


def test_packaged_data_is_found(bin_folder, tmp_path):
    code = (
        "import svcstd; from svcstd.workspace import packaged; print(svcstd.__file__)\n"
        "for name in ('templates', 'catalog/standard.yaml', 'catalog/workdays.yaml'):\n"
        "    path = packaged(name); assert path.exists(), path; print(path)"
    )
    done = run(bin_folder / "python", "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = [Path(line) for line in done.stdout.splitlines()]
    assert len(found) == 4
    assert all(path.is_relative_to(bin_folder.parent) for path in found)


@pytest.mark.parametrize("template", ["", "empty", "county", "province"])
def test_begin_in_an_empty_folder(bin_folder, tmp_path, template):
    """`svcstd init && svcstd validate && svcstd render guides`, each with 0, and guides are there."""
    options = ["--template", template] if template else []
    for words in (["init", *options], ["validate", "--fail-on", "info"], ["render", "guides"]):
        done = run(bin_folder / "svcstd", *words, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((tmp_path / "build/guides").rglob("*.md"))) > 1
    assert (tmp_path / ".vscode/settings.json").is_file() and (tmp_path / ".gitlab-ci.yml").is_file()


def test_a_workspace_of_one_file(bin_folder, tmp_path):
    (tmp_path / "svcstd.yaml").write_text('title: 试验\nregion: "441802"\n', encoding="utf-8")
    done = run(bin_folder / "svcstd", "validate", cwd=tmp_path)
    assert done.returncode in {0, 3}, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
