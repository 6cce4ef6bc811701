"""`flask content check` says how the words of the site stand."""

import re

from flask import Flask


def test_the_check_prints_how_heavy_each_page_is_and_how_it_is_spelled(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["content", "check"]).output
    assert re.search(r"^guidance/varighed +\d+\.\d +\d+ +\d+\.\d +\d+$", said, re.MULTILINE)
    assert re.search(r"^Spelling: \d+ different Danish words, \d+ unknown\.$", said, re.MULTILINE)
