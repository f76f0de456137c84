"""svcstd.yaml to Settings: whose catalogue this is and how it wants to be judged."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from svcstd.model.base import Count, Link, Maybe, Name, Part, element, short

Grade = Literal["error", "warning", "info", "off"]


OptionValue = Annotated[Count | tuple[Name, ...] | Name, Field(union_mode="left_to_right")]
"""A threshold or a list of words; a single word is none, and is reported where the rule is known."""


def _opened(value: str) -> str:
    """A link that a browser opens."""
    if value[:4].lower() == "http":
        return value
    raise PydanticCustomError("not_link", "an http(s) link is wanted")


Site = Annotated[Link, AfterValidator(_opened), Field(json_schema_extra={"pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$"})]
"""Where pages are published: QR codes and the sitemap say it, so other schemes are refused."""


class RuleSetting(Part):
    """How one rule is applied (rules)."""

    severity: Maybe[Grade] = element("级别", "error、warning、info，或 off（不用这条规则）")
    options: Maybe[dict[str, OptionValue]] = element(
        "参数", "规则的阈值和词表；svcstd explain 列出每条规则的参数和缺省值"
    )


RuleOrGrade = Annotated[RuleSetting, BeforeValidator(short("severity"), json_schema_input_type=RuleSetting | Grade)]
"""A rule's setting; its severity alone is the short form: `T101: warning`."""


class Ignored(Part):
    """Findings that are not to be reported (ignore)."""

    rules: tuple[Name, ...] = element("规则", "规则编号，或编号开头的几个字符", default=..., min_length=1)
    paths: Maybe[tuple[Name, ...]] = element("路径", "相对目录的路径样式，例如 items/441802_*/**；不写则为全部文件")
    reason: Maybe[Name] = element("理由", "为什么不报；没有理由会被提示")


class Settings(Part):
    """The settings of one workspace."""

    title: Name = Field(title="目录名称", description="例如 某某区政务服务事项目录")
    region: Name = Field(title="地区", description="本目录所属地区在 regions.csv 中的代码")
    edition: Maybe[Name] = element("标准版本", "应与 catalog/standard.yaml 的 id 一致；不写则不核对")
    lang: Literal["zh", "en"] = Field(default="zh", title="语言", description="报告的语言；--lang 和 SVCSTD_LANG 优先")
    site: Maybe[Site] = element("网站地址", "指南发布的网址")
    select: Maybe[tuple[Name, ...]] = element("选用规则", "规则编号，或编号开头的几个字符；不写则用全部规则")
    rules: dict[str, RuleOrGrade] = Field(default_factory=dict, title="规则设置", description="键为规则编号")
    ignore: Maybe[tuple[Ignored, ...]] = element("不报的发现", "按规则和路径，每条写明理由")
    baseline: Maybe[Name] = element("基线文件", "旧目录已有问题的清单，由 svcstd validate --write-baseline 写出")
