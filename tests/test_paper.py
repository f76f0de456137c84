import time

import pytest

from svcstd.paper import BadTemplate, Paper, sandbox


def printed(text, ink=None, autoescape=True, **view):
    others = {"page": text, "self": '{% include "self" %}', "more.j2": "<b>{{ word }}</b>", "huge": "x" * (300 << 10)}
    return Paper(others.get, ink=ink, autoescape=autoescape).print("page", view)


@pytest.mark.parametrize(
    ("text", "view", "page"),
    [
        ("{{ word }}", {"word": "<b>&"}, "&lt;b&gt;&amp;"),
        ("{{ word }}", {"word": "{{ 7*7 }}"}, "{{ 7*7 }}"),
        ("{% for a, b in rows %}{{ a }}{{ b }};{% endfor %}", {"rows": (("1", "2"), ("3", "4"))}, "12;34;"),
        ("{% for a in rows %}{{ loop.index }}{% endfor %}", {"rows": "xy"}, "12"),
        ('{% include "more.j2" %}', {"word": "&"}, "<b>&amp;</b>"),
        ("{% if word == 'x' and not other %}yes{% else %}no{% endif %}", {"word": "x", "other": ""}, "yes"),
        ("{{ word|upper }}{{ missing|default('-') }}", {"word": "x"}, "X-"),
    ],
)
def test_print(text, view, page):
    assert printed(text, **view) == page


def test_ink_comes_before_escaping():
    assert printed("{{ word }}", ink=lambda value: f"<{value}>", word="&") == "&lt;&amp;&gt;"


@pytest.mark.parametrize(
    "text",
    [
        "{{ word.upper() }}",
        "{{ 7 * 7 }}",
        "{{ 'a' ~ 'b' }}",
        "{{ word[1:2] }}",
        "{% macro m() %}x{% endmacro %}",
        "{% set x %}y{% endset %}",
        "{% filter upper %}x{% endfilter %}",
        "{% autoescape false %}{{ word }}{% endautoescape %}",
        "{{ word|safe }}",
        "{{ word|attr('__class__') }}",
        "{{ word|join(word) }}",
        "{{ word|format }}",
        "{% import 'more.j2' as more %}",
        "{{ word.__class__ }}",
        "{{ missing }}",
        "{{ word.missing }}",
        "{{ range }}",
        "{% for x in range %}{% endfor %}",
        "{% include 'nothing.j2' %}",
        "{% include '../secret' %}",
        "{% include word %}",
        "{% include 'self' %}",
        "{% include 'huge' %}",
        "{% for x in word %}",
        "{{ 1 if }}",
        "{% if word > 1 %}{% endif %}",
    ],
)
def test_refused(text):
    with pytest.raises(BadTemplate):
        printed(text, word="/etc/passwd")


NESTED = "{% for a in rows %}" * 9 + "{% endfor %}" * 9
CONSTANT = "{% for a in [1,2,3,4,5,6,7,8,9,10] %}" * 9 + "x" + "{% endfor %}" * 9


@pytest.mark.parametrize("text", [NESTED, CONSTANT, NESTED.replace("{% endfor %}", "{{ a }}{% endfor %}", 1)])
def test_endless(text):
    start = time.process_time()
    with pytest.raises(BadTemplate, match=r"steps|characters"):
        printed(text, rows=tuple("0123456789"))
    assert time.process_time() - start < 5


def test_too_long(monkeypatch):
    monkeypatch.setattr(sandbox, "MOST_PAGE", 10_000)
    text = "{% for a in rows %}{{ word }}{% endfor %}"
    assert len(printed(text, rows="x" * 4000, word="x")) == 4000
    with pytest.raises(BadTemplate, match="10000 characters"):
        printed(text, rows="x" * 4000, word="xxx")


def test_names_the_line():
    with pytest.raises(BadTemplate) as error:
        printed("one\n{{ missing }}\n")
    assert (error.value.name, error.value.line) == ("page", 2)
    with pytest.raises(BadTemplate) as error:
        printed("one\n\n{{ 2 * 2 }}\n")
    assert error.value.line == 3


def test_paper_is_clean_after_a_refusal():
    paper = Paper({"bad": NESTED, "good": "{% for a in rows %}{{ a }}{% endfor %}"}.get)
    for _ in range(2):
        with pytest.raises(BadTemplate):
            paper.print("bad", {"rows": tuple("0123456789")})
        assert paper.print("good", {"rows": "ab"}) == "ab"
