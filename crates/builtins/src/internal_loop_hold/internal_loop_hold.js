// `internal/loop_hold`: what a stream over a descriptor has to do with the loop: it keeps it alive while something is awaited, unless its owner has called `unref`.
'use strict';

const loop = require('internal/loop');

class LoopHold {
  #isRefed = true;
  #isNeeded = false;
  #holds = false;

  /** Whether something is awaited now. */
  need(isNeeded) {
    this.#isNeeded = isNeeded;
    this.#update();
  }

  ref() {
    this.#isRefed = true;
    this.#update();
  }

  unref() {
    this.#isRefed = false;
    this.#update();
  }

  #update() {
    const holds = this.#isRefed && this.#isNeeded;
    if (holds === this.#holds) return;
    this.#holds = holds;
    if (holds) loop.ref();
    else loop.unref();
  }
}

Object.assign(exports, { LoopHold });
