"""One guide in each language that is asked for, each with links to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from svcstd.messages import lang as say
from svcstd.model.enums import ItemType
from svcstd.model.region import Regions
from svcstd.render.bilingual import Bilingual, beside
from svcstd.render.index import IndexView, Page, indexes
from svcstd.render.outline import Kept, guide
from svcstd.render.said import Finish
from svcstd.render.subject import Subject
from svcstd.render.translate import EnglishRegions, Tongue
from svcstd.render.view import Edition, GuideView, Languages, Untranslated
from svcstd.render.wording import LabelLanguage, Labels

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
        self._zh: Kept = {}
        self._en: Kept = {}
        self._finish = Finish()
        self._bilingual = Bilingual()

    def folder(self, language: LabelLanguage) -> str:
        """Where the pages of a language stand below the root: "", or its name with a slash."""
        return "" if language == self.languages[0] else f"{language}/"

    def guides(self, on: Subject, path: str) -> Iterator[tuple[LabelLanguage, GuideView]]:
        """The views of one guide.

        Args:
            on: What it is about, in Chinese.
            path: Its page below a language's folder, without an ending.
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
            yield language, replace(view, languages=self._links(language, path), untranslated=untranslated)

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

    def indexes(
        self, pages: Iterable[Page], regions: Regions, title: str, ending: str
    ) -> Iterator[tuple[str, IndexView]]:
        """Index pages in each language, with their paths below the root.

        Args:
            pages: All guides, in Chinese.
            regions: Places.
            title: Title of the catalogue.
            ending: Of files of the format that is printed, with its dot.
        """

        def file(stem: str) -> str:
            return f"{stem}{ending}"

        listed = list(pages)
        zh = dict(indexes(listed, regions, self.say, title, file))
        en: dict[str, tuple[IndexView, tuple[str, ...]]] = {}
        if self.languages != ("zh",):
            tongue = self.tongue
            spoken = [self._page(page) for page in listed]
            found = indexes(spoken, EnglishRegions(regions, tongue.text), tongue, tongue.text(title), file)
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
                yield f"{self.folder(language)}{path}", view

    def _page(self, page: Page) -> Page:
        tongue = self.tongue
        body = tongue.text(page.body) if page.body else ""
        kind = tongue.term(ItemType(page.type)) if page.type else ""
        return page._replace(title=tongue.title(page.title), type=kind, body=body)
