.PHONY: help setup check fix test test-quick wheel
.DEFAULT_GOAL := help

help:  ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup:  ## install into .venv with what the tests and checks need
	bash setup.sh
	.venv/bin/python -m pip install --quiet -e '.[test]'

check:  ## formatting, lint, types, the direction of imports
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

fix:  ## format, and mend what lint can mend
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

test:  ## everything
	bash setup.sh test

test-quick:  ## all but the slow ones: a minute or two
	.venv/bin/python -m pytest -q -m 'not slow'

wheel:  ## build dist/*.whl
	.venv/bin/python -m build --wheel
