// `internal/webstreams/tee`: `tee`. Node 26. Follows https://streams.spec.whatwg.org/#abstract-opdef-readablestreamtee
//
// Both branches read from one reader; the source is cancelled when both are. Branches of a byte stream are byte streams, each
// with bytes of its own; a view that one of them has to fill is given to the source.
'use strict';

const { ReadableCore, ReaderCore, createReadable } = require('internal/webstreams/readable');
const { upon, Deferred, nothing } = require('internal/webstreams/common');

/** With `isCloning` the second branch gets structured clones. */
function tee(stream, isCloning = false) {
  return (stream.controller.isBytes ? new ByteTee(stream) : new Tee(stream, isCloning)).branches;
}

class Tee {
  constructor(stream, isCloning = false) {
    this.stream = stream;
    this.isCloning = isCloning;
    this.reader = stream.acquireReader();
    this.isReading = false;
    /** Branches that asked again while something was being read. */
    this.readAgain = [false, false];
    this.reasons = [undefined, undefined];
    this.isCancelled = [false, false];
    this.cancelled = new Deferred();
    this.branches = [this.makeBranch(0), this.makeBranch(1)];
    this.forwardErrorOf(this.reader);
  }

  algorithmsOf(number) {
    return { pull: () => this.pull(number), cancel: (reason) => this.cancel(number, reason) };
  }

  makeBranch(number) {
    return createReadable(this.algorithmsOf(number));
  }

  forwardErrorOf(reader) {
    upon(reader.closed.promise, nothing, (error) => {
      if (this.reader === reader) this.fail(error);
    });
  }

  fail(error) {
    for (const branch of this.branches) branch.controller.error(error);
    this.settle();
  }

  /** Whoever cancelled one branch need not wait for the other any more. */
  settle(outcome = undefined) {
    if (!this.isCancelled.every(Boolean)) this.cancelled.resolve(outcome);
  }

  /** A chunk cannot be had twice. */
  giveUp(error) {
    for (const branch of this.branches) branch.controller.error(error);
    this.cancelled.resolve(this.stream.cancel(error));
  }

  pull(number) {
    if (this.isReading) {
      this.readAgain[number] = true;
    } else {
      this.isReading = true;
      this.read(number);
    }
    return Promise.resolve();
  }

  read() {
    this.reader.read(this);
  }

  /** What has been read is with the branches; those that asked meanwhile are served. */
  goOn([first, second]) {
    this.isReading = false;
    if (first) this.pull(0);
    else if (second) this.pull(1);
  }

  takeAgain() {
    const { readAgain } = this;
    this.readAgain = [false, false];
    return readAgain;
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
      this.readAgain = [false, false];
      let second;
      try {
        second = this.isCloning && !this.isCancelled[1] ? require('internal/structured_clone').structuredClone(chunk) : chunk;
      } catch (error) {
        this.giveUp(error);
        return;
      }
      if (!this.isCancelled[0]) this.branches[0].controller.enqueue(chunk);
      if (!this.isCancelled[1]) this.branches[1].controller.enqueue(second);
      this.goOn(this.takeAgain());
    });
  }

  /** In a tick, as Node does it. */
  close() {
    require('internal/loop').nextTick(() => this.closeBranches());
  }

  closeBranches() {
    this.isReading = false;
    this.branches.forEach((branch, number) => {
      if (!this.isCancelled[number]) branch.controller.close();
    });
    this.settle();
  }

  error() { this.isReading = false; }
}

class ByteTee extends Tee {
  makeBranch(number) {
    const { ByteControllerCore } = require('internal/webstreams/bytes');
    const branch = new ReadableCore();
    new ByteControllerCore(branch, { ...this.algorithmsOf(number), highWaterMark: 0 });
    return branch;
  }

  read(number) {
    const view = this.branches[number].controller.byobRequest?.view;
    this.useReader(view !== undefined);
    if (view === undefined) this.reader.read(this);
    else this.reader.readInto(view, 1, new ViewRequest(this, number));
  }

  /** One that fills views, or one that takes what comes. */
  useReader(isByob) {
    if (this.reader.isByob === isByob) return;
    this.reader.release();
    this.reader = new ReaderCore(this.stream, isByob);
    this.forwardErrorOf(this.reader);
  }

  /** A copy for the other branch; undefined if there is no memory for one: then the tee has failed. */
  copyOf(chunk) {
    try {
      return new Uint8Array(chunk);
    } catch (error) {
      this.giveUp(error);
      return undefined;
    }
  }

  chunk(chunk) {
    upon(Promise.resolve(), () => {
      this.readAgain = [false, false];
      const isForBoth = !this.isCancelled.some(Boolean);
      const copy = isForBoth ? this.copyOf(chunk) : chunk;
      if (copy === undefined) return;
      if (!this.isCancelled[0]) this.branches[0].controller.enqueue(chunk);
      if (!this.isCancelled[1]) this.branches[1].controller.enqueue(copy);
      this.goOn(this.takeAgain());
    });
  }

  close() {
    this.closeBranches();
  }

  closeBranches() {
    this.isReading = false;
    this.branches.forEach(({ controller }, number) => {
      if (!this.isCancelled[number]) controller.close();
    });
    for (const { controller } of this.branches) if (controller.pending.length !== 0) controller.respond(0);
    this.settle();
  }
}

/** A read into the view that one branch has been asked to fill. */
class ViewRequest {
  constructor(tee, number) {
    this.tee = tee;
    this.number = number;
  }

  chunk(chunk) {
    const { tee, number } = this;
    const other = 1 - number;
    upon(Promise.resolve(), () => {
      tee.readAgain = [false, false];
      const isForOther = !tee.isCancelled[other];
      const copy = isForOther ? tee.copyOf(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)) : undefined;
      if (isForOther && copy === undefined) return;
      if (!tee.isCancelled[number]) tee.branches[number].controller.respondWithNewView(chunk);
      if (isForOther) tee.branches[other].controller.enqueue(copy);
      tee.goOn(tee.takeAgain());
    });
  }

  close(chunk) {
    const { tee, number } = this;
    const other = 1 - number;
    const [mine, others] = [tee.branches[number].controller, tee.branches[other].controller];
    tee.isReading = false;
    if (!tee.isCancelled[number]) mine.close();
    if (!tee.isCancelled[other]) others.close();
    if (chunk !== undefined) {
      if (!tee.isCancelled[number]) mine.respondWithNewView(chunk);
      if (!tee.isCancelled[other] && others.pending.length !== 0) others.respond(0);
    }
    tee.settle();
  }

  error() { this.tee.isReading = false; }
}

Object.assign(exports, { tee });
