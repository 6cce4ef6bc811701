"""The municipality the site speaks for: its name, and how people and letters reach it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from flask import Flask, current_app

from . import names
from .names import FILE, LEAVE_OUT, OWN_PAGES, PLACE_IN

# Tables beside the values: the colours, read where they are checked against the sheet's, and whom companies talk to.
THEME, COMPANIES = "theme", "companies"
PAIRS = (PLACE_IN, OWN_PAGES, LEAVE_OUT)
TABLES = (THEME, COMPANIES, *PAIRS)
# What a site can do without.
OPTIONAL = ("phone_hours", "accessibility_statement", "security_contact", "answer_times")
# What stands in texts, where these signs are marks, and in labels.
IN_TEXTS, SIGNS = ("name", "jobcenter", "phone", "place"), "{}[]|<>*_`%\\"
PAIR_OF = {PLACE_IN: 'en = "Copenhagen"', **dict.fromkeys((OWN_PAGES, LEAVE_OUT), 'a-page = "the-page-it-leads-to"')}


class MunicipalityError(ValueError):
    """`municipality.toml` cannot be used. The message lists every fault."""


@dataclass(frozen=True)
class Municipality:
    """What `municipality.toml` says. `sender` is the address letters come from, `place` where one lives.

    `accessibility_statement` is the address of the statement made in the national tool. `security_contact` is who is
    told of a hole in the site, as `mailto:…` or `https://…`; without it that is the website. `answer_times` is the
    address where one reads how long an answer takes; without it, too.
    """

    name: str
    place: str
    jobcenter: str
    phone: str
    website: str
    sender: str
    phone_hours: str = ""
    accessibility_statement: str = ""
    security_contact: str = ""
    answer_times: str = ""


def load(folders: Iterable[Path]) -> Municipality:
    """Read the file of every folder, a later one over an earlier one. Raises MunicipalityError.

    A folder with another name is another municipality, and says all of it: our number is not theirs.
    """
    told = _read(lambda: names.merged(folders))
    found = {key: value for key, value in told.items() if key not in TABLES}
    if faults := [*_faults(found), *_faults_of_pairs(told)]:
        raise MunicipalityError("\n".join(f"{FILE}: {fault}" for fault in faults))
    return Municipality(**found)


def init_app(app: Flask, municipality: Municipality) -> None:
    """Every template knows it as `municipality`."""
    app.extensions["municipality"] = municipality
    app.jinja_env.globals["municipality"] = municipality


def municipality() -> Municipality:
    """The one this site speaks for."""
    found: Municipality = current_app.extensions["municipality"]
    return found


def tables(folder: Path) -> dict[str, Any]:
    """All that the file of a folder says; nothing where it has none. Raises MunicipalityError."""
    return _read(lambda: names.tables(folder))


def _read(what: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return what()
    except tomllib.TOMLDecodeError as error:
        raise MunicipalityError(f"{FILE}: {error}") from None


def _faults(found: Mapping[str, Any]) -> Iterator[str]:
    known = [field.name for field in fields(Municipality)]
    yield from (f"has no {key}" for key in known if not found.get(key) and key not in OPTIONAL)
    yield from (f"has {key}, which is not known; known are {', '.join(known)}" for key in found if key not in known)
    yield from (f"{key} must be text" for key, value in found.items() if key in known and not isinstance(value, str))
    for key in IN_TEXTS:
        if signs := sorted(set(SIGNS) & set(str(found.get(key, "")))):
            yield f"{key} has {' '.join(signs)}, which means something else in a text"


def _faults_of_pairs(told: Mapping[str, Any]) -> Iterator[str]:
    for table in PAIRS:
        pairs = told.get(table, {})
        if not isinstance(pairs, dict) or not all(isinstance(value, str) and value for value in pairs.values()):
            yield f"[{table}] must be lines such as {PAIR_OF[table]}"
