"""C2, continued: unified social credit codes of bodies (统一社会信用代码), GB 32100-2015, standard.md §1.4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcstd.diagnostic import Fix
from svcstd.model.catalogue import Catalogue
from svcstd.validate.rule import CatalogueRule, Finding, ListFile, Severity, Text

USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}", re.ASCII)
"""Unified social credit code (GB 32100-2015): without I, O, S, V and Z."""
ORGANISATION = re.compile(r"[0-9A-Z]{8}-?[0-9X]", re.ASCII)
PUBLIC_BODIES = frozenset({"11", "12", "13", "19", "54", "55"})
AGENCY = "# at: agencies\n- id: sl-market\n  name: 示例区市场监督管理局\n  uscc: "


def _uscc(listed: ListFile) -> Iterator[tuple[int, str]]:
    """Index and code of each body that has one."""
    if listed.kind == "agencies":
        for index, agency in enumerate(listed.entries):
            if agency.uscc is not None:
                yield index, agency.uscc


class UsccFormed(CatalogueRule):
    """Eighteen characters of a fixed alphabet; older or broken codes are something else."""

    id = "C202"
    source = "std:C-01, GB 32100"
    title = Text("统一社会信用代码为 18 位规定字符", "A USCC has 18 characters of its alphabet")
    why = Text(
        "实施编码的前 18 位就是它；位数不足或混入旧的组织机构代码，实施编码就无法生成。",
        "It is the first 18 characters of every implementation code; a short or old one makes none.",
    )
    message = Text("{uscc} 不是 18 位统一社会信用代码", "{uscc} is no USCC of 18 characters")
    organisation = Text(
        "{uscc} 是 9 位组织机构代码，不是统一社会信用代码", "{uscc} is an organisation code of 9 characters, no USCC"
    )
    mend = Text(
        "查机构的登记证书；没有公开来源时删去 uscc。字母中没有 I、O、S、V、Z。",
        "Look it up on the body's certificate, or leave it out. The alphabet lacks I, O, S, V and Z.",
    )
    good = (f"{AGENCY}11990101000001011C",)
    bad = (f"{AGENCY}1199010100000101  # !", f"{AGENCY}00877868-5  # !", f"{AGENCY}11990101O00001011C  # !")

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, code in _uscc(listed):
            if not USCC.fullmatch(code.upper()):
                kind = "organisation" if ORGANISATION.fullmatch(code) else "message"
                yield Finding((index, "uscc"), kind, {"uscc": code[:40]})


class UsccChecks(CatalogueRule):
    """The last character is computed from the others."""

    id = "C203"
    severity = Severity.WARNING
    source = "std:C-02, GB 32100"
    title = Text("统一社会信用代码的校验码正确", "A USCC's check character is right")
    why = Text(
        "第 18 位由前 17 位算出，不符多半是抄错；个别机构的公开代码本身不符，所以只是警告。",
        "It follows from the other 17; a mismatch is mostly a slip. Some bodies publish such codes: a warning.",
    )
    message = Text("{uscc} 的校验码应当是 {wanted}", "{uscc} should end in {wanted}")
    mend = Text(
        "对照登记证书核对每一位；来源确实如此的，加注释忽略并写明理由。",
        "Compare with the certificate; if the source has it so, ignore this with a reason.",
    )
    good = (f"{AGENCY}11990101000001011C",)
    bad = (f"{AGENCY}11990101000001011D  # !",)

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, code in _uscc(listed):
            whole = code.upper()
            if USCC.fullmatch(whole):
                from stdnum.cn import uscc

                wanted = uscc.calc_check_digit(whole[:17])
                if wanted != whole[17]:
                    yield Finding((index, "uscc"), values={"uscc": code, "wanted": wanted})


class UsccUpperCase(CatalogueRule):
    """Codes are compared as text, so case matters."""

    id = "C204"
    mendable = True
    severity = Severity.WARNING
    source = "std:C-03"
    title = Text("统一社会信用代码用大写字母", "A USCC is in upper case")
    why = Text("代码按文字比较，大小写不同就对不上。", "Codes are compared as text; in another case they do not match.")
    message = Text("{uscc} 里有小写字母", "{uscc} holds lower-case letters")
    mend = Text("改成 {upper}。", "Write {upper}.")
    good = (f"{AGENCY}11990101000001011C",)
    bad = (f"{AGENCY}11990101000001011c  # !",)

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, code in _uscc(listed):
            if code != code.upper() and USCC.fullmatch(code.upper()):
                fix = Fix("value", (index, "uscc"), code.upper())
                yield Finding((index, "uscc"), values={"uscc": code, "upper": code.upper()}, fix=fix)


class UsccOfPublicBody(CatalogueRule):
    """The first two characters say what kind of organisation it is."""

    id = "C205"
    severity = Severity.INFO
    source = "std:C-04, GB 32100"
    title = Text("实施主体是机关、事业单位或基层组织", "An implementing body is an authority or public institution")
    why = Text(
        "前两位表示登记机关和机构类别：11 机关，12 事业单位，13 群团，19 其他，54、55 村居；其他多半是企业。",
        "The first two say who registered it: 11, 12, 13, 19 public bodies, 54, 55 villages, others mostly firms.",
    )
    message = Text(
        "{uscc} 以 {category} 开头，不是机关、事业单位、群团或村居的代码",
        "{uscc} begins with {category}: no authority, institution or village",
    )
    mend = Text(
        "核对代码；企业受委托实施的，委托机关写在 entrusted_by。",
        "Check it; where a firm acts on entrustment, name the authority in `entrusted_by`.",
    )
    good = (f"{AGENCY}11990101000001011C",)
    bad = (f"{AGENCY}91990101000001011W  # !",)
    companions = ("C203",)

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, code in _uscc(listed):
            if USCC.fullmatch(code) and code[:2] not in PUBLIC_BODIES:
                yield Finding((index, "uscc"), values={"uscc": code, "category": code[:2]})


class BodyHasUscc(CatalogueRule):
    """Without it no implementation code can be made."""

    id = "C206"
    severity = Severity.INFO
    source = "std:C-01"
    title = Text("实施主体有统一社会信用代码", "An implementing body has its USCC")
    why = Text(
        "实施编码由它开头；没有它，指南上就没有实施编码。没有公开来源时宁可不写，不可推算。",
        "Implementation codes begin with it; a guide without it has none. Better none than one that is made up.",
    )
    message = Text("{name} 没有统一社会信用代码", "{name} has no USCC")
    mend = Text(
        "从公开的登记信息抄录 uscc，并在 sources 写明出处。",
        "Copy `uscc` from the public register and cite it in `sources`.",
    )
    good = (f"{AGENCY}11990101000001011C",)
    bad = ("# at: agencies\n- {id: sl-market, name: 示例区市场监督管理局}  # !",)

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        if listed.kind == "agencies":
            for index, agency in enumerate(listed.entries):
                if agency.uscc is None:
                    yield Finding((index,), values={"name": agency.name})
