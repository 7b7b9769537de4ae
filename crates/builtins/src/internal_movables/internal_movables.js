// `internal/movables`: what moves by transfer lists besides buffers and ports: web streams and FileHandles. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#portpostmessagevalue-transferlist
//
// A departure is what an object leaves by: `ports` and `parts` go along, `isSent` says that the message has it, `go` ends it here, `stay` takes all back.
'use strict';

const { loaded } = require('internal/boot');

const objectToString = Object.prototype.toString;
const streams = () => require('internal/webstreams/transfer');
const files = () => loaded('internal/fs_handle');

/** The class of an object that moves; undefined for anything else. */
function movableName(value) {
  switch (objectToString.call(value)) {
    case '[object ReadableStream]': case '[object WritableStream]': case '[object TransformStream]': return streams().classOf(value);
    default: return files()?.isFileHandle(value) ? 'FileHandle' : undefined;
  }
}

/** Throws if the object, of that class, cannot move now. */
function checkMovable(value, name) {
  if (name === 'FileHandle') files().checkMovable(value);
  else streams().checkMovable(value);
}

function departureOf(value) {
  if (files()?.isFileHandle(value)) return new FileDeparture(value);
  const departure = new (streams().Departure)(value);
  departure.parts = departure.ports;
  return departure;
}

class FileDeparture {
  name = 'FileHandle';
  ports = [];
  isSent = false;
  #handle;

  constructor(handle) {
    this.#handle = handle;
    this.parts = handle.fd;
  }

  go() { files().leave(this.#handle, this.isSent); }
  stay() {}
}

/** The object in its new realm. */
function arrive(name, parts) {
  return name === 'FileHandle' ? require('internal/fs_handle').make(parts) : streams().arrive(name, parts);
}

Object.assign(exports, { movableName, checkMovable, departureOf, arrive });
