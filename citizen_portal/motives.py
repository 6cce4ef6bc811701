"""What people want out of a placement, in four groups, and the purpose each of these motives suggests. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MOTIVES: Mapping[str, str] = MappingProxyType({
    # Each motive, and the one of the three purposes that suits it best.
    "foot-in-the-door": "job", "see-the-company": "job", "try-together": "job",
    "experience": "kompetence", "refresh": "kompetence", "cv": "kompetence",
    "inspiration": "udvikling", "plan-b": "udvikling", "been-told-to": "udvikling",
    "network": "job", "confidence": "udvikling", "good-experience": "udvikling",
})  # fmt: skip

# How they are shown: so many of them after each other, under a name.
GROUPS: Mapping[str, int] = MappingProxyType({"way-in": 3, "learning": 3, "direction": 3, "people": 3})
