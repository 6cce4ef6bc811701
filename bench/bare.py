"""The peer: a bare Flask view that returns as many bytes as it is asked for, and a bare page of 8 kB."""

from flask import Flask

app = Flask(__name__, static_folder=None)

PAGE = f"<!doctype html><html lang=en><title>Bare</title><h1>A bare page</h1><p>{'A few words. ' * 600}</p>"


@app.route("/<int:size>", methods=["GET", "POST"])
def answer(size: int) -> bytes:
    return b"x" * size


@app.route("/page")
def page() -> str:
    return PAGE
