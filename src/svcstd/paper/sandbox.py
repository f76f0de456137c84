"""Jinja for templates that strangers may send: they loop over what they are given and do nothing else (design §9).

A template may print, loop, choose, include and extend. It cannot call, calculate, define macros or switch escaping off:
the syntax tree is checked before it is compiled, the steps of all loops and the size of the page are counted, and the
environment is Jinja's sandbox with StrictUndefined and autoescape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import islice
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateError, nodes, pass_context
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.visitor import NodeTransformer

NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
MOST_TEMPLATE = 256 << 10
MOST_STEPS = 500_000
MOST_PAGE = 32 << 20
BATCH = 2048

ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Tuple, nodes.List,
    nodes.Getattr, nodes.Getitem, nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.Filter, nodes.Test, nodes.Assign, nodes.With,
    nodes.Include, nodes.Extends, nodes.Block,
)  # fmt: skip
SAFE_FILTERS = ("length", "count", "first", "last", "default", "d", "upper", "lower", "trim", "e", "escape")
STEPS = "counted steps"


class BadTemplate(Exception):
    """A template that is wrong, asks for what it must not have, or does not end.

    Attributes:
        name: The template.
        line: Line in it, 1-based; 0 when unknown.
        reason: What is wrong, as Jinja says it or as a word of this module.
    """

    def __init__(self, name: str, line: int, reason: str) -> None:
        """Keep what is wrong and where."""
        super().__init__(f"{name}:{line}: {reason}" if line else f"{name}: {reason}")
        self.name = name
        self.line = line
        self.reason = reason


class _Refused(TemplateError):
    """What a template must not have, with its line, and its name once that is known."""

    def __init__(self, line: int, reason: str, name: str | None = None) -> None:
        super().__init__(reason)
        self.lineno = line
        self.name = name


class _Counting(NodeTransformer):
    """Sends what every loop runs over through the step counter, and refuses what no template needs."""

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        if not isinstance(node, ALLOWED):
            raise _Refused(getattr(node, "lineno", 0), f"{type(node).__name__} is not for templates")
        node = super().generic_visit(node, *args, **kwargs)
        if isinstance(node, nodes.For):
            node.iter = nodes.Filter(node.iter, STEPS, [], [], None, None, lineno=node.lineno)
        return node


class _Environment(SandboxedEnvironment):
    """The sandbox with what templates may use, and the steps that the current page has left."""

    left = 0

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            tree: nodes.Template = _Counting().visit(super()._parse(source, name, filename))
        except _Refused as error:
            error.name = name
            raise
        return tree


@pass_context
def _counted(context: Context, things: Any) -> Any:
    """What a loop runs over, its steps taken off the page's account; asked at run time, never folded."""
    env: Any = context.environment
    if type(things) not in (tuple, list) and not isinstance(things, Collection):
        things = list(islice(things, MOST_STEPS))
    env.left -= len(things) + 1
    if env.left < 0:
        raise _Refused(0, "too many steps")
    return things


class Paper:
    """Templates of one format, ready to print on."""

    def __init__(
        self,
        load: Callable[[str], str | None],
        *,
        ink: Callable[[Any], Any] | None = None,
        filters: Mapping[str, Callable[[Any], Any]] | None = None,
        autoescape: bool = True,
    ) -> None:
        """Prepare an environment.

        Args:
            load: Text of a template by name, or None where there is none.
            ink: Applied to every value that is printed, before escaping.
            filters: Filters of the format's own.
            autoescape: Whether values are escaped as HTML; a format that turns it off escapes by `ink`.
        """

        def checked(name: str) -> str | None:
            text = load(name) if NAME.fullmatch(name) and ".." not in name else None
            if text is not None and len(text) > MOST_TEMPLATE:
                raise _Refused(0, f"longer than {MOST_TEMPLATE} characters", name)
            return text

        env = self._env = _Environment(
            loader=FunctionLoader(checked),
            undefined=StrictUndefined,
            autoescape=autoescape,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            finalize=ink,
        )
        self._templates: dict[str, Template] = {}
        env.globals.clear()
        env.filters = {name: FILTERS[name] for name in SAFE_FILTERS}
        env.filters.update(filters or {})
        env.filters[STEPS] = _counted

    def print(self, name: str, view: Mapping[str, Any]) -> str:
        """One page.

        Args:
            name: The template.
            view: What it may print.

        Raises:
            BadTemplate: It is wrong, refused or too long; or there is none of that name.
        """
        self._env.left = MOST_STEPS
        try:
            template = self._templates.get(name)
            if template is None:
                template = self._templates[name] = self._env.get_template(name)
            context = Context(self._env, view, name, template.blocks)  # type: ignore[arg-type]
            return _joined(template.root_render_func(context))
        except Exception as error:
            raise _bad(name, error) from error


def _joined(chunks: Iterable[str]) -> str:
    """A page of its chunks, which are counted as they come."""
    chunks = iter(chunks)
    page = list(islice(chunks, BATCH))
    size = sum(map(len, page))
    while batch := list(islice(chunks, BATCH)):
        page += batch
        size += sum(map(len, batch))
        if size > MOST_PAGE:
            raise _Refused(0, f"a page of more than {MOST_PAGE} characters")
    return "".join(page)


def _bad(name: str, error: Exception) -> BadTemplate:
    """What went wrong in a template, whoever noticed; in the innermost of those that were printing."""
    where, line = getattr(error, "name", None), getattr(error, "lineno", None)
    trace = error.__traceback__ if not line else None
    while trace is not None:
        running = trace.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(running, Template):
            where, line = running.name, running.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return BadTemplate(where if isinstance(where, str) else name, line or 0, (str(error) or type(error).__name__)[:300])
