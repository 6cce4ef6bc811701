"""What the rules say, in the reader's words."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import format_date, gettext

from .. import i18n
from ..guidance.figures import figure_text
from ..placement.fields import BY_NAME
from ..placement.finding import Finding
from ..rules import Figure


def explained(found: tuple[Finding, ...]) -> list[dict[str, Any]]:
    """Findings in the reader's words."""
    return [_explained(finding) for finding in found]


def explained_to_employer(found: tuple[Finding, ...]) -> list[dict[str, Any]]:
    """The same for the employer, who must not learn from it which benefit somebody is on.

    A rule that is another one for each benefit is told without its number, its source and the end of its id.
    """
    return [_veiled(finding) if _tells_benefit(finding) else _explained(finding) for finding in found]


def _tells_benefit(finding: Finding) -> bool:
    return len([benefit for benefit in BY_NAME["benefit"].choices if finding.rule.holds_for(benefit)]) == 1


def _veiled(finding: Finding) -> dict[str, Any]:
    family = finding.rule.id.rpartition(".")[0]
    words = f"finding.{family}.{finding.kind}.employer"
    return {
        "rule": family, "kind": finding.kind, "step": "",
        **{part: gettext(f"{words}.{part}") for part in ("title", "reason", "mend")},
    }  # fmt: skip


def _explained(finding: Finding) -> dict[str, Any]:
    values = {name: _shown(value) for name, value in finding.values.items()}
    rule = finding.rule
    return {
        "rule": rule.id,
        "kind": finding.kind,
        "step": finding.step,
        "is_approval": _is_approval(finding),
        **{part: gettext(f"{finding.words}.{part}", **values) for part in ("title", "reason", "mend")},
        "source_name": rule.source_name,
        "source_url": rule.source_url,
        "source_date": rule.source_date,
        "law_ref": rule.law_ref,
    }


def _is_approval(finding: Finding) -> bool:
    """Whether it says to wait for the approval: said of every placement, and never of one line of it."""
    return finding.rule.id.endswith(".approval_before_start")


def _shown(value: date | Figure | str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return str(format_date(value, "long"))
    return figure_text(value, i18n.current().locale, gettext)
