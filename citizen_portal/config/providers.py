"""Where people sign in by OpenID Connect: settings that begin alike and end in what they say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from .addresses import confidential_url
from .environment import Environment

# The issuer first.
DESK = (
    "PORTAL_DESK_OIDC_ISSUER", "PORTAL_DESK_OIDC_CLIENT_ID", "PORTAL_DESK_OIDC_CLIENT_SECRET",
    "PORTAL_DESK_OIDC_SCOPE", "PORTAL_DESK_OIDC_ROLE_CLAIM", "PORTAL_DESK_OIDC_WORKER", "PORTAL_DESK_OIDC_LEAD",
)  # fmt: skip
ASK_AGAIN = "PORTAL_DESK_OIDC_ASK_AGAIN"
CITIZEN = (
    "PORTAL_CITIZEN_OIDC_ISSUER", "PORTAL_CITIZEN_OIDC_CLIENT_ID", "PORTAL_CITIZEN_OIDC_CLIENT_SECRET",
    "PORTAL_CITIZEN_OIDC_SCOPE",
)  # fmt: skip


@dataclass(frozen=True)
class Provider:
    """Where people sign in by OpenID Connect: nowhere without an `issuer`.

    Somebody's roles stand in the claim `role_claim`, in which dots lead further in. `ask_again` is for how many seconds
    what it has said of somebody holds; 0 asks at every request.
    """

    issuer: str = ""
    client_id: str = ""
    client_secret: str = ""
    scope: str = "openid profile"
    role_claim: str = "roles"
    worker: str = "worker"
    lead: str = "lead"
    ask_again: int = 0


def of_the_desk(told: Environment) -> Provider:
    return replace(_provider(told, *DESK), ask_again=told.whole_number(ASK_AGAIN, 0, most=300, least=0))


def of_citizens(told: Environment) -> Provider:
    return _provider(told, *CITIZEN)


def _provider(told: Environment, issuer: str, *names: str) -> Provider:
    """Where people sign in. `issuer` and `names` are settings that end in the names of its fields."""
    found = confidential_url(told, issuer, "who signs in is confidential")
    fields = {name.removeprefix(issuer.removesuffix("ISSUER")).lower(): name for name in names}
    named: dict[str, Any] = {field: told.text(name) for field, name in fields.items() if told.text(name)}
    for field in ("client_id", "client_secret"):
        if told.text(issuer) and field not in named:
            told.fault(fields[field], f"must be set when {issuer} is.")
    return Provider(found, **named)
