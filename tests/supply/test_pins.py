"""What is pinned is read as pip and npm read it."""

import json

from supply.pins import Pin, of_constraints, of_lock, pinned

CONSTRAINTS = """\
alpha==1.0 \\
    --hash=sha256:aa11 \\
    --hash=sha256:bb22
Beta_Gamma[binary]==2.0rc1 ; python_version < '3.12' \\
    --hash=sha256:cc33
"""
LOCK = {
    "packages": {
        "": {"name": "ours"},
        "node_modules/@a/b": {"version": "1.0.0", "license": "(MIT OR ISC)", "integrity": "sha512-AAE=", "dev": True},
        "node_modules/c/node_modules/d": {"version": "2.0.0", "license": "0BSD"},
    }
}


def test_each_requirement_is_read_with_its_own_hashes() -> None:
    alpha, beta = of_constraints(CONSTRAINTS)
    assert (alpha, alpha.hashes) == (Pin("pypi", "alpha", "1.0"), (("sha256", "aa11"), ("sha256", "bb22")))
    assert (beta, beta.hashes) == (Pin("pypi", "beta-gamma", "2.0rc1"), (("sha256", "cc33"),))


def test_of_a_lock_file_each_package_is_read_wherever_it_lies_and_ours_is_not() -> None:
    scoped, nested = of_lock(json.dumps(LOCK), served=True)
    assert (str(scoped), scoped.licence, scoped.hashes) == ("npm @a/b 1.0.0", "MIT OR ISC", (("sha512", "0001"),))
    assert str(nested) == "npm d 2.0.0"
    assert (scoped.served, nested.served) == (False, True)


def test_everything_is_there_once_and_of_one_version_of_python_packages_with_its_hashes() -> None:
    pins = pinned()
    assert pins == sorted(set(pins)) and all(pin.hashes for pin in pins)
    python = [pin.name for pin in pins if pin.kind == "pypi"]
    assert len(python) == len(set(python)) > 100
    assert {"flask", "psycopg-binary"} < {pin.name for pin in pins if pin.served} and len(pins) > 400
    assert {pin.name for pin in pins if pin.served and pin.kind == "npm"} == {"dkfds", "htmx.org"}
