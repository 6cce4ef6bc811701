"""What was just posted, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flask import request
from werkzeug.datastructures import MultiDict

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Stands in the forms beside what somebody types: the token, and the version they decided on.
HIDDEN = ("csrf_token", "seen")


def posted(names: Iterable[str]) -> MultiDict[str, str]:
    """These boxes as they were posted, without the control characters that no keyboard types and no page shows."""
    wanted = (name for name in (*names, *HIDDEN) if name in request.form)
    return MultiDict((name, CONTROLS.sub("", request.form[name])) for name in wanted)


def posted_values(names: Iterable[str]) -> dict[str, str]:
    """The same as they are kept: every box, the ones left out empty."""
    names = tuple(names)
    found = posted(names)
    return {name: found.get(name, "") for name in names}


def expected_version() -> int:
    """The version somebody decided on; 0 when it cannot be told, which is never the latest."""
    given = request.form.get("seen", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
