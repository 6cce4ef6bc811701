"""The peer: a bare Flask view that returns as many bytes as it is asked for."""

from flask import Flask

app = Flask(__name__, static_folder=None)


@app.route("/<int:size>", methods=["GET", "POST"])
def answer(size: int) -> bytes:
    return b"x" * size
