"""The site as it was at e3416a0, with clock and chance set: what can be done there, and what must come out of it."""

from __future__ import annotations

import json
import secrets
import sys
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

from flask.testing import FlaskCliRunner
from sqlalchemy import func, select

from citizen_portal import create_app, links
from citizen_portal.config import Settings
from citizen_portal.placement import store
from citizen_portal.storage import outbox, sealed
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import Draft, Event, Outbox, Placement
from tests.house_style import Page, ReadingClient, text_of
from tests.people import Case, agree, answer, employers_path, fill, filled_in, marked, register

# What is typed, where nothing else is said.
FIELDS = {
    "name": "Mette Østergaard", "birth_date-day": "7", "birth_date-month": "3", "birth_date-year": "1984",
    "email": "", "phone": "31 00 00 01", "benefit": "dagpenge", "spoken_language": "dansk",
    "cvr": "10000009", "company_name": "Café Åboulevarden", "street": "Åboulevard 12", "postcode": "1635",
    "city": "København V", "contact_name": "Jørgen Sæther", "contact_email": "", "contact_phone": "33 00 00 02",
    "latest_employer": "no", "family_owned": "no",
    "kind": "virksomhedspraktik", "starts_on-day": "3", "starts_on-month": "3", "starts_on-year": "2031",
    "ends_on-day": "28", "ends_on-month": "3", "ends_on-year": "2031", "weekly_hours": "37",
    "tasks": "Åbne caféen,\r\nlave kaffe & frokost", "paid_hours": "after",
    "purpose": "job", "purpose_text": "De mangler en om morgenen.", "job_chance": "maybe",
    "learning-0": "Lave »espresso«", "learning-1": "Bestille varer", "afterwards": "Vi taler om 15 timer.",
}  # fmt: skip
BOTH = {"email": "mette@example.org", "contact_email": "jorgen@example.com"}
ARABIC = {
    "name": "ليلى الحسن", "benefit": "kontanthjaelp", "spoken_language": "العربية", "phone": "٣١ ٠٠ ٠٠ ٠٣",
    "company_name": "Børnehuset Solstrålen", "cvr": "20000007", "tasks": "ألعب مع الأطفال وأقرأ معهم.",
    "purpose": "udvikling", "purpose_text": "أريد أن أعرف إن كان هذا يناسبني.", "weekly_hours": "٣٠",
    "learning-0": "كلمات دنماركية", "learning-1": "", "afterwards": "",
}  # fmt: skip
UKRAINIAN = {
    "name": "Oleksandr Kovalenko", "spoken_language": "українська", "company_name": "Nordhavn Metal A/S",
    "cvr": "30000005", "kind": "loentilskud", "ends_on-day": "29", "ends_on-month": "8", "purpose": "kompetence",
    "tasks": "Зварювання MIG/MAG", "purpose_text": "Данський досвід.", "learning-0": "Норми безпеки",
}  # fmt: skip
DAYS_OF_2025 = {
    "starts_on-day": "3", "starts_on-month": "2", "starts_on-year": "2025",
    "ends_on-day": "28", "ends_on-month": "2", "ends_on-year": "2025",
}  # fmt: skip
ROOM = {"ordinary_employees": "24", "placed_now": "1,5", "employee_rep": "Bo Ravn", "support": "Pia hver morgen"}


# The clock, and chance


class Clock:
    """What the site takes for now. A form takes it for a later day, so that days of 2031 are not too far ahead."""

    now = datetime.now(UTC)
    forms: date | None = None


class Real(type):
    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, cls.__mro__[1])


class Day(date, metaclass=Real):
    def __new__(cls, *parts: Any) -> Any:
        return date(*parts)

    @classmethod
    def today(cls) -> Any:
        return Clock.now.date()


class FormDay(Day):
    """The day of the forms."""

    @classmethod
    def today(cls) -> Any:
        return Clock.forms or Clock.now.date()


class Moment(datetime, metaclass=Real):
    def __new__(cls, *parts: Any, **named: Any) -> Any:
        return datetime(*parts, **named)

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return Clock.now.astimezone(tz)


def set_clocks() -> None:
    rooms = ("citizen_portal.placement.", "citizen_portal.employer.", "citizen_portal.storage.outbox")
    for name, module in list(sys.modules.items()):
        if name.startswith(rooms):
            mine = {"date": FormDay if name.endswith(".form") else Day, "datetime": Moment}
            vars(module).update({word: mine[word] for word in mine if word in vars(module)})


def set_chance() -> None:
    """Ids, codes and numbers used once: the same each time."""
    chance, once = Random("ids"), Random("once")
    secrets.token_hex = lambda size=None: chance.randbytes(size or 16).hex()  # type: ignore[assignment]
    links.CHANCE = chance  # type: ignore[assignment]
    sealed.os = SimpleNamespace(urandom=once.randbytes)  # type: ignore[assignment]
    # A draft is kept for ten years, so that it can be opened as long as this is kept.
    store.DRAFT_LIFE = timedelta(days=3650)


def day(year: int, month: int, number: int, hour: int = 9) -> None:
    Clock.now = datetime(year, month, number, hour, tzinfo=UTC)
    Clock.forms = date(2030, 1, 7) if year > 2025 else None


# The people


@dataclass
class Person:
    """A citizen with a placement, and what leads to it."""

    name: str
    lang: str
    status_path: str
    employer_path: str
    code: str
    reference: str
    closed_paths: list[str] = field(default_factory=list)
    closed_codes: list[str] = field(default_factory=list)
    muted: list[str] = field(default_factory=list)


class Site:
    """The site with some keys, and everybody's device."""

    def __init__(self, url: str, folder: Path, *keys: str, **more: str) -> None:
        self.app = create_app(Settings(data=folder, keys=keys, database_url=url, **more))  # type: ignore[arg-type]
        self.app.config["PROPAGATE_EXCEPTIONS"] = True
        self.app.test_client_class = ReadingClient

    def device(self) -> ReadingClient:
        return self.app.test_client()  # type: ignore[return-value]

    def register(self, name: str, lang: str = "da", /, **typed: str) -> Person:
        """Fill in, send, and look at the page the receipt leads to."""
        client = self.device()
        path = register(client, Case(name, lang, {**FIELDS, **typed}, "accepted", None, ()))
        reference = text_of(marked(Page(client.get(path).text), "data-reference"))
        self.wait()
        return Person(name, lang, path, self.employers_path(path), self.code(path), reference)

    def post(self, path: str, button: str = "", at: str = "", **typed: str) -> None:
        """Open a page, press its button, having typed something."""
        client = self.device()
        answered = client.post(at or path, data={**filled_in(client.get(path).text, button), **typed})
        assert answered.status_code in (200, 303) and "error-summary" not in answered.text, answered.text
        self.wait()

    def yes(self, who: Person, path: str = "", **typed: str) -> None:
        answered = answer(self.device(), path or who.employer_path, **typed)
        assert answered.status_code == 303, answered.text
        self.wait()

    def agree(self, who: Person) -> None:
        assert agree(self.device(), who.status_path).status_code == 303
        self.wait()

    def applied(self, who: Person) -> None:
        self.post(f"{who.employer_path}/vitas", at=f"{who.employer_path}/soegt")

    def move(self, who: Person, status: str) -> None:
        done = FlaskCliRunner(self.app).invoke(args=["placement", "move", who.reference, status])
        assert done.exit_code == 0, done.output
        self.wait()

    def wait(self) -> None:
        Clock.now += timedelta(minutes=50)

    def deliver(self) -> None:
        with self.app.app_context():
            while outbox.deliver():
                pass

    def filled(self, until: str, lang: str = "da", /, **typed: str) -> ReadingClient:
        """Somebody who has filled in the steps before this one."""
        client = self.device()
        fill(client, Case("", lang, {**FIELDS, **typed}, "", None, ()), until=until)
        return client

    def draft_of(self, client: ReadingClient) -> str:
        with client.session_transaction() as session:
            return str(session["draft"])

    def code(self, status_path: str) -> str:
        return text_of(marked(Page(self.device().get(status_path).text), "data-code"))

    def employers_path(self, status_path: str) -> str:
        return employers_path(self.device(), status_path)


# What must come out


def kept(site: Site, people: list[Person], drafts: list[dict[str, Any]]) -> dict[str, Any]:
    exported = FlaskCliRunner(site.app).invoke(args=["placement", "export"]).output.splitlines()
    lines = {line["reference"]: line for line in map(json.loads, exported)}
    with site.app.app_context():
        ids: dict[str, str] = dict(db.session.execute(select(Placement.reference, Placement.id)).all())  # type: ignore[arg-type]
        waiting = list(db.session.scalars(select(Outbox.key).where(Outbox.done_at.is_(None)).order_by(Outbox.key)))
        rows = {
            table.__tablename__: db.session.scalar(select(func.count()).select_from(table))
            for table in (Draft, Placement, Event, Outbox)
        }
    placements = [asdict(who) | {"id": ids[who.reference], "export": lines[who.reference]} for who in people]
    return {"rows": rows, "placements": placements, "drafts": drafts, "waiting": waiting}


def delivered(site: Site, folder: Path) -> dict[str, Any]:
    """Which of the waiting letters go out today, to whom, and in which language."""
    for file in folder.glob("*.eml"):
        file.unlink()
    site.deliver()
    sent = {file.stem: message_from_bytes(file.read_bytes(), policy=policy.default) for file in folder.glob("*.eml")}
    letters = [[key, str(sent[key]["To"]), str(sent[key]["Content-Language"])] for key in sorted(sent)]
    return {"letters": letters}
