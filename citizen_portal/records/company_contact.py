"""Who at the municipality answers the workplace of a placement."""

from __future__ import annotations

from ..company_contacts import CompanyContact, company_contacts
from ..placement import phrases
from ..placement.state import PlacementState
from ..typed.digits import only_digits
from .industries import industry_of


def contact_of(state: PlacementState) -> CompanyContact:
    """By the company's number, its industry where the register told it, or the trade of the placement."""
    known = {**state.fields, **state.employer}
    cvr = only_digits(known.get("cvr", ""))
    return company_contacts().of(cvr, industry_of(cvr), phrases.phrase_id(known.get("trade", "")))
