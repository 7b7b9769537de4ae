// `internal/webstreams/tee`: `tee`. Node 26. Follows https://streams.spec.whatwg.org/#abstract-opdef-readablestreamtee
//
// Both branches read from one reader; the source is cancelled when both are. Branches of a byte stream are byte streams, each
// with bytes of its own.
'use strict';

const { ReadableCore, createReadable } = require('internal/webstreams/readable');
const { upon, Deferred, nothing } = require('internal/webstreams/common');

function tee(stream) {
  return new Tee(stream).branches;
}

class Tee {
  constructor(stream) {
    this.stream = stream;
    this.isBytes = stream.controller.isBytes;
    this.reader = stream.acquireReader();
    this.isReading = false;
    this.readAgain = false;
    this.reasons = [undefined, undefined];
    this.isCancelled = [false, false];
    this.cancelled = new Deferred();
    this.branches = [this.makeBranch(0), this.makeBranch(1)];
    upon(this.reader.closed.promise, nothing, (error) => {
      for (const branch of this.branches) branch.controller.error(error);
      if (!this.isCancelled.every(Boolean)) this.cancelled.resolve();
    });
  }

  makeBranch(number) {
    const algorithms = { pull: () => this.pull(), cancel: (reason) => this.cancel(number, reason) };
    if (!this.isBytes) return createReadable(algorithms);
    const { ByteControllerCore } = require('internal/webstreams/bytes');
    const branch = new ReadableCore();
    new ByteControllerCore(branch, { ...algorithms, highWaterMark: 0 });
    return branch;
  }

  pull() {
    if (this.isReading) {
      this.readAgain = true;
    } else {
      this.isReading = true;
      this.reader.read(this);
    }
    return Promise.resolve();
  }

  cancel(number, reason) {
    this.isCancelled[number] = true;
    this.reasons[number] = reason;
    if (this.isCancelled.every(Boolean)) this.cancelled.resolve(this.stream.cancel(this.reasons));
    return this.cancelled.promise;
  }

  // The tee is its own read request.

  /** In a promise job, so that errors thrown by a branch do not come back into the source. */
  chunk(chunk) {
    upon(Promise.resolve(), () => {
      this.readAgain = false;
      this.branches.forEach((branch, number) => {
        if (this.isCancelled[number]) return;
        branch.controller.enqueue(this.isBytes && number === 0 ? chunk.slice() : chunk);
      });
      this.isReading = false;
      if (this.readAgain) this.pull();
    });
  }

  /** In a tick, as Node does it; of bytes at once. */
  close() {
    if (this.isBytes) this.closeBranches();
    else require('internal/loop').nextTick(() => this.closeBranches());
  }

  closeBranches() {
    this.isReading = false;
    this.branches.forEach((branch, number) => {
      if (!this.isCancelled[number]) branch.controller.close();
      if (this.isBytes) branch.controller.endWaiting();
    });
    if (!this.isCancelled.every(Boolean)) this.cancelled.resolve();
  }

  error() { this.isReading = false; }
}

Object.assign(exports, { tee });
