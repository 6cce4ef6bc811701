"""The page a proxy shows when no host answers: whole in itself, in every language, made from the site's own words."""

from __future__ import annotations

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from .. import i18n

TITLE, TEXT = "error.page.other.title", "error.page.other.text"


def init_app(app: Flask) -> None:
    app.cli.add_command(away_page)


@click.command("away-page")
@with_appcontext
def away_page() -> None:
    """Print the page for a proxy to show when the site does not answer. Make it anew with every release."""
    click.echo(page())


def page() -> str:
    """Every language under the other: nobody is there to ask the reader's browser."""
    spoken = {code: language for code, language in i18n.LANGUAGES.items() if not language.easy}
    said = [(language, i18n.words(code)(TITLE), i18n.words(code)(TEXT)) for code, language in spoken.items()]
    return current_app.jinja_env.get_template("errors/away.html").render(said=said)
