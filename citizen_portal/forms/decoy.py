"""A box no person sees, in the forms that anybody can send and that have a letter written.

A programme that fills in whatever it finds fills it in, too, and nothing is sent. Somebody whose browser did so is
told, sees the box then, empties it and sends again with all words kept. Nobody is shown a riddle.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext
from wtforms import StringField

from . import validators as must
from .posted import PortalForm

# What such programmes look for, and browsers know of nobody.
NAME = "website"


def left_empty(_form: Any, field: Any) -> None:
    if must.filled(field):
        must.refuse("decoy.filled")


class OpenForm(PortalForm):
    """A form for whoever comes by."""

    website = StringField(lazy_gettext("decoy.label"), validators=[left_empty])
