"""What is done to a paper before it is laid out."""

from xml.etree.ElementTree import Element, fromstring

from citizen_portal.pdf.maker.tree import prepare


def prepared(body: str) -> Element:
    root = fromstring(f"<html><head><title>x</title></head><body>{body}</body></html>")
    prepare(root)
    return root


def typed(body: str) -> list[Element]:
    return list(prepared(body).iter("bdi"))


def test_the_direction_of_what_was_typed_is_settled() -> None:
    found = typed('<bdi dir="auto">Caféen.</bdi><bdi dir="auto">المقهى.</bdi><bdi dir="ltr">المقهى</bdi>')
    assert [one.get("dir") for one in found] == ["ltr", "rtl", "ltr"]
