"""One guide that was written, as the pages that lead to it list it."""

from __future__ import annotations

from typing import NamedTuple

from svcstd.model.enums import Level
from svcstd.render.view import Counter


class Page(NamedTuple):
    """One guide.

    Attributes:
        level: Level of the place.
        region: Code of the place.
        stem: Name of its file without ending.
        title: Full name of the item.
        type: 事项类型, or "".
        body: Name of the body, or "".
        draft: Whether it is marked 草稿.
        home: Code of the place whose record it is.
        agency: Id of the body, or "".
        audience: 服务对象.
        themes: 服务主题.
        events: 生命周期.
        counters: Where applications are taken.
        online: Whether it can be applied for online.
        visits: 到办事现场次数, or None where nothing is said.
    """

    level: Level
    region: str
    stem: str
    title: str
    type: str
    body: str
    draft: bool = False
    home: str = ""
    agency: str = ""
    audience: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    counters: tuple[Counter, ...] = ()
    online: bool = False
    visits: int | None = None

    @property
    def code(self) -> str:
        """Code of the item."""
        return self.stem.partition("@")[0]

    @property
    def variant(self) -> str:
        """Id of the body whose file it is, or ""."""
        return self.stem.partition("@")[2]

    @property
    def folder(self) -> str:
        """Its folder: level and place."""
        return f"{self.level.slug}/{self.region}"

    @property
    def address(self) -> str:
        """Its file in the folder of guides, without ending."""
        return f"{self.level.slug}/{self.region}/{self.stem}"
