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
# A file is run by one process; in the order of the folders, so that the browser's long files come
# first and the short ones of Python fill up what is left of either process.
WORKERS ?= -n auto --dist loadfile --no-loadscope-reorder

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
test: lint ## Everything that Python and Chromium can check (ARGS="-k panel")
	@$(BIN)/python -m tests.browser.chromium --install
	@$(BIN)/python -m pytest $(WORKERS) $(ARGS)

.PHONY: quick
quick: .venv/dev ## The tests that need no browser, with fewer examples
	@$(BIN)/python -m pytest $(WORKERS) -m "not browser" --hypothesis-profile=quick $(ARGS)

.PHONY: test-all
test-all: lint ## What `make test` does, with fifty times as many examples; CI runs this
	@$(BIN)/python -m tests.browser.chromium --install
	@$(BIN)/python -m pytest $(WORKERS) --hypothesis-profile=ci $(ARGS)

.PHONY: lint
lint: .venv/dev ## Style, types and the direction of imports, of Python and of scripts
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory lint-scripts

# Scripts and styles: format and lint, types, tests without a browser. Where the npm registry
# cannot be reached nothing of this runs, which is said; in CI (CI=true) that is a failure.
.PHONY: lint-scripts
lint-scripts: .venv/dev
	@if $(MAKE) --no-print-directory node_modules/made; then \
		export PATH="$(CURDIR)/$(BIN):$$PATH"; \
		node_modules/.bin/biome ci && node_modules/.bin/tsc --project tsconfig.json && \
		node --test --test-reporter=dot "tests/scripts/**/*.test.js"; \
	else \
		echo "=================================================================="; \
		echo "NOT CHECKED: scripts and styles in assets/. Their tools come from"; \
		echo "the npm registry, which did not answer (npm ci)."; \
		echo "=================================================================="; \
		test "$(CI)" != true; \
	fi

.PHONY: bundle
bundle: node_modules/made ## Join scripts and styles of assets/ into assets/dist
	@$(BIN)/node assets/bundle.mjs

.PHONY: format
format: .venv/dev ## Put the code in the project's format
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@if $(MAKE) --no-print-directory node_modules/made; then PATH="$(CURDIR)/$(BIN):$$PATH" node_modules/.bin/biome check --write; fi

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
	rm -rf .venv node_modules .mypy_cache .ruff_cache .import_linter_cache .pytest_cache .hypothesis test-results
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

# Node is one of the packages of requirements-dev.txt. No package may run a script of its own.
node_modules/made: .venv/dev package-lock.json
	@echo "Installing what checks the scripts into node_modules ..."
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
