"""A rule's page: what it asks, why, its source, examples, options, mend, and how to silence it.

The one place where the page is made: `svcstd explain` prints it, tools/docs.py writes docs/rules/ of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from svcstd.messages import Text, sources
from svcstd.messages import knowing as say
from svcstd.messages.reporting import COLON, LIST
from svcstd.messages.terminal import Line
from svcstd.report.text import STYLES
from svcstd.validate.rule import EntryRule, Option, ReadingRule, Rule

VERDICT = "D"
LINK = r"[\g<0>](\g<0>.md)"
BASE = "BASE.md"
"""The page beside the rules' that shows the workspace which examples are laid over."""
LONGEST_EXAMPLE, SHOWN_FIRST = 25, 12
"""Lines of an example that are all shown, and how many of the first of a longer one are."""
WORDS = ("title", "why", "mend", "sure")


@dataclass(frozen=True, slots=True)
class Known:
    """A rule and how it stands in a workspace.

    Attributes:
        rule: The rule, with the options in force.
        severity: `error`, `warning` or `info` as graded there, or `off` where it is not in force.
        burden: What a verdict says of the applicant's burden; None for a rule.
    """

    rule: Rule
    severity: str
    burden: Text | None = None

    @property
    def default(self) -> str:
        """The severity that the rule has where nobody graded it."""
        return self.rule.severity.word

    @property
    def family(self) -> str:
        """The first letter of the id: what the rule is about."""
        return self.rule.id[0]

    @property
    def name(self) -> str:
        """The rule's name in English words, as promised-within-statutory."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", type(self.rule).__name__).lower()

    @property
    def options(self) -> Iterator[tuple[Option[Any], object]]:
        """Each option with its value in force."""
        return ((option, getattr(self.rule, name)) for name, option in self.rule.options().items())

    @property
    def graded(self) -> str:
        """The severity in words, with the default where it is another."""
        now, default = (say.SEVERITY[one].say() for one in (self.severity, self.default))
        return now if self.severity == self.default else say.DEFAULT.say(now=now, default=default)

    @property
    def messages(self) -> list[str]:
        """The sentences that reports print, values in braces."""
        named = dict.fromkeys(name for one in reversed(type(self.rule).__mro__) for name in vars(one))
        found = (getattr(self.rule, name) for name in named if name not in WORDS)
        return list(dict.fromkeys(str(text) for text in found if isinstance(text, Text)))


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, a list or a piece of a file on a page.

    Attributes:
        kind: Which of them; `heading` begins a section, `ids` names other rules, `base` tells what examples stand in.
        text: What it says; the entries of a list stand on lines of their own.
    """

    kind: Literal["heading", "text", "list", "yaml", "ids", "base"]
    text: str


def parts(known: Known) -> Iterator[Part]:
    """A rule's page below its title, in the language spoken."""
    rule = known.rule
    yield Part("heading", say.WHY.say())
    yield Part("text", str(rule.why))
    yield Part("heading", say.SAYS.say())
    yield Part("list", "\n".join(known.messages))
    if any("{" in one for one in known.messages):
        yield Part("text", sources.BRACES.say())
    yield Part("heading", say.MEND.say())
    yield Part("text", str(rule.mend))
    if not known.rule.of_versions:
        mends = say.SURE_WHEN if rule.sure else say.SURE if rule.mendable else say.BY_HAND
        yield Part("text", mends.say(when=rule.sure))
    yield from _examples(rule)
    yield from _options(known)
    yield from _silence(known)
    if rule.companions:
        yield Part("heading", say.COMPANIONS.say())
        yield Part("ids", LIST.say().join(rule.companions))


def _examples(rule: Rule) -> Iterator[Part]:
    """Good and bad pieces of files, and what the comments in them mean."""
    for heading, examples in ((say.GOOD, rule.good), (say.BAD, rule.bad)):
        if examples:
            yield Part("heading", heading.say())
            yield from (Part("yaml", shortened(example.rstrip("\n"))) for example in examples)
    shown = "\n".join((*rule.good, *rule.bad))
    notes = [text.say() for mark, text in say.MARKS.items() if mark in shown]
    if notes:
        yield Part("list", "\n".join(notes))
    if shown:
        yield Part("base", _laid_over(rule))


def _laid_over(rule: Rule) -> str:
    """What the examples of a rule stand in; `{page}` is the page that shows it."""
    if isinstance(rule, ReadingRule):
        return sources.WHOLE_FILES.say(page="{page}")
    file = sources.OF_BASIC if isinstance(rule, EntryRule) else sources.OF_COUNTY
    return sources.LAID_OVER.say(file=file, page="{page}")


def shortened(example: str) -> str:
    """An example of which many lines are alike, without those in the middle that nothing is marked in."""
    lines = example.split("\n")
    if len(lines) <= LONGEST_EXAMPLE:
        return example
    kept = {*range(SHOWN_FIRST), *(n for n, line in enumerate(lines) if line.endswith("# !")), len(lines) - 1}
    out: list[str] = []
    last = -1
    for number in sorted(kept):
        if number > last + 1:
            out.append(sources.LEFT_OUT.say(count=number - last - 1))
        out.append(lines[number])
        last = number
    return "\n".join(out)


def written(value: object) -> str:
    """An option's value as svcstd.yaml writes it."""
    return f"[{', '.join(map(_word, value))}]" if isinstance(value, tuple) else str(value)


def _word(word: object) -> str:
    """A word of a list; quoted where YAML would read something else."""
    text = str(word)
    return text if re.fullmatch(r"[^\W\d_]+", text) and text not in ("true", "false", "null") else f'"{text}"'


def _options(known: Known) -> Iterator[Part]:
    """What can be set, with defaults, the values in force and the lines that set them."""
    found = list(known.options)
    if not found:
        return
    yield Part("heading", say.OPTIONS.say())
    yield Part("list", "\n".join(_option(option, value) for option, value in found))
    yield Part("text", say.SETTING.say())
    lines = [f"      {option.name}: {written(option.default)}" for option, _ in found]
    yield Part("yaml", "\n".join(["rules:", f"  {known.rule.id}:", "    options:", *lines]))


def _option(option: Option[Any], value: object) -> str:
    sentence = say.OPTION if value == option.default else say.OPTION_HERE
    values = {"default": written(option.default), "value": written(value)}
    return sentence.say(name=option.name, meaning=option.says, **values)


def _silence(known: Known) -> Iterator[Part]:
    """The ways not to hear of it."""
    id = known.rule.id
    yield Part("heading", say.SILENCE.say())
    if known.rule.of_versions:
        off = known.family != VERDICT
        yield Part("text", (say.SILENCE_OFF if off else say.VERDICT_GRADE).say())
        yield Part("yaml", f"rules: {{{id}: {'off' if off else 'info'}}}")
        return
    yield Part("text", say.SILENCE_LINE.say())
    yield Part("yaml", f"# svcstd: ignore {id} — {say.REASON}")
    yield Part("text", say.SILENCE_PATHS.say())
    yield Part("yaml", f'ignore:\n  - {{rules: [{id}], paths: ["items/441802_*/**"], reason: {say.REASON}}}')
    yield Part("text", say.SILENCE_OFF.say())
    yield Part("yaml", f"rules: {{{id}: off}}")
    if isinstance(known.rule, ReadingRule):
        yield Part("text", say.STILL_3.say())


def facts(known: Known, *, linked: bool = False) -> dict[str, str]:
    """What stands below the title: severity, family, source and name, by label.

    Args:
        known: Of which rule.
        linked: Whether a link to what the source means stands above, so that it need not be named.
    """
    source = known.rule.source
    cited = source if linked else f"{source}{sources.PAGE_PLAIN}"
    return {
        say.LEVEL.say(): known.graded,
        **({say.BURDEN.say(): known.burden.say()} if known.burden else {}),
        say.FAMILY_OF.say(): f"{known.family} {say.FAMILIES[known.family]}",
        say.SOURCE.say(): say.OWN.say() if source == "svcstd" else cited,
        say.NAME.say(): known.name,
    }


def markdown(known: Known, *, linked: bool = False) -> str:
    """The page as Markdown.

    Args:
        known: Whose.
        linked: Whether the pages of the other rules stand beside it, so that their ids lead there.
    """
    out = [f"# {known.rule.id} {escaped(str(known.rule.title))}\n"]
    below = facts(known, linked=linked).items()
    out.append("\n" + "".join(f"- {label}{COLON.say()}{value}\n" for label, value in below))
    for part in parts(known):
        match part.kind:
            case "heading":
                out.append(f"\n## {part.text}\n")
            case "yaml":
                out.append(f"\n```yaml\n{part.text}\n```\n")
            case "list":
                out.append("\n" + "".join(f"- {escaped(line)}\n" for line in part.text.split("\n")))
            case "base":
                page = f"[{sources.BASE_TITLE}]({BASE})" if linked else f"docs/rules/{BASE}"
                out.append(f"\n{escaped(part.text).replace('{page}', page)}\n")
            case "ids" if linked:
                out.append(f"\n{re.sub('[A-Z][0-9]{3}', LINK, part.text)}\n")
            case _:
                out.append(f"\n{escaped(part.text)}\n")
    return "".join(out)


def escaped(text: str) -> str:
    """A sentence in which Markdown sees no mark-up but the back quotes that are meant."""
    pieces = re.split(r"(`[^`]*`)", text)
    return "".join(piece if piece.startswith("`") else re.sub(r"([*_<>\[\]|])", r"\\\1", piece) for piece in pieces)


def lines(known: Known) -> Iterator[Line]:
    """The page as lines of styled runs, for a terminal."""
    yield (known.rule.id, STYLES[known.severity]), (f" {known.rule.title}", "bold")
    yield from (((f"  {label}{COLON.say()}{value}", "dim"),) for label, value in facts(known).items())
    before = ""
    for part in parts(known):
        if part.kind == "heading" or before == "yaml":
            yield ()
        before = part.kind
        margin, style = {"heading": ("", "bold"), "yaml": ("    ", "cyan"), "list": ("  · ", "")}.get(
            before, ("  ", "")
        )
        text = part.text if before == "yaml" else part.text.replace("`", "")
        text = text.replace("{page}", f"docs/rules/{BASE}") if before == "base" else text
        yield from (((f"{margin}{line}", style),) for line in text.split("\n"))
