# Two commands for a fresh machine that has Python 3.11 or newer and make:
#   make demo   makes .venv, installs Dragoman, reads an example dispatch and prints its dossier
#   make test   the same .venv with the test tools: style, types, tests, and the quality floors where the corpora are

# The first of these that runs and is new enough; or say: make demo PYTHON=/path/to/python
PYTHON ?= $(shell for p in python3 python3.12 python3.11 python3.13 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export DRAGOMAN_DATA ?= $(abspath ../shared/data)

.PHONY: demo test format readme bench bench-events bench-speed clean

demo: $(VENV)/installed
	@$(BIN)/dragoman read examples/visit.txt --published 2025-03-18

test: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest
	@if [ -d "$(DRAGOMAN_DATA)" ]; then $(BIN)/python -m benchmarks.floors; \
	else echo "quality floors not checked: no corpora at $(DRAGOMAN_DATA) (set DRAGOMAN_DATA)"; fi

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.floors

bench-events: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.events

readme: $(VENV)/installed-dev
	$(BIN)/python docs/fill_readme.py

bench-speed: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.speed

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Dragoman needs Python 3.11 or newer: install it, or say make demo PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $(VENV)/installed $@

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache
