"""What an OpenID provider says of itself: where it is asked, and the keys it signs with."""

from __future__ import annotations

from importlib import import_module
from time import monotonic
from typing import Any

from .openid_requests import ProviderFailed, Requests, confidential

WELL_KNOWN = "/.well-known/openid-configuration"
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
# Seconds. It changes its keys now and then; a sign that there is a new one may be a forged one.
KEPT, KEYS_AGAIN = 600.0, 10.0


class KnownProvider:
    """Keeps what was said for a while, in this process."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self._said: dict[str, Any] = {}
        self._keys: Any = None
        self._said_at = self._keys_at = 0.0

    def said(self, requests: Requests, anew: bool = False) -> dict[str, Any]:
        """Its own description, asked for `anew` by whoever wants to know that it is there. Raises ProviderFailed."""
        if anew or not self._said or monotonic() - self._said_at > KEPT:
            told = requests.get(self.issuer.rstrip("/") + WELL_KNOWN).told()
            if told.get("issuer") != self.issuer:
                raise ProviderFailed("wrong", "calls itself something else than the setting does")
            if not all(confidential(told.get(name)) for name in NEEDED):
                raise ProviderFailed("wrong", "does not say where it is asked")
            self._said, self._said_at = told, monotonic()
        return self._said

    def keys(self, requests: Requests) -> Any:
        """A set of keys, as joserfc has them. Raises ProviderFailed."""
        if self._keys is None or monotonic() - self._keys_at > KEPT:
            self._fetch_keys(requests)
        return self._keys

    def newer_keys(self, requests: Requests) -> Any | None:
        """For a signature by no key that is known. None when they were fetched just now."""
        if monotonic() - self._keys_at < KEYS_AGAIN:
            return None
        self._fetch_keys(requests)
        return self._keys

    def _fetch_keys(self, requests: Requests) -> None:
        told = requests.get(self.said(requests)["jwks_uri"]).told().get("keys")
        usable = [key for key in told if _signs(key)] if isinstance(told, list) else []
        jose = import_module("joserfc.jwk")
        try:
            self._keys, self._keys_at = jose.KeySet.import_key_set({"keys": usable}), monotonic()
        except (import_module("joserfc.errors").JoseError, ValueError, TypeError, KeyError):
            raise ProviderFailed("wrong", "has keys nobody can read") from None


def _signs(key: Any) -> bool:
    """Whether it is a public key to check a signature with: a shared secret is none."""
    return isinstance(key, dict) and key.get("kty") in ("RSA", "EC", "OKP") and key.get("use", "sig") == "sig"
