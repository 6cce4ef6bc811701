"""What the citizen hands to the employer: a link, as words and as a picture to point a phone at, and a code."""

from __future__ import annotations

from urllib.parse import urlsplit

from .. import links
from ..qr import qr
from ..records.repository import PlacementRecord


def invitation(record: PlacementRecord) -> dict[str, str]:
    """The ways to the employer's page for one placement."""
    code_page = links.address("employer.code_page", record.employer_language)
    address = links.address("employer.page", record.employer_language, token=record.employer_token())
    return {
        "address": address,
        "qr": qr(address),
        "code": record.code,
        "code_page": code_page,
        # What somebody can say on the telephone.
        "host": urlsplit(code_page).netloc,
    }
