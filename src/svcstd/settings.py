"""svcstd.yaml to Settings: whose catalogue this is and how it wants to be judged."""

from typing import Literal

from pydantic import Field

from svcstd.model.base import Link, Maybe, Name, Part, element


class Settings(Part):
    """The settings of one workspace."""

    title: Name = Field(title="目录名称", description="例如 某某区政务服务事项目录")
    region: Name = Field(title="地区", description="本目录所属地区在 regions.csv 中的代码")
    edition: Maybe[Name] = element("标准版本", "应与 catalog/standard.yaml 的 id 一致；不写则不核对")
    lang: Literal["zh", "en"] = Field(default="zh", title="语言", description="报告的语言；--lang 和 SVCSTD_LANG 优先")
    site: Maybe[Link] = element("网站地址", "指南发布的网址")
