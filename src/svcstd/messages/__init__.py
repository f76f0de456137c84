"""Every sentence svcstd says, in Chinese and English; the language is chosen once per process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]

_language: Language = "zh"


def use(language: Language) -> None:
    """Speak this language from now on."""
    global _language  # noqa: PLW0603 - one language a process, chosen before anything speaks
    _language = language


def language() -> Language:
    """The language spoken."""
    return _language


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages; braces stand for values."""

    zh: str
    en: str

    def say(self, **values: object) -> str:
        """The sentence in the language spoken, its values filled in (values that are Texts are said too)."""
        sentence = self.en if _language == "en" else self.zh
        if not values:
            return sentence
        return sentence.format(**{key: v.say() if isinstance(v, Text) else v for key, v in values.items()})

    def __str__(self) -> str:
        """The sentence in the language spoken."""
        return self.say()
