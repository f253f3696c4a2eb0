# Each target sets up what it needs, in any order, without root: a virtual environment in VENV, made by PYTHON.
VENV ?= .venv
REPORTS ?= scan-report
SAMPLE ?= samples/peel-dropper-bottle.jpg
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

fits = import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	if $$python -c '$(fits)' >/dev/null 2>&1; then echo $$python; break; fi; done)

.DEFAULT_GOAL := help
.PHONY: help scan test slow check lint format clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

scan: $(VENV)/.installed ## Install, scan the samples, print a report
	@$(BIN)/scanner scan $(SAMPLE) --fail-on never
	@echo
	@$(BIN)/scanner batch samples --output $(REPORTS) --anew --format html --fail-on never || [ $$? -eq 3 ]
	@echo "Reports as pages to look at: $(REPORTS)/reports/*.html"

test: $(VENV)/.installed-dev ## Install and run the tests
	@$(BIN)/python -m pytest

slow: $(VENV)/.installed-dev ## Run the slow tests too
	@$(BIN)/python -m pytest -m "slow or not slow"

lint: $(VENV)/.installed-dev ## Check format, style, types and imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test ## Run all that CI runs

format: $(VENV)/.installed-dev ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

clean: ## Remove what these targets made
	rm -rf $(VENV) $(REPORTS) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# Debian's Python has no ensurepip until python3-venv is installed: then the pip beside PYTHON fills the environment.
$(VENV)/pyvenv.cfg:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11, 3.12 or 3.13 is needed. Install one, or name it: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { $(PYTHON) -m venv --clear --without-pip $(VENV) \
		&& $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }

$(VENV)/.installed: pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing into $(VENV) (about 200 MB on the first run)..."
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing into $(VENV) (about 200 MB on the first run)..."
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed
