"""Words of `svcstd new`."""

from __future__ import annotations

from svcstd.messages import Text

NEW = Text("新建一个事项、一条标准材料或一个基本目录条目。", "A new record, standard material or basic entry.")
ITEM = Text(
    "新建一个地区对一个事项的实施清单，列出本地还要写明的要素。",
    "A place's record of an item, with the elements that this place still has to say.",
)
ITEM_EPILOG = Text(
    "例：svcstd new item 000131022001 --region 441802 --agency qc-market",
    "Example: svcstd new item 000131022001 --region 441802 --agency qc-market",
)
MATERIAL = Text(
    "在 catalog/materials.yaml 末尾加一条标准材料，其余各行不变。",
    "One more standard material at the end of catalog/materials.yaml; all other lines stay.",
)
MATERIAL_EPILOG = Text(
    "例：svcstd new material household-register --name 居民户口簿 --issuer 公安机关",
    'Example: svcstd new material household-register --name "居民户口簿" --issuer "公安机关"',
)
BASIC = Text("新建一个基本目录条目（主项）。", "A new entry of the basic catalogue (a main item).")
BASIC_EPILOG = Text(
    "例：svcstd new basic 000131022000 --name 食品经营许可 --type 行政许可",
    'Example: svcstd new basic 000131022000 --name "食品经营许可" --type "行政许可"',
)
CODE = Text("主项、子项或业务办理项的编码。", "Code of a main item, sub-item or handling item.")
MAIN_CODE = Text(
    "主项的 12 位基本编码；有子项时以 00Y 结尾。", "Basic code of the main item; ends in 00Y with sub-items."
)
ID_META = Text("标识", "ID")
NAME_META = Text("名称", "NAME")
TYPE_META = Text("事项类型", "TYPE")
ID = Text("小写字母、数字和连字符，例如 id-card。", "Lower-case letters, digits and hyphens, as id-card.")
REGION = Text("哪个地区（regions.csv 中的代码）。", "Which place (code in regions.csv).")
AGENCY = Text(
    "实施主体的标识；该地已有这个事项的文件时，写成这个主体的“编码@标识”文件。",
    "Id of the implementing body; where the place has a file of the item already, this body's own CODE@ID is made.",
)
NAME = Text("名称（全称）。", "Name in full.")
TYPE = Text("事项类型，例如 行政许可、公共服务。", 'The type of the item, for example "行政许可" or "公共服务".')
ISSUER = Text("出具机构。", "The authority that issues it.")
STDOUT = Text("只打印，不写文件。", "Print instead of writing.")

# what a new file says
HEADING = Text("{name}（{code}），{place}", "{name} ({code}), {place}")
TO_FILL = Text(
    "下面是本地还要写明的要素：去掉行首的“# ”，换成实际内容；其余从上级继承，不必再写。",
    "Elements still to be said here: take away the leading '# ' and put in what holds; the rest is inherited.",
)
ALL_SAID = Text(
    "必有的要素上级都写了；只写本地增加和改动的。",
    "All mandatory elements are said above; write only what this place changes.",
)
IN_BASIC = Text(
    "基本目录里还没有：{keys}（只能在 {file} 写）",
    "still missing in the basic catalogue: {keys} (to be said in {file})",
)
BASIC_TO_FILL = Text(
    "下面的要素由法律规定，在这里写明：去掉行首的“# ”，换成实际内容。",
    "What the law says of the item is said here: take away the leading '# ' and put in what holds.",
)

# what went wrong
NO_REGION = Text(
    "regions.csv 里没有代码为 {code} 的地区{close}。",
    "regions.csv has no place {code}{close}.",
)
NO_AGENCY = Text(
    "catalog/agencies/ 里没有标识为 {id} 的机构{close}。",
    "catalog/agencies/ has no body {id}{close}.",
)
NO_TYPE = Text(
    "没有“{value}”这个事项类型{close}；应当是 {types} 之一。", "there is no type {value}{close}; it is one of {types}."
)
EXISTS = Text("已经有 {path}，没有改动它。", "{path} is there already; it was left as it is.")
CODE_TAKEN = Text("编码 {code} 已经在 {path} 中。", "the code {code} is in {path} already.")
BAD_CODE = Text("{code} 不能作编码：只能用数字、字母和连字符。", "{code} is no code: digits, letters and hyphens only.")
BAD_ID = Text(
    "{id} 不能作标识：只能用小写字母、数字和连字符。", "{id} is no id: lower-case letters, digits and hyphens only."
)
NO_NAME = Text(
    "名称不能为空，不能超过 {most} 个字，也不能有换行等控制字符。",
    "the name must not be empty, nor longer than {most} characters, and no line break or other control character is in it.",
)
TYPE_DIGITS = Text(
    "编码 {code} 的第 3–4 位是 {digits}{means}，而{type}应当是 {wanted}；请核对编码和类型。",
    "characters 3-4 of {code} are {digits}{means}; {type} takes {wanted}. Check code and type.",
)
MEANS = Text("（{type}）", " ({type})")
ID_TAKEN = Text(
    "catalog/materials.yaml 里已有标识 {id}（{name}）。", "catalog/materials.yaml has {id} already ({name})."
)
NAME_TAKEN = Text(
    "{name} 已经是标准材料 {id} 的名称或别名。", "{name} is a name or alias of the standard material {id} already."
)
NOT_APPENDED = Text(
    "{file} 的写法（例如方括号列表）不便在末尾加一条，没有改动。请先改成每条以“- ”开头的写法。",
    "{file} is not written so that an entry can be put at its end (a list in brackets?); it was left as it is. Let each entry begin with '- ' first.",
)
WROTE = Text("写了，接着请编辑它，再运行 svcstd validate。", "written; edit it next, then run svcstd validate.")
