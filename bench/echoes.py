"""What somebody sends comes back as words alone: no answer holds markup, a line or a formula of the reader's own."""

from __future__ import annotations

import re

from werkzeug.test import TestResponse

# Signs that mean something: to HTML, in an attribute, in a style or a script, to a template.
MARKUP = ("<x-echo>", '"x-echo="', "'x-echo='", "<script>x_echo()</script>", "</textarea><x-echo>", "--><x-echo>")
LINES = ("a\r\nX-ECHO:1", "a\nX-ECHO: 1", "a\u2028X-ECHO:1", "=x_echo()", "@x_echo()", "{{ 'x' ~ '_echo' * 2 }}")
VALUES = (*MARKUP, *LINES)

IN_HTML = re.compile(r"<x-echo|[\"']x-echo=|<script>x_echo|x_echo_echo")
# A calendar is lines of names and values; what goes on in the next line begins with a blank.
IN_CALENDAR = re.compile(r"^X-ECHO", re.MULTILINE)
IN_TABLE = re.compile(r"(?:^|[;,\t])\"?[=@]x_echo", re.MULTILINE)
LOOKS = {"text/html": IN_HTML, "image/svg+xml": IN_HTML, "text/calendar": IN_CALENDAR, "text/csv": IN_TABLE}


def echoed(answer: TestResponse) -> str:
    """What of it stands in the answer as if we had written it; "" for nothing."""
    if any(name.casefold() == "x-echo" for name, _ in answer.headers):
        return "a header of the reader's own"
    looks = LOOKS.get(answer.mimetype or "")
    if looks is None or answer.content_encoding:
        return ""
    found = looks.search(answer.get_data(as_text=True))
    return f"an echo in {answer.mimetype}: {found[0]!r}" if found else ""
