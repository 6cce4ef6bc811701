"""Whatever is seen or done at the desk is written down before it is shown, or with what is done."""

from __future__ import annotations

from flask import g, request
from werkzeug.wrappers import Response

from .. import links
from ..records import audit
from ..records.audit import What, WhyLooked
from .access import OPEN, blueprint

# Somebody takes a table along.
TABLES = ("text/csv",)


@blueprint.before_request
def note() -> None:
    """By address alone, so that a page or a button to come is written down, too."""
    if g.staff is None or request.endpoint in OPEN:
        return
    reference = links.written_code(str((request.view_args or {}).get("reference", "")))
    named = reference if "reference" in (request.view_args or {}) else ""
    if request.method == "POST":
        audit.intend(g.staff.id, What.HANDLED, WhyLooked.CASE, named, detail())
    elif named:
        audit.opened(g.staff.id, named)
    elif request.args.get("q", "").strip():
        # Who was looked for lies sealed wherever it is kept: it is not written here in the open.
        audit.done(What.SEARCHED, detail(), WhyLooked.LOOKED_UP, by=g.staff.id)


def detail() -> str:
    """The button that was pressed, or the page."""
    return str((request.view_args or {}).get("decision") or (request.endpoint or "").partition(".")[2])


@blueprint.after_request
def note_table(response: Response) -> Response:
    if g.get("staff") and response.status_code == 200 and response.mimetype in TABLES:
        audit.done(What.EXPORTED, detail(), by=g.staff.id)
    return response
