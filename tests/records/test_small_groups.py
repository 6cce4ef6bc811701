"""No hidden group can be reckoned back: not from the sums, not from another quarter, not by knowing the rule."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from citizen_portal.records.small_groups import ENOUGH, LEAST, Table, column_sums, hidden, rounded, share, small

# Tables small enough that every one with such a sum can be tried: three groups of one column.
MOST = 16
COUNTS = st.integers(0, 30)


@st.composite
def tables(draw: st.DrawFn) -> list[Table]:
    """Some quarters of the same groups and columns."""
    groups, columns = draw(st.integers(1, 6)), draw(st.integers(1, 3))
    one = st.fixed_dictionaries({f"g{n}": st.tuples(*[COUNTS] * columns) for n in range(groups)})
    return draw(st.lists(one, min_size=1, max_size=4))


def bounds(table: Table, out: frozenset[str], column: int) -> tuple[int, int]:
    """What whoever knows the sum of a column and all that is shown can say of one hidden count in it."""
    shown = sum(counts[column] for group, counts in table.items() if group not in out)
    return 0, column_sums(table)[column] - shown


@given(tables())
def test_no_small_group_is_shown(times: list[Table]) -> None:
    out = hidden(times)
    assert not [
        group for table in times for group, counts in table.items() if group not in out and any(map(small, counts))
    ]


@given(tables())
def test_what_is_hidden_cannot_be_reckoned_back_by_subtraction(times: list[Table]) -> None:
    """Either everything is hidden, or what is left for the hidden ones can lie with any of them."""
    out = hidden(times)
    for table in times:
        if not out or out == set(table):
            continue
        assert len(out) > 1
        for column, whole in enumerate(column_sums(table)):
            low, high = bounds(table, out, column)
            assert not whole or high - low >= ENOUGH


@given(tables())
def test_no_quarter_is_reckoned_back_from_the_year(times: list[Table]) -> None:
    """What the year hides no quarter shows, and a group is shown in all quarters or in none."""
    year = {group: tuple(map(sum, zip(*(table[group] for table in times), strict=True))) for group in times[0]}
    of_the_year = hidden([year])
    assert of_the_year <= hidden(times, of_the_year)


def test_whoever_knows_the_rule_reckons_nothing_back_either() -> None:
    """Every table that looks the same, with its sum: in no place do they all have the same number."""
    alike: dict[tuple[tuple[int | None, ...], int], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(MOST), repeat=3):
        out = hidden([{str(at): (count,) for at, count in enumerate(counts)}])
        looks = tuple(None if str(at) in out else count for at, count in enumerate(counts))
        alike[(looks, sum(counts))].append(counts)
    assert [key for key, possible in alike.items() if LEAST <= key[1] < MOST and reckoned(key[0], possible)] == []


def reckoned(looks: tuple[int | None, ...], possible: list[tuple[int, ...]]) -> bool:
    """Whether one of the hidden numbers is the same in all that is possible."""
    return any(look is None and len({one[at] for one in possible}) == 1 for at, look in enumerate(looks))


@given(part=COUNTS, rest=COUNTS)
def test_a_share_never_tells_a_small_number(part: int, rest: int) -> None:
    found = share(part, part + rest)
    if small(part) or small(rest) or small(part + rest):
        assert found.part is None and found.percent is None
    else:
        assert (found.part or 0, found.whole) == (part, part + rest)


@given(part=COUNTS, rest=st.integers(0, 200))
def test_what_is_said_of_a_hidden_share_leaves_room_on_both_sides(part: int, rest: int) -> None:
    """A small number lies inside what is said: one more and one fewer would be said in the same words."""
    whole = part + rest
    found = share(part, whole)
    for number in filter(small, (part, rest)):
        if found.band:
            low, high = (whole * edge / 100 for edge in found.band)
            assert high - low >= LEAST and low < part < high and 0 < number < high - low


def test_a_share_that_is_hidden_still_says_about_how_much() -> None:
    assert share(58, 60).band == (90, 100) and share(2, 50).band == (0, 10) and share(60, 60, withheld=True).band
    assert share(2, 9).band is None and share(3, 4).whole is None


def test_a_small_group_takes_the_next_smallest_with_it() -> None:
    table = {"da": (30,), "pl": (3,), "ar": (9,), "uk": (12,)}
    assert hidden([table]) == {"pl", "ar"}
    assert hidden([{**table, "pl": (0,)}]) == frozenset()
    assert hidden([{"da": (30,), "pl": (3,)}]) == {"da", "pl"}
    assert [rounded(count) for count in (0, 7, 8, 43)] == [0, 5, 10, 45]
