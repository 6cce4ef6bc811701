"""The fuzz sees what comes back as if we had written it, and takes words for words."""

import pytest
from werkzeug.test import TestResponse

from bench.echoes import VALUES, echoed


def answer(text: str, kind: str, *headers: tuple[str, str]) -> TestResponse:
    return TestResponse([text.encode()], "200 OK", [("Content-Type", kind), *headers], None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<p><x-echo></p>", "text/html"),
        ('<input value=""x-echo="">', "text/html"),
        ("<script>x_echo()</script>", "image/svg+xml"),
        ("x_echo_echo", "text/html"),
        ("SUMMARY:a\r\nX-ECHO:1", "text/calendar"),
        ("name;=x_echo()", "text/csv"),
        ('"@x_echo()"', "text/csv"),
    ],
)
def test_an_echo_is_seen(text: str, kind: str) -> None:
    assert echoed(answer(text, kind))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("&lt;x-echo&gt; &#34;x-echo=&#34;", "text/html"),
        ("SUMMARY:a\\nX-ECHO:1\r\n X-ECHO:1", "text/calendar"),
        ("name;'=x_echo()", "text/csv"),
        ("<x-echo>", "application/json"),
    ],
)
def test_words_are_words(text: str, kind: str) -> None:
    assert not echoed(answer(text, kind))


def test_a_header_of_the_readers_own_is_seen() -> None:
    assert echoed(answer("", "text/html", ("X-Echo", "1")))


def test_every_value_would_be_seen_somewhere() -> None:
    kinds = ("text/html", "text/calendar", "text/csv")
    raw = [value.replace("{{ 'x' ~ '_echo' * 2 }}", "x_echo_echo").replace("\u2028", "\n") for value in VALUES]
    assert all(any(echoed(answer(value, kind)) for kind in kinds) for value in raw)
