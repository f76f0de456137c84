"""A skipped test: counted with its reason in the last line, and a failure where all tests are asked for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

def test_one(): pass

@pytest.mark.skip(reason="no browser")
@pytest.mark.parametrize("n", [1, 2])
def test_two(n): pass

def test_three(): pytest.skip("SVCSTD_SCHEMAS names no folder")
"""
BROWSER, SCHEMAS = "2 because of no browser", "1 because of SVCSTD_SCHEMAS names no folder"


@pytest.mark.parametrize("workers", ["0", "2"])
@pytest.mark.parametrize(
    ("chosen", "every", "code", "last"),
    [
        ("one", "", 0, "skipped: none"),
        ("test", "", 0, f"skipped: {SCHEMAS}; {BROWSER}"),
        ("test", "1", 1, f"skipped: {SCHEMAS}"),
        ("one or three", "1", 0, f"skipped: {SCHEMAS}"),
    ],
)
def test_last_line(tmp_path, workers, chosen, every, code, last):
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_some.py").write_text(TESTS)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "SVCSTD_"))}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            workers,
            "-k",
            chosen,
            "-p",
            "no:cacheprovider",
            "--rootdir",
            tmp_path,
        ],
        cwd=tmp_path,
        env=kept | {"SVCSTD_TEST_ALL": every},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout.splitlines()[-1]) == (code, last), done.stdout + done.stderr
