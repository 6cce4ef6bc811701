"""Signing in by OpenID Connect, code flow with PKCE, state and nonce: docs/decisions/0024-openid-connect.md."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from urllib.parse import urlencode

from flask import Flask, current_app

from ..config import Provider
from . import openid_tokens
from .openid_provider import KnownProvider
from .openid_requests import ProviderFailed, Requests, asking, asking_again, confidential
from .openid_silence import Silence

# Of what a provider hands out, what is kept while somebody is signed in.
KEPT = ("access_token", "refresh_token", "id_token")
POST = "client_secret_post"


class Refused(Exception):
    """What a provider calls the reason; in what words it explains it is of no use, and may be in any script."""

    def __init__(self, error: str = "", description: object = None) -> None:
        super().__init__(error)
        self.error = error


class NoLonger(Exception):
    """The provider says that somebody is not signed in there, or may not be."""


@dataclass(frozen=True)
class Person:
    """Who signed in: what the provider says of them, and the tokens to ask it again with."""

    subject: str
    claims: Mapping[str, Any]
    tokens: Mapping[str, str]


def init_app(app: Flask, providers: Mapping[str, Provider]) -> None:
    app.extensions["openid"] = {who: SignIn(one) for who, one in providers.items() if one.issuer}


def for_whom(who: str) -> SignIn | None:
    """Where these people ("desk") sign in; None when they do not do so here."""
    found: SignIn | None = current_app.extensions["openid"].get(who)
    return found


class SignIn:
    """One provider, as a client of it."""

    def __init__(self, provider: Provider) -> None:
        self.provider, self._known = provider, KnownProvider(provider.issuer)
        self.silence = Silence()
        # Whether userinfo is known to say nothing of a role that somebody has: then it is not asked first.
        self._silent_on_roles = False

    def begin(self, back: str) -> tuple[str, dict[str, str]]:
        """The address to send somebody to, and what their browser must keep meanwhile. Raises ProviderFailed.

        The provider is asked whether it is there, so that nobody is sent to an address that does not answer.
        """
        kept = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
        with asking() as requests:
            said = self._known.said(requests, anew=True)
            client = self._client(requests, said, redirect_uri=back, code_challenge_method="S256")
            address, _ = client.create_authorization_url(
                said["authorization_endpoint"], kept["state"], kept["verifier"], nonce=kept["nonce"]
            )
        return str(address), kept

    def sent_back(self, answer: Mapping[str, str], kept: Mapping[str, str]) -> bool:
        """Whether what somebody comes back with answers what their browser was sent away with."""
        state, issuer = answer.get("state", ""), answer.get("iss", self.provider.issuer)
        same = hmac.compare_digest(state.encode(), kept.get("state", "").encode())
        return bool(state) and same and issuer == self.provider.issuer

    def finish(self, back: str, code: str, kept: Mapping[str, str]) -> Person:
        """Who came back with this code. Raises ProviderFailed, or NoLonger when the code is not taken."""
        with asking() as requests:
            asked = {"code": code, "redirect_uri": back, "code_verifier": kept["verifier"]}
            tokens = self._handed_out(requests, grant_type="authorization_code", **asked)
            claims = self._identity(requests, tokens, nonce=kept["nonce"])
            more = self._more(requests, claims, tokens)
            held = _kept(tokens)
            if "refresh_token" not in held and not self._tells_roles(more):
                # Nobody could be asked again: silence there is no word about the role.
                held.pop("access_token", None)
            self.silence.broke()
            return Person(claims["sub"], {**more, **claims}, held)

    def again(
        self, person: str, tokens: Mapping[str, str], turn: Callable[[], Mapping[str, str] | None]
    ) -> Person | None:
        """What is said of somebody (their subject) now: by userinfo, or where that says too little with tokens anew.

        Those work once, so that `turn` gives the ones of now, or None where somebody else has them: then None.
        Raises NoLonger, or ProviderFailed when nothing is said.
        """
        with asking_again() as requests:
            there = self._told_there(requests, tokens)
            if there is not None and (self._tells_roles(there) or "refresh_token" not in tokens):
                return _same(person, Person(str(there.get("sub")), there, tokens))
            held = turn()
            found = None if held is None else self._renewed(requests, person, held)
        if found and there is not None and self._tells_roles(found.claims):
            self._silent_on_roles = True
        return found

    def _told_there(self, requests: Requests, tokens: Mapping[str, str]) -> dict[str, Any] | None:
        """None where it is of no use to ask, and where the access token is too old."""
        if "refresh_token" not in tokens:
            return self._claims_there(requests, tokens)
        known = "userinfo_endpoint" in self._known.said(requests) and "access_token" in tokens
        if self._silent_on_roles or not known:
            return None
        try:
            return self._claims_there(requests, tokens)
        except NoLonger:
            return None

    def _renewed(self, requests: Requests, person: str, tokens: Mapping[str, str]) -> Person:
        new = self._handed_out(requests, grant_type="refresh_token", refresh_token=tokens["refresh_token"])
        claims = self._identity(requests, new) if "id_token" in new else {"sub": person}
        more = self._more(requests, claims, new)
        if self._tells_roles(more):
            self._silent_on_roles = False
        return _same(person, Person(claims["sub"], {**more, **claims}, {**tokens, **_kept(new)}))

    def way_out(self, back: str, id_token: str) -> str:
        """Where somebody is signed out at the provider, too; "" where there is no such place, or nobody answers."""
        try:
            with asking() as requests:
                address = self._known.said(requests).get("end_session_endpoint")
        except ProviderFailed:
            return ""
        if not isinstance(address, str) or not confidential(address):
            return ""
        told = {"client_id": self.provider.client_id, "post_logout_redirect_uri": back}
        told |= {"id_token_hint": id_token} if id_token else {}
        return f"{address}{'&' if '?' in address else '?'}{urlencode(told)}"

    def signed_out(self, token: str) -> Mapping[str, Any]:
        """Whom a notice of the provider's is about: `sub`, `sid`, or both. Raises ProviderFailed."""
        with asking() as requests:
            return openid_tokens.notice(token, self._known, requests, self.provider.client_id)

    def _client(self, requests: Requests, said: Mapping[str, Any], **more: Any) -> Any:
        offered = said.get("token_endpoint_auth_methods_supported") or ()
        how = POST if POST in offered and "client_secret_basic" not in offered else "client_secret_basic"
        client = import_module("authlib.oauth2.client").OAuth2Client(
            requests, self.provider.client_id, self.provider.client_secret, scope=self.provider.scope,
            token_endpoint_auth_method=how, **more,
        )  # fmt: skip
        client.oauth_error_class = Refused
        return client

    def _handed_out(self, requests: Requests, **asked: str) -> dict[str, Any]:
        said = self._known.said(requests)
        try:
            return dict(self._client(requests, said).fetch_token(said["token_endpoint"], **asked))
        except Refused as error:
            if error.error == "invalid_grant":
                raise NoLonger from None
            raise ProviderFailed("wrong", "refuses to know this site") from None
        except (ValueError, TypeError):
            raise ProviderFailed("wrong", "no table of JSON") from None

    def _identity(self, requests: Requests, tokens: Mapping[str, Any], **expected: str) -> dict[str, Any]:
        if isinstance(access := tokens.get("access_token"), str):
            expected["access_token"] = access
        return openid_tokens.identity(
            tokens.get("id_token"), self._known, requests, self.provider.client_id, **expected
        )

    def _more(self, requests: Requests, claims: Mapping[str, Any], tokens: Mapping[str, Any]) -> dict[str, Any]:
        """What is said of them elsewhere, where the token says nothing of a role or cannot be had anew."""
        if self._tells_roles(claims) and "refresh_token" in tokens:
            return {}
        if "userinfo_endpoint" not in self._known.said(requests) or "access_token" not in tokens:
            return {}
        told = self._claims_there(requests, tokens)
        return told if told.get("sub") == claims["sub"] else {}

    def _tells_roles(self, claims: Mapping[str, Any]) -> bool:
        claim = self.provider.role_claim
        return claim in claims or claim.partition(".")[0] in claims

    def _claims_there(self, requests: Requests, tokens: Mapping[str, Any]) -> dict[str, Any]:
        endpoint = self._known.said(requests).get("userinfo_endpoint")
        if not isinstance(endpoint, str) or "access_token" not in tokens:
            raise ProviderFailed("away", "cannot be asked about somebody again")
        answer = requests.get(endpoint, str(tokens["access_token"]))
        if answer.status_code in (401, 403):
            raise NoLonger
        return answer.told()


def _kept(tokens: Mapping[str, Any]) -> dict[str, str]:
    return {name: tokens[name] for name in KEPT if isinstance(tokens.get(name), str)}


def _same(subject: str, person: Person) -> Person:
    """An answer about somebody else is none."""
    if person.subject != subject:
        raise ProviderFailed("wrong", "speaks of somebody else")
    return person
