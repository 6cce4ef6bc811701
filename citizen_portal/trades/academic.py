"""Which trades people with a long education look for, and which phrases are for them. Pure."""

from __future__ import annotations

TRADES = (
    "data-analysis", "research-assistant", "ngo-project", "communication", "engineering", "architecture", "hr",
    "laboratory", "museum", "marketing", "web-development", "library",
)  # fmt: skip
# A piece of work of one's own: not asked of whoever tries a café.
PHRASES = (
    "purpose-job.project-plan", "purpose-kompetence.portfolio-piece", "purpose-kompetence.analysis",
    "purpose-udvikling.degree-elsewhere",
)  # fmt: skip
