"""`--timing`: what each rule took, and its share of what all rules took."""

from __future__ import annotations

from collections.abc import Mapping

from svcstd.messages import validating as say
from svcstd.messages.terminal import tell


def show(timing: Mapping[str, float]) -> None:
    """Tell the time of rules, slowest first.

    Args:
        timing: Seconds by rule, and under "" those of everything.
    """
    from svcstd.validate.rules import RULES

    titles = {rule.id: rule.title for rule in RULES}
    everything = timing.get("", 0.0)
    of_rules = {rule: seconds for rule, seconds in timing.items() if rule}
    rules = sum(of_rules.values())
    tell(say.TIMING_HEAD.say())
    for rule, seconds in sorted(of_rules.items(), key=lambda one: (-one[1], one[0])):
        values = {"milliseconds": f"{seconds * 1000:9.1f}", "share": f"{seconds / rules:6.1%}"}
        tell(say.TIMING_ROW.say(rule=rule, title=titles[rule], **values))
    share = f"{rules / everything:.1%}" if everything else "—"
    tell(say.TIMING_REST.say(rules=f"{rules * 1000:.0f}", all=f"{everything * 1000:.0f}", share=share))
