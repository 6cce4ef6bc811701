"""What others show of the site: the picture beside a shared link, and the icon on a home screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from textwrap import wrap

from flask import Blueprint, current_app, g, request, url_for
from flask_babel import gettext
from PIL import Image, ImageDraw, ImageFont
from werkzeug.wrappers import Response

from .. import i18n
from ..assets.icons import PAPER, PETROL, mark, png
from ..headers import PUBLIC
from ..municipality import municipality

blueprint = Blueprint("sharing", __name__)
SIZE = (1200, 630)
FONTS = Path("/usr/share/fonts/truetype/noto")
INK, SOFT = "#20302f", "#4d5a58"
# How many signs of a title stand in a line.
LINE = 24


@blueprint.get("/<reading:lang>/om/kort.png")
def card() -> Response:
    language = i18n.current()
    body = card_of(gettext("front.title"), gettext("site.name"), municipality().name, language.dir == "rtl")
    return Response(body, mimetype="image/png", headers={"Cache-Control": PUBLIC})


@blueprint.get("/manifest.webmanifest")
def manifest() -> Response:
    """In the language that is asked for, or else the reader's own."""
    g.language = i18n.LANGUAGES.get(request.args.get("sprog", "")) or i18n.preferred()
    asset: Callable[[str], str] = current_app.jinja_env.globals["asset"]  # type: ignore[assignment]
    sizes = {"icon-192.png": (192, "any"), "icon-512.png": (512, "any"), "icon-maskable.png": (512, "maskable")}
    icons = [
        {"src": asset(name), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for name, (side, purpose) in sizes.items()
    ]
    language, start = i18n.current(), url_for("guidance.front")
    told = {
        "name": gettext("site.name"), "short_name": gettext("site.name"), "description": gettext("site.description"),
        "lang": language.tag, "dir": language.dir, "id": start, "start_url": start, "scope": "/",
        "display": "browser", "background_color": PAPER, "theme_color": PAPER, "icons": icons,
    }  # fmt: skip
    told_as = "application/manifest+json"
    return Response(current_app.json.dumps(told), mimetype=told_as, headers={"Cache-Control": PUBLIC})


@lru_cache(16)
def card_of(title: str, site: str, sender: str, from_right: bool) -> bytes:
    """The picture as PNG, from the reader's own edge: mark, title, site; at the other edge who speaks."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, SIZE[1] - 16, *SIZE), fill=PETROL)
    edge = SIZE[0] - 80 if from_right else 80
    image.paste(mark(132), (edge - 132 if from_right else edge, 72))
    anchor, direction = ("ra", "rtl") if from_right else ("la", "ltr")
    words = "\n".join(lines(title))
    bold, align = _font(76, from_right, "Bold"), "right" if from_right else "left"
    draw.multiline_text((edge, 250), words, INK, bold, anchor, spacing=18, align=align, direction=direction)
    near, far = ("rs", "ls") if from_right else ("ls", "rs")
    draw.text((edge, 556), site, SOFT, _font(34, from_right, "Regular"), anchor=near, direction=direction)
    draw.text((SIZE[0] - edge, 556), sender, SOFT, _font(34, False, "Regular"), anchor=far)
    return png(image)


def lines(title: str) -> list[str]:
    """As few lines as hold a title, each about as long as the others: no word stands alone in the last."""
    fewest = len(wrap(title, LINE))
    return next(found for width in range(1, LINE + 1) if len(found := wrap(title, width)) == fewest)


def _font(size: int, arabic: bool, weight: str) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Noto, which the papers need too; where it is missing, the drawing library's own."""
    file = FONTS / f"{'NotoSansArabic' if arabic else 'NotoSerif' if weight == 'Bold' else 'NotoSans'}-{weight}.ttf"
    return ImageFont.truetype(file, size) if file.exists() else ImageFont.load_default(size)
