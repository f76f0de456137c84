"""Which items have errors: what files say by themselves, what items show, and what places above hand down."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from svcstd.diagnostic import Diagnostic, Severity
from svcstd.model.catalogue import Catalogue
from svcstd.pipeline.found import Checked
from svcstd.resolve import Resolved
from svcstd.validate.engine import Engine
from svcstd.validate.rule import ItemRule

Key = tuple[str, str, str]
"""Item, place, body whose file is laid over the place's."""


class Faults:
    """Errors of one partition, by what they spoil.

    An error in a file by itself spoils every item that the file is part of. An error of an item at a place spoils it
    there and, unless the value is the place's alone, at the places below, which inherit it.
    """

    def __init__(self, engine: Engine, catalogue: Catalogue, silent: Callable[[Diagnostic], bool]) -> None:
        """Judge by the severities in force; an error that is silenced with a reason spoils nothing."""
        self.engine = engine
        self.silent = silent
        self.catalogue = catalogue
        self._files: dict[str, Diagnostic] = {}
        self._items: dict[Key, Diagnostic] = {}
        self._handed: dict[tuple[str, str], Diagnostic] = {}

    def of_files(self, found: Iterable[Diagnostic]) -> None:
        """Take errors of files by themselves; those of the catalogue's own view spoil one item everywhere."""
        for diagnostic in found:
            if not self._counts(diagnostic):
                continue
            if isinstance(self.engine.by_id[diagnostic.rule], ItemRule):
                self._handed.setdefault((diagnostic.item, diagnostic.region), diagnostic)
            else:
                self._files.setdefault(diagnostic.at.file, diagnostic)

    def of_item(self, checked: Checked) -> bool:
        """Take the errors of an item at a place; tell whether some wait for what other items of the file say."""
        waiting = False
        for diagnostic in checked.found:
            if not self._counts(diagnostic):
                continue
            if diagnostic.rule in self.engine.unanimous:
                waiting = True
                continue
            self._items.setdefault((checked.code, checked.region, checked.variant), diagnostic)
            if not checked.variant and self._inherited(diagnostic, checked):
                self._handed.setdefault((checked.code, checked.region), diagnostic)
        return waiting

    def agreed(self, found: Iterable[Diagnostic], waiting: Iterable[Key]) -> None:
        """Take the errors that waited, now that all items of their files have been seen."""
        keys = list(waiting)
        for diagnostic in found:
            if diagnostic.rule in self.engine.unanimous and self._counts(diagnostic):
                for key in keys:
                    if key[:2] == (diagnostic.item, diagnostic.region):
                        self._items.setdefault(key, diagnostic)

    def _counts(self, diagnostic: Diagnostic) -> bool:
        return diagnostic.severity is Severity.ERROR and not self.silent(diagnostic)

    def _inherited(self, diagnostic: Diagnostic, checked: Checked) -> bool:
        """Whether the places below get what the error is about."""
        top = diagnostic.path[0] if diagnostic.path else "here"
        return checked.it is not None and top != "here" and top not in checked.it.policies.local

    def of(self, it: Resolved, region: str, variants: Iterable[str]) -> Diagnostic | None:
        """The first error that spoils an item at a place, or None.

        Args:
            it: The item.
            region: Code of the place.
            variants: Bodies of the place whose files it is made of, "" for the place's own.
        """
        for variant in variants:
            if (it.code, region, variant) in self._items:
                return self._items[it.code, region, variant]
        if self._files:
            for layer in it.layers:
                if layer.document.file in self._files:
                    return self._files[layer.document.file]
        if self._handed:
            for place in ("", *self.catalogue.regions.ancestry(region)[:-1]):
                if (it.code, place) in self._handed:
                    return self._handed[it.code, place]
        return None
