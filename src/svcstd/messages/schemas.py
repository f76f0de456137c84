"""Words of the JSON Schemas that editors show; always Chinese, since a schema is written once for everybody."""

from __future__ import annotations

from svcstd.messages import Text

TITLES = {
    "item": Text("实施清单", "implementation list entry"),
    "basic": Text("基本目录", "basic catalogue entry"),
    "agencies": Text("实施主体", "implementing bodies"),
    "outlets": Text("服务场所", "outlets"),
    "materials": Text("标准材料", "standard materials"),
    "workdays": Text("工作日", "working days"),
    "standard": Text("标准版本", "edition of the standard"),
    "adjustment": Text("动态调整", "adjustment"),
    "approvals": Text("改动的批准", "approvals of changes"),
    "lang": Text("译文", "translations"),
    "settings": Text("本目录的设置", "settings of this catalogue"),
}
DESCRIPTIONS = {
    "item": Text(
        "一个地区对一个事项写的内容：只写本地增加和改动的，其余从上级继承",
        "What one place says of one item: only what it adds or changes; the rest is inherited",
    ),
    "basic": Text(
        "基本目录的一个主项，连同它的子项和业务办理项",
        "One main item of the basic catalogue with its sub-items and handling items",
    ),
    "agencies": Text("一个地区的实施主体，每个一条", "The implementing bodies of one place"),
    "outlets": Text("一个地区的服务场所，每处一条", "The outlets of one place"),
    "materials": Text("许多事项都要的材料，用统一的名称", "Materials that many items ask for, under one name"),
    "workdays": Text("各年的放假和调休上班安排", "Holidays and make-up working days by year"),
    "standard": Text("要素的策略、取值、编码和地方要素", "Policies, values and codes of elements, and local elements"),
    "adjustment": Text(
        "一份文件作出的调整：新增、取消、下放等", "What one document adjusts: added, cancelled, devolved …"
    ),
    "approvals": Text("审查时同意的改动，每处一条", "Changes that reviews accepted, one entry each"),
    "lang": Text("一句中文对一句英文，各事项共用", "An English sentence for each Chinese one, shared by all items"),
    "settings": Text("这是谁的目录，怎样检查", "Whose catalogue this is and how it wants to be judged"),
}
ELEMENT_OF = Text("GB/T 39046-2020 数据元 {numbers}", "GB/T 39046-2020 data element {numbers}")
COLUMN_OF = Text("C 0109-2018 字段 `{column}`", "C 0109-2018 column `{column}`")
