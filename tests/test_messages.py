"""Every sentence in both languages, in one room: texts, what commands say, help and usage errors."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

import svcstd
from svcstd import cli, messages
from svcstd.cli import app, options
from svcstd.diff.rules import RULES as VERDICTS
from svcstd.messages import Text
from svcstd.validate.rules import RULES

SOURCE = Path(svcstd.__file__).parent
CLEAN = Path(__file__).parent / "cases" / "clean"
HAN = re.compile(r"[\u4e00-\u9fff]")
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
SENTENCE = re.compile(r"\b[A-Za-z]{2,}[,;:]? [A-Za-z']{2,}\b")
QUOTED = re.compile(r"“[^”]*”|`[^`]*`|‘[^’]*’")
CODE = re.compile(
    r"JSON Schema|GitHub Actions|GitLab CI|Gitee Go|Code Quality|github, gitlab, gitee|pip install '[^']*'"  # names
    r"|\b(svcstd|git)\b[^\n　（）。，：；│”]*"  # command lines
    r"|--[a-z-]+ [a-z]+|\b[A-Za-z_-]+: \w+"  # options and keys with their values
)
"""What is the same in both languages."""


def english_in(chinese: str) -> list[str]:
    """English sentences in a Chinese text."""
    return SENTENCE.findall(CODE.sub("", chinese))


def walked(value: object, name: str) -> Iterator[tuple[str, Text]]:
    """Texts in a value: itself, or what a mapping or tuple holds."""
    if isinstance(value, Text):
        yield name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from walked(inner, f"{name}[{key}]")
    elif isinstance(value, (tuple, list)):
        for number, inner in enumerate(value):
            yield from walked(inner, f"{name}[{number}]")


def modules() -> Iterator[object]:
    for found in pkgutil.walk_packages(svcstd.__path__, "svcstd."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def said_by_modules() -> list[tuple[str, Text]]:
    """Every text that is a module's, or a module's table's."""
    found = {}
    for module in modules():
        for name, value in vars(module).items():
            for path, text in walked(value, f"{module.__name__}.{name}"):
                found.setdefault(id(text), (path, text))
    return list(found.values())


def said_by_rules() -> list[tuple[str, Text]]:
    """Every text of every rule and verdict, those of its options included."""
    found = {}
    for rule in (*RULES, *VERDICTS):
        names = {name for cls in type(rule).__mro__ for name in vars(cls)}
        for name in names:
            for path, text in walked(getattr(rule, name), f"{rule.id}.{name}"):
                found.setdefault(id(text), (path, text))
        for name, option in rule.options().items():
            found[id(option.says)] = (f"{rule.id}.{name}", option.says)
    return list(found.values())


def braces(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", sentence))


def test_texts_are_found():
    names = [name for name, _ in said_by_modules()]
    assert any(name.startswith("svcstd.messages.commands.") for name in names)
    assert any("[" in name for name in names)
    assert len(said_by_rules()) > 3 * len(RULES)


@pytest.mark.parametrize("of", [said_by_modules, said_by_rules])
def test_texts_exist_in_both_languages(of):
    faults = []
    for name, text in of():
        chinese, english = QUOTED.sub("", text.zh), QUOTED.sub("", text.en)
        if not text.zh or not text.en:
            faults.append((name, "empty"))
        if braces(text.zh) != braces(text.en):
            faults.append((name, "braces", text.zh))
        if english_in(chinese):
            faults.append((name, "English", text.zh))
        if SENTENCE.search(english) and not HAN.search(text.zh):
            faults.append((name, "no Chinese", text.zh))
        han, letters = len(HAN.findall(english)), len(re.findall("[A-Za-z]", english))
        if han and han >= letters:
            faults.append((name, "no English", text.en))
    assert faults == []


SAYING = {"echo", "secho", "print", "tell", "BadParameter", "UsageError", "confirm", "prompt", "exit", "write"}
WORDS = {"help", "epilog", "metavar", "short_help", "prompt", "rich_help_panel"}
ROOMS = ("messages/", "validate/rules/", "diff/rules/")


def own_sentences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of what a module says in words of its own."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        said = [*(node.args if name in SAYING else ()), *(k.value for k in node.keywords if k.arg in WORDS)]
        for part in (inner for one in said for inner in ast.walk(one)):
            text = part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""
            if CHINESE.search(text) or SENTENCE.search(text):
                yield part.lineno, text


def test_no_module_says_a_sentence_of_its_own():
    found = [
        (str(path.relative_to(SOURCE)), *said)
        for path in sorted(SOURCE.rglob("*.py"))
        if not path.relative_to(SOURCE).as_posix().startswith(ROOMS)
        for said in own_sentences(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ('tell("没有文件")', True), ('typer.echo(f"no file {x}")', True), ('print("a" + "no such file")', True),
        ('typer.Option(1, "--x", help="How many.")', True), ('tell(say.X.say(a="no such file"))', True), ('tell("、".join(x))', True),
        ('tell(say.X.say(a="x"))', False), ('x = "没有文件"', False), ('typer.echo(json)', False), ('typer.Option(1, metavar="zh|en")', False),
    ],
)  # fmt: skip
def test_own_sentences_are_seen(code, seen):
    assert bool(list(own_sentences(ast.parse(code)))) is seen


# help and usage errors


def commands() -> list[tuple[tuple[str, ...], object]]:
    """Every command of the program with the words that call it, the program itself included."""
    before = messages.language()
    messages.use("en")
    found = []
    waiting = [((), typer.main.get_command(app.made()))]
    while waiting:
        words, command = waiting.pop(0)
        found.append((words, command))
        waiting.extend(((*words, name), below) for name, below in getattr(command, "commands", {}).items())
    messages.use(before)
    return found


COMMANDS = commands()


@pytest.fixture(params=["zh", "en"])
def said(request, capsys, monkeypatch):
    """What a command line says on stdout and stderr in a language, and its exit code."""
    monkeypatch.chdir(CLEAN)
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setattr(options.Home, "folder", Path())
    before = messages.language()

    def say(*words: str) -> tuple[int, str, str]:
        code = cli.run(["--lang", request.param, *words])
        out = capsys.readouterr()
        return code, out.out, out.err

    say.language = request.param
    yield say
    messages.use(before)


def foreign(text: str, language: str) -> list[str]:
    """What of a text is in the other language; command lines, names of products and quoted values are in none."""
    return CHINESE.findall(re.sub(r'"[^"]*"', "", text)) if language == "en" else english_in(text)


@pytest.mark.parametrize("words", [words for words, _ in COMMANDS], ids=lambda words: " ".join(words) or "svcstd")
def test_help(said, words):
    code, out, err = said(*words, "--help")
    assert (code, err) == (0, "")
    assert foreign(out, said.language) == []
    assert ("显示本帮助" in out) is (said.language == "zh")
    if dict(COMMANDS)[words].epilog or not getattr(dict(COMMANDS)[words], "commands", None):
        assert ("例：" if said.language == "zh" else "Example") in out


def enough(command) -> list[str]:
    """A value for each argument and option that a command cannot do without, one that it takes."""
    words = []
    for parameter in command.params:
        if parameter.required:
            kind = parameter.type_descriptor
            value = str(next(iter(kind.choices))) if kind.is_choice else "1"
            words += [*parameter.opts[:1], value] if parameter.opts[0].startswith("-") else [value]
    return words


def wrong_uses() -> Iterator[tuple[tuple[str, ...], str]]:
    """Every kind of wrong usage of every command, and what it is."""
    for words, command in COMMANDS:
        if getattr(command, "commands", None):
            yield (*words, "valdate"), "unknown command"
            yield (*words, "--no-such-option"), "unknown option"
            continue
        yield (*words, "--no-such-option"), "unknown option"
        yield (*words, "--formt", "x"), "unknown option with a near one"
        needed = enough(command)
        if needed:
            yield words, "missing argument"
        if not any(p.nargs == -1 for p in command.params):
            yield (*words, *needed, "1", "2", "3"), "extra arguments"
        for parameter in command.params:
            kind, option = parameter.type_descriptor, parameter.opts[0]
            given = [option] if option.startswith("-") else []
            if given and getattr(parameter, "is_flag", False):
                yield (*words, *needed, f"{option}=x"), "a value for a flag"
                continue
            if given:
                yield (*words, *needed, option), "missing value"
            if kind.is_choice:
                yield (*words, *(needed if given else ()), *given, "x y"), "wrong choice"
            if kind.annotation in (int, float):
                yield (*words, *needed, *given, "x"), "no number"
                yield (*words, *needed, *given, "999999999"), "too large"
                yield (*words, *needed, f"{option}=-1"), "too small"


WRONG = list(wrong_uses())


def test_kinds_of_wrong_use_are_there():
    assert {"unknown command", "missing value", "wrong choice", "no number", "too large"} <= {kind for _, kind in WRONG}


@pytest.mark.parametrize(("words", "kind"), WRONG, ids=[f"{' '.join(words)} ({kind})" for words, kind in WRONG])
def test_wrong_use(said, words, kind):
    code, out, err = said(*words)
    assert (code, out) == (2, "")
    assert err.strip()
    assert foreign(err.replace("x y", ""), said.language) == []
    if said.language == "zh":
        assert HAN.search(err)
