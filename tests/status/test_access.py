"""Whatever is wrong with a link, it opens nothing and says the same."""

import re
from collections.abc import Callable

import pytest

from ..house_style import ReadingClient
from ..people import employers_path


@pytest.mark.parametrize("spoil", [lambda token: token[:-2], lambda token: "x" + token, lambda _: "a.b", lambda _: "ø"])
def test_every_link_that_is_no_good_gets_the_same_page(
    client: ReadingClient, status: str, spoil: Callable[[str], str]
) -> None:
    def page(path: str) -> str:
        found = client.get(path)
        assert found.status_code == 404
        # The language switch repeats the address that was asked for.
        return re.sub(r'href="[^"]*"', "", found.text)

    token = status.rpartition("/")[2]
    gone = page("/da/status/IjAwIg.AAAA")
    assert page(f"/da/status/{spoil(token)}") == gone
    assert page(f"/da/arbejdsgiver/{token}").partition("<main")[2] == gone.partition("<main")[2]


def test_a_citizens_link_is_no_employers_link_and_the_other_way_round(client: ReadingClient, status: str) -> None:
    link = employers_path(client, status)
    assert client.get(link.replace("arbejdsgiver", "status")).status_code == 404
    assert client.get(status.replace("status", "arbejdsgiver")).status_code == 404
