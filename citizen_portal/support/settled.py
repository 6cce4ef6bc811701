"""What the law of the day settles for everybody in the flow, so that nobody is asked. Pure.

Three rules of `rules.toml` switch it, each by its own value and confidence: see "When the law changes" in
docs/writing.md.
"""

from __future__ import annotations

from .. import flow
from ..rules import Rules

# The unemployment fund has everybody's talks in the first months. While that is not sure, the months tell nothing.
TALKS = "talks.akasse_first"
# Who gets kontanthjælp is ready for a job unless the jobcenter says otherwise; the young follow the rules of all.
READY = "kontanthjaelp.ready_by_default"
YOUNG = "kontanthjaelp.young_apart"


def settled(rules: Rules, answers: flow.Answers) -> flow.Answers:
    """The answers nobody has to give on a day with these rules."""
    found = {}
    if not stands(rules, TALKS):
        found["since"] = "unsure"
    if answers.get("benefit") == "kontanthjaelp":
        found |= {"readiness": "jobparat"} if stands(rules, READY) else {}
        found |= {"age": "over"} if known(rules, YOUNG) and not rules[YOUNG].value else {}
    return found


def stands(rules: Rules, rule_id: str) -> bool:
    """Whether the law says so, and it may be told as a fact."""
    return known(rules, rule_id) and bool(rules[rule_id].value)


def known(rules: Rules, rule_id: str) -> bool:
    return rule_id in rules and rules[rule_id].quotable
