# The commands of the project. `make` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
export PORT

RUN_READY := .venv/.ready-to-run
TEST_READY := .venv/.ready-to-test
LOCKED := --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate
MESSAGES := $(wildcard translations/*/LC_MESSAGES/messages.po)
COMPILED := $(MESSAGES:.po=.mo)

.PHONY: help run build test check fix lock reviewed audit sbom coverage bench drill pictures access trees messages assets

help: ## List these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/\1\t\2/' | expand -t 12

run: build ## Set up everything and serve the site at http://127.0.0.1:8000 (PORT changes the port)
	@exec .venv/bin/gunicorn wsgi:app

build: $(RUN_READY) $(COMPILED) assets ## Set up everything `make run` needs, and serve nothing: for a server or an image

test: $(TEST_READY) $(COMPILED) assets ## Set up everything a test needs, the browser included, and run all tests (DATABASE=postgresql: on that one; PICTURES=yes: look/)
	.venv/bin/python -m pytest $(TESTS) $(if $(DATABASE),--database=$(DATABASE)) $(if $(PICTURES),--pictures)

check: $(TEST_READY) $(COMPILED) ## Lint, types, import contracts, content, what others wrote, no secret in the tree
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djlint citizen_portal/templates --lint --quiet
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(MAKE) --no-print-directory assets
	node_modules/.bin/stylelint "citizen_portal/assets/scss/*.scss"
	.venv/bin/flask --app wsgi flow check
	.venv/bin/flask --app wsgi content check
	.venv/bin/python -m supply.review
	.venv/bin/python -m supply.secrets

fix: $(TEST_READY) node_modules/.ready ## Mend by machine what a machine can mend: order of imports, layout of the code
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	node_modules/.bin/stylelint --fix "citizen_portal/assets/scss/*.scss"

lock: $(TEST_READY) ## Write the versions of all that pyproject.toml names, with hashes, into the constraints files
	.venv/bin/uv pip compile $(LOCKED) pyproject.toml -o constraints.txt
	.venv/bin/uv pip compile $(LOCKED) --extra test pyproject.toml -o constraints-test.txt

reviewed: $(TEST_READY) ## Write down that somebody has looked at what is pinned: HOW="…", ONLY="name name" for these alone
	@.venv/bin/python -m supply.review record '$(HOW)' $(ONLY)

audit: $(TEST_READY) ## Ask who knows of holes in what is pinned, where a service answers
	@.venv/bin/python -m supply.audit

sbom: $(TEST_READY) ## Write the list of all parts for machines, docs/sbom.json
	@.venv/bin/python -m supply.sbom

coverage: $(TEST_READY) $(COMPILED) assets ## Run the tests without the browser, and see that every branch of the core is walked
	.venv/bin/python -m pytest --ignore=tests/browser --cov --cov-report=term:skip-covered
	.venv/bin/coverage report --include="citizen_portal/placement/*,citizen_portal/flow.py,citizen_portal/rules.py,citizen_portal/typed/*" --fail-under=99

bench: $(TEST_READY) $(COMPILED) assets ## Measure against bare peers, side by side in one run
	@scripts/system bench
	.venv/bin/python -m bench $(if $(RECORD),--record)
	$(if $(MANY),.venv/bin/python -m bench.many $(if $(RECORD),--record))

pictures: $(TEST_READY) $(COMPILED) assets ## Take the reference pictures anew, and lay them all on one sheet, look/contact-sheet.png
	.venv/bin/python -m bench.reference

drill: $(TEST_READY) $(COMPILED) assets ## Take away what the site stands on while people use it, then send 100,000 hostile requests: nothing may be lost
	@scripts/system drill
	.venv/bin/python -m bench.drill $(DRILL)
	.venv/bin/python -m bench.fuzz $(FUZZ)

access: $(TEST_READY) $(COMPILED) assets ## Look at every page in every language, size and scheme, and see that nobody is shut out
	.venv/bin/python -m bench.access $(ACCESS)

trees: $(TEST_READY) $(COMPILED) assets ## Write down anew what assistive technology is told of the main kinds of page, to be read
	.venv/bin/python -m tests.browser.trees

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
	@scripts/system run
	@$(PYTHON) -m venv .venv

node_modules/.ready: package-lock.json
	@npm ci --ignore-scripts --silent
	@touch $@

%.mo: %.po $(RUN_READY)
	@.venv/bin/pybabel --quiet compile -i $< -o $@
