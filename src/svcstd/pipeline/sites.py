"""The sites that stand in an output folder, one for each form and language, and what places are called in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

from svcstd.model.region import Regions
from svcstd.pipeline.catalogue import read_library
from svcstd.pipeline.lang import read_lang
from svcstd.render.said import unmarked
from svcstd.render.site import FIRST
from svcstd.render.translate import EnglishRegions, Tongue
from svcstd.render.view import Form
from svcstd.render.wording import LabelLanguage
from svcstd.workspace import Workspace
from svcstd.workspace.manifest import home_of

SITE = "assets/names.json"
"""A file that the site has in each of its languages."""
ENGLISH = b'<html lang="en"'
Named = Callable[[Path], Regions]
"""What tells the places by the names that a site, given by its folder, calls them."""


def sites(home: Path) -> list[str]:
    """The sites in the folder of a form, one a language, by the folder in it: "" or a name and a slash."""
    folders = ("", *(f"{language}/" for language in get_args(LabelLanguage)))
    return [folder for folder in folders if (home / folder / SITE).is_file()]


def homes(out: Path) -> list[Path]:
    """The folders of the forms in an output folder that hold a site."""
    return [home for form in get_args(Form) if sites(home := home_of(out, form))]


def read_regions(workspace: Workspace) -> Named:
    """The places of a workspace by the names that a site calls them."""
    regions = read_library(workspace).catalogue.regions

    def named(site: Path) -> Regions:
        with (site / FIRST).open("rb") as page:
            if ENGLISH not in page.read(1000):
                return regions
        tongue = Tongue(read_lang(workspace).entries)
        return EnglishRegions(regions, lambda name: unmarked(tongue.text(name)))

    return named
