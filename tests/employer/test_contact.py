"""Who is who at the workplace may change for as long as it lasts, and nobody has to agree."""

from flask import Flask

from ..house_style import Page, ReadingClient, text_of
from ..people import employers_path, error_fields, filled_in, move, reference, register, say_yes, standing
from ..placements import CAFE


def applied(client: ReadingClient, employer: ReadingClient) -> tuple[str, str]:
    status = register(client, CAFE)
    link = employers_path(client, status)
    say_yes(employer, link)
    employer.post(f"{link}/soegt", data=filled_in(employer.get(f"{link}/vitas").text))
    return status, link


def named(employer: ReadingClient, link: str, **told: str) -> tuple[int, set[str]]:
    form = filled_in(employer.get(f"{link}/kontakt").text)
    answer = employer.post(f"{link}/kontakt", data={**form, **told})
    return answer.status_code, error_fields(answer) if answer.status_code != 303 else set()


def test_whoever_is_there_now_stands_on_the_sheet_at_once(
    client: ReadingClient, employer: ReadingClient, app: Flask
) -> None:
    status, link = applied(client, employer)
    move(app, reference(client, status), "approved")
    assert named(employer, link, daily_contact_name="Ida Falk", daily_contact_phone="31 00 00 09") == (303, set())
    assert "Ida Falk" in client.get(f"{status}/aftale").text and standing(client, status) == "approved"


def test_whoever_is_only_proposed_in_the_form_stands_there_once_it_is_sent(
    client: ReadingClient, employer: ReadingClient
) -> None:
    status, link = applied(client, employer)
    proposed = filled_in(employer.get(f"{link}/kontakt").text)["daily_contact_name"]
    assert proposed == CAFE.fields["contact_name"]
    assert named(employer, link, daily_contact_phone="31 00 00 09") == (303, set())
    shown = Page(client.get(f"{status}/aftale").text).one("div", data_line="workplace_contact")
    assert proposed in text_of(shown)


def test_nothing_new_records_nothing_and_a_slip_is_told(client: ReadingClient, employer: ReadingClient) -> None:
    status, link = applied(client, employer)
    assert named(employer, link) == (303, set())
    before = client.get(status).text.count("<li><span")
    assert named(employer, link) == (303, set()) and client.get(status).text.count("<li><span") == before
    assert named(employer, link, daily_contact_email="ida.example.com") == (422, {"daily_contact_email"})


def test_whoever_was_slower_keeps_the_words_and_is_not_told_that_it_is_closed(
    client: ReadingClient, employer: ReadingClient, app: Flask
) -> None:
    status, link = applied(client, employer)
    slow = {**filled_in(employer.get(f"{link}/kontakt").text), "daily_contact_name": "Ida Falk"}
    move(app, reference(client, status), "approved")
    late = employer.post(f"{link}/kontakt", data=slow)
    assert late.status_code == 409 and "kan ikke ændres her mere" not in late.text and "Ida Falk" in late.text
    assert employer.post(f"{link}/kontakt", data=filled_in(late.text)).status_code == 303


def test_before_the_application_it_is_told_with_the_rest(client: ReadingClient, employer: ReadingClient) -> None:
    link = employers_path(client, register(client, CAFE))
    assert employer.get(f"{link}/kontakt").status_code == 303
