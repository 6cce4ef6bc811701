"""The application: copied from one page, and what it lacks is filled in there."""

from citizen_portal.placement.proposal import read_date

from ..house_style import Page, ReadingClient, text_of
from ..people import error_fields, filled_in, marked, say_yes
from ..placements import CAFE

TOLD = {
    "ordinary_employees": "24",
    "placed_now": "1",
    "employee_rep": "Bo Lund",
    "employee_rep_email": "bo@example.com",
    "p_number": "1003388394",
    "support": "Pia følger op",
}


def fill_in(client: ReadingClient, link: str, **told: str) -> int:
    form = filled_in(client.get(f"{link}/vitas").text, "placed_now")
    return client.post(f"{link}/mere/vitas", data={**form, **told}).status_code


def test_what_is_missing_is_filled_in_on_the_page_and_only_then_it_is_called_ready(
    employer: ReadingClient, link: str
) -> None:
    say_yes(employer, link)
    assert "Klar" not in text_of(Page(employer.get(f"{link}/vitas").text).one("h1"))
    assert fill_in(employer, link, **TOLD) == 303
    page = Page(employer.get(f"{link}/vitas").text)
    assert "Klar" in text_of(page.one("h1")) and not page.all("input", name="placed_now")
    assert "1003388394" in text_of(page.one("div", data_line="p_number"))


def test_a_slip_is_pointed_out_there_and_nothing_is_lost(employer: ReadingClient, link: str) -> None:
    say_yes(employer, link)
    form = {**filled_in(employer.get(f"{link}/vitas").text, "placed_now"), **TOLD, "placed_now": "et par"}
    wrong = employer.post(f"{link}/mere/vitas", data=form)
    assert wrong.status_code == 422 and error_fields(wrong) == {"placed_now"} and "Bo Lund" in wrong.text


def test_a_day_is_copied_as_vitas_takes_it_and_all_of_it_stands_in_one_text(employer: ReadingClient, link: str) -> None:
    say_yes(employer, link)
    page = Page(employer.get(f"{link}/vitas").text)
    day = f"{read_date(CAFE.fields, 'starts_on'):%d-%m-%Y}"
    assert day in text_of(page.one("div", data_line="starts_on"))
    assert f"Første dag: {day}" in text_of(page.one("pre", id="all"))


def test_the_way_to_vitas_stands_at_its_top_and_its_foot(employer: ReadingClient, link: str) -> None:
    say_yes(employer, link)
    page = Page(employer.get(f"{link}/vitas").text)
    assert [way.get("href") for way in page.with_attribute("data-to-vitas")] == ["https://vitas.bm.dk"] * 2
    assert marked(page, "data-missing") is not None
