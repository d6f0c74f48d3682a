# Every target sets up what it needs first; the second time that costs nothing.
# Without make: python3 bootstrap.py run (Windows: py bootstrap.py run).
PYTHON ?= python3
TARGETS := setup run tour test bench lock

.PHONY: help $(TARGETS)
help:
	@echo "make run    set up and open the window (without a display: the tour)"
	@echo "make setup  set up only"
	@echo "make test   lint, types, import directions and all tests"
	@echo "make bench  measure speed and memory"
	@echo "make tour   photograph every screen into build/tour"
	@echo "make lock   pin the requirements again, with hashes"

$(TARGETS):
	@$(PYTHON) bootstrap.py $@
