"""S2: kinds of value (结构), issue of the model; the findings come from typing a file."""

from __future__ import annotations

from svcstd.messages.validating import NO_RULE
from svcstd.validate.rule import ReadingRule, Text


class WantedKind(ReadingRule):
    """Text, list and mapping are not exchangeable."""

    id = "S201"
    title = Text("值的种类合乎要素", "A value is of its element's kind")
    why = Text(
        "要素规定了是文字、列表还是映射；种类不对，内容就无法解释。",
        "Each element is text, a list or a mapping; of another kind it cannot be understood.",
    )
    message = Text("{key} 应当是{wanted}，写的是 {written}", "{key} wants {wanted}, found {written}")
    whole = Text("文件应当是{wanted}，写的是 {written}", "the file wants {wanted}, found {written}")
    entry = Text(
        "文件的第 {number} 条应当是{wanted}，写的是 {written}",
        "entry {number} of the file wants {wanted}, found {written}",
    )
    mend = Text(
        "照 svcstd schema 中该要素的写法改；只有一条的列表也要写成“- ”开头的一行。",
        "Write it as `svcstd schema` shows; a list of one still needs its `- `.",
    )
    good = ("conditions:\n  - {id: premises, text: 有固定场所。}",)
    bad = (
        "conditions: 有固定场所。  # !",
        "conditions: 场所：有固定场所。  # !",
        "promised:\n  - 5个工作日\ndelivery: 自取  # !",
    )


class KnownKey(ReadingRule):
    """A key that nobody knows is a typing error, or a fact that nobody would ever print."""

    id = "S202"
    title = Text("键是规定的要素", "A key is a known element")
    why = Text(
        "不认识的键不会被使用；写错一个字母，内容就悄悄丢失。地方增加的要素写在 extra 下。",
        "An unknown key is never used: one wrong letter, and its content is lost. Local elements belong under `extra`.",
    )
    message = Text("没有 {key} 这个键", "there is no key {key}")
    suggested = Text("没有 {key} 这个键，是不是 {suggestion}？", "there is no key {key}; is it {suggestion}?")
    no_rule = NO_RULE
    mend = Text(
        "改为规定的键；地方增加的要素写在 extra 下，并在 standard.yaml 中定义。",
        "Use a known key; a local element goes under `extra` and is defined in standard.yaml.",
    )
    good = ("promised: 5个工作日",)
    bad = ("promisd: 5个工作日  # !", "materials:\n  - id: form\n    weather: 晴  # !")


class RequiredKey(ReadingRule):
    """Without its id or name an entry cannot be merged or printed."""

    id = "S203"
    title = Text("必有的键不缺", "Required keys are present")
    why = Text(
        "列表中的每一条都要有 id，合并、删除和引用都以它为准；名录中的名称、代码也不可缺。",
        "Entries are merged, removed and referred to by `id`; bodies, outlets and items need names and codes.",
    )
    message = Text("缺少 {key}", "{key} is missing")
    mend = Text("补上 {key}。", "Add {key}.")
    good = ("materials:\n  - {id: form, name: 申请书}",)
    bad = ("materials:\n  - name: 申请书  # !",)


class KnownValue(ReadingRule):
    """Enumerations are the standard's: other words cannot be counted, compared or exchanged."""

    id = "S204"
    mendable = True
    source = "GB/T 39046"
    title = Text("取值在规定的范围内", "A value is one of the standard's")
    why = Text(
        "事项类型、行使层级、材料必要性等是规定的代码集，写别的词就不能统计、比较和交换。",
        "Types, levels, necessities and the like are code sets; other words cannot be counted, compared or exchanged.",
    )
    message = Text("没有“{written}”这个取值", "“{written}” is not one of the values")
    suggested = Text(
        "没有“{written}”这个取值，是不是“{suggestion}”？", "“{written}” is not one of the values; is it “{suggestion}”?"
    )
    mend = Text("写下列之一：{wanted}。", "Write one of: {wanted}.")
    sure = Text("与规定的取值只差全角半角或空格时", "where it differs from one of the values in width or blanks alone")
    good = ("materials:\n  - {id: form, necessity: 必要}",)
    bad = (
        "materials:\n  - id: form\n    necessity: 必须  # !",
        "scope: 全省通办  # !",
        "accepted_at: 镇（乡、街道）级  # !",
    )


class WholeNumber(ReadingRule):
    """Numbers are counted and compared, so they are written one way."""

    id = "S205"
    mendable = True
    title = Text("份数、次数是整数", "Counts are whole numbers")
    why = Text(
        "份数和次数要用来比较和统计，只有 0、1、2……一种写法。",
        "Counts are compared and summed; they are spelled 0, 1, 2 … and no other way.",
    )
    message = Text("{key} 应当是整数，写的是 {written}", "{key} wants a whole number, found {written}")
    mend = Text(
        "写成阿拉伯数字，例如 1；前面不加 0，后面不带单位。",
        "Write a numeral such as 1, without leading zeros or unit.",
    )
    sure = Text(
        "写的是一个整数，只是用了汉字、全角数字、前面加 0 或者带着份、次、件、张、个时",
        "where one whole number is written, in Chinese or full-width numerals, with a leading zero, or with "
        "its measure word",
    )
    good = ("visits: 1",)
    bad = ("materials:\n  - id: form\n    originals: 一份  # !", "version: 01  # !")


class TrueOrFalse(ReadingRule):
    """Other spellings of yes and no mean different things to different tools."""

    id = "S206"
    mendable = True
    title = Text("是非用 true 或 false", "Yes and no are spelled true and false")
    why = Text(
        "yes、on、是、1 等写法各种工具理解不一，只认 true 和 false。",
        "Tools disagree about yes, on and 1; only true and false are read.",
    )
    message = Text("{key} 应当是 true 或 false，写的是 {written}", "{key} wants true or false, found {written}")
    mend = Text("“是”写 true，“否”写 false。", "Write true or false.")
    sure = Text(
        "写的是“是”“否”、yes、no、on、off 等只有一种意思的词时",
        "where a word of one meaning stands there, such as 是, 否, yes, no, on or off",
    )
    good = ("express: true",)
    bad = ("express: 是  # !", "in_hall: yes  # !")


class LimitSpelled(ReadingRule):
    """A limit is compared with others, so it is written one way."""

    id = "S207"
    mendable = True
    title = Text("时限写成规定的样式", "A limit is spelled as svcstd reads it")
    why = Text(
        "时限要与法定时限、上级的承诺比较，只能有一种写法。",
        "Limits are compared with the statutory one and with wider places' promises, so they are spelled one way.",
    )
    message = Text("{key} 不是时限：{written}", "{key} is no limit: {written}")
    mend = Text(
        "写 即办、5个工作日、30个自然日、24小时、2个月、1年 或 无；说明写在 note 里。",
        "Write 即办, 5个工作日, 30个自然日, 24小时, 2个月, 1年 or 无; remarks go into `note`.",
    )
    sure = Text(
        "时限只差全角半角、空格、汉字数字、“个”或“内”时；“２０日”先改成“20日”，是哪种日由 S208 再问",
        "where width, blanks, Chinese numerals, 个 or 内 alone differ; ２０日 becomes 20日, and S208 asks which days",
    )
    good = ("promised: 5个工作日", "promised: 即办", "promised: {limit: 5个工作日, note: 需要现场核查的除外。}")
    bad = ("promised: 五个工作日  # !", "promised: 5个工作日内  # !")


class LimitSaysWhichDays(ReadingRule):
    """In licence law 日 means working days, elsewhere natural ones: the file must say which."""

    id = "S208"
    mendable = True
    title = Text("时限写明工作日或自然日", "A limit says which days it counts")
    why = Text(
        "行政许可法第八十二条规定该法期限以工作日计算，其他法律的“日”一般是自然日；只写“日”无法比较。",
        "The Administrative Licence Law counts working days (article 82), other laws natural ones.",
    )
    message = Text("{written}：是工作日，还是自然日？", "{written}: working days, or natural days?")
    mend = Text(
        "照所依据的条文，写成“个工作日”或“个自然日”。",
        "Write “个工作日” or “个自然日”, as the provision behind it means.",
    )
    sure = Text(
        "事项连同子项、办理项都是行政许可，写的又是机关自己的期限（法定时限、承诺时限、延长期限、步骤时限）时，按行政许可法第八十二条改成工作日",
        "where the item and all below it are licences and the limit is the authority's own (statutory, promised, "
        "extension, a step's): article 82 makes it working days",
    )
    good = ("promised: 20个工作日", "promised: 20个自然日")
    bad = ("promised: 20日  # !", "promised: 20天  # !")


class DateSpelled(ReadingRule):
    """Dates are compared, so they are written one way (GB/T 7408)."""

    id = "S209"
    mendable = True
    source = "GB/T 7408"
    title = Text("日期写成 YYYY-MM-DD", "A date is spelled YYYY-MM-DD")
    why = Text(
        "日期要用来比较先后，只能有一种写法，而且确有其日。",
        "Dates are compared, so they are spelled one way, and exist.",
    )
    message = Text("{key} 不是日期：{written}", "{key} is no date: {written}")
    mend = Text("写成四位年、两位月、两位日，例如 2026-01-31。", "Write year, month and day, such as 2026-01-31.")
    sure = Text(
        "年、月、日都写了，而且确有其日时，例如 2026年1月31日",
        "where year, month and day are written and that day exists, as 2026年1月31日",
    )
    good = ("effective: 2026-01-31",)
    bad = ("effective: 2026年1月31日  # !", "effective: 2026-02-30  # !")


class LinkSpelled(ReadingRule):
    """A page carries links of three kinds only; anything else could run a script."""

    id = "S210"
    title = Text("网址以 http、https、tel 或 mailto 开头", "A link begins with http, https, tel or mailto")
    why = Text(
        "指南上的链接要能点开；别的开头（如 javascript:）可能在读者的浏览器里运行程序。",
        "A guide's links must open; other schemes, such as javascript:, may run code in a reader's browser.",
    )
    message = Text("{key} 不是网址：{written}", "{key} is no link: {written}")
    mend = Text(
        "写完整的网址，例如 https://www.example.gov.cn/apply。",
        "Write the whole address, such as https://www.example.gov.cn/apply.",
    )
    good = ("online: {url: https://www.example.gov.cn/apply}",)
    bad = ("online:\n  url: www.example.gov.cn  # !", 'online:\n  url: "javascript:alert(1)"  # !')


class SlugSpelled(ReadingRule):
    """Ids and codes stand in paths, addresses and references, so they keep to a plain alphabet."""

    id = "S211"
    mendable = True
    title = Text("标识和编码用规定的字符", "Ids and codes keep to their alphabet")
    why = Text(
        "标识和编码会出现在路径、网址和引用里，全角字符、空格和大小写不一会使它们对不上。",
        "They stand in paths, addresses and references; full-width characters, spaces and mixed case break these.",
    )
    message = Text("{key} 里有不能用的字符：{written}", "{key} holds characters that it may not: {written}")
    serial = Text(
        "业务办理项序号应当是两位数字 01–99，写的是 {written}",
        "the serial of a handling item is two digits, 01 to 99: found {written}",
    )
    mend = Text(
        "标识用小写字母、数字和连字符，例如 food-licence；编码用半角数字、字母和连字符。",
        "Ids take lower-case letters, digits and hyphens, as food-licence; codes digits, letters and hyphens.",
    )
    sure = Text(
        "改成半角、去掉两头的空格就合乎规定时", "where half-width characters and no blanks around make it right"
    )
    good = ("materials:\n  - {id: form-2, name: 申请书}",)
    bad = (
        "materials:\n  - {id: 申请书, name: 申请书}  # !",
        "materials:\n  - {id: Form, name: 申请书}  # !",
        "materials:\n  - {id: ｐｌａｎ, name: 平面图}  # !",
        '# at: basic\nhandling:\n  - {serial: "2", title: 首次申请}  # !\n  - {serial: "00", title: 延续}  # !\n'
        '  - {serial: "123", title: 变更}  # !',
    )


class IdUniqueInList(ReadingRule):
    """Elements of a list are merged, removed and referred to by id."""

    id = "S212"
    title = Text("同一列表中标识不重复", "An id is used once in a list")
    why = Text(
        "合并、删除和引用都靠标识；重复时不知道指的是哪一条。",
        "Entries are merged, removed and referred to by `id`; used twice, it names neither.",
    )
    message = Text("列表里有两条的 id 都是 {id}", "two entries of the list have the id {id}")
    mend = Text("给其中一条换一个标识。", "Give one of them another id.")
    good = ("materials:\n  - {id: form, name: 申请书}\n  - {id: plan, name: 平面图}",)
    bad = ("materials:\n  - {id: form, name: 申请书}\n  - {id: form, name: 平面图}  # !",)
