"""A page that is read quickly is read as well as by the book."""

from __future__ import annotations

import pytest

from .page_trees import by_the_book, nodes, parsed, quickly, right, steps_of, tags_of

FRAME = (
    '<!doctype html>\n<html lang="da">\n<head>\n<title>Et &amp; andet</title>\n</head>\n<body>\n{}\n</body>\n</html>\n'
)
# The ways in which a page says less than its tree holds.
INSIDE = [
    "<p>Kaffe og <b>kage</b>, <br>to gange</p> bagefter",
    '<input name="a" required><img src="/a.png" alt="">',
    '<svg viewBox="0 0 1 1"><path d="M0 0"/><use href="#a"></use></svg><p>efter</p>',
    "<textarea name=a>\n\nto linjer</textarea><pre>\nen</pre>",
    "<select name=a><option>en<option selected>to</select><datalist id=b><option>tre</option><option>fire</datalist>",
    "<!-- til os selv --><p>Den, der læser &lt;højt&gt;</p>",
]


@pytest.mark.parametrize("inside", INSIDE)
def test_both_ways_of_reading_come_to_the_same_tree(inside: str) -> None:
    tree, faults = by_the_book(FRAME.format(inside))
    assert not faults and nodes(tree) == nodes(quickly(FRAME.format(inside)))


@pytest.mark.parametrize("inside", INSIDE)
def test_what_is_read_quickly_says_its_own_words(inside: str) -> None:
    parsed(FRAME.format(inside))
    text = FRAME.format(inside).replace("Et &amp; andet", "Noget tredje").replace("læser", "ser")
    assert steps_of(text) <= right
    tree, faults = parsed(text)
    assert not faults and nodes(tree) == nodes(by_the_book(text)[0]) != nodes(parsed(FRAME.format(inside))[0])


@pytest.mark.parametrize(
    "wrong",
    [
        "<p>a</p></p>", "<p>a & b &c; </p>", "<p>a\x01</p>", "<p>a</div></p>", "<p>a < b</p>", '<p id="a"id="b">a</p>',
        '<p title="a" title="b">a</p>', "<table><p>a</p></table>", "<p><div>a</div></p>", '<p title="&c;">a</p>',
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_after_the_same_page_has_been_right(wrong: str) -> None:
    parsed(FRAME.format("<p>a</p>"))
    parsed(FRAME.format('<p title="a">a</p>'))
    assert parsed(FRAME.format(wrong))[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a</p>", "<p> </p>"), ('<input type="text">', '<input type="hidden">'), ("<p>a</p>", "<p>a</p >"),
        ("<p>a</p>", "<p>a<br></p>"), ("<p>a</p>", "<p hidden>a</p>"), ('<p id="a">', "<p id='a'>"),
    ],
)  # fmt: skip
def test_what_may_make_another_tree_is_never_taken_for_the_same(one: str, other: str) -> None:
    assert tags_of(one) != tags_of(other)


def test_pages_made_of_what_was_right_elsewhere_are_read_quickly() -> None:
    for inside in ("<ul><li>a</li></ul>", "<ul><li>a</li><li><a href='/'>b</a></li></ul>"):
        parsed(FRAME.format(inside))
    text = FRAME.format("<ul><li>c</li><li>d</li><li>e</li><li><a href='/'>f</a></li></ul>")
    assert steps_of(text) <= right and nodes(parsed(text)[0]) == nodes(by_the_book(text)[0])
    assert not steps_of(text.replace("ul>", "ol>")) <= right


def test_a_part_of_a_page_is_always_read_by_the_book() -> None:
    part = "<h1>Del</h1>"
    assert parsed(part)[1] == parsed(part)[1] != [] and not steps_of(part) <= right
