"""Approvals (catalog/approvals.yaml): changes that a review accepted, until when, why and by which role (design §7)."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from svcstd.model.base import Date, Maybe, Name, Part, Words, element

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{3}$")]


class Approval(Part):
    """One change that a review accepted."""

    fingerprint: Fingerprint = element("指纹", "svcstd diff 打印的 16 位十六进制数，指明是哪一处改动", default=...)
    rule: RuleId = element("规则", "作出判断的规则编号，供人阅读", default=...)
    file: Maybe[Name] = element("文件", "改动写在哪个文件，供人阅读")
    what: Maybe[Name] = element("内容", "改了什么，供人阅读")
    before: Maybe[Name] = element("原值", "改动前的值，供人阅读")
    after: Maybe[Name] = element("新值", "改动后的值，供人阅读")
    reason: Words = element("理由", "为什么同意这处改动", default=...)
    role: Name = element("岗位", "由哪个岗位同意，写岗位，不写姓名", default=...)
    approved: Date = element("同意日期", "哪一天同意的", default=...)
    until: Date = element("有效期至", "到这一天（含）为止不计入 --fail-on", default=...)


__all__ = ["Approval"]
