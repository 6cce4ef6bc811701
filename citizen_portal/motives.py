"""What people want out of a placement, and the purpose each of these motives suggests. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MOTIVES: Mapping[str, str] = MappingProxyType({
    # Each motive, and the one of the three purposes that suits it best.
    "experience": "kompetence", "inspiration": "udvikling", "foot-in-the-door": "job", "network": "job",
    "try-together": "job", "see-the-company": "job", "plan-b": "udvikling", "been-told-to": "udvikling",
    "cv": "kompetence", "good-experience": "udvikling", "confidence": "udvikling", "refresh": "kompetence",
})  # fmt: skip
