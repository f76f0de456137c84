"""Translations (`catalog/lang/en.yaml`): Chinese sentences with their English, and how a text is cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from svcstd.diagnostic import Finding
from svcstd.model.base import Part, Words
from svcstd.model.refused import refused
from svcstd.model.shape import ambiguous
from svcstd.read import Document

HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""A text without any of these (numbers, codes, addresses on the net) is the same in every language."""
SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）」』》]*|[^。！？]+")
CITED = re.compile(r"《?(?P<law>[^《》（）]+?)》?(?:（(?P<document>[^（）]+)）)?(?P<article>第[^《》]+)")
"""A provision as text cites it: `食品安全法第三十五条`, `《…办法》（…令第19号）第七条`."""
BETWEEN_CITED = re.compile(r"[、，；](?=《)")
DECREE = re.compile(r"(?P<body>[^（）]+?)令（?第(?P<number>\d+)号）?", re.ASCII)
LAW = re.compile(r".*(?:法|条例|办法|规定|细则|规则|决定|通知|意见|规范|准则)")
STOPS = {"。": ".", "；": ";"}
"""Marks at the end of a sentence that an entry may leave out."""

Sentence = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000),
    Field(title="中文", description="记录、目录里写的一句中文，一字不差；多段文字一段一句"),
]
Translation = Annotated[Words, Field(title="译文", description="这句话的英文")]
Translations = dict[Sentence, Translation]
"""What a file of translations is."""


@lru_cache(maxsize=1)
def _typed() -> TypeAdapter[dict[str, str]]:
    return TypeAdapter(Translations)


def read_translations(document: Document) -> tuple[dict[str, str], list[Finding]]:
    """Translations by sentence, and what is wrong with the shape of the file; none where something is."""
    if document.broken:
        return {}, []
    try:
        made: dict[str, str] = _typed().validate_python(document.data or {})
    except ValidationError as error:
        if document.quick:
            document.reread()
            return read_translations(document)
        return {}, list(refused(error, document.data, document, Part))
    return made, [] if document.quick else list(ambiguous(document, made))


def chinese(text: str) -> bool:
    """Whether a text has a Han character, so that an English page needs it translated."""
    return HAN.search(text) is not None


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, without blanks around them: lines first, then what ends in a full stop."""
    for line in text.splitlines():
        for found in SENTENCE.findall(line):
            sentence = found.strip()
            if sentence:
                yield sentence


def pieces(text: str) -> Iterator[str]:
    """All that an entry may translate of a text: the whole, its sentences, and the laws that it cites."""
    yield text
    yield from sentences(text)
    for one in BETWEEN_CITED.split(text):
        cited = CITED.fullmatch(one)
        if cited:
            yield cited["law"]
        document = cited["document"] if cited else None
        if document:
            yield document
        decree = DECREE.fullmatch(document or one)
        if decree:
            yield decree["body"]


def entry_of(entries: Mapping[str, Any], sentence: str) -> str | None:
    """The key that translates a sentence: itself, or without the mark that ends it, or with a full stop; else None."""
    if sentence in entries:
        return sentence
    if sentence[-1:] in STOPS:
        return sentence[:-1] if sentence[:-1] in entries else None
    return f"{sentence}。" if f"{sentence}。" in entries else None
