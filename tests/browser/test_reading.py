"""Reading with a browser's help: aloud, on paper, and a term where it stands."""

import re

import pytest
from playwright.sync_api import Page, expect

from .hands import TO_LEVEL_2, walk
from .screens import open_page
from .serving import Site

# A browser of a library PC has few voices or none; this gives it one, and writes down what it is asked to say.
VOICES = """
window.said = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  speaking: false,
  getVoices: () => [{ lang: "%s", name: "a voice" }],
  speak(words) { this.speaking = true; this.words = words; window.said.push([words.lang, words.text]); },
  cancel() { this.speaking = false; this.words?.onend(); },
  addEventListener() {},
} });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""

# A device that can pass something on; this writes down what.
SHARE = "window.shared = []; navigator.share = async (what) => { window.shared.push(what); };"

TO_PRESS = (".mainmenu", "#languages", "main button", ".next", "footer nav")


def test_where_there_is_a_voice_the_page_is_read_aloud_and_stopped_again(phone: Page, site: Site) -> None:
    phone.add_init_script(VOICES % "ar-SA")
    open_page(phone, f"{site.url}/ar/viden/virksomhedspraktik")
    button = phone.locator("[data-listen]")
    listen = button.inner_text()
    button.click()
    expect(button).to_have_text(button.get_attribute("data-stop") or "")
    [[lang, text]] = phone.evaluate("window.said")
    assert lang == "ar-SA"
    assert text.startswith(phone.locator("h1").inner_text())
    assert phone.locator("[data-read] > p").last.inner_text() in text
    button.click()
    assert phone.evaluate("speechSynthesis.speaking") is False
    expect(button).to_have_text(listen)


def test_the_danish_that_stands_beside_it_is_not_read(phone: Page, site: Site) -> None:
    phone.add_init_script(VOICES % "ar-SA")
    open_page(phone, f"{site.url}/ar/viden/virksomhedspraktik?dansk=")
    phone.locator("[data-listen]").click()
    [[_, text]] = phone.evaluate("window.said")
    own, danish = (
        phone.locator(f"[data-read] > .pair > :{which}-child").all_inner_texts() for which in ("first", "last")
    )
    assert len(own) == len(danish) > 5
    assert [words for words in own if words not in text] == []
    assert [words for words in danish if words in text] == []


@pytest.mark.parametrize("voice", ["da-DK", "en-US"])
def test_where_there_is_no_voice_for_the_language_there_is_no_button(phone: Page, site: Site, voice: str) -> None:
    phone.add_init_script(VOICES % voice)
    open_page(phone, f"{site.url}/uk/viden/virksomhedspraktik")
    expect(phone.locator("[data-print]")).to_be_visible()
    expect(phone.locator("[data-listen]")).to_be_hidden()


@pytest.mark.parametrize(
    "path",
    ["da/viden/virksomhedspraktik", "da/privatliv", "ar/viden/virksomhedspraktik", "da-let/viden/virksomhedspraktik"],
)
def test_nothing_stands_between_a_heading_and_its_first_sentence(phone: Page, site: Site, path: str) -> None:
    open_page(phone, f"{site.url}/{path}")
    expect(phone.locator("h1 + [data-read] > p:first-child")).to_be_visible()
    expect(phone.locator(":has(> [data-read]) ~ [data-take-along] > [data-print]")).to_be_visible()


def test_a_page_is_passed_on_by_its_address_where_the_device_can(phone: Page, site: Site) -> None:
    phone.add_init_script(SHARE)
    open_page(phone, f"{site.url}/en/viden/virksomhedspraktik?dansk=")
    phone.locator("[data-share]").click()
    title = phone.locator("h1").inner_text()
    assert phone.evaluate("window.shared") == [{"title": title, "url": f"{site.url}/en/viden/virksomhedspraktik"}]


def test_a_plan_is_passed_on_by_its_words_because_its_address_is_the_readers_alone(phone: Page, site: Site) -> None:
    phone.add_init_script(SHARE)
    open_page(phone, f"{site.url}/da/vejviser/wellbeing")
    walk(phone, TO_LEVEL_2)
    phone.locator("[data-share]").click()
    [passed_on] = phone.evaluate("window.shared")
    assert passed_on.keys() == {"title", "text"}
    assert phone.locator("[data-read] li").first.inner_text() in passed_on["text"]


def test_where_the_device_cannot_there_is_no_such_button(phone: Page, site: Site) -> None:
    phone.add_init_script("navigator.share = undefined")
    open_page(phone, f"{site.url}/da/viden/virksomhedspraktik")
    expect(phone.locator("[data-print]")).to_be_visible()
    expect(phone.locator("[data-share]")).to_be_hidden()


def test_a_term_opens_where_it_stands_and_closes_at_the_same_place(phone: Page, site: Site) -> None:
    open_page(phone, f"{site.url}/da/viden/virksomhedspraktik")
    sheet = phone.locator("#ord-ydelse")
    expect(sheet).to_be_hidden()
    phone.locator("#her-ydelse").press("Enter")
    expect(sheet).to_be_visible()
    expect(sheet).to_be_in_viewport()
    sheet.locator(".sheet-close").click()
    expect(sheet).to_be_hidden()
    expect(phone.locator("#her-ydelse")).to_be_in_viewport()


def test_paper_gets_the_text_the_address_and_the_day_and_nothing_to_press(phone: Page, site: Site) -> None:
    open_page(phone, f"{site.url}/da/viden/virksomhedspraktik")
    of_the_screen = [phone.locator(f"{which} >> visible=true") for which in TO_PRESS]
    on_paper = phone.locator("main p.print-only")
    for thing in of_the_screen:
        expect(thing).not_to_have_count(0)
    expect(on_paper).to_be_hidden()
    phone.emulate_media(media="print")
    for thing in of_the_screen:
        expect(thing).to_have_count(0)
    expect(on_paper).to_have_text(re.compile(r"/da/viden/virksomhedspraktik · \d{1,2}\. [a-z]+ 20\d\d$"))
