"""What changes on a page is told once to whoever does not see it, and nothing moves for whoever wants no motion."""

from __future__ import annotations

from typing import cast

import pytest
from playwright.sync_api import Page, expect

from .hands import go_on, walk
from .screens import open_page
from .serving import Site

# Each time a live region gets words: one that stands there changes, or one comes with a swap.
LISTEN = """() => {
  window.spoken = [];
  const live = "[aria-live], [role=alert], [role=status]";
  const say = (part) => part.checkVisibility() && part.innerText.trim() && spoken.push(part.innerText.trim());
  new MutationObserver((changes) => {
    const told = changes.flatMap(({ target, addedNodes }) => {
      const around = target.closest(live);
      if (around) return [around];
      return [...addedNodes].filter((part) => part.nodeType === 1).flatMap((part) =>
        [...(part.matches(live) ? [part] : []), ...part.querySelectorAll(live)]);
    });
    new Set(told).forEach(say);
  }).observe(document.body, { childList: true, subtree: true });
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((part) => {
  const { transitionDuration, animationName, animationDuration } = getComputedStyle(part);
  const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
  return long(transitionDuration) || (animationName !== "none" && long(animationDuration));
}).map((part) => part.outerHTML.slice(0, 80))"""


def spoken(page: Page) -> list[str]:
    return cast(list[str], page.evaluate("spoken"))


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_a_new_question_is_told_once(phone: Page, site: Site, lang: str) -> None:
    open_page(phone, f"{site.url}/{lang}/vejviser/wellbeing")
    phone.evaluate(LISTEN)
    walk(phone, {"wellbeing": "nervous"})
    expect(phone.locator("#live")).not_to_be_empty()
    assert spoken(phone) == [phone.title()]


@pytest.mark.parametrize("path", ["vejviser/wellbeing", "plads/dig"])
def test_what_must_be_mended_is_told_once(phone: Page, site: Site, path: str) -> None:
    open_page(phone, f"{site.url}/da/{path}")
    phone.evaluate(LISTEN)
    go_on(phone)
    expect(phone.locator("#error-summary")).to_be_focused()
    assert spoken(phone) == [phone.locator("#error-summary").inner_text().strip()]


@pytest.mark.parametrize("path", ["", "viden/", "vejviser/wellbeing", "plads/dig"])
def test_nothing_moves_for_whoever_wants_no_motion(phone: Page, site: Site, path: str) -> None:
    open_page(phone, f"{site.url}/da/{path}")
    assert phone.evaluate(MOVING) == []
    phone.emulate_media(reduced_motion="no-preference")
    assert path or phone.evaluate(MOVING), "nothing moves at all: this cannot be told"
