"""What people did on the site as it was at e3416a0, and what must come out of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from citizen_portal.placement.record import STEPS, Proposal
from site_e3416a0 import (
    ARABIC,
    BOTH,
    DAYS_OF_2025,
    FIELDS,
    ROOM,
    UKRAINIAN,
    Clock,
    Person,
    Site,
    day,
    delivered,
    kept,
    set_chance,
    set_clocks,
)

from citizen_portal import links
from citizen_portal.placement import store
from citizen_portal.storage.database import db
from citizen_portal.storage.sealed import sealer
from citizen_portal.storage.tables import Draft, Placement
from tests.people import filled_in, post

OLDER, NEWER = "older-key-that-only-tests-know-0123456789", "newer-key-that-only-tests-know-9876543210"
# Nobody listens there: what is handed over stays in the outbox.
HANDOVER = {"handover_url": "http://127.0.0.1:9/in", "handover_secret": "secret-that-only-tests-know-0123456789"}


def used(url: str, dump: Callable[[], None]) -> dict[str, Any]:
    """One database, from the first registration on. `dump` writes it down; returned is what must come out of it."""
    set_clocks()
    set_chance()
    with tempfile.TemporaryDirectory() as folder:
        older = Site(url, Path(folder), OLDER)
        early, drafts = with_the_older_key(older), drafts_of_then(older)
        both = Site(url, Path(folder), NEWER, OLDER, **HANDOVER)
        people = with_both_keys(both, early)
        drafts.append(draft_in_arabic(both))
        dump()
        Clock.now, Clock.forms = datetime.now(UTC), None
        told = {"keys": [NEWER, OLDER], **kept(both, people, drafts), **delivered(both, Path(folder) / "mail")}
        for site in (older, both):
            with site.app.app_context():
                db.engine.dispose()
    return told


def with_the_older_key(site: Site) -> list[Person]:
    people = [ended(site)]
    day(2026, 5, 4)
    people += [withdrawn(site), site.register("sent", **BOTH), before_there_were_codes(site)]
    people += [declined(site), agreed(site)]
    site.deliver()
    day(2026, 6, 1)
    handed = site.register("with-jobcenter")
    site.yes(handed, **ROOM)
    site.agree(handed)
    return [*people, handed, site.register("relinked", contact_email="forkert@example.com")]


def ended(site: Site) -> Person:
    """From the first word to what both say afterwards; every letter is delivered on its day."""
    day(2025, 1, 13)
    who = site.register("ended", **BOTH, **DAYS_OF_2025)
    site.yes(who, **ROOM)
    site.agree(who)
    site.applied(who)
    site.deliver()
    for month, number in ((1, 24), (2, 17), (3, 3)):
        day(2025, month, number)
        if month == 1:
            site.move(who, "approved")
        site.deliver()
    for path, again in ((who.status_path, "yes"), (who.employer_path, "maybe")):
        site.post(f"{path}/bagefter", outcome="paid_hours", purpose_reached="partly", again=again, comment="Godt & nok")
    who.closed_paths, who.closed_codes, who.employer_path, who.code = [who.employer_path], [who.code], "", ""
    return who


def withdrawn(site: Site) -> Person:
    who = site.register("withdrawn")
    site.post(f"{who.status_path}/stop", do="withdraw")
    return who


def declined(site: Site) -> Person:
    who = site.register("declined", contact_email="jorgen@example.com")
    site.post(who.employer_path, "reason", reason="Vi flytter til »august«.")
    return who


def agreed(site: Site) -> Person:
    """The employer corrects, the citizen changes it again, the employer agrees to that."""
    who = site.register("agreed")
    site.yes(who, weekly_hours="25", **ROOM)
    site.post(f"{who.status_path}/ret", "tasks", weekly_hours="30", tasks="Åbne, og stå for kassen")
    site.post(who.employer_path, at=f"{who.employer_path}/enig")
    return who


def before_there_were_codes(site: Site) -> Person:
    """The oldest shape: nothing is sealed but the fields, and the employer has no code."""
    mine, fields = "00000000000000000000000000000001", {**FIELDS, "name": "Anton Gammelgaard"}
    proposal = Proposal.from_fields(fields)
    with site.app.app_context():
        db.session.add(Placement(
            id=mine, reference="CDFG-HJKM", draft_id="00000000000000000000000000000002", status="sent", language="da",
            kind=proposal.kind, starts_on=proposal.starts_on, ends_on=proposal.ends_on, sent_at=Clock.now,
            sealed=sealer().seal(fields, f"placements:{mine}"),
        ))  # fmt: skip
        db.session.commit()
        path = links.path("status.page", "da", token=links.sign("status", mine))
    return Person("before-codes", "da", path, site.employers_path(path), "", "CDFG-HJKM")


def with_both_keys(site: Site, early: list[Person]) -> list[Person]:
    """A newer key came in front, and somebody to hand over to."""
    day(2026, 9, 7)
    by_name = {who.name: who for who in early}
    site.move(by_name["with-jobcenter"], "with-jobcenter")
    relinked(site, by_name["relinked"])
    people = [applied(site)]
    site.deliver()
    day(2026, 9, 21)
    people += [answered(site), approved(site), decided(site, "not-approved")]
    people.append(decided(site, "more-needed", email="mette@example.org"))
    gone = site.register("gone", **BOTH)
    site.post(f"{gone.status_path}/stop", do="delete")
    return [*early, *people]


def relinked(site: Site, who: Person) -> None:
    """The terms are changed before anybody answered, and the employer gets another link and code."""
    site.post(f"{who.status_path}/ret", "tasks", weekly_hours="32,5")
    site.post(f"{who.status_path}/link", contact_email="jorgen@example.com")
    who.closed_paths, who.closed_codes = [who.employer_path], [who.code]
    who.employer_path, who.code = site.employers_path(who.status_path), site.code(who.status_path)


def answered(site: Site) -> Person:
    """A yes with other hours and another end, by somebody who reads Polish."""
    who = site.register("employer-answered", **BOTH)
    site.yes(who, who.employer_path.replace("/da/", "/pl/"), weekly_hours="22,5", **{"ends_on-day": "21"}, **ROOM)
    return who


def applied(site: Site) -> Person:
    """A wage-subsidised job, in Ukrainian; the employer comes with the code."""
    who = site.register("applied", "uk", **UKRAINIAN)
    client = site.device()
    door = client.post("/da/arbejdsgiver/", data={**filled_in(client.get("/da/arbejdsgiver/").text), "code": who.code})
    site.yes(who, door.location, **ROOM)
    site.agree(who)
    site.applied(who)
    return who


def approved(site: Site) -> Person:
    """In Arabic; neither side wants reminders."""
    who = site.register("approved", "ar", **ARABIC)
    site.yes(who, **ROOM)
    site.agree(who)
    site.applied(who)
    site.move(who, "approved")
    for path in (who.status_path, who.employer_path):
        site.post(f"{path}/paamindelser")
        who.muted.append(f"{path}/paamindelser")
    return who


def decided(site: Site, status: str, **typed: str) -> Person:
    who = site.register(status, **typed)
    site.yes(who)
    site.agree(who)
    site.applied(who)
    site.move(who, status)
    return who


# Drafts


def drafts_of_then(site: Site) -> list[dict[str, Any]]:
    """Half filled with a slip, without a code; put aside with one; and the oldest shape, nothing but fields."""
    client = site.filled("virksomhed")
    post(client, "/da/plads/virksomhed", {"company_name": "Bageriet Surdej", "cvr": "1234", "city": "Årslev"})
    half = draft(site, "half", site.draft_of(client), "/da/plads/virksomhed")
    client = site.filled("plads", **BOTH)
    post(client, "/da/plads/plads", {"tasks": "Grød, brød & smil", "weekly_hours": "mange", "later": "y"})
    aside = draft(site, "put-aside", site.draft_of(client), "/da/plads/plads")
    site.deliver()
    return [half, aside, draft(site, "oldest", oldest_draft(site), "/da/plads/virksomhed")]


def oldest_draft(site: Site) -> str:
    mine, fields = "00000000000000000000000000000003", {name: FIELDS[name] for name in STEPS["dig"]}
    until = datetime(2036, 1, 1, tzinfo=UTC)
    with site.app.app_context():
        sealed = sealer().seal(fields, f"drafts:{mine}")
        db.session.add(Draft(id=mine, changed_at=Clock.now, expires_at=until, sealed=sealed))
        db.session.commit()
    return mine


def draft_in_arabic(site: Site) -> dict[str, Any]:
    """Put aside, and then the birth date was typed wrong: the right one still lets in."""
    client = site.filled("virksomhed", "ar", **ARABIC)
    post(client, "/ar/plads/virksomhed", {"company_name": ARABIC["company_name"], "later": "y"})
    slip = {**FIELDS, **ARABIC, "birth_date-day": "77"}
    post(client, "/ar/plads/dig", {name: slip[name] for name in STEPS["dig"]})
    return draft(site, "arabic", site.draft_of(client), "/ar/plads/dig")


def draft(site: Site, name: str, draft_id: str, leads_to: str) -> dict[str, Any]:
    with site.app.app_context():
        found = store.draft(draft_id)
        assert found is not None
        path = links.path("placement.resume", found.language, token=links.sign("draft", draft_id))
        born = {part: FIELDS[part] for part in FIELDS if part.startswith("birth_date")}
        return {"name": name, "id": draft_id, "code": found.code, "born": born, "resume_path": path,
                "leads_to": leads_to, "kept_to": found.last_day.isoformat(), "fields": found.fields}  # fmt: skip
