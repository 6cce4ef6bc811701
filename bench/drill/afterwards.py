"""What is there when it is quiet again, against what people were told: nothing lost, nothing doubled."""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg

from bench.stack import Stack

from . import ledger
from .ledger import Ledger, Placement

# Seconds until everything that is due must have gone out, and between two looks.
QUIET, LOOK = 240.0, 1.0
DUE = "SELECT count(*) FROM outbox WHERE done_at IS NULL AND due_at <= now()"
# What failed waits longer each time. Here nobody waits for hours; what is in hand is left there.
NOW = """UPDATE outbox SET claimed_until = NULL
         WHERE done_at IS NULL AND due_at <= now() AND claimed_until > now() + interval '61 seconds'"""
LOST = "SELECT kind, outcome, count(*) FROM outbox WHERE outcome IN ('refused', 'given-up') GROUP BY 1, 2"
DELIVERED = "SELECT key, kind FROM outbox WHERE outcome = 'delivered'"
EVENTS = """SELECT p.reference, p.id, array_agg(e.kind ORDER BY e.number)
            FROM placements p JOIN events e ON e.placement_id = p.id GROUP BY 1, 2"""
PLACEMENTS = "SELECT reference, id, draft_id FROM placements"
RECEIVERS = {"letter": "mail", "sms": "sms", "handover": "webhook"}


@dataclass(frozen=True)
class Found:
    """`losses` and `doubles` in sentences; `figures` for the table."""

    losses: list[str]
    doubles: list[str]
    figures: dict[str, int]


def until_quiet(stack: Stack) -> list[str]:
    """Wait until nothing is due any more. Returns what is wrong: what still waits, or was refused."""
    until = time.monotonic() + QUIET
    with psycopg.connect(stack.database.url(), autocommit=True) as line:
        while (waiting := line.execute(DUE).fetchone()) and waiting[0] and time.monotonic() < until:
            line.execute(NOW)
            time.sleep(LOOK)
        left = [f"{waiting[0]} entries of the outbox still wait"] if waiting and waiting[0] else []
        return left + [f"{count} of {kind} {outcome}" for kind, outcome, count in line.execute(LOST)]


def compared(stack: Stack, kept: Ledger, still: Iterable[str] = ()) -> Found:
    """Everything that was acknowledged, against the database, the export, and what the receivers have got."""
    exported = {one["reference"]: one for one in map(json.loads, stack.command("placement", "export").splitlines())}
    with psycopg.connect(stack.database.url()) as line:
        ids = {reference: id for reference, id, _ in line.execute(PLACEMENTS)}
        drafts = Counter(draft for _, _, draft in line.execute(PLACEMENTS))
        happened = _happened(line)
        delivered = list(line.execute(DELIVERED))
    arrived = {part.name: _by_key(part.lines()) for part in (stack.mail, stack.webhook, stack.sms)}
    losses = [*still, *_lost(kept, exported, happened), *_undelivered(delivered, arrived)]
    losses += _unheard(kept, ids, happened, arrived)
    doubles = [f"draft {draft} became {count} placements" for draft, count in drafts.items() if count > 1]
    doubles += [*_doubled(kept, happened), *_other_repeats(arrived)]
    return Found(losses, doubles, _figures(kept, ids, arrived))


def _happened(line: psycopg.Connection[Any]) -> dict[str, list[str]]:
    """What happened to each placement, in its order; that it was sent stands in the placement itself."""
    known = {reference: ["sent"] for reference, _, _ in line.execute(PLACEMENTS)}
    return known | {reference: ["sent", *kinds] for reference, _, kinds in line.execute(EVENTS)}


def _lost(kept: Ledger, exported: dict[str, Any], happened: dict[str, list[str]]) -> Iterator[str]:
    for one in kept.placements:
        there = exported.get(one.reference)
        if there is None:
            yield f"{one.reference} was acknowledged and is not there"
            continue
        if _one_line(there["purpose_text"]) != _one_line(one.fields["purpose_text"]):
            yield f"{one.reference} has other words than were typed"
        for kind, count in _kinds(one).items():
            if happened[one.reference].count(kind) < count:
                yield f"{one.reference}: »{kind}« was acknowledged and has not happened"
        if ledger.APPROVED in one.deeds and there["status"] != ledger.APPROVED:
            yield f"{one.reference} was approved, and is {there['status']}"


def _kinds(placement: Placement) -> Counter[str]:
    return Counter(map(ledger.kind_of, placement.deeds))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _doubled(kept: Ledger, happened: dict[str, list[str]]) -> Iterator[str]:
    """Nobody in the drill does anything twice but by pressing again. Three moves are three presses at the desk."""
    most = {"moved": 3}
    for reference, kinds in happened.items():
        for kind, count in Counter(kinds).items():
            if count > most.get(kind, 1):
                yield f"{reference}: »{kind}« has happened {count} times"
    people = Counter(one.number for one in kept.placements)
    yield from (f"number {number} was acknowledged {count} times" for number, count in people.items() if count > 1)


def _by_key(lines: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        found[line["key"]].append(line)
    return found


def _undelivered(delivered: list[Any], arrived: dict[str, Any]) -> Iterator[str]:
    """What the outbox believes to be delivered must have come, under its key."""
    for key, kind in delivered:
        receiver = RECEIVERS.get(kind, "")
        if receiver and not any(_is_of(key, came) for came in _names(arrived[receiver])):
            yield f"{kind} {key} counts as delivered and has not come"


def _names(came: dict[str, Any]) -> set[str]:
    return {key.strip("<>").rpartition("@")[0] or key for key in came}


def _is_of(key: str, came: str) -> bool:
    return came in (key, key.replace(":", "."))


def _unheard(
    kept: Ledger, ids: dict[str, str], happened: dict[str, list[str]], arrived: dict[str, Any]
) -> Iterator[str]:
    """Whoever is to be told of something that happened has been told, and the other systems, too."""
    letters, handed = _names(arrived["mail"]), set(arrived["webhook"])
    texts = {line["content"].get("recipient", "") for lines in arrived["sms"].values() for line in lines}
    for one in kept.placements:
        sides = {kind: ledger.told(deed) for deed in one.deeds for kind in [ledger.kind_of(deed)]}
        for number, kind in enumerate(happened.get(one.reference, []), 1):
            if f"handover:{ids[one.reference]}:{number}" not in handed:
                yield f"version {number} of {one.reference} was not handed over"
            for side in sides.get(kind, ()):
                letter = f"letter.{ids[one.reference]}.{number}.{side}"
                if not (one.by_phone and side == "citizen") and letter not in letters:
                    yield f"{letter} ({kind} of {one.reference}) has not come"
        if one.by_phone and f"+45{one.fields['phone'].replace(' ', '')}" not in texts:
            yield f"no SMS has come to number {one.number}"


def _other_repeats(arrived: dict[str, Any]) -> Iterator[str]:
    """A repeat is known by its key: what came twice under one key says the same to the same person."""
    for receiver, came in arrived.items():
        for key, lines in came.items():
            if len({_told(line) for line in lines}) > 1:
                yield f"{receiver}: {key} came with different content"


def _told(line: dict[str, Any]) -> str:
    content = line.get("content", {})
    return str((line.get("to"), line.get("subject"), content.get("version"), content.get("recipient")))


def _figures(kept: Ledger, ids: dict[str, str], arrived: dict[str, Any]) -> dict[str, int]:
    figures = {"placements acknowledged": len(kept.placements), "placements there": len(ids)}
    figures["deeds acknowledged"] = kept.deeds
    for receiver, came in arrived.items():
        figures[f"{receiver}: messages"] = len(came)
        figures[f"{receiver}: repeats under the same key"] = sum(map(len, came.values())) - len(came)
    return figures
