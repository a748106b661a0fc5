# Two commands set everything up on a fresh machine: `make samples` and `make test`.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: samples test checks benchmarks clean

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

benchmarks:  ## in a plain virtual environment of its own, beside other linters
	sh benchmarks/peers.sh
	test -d benchmarks/.venv || $(PYTHON) -m venv benchmarks/.venv
	benchmarks/.venv/bin/pip install --quiet --disable-pip-version-check --force-reinstall --no-deps .
	benchmarks/.venv/bin/pip install --quiet --disable-pip-version-check .
	benchmarks/.venv/bin/python benchmarks/run.py

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
