"""The letters about a placement go out once, and say nothing of whoever it is."""

from email import message_from_bytes, policy
from pathlib import Path

from flask import Flask

from citizen_portal.storage import outbox

from ..house_style import ReadingClient
from ..people import reference, register
from ..placements import CAFE


def test_letters_go_out_once_and_say_nothing(client: ReadingClient, app: Flask) -> None:
    status = register(client, CAFE)
    with app.app_context():
        while outbox.deliver():
            pass
        folder = app.config["MAIL_FOLDER"]
    letters = [
        file.read_bytes().decode() for file in folder.glob("*.eml") if reference(client, status) in subject(file)
    ]
    assert len(letters) == 2
    for letter in letters:
        for secret in ("Mette", "Åboulevarden", "dagpenge", "praktik"):
            assert secret not in letter


def subject(file: Path) -> str:
    return str(message_from_bytes(file.read_bytes(), policy=policy.default)["Subject"])
