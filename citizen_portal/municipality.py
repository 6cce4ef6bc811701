"""The municipality the site speaks for: its name, and how people and letters reach it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from flask import Flask, current_app

FILE = "municipality.toml"
# Tables beside the values: the colours, read where they are checked against the sheet's, and whom companies talk to.
THEME, COMPANIES = "theme", "companies"
TABLES = (THEME, COMPANIES)
# What a site can do without.
OPTIONAL = ("phone_hours", "accessibility_statement", "security_contact")


class MunicipalityError(ValueError):
    """`municipality.toml` cannot be used. The message lists every fault."""


@dataclass(frozen=True)
class Municipality:
    """What `municipality.toml` says. `sender` is the address letters come from.

    `accessibility_statement` is the address of the statement made in the national tool. `security_contact` is who is
    told of a hole in the site, as `mailto:…` or `https://…`; without it that is the website.
    """

    name: str
    jobcenter: str
    phone: str
    website: str
    sender: str
    phone_hours: str = ""
    accessibility_statement: str = ""
    security_contact: str = ""


def load(folders: Iterable[Path]) -> Municipality:
    """Read the file of every folder, a later one over an earlier one. Raises MunicipalityError."""
    found: dict[str, Any] = {}
    for folder in folders:
        found |= {key: value for key, value in tables(folder).items() if key not in TABLES}
    if faults := list(_faults(found)):
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
    file = folder / FILE
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise MunicipalityError(f"{FILE}: {error}") from None


def _faults(found: Mapping[str, Any]) -> Iterator[str]:
    known = [field.name for field in fields(Municipality)]
    yield from (f"has no {key}" for key in known if not found.get(key) and key not in OPTIONAL)
    yield from (f"has {key}, which is not known; known are {', '.join(known)}" for key in found if key not in known)
    yield from (f"{key} must be text" for key, value in found.items() if key in known and not isinstance(value, str))
