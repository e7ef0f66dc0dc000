# Needs only python3 (3.11 or newer) and make; each target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: run test check lint clients faults bench screenshots lock clean

run: $(VENV)/run
	$(BIN)/python -m bot demo

# On every processor; what kills processes, and others' clients, which want the computer to themselves, afterwards.
test: $(VENV)/dev
	$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist worksteal --ignore tests/faults --ignore tests/clients
	$(BIN)/python -m pytest tests/faults tests/clients

check: lint test

lint: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Processes killed at random moments, 200 times instead of the 20 that are part of the tests.
faults: $(VENV)/dev
	HUDDLELOG_FAULTS=200 $(BIN)/python -m pytest tests/faults

bench: $(VENV)/dev
	$(BIN)/python -m tests.bench

screenshots: $(VENV)/dev
	$(BIN)/python -m tests.flows.screenshots

# Exact versions and hashes of everything; needs uv.
lock:
	uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade -o requirements/run.txt
	uv pip compile pyproject.toml requirements/build.in --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade -o requirements/dev.txt

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Huddlelog needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { echo "Python could not make a virtual environment here. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/run: $(BIN)/python requirements/run.txt pyproject.toml
	@echo "Setting up (once, about a minute) ..."
	@$(PIP) -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.txt
	@$(PIP) -r requirements/dev.txt
	@touch $@

# Clients of Slack and Teams that nobody here wrote, for the tests in tests/clients; needs Node.js with npm.
clients: tests/clients/node_modules/.package-lock.json

tests/clients/node_modules/.package-lock.json: tests/clients/package.json tests/clients/package-lock.json
	@cd tests/clients && npm ci --loglevel=error
	@touch $@

clean:
	rm -rf $(VENV) tests/clients/node_modules
