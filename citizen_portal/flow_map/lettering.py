"""How wide a word is, near enough, and where a line of it ends: there is no browser here to ask. Pure."""

from __future__ import annotations

from dataclasses import dataclass

NARROW, WIDE = frozenset(" ijlrtfI.,:;!|'()/-»«ıاأإآلـ،ر"), frozenset("mwMWæøœшщюжмфыШЩЮЖМФ@—%")


@dataclass(frozen=True)
class FontSize:
    """A size of letters, and how far apart its lines stand."""

    size: int
    leading: int

    def wrap(self, text: str, room: float) -> tuple[str, ...]:
        """The text in lines no wider than the room, as far as its words allow."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(lines)

    def width(self, text: str) -> float:
        """A little too wide rather than too narrow, whatever the reader's own letters are."""
        return sum(map(_share, text)) * self.size

    def height(self, lines: tuple[str, ...]) -> int:
        return len(lines) * self.leading


def _share(letter: str) -> float:
    """The width of a letter as a share of its height."""
    if letter in NARROW:
        return 0.35
    if letter in WIDE:
        return 0.87
    return 0.7 if letter.isupper() else 0.57
