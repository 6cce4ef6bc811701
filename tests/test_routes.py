"""Every address ever promised is still there. A new one is added to routes.txt on purpose."""

from pathlib import Path

from flask import Flask

LIST = Path(__file__).parent / "routes.txt"


def test_no_address_disappears_unnoticed(app: Flask) -> None:
    found = sorted(
        {
            f"{rule.rule}  {' '.join(sorted((rule.methods or set()) - {'HEAD', 'OPTIONS'}))}"
            for rule in app.url_map.iter_rules()
        }
    )
    assert found == LIST.read_text().splitlines(), (
        "An address has changed: add a redirect, or change routes.txt on purpose."
    )
