"""What a provider says of itself is believed when it is the one of the settings, and kept for a while."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from joserfc.jwk import OctKey, RSAKey

from citizen_portal.outside import openid_provider
from citizen_portal.outside.openid_provider import KnownProvider
from citizen_portal.outside.openid_requests import ProviderFailed, Requests

from ..register import Register, serving

KEY = RSAKey.generate_key(2048, {"kid": "one"})


@pytest.fixture
def register() -> Iterator[Register]:
    with serving() as running:
        running.says(described(running))
        yield running


def described(register: Register, **changes: Any) -> dict[str, Any]:
    places = {name: f"{register.url}/{name}" for name in openid_provider.NEEDED}
    return {"issuer": register.url, **places, "keys": [KEY.as_dict(private=False)], **changes}


def test_it_is_asked_once_for_a_while(register: Register) -> None:
    known = KnownProvider(register.url)
    for _ in range(3):
        known.said(Requests())
        known.keys(Requests())
    assert [path for _, path, _ in register.asked] == ["/.well-known/openid-configuration", "/jwks_uri"]
    known.said(Requests(), anew=True)
    assert len(register.asked) == 3


@pytest.mark.parametrize(
    "false",
    [{"issuer": "https://other.example.org"}, {"token_endpoint": "http://login.example.org/"}, {"jwks_uri": None}],
)
def test_another_description_is_not_believed(register: Register, false: dict[str, Any]) -> None:
    register.says(described(register, **false))
    with pytest.raises(ProviderFailed) as failed:
        KnownProvider(register.url).said(Requests())
    assert failed.value.why == "wrong"


def test_a_shared_secret_is_no_key(register: Register) -> None:
    secret = OctKey.generate_key(256).as_dict()
    mine = KEY.as_dict(private=False)
    register.says(described(register, keys=[secret, {**mine, "kid": "two", "use": "enc"}, "key", mine]))
    assert [key.kid for key in KnownProvider(register.url).keys(Requests())] == ["one"]


@pytest.mark.parametrize("keys", [[], [{"kty": "RSA", "n": "!"}], [{"kty": "EC", "crv": "none", "x": "1", "y": "2"}]])
def test_keys_nobody_can_read_are_wrong(register: Register, keys: list[dict[str, str]]) -> None:
    register.says(described(register, keys=keys))
    with pytest.raises(ProviderFailed) as failed:
        KnownProvider(register.url).keys(Requests())
    assert failed.value.why == "wrong"


def test_new_keys_are_fetched_but_not_for_every_forged_token(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = KnownProvider(register.url)
    known.keys(Requests())
    assert known.newer_keys(Requests()) is None
    monkeypatch.setattr(openid_provider, "KEYS_AGAIN", 0.0)
    assert known.newer_keys(Requests()) is not None
