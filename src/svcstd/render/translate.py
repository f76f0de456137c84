"""What guides are made of, in English: every text of an item and of what it refers to is looked up before it is worded.

A text without an entry stays as it is and is marked off (render/said.py), so that a page can say which those are.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal, TypeVar

from svcstd.coverage import Coverage, Taker
from svcstd.messages import lang as say
from svcstd.model.base import Part, build
from svcstd.model.catalogue import Catalogue
from svcstd.model.elements import Item
from svcstd.model.lang import BETWEEN_CITED, CITED, DECREE, LAW, STOPS, chinese, entry_of, sentences
from svcstd.model.limit import WRITTEN, TimeLimit, parse
from svcstd.model.region import Regions
from svcstd.render.english import English, article, date, entitled, limit
from svcstd.render.said import marked, unmarked
from svcstd.render.subject import Subject
from svcstd.resolve import Identity, Resolved

T = TypeVar("T")
KEEP = 4096

BRACKETED = re.compile(r"(?P<name>.+)（(?P<title>[^（）]+(?:（[^（）]*）[^（）]*)*)）")


@dataclass(frozen=True, slots=True)
class EnglishIdentity(Identity):
    """An item by its English names."""

    @property
    def full_name(self) -> str:
        """The sub-item's name, the handling item's title in brackets."""
        return f"{self.name} ({self.title})" if self.title else self.name


class EnglishRegions(Regions):
    """Places by their English names, the nearest first."""

    def __init__(self, regions: Regions, text: Callable[[str], str]) -> None:
        """Take places, and what translates a name."""
        super().__init__()
        self.by_code = regions.by_code
        self._text = text

    def full_name(self, code: str, below: str = "") -> str:
        """The name of a place with those of the places above it, up to the province."""
        key = f"{code} {below}"
        if key not in self._names:
            names = [self._text(region.name) for region in self.named(code, below)]
            self._names[key] = ", ".join(reversed(names))
        return self._names[key]


class EnglishCatalogue(Catalogue):
    """What records refer to, by its English names."""

    either = " or "


class _Lazily(Mapping[str, T]):
    """Things by id, each translated when it is asked for."""

    def __init__(self, things: Mapping[str, T], part: Callable[[T], T]) -> None:
        self._things = things
        self._part = part

    def __getitem__(self, key: str) -> T:
        return self._part(self._things[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)


class Tongue(English):
    """English words, with the entries that a catalogue's texts are looked up in."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        """Look up texts in `entries`."""
        super().__init__()
        self.entries = entries
        self._texts: dict[str, str] = {}
        self._parts: dict[int, tuple[Any, Any]] = {}
        self._catalogue: tuple[Catalogue, Catalogue] | None = None

    def text(self, text: str) -> str:
        """A text in English; what has no entry is marked off."""
        known = self._texts.get(text)
        if known is None:
            if len(self._texts) > KEEP * 4:
                self._texts.clear()
            known = self._texts[text] = self._looked_up(unmarked(text))
        return known

    def _looked_up(self, text: str) -> str:
        if not chinese(text):
            return text
        whole = self._entry(text) or self._regular(text)
        if whole is not None:
            return whole
        return "\n".join(" ".join(map(self._sentence, sentences(line))) for line in text.splitlines())

    def _sentence(self, sentence: str) -> str:
        return self._entry(sentence) or self._regular(sentence) or (marked if chinese(sentence) else str)(sentence)

    def _entry(self, sentence: str) -> str | None:
        """What an entry makes of a sentence, with the mark that ends it."""
        key = entry_of(self.entries, sentence)
        if key is None:
            return None
        found = self.entries[key].strip()
        if len(key) > len(sentence):
            return found.removesuffix(".")
        return found + STOPS[sentence[-1]] if len(key) < len(sentence) and found[-1:].isalnum() else found

    def _regular(self, text: str) -> str | None:
        """What needs no entry: limits, days, articles of laws with an entry, decrees of bodies with an entry."""
        if WRITTEN.fullmatch(text) or text == "即办":
            return limit(parse(text))
        cited = [self._cited(one) for one in BETWEEN_CITED.split(text)]
        if None not in cited:
            return "; ".join(filter(None, cited))
        decree = DECREE.fullmatch(text)
        body = self._entry(decree["body"]) if decree else None
        if decree and body:
            return say.DECREE.en.format(body=body, number=decree["number"])
        return date(text) or article(text) or say.TERMS.get(text)

    def _cited(self, text: str) -> str | None:
        found = CITED.fullmatch(text)
        where = article(found["article"]) if found and LAW.fullmatch(found["law"]) else None
        if found is None or where is None:
            return None
        law = entitled(self.text(found["law"]))
        document = found["document"]
        return f"{law} ({self.text(document)}), {where}" if document else f"{law}, {where}"

    def title(self, name: str) -> str:
        """The full name of an item: as it is, or in two parts where its handling item stands in brackets."""
        found = BRACKETED.fullmatch(name)
        if found is None or self._entry(name) is not None:
            return self.text(name)
        return f"{self.text(found['name'])} ({self.text(found['title'])})"

    def part(self, part: T) -> T:
        """What a file writes of something, in English; the same object comes back for the same."""
        if not isinstance(part, (Part, tuple, dict)):
            return self._made(part)  # type: ignore[no-any-return]
        known = self._parts.get(id(part))
        if known is None:
            if len(self._parts) > KEEP:
                self._parts.clear()
            known = self._parts[id(part)] = (part, self._made(part))
        return known[1]  # type: ignore[no-any-return]

    def _made(self, part: Any) -> Any:
        """A part in English; what stands within it is not kept by itself, since it comes with the part."""
        if type(part) is str:
            return self.text(part)
        if type(part) is TimeLimit:
            return replace(part, note=self.text(part.note)) if part.note else part
        if isinstance(part, tuple):
            made = tuple([self._made(one) for one in part])
            return part if all(a is b for a, b in zip(made, part, strict=True)) else made
        if isinstance(part, dict):
            return {key: self._made(one) for key, one in part.items()}
        if not isinstance(part, Part):
            return part
        terms = _terms(type(part))
        values = part.__dict__
        changed = {
            name: made
            for name in part.model_fields_set
            if name not in terms and (made := self._made(values[name])) is not values[name]
        }
        if not changed:
            return part
        return build(type(part), {**{name: values[name] for name in part.model_fields_set}, **changed})

    def identity(self, of: Identity) -> Identity:
        """An item by its English names."""
        names = (self.text(one) if one else "" for one in (of.name, of.main_name, of.title))
        name, main_name, title = names
        return EnglishIdentity(of.main, of.sub, of.code, name, main_name, title, of.provisional)

    def resolved(self, it: Resolved) -> Resolved:
        """A resolved item with its texts in English; who wrote what stays."""
        values = it.item.__dict__
        item = build(Item, {name: self._element(name, values[name]) for name in it.item.model_fields_set})
        inherited = {name: self._element(name, value) for name, value in it.inherited.items()}
        return replace(it, identity=self.identity(it.identity), item=item, inherited=inherited)

    def _element(self, name: str, value: Any) -> Any:
        return value if name in _terms(Item) else self.part(value)

    def catalogue(self, of: Catalogue) -> Catalogue:
        """What records refer to, in English."""
        if self._catalogue is None or self._catalogue[0] is not of:
            made = EnglishCatalogue(
                of.edition,
                EnglishRegions(of.regions, self.text),
                _Lazily(of.agencies, self.part),
                of.agency_region,
                _Lazily(of.outlets, self.part),
                _Lazily(of.materials, self.part),
                of.calendar,
                of.adjustments,
            )
            self._catalogue = of, made
        return self._catalogue[1]

    def subject(self, on: Subject) -> Subject:
        """What a guide is about, in English."""
        it = self.resolved(on.it)
        return replace(
            on,
            it=it,
            declared=it if on.declared is on.it else self.resolved(on.declared),
            catalogue=self.catalogue(on.catalogue),
            say=self,
            takers=tuple(map(self._taker, on.takers)),
            coverage=self._coverage(on.coverage),
            names=lambda code: self.title(on.names(code)),
        )

    def _taker(self, taker: Taker) -> Taker:
        return Taker(self.part(taker.point), self.part(taker.outlet), taker.region)

    def _coverage(self, of: Coverage) -> Coverage:
        if not of:
            return of
        guides = {code: tuple(map(self._taker, found)) for code, found in of.guides.items()}
        return Coverage(guides, tuple(map(self._taker, of.rows)))


@lru_cache(maxsize=128)
def _terms(model: type[Part]) -> frozenset[str]:
    """The fields of a model that hold one of some given words, which the program asks for."""
    return frozenset(name for name, field in model.model_fields.items() if _literal(field.annotation))


def _literal(annotation: Any) -> bool:
    return typing.get_origin(annotation) is Literal or any(map(_literal, typing.get_args(annotation)))
