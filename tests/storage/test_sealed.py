"""Sealed content opens with its key, in its row, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen_portal.storage.sealed import CannotOpen, Sealer

OLD, NEW = "o" * 40, "n" * 40


@given(st.dictionaries(st.text(), st.text()))
def test_what_is_sealed_opens_as_it_was(content: dict[str, str]) -> None:
    sealer = Sealer((NEW,))
    assert sealer.open(sealer.seal(content, "drafts:1"), "drafts:1") == content


def test_what_an_older_key_sealed_still_opens_after_a_new_one_came() -> None:
    sealed = Sealer((OLD,)).seal({"a": "b"}, "drafts:1")
    assert Sealer((NEW, OLD)).open(sealed, "drafts:1") == {"a": "b"}


@pytest.mark.parametrize(("keys", "row"), [((NEW,), "drafts:1"), ((OLD,), "drafts:2"), ((OLD,), "placements:1")])
def test_without_its_key_or_in_another_row_it_stays_shut(keys: tuple[str, ...], row: str) -> None:
    sealed = Sealer((OLD,)).seal({"a": "b"}, "drafts:1")
    with pytest.raises(CannotOpen):
        Sealer(keys).open(sealed, row)


def test_a_changed_byte_is_noticed() -> None:
    sealed = bytearray(Sealer((OLD,)).seal({"a": "b"}, "drafts:1"))
    sealed[-1] ^= 1
    with pytest.raises(CannotOpen):
        Sealer((OLD,)).open(bytes(sealed), "drafts:1")


def test_the_same_content_never_looks_the_same_twice() -> None:
    sealer = Sealer((OLD,))
    assert sealer.seal("x", "r") != sealer.seal("x", "r")
