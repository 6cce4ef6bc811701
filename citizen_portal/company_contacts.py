"""Whom a company talks to at the municipality: one named person or team each, from `municipality.toml`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from stdnum.dk import cvr as cvr_number

from .municipality import COMPANIES, Municipality, MunicipalityError, tables
from .names import FILE
from .typed.contacts import read_email, read_phone
from .typed.misread import Misread

DEFAULT, TEAM = "default", "team"
# Signs of a code of DB07: from the two of a main group to all six of a subclass.
SHORTEST, LONGEST = 2, 6
# How a team is found, the most exact way first. Of codes of an industry the one that names more of it wins.
WAYS = ("cvr", "industries", "trades")


@dataclass(frozen=True)
class CompanyContact:
    """A person or a team: a telephone, an e-mail or both. What it does not have is ""."""

    name: str
    phone: str = ""
    email: str = ""
    hours: str = ""


BOXES = tuple(box.name for box in fields(CompanyContact))


@dataclass(frozen=True)
class CompanyContacts:
    """Who answers whom. `by` says for each of WAYS which number, code or trade leads to which contact."""

    default: CompanyContact
    by: Mapping[str, Mapping[str, CompanyContact]]

    def of(self, cvr: str = "", industry: str = "", trade: str = "") -> CompanyContact:
        """The one contact of a company: by its number, else its industry, else the trade of the placement."""
        codes = (industry[:length] for length in range(len(industry), SHORTEST - 1, -1))
        asked = (("cvr", cvr), *(("industries", code) for code in codes), ("trades", trade))
        return next((found for way, key in asked if (found := self.by[way].get(key))), self.default)


def load(folders: Iterable[Path], ours: Municipality, trades: Collection[str]) -> CompanyContacts:
    """The table of the last folder that has one; without one everybody talks to the municipality itself.

    `trades` are the ids that are known. Raises MunicipalityError with every fault.
    """
    table: Any = next(filter(None, reversed([tables(folder).get(COMPANIES) for folder in folders])), {})
    if faults := list(_faults(table, trades)):
        raise MunicipalityError("\n".join(f"{FILE}: {fault}" for fault in faults))
    default = {"name": ours.name, "phone": ours.phone, "hours": ours.phone_hours} | table.get(DEFAULT, {})
    by: dict[str, dict[str, CompanyContact]] = {way: {} for way in WAYS}
    for team in table.get(TEAM, ()):
        contact = CompanyContact(**{box: team.get(box, "") for box in BOXES})
        for way in WAYS:
            by[way] |= {_plain(key): contact for key in team.get(way, ())}
    return CompanyContacts(CompanyContact(**default), by)


def init_app(app: Flask, contacts: CompanyContacts) -> None:
    """A page of reading shows the default one."""
    app.extensions["company_contacts"] = contacts
    app.jinja_env.globals["companies_contact"] = contacts.default


def company_contacts() -> CompanyContacts:
    """Those of this site."""
    found: CompanyContacts = current_app.extensions["company_contacts"]
    return found


def _plain(key: str) -> str:
    """A code or a number as it is looked up, however it was written: "56.10" is "5610"."""
    signs = key.replace(" ", "").replace(".", "")
    return signs if signs.isdigit() else key


def _faults(table: Any, trades: Collection[str]) -> Iterator[str]:
    if not isinstance(table, Mapping):
        yield f"{COMPANIES} must be tables: [{COMPANIES}.{DEFAULT}] and [[{COMPANIES}.{TEAM}]]"
        return
    yield from (
        f"[{COMPANIES}] has {key}, which is not known; known are {DEFAULT}, {TEAM}"
        for key in table
        if key not in (DEFAULT, TEAM)
    )
    default, teams = table.get(DEFAULT, {}), table.get(TEAM, [])
    if not isinstance(default, Mapping):
        yield f"[{COMPANIES}.{DEFAULT}] must be a table"
    else:
        yield from _told_of(f"[{COMPANIES}.{DEFAULT}]", default, BOXES)
    if not isinstance(teams, list) or not all(isinstance(team, Mapping) for team in teams):
        yield f"[[{COMPANIES}.{TEAM}]] must be a table, one for each team"
    else:
        yield from _of_teams(teams, trades)


def _of_teams(teams: list[Mapping[str, Any]], trades: Collection[str]) -> Iterator[str]:
    taken: dict[tuple[str, str], int] = {}
    for number, team in enumerate(teams, 1):
        where = f"[[{COMPANIES}.{TEAM}]] number {number}"
        yield from _told_of(where, team, (*BOXES, *WAYS))
        yield from (f"{where} has no {name}" for name in _missing(team))
        for way, key in _keys(team):
            if (way, key) in taken:
                yield f"{where}: {way} has {key}, which is number {taken[way, key]}'s already"
            elif wrong := _wrong(way, key, trades):
                yield f"{where}: {way} has {key}, {wrong}"
            taken.setdefault((way, key), number)


def _missing(team: Mapping[str, Any]) -> Iterator[str]:
    if not team.get("name"):
        yield "name"
    if not (team.get("phone") or team.get("email")):
        yield "phone and no email: one of them is needed"
    if not any(team.get(way) for way in WAYS):
        yield f"{', '.join(WAYS)}: one of them is needed"


def _keys(team: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Those that are texts; the others are named elsewhere."""
    for way in WAYS:
        keys = team.get(way)
        yield from ((way, _plain(key)) for key in (keys if isinstance(keys, list) else ()) if isinstance(key, str))


def _told_of(where: str, told: Mapping[str, Any], known: Collection[str]) -> Iterator[str]:
    for key, value in told.items():
        if key not in known:
            yield f"{where} has {key}, which is not known; known are {', '.join(known)}"
        elif key in WAYS:
            if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
                yield f'{where}: {key} must be a list of texts, like ["…", "…"]'
        elif not isinstance(value, str):
            yield f"{where}: {key} must be text"
        elif key in READ and value and not _is_read(READ[key], value):
            yield f"{where}: {key} is {value}, which is none"


# What has a shape of its own.
READ: Mapping[str, Callable[[str], object]] = {"phone": read_phone, "email": read_email}


def _is_read(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except Misread:
        return False
    return True


def _wrong(way: str, key: str, trades: Collection[str]) -> str:
    """What is wrong with it, in words; "" for nothing."""
    if way == "cvr":
        return "" if cvr_number.is_valid(key) else "which is no CVR number"
    if way == "industries":
        fits = key.isdigit() and SHORTEST <= len(key) <= LONGEST
        return "" if fits else f"which is no code of DB07 ({SHORTEST} to {LONGEST} digits)"
    return "" if key in trades else "which is no trade of this site"
