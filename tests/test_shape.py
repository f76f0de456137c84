"""The shape of the code: import layers, sizes, docstrings, and nothing that belongs to one machine."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "svcstd"
MODULES = sorted(SOURCE.rglob("*.py"))
MODULE_LINES, FUNCTION_LINES = 300, 40
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|farm)/")

Function = ast.FunctionDef | ast.AsyncFunctionDef
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))


def test_imports_flow_one_way():
    code = "from importlinter.cli import lint_imports_command as run; run(['--no-cache', '--no-logo'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def length(function: Function) -> int:
    """Lines of a function, decorators and docstring not counted."""
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function, clean=False) is not None:
        docstring = function.body[0]
        lines -= docstring.end_lineno - docstring.lineno + 1
    return lines


@each_module
def test_sizes(path):
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, Function)]
    assert len(text.splitlines()) <= MODULE_LINES
    assert [f"{f.name}, line {f.lineno}: {length(f)} lines" for f in functions if length(f) > FUNCTION_LINES] == []


def test_docstring_lines_do_not_count():
    function = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1\n').body[0]
    assert length(function) == 2


def undocumented(module: ast.Module) -> Iterator[str]:
    """Yield the module, and its public classes and functions, that say nothing of themselves.

    Methods are ruff's matter (D102): a rule's `check` is explained by the rule.
    """
    if ast.get_docstring(module) is None:
        yield "the module"
    named = [node for node in module.body if isinstance(node, Function | ast.ClassDef)]
    for node in named:
        if not node.name.startswith("_") and not is_overload(node) and ast.get_docstring(node) is None:
            yield f"{node.name}, line {node.lineno}"


def is_overload(node: Function | ast.ClassDef) -> bool:
    return any(ast.unparse(decorator).split(".")[-1] == "overload" for decorator in node.decorator_list)


@each_module
def test_docstrings(path):
    assert list(undocumented(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_undocumented_things_are_seen():
    assert list(undocumented(ast.parse("def f(): ...\nclass _G: ...\nclass H: ..."))) == [
        "the module",
        "f, line 1",
        "H, line 3",
    ]


def test_no_path_of_a_machine():
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    assert files
    found = [
        str(file.relative_to(ROOT))
        for file in files
        if file.is_file() and MACHINE_PATH.search(file.read_bytes().decode("utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("in " + "/work" + "/main", True), ("at '" + "/farm" + "/x'", True), ("src/work/x", False), ("a./work/x", False)],
)
def test_machine_path(text, found):
    assert bool(MACHINE_PATH.search(text)) is found
