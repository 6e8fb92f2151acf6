# make run   sets up and opens the app
# make test  sets up and runs every check
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: run test check bench bench-search bench-scale kills walk walk-terminal setup setup-dev docs pictures clean

run: setup
	$(BIN)/jitui

test: setup-dev check
	$(BIN)/python -m pytest -n auto

# Everything but the tests: lint, format, types, imports between packages, the data.
check: setup-dev
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/jitui check

# How fast it is, compared with a minimal app of the same framework; docs/speed.md has the
# latest table. OPTIONS="--rounds 5 --only start,cli" measures less, OPTIONS=--scale a large library.
bench: setup-dev
	$(BIN)/python -m tests.bench.instant $(OPTIONS)

# How good and how fast the search is, and how it grows (the latter takes minutes).
bench-search: setup-dev
	$(BIN)/python -m tests.bench.quality
	$(BIN)/python -m tests.bench.speed

bench-scale: setup-dev
	$(BIN)/python -m tests.bench.scale

# Kills a process while it saves a workbook, 200 times, and checks that nothing saved was lost.
kills: setup-dev
	folder=$$(mktemp -d) && $(BIN)/python -m tests.bench.kills $$folder 200 && rm -r $$folder

# Random input: in the app, where everything can be checked, and in a real terminal. Both print the
# last steps before a failure. Run them as an ordinary user, as the second one types file names too.
walk: setup-dev
	$(BIN)/python -m tests.walk.app --steps $(or $(STEPS),20000) --seed $(or $(SEED),1)

walk-terminal: setup-dev
	$(BIN)/python -m tests.walk.terminal --steps $(or $(STEPS),30000) --seed $(or $(SEED),1)

# The parts of the documents that are generated from the program.
docs: setup-dev
	$(BIN)/python -m tests.generated

# The screenshots in the README.
pictures: setup-dev
	$(BIN)/python -m tests.screenshots

setup: $(VENV)/run.stamp
setup-dev: $(VENV)/dev.stamp

# A usable environment stays. If Python is missing or too old, say so in one sentence.
NEW_ENOUGH = import sys; sys.exit(sys.version_info < (3, 10))
GOAL = $(or $(firstword $(MAKECMDGOALS)),run)
define environment
@command -v $(PYTHON) >/dev/null || { echo >&2 "jitui needs Python 3.10 or later, and there is no\
 $(PYTHON). Try make $(GOAL) PYTHON=python3.12"; exit 1; }
@$(PYTHON) -c '$(NEW_ENOUGH)' || { echo >&2 "jitui needs Python 3.10 or later; $(PYTHON) is\
 $$($(PYTHON) -c 'import platform; print(platform.python_version())'). Try make $(GOAL)\
 PYTHON=python3.12"; exit 1; }
@$(BIN)/python -c '$(NEW_ENOUGH)' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
endef

$(VENV)/run.stamp: pyproject.toml
	$(environment)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docx]'
	touch $@

# Exact versions, so that a check means the same tomorrow; pyproject.toml has the ranges.
$(VENV)/dev.stamp: pyproject.toml .ci/constraints.txt
	$(environment)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint .ci/constraints.txt --editable '.[dev]'
	touch $@ $(VENV)/run.stamp

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache
