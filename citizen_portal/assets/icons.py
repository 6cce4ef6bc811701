"""The mark of the site as PNG, for home screens: an open door, as in favicon.svg."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageDraw

PETROL, PAPER, APRICOT = "#0f5459", "#fbf7f0", "#f2b083"
# Drawn larger and made smaller: the drawing library has no smooth edges.
FINER = 4
# What stands at the edge of a maskable icon may be cut off.
SAFE = 0.72


def icons() -> Iterator[tuple[str, bytes]]:
    """The files by name. A square ground throughout: every system rounds it in its own way."""
    for size in (180, 192, 512):
        yield f"icon-{size}.png", png(mark(size))
    yield "icon-maskable.png", png(mark(512, SAFE))


def mark(size: int, scale: float = 1.0) -> Image.Image:
    """The door on its ground, `scale` of the size of the picture."""
    side = size * FINER
    image = Image.new("RGB", (side, side), PETROL)
    draw = ImageDraw.Draw(image)
    unit, edge = side * scale / 32, side * (1 - scale) / 2

    def at(*numbers: float) -> list[float]:
        return [edge + number * unit for number in numbers]

    draw.pieslice(at(9, 6, 23, 20), 180, 360, fill=PAPER)
    draw.rectangle(at(9, 13, 23, 27), fill=PAPER)
    draw.pieslice(at(9, 6, 23, 20), 180, 270, fill=APRICOT)
    draw.polygon(at(9, 13, 16, 6, 18, 9, 18, 27, 9, 27), fill=APRICOT)
    draw.ellipse(at(13.3, 16.8, 15.7, 19.2), fill=PETROL)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def png(image: Image.Image) -> bytes:
    kept = BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()
