"""A thumb that counts its taps, the one on the link included."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from .screens import open_page


@dataclass
class Thumb:
    page: Page
    taps: int = 0

    def follow(self, link: str) -> None:
        self.taps += 1
        open_page(self.page, link)

    def press(self, thing: Locator) -> None:
        self.taps += 1
        thing.click()
