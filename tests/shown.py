"""What a printed guide shows, read back from HTML and from Markdown, and what the view says that it must show."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml import html
from markdown_it import MarkdownIt

Line = str | tuple[str, str]
"""A text, or a link with its address."""
Atom = tuple[Line, ...]
"""One value: its lines; () where nothing is known."""
READER = MarkdownIt("commonmark").enable("table")


class Shown(NamedTuple):
    """One section: its heading and its values, from top to bottom."""

    heading: str
    atoms: list[Atom]


class Page(NamedTuple):
    """One guide."""

    title: str
    notices: list[str]
    facts: list[Atom]
    short: list[Shown]
    sections: list[Shown]


def plain(text: str) -> str:
    """A text with its white space made one."""
    return " ".join(text.split())


def atom(value: Any) -> Atom:
    """A value of the JSON view."""
    if isinstance(value, str):
        return tuple(line for raw in value.splitlines() if (line := plain(raw)))
    if isinstance(value, dict):
        return ((plain(value["text"]), unquote(value["url"])),)
    return tuple(line for one in value for line in atom(one))


def said(value: Atom) -> str:
    """The lines of a value as one."""
    return " ".join(line if isinstance(line, str) else line[0] for line in value)


def flat(section: Shown) -> Shown:
    """A section in which it does not matter where lines of text break; links stay what they are."""
    atoms = []
    for value in section.atoms:
        lines: list[Line] = []
        for line in value:
            if lines and isinstance(line, str) and isinstance(lines[-1], str):
                lines[-1] = f"{lines[-1]} {line}"
            else:
                lines.append(line)
        atoms.append(tuple(lines))
    return Shown(section.heading, atoms)


# what must be shown


def wanted(section: dict[str, Any], format: str) -> Shown:
    """What a format shows of a section of the JSON view."""
    return Shown(plain(section["heading"]), [one for block in section["blocks"] for one in _block(block, format)])


def _block(block: dict[str, Any], format: str) -> list[Atom]:
    rows = [[atom(cell) for cell in row] for row in block["rows"]]
    caption = [atom(block["caption"])] if block["caption"] else []
    match block["kind"]:
        case "table":
            return caption + [atom(head) for head in block["head"]] + [cell for row in rows for cell in row]
        case "numbers":
            assert [said(row[0]) for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
            return caption + [row[1] for row in rows]
        case "choices" if format == "md":
            named: dict[str, list[str]] = {}
            for group, _, name in rows:
                named.setdefault(said(group), []).append(said(name))
            return caption + [("；".join(names),) for names in named.values()]
        case "choices":
            groups: dict[str, list[Atom]] = {}
            for group, id, name in rows:
                groups.setdefault(said(group), []).append((f"{said(id)}={said(name)}",))
            return caption + [one for found in groups.values() for one in found]
        case "checks":
            return [one for row in rows for one in _check(*row, format)]
        case "chart" if format == "md":
            return []
        case "chart":
            texts = [(*name, *note) for _, name, note in rows]
            kinds = [said(row[0]) for row in rows]
            return [
                *caption,
                (" ".join(kinds),),
                *(one for pair in zip(kinds, texts, strict=True) for one in ((pair[0],), pair[1])),
            ]
    return caption + [cell for row in rows for cell in row]


def _check(name: Atom, amount: Atom, note: Atom, when: Atom, unless: Atom, format: str) -> list[Atom]:
    """One material to tick off; Markdown says it in one line, and has no choice of situations."""
    if format == "md":
        return [(f"{said(name)}{f'：{said(amount)}' if amount else ''}{f'（{said(note)}）' if note else ''}",)]
    return [name, amount, note, (f"when {said(when)} unless {said(unless)}",)]


# what a page shows


def of_html(data: bytes) -> Page:
    """What a page of the site shows."""
    page = html.fromstring(data.decode())
    main = page.find(".//main")
    facts = [_lines(one) for one in main.find("dl[@class='head']").iter("dt", "dd")]
    short, full = (
        [_section(one) for one in main.findall(f"div[@class='{name}']/section")] for name in ("short", "sections")
    )
    assert {one.get("class") for one in main} <= {
        None,
        "crumbs",
        "notice",
        "head",
        "short",
        "full",
        "contents",
        "sections",
        "stamp",
    }
    contents = [(one.get("href")[1:], plain(one.text_content())) for one in main.findall("nav[@class='contents']//a")]
    assert contents == [
        (one.get("id"), plain(one.find("h2").text_content())) for one in main.findall("div[@class='sections']/section")
    ]
    notices = [plain(one.text_content()) for one in main.findall("p[@class='notice']")]
    title = main.find("h1")
    return Page(plain(title.text or ""), notices, facts, short, full)


def _section(section: Any) -> Shown:
    """A section; whatever stands in it is one of its values."""
    heading, *rest = section
    assert heading.tag == "h2"
    return Shown(plain(heading.text_content()), [one for part in rest for one in _values(part)])


def _values(part: Any) -> list[Atom]:
    match part.tag, part.get("class"):
        case "figure", _:
            return _chart(part)
        case "div", "choices":
            return [value for one in part.iter("h3", "label") for value in [_choice(one)]]
        case "ul", "checks":
            return [value for one in part for value in _ticked(one)]
        case (("ol" | "ul" | "dl" | "table" | "thead" | "tbody" | "tr" | "div"), _):
            assert not (part.text or "").strip()
            return [value for one in part for value in _values(one)]
    assert part.tag in {"h3", "caption", "p", "li", "dt", "dd", "th", "td"}, part.tag
    return [_lines(part)]


def _choice(element: Any) -> Atom:
    """A situation with its id, or what the choice is called."""
    text = plain(" ".join(element.itertext()))
    return (f"{element.find('input').get('value')}={text}" if element.tag == "label" else text,)


def _ticked(item: Any) -> list[Atom]:
    """Name, amount and note of a material, and when it counts."""
    name, amount, note = item.find(".//span"), item.find(".//b"), item.find("small")
    when = f"when {item.get('data-when', '')} unless {item.get('data-unless', '')}"
    return [*(() if one is None else _lines(one) for one in (name, amount, note)), (when,)]


def _chart(figure: Any) -> list[Atom]:
    """Kinds of the boxes that are drawn, then kind and words of each; what is drawn says the same, or its beginning."""
    boxes = [one.get("class") for one in figure.iter("rect")]
    points = figure.findall("details/ol/li")
    drawn = plain("".join(one.text or "" for one in figure.iter("text"))).replace(" ", "")
    told = plain("".join(one.text_content() for one in points)).replace(" ", "")
    pieces = [piece for piece in re.split("…", drawn) if piece]
    at = 0
    for piece in pieces:
        at = told.index(piece, at) + len(piece)
    assert "…" in drawn or at == len(told)
    return [(" ".join(boxes),), *(one for point in points for one in ((point.get("class"),), _lines(point)))]


def _lines(element: Any) -> Atom:
    """The lines of an element, broken at `<br>`."""
    found: list[list[Any]] = [[element.text or ""]]
    for child in element:
        if child.tag == "br":
            found.append([])
        else:
            assert child.tag == "a", child.tag
            found[-1].append((plain(child.text_content()), unquote(child.get("href"))))
        found[-1].append(child.tail or "")
    return _joined(found)


def _joined(found: list[list[Any]]) -> Atom:
    lines: list[Line] = []
    for parts in found:
        links = [part for part in parts if isinstance(part, tuple)]
        text = plain("".join(part for part in parts if isinstance(part, str)))
        assert not (links and text) and len(links) < 2
        lines += links or ([text] if text else [])
    return tuple(lines)


def of_md(data: bytes, form: str) -> Page:
    """What a page of Markdown shows, up to the rule above the way back to the list of guides."""
    tokens = READER.parse(data.decode())
    ends = [at for at, token in enumerate(tokens) if token.type == "hr"]
    title, notices, facts, sections = "", [], [], []
    quoted = False
    for before, token in pairwise(tokens[: ends[-1]]):
        quoted = (quoted or token.type == "blockquote_open") and token.type != "blockquote_close"
        if token.type != "inline":
            assert token.type.endswith(("_open", "_close")), token.type
        elif before.tag == "h1":
            title = said(_inline(token.children))
        elif before.tag == "h2":
            sections.append(Shown(said(_inline(token.children)), []))
        elif quoted:
            notices.append(said(_inline(token.children)))
        else:
            assert before.tag in {"p", "th", "td"}, before.tag
            (sections[-1].atoms if sections else facts).extend(_points(token.children))
    return Page(title, notices, facts, sections if form == "short" else [], sections if form == "full" else [])


def _points(children: list[Any]) -> list[Atom]:
    """A label in bold with the value behind its colon, a caption in bold, or a value."""
    kinds = [child.type for child in children]
    if len(kinds) > 2 and kinds[0] == "text" and not children[0].content and kinds[1] == "strong_open":
        children, kinds = children[1:], kinds[1:]
    if kinds[:1] != ["strong_open"]:
        return [_inline(children)]
    end = kinds.index("strong_close")
    label, rest = _inline(children[1:end]), children[end + 1 :]
    rest = [child for child in rest if child.type != "text" or child.content]
    if not rest:
        return [label]
    first = rest[0]
    assert first.content.startswith(("：", ": ")), first.content
    first.content = first.content[1:]
    return [label, _inline(rest)]


def _inline(children: list[Any]) -> Atom:
    """The lines of inline text; a soft break shows as a sign that no text has."""
    found: list[list[Any]] = [[]]
    link: list[str] | None = None
    address = ""
    for child in children:
        if child.type in ("text", "text_special"):
            (found[-1] if link is None else link).append(child.content)
        elif child.type == "hardbreak" or (child.type == "html_inline" and child.content == "<br>"):
            found.append([])
        elif child.type == "link_open":
            link, address = [], str(child.attrs["href"])
        elif child.type == "link_close":
            found[-1].append((plain("".join(link or ())), unquote(address)))
            link = None
        else:
            assert child.type == "softbreak", child.type
            found[-1].append(" ⏎ ")
    if not any(isinstance(part, tuple) and len(list(filter(None, parts))) > 1 for parts in found for part in parts):
        return _joined(found)
    # Where links stand within text, as in a checklist, their words count alone.
    return tuple(plain("".join(part if isinstance(part, str) else part[0] for part in parts)) for parts in found)
