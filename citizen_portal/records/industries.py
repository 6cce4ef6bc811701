"""Which industry a company is in, as the register said when somebody looked it up: a code of DB07, by its number."""

from __future__ import annotations

from typing import Any

from .. import links
from ..storage.database import db
from ..storage.inserts import inserts
from ..storage.tables import CompanyIndustryRow

TABLE: Any = CompanyIndustryRow.__table__
KEEP = {
    name: insert.on_conflict_do_update(index_elements=["cvr_key"], set_={"code": insert.excluded.code})
    for name, insert in inserts(TABLE).items()
}


def remember(cvr: str, code: str) -> None:
    """Keep what the register said of the company with this number of eight digits, in place of what it said before."""
    db.session.execute(KEEP[db.engine.dialect.name], {"cvr_key": _print(cvr), "code": code})
    db.session.commit()


def industry_of(cvr: str) -> str:
    """The code of the company with this number; "" where nobody has looked it up."""
    found = db.session.get(CompanyIndustryRow, _print(cvr)) if cvr else None
    return found.code if found else ""


def _print(cvr: str) -> str:
    return links.fingerprint("company", f"cvr:{cvr}")
