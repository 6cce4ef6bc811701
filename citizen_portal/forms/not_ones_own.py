"""The employer's answer must come from somebody else than the citizen: the contact is not the citizen again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..placement.folded import folded
from ..typed.contacts import same_mailbox, same_phone
from .validators import refuse


def refuse_ones_own(field: Any, citizen: Mapping[str, str]) -> None:
    """Refuse a contact's box that holds what the citizen has said of herself. `field.short_name` tells which box."""
    own = citizen.get(field.short_name.removeprefix("contact_"), "")
    same = SAME[field.short_name]
    if own.strip() and same(field.data or "", own):
        refuse(f"{field.short_name}.own")


def same_name(one: str, other: str) -> bool:
    return folded(one) == folded(other)


SAME = {"contact_email": same_mailbox, "contact_phone": same_phone, "contact_name": same_name}
