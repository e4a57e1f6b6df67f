# Each target is one line; scripts/run.py does the same on a machine without make.
# Python is python3 or, where there is none, one that uv brings.
PYTHON ?= $(shell command -v python3 || command -v python || { command -v uv >/dev/null && echo "uv run --no-project --python '>=3.11,<3.15' python"; })

.DEFAULT_GOAL := help
.PHONY: help site serve check lint test test-thorough mutants bundle web pages tour bench python

help: python ## 列出目标 / list the targets
	@$(PYTHON) scripts/run.py --help

site serve check lint test test-thorough mutants bundle web pages tour bench: python
	@$(PYTHON) scripts/run.py $@

python:
	@[ -n "$(PYTHON)" ] || { echo "没有找到Python；请安装Python 3.11或更高版本。 / There is no Python here: install Python 3.11 or later." >&2; exit 1; }
