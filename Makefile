# One place for every command. `make` alone lists them.
#
# Python comes from $(PYTHON) if you name one, else the first of python3.11,
# python3, python that is 3.11 or newer. Packages go into .venv and nowhere else.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell for p in python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
PORT ?= 8050
ARGS ?=
WORKERS ?= -n auto --dist loadfile

BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check

##@ Use

.PHONY: run
run: .venv/runtime ## Open the explorer at http://127.0.0.1:8050 (PORT=8060, ARGS="--data FOLDER")
	@exec $(BIN)/python app.py --port $(PORT) $(ARGS)

.PHONY: serve
serve: .venv/runtime ## Serve it as on the web, with gunicorn (PORT=8060)
	@PORT=$(PORT) exec $(BIN)/gunicorn $(ARGS)

##@ Work on it

.PHONY: test
test: lint ## Everything that Python and Chromium can check, in six minutes (ARGS="-k panel")
	@$(BIN)/python -m tests.browser.chromium --install
	@$(BIN)/python -m pytest $(WORKERS) $(ARGS)

.PHONY: quick
quick: .venv/dev ## The tests that need no browser, with fewer examples, in a minute
	@$(BIN)/python -m pytest $(WORKERS) -m "not browser" --hypothesis-profile=quick $(ARGS)

.PHONY: test-all
test-all: lint ## What `make test` does, with twenty times as many examples; CI runs this
	@$(BIN)/python -m tests.browser.chromium --install
	@$(BIN)/python -m pytest $(WORKERS) --hypothesis-profile=ci $(ARGS)

.PHONY: lint
lint: .venv/dev ## Style, types and the direction of imports
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

.PHONY: format
format: .venv/dev ## Put the code in the project's format
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

.PHONY: bench
bench: .venv/dev ## Measure speed and weight of the running page
	@$(BIN)/python -m tests.browser.chromium --install
	@$(BIN)/python -m bench $(ARGS)

.PHONY: lock
lock: .venv/dev ## Write requirements.lock anew from requirements.txt
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock requirements.txt

.PHONY: audit
audit: .venv/dev ## Ask the package index for known vulnerabilities of what is locked
	@$(BIN)/python -m tests.audit

.PHONY: sbom
sbom: build/tools/cyclonedx ## Write build/sbom.json: all that the app is made of (CycloneDX)
	@build/tools/bin/cyclonedx-py requirements --output-reproducible --validate --output-file build/sbom.json requirements.lock
	@echo "build/sbom.json"

.PHONY: clean
clean: ## Remove .venv and everything the tools left behind
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache .pytest_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help: ## List these commands
	@awk 'BEGIN {FS = ":.*## "} \
		/^##@ / {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Apart from the rest: one of its packages adds more than a second to every start of Python.
build/tools/cyclonedx:
	@$(PYTHON) -m venv build/tools
	@build/tools/bin/python -m pip -qq --disable-pip-version-check install cyclonedx-bom==7.5.0
	@touch $@

# The marks below are files, touched when the packages they stand for are in place.

.venv/made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found (PYTHON=/path/to/python names one)."; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: .venv/made requirements.txt
	@echo "Installing what the app needs into .venv ..."
	@$(PIP) install -r requirements.txt
	@touch $@

.venv/dev: .venv/runtime requirements-dev.txt
	@echo "Installing what the checks need into .venv ..."
	@$(PIP) install -r requirements-dev.txt
	@touch $@
