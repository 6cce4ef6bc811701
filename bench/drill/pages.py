"""What a browser knows of a page: its forms, filled in as they stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """Where it is sent, and what goes along when nothing is typed. `buttons` are the names of those that have one."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.area, self.chosen, self.words = "", "", ""
        self.marks: dict[str, str] = {}

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in pairs}
        self.marks |= {name: told.get("href") or value for name, value in told.items() if name.startswith("data-")}
        if tag == "form":
            self.open = Form(told.get("action", "")) if told.get("method") == "post" else None
            self.forms += [self.open] if self.open else []
        elif self.open and (name := told.get("name")):
            self._box(tag, name, told)
        if tag == "option" and self.open and self.chosen and "selected" in told:
            self.open.fields[self.chosen] = told.get("value", "")

    def _box(self, tag: str, name: str, told: dict[str, str]) -> None:
        assert self.open
        if tag == "textarea":
            self.area, self.words = name, ""
        elif tag == "select":
            self.chosen = name
        elif tag == "button" or told.get("type") == "submit":
            self.open.buttons.add(name)
        elif tag == "input" and (told.get("type") not in ("radio", "checkbox") or "checked" in told):
            self.open.fields[name] = told.get("value", "")

    def handle_data(self, data: str) -> None:
        self.words += data if self.area else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area and self.open:
            # A line break right after the tag is not part of what was typed.
            self.open.fields[self.area], self.area = self.words.removeprefix("\n"), ""
        elif tag == "select":
            self.chosen = ""
        elif tag == "form":
            self.open = None


@dataclass(frozen=True)
class Page:
    """`marks` are the data attributes of the page, each with its value or, of a link, where it leads."""

    forms: list[Form]
    marks: dict[str, str]

    def form(self, box: str = "") -> Form | None:
        """The first form, or the first that has this box or button."""
        return next(self._with(box), None)

    def _with(self, box: str) -> Iterator[Form]:
        return (one for one in self.forms if not box or box in one.fields or box in one.buttons)


def read(text: str) -> Page:
    reader = _Reader()
    reader.feed(text)
    return Page(reader.forms, reader.marks)
