"""What somebody who is signed in finds at the top of every page of the desk."""

from __future__ import annotations

from flask import Flask, g

from ..records.staff import Role

# The label, the page, and who sees it.
PAGES = (
    ("page.list", "desk.queue_page", (Role.WORKER, Role.LEAD)),
    ("followup.menu", "desk.follow_up_page", (Role.WORKER, Role.LEAD)),
    ("quality.menu", "desk.quality_page", (Role.LEAD,)),
    ("register.menu", "desk.register", (Role.WORKER, Role.LEAD)),
    ("forbered.menu", "desk.prepare", (Role.WORKER, Role.LEAD)),
)  # fmt: skip


def init_app(app: Flask) -> None:
    app.jinja_env.globals["menu"] = menu


def menu() -> list[tuple[str, str]]:
    """The label and the endpoint of each page whoever is signed in may see."""
    return [(label, endpoint) for label, endpoint, roles in PAGES if g.staff.role in roles]
