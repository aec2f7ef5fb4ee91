# Shorthands. Everything here can be typed without make; the commands are `python3 -m portal …`.
PYTHON ?= python3
BIN ?= .venv/bin

.PHONY: up test slow mutations crm-kills check schema lock
up:
	$(PYTHON) -m portal up
test:
	$(PYTHON) -m portal test
# What the quick suite leaves out, measured: tests/slow.txt anew. On a machine that does nothing else.
slow:
	$(BIN)/python -m portal test -n 2 --dist worksteal -m "not browser" --list-slow 0.2
# Named faults against the tests that must notice them, each in a copy of the checkout. `make mutations ONLY=merges` tries some.
mutations:
	$(BIN)/python -m tests.mutations $(ONLY)
# Five hundred workers killed in the middle of sending to a customer record system: nothing lost, nothing twice. Needs PostgreSQL.
crm-kills:
	CI=1 CRM_KILLS=$(or $(KILLS),500) $(BIN)/python -m portal test tests/crm/test_kills.py -n 0
check:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m portal check
	$(BIN)/python -m portal makemigrations --check --dry-run
# The prepared schema of both backends from the migrations. DATABASE_URL names a PostgreSQL server where databases may be made.
schema:
	env -u DATABASE_URL $(BIN)/python -m portal prepare_schema
	$(BIN)/python -m portal prepare_schema
# Versions and hashes, no addresses. Needs uv.
lock:
	uv lock --quiet --upgrade
	uv export --quiet --frozen --no-emit-project --no-dev --no-header --no-annotate -o requirements.lock
	uv export --quiet --frozen --no-emit-project --all-groups --no-header --no-annotate -o requirements-dev.lock
	rm uv.lock
