# The doors to the project. `make` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
export PORT

RUN_READY := .venv/.ready-to-run
TEST_READY := .venv/.ready-to-test
MESSAGES := $(wildcard translations/*/LC_MESSAGES/messages.po)
COMPILED := $(MESSAGES:.po=.mo)

.PHONY: help run test check bench messages assets

help: ## List these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/\1\t\2/' | expand -t 12

run: $(RUN_READY) $(COMPILED) assets ## Set up everything and serve the site at http://127.0.0.1:8000 (PORT changes the port)
	@exec .venv/bin/gunicorn wsgi:app

test: $(TEST_READY) $(COMPILED) assets ## Set up everything a test needs, the browser included, and run all tests
	.venv/bin/python -m pytest $(TESTS)

check: $(TEST_READY) $(COMPILED) ## Lint, types, import contracts, content
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(MAKE) --no-print-directory assets
	.venv/bin/flask --app wsgi flow check
	.venv/bin/flask --app wsgi content check

bench: $(TEST_READY) $(COMPILED) assets ## Measure against bare peers, side by side in one run
	@scripts/system bench
	.venv/bin/python -m bench

messages: $(RUN_READY) ## Bring the catalogues into line with the Danish one and compile them
	.venv/bin/python -m citizen_portal.editorial.labels
	@touch $(MESSAGES) && $(MAKE) --no-print-directory $(COMPILED)

assets: $(RUN_READY) node_modules/.ready
	@.venv/bin/python -m citizen_portal.assets.build

# Everything below makes a file, and is skipped when the file is newer than what it is made of.

$(RUN_READY): constraints.txt scripts/system | .venv/bin/python
	@echo "Setting up …"; scripts/system run
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@touch $@

$(TEST_READY): constraints-test.txt $(RUN_READY)
	@echo "Setting up the tests …"; scripts/system test
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r constraints-test.txt
	@touch $@

.venv/bin/python:
	@scripts/system python
	@$(PYTHON) -m venv .venv

node_modules/.ready: package-lock.json
	@npm ci --ignore-scripts --silent
	@touch $@

%.mo: %.po $(RUN_READY)
	@.venv/bin/pybabel --quiet compile -i $< -o $@
