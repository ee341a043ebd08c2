# One word per task. `make demo` and `make test` are all that a newcomer needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check bench bench-engine bench-belief bench-imports bench-names clean

# Files of the package, so that a change installs it anew.
SOURCES := pyproject.toml $(shell find src cases -type f -not -name '*.pyc' 2>/dev/null)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip

$(STAMP): $(VENV)/bin/python $(SOURCES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[png]'
	@touch $@

$(STAMP)-test: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[test]'
	@touch $@

demo: $(STAMP)
	@BIN=$(BIN) sh tools/demo.sh

test: $(STAMP)-test
	$(BIN)/python -m pytest -n 2 -q

check: $(STAMP)-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)-test
	$(BIN)/python -m benchmarks.small_case

# About half an hour; `python -m benchmarks.engine --quick` takes a few minutes.
bench-engine: $(STAMP)-test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[bench]'
	$(BIN)/python -m benchmarks.engine

# Under 15 minutes on two cores; `python -m benchmarks.belief --quick` takes one.
bench-belief: $(STAMP)-test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[bench]'
	$(BIN)/python -m benchmarks.belief

# A few minutes; beside pyrosm, osmnx and GDAL where they install.
bench-imports: $(STAMP)-test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[bench]'
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check pyrosm osmnx
	$(BIN)/python -m benchmarks.imports

bench-names: $(STAMP)-test
	$(BIN)/python -m benchmarks.names

clean:
	rm -rf $(VENV) out
