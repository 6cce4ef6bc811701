"""How many parts an SMS is sent and paid for in, by the letters in it (GSM 03.38). Pure."""

from __future__ import annotations

# The letters that take seven bits each; those of the extension are sent as two.
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")

# Signs, in a message of one part and in each part of a longer one. One letter outside the alphabet makes all of them
# take sixteen bits.
ALONE, TOGETHER = 160, 153
ALONE_WIDE, TOGETHER_WIDE = 70, 67


def sms_parts(text: str) -> int:
    """How many parts this text takes; at least one."""
    if BASIC.union(EXTENSION).issuperset(text):
        return _parts(sum(2 if sign in EXTENSION else 1 for sign in text), ALONE, TOGETHER)
    # Outside the first plane a sign is sent as two.
    return _parts(len(text.encode("utf-16-be")) // 2, ALONE_WIDE, TOGETHER_WIDE)


def _parts(signs: int, alone: int, together: int) -> int:
    return 1 if signs <= alone else -(-signs // together)
