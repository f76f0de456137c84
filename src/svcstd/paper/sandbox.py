"""Jinja for templates that strangers may send: they loop over what they are given and do nothing else (design §9).

A template may print, loop, choose, include and extend. It cannot call, calculate, define macros or switch escaping off:
the syntax tree is checked before it is compiled, and the environment is Jinja's sandbox with StrictUndefined and
autoescape. A page has a number of steps: each pass through a loop takes one for each node of the loop's body, an
included template one for each of its own, a search, a filter and a comparison some for what they read. The size of the
page is counted too and, for what neither sees, its processor time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Generator, Mapping
from itertools import islice
from time import thread_time
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template, nodes, pass_context, pass_environment
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS

from svcstd.paper.allowed import READS, STEPS, Refused, checked

NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
MOST_TEMPLATE = 256 << 10
MOST_STEPS = 8_000_000
MOST_PAGE = 32 << 20
MOST_SECONDS = 4.0
"""Processor time of a page, looked at while it prints."""
INCLUDED = 100
"""Steps of looking a template up, beside those of its nodes."""
READ = 64
"""Characters that a filter or a comparison reads in one step."""
BATCH, LONG = 64, 0.01
"""Pieces of a page between two looks at its size and at the clock, and seconds after which the next look comes soon."""

SAFE_FILTERS = ("length", "count", "first", "last", "default", "d")
READING_FILTERS = ("upper", "lower", "trim", "e", "escape")
SAFE_TESTS = (
    "defined", "undefined", "none", "string", "number", "boolean", "true", "false", "odd", "even", "sequence",
    "mapping", "iterable",
)  # fmt: skip


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

    def __reduce__(self) -> tuple[type[BadTemplate], tuple[str, int, str]]:
        """The same in another process."""
        return BadTemplate, (self.name, self.line, self.reason)


class _Environment(SandboxedEnvironment):
    """The sandbox with what templates may use, and what the current page has left.

    Attributes:
        left: Steps.
        weights: Nodes of each template outside its loops.
    """

    left = 0

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.weights: dict[str | None, int] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            tree, self.weights[name] = checked(super()._parse(source, name, filename))
        except Refused as error:
            error.name = name
            raise
        return tree

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        """A template, its steps taken off the page's account."""
        return self._included(super().get_template(*args, **kwargs))

    def select_template(self, *args: Any, **kwargs: Any) -> Template:
        """The first template that is there, its steps taken off the page's account."""
        return self._included(super().select_template(*args, **kwargs))

    def _included(self, template: Template) -> Template:
        self.take(INCLUDED + self.weights.get(template.name, 0))
        return template

    def take(self, steps: int) -> None:
        """Take steps off the page's account."""
        self.left -= steps
        if self.left < 0:
            raise Refused(0, "too many steps")


@pass_context
def _counted(context: Context, things: Any, each: int) -> Any:
    """What is looped over or searched, its steps taken off the page's account; asked at run time, never folded."""
    env: Any = context.environment
    if type(things) not in (tuple, list) and not isinstance(things, Collection):
        things = list(islice(things, MOST_STEPS))
    env.left -= len(things) * each + 1
    if env.left < 0:
        raise Refused(0, "too many steps")
    return things


def _reading(change: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that takes steps for what it reads and for what it writes, where that is long."""

    @pass_environment
    def changed(env: Any, value: Any, *more: Any) -> Any:
        made = change(value, *more)
        if type(value) is not str or len(value) > READ:
            env.take(_reads(value) + _reads(made))
        return made

    return changed


def _reads(value: Any) -> int:
    """Steps of reading a value to its end."""
    if isinstance(value, str):
        return len(value) // READ
    return sum(map(_reads, value)) + len(value) if isinstance(value, tuple | list) else 1


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

        def found(name: str) -> str | None:
            text = load(name) if NAME.fullmatch(name) and ".." not in name else None
            if text is not None and len(text) > MOST_TEMPLATE:
                raise Refused(0, f"longer than {MOST_TEMPLATE} characters", name)
            return text

        env = self._env = _Environment(
            loader=FunctionLoader(found),
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
        env.filters.update({name: _reading(FILTERS[name]) for name in READING_FILTERS})
        env.filters.update({name: _reading(change) for name, change in (filters or {}).items()})
        env.filters[STEPS], env.filters[READS] = _counted, _reading(lambda value: value)
        env.tests = {name: TESTS[name] for name in SAFE_TESTS}

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
                self._env.left = MOST_STEPS  # the first page has as many as the others
            until = thread_time() + MOST_SECONDS
            context = Context(self._env, view, name, template.blocks)  # type: ignore[arg-type]
            return _joined(template.root_render_func(context), until)  # type: ignore[arg-type]
        except Exception as error:
            raise _bad(name, error) from error


def _joined(chunks: Generator[str], until: float) -> str:
    """A page of its chunks, which are counted as they come; the template that goes too far is told where it stands.

    Args:
        chunks: What a template prints.
        until: Processor time of this thread at which it must have ended.
    """
    page: list[str] = []
    size, few, before = 0, 1, until - MOST_SECONDS
    while pieces := list(islice(chunks, few)):
        page.append("".join(pieces))
        size += len(page[-1])
        now = thread_time()
        if size > MOST_PAGE:
            chunks.throw(Refused(0, f"a page of more than {MOST_PAGE} characters"))
        if now > until:
            chunks.throw(Refused(0, f"a page of more than {MOST_SECONDS:g} seconds"))
        few = min(8 * few, BATCH) if now - before < LONG else 1
        before = now
    return "".join(page)


def _bad(name: str, error: Exception) -> BadTemplate:
    """What went wrong in a template, whoever noticed; of templates that include each other, the innermost."""
    where, line = getattr(error, "name", None), getattr(error, "lineno", None)
    known = bool(line)
    trace = error.__traceback__
    while trace is not None and not known:
        running = trace.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(running, Template):
            where, line = running.name, running.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return BadTemplate(where if isinstance(where, str) else name, line or 0, (str(error) or type(error).__name__)[:300])
