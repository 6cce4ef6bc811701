"""Everything that can be done stands in the matrices of two at once, or is named here with the reason why not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citizen_portal.operations import placement_commands
from citizen_portal.operations.placement_commands import DECISIONS
from citizen_portal.placement.status import MOVES, PARTIES, TRANSITIONS, EventKind, Side

from ..desk_stories import STORIES
from ..test_routes import LIST
from . import deeds, draft_deeds
from .deeds import DEEDS, PAIRS, STATES, Deed

OTHERS = {
    "/<lang:lang>/arbejdsgiver/": "leads to a placement by its code, and writes nothing",
    "/<reading:lang>/plads/find": "leads to a placement by its code, and changes none",
    "/<lang:lang>/arbejdsgiver/<token>/nej": "the same no that the page takes",
    "/<lang:lang>/arbejdsgiver/<token>/ret": "the same yes that the page takes",
    "/<lang:lang>/arbejdsgiver/inviter": "each time another row of its own",
    "/<lang:lang>/arbejdsgiver/inviter/<token>": "deletes a row nobody changes",
    "/<lang:lang>/arbejdsgiver/mine": "has a letter written, and changes none",
    "/<lang:lang>/arbejdsgiver/mine/<token>": "ends links, one round more in one statement: employer/test_own_room.py",
    "/<reading:lang>/plads/forberedt/": "leads to a prepared place by its code, and writes nothing",
    "/<reading:lang>/plads/forberedt/<token>": "saves a draft like a step: registration/test_prepared_routes.py",
    "/<reading:lang>/plads/log-ud": "leaves nothing on the device, and changes no draft",
    "/<reading:lang>/plads/mine": "lets a device in, and changes no draft: registration/test_sign_in_routes.py",
    "/<reading:lang>/plads/igen/<token>": "saves a draft like a step: registration/test_anew_routes.py",
    "/<lang:lang>/medarbejder/<token>": "reads again until it is written: representative/test_routes.py",
    "/<reading:lang>/vejviser/": "the answers lie in the reader's own cookie",
    "/<reading:lang>/vejviser/<question>": "the answers lie in the reader's own cookie",
    "/<reading:lang>/ikke-rigtigt/<token>": "holds whatever else has happened: not_right/test_routes.py",
    "/<reading:lang>/plads/paa-telefon/<token>": "begins a draft of its own: desk/test_registering.py",
    "/sagsbord/<reference>/telefon": "says that somebody was rung up, whatever else has happened",
    "/sagsbord/<reference>/telefon/<act>": "the same events as the two sides' own pages: desk/test_telephone.py",
    "/sagsbord/telefon": "each time another row of its own",
    "/sagsbord/forbered": "each time another row of its own",
    "/sagsbord/forbered/<token>": "deletes a row nobody changes",
    "/sagsbord/log-ind": "uses an invitation up once, in one statement: desk/test_sign_in.py",
    "/sagsbord/log-ud": "ends sessions",
    "/sagsbord/soeg": "looks for something and changes nothing",
    "/sagsbord/log-ud/udbyder": "ends sessions: desk/test_vouching.py",
    "/sagsbord/dagsmail/<token>": "writes of oneself alone: desk/test_daily_mail.py",
    "/sagsbord/opfoelgning/<any(midway, end):talk>/<reference>": "noted until it is: desk/test_follow_up.py",
    "/sagsbord/opfoelgning/kalender": "writes of oneself alone: desk/test_calendar_feed.py",
    "/sagsbord/opfoelgning/mail": "writes of oneself alone: desk/test_daily_mail.py",
    "/sagsbord/<reference>/<decision>": "on the version that was seen: desk/test_decisions.py and test_actions.py",
    "/sagsbord/<reference>/slet": "answers a wish, on the version that was seen: desk/test_erasure.py",
    "flask placement export": "reads",
}
# Done at the desk alone, on the version that was seen: desk/test_actions.py, test_erasure.py and test_telephone.py.
AT_THE_DESK = {
    EventKind.ASSIGNED, EventKind.ASKED, EventKind.HEARD, EventKind.CHANGED, EventKind.CHANGE_DROPPED,
    EventKind.ENDED_EARLY, EventKind.DID_NOT_START, EventKind.LOOKED_INTO, EventKind.DELETION_REFUSED,
    EventKind.TALK_HELD,
}  # fmt: skip
NOT_IN_PAIRS = {
    (Side.CITIZEN, EventKind.SENT), (Side.REPRESENTATIVE, EventKind.SEEN),
    *((side, EventKind.TAKEN_BACK) for side in PARTIES), *((Side.JOBCENTER, kind) for kind in AT_THE_DESK),
}  # fmt: skip
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


# Who is asked to agree adds nothing before; whoever is asked something reminds nobody.
NEVER = {
    ("citizen reply", "citizen remind"), ("citizen remind", "citizen reply"),
    ("employer add", "employer agree"), ("employer agree", "employer add"),
    ("citizen agree", "citizen remind"), ("citizen remind", "citizen agree"),
    # What is decided is asked for; what is not is deleted.
    ("citizen delete", "citizen ask for deletion"), ("citizen ask for deletion", "citizen delete"),
}  # fmt: skip
# A change waits for one at a time: the other side, and then the jobcenter.
AGREES = [f"{side} agree to a change" for side in PARTIES]
DECIDES = [f"jobcenter decides {word}" for word in DECISIONS]
ONE_AT_A_TIME = [
    *((one, other) for one in (*AGREES, "citizen remind") for other in DECIDES),
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
