"""Words of `svcstd approve`, and of approvals in comparisons."""

from __future__ import annotations

from svcstd.messages import Text

APPROVE = Text(
    "同意一处或几处改动，写入 catalog/approvals.yaml；到期之前 svcstd diff 不再因它失败。",
    "Accept changes: they go into catalog/approvals.yaml, and svcstd diff no longer fails on them until the day named.",
)
EPILOG = Text(
    "例：svcstd approve 5f0c1b2d --reason 已按程序公示 --role 审改科科长 --until 2026-12-31 --of v1..v2　　svcstd approve --list",
    'Examples: svcstd approve 5f0c1b2d --reason "made public" --role "head of reform office" --until 2026-12-31 '
    "--of v1..v2; svcstd approve --list",
)
FINGERPRINTS_META = Text("指纹", "FINGERPRINT")
FINGERPRINTS = Text(
    "svcstd diff 打印的指纹，可以只写前 6 位以上；可以写几个。",
    "Fingerprints as svcstd diff prints them; the first 6 characters or more will do.",
)
OF_META = Text("版本", "VERSION")
OF = Text(
    "比较哪两个版本，写法同 svcstd diff，可以写两次；不写时拿 HEAD 比工作区现在的文件。",
    "Versions to compare, as for svcstd diff; may be given twice. None means HEAD and the working tree.",
)
REASON_META, REASON = Text("理由", "TEXT"), Text("为什么同意。", "Why it is accepted.")
ROLE_META = Text("岗位", "ROLE")
ROLE = Text("由哪个岗位同意，写岗位，不写姓名。", "Which role accepts it: a post, not a person's name.")
UNTIL_META = Text("日期", "DATE")
UNTIL = Text("有效期至哪一天（含），写成 2026-12-31。", "The last day that it holds, as 2026-12-31.")
ALL = Text("全部改动，可用 --verdict 限定。", "All changes; narrow with --verdict.")
VERDICT = Text("只要这一种判断的改动。", "Only changes of this verdict.")
FORCE = Text("已批准的改动也改写：换成新的理由、岗位和有效期。", "Rewrite what is approved already.")
LIST = Text("列出批准和它们的状态，什么也不写。", "List approvals and what has become of them; nothing is written.")
PRUNE = Text(
    "删去已过期的批准；写了 --of 时连没有对应改动的一起删。",
    "Take out approvals that have expired and, with --of, those that match no change.",
)
APPROVALS_FROM = Text(
    "用哪个版本的 approvals.yaml：CI 里用 old，合并请求就不能批准自己的改动。",
    "Whose approvals.yaml counts: with old, in CI, no merge request approves its own changes.",
)

# refusals
NOTHING_ASKED = Text(
    "请写明要批准的指纹，或者用 --all、--list、--prune。", "Name fingerprints, or use --all, --list or --prune."
)
ONE_AT_A_TIME = Text(
    "指纹、--all、--list、--prune 只能用一种。", "Fingerprints, --all, --list and --prune exclude each other."
)
WANTED = Text("缺少 {option}。", "{option} is missing.")
EMPTY = Text("{option} 不能为空，也不能有换行等控制字符。", "{option} must not be empty or hold control characters.")
TOO_LONG = Text("{option} 不能超过 {most} 个字。", "{option} must not be longer than {most} characters.")
BAD_DATE = Text("{value} 不是日期，请写成 2026-12-31。", "{value} is no date; write it as 2026-12-31.")
PAST = Text("{until} 已经过去，今天是 {today}。", "{until} is over: today is {today}.")
TOO_SHORT = Text("指纹 {value} 太短，至少写 6 位。", "{value} is too short: 6 characters at least.")
UNKNOWN = Text(
    "本次比较没有指纹为 {value} 的改动{close}。共有 {count} 处改动{some}",
    "This comparison has no change {value}{close}. It has {count}{some}",
)
SOME = Text("：{names}。", ": {names}.")
NONE_THERE = Text("。", ".")
ONE = Text("{fingerprint}（{rule} {message}）", "{fingerprint} ({rule} {message})")
SEPARATOR = Text("；", "; ")
AMBIGUOUS = Text("{value} 可以指 {names}，请多写几位。", "{value} may be {names}; write more of it.")
NONE_CHOSEN = Text("没有符合条件的改动，什么也没有写。", "No change fits; nothing was written.")
ALREADY = Text(
    "{fingerprint} 已经批准（至 {until}，岗位：{role}），没有改动；要改写请加 --force。",
    "{fingerprint} is approved already (until {until}, by {role}) and was left; use --force to rewrite it.",
)
NOT_WRITABLE = Text(
    "{file} 的写法（例如方括号列表、条目里的注释）不便改写，没有改动。请手工编辑。",
    "{file} is not written so that it can be edited safely (a list in brackets, comments within entries); edit it by hand.",
)
OPTIONS = {
    "reason": Text("--reason", "--reason"),
    "role": Text("--role", "--role"),
    "until": Text("--until", "--until"),
}

# said
LONG = Text("有效期超过一年（至 {until}），请确认。", "It holds for more than a year (until {until}): is that meant?")
WRITTEN = Text("批准 {fingerprint} {message}（至 {until}）", "approved {fingerprint} {message} (until {until})")
REWRITTEN = Text("改写 {fingerprint} {message}（至 {until}）", "rewrote {fingerprint} {message} (until {until})")
PRUNED = Text("删去 {fingerprint} {what}（{state}）", "took out {fingerprint} {what} ({state})")
NOTHING_PRUNED = Text("没有要删去的批准。", "No approval to take out.")
NO_APPROVALS = Text("没有批准。", "There are no approvals.")
PARTIAL = Text(
    "两个版本没有读全，可能还有没比较的改动。", "Not all of the two versions could be read: more may have changed."
)
LISTED = Text(
    "{fingerprint} {state}，至 {until}，岗位：{role}；{what}；理由：{reason}",
    "{fingerprint} {state}, until {until}, by {role}; {what}; because: {reason}",
)
STATES = {
    "in_force": Text("有效", "in force"),
    "expired": Text("已过期", "expired"),
    "unmatched": Text("有效，没有对应改动", "in force, matches no change"),
}

# in comparisons
APPROVED = Text("已批准（至 {until}，岗位：{role}）：{reason}", "approved (until {until}, by {role}): {reason}")
EXPIRED = Text(
    "批准已过期（至 {until}，岗位：{role}），重新计入",
    "its approval has expired (until {until}, by {role}): it counts again",
)
COUNTED = Text(
    "其中已批准 {approved} 项，不计入 --fail-on；批准已过期 {expired} 项，重新计入。",
    "Approved and not counted: {approved}; approvals that have expired and count again: {expired}.",
)
UNMATCHED = Text(
    "本次比较没有对应改动的批准 {count} 条：{names}",
    "Approvals that match no change of this comparison, {count}: {names}",
)
UNMATCHED_ONE = Text("{fingerprint}（至 {until}）", "{fingerprint} (until {until})")
