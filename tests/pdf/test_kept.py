"""Papers kept: the same one again, nobody else's, few and not for long."""

import pytest

from citizen_portal.pdf.kept import KeptPapers


@pytest.fixture
def kept() -> KeptPapers:
    papers = KeptPapers(room=10)
    papers.put(papers.key("mine", "as it was"), b"12345")
    return papers


@pytest.mark.parametrize(("owner", "html"), [("yours", "as it was"), ("mine", "as it is now"), ("", "as it was")])
def test_only_the_same_paper_of_the_same_owner_is_found(kept: KeptPapers, owner: str, html: str) -> None:
    assert kept.get(kept.key(owner, html)) is None
    assert kept.get(kept.key("mine", "as it was")) == b"12345"


def test_what_nobody_asked_for_longest_makes_room(kept: KeptPapers) -> None:
    kept.put(kept.key("mine", "second"), b"12345")
    kept.get(kept.key("mine", "as it was"))
    kept.put(kept.key("mine", "third"), b"1")
    assert kept.get(kept.key("mine", "second")) is None
    assert kept.get(kept.key("mine", "as it was")) == b"12345"


def test_a_paper_larger_than_all_the_room_is_not_kept(kept: KeptPapers) -> None:
    kept.put(kept.key("mine", "huge"), b"x" * 11)
    assert kept.get(kept.key("mine", "huge")) is None


def test_the_same_paper_twice_takes_its_room_once(kept: KeptPapers) -> None:
    kept.put(kept.key("mine", "as it was"), b"67890")
    kept.put(kept.key("yours", "other"), b"12345")
    assert kept.get(kept.key("mine", "as it was")) == b"67890"


def test_nothing_is_kept_longer_than_its_life() -> None:
    papers = KeptPapers(life=0)
    papers.put(papers.key("mine", "paper"), b"12345")
    assert papers.get(papers.key("mine", "paper")) is None


def test_forgetting_an_owner_leaves_the_others(kept: KeptPapers) -> None:
    kept.put(kept.key("yours", "other"), b"1")
    kept.forget("mine")
    assert kept.get(kept.key("mine", "as it was")) is None
    assert kept.get(kept.key("yours", "other")) == b"1"
