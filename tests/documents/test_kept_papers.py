"""What was kept of a placement's papers goes as soon as anything happens to it."""

import pytest
from flask import Flask

from citizen_portal import pdf
from citizen_portal.pdf.kept import KeptPapers

from ..house_style import ReadingClient
from ..people import case, filled_in, register

CAFE = case("cafe-dagpenge-da")


@pytest.mark.parametrize("wish", ["withdraw", "delete"])
def test_nothing_is_kept_of_a_placement_that_came_to_an_end(app: Flask, client: ReadingClient, wish: str) -> None:
    status, other = register(client, CAFE), register(app.test_client(), CAFE)  # type: ignore[arg-type]
    papers: pdf.Papers = app.extensions["papers"]
    papers.kept = KeptPapers()
    for path in (status, other):
        assert client.get(f"{path}/kvittering.pdf").status_code == 200
    assert len(papers.kept._papers) == 2
    client.post(f"{status}/stop", data={**filled_in(client.get(f"{status}/stop").text), "do": wish})
    assert len(papers.kept._papers) == 1
