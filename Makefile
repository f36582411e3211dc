# make demo   set up and see the main job        make test    set up and pass the tests
# make vectors, make forests  learn the encoder of figures, and compare/data/forests.json, anew
# make check  what CI runs after the tests       make accuracy: measurements, minutes
# make bench-search, bench-add, bench-cold, bench-desk, bench-conflicts, kill-loop: measurements, minutes each; results in docs/benchmarks.md
# make bench-workers, bench-clients: the same past one machine; results in docs/scale.md
# make schema  the API asked two hundred requests a call
# make pictures  the pictures in docs/images, taken anew of the desk as it is
# make hostile  files that want to be refused, the heavy ones
# make cluster  Dask workers, scheduler, command and database killed while documents are added
# make crash  killed at every step, without power at every sync, two hundred random kills

PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
# Each core that tests takes some 1.5 GB.
CORES ?= 2
export HF_HUB_OFFLINE := 1

.PHONY: choices vectors forests demo test check lint types layers setup accuracy bench-search bench-add bench-cold bench-desk bench-workers bench-clients bench-conflicts schema kill-loop crash cluster hostile pictures clean

demo: $(VENV)/.installed
	$(BIN)/factcheck demo

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n $(CORES) --dist worksteal

check: lint types layers

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check factcheck tests seeds
	$(BIN)/ruff format --check factcheck tests seeds

types: $(VENV)/.installed-dev
	$(BIN)/mypy

layers: $(VENV)/.installed-dev
	$(BIN)/lint-imports

accuracy: $(VENV)/.installed-dev
	$(BIN)/python tests/accuracy/reach.py

bench-search: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/search.py

bench-add: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/add.py

bench-cold: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/cold.py

bench-desk: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/desk.py

bench-workers: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/workers.py

bench-clients: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/clients.py

bench-conflicts: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/conflicts.py

schema: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m slow tests/web/test_schema.py

kill-loop: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/kill_loop.py

pictures: $(VENV)/.installed-dev
	$(BIN)/python tests/web/pictures.py

crash: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m "slow or not slow" tests/find/test_crash.py tests/find/test_power.py tests/find/test_kill_loop.py

cluster: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m "slow or not slow" tests/test_cluster.py

hostile: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m slow tests/read/test_hostile.py

setup: $(VENV)/.installed-dev

# torch first, by itself and pinned: asked for by another package it may come with gigabytes of CUDA.
$(VENV)/.torch: constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt torch
	touch $@

$(VENV)/.installed: $(VENV)/.torch pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.torch pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

choices: $(VENV)/.installed-dev  # learns extract/data/choices.json and times.json from all marked corpora, minutes
	$(BIN)/python tests/accuracy/choose.py
	$(BIN)/python tests/accuracy/choose_times.py

vectors: choices  # learns find/data/figures.npz and compare/data/vectors.npz, a quarter of an hour on one core
	$(BIN)/python tests/accuracy/vectors.py all

build/vectors/%-figures.npz: | choices  # the same without every other topic, for forests
	$(BIN)/python tests/accuracy/vectors.py $*

# Forests that are better as they are (docs/accuracy-log.md); with KEEP= all are learnt anew.
KEEP ?= same change glance apart_by_neighbours change_by_neighbours reasons

# learns compare/data/forests.json too, from what is extracted and encoded without the topic in hand
forests: export OMP_NUM_THREADS := 1  # what learns at once is a process or a thread of its own
forests: choices build/vectors/even-figures.npz build/vectors/odd-figures.npz
	$(BIN)/python tests/accuracy/learn.py $(KEEP:%=--keep=%)
	$(BIN)/python tests/accuracy/at_length.py
	$(BIN)/python tests/accuracy/calibrate.py
