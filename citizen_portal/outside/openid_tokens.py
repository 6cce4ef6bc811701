"""Whether a token is the provider's own, meant for us, and of now. Nothing in it is believed before."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .. import clock
from .openid_provider import KnownProvider
from .openid_requests import ProviderFailed, Requests

# "none" is not among them, and nothing that a client's secret could sign.
SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
CLOCKS_DIFFER = 60  # seconds
# What a notice of signing out must carry, and what it must not.
SIGNED_OUT = "http://schemas.openid.net/event/backchannel-logout"
NOTICE_AGE = 600  # seconds


def identity(token: Any, known: KnownProvider, requests: Requests, client_id: str, **expected: str) -> dict[str, Any]:
    """The claims of an ID token; `expected` may name its `nonce` and the `access_token` it came with.

    Raises ProviderFailed.
    """
    decoded = _decoded(token, known, requests)
    options = {"iss": {"essential": True, "value": known.issuer}, "aud": {"essential": True, "value": client_id}}
    params = {"client_id": client_id, **expected}
    claims = import_module("authlib.oidc.core").CodeIDToken(decoded.claims, decoded.header, options, params)
    _checked(claims)
    if not isinstance(claims["sub"], str) or not 0 < len(claims["sub"]) <= 255:
        raise ProviderFailed("wrong", "names nobody")
    return dict(claims)


def notice(token: Any, known: KnownProvider, requests: Requests, client_id: str) -> dict[str, Any]:
    """The claims of a notice that somebody has signed out at the provider. Raises ProviderFailed."""
    decoded = _decoded(token, known, requests)
    needed: dict[str, dict[str, Any]] = {"iat": {"essential": True}, "jti": {"essential": True}}
    options = {"iss": {"essential": True, "value": known.issuer}, "aud": {"essential": True, "value": client_id}}
    claims = import_module("authlib.oauth2.claims").JWTClaims(decoded.claims, decoded.header, options | needed)
    _checked(claims)
    events = claims.get("events")
    of_signing_out = isinstance(events, dict) and SIGNED_OUT in events and "nonce" not in claims
    if not of_signing_out or clock.now().timestamp() - claims["iat"] > NOTICE_AGE:
        raise ProviderFailed("wrong", "no notice of signing out, or an old one")
    return dict(claims)


def _decoded(token: Any, known: KnownProvider, requests: Requests) -> Any:
    if not isinstance(token, str):
        raise ProviderFailed("wrong", "no token")
    errors = import_module("joserfc.errors")
    try:
        return _read(token, known.keys(requests))
    except (errors.InvalidKeyIdError, errors.BadSignatureError) as error:
        newer = known.newer_keys(requests)
        if newer is None:
            raise _untrue(error) from None
    except (errors.JoseError, ValueError, TypeError, KeyError) as error:
        raise _untrue(error) from None
    try:
        return _read(token, newer)
    except (errors.JoseError, ValueError, TypeError, KeyError) as error:
        raise _untrue(error) from None


def _read(token: str, keys: Any) -> Any:
    registry = import_module("joserfc.jws").JWSRegistry(algorithms=list(SIGNED_BY), strict_check_header=False)
    return import_module("joserfc.jwt").decode(token, keys, registry=registry)


def _checked(claims: Any) -> None:
    try:
        claims.validate(now=int(clock.now().timestamp()), leeway=CLOCKS_DIFFER)
    except (import_module("joserfc.errors").JoseError, ValueError, TypeError) as error:
        raise _untrue(error) from None


def _untrue(error: Exception) -> ProviderFailed:
    """Its kind and the claim that is wrong, and nothing of what the token says."""
    return ProviderFailed("wrong", f"{type(error).__name__} {getattr(error, 'claim', '')}".strip())
