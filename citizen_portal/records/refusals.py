"""Why a change of a placement was not written."""

from __future__ import annotations

from ..placement.finding import Finding


class Refused(Exception):
    """Nothing was written."""


class ChangedMeanwhile(Refused):
    """Somebody else changed the placement since it was read."""


class GoneMeanwhile(Refused):
    """The placement has been deleted since it was read."""


class NotAllowed(Refused):
    """This side may not let this happen to a placement that stands like this."""


class Stopped(Refused):
    """The two would agree to what a rule stops. `findings` say which."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__()
        self.findings = findings
