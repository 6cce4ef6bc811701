"""Why an employer says no: a few reasons to choose from. Pure. The words lie under `employer.no.` and `declined.`."""

from __future__ import annotations

DECLINE_REASONS = ("no_room", "no_time", "not_now", "not_fitting", "not_agreed", "other")
