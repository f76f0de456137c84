"""What a template may say: its syntax tree is looked at before it is compiled, and what takes time is made to count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from jinja2 import TemplateError, nodes
from jinja2.visitor import NodeTransformer

MOST_NODES = 20_000
ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Tuple, nodes.List,
    nodes.Getattr, nodes.Getitem, nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.Filter, nodes.Test, nodes.Assign, nodes.With,
    nodes.Include, nodes.Extends, nodes.Block,
)  # fmt: skip
STEPS, READS = "counted steps", "counted reads"
"""Names of the filters that count what is looped over or searched, and what is compared; no template can write them."""
SEARCHES = frozenset({"in", "notin"})


class Refused(TemplateError):
    """What a template must not have, with its line, and its name once that is known."""

    def __init__(self, line: int, reason: str, name: str | None = None) -> None:
        super().__init__(reason)
        self.lineno = line
        self.name = name


def checked(tree: nodes.Template) -> tuple[nodes.Template, int]:
    """The tree with counters in it, and how many nodes a page goes through outside of loops.

    Args:
        tree: As Jinja parsed it.

    Raises:
        Refused: It has what templates must not have, or too much of it.
    """
    if sum(1 for _ in islice(_below(tree), MOST_NODES + 1)) > MOST_NODES:
        raise Refused(0, f"more than {MOST_NODES} nodes")
    counting: nodes.Template = _Counting().visit(tree)
    return counting, _weight((counting,))


class _Counting(NodeTransformer):
    """Sends what is looped over or searched through the step counter, and refuses what no template needs."""

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        line = node.lineno or next((below.lineno for below in node.iter_child_nodes() if below.lineno), 0)
        if not isinstance(node, ALLOWED):
            raise Refused(line, f"{type(node).__name__} is not for templates")
        if isinstance(node, nodes.Tuple | nodes.List) and getattr(node, "ctx", "load") == "load" and not _fixed(node):
            raise Refused(line, "a list of other things than constants is not for templates")  # lists of lists of …
        if isinstance(node, nodes.For) and node.find(nodes.Block):
            raise Refused(line, "a block in a loop is not for templates")  # another template says how long it is
        node = super().generic_visit(node, *args, **kwargs)
        if isinstance(node, nodes.For):
            inside = [*node.body, *node.else_, *([node.test] if node.test else [])]
            node.iter = _by_steps(node.iter, _weight(inside) + 1)
        elif isinstance(node, nodes.Compare):
            _compared(node)
        return node


def _compared(node: nodes.Compare) -> None:
    """Count what is searched, and what is compared with anything else than a constant."""
    left: nodes.Node = node.expr
    for operand in node.ops:
        if operand.op in SEARCHES:
            operand.expr = _by_steps(operand.expr, 1)
        elif not isinstance(left, nodes.Const) and not isinstance(operand.expr, nodes.Const):
            operand.expr = nodes.Filter(operand.expr, READS, [], [], None, None, lineno=operand.lineno)
        left = operand.expr


def _fixed(node: nodes.Tuple | nodes.List) -> bool:
    return all(isinstance(item, nodes.Const) for item in node.items)


def _by_steps(things: Any, each: int) -> nodes.Expr:
    """An expression whose value is counted before it is used, each of its things as so many steps."""
    return nodes.Filter(things, STEPS, [nodes.Const(each)], [], None, None, lineno=things.lineno)


def _below(tree: nodes.Node) -> Iterator[nodes.Node]:
    """All nodes, however deep."""
    left = [tree]
    while left:
        node = left.pop()
        yield node
        left += node.iter_child_nodes()


def _weight(inside: Iterable[nodes.Node]) -> int:
    """How many nodes one pass goes through; a loop within counts its own."""
    left, count = list(inside), 0
    while left:
        node = left.pop()
        count += 1
        left += (node.iter,) if isinstance(node, nodes.For) else node.iter_child_nodes()
    return count
