"""A client of a real provider: who it is, what it asks, and what it makes of what it is told."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from citizen_portal.config import Provider
from citizen_portal.outside.openid import NoLonger, Person, SignIn
from citizen_portal.outside.openid_requests import ProviderFailed

from ..at_the_provider import ROOT, RunningProvider, provider, running
from ..openid_provider import CLIENT
from ..register import serving

__all__ = ["provider", "running"]

BACK = "http://127.0.0.1:8000/back"


def finished(known: SignIn, provider: RunningProvider, **kept_instead: str) -> Person:
    address, kept = known.begin(BACK)
    code = parse_qs(urlsplit(provider.visited(address)).query)["code"][0]
    return known.finish(BACK, code, {**kept, **kept_instead})


def test_its_libraries_are_loaded_when_somebody_signs_in_and_not_before() -> None:
    loaded = "import citizen_portal, sys; print({'authlib', 'joserfc'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.strip() == "set()"


def test_a_person_is_who_the_provider_says(provider: RunningProvider) -> None:
    person = finished(SignIn(provider.setting), provider)
    assert (person.subject, person.claims["name"]) == ("karen-1", "Karen Holm")
    assert set(person.tokens) == {"access_token", "refresh_token", "id_token"}


def test_what_stands_in_userinfo_alone_is_asked_for(provider: RunningProvider) -> None:
    provider.is_to(roles_in="userinfo")
    assert finished(SignIn(provider.setting), provider).claims["roles"] == ["worker"]


@pytest.mark.parametrize("lacks", [{"verifier": "another" * 8}, {"code": "none"}])
def test_a_code_that_is_not_taken_is_no_fault_of_the_provider(
    provider: RunningProvider, lacks: Mapping[str, str]
) -> None:
    known = SignIn(provider.setting)
    with pytest.raises(NoLonger):
        if "code" in lacks:
            known.finish(BACK, lacks["code"], known.begin(BACK)[1])
        else:
            finished(known, provider, **lacks)


def test_a_site_the_provider_does_not_know_is_told_so(provider: RunningProvider) -> None:
    with pytest.raises(ProviderFailed) as failed:
        finished(SignIn(Provider(provider.url, CLIENT, "wrong")), provider)
    assert failed.value.why == "wrong"


def test_an_answer_about_somebody_else_is_none(provider: RunningProvider) -> None:
    known = SignIn(provider.setting)
    person = finished(known, provider)
    provider.is_to(person={"sub": "ole-1", "name": "Ole Bruun", "roles": ["lead"]})
    with pytest.raises(ProviderFailed):
        known.again(person.subject, person.tokens, lambda: person.tokens)


@pytest.mark.parametrize("told", ["userinfo", "id_token"])
def test_what_works_once_is_asked_with_where_userinfo_says_too_little(provider: RunningProvider, told: str) -> None:
    known = SignIn(provider.setting)
    provider.is_to(roles_in=told)
    person = finished(known, provider)
    again = [known.again(person.subject, person.tokens, lambda: person.tokens)]
    by_userinfo = told == "userinfo"
    assert again[0] and again[0].claims["roles"] == ["worker"]
    assert (again[0].tokens == person.tokens) is by_userinfo
    provider.is_to(roles_in=told)
    assert (known.again(person.subject, again[0].tokens, lambda: None) is None) is not by_userinfo
    # Once it is known that userinfo says nothing of roles, it is not asked in vain.
    assert ("GET /userinfo" in provider.told("asked")) is by_userinfo


def test_an_access_token_that_is_too_old_is_had_anew(provider: RunningProvider) -> None:
    known = SignIn(provider.setting)
    provider.is_to(roles_in="userinfo")
    person = finished(known, provider)
    old = {**person.tokens, "access_token": "too-old"}
    found = known.again(person.subject, old, lambda: old)
    assert found and found.claims["roles"] == ["worker"] and found.tokens["access_token"] != "too-old"


def test_the_way_out_is_the_providers_own(provider: RunningProvider) -> None:
    address = SignIn(provider.setting).way_out(BACK, "")
    assert provider.visited(address) == BACK and "id_token_hint" not in address


def test_without_a_way_out_there_is_none() -> None:
    with serving() as register:
        places: dict[str, Any] = {
            name: register.url for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")
        }
        register.says({"issuer": register.url, **places})
        assert SignIn(Provider(register.url, CLIENT, "s")).way_out(BACK, "") == ""
        register.says({}, 500)
        assert SignIn(Provider(register.url, CLIENT, "s")).way_out(BACK, "") == ""
