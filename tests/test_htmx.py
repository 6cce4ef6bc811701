"""A page that is already open gets its new main block; everybody else gets the whole page."""

import pytest

from .house_style import Page, ReadingClient

BLOCK = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.mark.parametrize("path", ["/da/vejviser/", "/da/vejviser/wellbeing", "/ar/plads/", "/ar/plads/dig"])
def test_the_block_is_the_main_part_of_the_whole_page(client: ReadingClient, path: str) -> None:
    whole, block = client.get(path), client.get(path, headers=BLOCK)
    assert "<html" not in block.text
    assert Page(whole.text).one("title").text == Page(block.text).one("title").text
    assert Page(block.text).one("nav", id="languages").get("hx-swap-oob") == "true"
    assert {"HX-Request", "HX-Request-Type"} <= set(whole.vary)


def test_going_back_in_history_gets_the_whole_page(client: ReadingClient) -> None:
    restored = client.get(
        "/da/vejviser/wellbeing",
        headers={"HX-Request": "true", "HX-Request-Type": "full", "HX-History-Restore-Request": "true"},
    )
    assert "<html" in restored.text


def test_a_form_with_errors_keeps_its_address(client: ReadingClient) -> None:
    answer = client.post("/da/vejviser/wellbeing", data={}, headers=BLOCK)
    assert answer.status_code == 422
    assert answer.headers["HX-Push-Url"] == "false"


def test_only_one_file_of_the_programme_knows_htmx() -> None:
    from pathlib import Path

    import citizen_portal

    root = Path(citizen_portal.__file__).parent
    knowing = {file.name for file in root.rglob("*.py") if "HX-" in file.read_text(encoding="utf-8")}
    assert knowing == {"htmx.py"}
