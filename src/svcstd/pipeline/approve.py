"""`svcstd approve`: changes that a comparison found, accepted for a time; all that the file holds already stays."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from svcstd import read as reader
from svcstd.diff.approvals import State, standings
from svcstd.diff.result import DiffResult
from svcstd.diff.rule import Burden
from svcstd.messages import Text
from svcstd.messages import approving as say
from svcstd.model.approval import Approval
from svcstd.model.shape import shape_list
from svcstd.pipeline.approvals import ApprovalFile, read_approvals
from svcstd.pipeline.lookup import BrokenFile, NotFound
from svcstd.workspace import Workspace
from svcstd.workspace.layout import APPROVALS
from svcstd.write.approvals import NotEdited, added, replaced, without

SHORTEST = 6
"""Characters of a fingerprint that will do where they tell it from all others."""
LONGEST = {"reason": 2_000, "role": 100}
YEAR = datetime.timedelta(days=366)
SHOWN = 5
"""Changes that are named where a fingerprint is none of them."""
LONGEST_SHOWN = 60


class Refused(NotFound):
    """What was asked for cannot be approved; says why."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A change, or a finding about both versions, that can be approved.

    Attributes:
        fingerprint: Its name.
        rule: Id of the rule that spoke.
        message: What the rule says.
        burden: Better, worse or neutral; None for findings.
        file: Where it was written.
        what: What changed, in words.
        before: The older value in words.
        after: The newer value in words.
    """

    fingerprint: str
    rule: str
    message: str
    burden: Burden | None
    file: str
    what: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of the changes that are approved.

    Attributes:
        reason: Why.
        role: By which role.
        approved: On which day.
        until: The last day that it holds.
    """

    reason: str
    role: str
    approved: datetime.date
    until: datetime.date


@dataclass
class Approving:
    """What becomes of the file.

    Attributes:
        before: What it holds; None where there is none.
        after: What it is to hold.
        added: Changes approved anew.
        rewritten: Changes whose approval is another now.
        kept: Approvals of changes that are approved already.
        removed: Approvals that go, each with its state, a key of `say.STATES`.
    """

    before: bytes | None
    after: bytes
    added: list[Candidate] = field(default_factory=list)
    rewritten: list[Candidate] = field(default_factory=list)
    kept: list[Approval] = field(default_factory=list)
    removed: list[tuple[Approval, str]] = field(default_factory=list)


def given(reason: str, role: str, until: str, today: datetime.date) -> Given:
    """What is said of approvals, as the command line says it.

    Args:
        reason: Why.
        role: By which role.
        until: The last day, `YYYY-MM-DD`.
        today: The day they are given.

    Raises:
        Refused: Something is empty, too long, or in the past.
    """
    for name, text in (("reason", reason), ("role", role), ("until", until)):
        if not text.strip() or not text.isprintable():
            raise Refused(say.EMPTY, option=say.OPTIONS[name])
        if len(text) > LONGEST.get(name, len(text)):
            raise Refused(say.TOO_LONG, option=say.OPTIONS[name], most=LONGEST[name])
    try:
        day = datetime.datetime.strptime(until, "%Y-%m-%d").date()
    except ValueError:
        raise Refused(say.BAD_DATE, value=until[:40]) from None
    if day.isoformat() != until:
        raise Refused(say.BAD_DATE, value=until[:40])
    if day < today:
        raise Refused(say.PAST, until=day, today=today)
    return Given(reason.strip(), role.strip(), today, day)


def candidates(found: DiffResult) -> dict[str, Candidate]:
    """What can be approved of a comparison, by fingerprint; changes of the approvals themselves need none."""
    out: dict[str, Candidate] = {}
    for cause in found.causes:
        for effect in cause.effects:
            it = effect.verdict
            if not effect.approves:
                name, file = effect.fingerprint, cause.spot.at.file
                one = Candidate(name, it.rule, it.message, it.burden, file, it.what, it.before, it.after)
                out.setdefault(name, one)
    for finding in found.findings:
        one = Candidate(finding.fingerprint, finding.rule, finding.message, None, finding.at.file, finding.message)
        out.setdefault(one.fingerprint, one)
    return out


def chosen(known: dict[str, Candidate], named: Sequence[str]) -> list[Candidate]:
    """The changes that fingerprints, or their beginnings, name.

    Raises:
        Refused: One names none, or several.
    """
    out: dict[str, Candidate] = {}
    for value in dict.fromkeys(named):
        if len(value) < SHORTEST:
            raise Refused(say.TOO_SHORT, value=value)
        fits = [one for name, one in known.items() if name.startswith(value.lower())]
        if len(fits) > 1:
            names = say.SEPARATOR.say().join(one.fingerprint for one in fits[:SHOWN])
            raise Refused(say.AMBIGUOUS, value=value, names=names)
        if not fits:
            raise _unknown(value[:40], known)
        out[fits[0].fingerprint] = fits[0]
    return list(out.values())


def _unknown(value: str, known: dict[str, Candidate]) -> Refused:
    from svcstd.model.nearest import closest_said

    shown = [
        say.ONE.say(fingerprint=one.fingerprint, rule=one.rule, message=one.message[:LONGEST_SHOWN])
        for one in list(known.values())[:SHOWN]
    ]
    names = say.SEPARATOR.say().join(shown) + ("……" if len(known) > SHOWN else "")
    some: Text | str = say.SOME.say(names=names) if shown else say.NONE_THERE
    return Refused(say.UNKNOWN, value=value, close=closest_said(value, list(known)), count=len(known), some=some)


def approved(workspace: Workspace, changes: Sequence[Candidate], said: Given, *, force: bool = False) -> Approving:
    """The approvals of a workspace with some changes more; nothing is written yet.

    Args:
        workspace: Which.
        changes: What is approved.
        said: Why, by whom, until when.
        force: Whether what is approved already is approved anew.

    Raises:
        BrokenFile: The file cannot be read or typed.
        Refused: It is written so that it cannot be edited safely.
    """
    found = usable_approvals(workspace)
    before = workspace.tree.read(APPROVALS) if workspace.tree.exists(APPROVALS) else None
    out = Approving(before, before or b"")
    known = {one.fingerprint: index for index, one in enumerate(found.entries)}
    values: dict[tuple[int, str], str] = {}
    texts = {"reason": said.reason, "role": said.role}
    texts |= {"approved": said.approved.isoformat(), "until": said.until.isoformat()}
    for one in changes:
        index = known.get(one.fingerprint)
        if index is None:
            out.added.append(one)
        elif force:
            out.rewritten.append(one)
            was = found.entries[index]
            values |= {(index, key): text for key, text in texts.items() if str(getattr(was, key)) != text}
        else:
            out.kept.append(found.entries[index])
    schema = "../schema/approvals.json" if workspace.tree.exists("schema/approvals.json") else ""
    wanted = [{**_words(one), **texts} for one in out.added]
    try:
        if values:
            out.after = replaced(out.after, APPROVALS, values)
        if wanted:
            out.after = added(out.after.decode(), wanted, schema).encode()
    except NotEdited:
        raise Refused(say.NOT_WRITABLE, file=APPROVALS) from None
    kept = [
        was.model_copy(update=_typed(texts)) if force and was.fingerprint in {c.fingerprint for c in changes} else was
        for was in found.entries
    ]
    _holds(out.after, [*kept, *(Approval.model_validate(entry) for entry in wanted)])
    return out


def _typed(texts: dict[str, str]) -> dict[str, object]:
    days = {key: datetime.date.fromisoformat(texts[key]) for key in ("approved", "until")}
    return {"reason": texts["reason"], "role": texts["role"], **days}


def _words(one: Candidate) -> dict[str, str]:
    """What of a change is written for people, each on one line."""
    texts = {"file": one.file, "what": one.what, "before": one.before, "after": one.after}
    said = {key: " ".join(text.split())[:500] for key, text in texts.items()}
    return {"fingerprint": one.fingerprint, "rule": one.rule, **{key: text for key, text in said.items() if text}}


def pruned(workspace: Workspace, found: DiffResult | None, today: datetime.date) -> Approving:
    """The approvals without those that have expired and, given a comparison, those that match no change of it.

    Raises:
        BrokenFile: The file cannot be read or typed.
        Refused: It is written so that it cannot be edited safely.
    """
    file = usable_approvals(workspace)
    before = workspace.tree.read(APPROVALS) if workspace.tree.exists(APPROVALS) else None
    out = Approving(before, before or b"")
    names = None if found is None or found.incomplete else set(candidates(found))
    gone = {}
    for index, state in enumerate(states(file, names, today)):
        if state != State.IN_FORCE.value:
            gone[index] = state
            out.removed.append((file.entries[index], state))
    if gone:
        try:
            out.after = without(out.after, APPROVALS, gone)
        except NotEdited:
            raise Refused(say.NOT_WRITABLE, file=APPROVALS) from None
        _holds(out.after, [one for index, one in enumerate(file.entries) if index not in gone])
    return out


def states(file: ApprovalFile, names: set[str] | None, today: datetime.date) -> Iterator[str]:
    """Yield what has become of each approval: a key of `say.STATES`.

    Args:
        file: The approvals.
        names: Fingerprints of all changes; None where nothing was compared.
        today: The day.
    """
    for one in standings(((entry, file.document.where(())) for entry in file.entries), today):
        unmatched = names is not None and one.approval.fingerprint not in names
        yield "unmatched" if unmatched and one.state is State.IN_FORCE else one.state.value


def usable_approvals(workspace: Workspace) -> ApprovalFile:
    """The approvals of a workspace.

    Raises:
        BrokenFile: They cannot be read or typed.
    """
    found = read_approvals(workspace)
    if not found.usable:
        raise BrokenFile(APPROVALS)
    return found


def _holds(data: bytes, wanted: Sequence[Approval]) -> None:
    """Refuse a text that does not say what was meant."""
    made, findings = shape_list(reader.read(data, APPROVALS), Approval)
    if any(one.rule != "S111" for one in findings) or list(made) != list(wanted):
        raise Refused(say.NOT_WRITABLE, file=APPROVALS)
