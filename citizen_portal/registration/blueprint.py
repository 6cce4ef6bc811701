"""Under which addresses a registration is made."""

from flask import Blueprint

blueprint = Blueprint("registration", __name__, url_prefix="/<reading:lang>/plads")
