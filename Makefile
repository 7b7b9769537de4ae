# Two commands do everything: `make run` and `make test`. Both install what is missing first.

FILE ?= examples/crack.mjs
# What `make run` searches for when no FILE is given: the SHA-256 of a five-letter word.
ifeq ($(FILE),examples/crack.mjs)
ARGS ?= ba59926159d2aa256eb8739b8da7e2b574b960e1202c6d624cbe981cef996c91
endif

.PHONY: run test build setup check models bench golden clean

run: build
	./target/release/roata $(FILE) $(ARGS)

build: setup
	cargo build --release --locked --package cli

test: setup
	cargo test --workspace --locked

check: setup models
	cargo fmt --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	cargo xtask tidy
	@if cargo deny --version >/dev/null 2>&1; then cargo deny --offline check licenses bans; else echo 'cargo-deny is not installed: licences not checked'; fi

# Every interleaving of the races that the nodes crate decides itself (loom). A target folder of its own: the flag is for all crates.
models: setup
	RUSTFLAGS='--cfg loom' cargo test --package nodes --lib --release --locked --target-dir target/loom models

setup:
	@./scripts/setup.sh

# The peers to measure beside: make bench PEERS="node=/path/to/node bun=/path/to/bun"
bench: build
	cargo xtask bench roata=target/release/roata $(PEERS)

golden: setup
	cargo xtask golden

clean:
	cargo clean
