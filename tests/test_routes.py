"""Every address ever promised is still there. A new one is added to routes.txt on purpose."""

from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

LIST = Path(__file__).parent / "routes.txt"


def test_no_address_disappears_unnoticed(app: Flask) -> None:
    known = LIST.read_text().splitlines()
    assert sorted(map(written, app.url_map.iter_rules())) == known, "Add a redirect, or change routes.txt on purpose."


def written(rule: Rule) -> str:
    return f"{rule.rule}  {' '.join(sorted((rule.methods or set()) - {'HEAD', 'OPTIONS'}))}"
