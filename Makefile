# Two commands set everything up on a fresh machine: `make samples` and `make test`.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: samples test checks clean

samples: .venv/run  ## install, then check the sample reports
	$(BIN)/lawgov-lint seeds/*.txt || [ $$? -eq 1 ]

test: .venv/dev checks  ## install, then everything that must pass before a push

checks:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/lawgov-lint rules check
	$(BIN)/lawgov-lint rules index --check
	$(BIN)/pytest

.venv/bin/pip:
	$(PYTHON) -m venv .venv

.venv/run: pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/dev: pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ .venv/run

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache
