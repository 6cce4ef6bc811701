"""A citizen and an employer who type the longest words there are, wherever they are asked for any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from flask import Flask
from flask.testing import FlaskCliRunner
from werkzeug.test import TestResponse

from citizen_portal.employer.steps import ORDER
from citizen_portal.placement.field import LONGEST_LINE, LONGEST_TEXT
from citizen_portal.placement.fields import STEPS, TABLE

from ..house_style import Page, ReadingClient, text_of
from ..people import Case, agree, case, employers_path, filled_in, marked, post, register, send

Pages = Iterator[tuple[str, str]]

# What stands below the address of a placement, as far as it is there now.
OF_BOTH = (
    "", "/aftale", "/vitas", "/paamindelser", "/bagefter", "/slut", "/aendring", "/aendring/dage", "/aendring/indhold",
)  # fmt: skip
OF_CITIZEN = (
    "/ret", "/link", "/stop", "/adresse", "/gamle-links", "/nu", "/cv", "/svar", "/oplysninger", "/oplysninger/ret",
)  # fmt: skip
OF_EMPLOYER = ("/ret", "/nej", "/kontakt")

# Wide letters that no line may end between. Every other Arabic one here joins no further: four thousand
# joined ones would take a browser seconds.
LETTERS = {"da": "W", "ar": "شو"}
CASES = {"da": "cafe-dagpenge-da", "ar": "nursery-kontanthjaelp-ar"}
LONG = ("tasks", "purpose_text", "afterwards", "support", "reason")
DIGITS = (
    "cvr", "p_number", "postcode", "phone", "weekly_hours", "ordinary_employees", "placed_now",
    "-day", "-month", "-year",
)  # fmt: skip
HIDDEN = ("csrf_token", "seen", "answer")
CHOSEN = (
    "benefit", "latest_employer", "family_owned", "kind", "paid_hours", "purpose", "job_chance", "job_realistic",
)  # fmt: skip


def word(name: str, lang: str) -> str:
    """The longest text without a gap that a field accepts."""
    if "email" in name:
        return name[0] * 64 + "@" + ".".join(["w" * 60] * 2) + ".org"
    length = LONGEST_TEXT if name in LONG else LONGEST_LINE
    # Nobody is their own contact: each field has a word of its own.
    return (name[0] + LETTERS.get(lang, LETTERS["da"]) * length)[:length]


def stuffed(fields: dict[str, str], lang: str) -> dict[str, str]:
    """A form with such a word wherever one is accepted."""
    return {name: value if fixed(name) else word(name, lang) for name, value in fields.items()}


def refused(fields: dict[str, str], lang: str) -> dict[str, str]:
    """A form with such a word everywhere, where a number belongs too, and with nothing chosen."""
    typed = {name: value for name, value in fields.items() if name not in CHOSEN}
    return {name: value if name in HIDDEN else word(name, lang) + "!" for name, value in typed.items()}


# Boxes somebody types into or chooses from; a phrase of a list and a trade are no words of theirs.
TYPED = {box for field in TABLE for box in field.typed_boxes} - {"trade"}


def fixed(name: str) -> bool:
    return name in HIDDEN + CHOSEN or name.endswith(DIGITS)


def somebody(lang: str) -> Case:
    """A person whose registration goes through."""
    usual = case(CASES[lang])
    every = {name: usual.fields.get(name, "") for step in STEPS.values() for name in step if name in TYPED}
    return replace(usual, fields=stuffed(every, lang))


def somebody_real(lang: str) -> Case:
    """A person with a long name, a firm in another script, an address of the web and many lines of tasks."""
    usual = case(CASES[lang])
    tasks = "\n".join([f"https://example.org/{'a' * 120}?q=1", *(f"Linje {number}" for number in range(1, 40))])
    typed = {
        "name": "W" * 60, "company_name": "مقهى «الزاوية» (ش.م.م.)", "tasks": tasks,
        "email": "e" * 60 + "@" + "w" * 47 + ".example.org",
    }  # fmt: skip
    return replace(usual, fields={**usual.fields, **typed})


def got(client: ReadingClient, *paths: str) -> Pages:
    """The pages at these paths, as far as there is one now."""
    for path in paths:
        answered = client.get(path)
        if answered.status_code != 303:
            yield path, answered.text


def shown(name: str, answered: TestResponse) -> Pages:
    """A page that comes back from a form; it would not if the form was accepted."""
    assert answered.status_code != 303, f"{name}: nothing was shown"
    yield name, answered.text


def registration(client: ReadingClient, who: Case) -> Pages:
    at = f"/{who.lang}/plads"
    for step in STEPS:
        yield from shown(f"{step} refused", post(client, f"{at}/{step}", refused(who.step(step), who.lang)))
        post(client, f"{at}/{step}", who.step(step))
    yield from got(client, f"{at}/", *(f"{at}/{step}" for step in STEPS), f"{at}/tjek")
    yield from shown("check unconfirmed", post(client, f"{at}/tjek", {}))
    yield from changed_elsewhere(client, at)
    client.post(f"{at}/gem", data=filled_in(client.get(f"{at}/tjek").text) | {"do": "later"})
    yield from got(client, f"{at}/gem", f"{at}/fortsaet")
    yield from shown("resume refused", post(client, f"{at}/fortsaet", {"code": word("code", who.lang)}))
    yield from shown("receipt", send(client, who.lang))
    yield from got(client, f"{at}/")


def changed_elsewhere(client: ReadingClient, at: str) -> Pages:
    """What was open in another window when a step was changed."""
    step, answers = (
        filled_in(client.get(f"{at}/plads").text, "tasks"),
        filled_in(client.get(f"{at}/tjek").text, "confirm"),
    )
    client.post(f"{at}/plads", data=step | {"tasks": "w" * LONGEST_TEXT})
    yield from shown("step clash", client.post(f"{at}/plads", data=step | {"tasks": "m" * LONGEST_TEXT}))
    yield from shown("older answers", client.post(f"{at}/tjek", data=answers | {"confirm": "y"}))


def reading(app: Flask) -> ReadingClient:
    return ReadingClient(app, app.response_class)


class Sides:
    """A placement between the two. What they do shows every page that either of them has then."""

    def __init__(
        self, app: Flask, lang: str, who: Case | None = None, client: Callable[[Flask], ReadingClient] = reading
    ) -> None:
        self.app, self.lang = app, lang
        self.citizen, self.employer = client(app), client(app)
        self.status = register(self.citizen, who or somebody(lang))
        self.link = employers_path(self.citizen, self.status).replace("/da/", f"/{lang}/")
        self.reference = text_of(marked(Page(self.citizen.get(self.status).text), "data-reference"))

    def pages(self, when: str) -> Pages:
        mine = got(self.citizen, *(self.status + end for end in (*OF_BOTH, *OF_CITIZEN)))
        theirs = got(self.employer, *(self.link + end for end in (*OF_BOTH, *OF_EMPLOYER)))
        for path, html in (*mine, *theirs):
            yield f"{when}: {path.split('/')[2]} {path.rpartition('/')[2][:8]}", html

    def typed(self, client: ReadingClient, path: str, field: str) -> dict[str, str]:
        return stuffed(filled_in(client.get(path).text, field), self.lang)

    def refused(self) -> Pages:
        for client, path, field in (
            (self.citizen, f"{self.status}/ret", "tasks"),
            (self.citizen, f"{self.status}/link", "contact_email"),
            (self.employer, f"{self.link}/ret", "tasks"),
        ):
            form = refused(filled_in(client.get(path).text, field), self.lang)
            yield from shown(f"{field} refused", client.post(path, data=form))

    def answered(self) -> Pages:
        form = self.typed(self.employer, f"{self.link}/ret", "tasks") | {"weekly_hours": "22"}
        late = filled_in(self.citizen.get(f"{self.status}/ret").text, "tasks") | {"tasks": "w" * LONGEST_TEXT}
        assert self.employer.post(self.link, data=form).status_code == 303
        for step in (f"{self.link}/mere/{step}" for step in ORDER):
            told = self.typed(self.employer, step, "seen") | {"job_realistic": "hours", "placed_now": "1"}
            assert self.employer.post(step, data=told).status_code == 303, step
        yield from got(self.employer, *(f"{self.link}/mere/{step}" for step in ORDER))
        yield from self.pages("answered")
        yield from shown("clash", self.citizen.post(f"{self.status}/ret", data=late))

    def agreed(self) -> Pages:
        agree(self.citizen, self.status)
        yield from self.pages("agreed")

    def changed(self) -> Pages:
        form = self.typed(self.citizen, f"{self.status}/ret", "tasks") | {"weekly_hours": "21"}
        assert self.citizen.post(f"{self.status}/ret", data=form).status_code == 303
        yield from self.pages("changed")

    def declined(self) -> Pages:
        self.employer.post(self.link, data=self.typed(self.employer, f"{self.link}/nej", "reason"))
        yield from self.pages("declined")

    def withdrawn(self) -> Pages:
        late = self.typed(self.employer, f"{self.link}/ret", "tasks")
        stop = filled_in(self.citizen.get(f"{self.status}/stop").text)
        self.citizen.post(f"{self.status}/stop", data={**stop, "do": "withdraw"})
        yield from self.pages("withdrawn")
        yield from shown("too late", self.employer.post(self.link, data=late))
        gone = self.citizen.post(f"{self.status}/stop", data={**stop, "do": "delete"})
        yield from shown("deleted", self.citizen.get(gone.headers["Location"]))

    def moved(self, to: str) -> Pages:
        done = FlaskCliRunner(self.app).invoke(args=["placement", "move", self.reference, to])
        assert done.exit_code == 0, done.output
        yield from self.pages(to)

    def wanted(self) -> Pages:
        """The employer wants other tasks and days; first in words no box takes."""
        for what, field in (("indhold", "tasks"), ("dage", "weekly_hours")):
            path = f"{self.link}/aendring/{what}"
            form = filled_in(self.employer.get(path).text, field)
            yield from shown(f"{what} refused", self.employer.post(path, data=refused(form, self.lang)))
            wanted = stuffed(form, self.lang) | {"tasks": "w" * LONGEST_TEXT, "weekly_hours": "20"}
            assert self.employer.post(path, data=wanted).status_code == 303, what
        yield from self.pages("wanted")

    def evaluated(self) -> Pages:
        """Both say what came of it, first with nothing chosen."""
        for client, path in ((self.citizen, self.status), (self.employer, self.link)):
            form = self.typed(client, f"{path}/bagefter", "comment")
            yield from shown("afterwards refused", client.post(f"{path}/bagefter", data=form))
            chosen = {"outcome": "job", "purpose_reached": "yes", "again": "yes"}
            assert client.post(f"{path}/bagefter", data=form | chosen).status_code == 303
        yield from self.pages("evaluated")
