"""One guide in each language that is asked for, each with links to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from svcstd.messages import lang as say
from svcstd.model.region import Regions
from svcstd.render.bilingual import Bilingual, beside, worded
from svcstd.render.index import IndexView
from svcstd.render.outline import Kept, guide
from svcstd.render.said import Finish, said
from svcstd.render.site import StartView
from svcstd.render.subject import Subject
from svcstd.render.translate import EnglishRegions, Tongue
from svcstd.render.view import Edition, GuideView, Languages, Untranslated
from svcstd.render.wording import LabelLanguage, Labels

V = TypeVar("V", IndexView, StartView, IndexView | StartView)
TAGS: dict[LabelLanguage, str] = {"zh": "zh-CN", "en": "en", "both": "mul"}
"""Language tags of pages, `mul` for those in several languages (ISO 639-2)."""
LABELS: dict[LabelLanguage, str] = {
    "zh": say.LANGUAGES.zh,
    "en": say.LANGUAGES.en,
    "both": str(beside(say.LANGUAGES.zh, say.LANGUAGES.en)),
}


class Editions:
    """Makes a guide's views in one language after another."""

    def __init__(self, languages: Sequence[LabelLanguage], entries: Mapping[str, str]) -> None:
        """Speak these languages.

        Args:
            languages: The first stands at the root, each other one in a folder of its name.
            entries: English by Chinese sentence; not asked for where Chinese is the only language.
        """
        self.languages = tuple(dict.fromkeys(languages))
        self.say = Labels()
        self.tongue = Tongue(entries)
        self._zh = Kept()
        self._en = Kept()
        self._finish = Finish()
        self._bilingual = Bilingual()

    def folder(self, language: LabelLanguage) -> str:
        """Where the pages of a language stand below the root: "", or its name with a slash."""
        return "" if language == self.languages[0] else f"{language}/"

    def guides(self, on: Subject) -> Iterator[tuple[LabelLanguage, GuideView]]:
        """The views of one guide.

        Args:
            on: What it is about, in Chinese.
        """
        if self.languages == ("zh",):
            yield "zh", guide(on, self._zh)
            return
        zh = guide(on, self._zh) if {"zh", "both"}.intersection(self.languages) else None
        en, left = None, None
        if {"en", "both"}.intersection(self.languages):
            en, left = self.english(on)
        for language in self.languages:
            view = self._in(language, zh, en)
            untranslated = self._left(left) if left and language == "en" else None
            text = view.stamp.text.replace(on.address, f"{self.folder(language)}{on.address}", 1)
            links = self._links(language, on.address)
            stamp = view.stamp._replace(text=text)
            yield language, replace(view, stamp=stamp, languages=links, untranslated=untranslated)

    def english(self, on: Subject) -> tuple[GuideView, tuple[str, ...]]:
        """The English view of a guide, and the sentences that stay Chinese on it."""
        return self._finish.view(guide(self.tongue.subject(on), self._en))

    def _in(self, language: LabelLanguage, zh: GuideView | None, en: GuideView | None) -> GuideView:
        if zh is None or en is None:
            found = zh or en
            assert found is not None
            return found
        return self._bilingual.view(zh, en) if language == "both" else en if language == "en" else zh

    def _left(self, sentences: Sequence[str]) -> Untranslated:
        return Untranslated(self.tongue(say.UNTRANSLATED, count=len(sentences)), tuple(sentences))

    def _links(self, here: LabelLanguage, path: str) -> Languages | None:
        """Links from a page to itself in the languages asked for; None where there is one."""
        if len(self.languages) == 1:
            return None
        up = "../" * (f"{self.folder(here)}{path}".count("/"))
        editions = (
            Edition(TAGS[one], say.NAMES[one], "" if one == here else f"{up}{self.folder(one)}{path}")
            for one in self.languages
        )
        return Languages(LABELS[here], tuple(editions))

    def around(self, language: LabelLanguage, title: str) -> tuple[str, str]:
        """What stands on top of every page of a language, and the folder that its pages stand in."""
        return self.title(language, title), self.folder(language)

    def title(self, language: LabelLanguage, name: str) -> str:
        """The name of an item, or of the catalogue, as plain text."""
        if language == "zh":
            return name
        english = said(self.tongue.title(name))
        if language == "en":
            return str(english)
        return f"{name} / {english}" if worded(english) and english != name else name

    def lists(
        self, regions: Regions, title: str, ending: str, make: Callable[[Labels, Regions, str], Iterable[tuple[str, V]]]
    ) -> Iterator[tuple[LabelLanguage, str, V]]:
        """Pages that lead to guides in each language, with their paths below the root.

        Args:
            regions: Places.
            title: Title of the catalogue.
            ending: Of files of the format that is printed, with its dot.
            make: What makes the pages, of words, places and the title in one language, the same pages in each.
        """
        zh = dict(make(self.say, regions, title))
        en: dict[str, tuple[V, tuple[str, ...]]] = {}
        if self.languages != ("zh",):
            tongue = self.tongue
            found = make(tongue, EnglishRegions(regions, tongue.text), tongue.text(title))
            en = {path: self._finish.view(view) for path, view in found}
        for language in self.languages:
            for path, ours in zh.items():
                view, left = ours, tuple[str, ...]()
                if language == "en":
                    view, left = en[path]
                elif language == "both":
                    view = self._bilingual.view(ours, en[path][0])
                links = self._links(language, path.removesuffix(ending))
                view = replace(view, languages=links, untranslated=self._left(left) if left else None)
                yield language, f"{self.folder(language)}{path}", view
