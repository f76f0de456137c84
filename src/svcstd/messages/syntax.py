"""libyaml's words on broken YAML, in Chinese too; what it says elsewhere is passed on as it stands."""

from __future__ import annotations

from svcstd.messages import Text

PROBLEMS = {
    text.en: text
    for text in (
        Text("这里应当是逗号或 ]", "did not find expected ',' or ']'"),
        Text("这里应当是逗号或 }", "did not find expected ',' or '}'"),
        Text("这里应当是下一个键：多半是缩进不齐，或上一行的括号、引号没有合上", "did not find expected key"),
        Text("这里应当是列表的下一项（“- ”）：多半是缩进不齐", "did not find expected '-' indicator"),
        Text("这里应当是值或括号的结尾：多半是括号没有合上", "did not find expected node content"),
        Text("文件中间多出了内容：多半是缩进不齐", "did not find expected <document start>"),
        Text(
            "这里不能再写“键: 值”：多半是上一行少了缩进，或一行里写了两个冒号",
            "mapping values are not allowed in this context",
        ),
        Text("这里不能写列表项", "block sequence entries are not allowed in this context"),
        Text("这里不能写键", "mapping keys are not allowed in this context"),
        Text("键后面少了冒号", "could not find expected ':'"),
        Text("引号没有合上", "found unexpected end of stream"),
        Text("引号里有不认识的反斜杠写法", "found unknown escape character"),
        Text("制表符不能用来缩进或开头，请用空格", "found character that cannot start any token"),
        Text("这里有不该出现的 %、@ 或 ` 开头，请加引号", "found unexpected character"),
        Text("缩进用了制表符，请用空格", "found a tab character that violates indentation"),
        Text("多行文字的第一行缩进不对", "found invalid indentation"),
        Text("引号里出现了文档分隔符", "found unexpected document indicator"),
        Text("文字里有冒号加空格，请加引号", "found unexpected ':'"),
    )
}


CONFLICT = Text(
    "这里的合并冲突还没有解决，请留下要的内容，删去 <<<<<<<、=======、>>>>>>> 各行",
    "a merge conflict is unresolved: keep what is wanted and delete the lines of <<<<<<<, ======= and >>>>>>>",
)


def problem(said: str) -> Text:
    """Libyaml's sentence in both languages."""
    return PROBLEMS.get(said, Text(said, said))
