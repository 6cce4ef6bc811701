"""All gates at once, on made texts."""

import shutil
from pathlib import Path

from citizen_portal import CONTENT
from citizen_portal.editorial.proofreading import gates

from . import made


def test_the_gates_name_every_kind_of_fault_at_once(tmp_path: Path) -> None:
    made.write(tmp_path, "Du får fire uger, såfremt kommunen siger ja.")
    made.write(tmp_path, "Du skal vente, til kommunen har sagt ja.\n\n- Ring", "en", title="En side")
    made.write(tmp_path, "اتصلوا VITAS", "ar")
    shutil.copy(CONTENT / "da" / "phrases.toml", tmp_path / "da")
    found = "\n".join(each.said for each in gates.check_words(made.manuscript(tmp_path, en={"a": "1"}, da={"a": "2"})))
    for fault in (
        "content/da/guidance/one.md:5: »fire uger« may be a number",
        "content/da/guidance/one.md:5: »såfremt« is not how we say it",
        "content/en/guidance/one.md:5: »Du skal vente, til kommunen har sagt ja.« is Danish",
        "content/en/guidance/one.md:7: a bullet list of 1, where the Danish",
        "content/en/guidance/one.md:2: has the same title",
        "content/ar/guidance/one.md:5: »VITAS« is read from the left",
        "translations/en/LC_MESSAGES/messages.po:1: a has other numbers",
    ):
        assert fault in found
