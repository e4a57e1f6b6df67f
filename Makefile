# Each target is one line; scripts/run.py does the same on a machine without make.
# Python is that of .venv where it is finished and starts, which saves starting two; else python3 or, where there is
# none, one that uv brings.
ifndef PYTHON
PYTHON := $(shell { [ -e .venv/.complete.json ] && .venv/bin/python -I -S -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo .venv/bin/python; } || command -v python3 || command -v python || { command -v uv >/dev/null && echo "uv run --no-project --python '>=3.11,<3.15' python"; })
endif

.DEFAULT_GOAL := help
.PHONY: help site serve check lint test test-thorough mutants bundle web pages tour bench python

help: python ## 列出目标 / list the targets
	@$(PYTHON) scripts/run.py --help

site serve check lint test test-thorough mutants bundle web pages tour bench: python
	@$(PYTHON) scripts/run.py $@

python:
	@[ -n "$(PYTHON)" ] || { echo "没有找到Python；请安装Python 3.11或更高版本。 / There is no Python here: install Python 3.11 or later." >&2; exit 1; }
