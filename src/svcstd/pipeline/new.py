"""`svcstd new`: the text of a file that does not exist yet, made of what the catalogue knows already."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from svcstd import read as reader
from svcstd.messages import Text
from svcstd.messages import new as say
from svcstd.messages.reporting import LIST
from svcstd.model.base import SLUG, Part
from svcstd.model.basic import BasicItem, StandardMaterial
from svcstd.model.elements import Record
from svcstd.model.enums import ItemType
from svcstd.model.nearest import closest_said
from svcstd.model.shape import shape_list
from svcstd.pipeline.catalogue import Library
from svcstd.pipeline.entries import Entries
from svcstd.pipeline.lookup import BrokenFile, NotFound, found_basic, usable_library
from svcstd.pipeline.places import Broken, Places
from svcstd.resolve import Resolved
from svcstd.validate.rules.codes.basic import national
from svcstd.workspace import Workspace
from svcstd.write import new as write
from svcstd.write.labels import label

MATERIALS = "catalog/materials.yaml"
MANDATORY = (
    "type", "levels", "department", "basis", "objects", "statutory", "result",
    "agency", "power_source", "conditions", "promised", "project_type", "materials", "steps", "fee", "visits",
    "channels", "windows", "contacts",
)  # fmt: skip
"""Elements that every guide needs, in the order in which people write them (standard.md §2.1 and §2.2, M and the
mandatory parts of a guide in §4)."""
CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,99}", re.ASCII)
LONGEST_NAME = 200


class Refused(NotFound):
    """What was asked for contradicts the catalogue; says so."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to write.

    Attributes:
        path: Where, relative to the workspace.
        data: Its whole content.
        shown: What of it is new.
        before: What it holds now; None where there is no such file.
    """

    path: str
    data: bytes
    shown: str
    before: bytes | None = None


def item(workspace: Workspace, code: str, region: str, agency: str = "") -> Draft:
    """A place's record of an item: what this place still has to say, as comments.

    Args:
        workspace: Where.
        code: Code of a main item, sub-item or handling item.
        region: Code of the place.
        agency: Id of the implementing body, or "".

    Raises:
        NotFound: No such item, place or body; or the place has the file already.
        BrokenFile: A file that this rests on cannot be read or typed.
    """
    library = usable_library(workspace)
    place = library.catalogue.regions.get(region)
    if place is None:
        known = list(library.catalogue.regions.by_code)
        raise Refused(say.NO_REGION, code=region, close=closest_said(region, known))
    if agency and agency not in library.catalogue.agencies:
        raise Refused(say.NO_AGENCY, id=agency, close=closest_said(agency, list(library.catalogue.agencies)))
    entries = Entries(workspace)
    found = _resolved(entries, library, code, region)
    identity, called = found[0].identity, entries.name_of(code)
    names = workspace.layout.records.get(code, {}).get(region, ())
    # Another file for the body that the place's own file is of would say nothing that is not said there (L111).
    other = any(resolved.item.agency != agency for resolved in found)
    variant = bool(agency) and other and any(not known.agency for known in names)
    taken = next((known.path for known in names if known.agency == (agency if variant else "")), "")
    if taken:
        raise Refused(say.EXISTS, path=taken)
    key = f"{code}@{agency}" if variant else code
    path = f"items/{_folder(workspace, region, place.name)}/{key}{_label(called)}.yaml"
    wanted, missing_above = _missing(found, agency)
    name = identity.full_name if code == identity.code else called
    heading = [say.HEADING.say(name=name, code=code, place=place.name)]
    if missing_above:
        file = entries.basic(identity.main).document.file
        keys = "、".join(f"{one.key}（{one.title}）" for one in missing_above)
        heading.append(say.IN_BASIC.say(keys=keys, file=file))
    heading.append((say.TO_FILL if wanted else say.ALL_SAID).say())
    text = write.page(
        _schema(workspace, "item"), heading, {"agency": agency} if agency else {}, wanted, _samples(library, region)
    )
    return Draft(path, text.encode(), text)


def _schema(workspace: Workspace, kind: str) -> str:
    """Where a file two folders down finds the schema that the workspace keeps for editors, "" where it keeps none."""
    return f"../../schema/{kind}.json" if workspace.tree.exists(f"schema/{kind}.json") else ""


def _resolved(entries: Entries, library: Library, code: str, region: str) -> list[Resolved]:
    """The items that a record of this code speaks for, as the place has them without it."""
    basic = found_basic(entries, code)
    places = Places(entries, library.catalogue)
    try:
        return [places.at(basic, one, region) for one in basic.covers[code]]
    except Broken as error:
        raise BrokenFile(str(error)) from error


def _folder(workspace: Workspace, region: str, place: str) -> str:
    """The folder of a place: the one that it has already, else a new one with its name."""
    named = (names for places in workspace.layout.records.values() for names in places.get(region, ()))
    first = min((name.path for name in named), default="")
    return first.split("/")[1] if first else f"{region}{_label(place)}"


def _label(name: str) -> str:
    """What stands behind a code in a file's name, "" where nothing of the name can stand there."""
    written = label(name)
    return f"_{written}" if written else ""


def _missing(found: Iterable[Resolved], agency: str) -> tuple[list[write.Wanted], list[write.Wanted]]:
    """Mandatory elements that some of the items lack: those for the place, and those for the basic entry.

    These are what is locked there, and the levels, which no guide is made without (L114).
    """
    here: dict[str, None] = {}
    above: dict[str, None] = {}
    for resolved in found:
        for key in MANDATORY:
            if getattr(resolved.item, key) is None and not (key == "agency" and agency):
                (above if key == "levels" or key in resolved.policies.locked else here)[key] = None
    return _words(Record, here), _words(Record, above)


def _words(model: type[Part], keys: Iterable[str]) -> list[write.Wanted]:
    """Keys with their Chinese titles and descriptions, in the order of `MANDATORY`."""
    ordered = sorted(keys, key=lambda key: MANDATORY.index(key) if key in MANDATORY else len(MANDATORY))
    fields = model.model_fields
    return [write.Wanted(key, fields[key].title or key, fields[key].description or "") for key in ordered]


def _samples(library: Library, region: str) -> dict[str, str]:
    """How keys may look, with the place's own bodies and outlets where it has some."""
    samples = dict(write.SAMPLES)
    bodies = [id_ for id_, where in library.catalogue.agency_region.items() if where == region]
    if bodies:
        samples["agency"] = bodies[0] if len(bodies) == 1 else f"{bodies[0]}  # {'、'.join(bodies)}"
    outlets = library.catalogue.outlets_in(region)
    if outlets:
        samples["windows"] = f"\n  - {{id: hall, outlet: {outlets[0].id}}}"
    return samples


def basic(workspace: Workspace, code: str, name: str, kind: str) -> Draft:
    """A new entry of the basic catalogue.

    Args:
        workspace: Where.
        code: Code of the main item.
        name: Its name.
        kind: Its type, as the standard names it.

    Raises:
        Refused: The code is taken, malformed, or contradicts the type; there is no such type.
        BrokenFile: The edition cannot be read or typed.
    """
    if not CODE.fullmatch(code):
        raise Refused(say.BAD_CODE, code=code)
    _named(name)
    types = {one.value: one for one in ItemType}
    if kind not in types:
        raise Refused(say.NO_TYPE, value=kind, close=closest_said(kind, list(types)), types=LIST.say().join(types))
    library = usable_library(workspace)
    _agree(code, types[kind], library)
    entries = Entries(workspace)
    main = entries.main_of(code)
    if main is not None:
        raise Refused(say.CODE_TAKEN, code=code, path=entries.basic(main).document.file)
    keys = [key for key in ("levels", "department", "basis", "objects", "statutory", "result")]
    wanted = _words(BasicItem, [*keys, "subitems" if code.endswith("Y") else "handling"])
    text = write.page(
        _schema(workspace, "basic"), [say.BASIC_TO_FILL.say()], {"code": code, "name": name, "type": kind}, wanted
    )
    return Draft(f"catalog/basic/{code}{_label(name)}.yaml", text.encode(), text)


def _named(name: str) -> None:
    """Refuse what is no name: nothing, a page of text, line breaks."""
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refused(say.NO_NAME, most=LONGEST_NAME)


def _agree(code: str, kind: ItemType, library: Library) -> None:
    """Refuse a code whose type digits are another type's; codes of local schemes have none."""
    if not national(code):
        return
    edition = library.catalogue.edition.file
    parts = (edition, *(edition.regions or {}).values())
    wanted = [kind.code, *filter(None, ((part.type_digits or {}).get(kind) for part in parts))]
    if code[2:4] in wanted:
        return
    other = next((one for one in ItemType if one.code == code[2:4]), None)
    means: Text | str = say.MEANS.say(type=other) if other else ""
    raise Refused(say.TYPE_DIGITS, code=code, digits=code[2:4], means=means, type=kind, wanted="、".join(wanted))


def material(workspace: Workspace, id_: str, name: str, issuer: str = "") -> Draft:
    """One more standard material; all that the file holds already stays, line by line.

    Args:
        workspace: Where.
        id_: Its id.
        name: Its name.
        issuer: The authority that issues it, or "".

    Raises:
        Refused: The id or the name is taken or malformed, or nothing can be put at the end of the file.
        BrokenFile: The file cannot be read or typed.
    """
    if not re.fullmatch(SLUG.replace("$", r"\Z"), id_):
        raise Refused(say.BAD_ID, id=id_)
    _named(name)
    if issuer:
        _named(issuer)
    values = {"id": id_, "name": name, **({"issuer": issuer} if issuer else {})}
    there = workspace.tree.exists(MATERIALS)
    document = workspace.document(MATERIALS) if there else reader.read(b"", MATERIALS)
    known, findings = shape_list(document, StandardMaterial)
    if document.broken or findings:
        raise BrokenFile(MATERIALS)
    for one in known:
        if one.id == id_:
            raise Refused(say.ID_TAKEN, id=id_, name=one.name)
        if name in (one.name, *(one.aliases or ())):
            raise Refused(say.NAME_TAKEN, name=name, id=one.id)
    before = workspace.tree.read(MATERIALS) if there else b""
    after = write.appended(before.decode(), values).encode()
    made, wrong = shape_list(reader.read(after, MATERIALS), StandardMaterial)
    if wrong or made != (*known, StandardMaterial.model_validate(values)):
        raise Refused(say.NOT_APPENDED, file=MATERIALS)
    return Draft(MATERIALS, after, write.entry(values), before if there else None)
