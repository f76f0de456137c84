"""Words of the site around the guides: its first page, lists, and what stands at the edge of every page."""

from __future__ import annotations

from svcstd.messages import Text

# around the pages of the site
SKIP = Text("跳到正文", "Skip to the content")
LARGE = Text("大字", "Large print")
PRINT = Text("打印", "Print")
QR = Text("二维码：本指南的网址、版本和校验码", "QR code: address, version and digest of this guide")
QR_PAGE = Text("二维码：本页的网址", "QR code: address of this page")
CHECKED = Text("已备齐 {done}/{all}", "{done} of {all} ready")
WHERE = Text("当前位置", "You are here")
START = Text("首页", "Start")
FULL = Text("完整版", "Full version")
ITEMS = Text("全部事项", "All items")
SEARCH = Text("搜索", "Search")
SEARCH_TIP = Text("输入事项名称、编码或拼音首字母", "Name, code or pinyin initials of an item")
NO_SCRIPT = Text("浏览器没有运行脚本，请从“全部事项”里查找。", "Scripts are off; look in “All items”.")
NO_SERVER = Text(
    "直接打开文件时不能搜索，请从“全部事项”里查找；放到网页服务器上就能搜索。",
    "There is no search in a file opened by itself: look in “All items”. On a web server it works.",
)
FOUND = Text("找到 {count} 项", "Found: {count}")
NONE_FOUND = Text("没有找到，请换一个词，或从下面的分类查找。", "Nothing found; try another word, or browse below.")
FOUND_BOTH = Text("找到 {items} 个事项，{guides} 份办事指南", "{items} items, {guides} guides found")
FOUND_CHOOSE = Text(
    "找到 {items} 个事项；要查办事指南全文，请先选择地区。",
    "{items} items found; choose a place to search the text of its guides.",
)
FOUND_ITEMS = Text("事项", "Items")
FOUND_GUIDES = Text("办事指南", "Guides")
SEARCH_PLACE = Text("办理地区", "Place")
ALL_PLACES = Text("全部地区", "All places")
SHOW_MORE = Text("显示更多", "Show more")
BROWSE = Text("分类查找", "Browse")
BY_PLACE = Text("按地区", "By place")
BY_BODY = Text("按部门", "By department")
BY_AUDIENCE = Text("按服务对象", "By applicant")
BY_THEME = Text("按主题", "By theme")
BY_EVENT = Text("按人生和经营阶段", "By life event")
ALL_BODIES = Text("全部部门", "All departments")
FIGURE_ITEMS = Text("事项", "items")
FIGURE_GUIDES = Text("办事指南", "guides")
FIGURE_PLACES = Text("地区", "places")
FIGURE_BODIES = Text("部门", "departments")
FIGURE_ONLINE = Text("网上可办的指南", "guides with a way online")
FIGURE_ONCE = Text("写明最多跑一次的指南", "guides that promise at most one visit")
COUNTERS = Text("服务场所", "Where to go")
PERSONS = Text("自然人", "Individuals")
ORGANISATIONS = Text("法人和其他组织", "Organisations")
ITEM_PLACES = Text("{places} 个地区办理本事项。", "Places: {places}.")
ITEMS_COUNT = Text("共 {items} 个事项。", "Items: {items}.")
BODIES_COUNT = Text("共 {bodies} 个部门。", "Departments: {bodies}.")
PLACES_COUNT = Text("办理地区数", "Places")

# index pages
INDEX_HOME = Text("返回目录", "All guides")
INDEX_COUNTS = Text("共 {pages} 份办事指南，{places} 个地区。", "Guides: {pages}. Places: {places}.")
INDEX_OF_PLACE = Text("共 {pages} 份办事指南。", "Guides: {pages}.")
INDEX_LEVEL = Text("{level}（{pages} 份，{places} 个地区）", "{level} (guides: {pages}, places: {places})")
INDEX_PLACE = Text("{place}的办事指南", "Guides of {place}")
INDEX_PAGES = Text("份数", "Guides")
INDEX_MORE = Text(
    "本级共 {places} 个地区，全部列在另一页", "All places of this level ({places}), on a page of their own"
)
AGENCY = Text("实施主体", "Body")
