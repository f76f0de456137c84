"""B: legal basis (依据), standard.md §2.2 and 行政许可法第十四条至第十七条."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.diagnostic import KeyPath
from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import ItemType
from svcstd.model.parts import Basis
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text

LISTS = ("basis", "implementing_basis", "supervision_basis")
LAWS = ("法", "条例", "规定", "办法", "规则", "细则")
"""How titles end of what is divided into articles."""

NO_LAW = ("通知", "意见", "的函", "公告", "指引", "工作方案", "实施方案", "纪要")
"""How documents end that may set no licence (行政许可法第十七条)."""


def provisions(it: Resolved) -> Iterator[tuple[KeyPath, Basis]]:
    """All provisions that an item cites, with their paths."""
    item = it.item
    for name in LISTS:
        for index, provision in enumerate(getattr(item, name) or ()):
            yield (name, index), provision


class LawNamed(ItemRule):
    """A basis names a law or a document."""

    id = "B101"
    source = "GB/T 39046"
    title = Text("依据写明法律或文件", "A basis names a law or a document")
    why = Text("说不出依据哪部法、哪个文件，就不是依据。", "What names no law and no document is no basis.")
    message = Text("依据 {id} 没有写法律名称（law）或文号（document）", "basis {id} names no law and no document")
    mend = Text("写上 law（全称）或 document。", "Add `law` (its full title) or `document`.")
    good = ("implementing_basis: [{id: notice, document: 示例发〔2020〕1号}]",)
    bad = ("implementing_basis:\n  - {id: notice, article: 第三条}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for path, provision in provisions(it):
            if not provision.law and not provision.document:
                yield Finding(path, values={"id": provision.id})


class ArticleCited(ItemRule):
    """What sets an item is an article, not a whole law."""

    id = "B102"
    severity = Severity.WARNING
    source = "GB/T 39046"
    title = Text("设定依据写明条款", "The basis that sets an item cites the article")
    why = Text(
        "只写法名，申请人和复核的人都找不到是哪一条设定的。",
        "By the law's title alone nobody finds which article sets the item.",
    )
    message = Text("《{law}》没有写是哪一条", "no article of “{law}” is cited")
    mend = Text("写上 article，例如 第三十五条第一款。", "Add `article`, such as article 35, paragraph 1.")
    good = ("# at: basic\nbasis: [{id: a, law: 中华人民共和国示例法, article: 第三条}]",)
    bad = ("# at: basic\nbasis:\n  - {id: a, law: 中华人民共和国示例法}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, provision in enumerate(it.item.basis or ()):
            if provision.law and not provision.article and provision.law.endswith(LAWS):
                yield Finding(("basis", index), values={"law": provision.law})


class TitleWithoutMarks(ItemRule):
    """A law's title stands without title marks; the guide sets them."""

    id = "B103"
    severity = Severity.WARNING
    title = Text("法律名称不带书名号", "A law's title is written without title marks")
    why = Text(
        "指南统一加书名号，名称里再写就成了两层。", "The guide sets the marks; written in the data they are doubled."
    )
    message = Text("“{law}”带着书名号", "“{law}” carries title marks")
    mend = Text(
        "去掉书名号；文号、条款写在 document、article。",
        "Take the marks out; number and article have keys of their own.",
    )
    good = ("implementing_basis: [{id: notice, law: 示例经营许可管理办法, article: 第三条}]",)
    bad = ("implementing_basis:\n  - id: notice\n    law: 《示例经营许可管理办法》第三条  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for path, provision in provisions(it):
            if provision.law and provision.law.startswith("《"):
                yield Finding((*path, "law"), values={"law": provision.law})


class LicenceSetByLaw(ItemRule):
    """A licence is set by a law, a regulation or a State Council decision, never by a mere document."""

    id = "B104"
    severity = Severity.WARNING
    title = Text("行政许可由法律、法规等设定", "A licence is set by a law or a regulation")
    why = Text(
        "行政许可法第十七条：除第十四条、第十五条规定的外，其他规范性文件一律不得设定行政许可。",
        "Licence law, article 17: no other document may set a licence than those of articles 14 and 15.",
    )
    message = Text("行政许可的设定依据只有“{law}”这样的文件", "the licence is set by documents only, such as “{law}”")
    mend = Text(
        "写设定该许可的法律、法规或国务院决定；文件写在 implementing_basis。",
        "Cite the law, regulation or State Council decision; documents belong in `implementing_basis`.",
    )
    good = ("# at: basic\nbasis: [{id: a, law: 国务院对确需保留的行政审批项目设定行政许可的决定, article: 附件第1项}]",)
    bad = ("# at: basic\nbasis:\n  - {id: a, law: 关于示例经营管理的通知, document: 示例发〔2020〕1号}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if it.item.type is ItemType.LICENCE and it.item.basis:
            laws = [provision.law for provision in it.item.basis]
            if all(law and law.endswith(NO_LAW) for law in laws):
                yield Finding(("basis", 0), values={"law": laws[0]})
