"""Ten devices press »Send« on one registration at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy

from flask import Flask
from sqlalchemy import select

from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow

from ..house_style import Page, ReadingClient, text_of
from ..people import case, fill, marked, token

CAFE = case("cafe-dagpenge-da")


def test_ten_clients_make_one_placement_and_one_letter_to_each(client: ReadingClient, app: Flask) -> None:
    fill(client, CAFE)
    sent = {"confirm": "y", "csrf_token": token(client.get("/da/plads/tjek"))}
    cookie = client.get_cookie("portal")
    assert cookie is not None

    def press(_turn: int) -> str:
        other = app.test_client()
        other.set_cookie("portal", cookie.value)
        answer = other.post("/da/plads/tjek", data=sent, follow_redirects=True)
        return text_of(marked(Page(answer.text), "data-reference"))

    with ThreadPoolExecutor(10) as crowd:
        numbers = set(crowd.map(press, range(10)))
    assert len(numbers) == 1
    number = numbers.pop()
    with app.app_context():
        assert len(db.session.scalars(select(PlacementRow).where(PlacementRow.reference == number)).all()) == 1
        while outbox.deliver():
            pass
    letters = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in
               app.config["MAIL_FOLDER"].glob("*.eml")]  # fmt: skip
    assert sorted(one["To"] for one in letters if number in one["Subject"]) == [
        "jorgen@example.com",
        "mette@example.org",
    ]
