// `internal/wire`: values between nodes, as bytes. Follows the table at the top of `crates/wire/src/lib.rs`.
//
// `encode(value, what, transferSet, out, hooks)` writes into `scratch.bytes` (valid until the next call) and returns how many bytes.
//   `what` names the value in errors ('argument 1 of search', 'db (app.mjs:12:7)'); `transferSet` is a Set of ArrayBuffers to move, or undefined;
//   `out` is `{ transfers: [], signals: [] }` and gets what travels beside the bytes. Only if all went well are buffers detached.
// `decode(bytes, offset, length, transfers, signals, hooks)` gives the value.
//
// Hooks, each optional (what needs a missing one cannot travel):
// - `functionOf(fn)`: undefined, or `{ hash, index, name, captures }` of a node function; hash is 32 bytes, captures an object or null.
// - `makeFunction({ hash, index, name, captures })`: the function. `captures` is filled only after this call, because a function can capture itself.
// - `signalOf(signal)`: the index to write; asked once per signal and call; undefined if it cannot travel. Without it,
//   the index in `out.signals`, where every signal is put.
// - `makeSignal(index, aborted, reason)`: the signal. Without it, `signals[index]`.
// - `classOf(error)`: the name of its class in the slice, or undefined. `errorClass(name)`: that class, or undefined.
'use strict';

const { encode, scratch, markUncloneable, addKind: addToEncoder } = require('internal/wire_encode');
const { decode, setHomes, addKind: addToDecoder } = require('internal/wire_decode');

/** Instances of a class travel from now on; described in `internal/node_values`. */
function registerKind(kind) {
  addToEncoder(kind);
  addToDecoder(kind);
}

Object.assign(exports, { encode, decode, scratch, markUncloneable, registerKind, setHomes });

// Nodes' values travel with whatever is sent.
require('internal/boot').loaded('internal/node_values')?.teach?.(exports);
