"""`flask content preview FOLDER`: the site as it would be with a folder laid over it, following every save."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import click
from flask import Flask
from werkzeug.serving import make_server

from ..editorial import folder_check
from ..guidance.state import state
from .preview_site import PreviewSite

# Seconds between two looks at the folder.
LOOK = 0.5
HOST = "127.0.0.1"

# Makes the site with a folder laid over it, to be served under an address.
Build = Callable[[Path, str], Flask]


def init_app(app: Flask, ours: Path, build: Build, refused: tuple[type[Exception], ...]) -> None:
    group = app.cli.commands["content"]
    assert isinstance(group, click.Group)
    group.add_command(preview_command(ours, build, refused))


def preview_command(ours: Path, build: Build, refused: tuple[type[Exception], ...]) -> click.Command:
    @click.command("preview")
    @click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
    @click.option("--port", default=8001, show_default=True, help="0 takes one that is free.")
    def preview(folder: Path, port: int) -> None:
        """Serve the site with FOLDER laid over its texts; a page is loaded anew when a file of it is saved."""
        server = make_server(HOST, port, lambda *_: [], threaded=True)
        server.daemon_threads = True  # type: ignore[attr-defined]
        address = f"http://{HOST}:{server.port}"
        site = PreviewSite(lambda: build(folder, address), refused, (ours, folder))
        server.app = site
        threading.Thread(target=follow, args=(site, ours, folder), name="preview", daemon=True).start()
        click.echo(f"{address} shows {folder}. End it with Ctrl-C.")
        server.serve_forever()

    return preview


def follow(site: PreviewSite, ours: Path, folder: Path) -> None:
    """Say after every save what is wrong with the folder, for as long as the programme runs."""
    told, pause = 0, threading.Event()
    while True:
        site.refresh()
        if site.version != told:
            told = site.version
            for line in said(site, ours, folder):
                click.echo(line)
        pause.wait(LOOK)


def said(site: PreviewSite, ours: Path, folder: Path) -> list[str]:
    """What keeps the site from being built; else what the check finds in the folder."""
    if site.faults or site.app is None:
        return [*site.faults, f"{len(site.faults)} faults keep {folder} from being shown as it is."]
    with site.app.app_context():
        folders = (ours,) if folder.resolve() == ours.resolve() else (ours, folder)
        found = folder_check.faults(state().libraries[min(state().libraries)], folders, folder)
    return [*found, f"{len(found)} faults in {folder}." if found else f"No faults in {folder}."]
