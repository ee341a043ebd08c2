# One word per task. `make demo` and `make test` are all that a newcomer needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check bench bench-engine bench-belief bench-imports bench-names bench-reading clean

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

# Our own gold; and, where LANDBRIDGE_DATA names a folder with text/ in it, the sets of others.
bench-reading: $(STAMP)-test
	$(BIN)/landbridge eval --gold gold/development
	$(BIN)/landbridge eval --gold gold/test
	$(BIN)/python -m benchmarks.reading_times
	$(BIN)/python -m benchmarks.reading_speed
ifdef LANDBRIDGE_DATA
	$(BIN)/python -m benchmarks.reading_events --data $(LANDBRIDGE_DATA)/text
	$(BIN)/python -m benchmarks.reading_places --data $(LANDBRIDGE_DATA)/text
	$(BIN)/python -m benchmarks.reading_quotations --data $(LANDBRIDGE_DATA)/text/polnear
	$(BIN)/python -m benchmarks.reading_factuality --data $(LANDBRIDGE_DATA)/text/uw
endif

clean:
	rm -rf $(VENV) out
