# make demo   read the demonstration reports and show the case
# make test   run the tests
# make check  lint, types, and which room may import which
# make docs   the pages that are made of the program's own words
# make pictures  the pictures of the demonstration's site (needs a Chromium)
# make fuzz   hostile input of every kind, a thousand of each
# make kills  the program killed at 200 random moments on each store (PostgreSQL's programs have to be there)
# make bench  accuracy on the dev splits and the clock (slow; needs the data folder, see bench/)

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test check fuzz kills bench docs pictures

demo: $(READY)
	@$(BIN)/whence demo

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports

fuzz: $(READY)
	$(BIN)/python bench/fuzz.py --each 1000

kills: $(READY)
	$(BIN)/python bench/kills.py --kills 200 --store sqlite
	$(BIN)/python bench/kills.py --kills 200 --store postgresql

bench: $(READY)
	$(BIN)/python -m bench

# The command reference and the rules are what the program says of itself; a test fails where a page is stale.
docs: $(READY)
	$(BIN)/python docs/commands.py
	$(BIN)/python docs/rules.py
	$(BIN)/python docs/pages.py

# Pages of the demonstration, as a browser shows them: needs a Chromium.
pictures: $(READY)
	$(BIN)/python docs/pictures.py

# The lock holds everything with hashes, the build backend too: nothing else is fetched.
$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
