# Each target sets itself up in .venv; a fresh machine needs Python 3.11+, git and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: chat ask index test check bench eval clean

chat: $(READY)  ## build the index and open the chat
	$(BIN)/kehoach index
	$(BIN)/kehoach chat

ask: $(READY)  ## make ask Q="Sở Nội vụ phải làm gì trước tháng 6?"
	@$(BIN)/kehoach index >/dev/null
	@$(BIN)/kehoach ask "$(Q)"

index: $(READY)  ## bring the index up to date
	$(BIN)/kehoach index

test: $(READY)  ## all tests
	$(BIN)/python -m pytest

check: $(READY)  ## format, lint, types, the golden gate: as CI runs them
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m eval gate

bench: $(READY)  ## cold start, latency, build time, memory
	$(BIN)/python -m eval speed

eval: $(READY)  ## run the golden set; write its report, docs/evaluation.md and the table of the README
	$(BIN)/python -m eval run --include-held-out --baselines
	$(BIN)/python -m eval report --markdown docs/evaluation.md --readme README.md

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache

# compileall: the first question too starts from bytecode, even where a setting keeps Python
# from writing any. torch first: with it installed, nothing later pulls another build of it.
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt torch
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q assistant chat corpus eval index prompts app.py
	@touch $@
