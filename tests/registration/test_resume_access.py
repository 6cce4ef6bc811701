"""Whatever is wrong with a code or a link, nobody learns what, and nobody tries for long."""

from __future__ import annotations

import re

from flask import Flask

from citizen_portal import links

from ..house_style import ReadingClient
from ..people import error_fields, fill, send
from .drafts import (
    BORN,
    CAFE,
    SORRY,
    WRONG,
    age,
    come_back,
    id_of,
    link_of,
    put_aside,
    without_token,
)


def test_whatever_is_wrong_with_a_code_the_page_is_the_same(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client)
    wrong = come_back(other, code, WRONG)
    assert wrong.status_code == 422 and SORRY in wrong.text
    unknown = come_back(other, "CCCC-CCCC", WRONG)
    age(app, id_of(client), 40)
    expired = come_back(other, code, WRONG)
    client.post("/da/plads/")
    deleted = come_back(other, code, WRONG)
    pages = {without_token(page, code, "CCCC-CCCC") for page in (wrong, unknown, expired, deleted)}
    assert len(pages) == 1


def test_whatever_is_wrong_with_a_link_the_page_is_the_same(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    fill(client, CAFE)
    path, tampered = link_of(app, client), link_of(app, client)[:-3] + "abc"
    pages = [come_back(other, "", WRONG, path), come_back(other, "", BORN, tampered)]
    send(client, "da")
    pages.append(come_back(other, "", BORN, path))
    texts = {without_token(page, *BORN.values(), *WRONG.values()).replace(tampered, path) for page in pages}
    # The links to the same page in other languages hold the token, too.
    texts = {re.sub(r"/plads/fortsaet/[^\"]*", "", text) for text in texts}
    assert len(texts) == 1 and {page.status_code for page in pages} == {422}


def test_the_right_code_does_not_help_once_the_draft_is_too_old_deleted_or_sent(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client)
    age(app, id_of(client), 31)
    assert come_back(other, code).status_code == 422
    code = put_aside(client)
    client.post("/da/plads/")
    assert come_back(other, code).status_code == 422
    code = put_aside(client)
    fill(client, CAFE)
    send(client, "da")
    assert SORRY in come_back(other, code).text


def test_a_form_that_is_not_filled_in_says_what_is_missing(other: ReadingClient) -> None:
    answer = come_back(other, "", {})
    assert error_fields(answer) == {"code", "birth_date"}
    assert come_back(other, "\x00<b>\x0b", {**BORN, "birth_date-day": "\x0b7"}).status_code == 422


def test_five_wrong_birth_dates_close_the_door_for_a_while_also_for_the_link(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client)
    path = link_of(app, client)
    tries = [come_back(other, code, WRONG).status_code for _ in range(3)]
    tries += [come_back(other, "", WRONG, path).status_code for _ in range(2)]
    assert tries == [422] * 5
    closed = come_back(other, code)
    assert closed.status_code == 429 and int(closed.headers["Retry-After"]) > 0
    assert come_back(other, "CCCC-CCCC").status_code == 422


def test_an_unknown_code_is_closed_after_as_many_tries(other: ReadingClient) -> None:
    assert [come_back(other, "CCCC-CCCC").status_code for _ in range(6)] == [422] * 5 + [429]


def test_one_address_may_try_ten_times(client: ReadingClient) -> None:
    signs = links.CODE_ALPHABET[:11]
    assert [come_back(client, f"{sign * 4}-CCCC").status_code for sign in signs] == [422] * 10 + [429]


def test_whoever_was_right_in_the_end_has_all_tries_again(client: ReadingClient, other: ReadingClient) -> None:
    code = put_aside(client)
    for _ in range(2):
        for _ in range(3):
            come_back(other, code, WRONG)
        assert come_back(other, code).status_code == 303
