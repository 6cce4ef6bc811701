"""What is done to a paper before it is laid out."""

from xml.etree.ElementTree import Element, fromstring

from citizen_portal.pdf.maker.tree import prepare


def prepared(body: str) -> Element:
    root = fromstring(f"<html><head><title>x</title></head><body>{body}</body></html>")
    prepare(root, lambda sign: False)
    return root


def typed(body: str) -> list[Element]:
    return list(prepared(body).iter("bdi"))


def test_the_direction_of_what_was_typed_is_settled() -> None:
    found = typed('<bdi dir="auto">Caféen.</bdi><bdi dir="auto">المقهى.</bdi><bdi dir="ltr">المقهى</bdi>')
    assert [one.get("dir") for one in found] == ["ltr", "rtl", "ltr"]


def test_a_sign_without_letters_stands_there_as_a_number_with_the_sentence_about_it() -> None:
    root = prepared('<bdi>𠮷野</bdi> efter<p data-brackets="">Om [ ]</p>')
    assert [one.text for one in root.iter("bdi")] == ["[U+20BB7]野"]
    assert [one.text for one in root.iter("p")] == ["Om [ ]"]


def test_without_such_a_sign_there_is_no_sentence() -> None:
    root = prepared('<div><p data-brackets="">Om [ ]</p><p>Slut</p></div><bdi>李小龍</bdi><bdi/>')
    assert [one.text for one in root.iter("p")] == ["Slut"]


def test_long_words_are_broken() -> None:
    (found,) = typed(f"<bdi>{'a' * 200}</bdi>")
    assert found.text is not None and len(found.text.split("\u200b")) == 5


def test_a_mixture_is_shortened_and_marked() -> None:
    root = prepared(f'<bdi>{"aж" * 8000}</bdi><p data-brackets="">Om [ ]</p>')
    assert root.get("class") == "mixture"
    shown = next(root.iter("bdi")).text or ""
    assert shown.replace("\u200b", "") == "aж" * 300 + "[…]"
    assert list(root.iter("p"))


def test_what_people_write_is_neither() -> None:
    root = prepared("<bdi>Lave kaffe.</bdi>")
    assert root.get("class") is None and next(root.iter("bdi")).text == "Lave kaffe."
