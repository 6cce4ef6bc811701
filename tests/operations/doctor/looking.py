"""A site to be looked at, and what was found."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from citizen_portal.operations.doctor import settings
from citizen_portal.operations.doctor.finding import Finding, Site

NOBODY = "127.0.0.1:1"


def site(folder: Path, **environ: str) -> Site:
    return settings.site({"PORTAL_DATA": str(folder), **environ})


def told(found: Iterable[Finding], about: str = "") -> list[str]:
    """The grades, and the words, of what is about this."""
    return [f"{one.grade}: {one.says}" for one in found if about in one.about]


def grades(found: Iterable[Finding]) -> set[str]:
    return {str(one.grade) for one in found}
