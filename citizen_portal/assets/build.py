"""Make static/ from our own sources and from npm, ready to be cached for ever.

Leaves come first: a stylesheet names pictures by their hashed name, so its own
hash is only right once the pictures have theirs. The manifest is written last,
so that a build that was cut short is simply made again.

Run it with ``python -m citizen_portal.assets.build``; it needs ``npm ci`` first.
"""

import gzip
import hashlib
import json
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE

import brotli

from .first import block
from .icons import icons
from .trim import trimmed

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STATIC = HERE.parent / "static"
MODULES = ROOT / "node_modules"
DIGEST = "sources.sha256"
# For reading; for the guide, the registration and the pages behind links; for the few pages with a part of their own;
# for the desk of the jobcenter.
SHEETS = ("app", "interactive", "pages", "desk")
# Sass as a library: its command asks for a newer Node than Debian 12 has, to watch files, which nobody does here.
SASS = """
const [file, ...loadPaths] = process.argv.slice(1);
const how = { style: "compressed", charset: false, quietDeps: true, loadPaths };
console.log(require("sass").compile(file, how).css);
"""


def main() -> None:
    """Build only when a source has changed: this runs before every start."""
    digest = sources_digest()
    if is_fresh(digest):
        return
    names = build()
    (STATIC / DIGEST).write_text(digest)
    print(f"static: {len(names)} files built")


def build() -> dict[str, str]:
    """Fill static/ and return its manifest."""
    STATIC.mkdir(parents=True, exist_ok=True)
    forget_old()
    names = {name: store(name, data) for name, data in leaves()}
    sheets = dict(both_ways())
    blocks = {f"first{way}.css": block(compile_sheet(f"first{way}.scss"), sheets["app.css"]) for way in ("", ".rtl")}
    for name, css in (sheets | blocks).items():
        names[name] = store(name, point_at(names, css).encode())
    (STATIC / "manifest.json").write_text(json.dumps(names, indent=2, sort_keys=True))
    return names


def forget_old() -> None:
    """Files of earlier builds stay for a day: a page that is open, or a server not yet restarted, asks for them."""
    for file in STATIC.iterdir():
        if file.stat().st_mtime < time.time() - 24 * 3600:
            file.unlink()


def leaves() -> Iterator[tuple[str, bytes]]:
    """Files that name no other file."""
    for picture in sorted((HERE / "pictures").glob("*.svg")):
        yield picture.name, picture.read_bytes()
    for script in sorted((HERE / "js").glob("*.js")):
        yield script.name, script.read_bytes()
    yield from icons()
    yield "htmx.min.js", (MODULES / "htmx.org/dist/htmx.min.js").read_bytes()


def both_ways() -> Iterator[tuple[str, str]]:
    """Every sheet and its mirror. Each is whole, so that a page is never shown between two of them."""
    tokens, base = compile_sheet("_tokens.scss").rstrip(), compile_sheet("app.scss")
    for name in SHEETS:
        own = "" if name == "app" else compile_sheet(f"{name}.scss").removeprefix(tokens)
        sheet = trimmed(base + own)
        yield f"{name}.css", sheet
        yield f"{name}.rtl.css", mirror(sheet)


def compile_sheet(source: str) -> str:
    """A stylesheet; the design system's own deprecation warnings are not ours."""
    return tool("node", "-e", SASS, str(HERE / "scss" / source), str(MODULES / "dkfds/src/stylesheets"))


def mirror(css: str) -> str:
    """The same sheet for right-to-left: the design system knows only left and right."""
    return tool(str(MODULES / ".bin/rtlcss"), "--silent", "--stdin", given=css)


def point_at(names: dict[str, str], css: str) -> str:
    """Replace each ``url(name.svg)`` by the hashed name; an unknown name is an error."""
    return re.sub(r'url\("?([^")]+)"?\)', lambda found: f"url({names[found[1]]})", css)


def store(name: str, data: bytes) -> str:
    """Write a file under its hashed name, with its compressed twins beside it."""
    stem, dot, ending = name.rpartition(".")
    hashed = f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}{dot}{ending}"
    (STATIC / hashed).write_bytes(data)
    (STATIC / f"{hashed}.br").write_bytes(brotli.compress(data, quality=11))
    (STATIC / f"{hashed}.gz").write_bytes(gzip.compress(data, mtime=0))
    return hashed


def tool(*command: str, given: str | None = None) -> str:
    """Run a tool that finds what npm installed, and return what it prints; its own complaint is the best one."""
    return subprocess.run(command, cwd=ROOT, input=given, stdout=PIPE, text=True, check=True).stdout


def is_fresh(digest: str) -> bool:
    """Whether static/ was built from exactly these sources."""
    stored = STATIC / DIGEST
    return stored.exists() and stored.read_text() == digest


def sources_digest() -> str:
    """One number for everything that decides what static/ holds."""
    total = hashlib.sha256()
    for path in (ROOT / "package-lock.json", *sorted(HERE.rglob("*"))):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return total.hexdigest()


if __name__ == "__main__":
    main()
