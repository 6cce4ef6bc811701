"""A sample for the yearly check: drawn by a seed that is printed, so that the same one can be drawn again."""

from __future__ import annotations

import random
import secrets

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from .. import clock, htmx
from ..records import quality
from ..records.quality import CHECKS
from .access import blueprint
from .quality import asked_period, for_leads, period_words, placement_row
from .tokens import DeskForm

SIZE, MOST = 20, 200


@blueprint.get("/kvalitet/stikproeve")
def quality_sample() -> Response:
    """Without a seed in the address one is drawn, and stands in it from then on."""
    if refused := for_leads():
        return refused
    period, size = asked_period(), asked_size()
    seed = request.args.get("froe", "").strip()[:40]
    if not seed:
        address = url_for(".quality_sample", periode=str(period), antal=size, froe=secrets.token_hex(4))
        return redirect(address, 302)
    known = quality.references(period.first, period.counted_until(clock.today()))
    rows = quality.named(drawn(known, size, seed))
    return htmx.page(
        "desk/quality_sample.html", period=period, named=period_words, seed=seed, size=size, known=len(known),
        rows=[placement_row(row) for row in rows], checks=CHECKS, form=DeskForm(formdata=None),
    )  # fmt: skip


def drawn(references: list[str], size: int, seed: str) -> list[str]:
    """So many of them, or all there are. The same seed draws the same ones from the same placements."""
    # A sample has to be drawn again, not to be kept secret.
    return random.Random(seed).sample(references, min(size, len(references)))


def asked_size() -> int:
    given = request.args.get("antal", "")
    return min(int(given), MOST) if given.isascii() and given.isdigit() and 0 < len(given) < 5 and int(given) else SIZE
