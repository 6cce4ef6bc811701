"""Everything that can be done stands in the matrices of two at once, or is named here with the reason why not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citizen_portal.operations import placement_commands
from citizen_portal.operations.placement_commands import DECISIONS
from citizen_portal.placement.status import MOVES, PARTIES, TRANSITIONS, EventKind, Side

from ..placements import STORIES
from ..test_routes import LIST
from . import deeds, draft_deeds
from .deeds import DEEDS, PAIRS, STATES, Deed

OTHERS = {
    "/<lang:lang>/arbejdsgiver/": "leads to a placement by its code, and writes nothing",
    "/<lang:lang>/plads/find": "leads to a placement by its code, and changes none",
    "/<lang:lang>/arbejdsgiver/<token>/nej": "the same no that the page takes",
    "/<lang:lang>/arbejdsgiver/<token>/ret": "the same yes that the page takes",
    "/<lang:lang>/arbejdsgiver/inviter": "each time another row of its own",
    "/<lang:lang>/arbejdsgiver/inviter/<token>": "deletes a row nobody changes",
    "/<lang:lang>/plads/forberedt/": "leads to a prepared place by its code, and writes nothing",
    "/<lang:lang>/plads/forberedt/<token>": "saves a draft like a step: registration/test_prepared_routes.py",
    "/<lang:lang>/plads/igen/<token>": "saves a draft like a step: registration/test_anew_routes.py",
    "/<lang:lang>/medarbejder/<token>": "reads again until it is written: representative/test_routes.py",
    "/<lang:lang>/vejviser/": "the answers lie in the reader's own cookie",
    "/<lang:lang>/vejviser/<question>": "the answers lie in the reader's own cookie",
    "/sagsbord/log-ind": "uses an invitation up once, in one statement: desk/test_sign_in.py",
    "/sagsbord/log-ud": "ends sessions",
    "/sagsbord/soeg": "looks for something and changes nothing",
    "/sagsbord/<reference>/<decision>": "the same as flask placement move and decide: desk/test_decisions.py",
    "flask placement export": "reads",
}
NOT_IN_PAIRS = {(Side.CITIZEN, EventKind.SENT), (Side.REPRESENTATIVE, EventKind.SEEN)}
ROUTES = {deed.route for deed in DEEDS} | {deed.route for deed in draft_deeds.DEEDS}


def takes_something(line: str) -> bool:
    return "POST" in line.rpartition("  ")[2]


def test_every_address_that_takes_something_is_there() -> None:
    promised = {line.rpartition("  ")[0] for line in LIST.read_text().splitlines() if takes_something(line)}
    commands = {f"flask placement {name}" for name in placement_commands.group.commands}
    assert promised | commands == ROUTES | set(OTHERS) and not ROUTES & set(OTHERS)


def test_everything_a_side_may_let_happen_is_there() -> None:
    may = {(side, kind) for row in TRANSITIONS.values() for kind, sides in row.items() for side in sides}
    assert {(deed.side, deed.kind) for deed in DEEDS if deed.kind} == may - NOT_IN_PAIRS
    moved = {str(deed.chosen["status"]) for deed in DEEDS if deed.command and deed.kind is EventKind.MOVED}
    assert moved == set(MOVES[Side.JOBCENTER])


# Whoever wrote the terms last is not asked to agree to them, so never both are; who is asked adds nothing before.
NEVER = {
    ("citizen agree", "employer agree"), ("employer agree", "citizen agree"),
    ("employer add", "employer agree"), ("employer agree", "employer add"),
    ("citizen agree", "citizen remind"), ("citizen remind", "citizen agree"),
}  # fmt: skip
# A change waits for one at a time: the other side, and then the jobcenter.
AGREES = [f"{side} agree to a change" for side in PARTIES]
DECIDES = [f"jobcenter decides {word}" for word in DECISIONS]
ONE_AT_A_TIME = [
    (AGREES[0], AGREES[1]), *((one, other) for one in (*AGREES, "citizen remind") for other in DECIDES),
    (AGREES[0], "citizen remind"),
]  # fmt: skip
NEVER |= {pair for one, other in ONE_AT_A_TIME for pair in ((one, other), (other, one))}


def test_two_who_may_act_in_one_status_are_a_pair() -> None:
    def may(deed: Deed) -> set[str]:
        if deed.when:
            return {STORIES[name].status for name, state in STATES.items() if deed.may_happen(state, name)}
        return {status for status, row in TRANSITIONS.items() if not deed.kind or deed.side in row.get(deed.kind, ())}

    pairs = {(slow, fast) for slow, row in PAIRS.items() for fast, _story in row}
    never = {(str(one), str(other)) for one in DEEDS for other in DEEDS if may(one) & may(other)} - {
        (str(slow), str(fast)) for slow, fast in pairs
    }
    assert never == NEVER


@pytest.mark.parametrize(("pairs", "least"), [(deeds.PAIRS, 450), (draft_deeds.PAIRS, 150)], ids=["placement", "draft"])
def test_the_size_of_the_matrix(
    pairs: dict[object, list[object]], least: int, record_property: Callable[[str, object], None]
) -> None:
    count = sum(map(len, pairs.values()))
    record_property("pairs", count)
    assert count >= least
