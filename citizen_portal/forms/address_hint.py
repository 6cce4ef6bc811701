"""A question about an address that seems to hold a slip of the finger. It is only asked: the address stands."""

from __future__ import annotations

from flask_babel import gettext

from ..typed.address_slips import meant_address


def address_hint(address: str) -> str:
    """The question, or "" where nothing is odd."""
    meant = meant_address(address)
    # An address runs from left to right, also in the middle of a sentence that does not.
    return gettext("address.meant", address=f"\u2066{meant}\u2069") if meant else ""
