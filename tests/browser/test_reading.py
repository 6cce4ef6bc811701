"""Reading with a browser's help: aloud, on paper, and a term where it stands."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Site

# A browser of a library PC has few voices or none; this gives it one, and writes down what it is asked to say.
VOICES = """
window.said = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  speaking: false,
  getVoices: () => [{ lang: "%s", name: "a voice" }],
  speak(words) { this.speaking = true; window.said.push([words.lang, words.text]); },
  cancel() { this.speaking = false; },
  addEventListener() {},
} });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


def test_where_there_is_a_voice_the_page_is_read_aloud_and_stopped_again(phone: Page, site: Site) -> None:
    phone.add_init_script(VOICES % "ar-SA")
    phone.goto(f"{site.url}/ar/viden/varighed?dansk=")
    button = phone.locator("[data-listen]")
    before = button.inner_text()
    button.click()
    [[lang, text]] = phone.evaluate("window.said")
    assert lang == "ar-SA"
    assert phone.locator("h1").inner_text() in text
    assert "Det behøver ikke" not in text, "the Danish beside it is read too"
    assert button.inner_text() != before
    button.click()
    assert phone.evaluate("speechSynthesis.speaking") is False


@pytest.mark.parametrize("voice", ["da-DK", "en-US"])
def test_where_there_is_no_voice_for_the_language_there_is_no_button(phone: Page, site: Site, voice: str) -> None:
    phone.add_init_script(VOICES % voice)
    phone.goto(f"{site.url}/uk/viden/varighed")
    expect(phone.locator("[data-print]")).to_be_visible()
    expect(phone.locator("[data-listen]")).to_be_hidden()


def test_a_term_opens_where_it_stands_and_closes_at_the_same_place(phone: Page, site: Site) -> None:
    phone.goto(f"{site.url}/da/viden/varighed")
    sheet = phone.locator("#ord-jobparat")
    expect(sheet).to_be_hidden()
    phone.locator("#her-jobparat").press("Enter")
    expect(sheet).to_be_visible()
    expect(sheet).to_be_in_viewport()
    sheet.locator("a").first.click()
    expect(sheet).to_be_hidden()
    expect(phone.locator("#her-jobparat")).to_be_in_viewport()


def test_paper_gets_the_text_the_address_and_the_day_and_nothing_to_press(phone: Page, site: Site) -> None:
    phone.goto(f"{site.url}/da/viden/varighed")
    phone.emulate_media(media="print")
    for thing in (".mainmenu", "#languages", "[data-print]", ".related", "footer nav"):
        expect(phone.locator(thing).first).to_be_hidden()
    expect(phone.locator("main p.print-only")).to_contain_text("/da/viden/varighed")
    expect(phone.locator("main p.print-only")).to_contain_text("20")
