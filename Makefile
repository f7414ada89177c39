# The one front door: `make demo` and `make test` work on a fresh clone.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SYSTEM := $(VENV)/.system
# Tests run in parallel on this many processes.
WORKERS ?= auto
# `make sweep PART=faults` runs the sweeps that have this word in the name of their file or test.
PART ?=

# An installed program has its modules compiled; so must a checkout that is measured and tested.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test check sweep golden bench docs samples measure format clean system

help:  ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(READY): pyproject.toml
	@tools/require-python $(PYTHON)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

system: $(READY)  ## Look for the system libraries (Pango), and install them where that is possible
	@tools/system-libraries $(BIN)/python

demo: system  ## Build every sample into output/
	@$(BIN)/python -m tools.demo

test: system  ## Run the tests (set-up included)
	@tools/test-programs
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not sweep"

sweep: system  ## Run the long tests, which `make test` leaves out; PART=word runs some of them
	@tools/test-programs
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m sweep -k "$(PART)"

check: $(READY)  ## Format, lint, types, import contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: system  ## Write the golden files anew; read the difference like code
	UPDATE_GOLDEN=1 $(BIN)/python -m pytest -q -n $(WORKERS) -m golden

samples: $(READY)  ## Make the PDFs that belong to the samples anew
	$(BIN)/python -m tools.update_samples

docs: $(READY)  ## Write the generated pages anew: rules, fields, template variables, schema
	$(BIN)/python -m tools.generate_docs

bench: system  ## Measure speed against bare scripts, as ratios in one run
	$(BIN)/python -m tools.bench

measure: $(READY)  ## Measure the house: its size, and how far its thoughts are split
	@$(BIN)/python -m tools.measure

format: $(READY)  ## Format and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## Remove the virtual environment and caches; output/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
