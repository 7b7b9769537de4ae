// `internal/pipe_stream`: what child.stdin, child.stdout and child.stdio are: sockets of `node:net` over pipes. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/child_process.html#subprocessstdio
'use strict';

const { Socket } = require('internal/net/socket');
const { Pipe } = require('internal/sockets');
const { pipes, NONE } = require('internal/pipe');

/** Streams that another process reads from, or writes to, now. */
const lent = new WeakSet();

/** The stream over that pipe of `internal/pipe`; over one whose other end is closed, if it is NONE. */
function open(pipe, isReadable) {
  const handle = new Pipe();
  try {
    handle.adopt(pipe === NONE ? pipes.dead() : pipe);
  } catch (error) {
    if (pipe !== NONE) throw error;
    // The child could not start because there are no descriptors, nor are there any for this.
    return new Socket({ readable: isReadable }).destroy();
  }
  return new Socket({ handle, readable: isReadable });
}

/** It is given to a child: nothing is read here any more. */
function lend(stream) {
  const handle = stream._handle;
  if (typeof handle.readStop !== 'function') return;
  handle.reading = false;
  handle.readStop();
  stream.pause();
  stream._readableState.reading = false;
  lent.add(stream);
}

const isLent = (stream) => lent.has(stream);

Object.assign(exports, { open, lend, isLent });
