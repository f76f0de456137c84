"""Faults put into a file: bytes, lines, encodings, YAML's own characters, odd values, and trees put together anew."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

import yaml

from fuzzing.words import CELLS, COMMENTS, KEYS, SETTINGS, SNIPPETS, VALUES


def mutated(data: bytes, dice: random.Random) -> bytes:
    """One file's bytes with a few faults."""
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(data) + 1)
        lines = data.split(b"\n")
        row = dice.randrange(len(lines))
        how = dice.randrange(8)
        if how == 0:
            data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
        elif how == 1:
            data = data[:at] + dice.choice(SNIPPETS) + data[at:]
        elif how == 2:
            data = data[:at]
        elif how == 3:
            data = b"\n".join(lines[:row] + lines[row + 1 :])
        elif how == 4:
            data = b"\n".join([*lines[:row], lines[row], *lines[row:]])
        elif how == 5:
            lines[row] = b" " * dice.randint(0, 6) + lines[row].strip()
            data = b"\n".join(lines)
        elif how == 6:
            key, colon, _ = lines[row].partition(b": ")
            lines[row] = key + colon + dice.choice(SNIPPETS) if colon else lines[row]
            data = b"\n".join(lines)
        else:
            encoding = dice.choice(["gb18030", "utf-16", "big5", "latin-1"])
            data = data.decode("utf-8", "replace").encode(encoding, "replace")
    return data


def _deep(tree: Any, dice: random.Random) -> Any:
    """A value wrapped in mappings and lists, up to far beyond any cap."""
    for _ in range(dice.choice((3, 30, 70, 200))):
        tree = {dice.choice(KEYS): tree} if dice.random() < 0.5 else [tree]
    return tree


def _spots(tree: Any) -> list[tuple[Any, Any]]:
    """Every mapping or list of a tree with each of its keys or positions."""
    found: list[tuple[Any, Any]] = []
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        keys = list(one) if isinstance(one, dict) else list(range(len(one))) if isinstance(one, list) else []
        found.extend((one, key) for key in keys)
        waiting.extend(one[key] for key in keys)
    return found


def _drop(home: Any, key: Any, dice: random.Random, spots: list[tuple[Any, Any]]) -> None:
    del home[key]


def _odd(home: Any, key: Any, dice: random.Random, spots: list[tuple[Any, Any]]) -> None:
    home[key] = copy.deepcopy(dice.choice(VALUES))


def _other(home: Any, key: Any, dice: random.Random, spots: list[tuple[Any, Any]]) -> None:
    """Another value of the same file in this one's place; a copy, else the tree might hold itself."""
    there, which = dice.choice(spots)
    home[key] = yaml.load(_dumped(there[which], dice), yaml.CBaseLoader)


def _sink(home: Any, key: Any, dice: random.Random, spots: list[tuple[Any, Any]]) -> None:
    home[key] = _deep(home[key], dice)


def _many(home: Any, key: Any, dice: random.Random, spots: list[tuple[Any, Any]]) -> None:
    value = home[key]
    if isinstance(value, list) and value:
        home[key] = value * dice.choice((2, 40, 600))
    elif isinstance(value, str):
        home[key] = value * dice.choice((2, 50, 4000))


def _added(home: Any, key: Any, dice: random.Random, spots: list[tuple[Any, Any]]) -> None:
    if isinstance(home, dict):
        home[dice.choice(KEYS)] = copy.deepcopy(dice.choice(VALUES))
    else:
        home.insert(key, copy.deepcopy(dice.choice(VALUES)))


STEPS: tuple[Callable[[Any, Any, random.Random, list[tuple[Any, Any]]], None], ...] = (
    _drop,
    _odd,
    _odd,
    _other,
    _sink,
    _many,
    _added,
)


def _dumped(tree: Any, dice: random.Random) -> str:
    """A tree as YAML, in block or flow style, with or without escapes and folds."""
    text: str = yaml.dump(
        tree,
        Dumper=yaml.CSafeDumper,
        allow_unicode=dice.random() < 0.9,
        default_flow_style=dice.choice((False, False, None, True)),
        default_style=dice.choice((None, None, None, '"', "'", "|", ">")),
        width=dice.choice((20, 80, 10_000)),
        sort_keys=dice.random() < 0.1,
        indent=dice.choice((2, 2, 4, 9)),
    )
    return text


def regrown(data: bytes, dice: random.Random) -> bytes:
    """A YAML file whose tree has a few faults, written anew.

    Bytes that are no YAML, and trees that PyYAML is not up to writing, are broken as bytes.
    """
    try:
        written = _regrown(data, dice)
    except (yaml.YAMLError, RecursionError, MemoryError):
        return mutated(data, dice)
    return mutated(written, dice) if dice.random() < 0.1 else written


def _regrown(data: bytes, dice: random.Random) -> bytes:
    tree = yaml.load(data, yaml.CBaseLoader)
    for _ in range(dice.randint(1, 3)):
        spots = _spots(tree)
        if not spots:
            break
        home, key = dice.choice(spots)
        dice.choice(STEPS)(home, key, dice, spots)
    return _dumped(tree, dice).encode("utf-8", "surrogatepass")


def table(data: bytes, dice: random.Random) -> bytes:
    """A table with cells changed for odd ones or each other's, rows dropped and doubled, columns moved."""
    rows = [line.split(",") for line in data.decode("utf-8").split("\n")]
    for _ in range(dice.randint(1, 6)):
        row, other = dice.choice(rows), dice.choice(rows)
        at = dice.randrange(len(row))
        how = dice.randrange(6)
        if how == 0:
            row[at] = dice.choice(CELLS)
        elif how == 1:
            row[at] = dice.choice(other)
        elif how == 2:
            rows.append(list(row))
        elif how == 3:
            rows.remove(row)
            rows = rows or [[""]]
        elif how == 4:
            dice.shuffle(row)
        else:
            row.append("x")
    return "\n".join(map(",".join, rows)).encode()


def commented(data: bytes, dice: random.Random) -> bytes:
    """A file's bytes with comments that speak to svcstd: behind lines, between them, now and then thousands."""
    lines = data.split(b"\n")
    for _ in range(dice.randint(1, 4)):
        comment = dice.choice(COMMENTS).encode()
        row = dice.randrange(len(lines))
        how = dice.randrange(4)
        if how == 0:
            lines[row] += b"  " + comment
        elif how == 1:
            lines[row:row] = [comment] * dice.choice((1, 2, 50))
        elif how == 2:
            lines = [line + b"  " + comment for line in lines]
        else:
            lines += [dice.choice(COMMENTS[-2:]).encode()] * dice.choice((1, 50, 4_000))
    return b"\n".join(lines)


def settings(data: bytes, dice: random.Random) -> bytes:
    """Settings with a few keys set to what they may and may not hold."""
    known = {"title": "题", "region": "000000"}
    chosen = {key: dice.choice(SETTINGS[key]) for key in dice.sample(sorted(SETTINGS), dice.randint(1, 5))}
    return _dumped({**known, **chosen}, dice).encode("utf-8", "surrogatepass")


def broken(path: str, data: bytes, dice: random.Random) -> bytes:
    """A file's bytes with faults, in one of the ways that suit it.

    Args:
        path: Where it stands in the workspace.
        data: What it holds.
        dice: Chooses; the same dice give the same bytes.
    """
    found = _broken(path, data, dice)
    return commented(found, dice) if dice.random() < 0.15 else found


def _broken(path: str, data: bytes, dice: random.Random) -> bytes:
    if dice.random() < 0.4:
        return mutated(data, dice)
    if path.endswith(".csv"):
        return table(data, dice)
    if path == "svcstd.yaml" and dice.random() < 0.8:
        return settings(data, dice)
    return regrown(data, dice)
