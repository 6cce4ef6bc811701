"""Looking a company up by its CVR number: one GET that carries the number and nothing else. See docs/register.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from threading import BoundedSemaphore
from time import monotonic
from typing import Any

from flask import Flask, current_app

CONNECT, READ = 2.0, 3.0  # seconds; also how long the whole answer may take once it has begun
MOST = 32 * 1024  # bytes
# How many wait for the register at a time, of each process: when it is slow, everybody else's page is not.
AT_ONCE = 3
PLACE = "{cvr}"
SENT = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "citizen-portal"}
# By field, the names under which registers tell it; the first that is there counts.
NAMES: Mapping[str, tuple[str, ...]] = {
    "company_name": ("company_name", "name"),
    "street": ("street", "address"),
    "postcode": ("postcode", "zipcode"),
    "city": ("city",),
}
NUMBER = ("cvr", "vat")
# No field of a form: which team of the municipality answers the company. A code of DB07, of two to six digits.
INDUSTRY, CODE_NAMES, CODE_LENGTHS = "industry", ("industry_code", "industrycode"), range(2, 7)
_waiting = BoundedSemaphore(AT_ONCE)


class LookUpFailed(Exception):
    """Nothing was found. `why`: "unknown" (no such company), "away", "slow", or "nonsense" (no answer to be used)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def init_app(app: Flask, url: str) -> None:
    app.extensions["company_register"] = url


def configured() -> bool:
    """Whether there is a register to ask."""
    return bool(current_app.extensions["company_register"])


def look_up(cvr: str) -> dict[str, str]:
    """What the register says of the company with this number of eight digits, by the names of our fields and INDUSTRY.

    What it says is as it came, to be taken through the door for what people type. Raises LookUpFailed.
    """
    if not _waiting.acquire(blocking=False):
        raise LookUpFailed("away")
    try:
        return _read(_asked(_address(current_app.extensions["company_register"], cvr)), cvr)
    finally:
        _waiting.release()


def _address(url: str, cvr: str) -> str:
    """Where the number has its place in the address it stands there, else it comes last, as a query."""
    if PLACE in url:
        return url.replace(PLACE, cvr)
    return f"{url}{'&' if '?' in url else '?'}cvr={cvr}"


def _asked(address: str) -> bytes:
    # Loaded when it is needed: every worker would carry it.
    urllib3 = import_module("urllib3")
    timeout = urllib3.Timeout(connect=CONNECT, read=READ)
    try:
        answer = urllib3.request(
            "GET", address, headers=SENT, timeout=timeout, redirect=False, retries=False, preload_content=False
        )
        try:
            return _body(answer)
        finally:
            answer.close()
    except urllib3.exceptions.HTTPError as error:
        # Refused at once counts as a kind of timeout there.
        refused = isinstance(error, urllib3.exceptions.NewConnectionError)
        waited = isinstance(error, urllib3.exceptions.TimeoutError) and not refused
        raise LookUpFailed("slow" if waited else "away") from None


def _body(answer: Any) -> bytes:
    if answer.status in (404, 410):
        raise LookUpFailed("unknown")
    if answer.status != 200:
        raise LookUpFailed("away")
    body, until = b"", monotonic() + READ
    # As it comes in: whoever sends a sign a second is not waited for.
    while part := answer.read1(MOST):
        body += part
        if len(body) > MOST:
            raise LookUpFailed("nonsense")
        if monotonic() > until:
            raise LookUpFailed("slow")
    return body


def _read(body: bytes, cvr: str) -> dict[str, str]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise LookUpFailed("nonsense") from None
    found = _fields(told, cvr) if isinstance(told, dict) else {}
    if not found:
        raise LookUpFailed("nonsense")
    return {**found, **_industry(told)}


def _industry(told: Mapping[str, Any]) -> dict[str, str]:
    code = _said(told, CODE_NAMES).replace(".", "")
    return {INDUSTRY: code} if code.isascii() and code.isdigit() and len(code) in CODE_LENGTHS else {}


def _fields(told: Mapping[str, Any], cvr: str) -> dict[str, str]:
    """Nothing, when it speaks of another company."""
    number = "".join(filter(str.isdigit, _said(told, NUMBER)))
    if number not in ("", cvr):
        return {}
    return {field: said for field, names in NAMES.items() if (said := _said(told, names))}


def _said(told: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first of these that is a text or a whole number; "" when none is."""
    found = (told.get(name) for name in names)
    plain = (str(value).strip() for value in found if isinstance(value, str | int) and not isinstance(value, bool))
    return next(filter(None, plain), "")
