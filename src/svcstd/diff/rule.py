"""What a rule over changes is: the verdict on one changed element, better, worse or neutral for the applicant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from svcstd.diff.changes import Change
from svcstd.messages import Text
from svcstd.model.catalogue import Catalogue
from svcstd.resolve import Resolved
from svcstd.validate.rule import Rule, Severity

__all__ = [
    "Better",
    "Burden",
    "ChangeRule",
    "Family",
    "Neutral",
    "Scene",
    "Severity",
    "Text",
    "Unsure",
    "Weigh",
    "Worse",
    "unweighed",
]


class Burden(StrEnum):
    """What a change does to an applicant."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"

    @property
    def reversed(self) -> Burden:
        """The burden of the same change made backwards."""
        other = {Burden.BETTER: Burden.WORSE, Burden.WORSE: Burden.BETTER}
        return other.get(self, self)


class Family(StrEnum):
    """What a verdict is about (design §7)."""

    BURDEN = "burden"
    IDENTITY = "identity"
    LAW = "law"
    EDITORIAL = "editorial"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a change is judged in.

    Attributes:
        before: The item as it was; None where the change is one of the catalogue's lists, or the item is new.
        after: The item as it is; None likewise.
        catalogue: The newer version's, for working days and names.
    """

    before: Resolved | None
    after: Resolved | None
    catalogue: Catalogue

    @property
    def reversed(self) -> Scene:
        """The same scene seen from the newer version."""
        return Scene(self.after, self.before, self.catalogue)


Weigh = Callable[[Change, Scene], Burden | None]
"""The burden of a change to one kind of element; None where it cannot be told."""


class ChangeRule(Rule):
    """A verdict; of all rules exactly one speaks for each change.

    Examples show two versions: what stands after `# before` and after `# after` is laid over a complete workspace.

    Attributes:
        family: What the verdict is about.
        burden: What it says of the applicant's burden.
        mirror: Id of the rule that speaks for the same change made backwards.
        elements: Patterns of the elements it looks at, each with the function that weighs a change of it.
        declarable: Whether the change is an adjustment, for which A201 asks for a declaration (design §3.6): once it
            is declared, the verdict is an info.
    """

    severity = Severity.INFO
    of_versions = True
    family: ClassVar[Family] = Family.BURDEN
    burden: ClassVar[Burden] = Burden.NEUTRAL
    mirror: ClassVar[str]
    elements: ClassVar[Mapping[str, Weigh]] = {}
    declarable: ClassVar[bool] = False
    message = Text("{what}：{before} → {after}", "{what}: {before} → {after}")

    def speaks(self, change: Change, scene: Scene) -> bool:
        """Whether this is the verdict on a change."""
        weigh = self.elements.get(change.pattern)
        return weigh is not None and weigh(change, scene) is self.burden


class Better(ChangeRule):
    """A change to the applicant's gain."""

    burden = Burden.BETTER
    mend = Text("无需处理；指南随之更新。", "Nothing to mend; the guides follow.")


class Worse(ChangeRule):
    """A change at the applicant's cost."""

    severity = Severity.WARNING
    burden = Burden.WORSE
    mend = Text(
        "确有法律、法规或文件依据才可增加负担，否则恢复原值。",
        "Keep it only where law or a document demands it; else put the old value back.",
    )


class Neutral(ChangeRule):
    """A change that neither eases nor burdens the applicant, or of which that cannot be told."""

    mend = Text("请核对改动是否符合原意。", "See that the change is meant.")


class Unsure(Neutral):
    """A change of which it cannot be told whether it eases or burdens the applicant: somebody has to look."""

    severity = Severity.WARNING
    mend = Text("机器无法判断对申请人的影响，请人工审查。", "Its weight cannot be computed: have somebody judge it.")

    def speaks(self, change: Change, scene: Scene) -> bool:
        """Whether this is the verdict on a change."""
        weigh = self.elements.get(change.pattern)
        return weigh is not None and weigh(change, scene) is None


def _neutral(change: Change, scene: Scene) -> Burden | None:
    return Burden.NEUTRAL


def unweighed(*patterns: str) -> Mapping[str, Weigh]:
    """Elements whose changes no function weighs."""
    return dict.fromkeys(patterns, _neutral)
